//! Whether a button to leave quickly stands in every place, and the way to finish here.

use leptos::prelude::*;

use crate::i18n::tr;
use crate::route::Route;
use crate::state::App;
use crate::ui::{Icon, Radio};

#[component]
pub(super) fn Leaving() -> impl IntoView {
    let app = App::here();
    let open = Memo::new(move |_| app.is_open());
    let radio = move |shows: bool, words: &'static str| {
        let on = Signal::derive(move || app.prefs().leave == shows);
        let choose = Callback::new(move |()| {
            let mut prefs = untrack(|| app.prefs());
            prefs.leave = shows;
            app.set_prefs(prefs);
        });
        view! { <Radio name="leave" on words choose/> }
    };
    view! {
        <section class="section" aria-labelledby="leave-title">
            <h2 id="leave-title">{tr::lock::leave_title()}</h2>
            <p>{tr::lock::leave_words()}</p>
            <fieldset class="choices">
                <legend class="sr-only">{tr::lock::leave_title()}</legend>
                <div class="choices-list">
                    {radio(false, tr::lock::leave_off())} {radio(true, tr::lock::leave_on())}
                </div>
            </fieldset>
            <p class="soft">{tr::lock::leave_left()}</p>
        </section>
        {move || open.get().then(|| view! { <ToFinish/> })}
    }
}

/// The way to being done on this device.
#[component]
fn ToFinish() -> impl IntoView {
    view! {
        <section class="section" aria-labelledby="finish-title">
            <h2 id="finish-title">{tr::lock::finish()}</h2>
            <p>{tr::lock::finish_words()}</p>
            <p>
                <a class="button" href=Route::Finish.href()>
                    <Icon name="check"/>
                    {tr::lock::to_finish()}
                </a>
            </p>
        </section>
    }
}
