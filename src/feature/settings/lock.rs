//! The lock of the open workbook: putting it on, what opens it, when it closes, taking it off.

mod new_phrase;
mod off;
mod on;
mod rescue;
mod take_off;
mod unplaced;

use leptos::prelude::*;
use workbook_core::stamp::Seat;

use crate::i18n::tr;
use crate::platform::crypto;
use crate::state::App;
use crate::ui::Icon;

use off::Off;
use on::On;
use take_off::{HalfOff, going_off};
use unplaced::UnplacedWords;

#[component]
pub(super) fn LockPart() -> impl IntoView {
    let app = App::here();
    let look = Memo::new(move |_| {
        let look = app.lock();
        (look.on, look.going_off, look.half_off)
    });
    // Made anew for the next one, or where there are words at last; not when the last are thrown away,
    // for that can be undone.
    let unplaced = Memo::new(move |was: Option<&(Seat, bool)>| {
        let seat = app.seat();
        let had = was.is_some_and(|(before, had)| *before == seat && *had);
        (seat, app.lock().unplaced || had)
    });
    // What was done last. It is said aloud by who did it.
    let done = RwSignal::new("");
    let body = move || match look.get() {
        (true, ..) => view! { <On done/> }.into_any(),
        (_, true, _) => going_off().into_any(),
        (.., true) => view! { <HalfOff done/> }.into_any(),
        _ if crypto::is_there() => view! { <Off done/> }.into_any(),
        _ => view! { <p>{tr::lock::no_ciphers()}</p> }.into_any(),
    };
    view! {
        <section class="section" aria-labelledby="lock-title">
            <h2 id="lock-title" tabindex="-1">
                {tr::lock::title()}
            </h2>
            {move || {
                let words = done.get();
                (!words.is_empty()).then(|| view! { <p class="was-done"><Icon name="check"/>{words}</p> })
            }}
            {move || {
                // Read, not only tracked: a memo that nobody reads listens to nothing.
                let _ = unplaced.get();
                view! { <UnplacedWords/> }
            }}
            {body}
        </section>
    }
}
