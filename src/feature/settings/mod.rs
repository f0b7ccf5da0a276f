//! How this device shows things, what is stored, and what this app is.

mod about;
mod choices;
mod leave;
mod lock;
mod pair;
mod room;
mod shelf;

use leptos::prelude::*;

use crate::i18n::tr;
use crate::state::App;
use crate::ui::PageHead;

use about::About;
use choices::Choices;
use leave::Leaving;
use lock::LockPart;
use pair::Pair;
use room::RoomPart;
use shelf::ShelfLink;

/// The settings.
#[component]
pub fn Settings() -> impl IntoView {
    let app = App::here();
    let open = Memo::new(move |_| app.is_open());
    // A practice workbook gets no lock.
    let lockable = Memo::new(move |_| {
        let lock = app.lock();
        let is_locked = lock.on || lock.going_off || lock.half_off || lock.unplaced;
        app.is_open() && (is_locked || !app.is_practice())
    });
    let back =
        (!open.get_untracked()).then(|| (crate::route::Route::Home.href(), tr::start::back()));
    let head = match back {
        Some(back) => {
            view! { <PageHead title=tr::shell::settings() lead=tr::settings::lead() back/> }
                .into_any()
        }
        None => {
            view! { <PageHead title=tr::shell::settings() lead=tr::settings::lead()/> }.into_any()
        }
    };
    view! {
        {head}
        <Choices/>
        {move || lockable.get().then(|| view! { <LockPart/> })}
        <Leaving/>
        {move || open.get().then(|| view! { <Pair/> <ShelfLink/> <RoomPart/> })}
        <About/>
    }
}
