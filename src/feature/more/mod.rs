//! More: the places that the bar of a phone or an upright tablet has no room for.

use leptos::prelude::*;

use crate::i18n::tr;
use crate::route::Route;
use crate::ui::{LinkRow, PageHead};

/// Links to the other places, with a line on each.
#[component]
pub fn More() -> impl IntoView {
    let places = [
        (Route::Us, "users", tr::shell::us(), tr::more::us()),
        (Route::Share, "share", tr::shell::share(), tr::more::share()),
        (Route::History, "clock", tr::history::title(), tr::more::history()),
        (Route::Find, "search", tr::shell::find(), tr::more::find()),
        (Route::Bin, "trash", tr::bin::title(), tr::more::bin()),
        (Route::Shelf, "book", tr::shelf::title(), tr::shelf::more_words()),
        (Route::Settings, "settings", tr::shell::settings(), tr::more::settings()),
    ];
    let rows = places.map(|(place, icon, name, words)| {
        view! { <LinkRow icon href=place.href() name words/> }
    });
    view! {
        <PageHead title=tr::shell::more() lead=tr::more::lead()/>
        <ul class="rows" role="list">
            {rows.collect_view()}
        </ul>
    }
}
