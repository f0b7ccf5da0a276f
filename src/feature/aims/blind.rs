//! Blind, then reveal: one answers, passes the tablet, the other answers, both are shown. Until then
//! nothing of the other's answer is in the page.

use leptos::prelude::*;
use workbook_core::command::Command;
use workbook_core::id::RecordId;
use workbook_core::record::{AimId, Kind};
use workbook_core::stamp::Seat;

use crate::i18n::tr;
use crate::parts::{Clashes, Passing, TurnFor};
use crate::platform::{page, timer};
use crate::state::App;
use crate::ui::{Each, Icon, part_head};

/// One's own answer that waits for the other's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Waiting {
    /// The answer.
    pub(super) record: RecordId,
    /// What it says.
    pub(super) words: String,
}

/// What is asked blind: what both see of it, and what is asked.
#[derive(Clone, Copy)]
pub(super) struct Question {
    /// The part of the page it stands in, by its id.
    pub(super) part: &'static str,
    /// What kind of record an answer is.
    pub(super) kind: &'static Kind,
    /// Whether the patient's and the professional's answer waits for the other's.
    pub(super) waiting: Signal<[bool; 2]>,
    /// Whether both answered before.
    pub(super) answered: Signal<bool>,
    /// The answer of whoever writes, while it waits.
    pub(super) own: fn(App, AimId) -> Option<Waiting>,
    /// Asks a seat; the callback is for when the answer is in.
    pub(super) ask: fn(AimId, Seat, Callback<()>) -> AnyView,
}

impl Question {
    /// What was pressed goes away: the focus moves on to the head of the part, which stays.
    fn focus_head(self) {
        timer::next_frame(move || {
            page::focus(&part_head(self.part));
        });
    }

    /// What was pressed goes away: the focus moves on to the answer so far, or the first one.
    fn focus_answer(self) {
        timer::next_frame(move || {
            let answer = format!("#{} .asked input", self.part);
            let _ = page::focus(&format!("{answer}:checked")) || page::focus(&answer);
        });
    }
}

const fn other(seat: Seat) -> Seat {
    match seat {
        Seat::Patient => Seat::Professional,
        Seat::Professional | Seat::Both => Seat::Patient,
    }
}

/// The question to whoever writes, or what they wait for.
#[component]
pub(super) fn Blind(
    /// The aim.
    id: AimId,
    /// What is asked.
    question: Question,
) -> impl IntoView {
    let app = App::here();
    // One person who answered apart on two devices settles it; nobody else sees it before.
    let clashing = Memo::new(move |_| app.own_clashing(id.0, question.kind));
    let seat = Memo::new(move |_| app.seat());
    view! {
        <Each keys=clashing let(record)>
            <Clashes id=record/>
        </Each>
        <TurnFor>
            {move || {
                let seat = seat.get();
                app.read_only().is_none().then(|| view! { <Turn id question seat/> })
            }}
        </TurnFor>
    }
}

/// One seat's turn, from the question to the answer that waits.
#[component]
fn Turn(id: AimId, question: Question, seat: Seat) -> impl IntoView {
    let app = App::here();
    let own = Memo::new(move |_| (question.own)(app, id));
    let in_already = Memo::new(move |_| own.with(Option::is_some));
    let other_waits = Memo::new(move |_| {
        let [patient, professional] = question.waiting.get();
        if seat == Seat::Patient { professional } else { patient }
    });
    // Asked anew on purpose: to change an answer, or to begin another round.
    let anew = RwSignal::new(false);
    let begin = Callback::new(move |()| {
        anew.set(true);
        question.focus_answer();
    });
    let done = Callback::new(move |()| {
        anew.set(false);
        question.focus_head();
    });
    // The tablet was passed on: the button for that went away with the turn before.
    timer::next_frame(move || {
        if page::nothing_has_focus() {
            page::focus(&part_head(question.part));
        }
    });
    move || {
        if anew.get() || (!in_already.get() && (other_waits.get() || !question.answered.get())) {
            let lead = other_waits.get().then(|| tr::aims::other_is_in(&app.name(other(seat))));
            return view! {
                {lead.map(|words| view! { <p dir="auto">{words}</p> })}
                <div class="asked stack">{(question.ask)(id, seat, done)}</div>
            }
            .into_any();
        }
        if in_already.get() {
            return view! { <InAlready own seat begin done/> }.into_any();
        }
        view! {
            <button class="button" type="button" on:click=move |_| begin.run(())>
                <Icon name="refresh"/>
                {tr::aims::answer_anew()}
            </button>
        }
        .into_any()
    }
}

/// The answer is in and waits: pass the tablet, change it, or show it now.
#[component]
fn InAlready(
    own: Memo<Option<Waiting>>,
    seat: Seat,
    begin: Callback<()>,
    done: Callback<()>,
) -> impl IntoView {
    let app = App::here();
    let name = app.name(other(seat));
    let Passing(passing) = expect_context();
    let show = move |_| {
        let Some(answer) = own.get_untracked() else { return };
        if app.told(app.dispatch(&Command::Reveal(answer.record))).is_some() {
            done.run(());
        }
    };
    view! {
        <div class="notice" data-tone="calm">
            <div class="notice-body">
                <p dir="auto">{tr::aims::your_answer_waits(&name)}</p>
                <p dir="auto">
                    <strong>{move || own.get().map(|own| own.words)}</strong>
                </p>
                <div class="row">
                    <button class="button" type="button" data-variant="primary" on:click=move |_| passing.set(true)>
                        <Icon name="pass"/>
                        {tr::aims::pass_to(&name)}
                    </button>
                    <button class="button" type="button" on:click=move |_| begin.run(())>
                        <Icon name="pencil"/>
                        {tr::aims::change_answer()}
                    </button>
                    <button class="button" type="button" data-variant="quiet" on:click=show>
                        <Icon name="eye"/>
                        {tr::aims::show_now()}
                    </button>
                </div>
                <p class="soft small">{tr::aims::hidden_not_secret()}</p>
            </div>
        </div>
    }
}
