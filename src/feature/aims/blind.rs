//! Blind, then reveal: one answers, passes the tablet, the other answers, both are shown. Until then
//! nothing of the other's answer is in the page.

use leptos::prelude::*;
use workbook_core::command::Command;
use workbook_core::id::RecordId;
use workbook_core::record::{AimId, Kind};
use workbook_core::stamp::Seat;

use crate::i18n::{tr, words};
use crate::parts::{Clashes, TurnFor};
use crate::state::App;
use crate::ui::Icon;

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
    /// What kind of record an answer is.
    pub(super) kind: &'static Kind,
    /// Whether the patient's and the professional's answer waits for the other's.
    pub(super) waiting: Signal<[bool; 2]>,
    /// Whether both answered before.
    pub(super) answered: Signal<bool>,
    /// The answer of whoever writes, while it waits.
    pub(super) own: fn(App, AimId) -> Option<Waiting>,
    /// Asks a seat.
    pub(super) ask: fn(AimId, Seat) -> AnyView,
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
    let Question { kind, waiting, answered, own, ask } = question;
    let own = Memo::new(move |_| own(app, id));
    // Asked anew on purpose: to change an answer, or to begin another round.
    let anew = RwSignal::new(false);
    let seat = Memo::new(move |_| {
        anew.set(false);
        app.seat()
    });
    let other_waits = Memo::new(move |_| {
        let [patient, professional] = waiting.get();
        if seat.get() == Seat::Patient { professional } else { patient }
    });
    let in_already = Memo::new(move |_| own.with(Option::is_some));
    Effect::new(move |before: Option<(bool, bool)>| {
        // Whoever put an answer in is done asking.
        let now = (in_already.get(), other_waits.get());
        if before.is_some_and(|before| before != now) {
            anew.set(false);
        }
        now
    });
    let body = move || {
        let seat = seat.get();
        if app.read_only().is_some() {
            return ().into_any();
        }
        if anew.get() || (!in_already.get() && (other_waits.get() || !answered.get())) {
            let lead = other_waits.get().then(|| tr::aims::other_is_in(&app.name(other(seat))));
            return view! {
                {lead.map(|words| view! { <p dir="auto">{words}</p> })}
                <div class="stack">{ask(id, seat)}</div>
            }
            .into_any();
        }
        if in_already.get() {
            return view! { <InAlready own seat anew/> }.into_any();
        }
        view! {
            <button class="button" type="button" on:click=move |_| anew.set(true)>
                <Icon name="refresh"/>
                {tr::aims::answer_anew()}
            </button>
        }
        .into_any()
    };
    // One person who answered apart on two devices settles it; nobody else sees it before.
    let clashing = Memo::new(move |_| app.own_clashing(id.0, kind));
    view! {
        <For each=move || clashing.get() key=|id| *id let(record)>
            <Clashes id=record/>
        </For>
        <TurnFor>{body}</TurnFor>
    }
}

/// The answer is in and waits: pass the tablet, change it, or show it now.
#[component]
fn InAlready(own: Memo<Option<Waiting>>, seat: Seat, anew: RwSignal<bool>) -> impl IntoView {
    let app = App::here();
    let name = app.name(other(seat));
    let show = move |_| {
        let Some(answer) = own.get_untracked() else { return };
        if let Err(error) = app.dispatch(&Command::Reveal(answer.record)) {
            app.alert(&words::command_error(error));
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
                    <button
                        class="button"
                        type="button"
                        data-variant="primary"
                        on:click=move |_| app.pass_to(other(seat))
                    >
                        <Icon name="pass"/>
                        {tr::aims::pass_to(&name)}
                    </button>
                    <button class="button" type="button" on:click=move |_| anew.set(true)>
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
