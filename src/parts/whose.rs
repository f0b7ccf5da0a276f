//! Whose words and whose turn: the line that says who wrote something, and what stands in place of
//! another person's own field.

use leptos::prelude::*;
use workbook_core::stamp::Seat;

use crate::i18n::tr;
use crate::state::App;
use crate::ui::Mark;

/// Who wrote something, with the mark and the name, and what comes after.
#[component]
pub fn Whose(
    /// The seat.
    seat: Seat,
    /// What comes after the name, such as a time.
    #[prop(into)]
    after: Signal<String>,
) -> impl IntoView {
    let app = App::here();
    view! {
        <p class="by" data-seat=seat.name()>
            <Mark seat=seat.name() letters=Signal::derive(move || app.letters(seat))/>
            " "
            <strong dir="auto">{move || app.name(seat)}</strong>
            " "
            <span>{after}</span>
        </p>
    }
}

/// Set to show the calm screen that says whose turn it is. The shell provides it.
#[derive(Debug, Clone, Copy)]
pub struct Passing(pub RwSignal<bool>);

/// Set to show the list of keyboard shortcuts. The shell provides it.
#[derive(Debug, Clone, Copy)]
pub struct KeysShown(pub RwSignal<bool>);

/// The two of the pair, and both, by their names: for choosing one.
pub fn seat_options(app: App) -> Vec<(String, String)> {
    let all = [Seat::Patient, Seat::Professional, Seat::Both];
    all.map(|seat| (seat.name().to_owned(), app.name(seat))).to_vec()
}

/// What only one person at a time can answer, where both are writing: asks who it is.
#[component]
pub fn TurnFor(
    /// What is asked of the one who writes.
    children: ChildrenFn,
) -> impl IntoView {
    let app = App::here();
    let both = Memo::new(move |_| app.seat() == Seat::Both);
    move || {
        if !both.get() {
            return children().into_any();
        }
        let who = |seat: Seat| {
            view! {
                <button class="button" type="button" on:click=move |_| app.pass_to(seat)>
                    <Mark seat=seat.name() letters=Signal::derive(move || app.letters(seat))/>
                    {tr::parts::it_is(&app.name(seat))}
                </button>
            }
        };
        view! {
            <div class="stack" data-gap="small">
                <p>{tr::parts::who_answers()}</p>
                <div class="row">{Seat::PAIR.map(who).collect_view()}</div>
            </div>
        }
        .into_any()
    }
}
