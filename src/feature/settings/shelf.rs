//! The way to the workbooks on this device.

use leptos::prelude::*;

use crate::i18n::tr;
use crate::route::Route;
use crate::ui::Icon;

#[component]
pub(super) fn ShelfLink() -> impl IntoView {
    view! {
        <section class="section" aria-labelledby="shelf-title">
            <h2 id="shelf-title">{tr::shelf::title()}</h2>
            <p>{tr::shelf::more_words()}</p>
            <p>
                <a class="button" href=Route::Shelf.href()>
                    <Icon name="book"/>
                    {tr::shelf::see()}
                </a>
            </p>
        </section>
    }
}
