//! Passing the tablet: a calm screen that says whose turn it is.

use leptos::prelude::*;
use workbook_core::stamp::Seat;

use crate::i18n::tr;
use crate::state::{App, SaveState};
use crate::ui::{Dialog, Mark};

#[component]
pub(super) fn PassDialog(
    /// Whether it stands open.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog open title_id="pass-title" size="full">
            <Calm open/>
        </Dialog>
    }
}

/// The other seat's turn; after "both", the patient's.
const fn next(seat: Seat) -> Seat {
    match seat {
        Seat::Patient => Seat::Professional,
        Seat::Professional | Seat::Both => Seat::Patient,
    }
}

#[component]
fn Calm(open: RwSignal<bool>) -> impl IntoView {
    let app = App::here();
    let now = app.seat();
    let turn = next(now);
    let choose = move |seat: Seat| {
        app.pass_to(seat);
        open.set(false);
    };
    // Every seat but the present one can go on; the present one can stay.
    let third = match now {
        Seat::Patient | Seat::Professional => Seat::Both,
        Seat::Both => Seat::Professional,
    };
    let so_far = move || match app.save_state() {
        SaveState::Saved | SaveState::Saving | SaveState::OnlyTwin(_) => tr::shell::hand_over(),
        SaveState::OnlyLocal(_) => tr::shell::half_saved_why(),
        SaveState::NotSaved(_) => tr::shell::not_saved_failed(),
    };
    let third_words = match third {
        Seat::Both => tr::shell::we_write_together().to_owned(),
        Seat::Patient | Seat::Professional => tr::shell::i_am(&app.name(third)),
    };
    view! {
        <div class="calm" data-seat=turn.name()>
            <Mark seat=turn.name() letters=app.letters(turn) size="large"/>
            <h2 class="calm-title" id="pass-title" dir="auto">
                {tr::shell::now_turn(&app.name(turn))}
            </h2>
            <p class="page-lead">{so_far}</p>
            <div class="calm-actions">
                <button
                    class="button"
                    type="button"
                    data-variant="primary"
                    data-size="large"
                    autofocus
                    on:click=move |_| choose(turn)
                >
                    {tr::shell::i_am(&app.name(turn))}
                </button>
                <button class="button" type="button" on:click=move |_| choose(third)>
                    {third_words}
                </button>
                <button class="button" type="button" data-variant="quiet" on:click=move |_| choose(now)>
                    {tr::shell::back_to(&app.name(now))}
                </button>
            </div>
        </div>
    }
}
