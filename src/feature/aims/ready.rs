//! Readiness: how important the aim is to each, and how sure each is, answered blind.

use leptos::prelude::*;
use workbook_core::command::{Command, Rating};
use workbook_core::record::{AimId, Readiness, Record, Ten};
use workbook_core::stamp::Seat;

use super::blind::{Blind, Question, Waiting};
use crate::i18n::{tr, words};
use crate::parts::Whose;
use crate::state::App;
use crate::ui::{ErrorLine, Field, FieldMore, Lines, Part, Scale};

const PART: &str = "part-ready";

#[component]
pub(super) fn Ready(
    /// The aim.
    id: AimId,
) -> impl IntoView {
    let app = App::here();
    let rounds = Memo::new(move |_| app.rounds::<Readiness>(id.0));
    let state = Signal::derive(move || match rounds.with(|rounds| rounds.waiting) {
        [true, false] => tr::aims::waiting_for(&app.name(Seat::Professional)),
        [false, true] => tr::aims::waiting_for(&app.name(Seat::Patient)),
        [_, _] if rounds.with(|rounds| rounds.shown.is_empty()) => String::new(),
        [_, _] => tr::aims::answered().to_owned(),
    });
    let side = move |at: usize, seat: Seat| {
        let latest = rounds.with(|r| r.latest().get(at).copied().flatten().cloned());
        let Some(answer) = latest else {
            return view! { <p class="soft">{tr::aims::no_score(&app.name(seat))}</p> }.into_any();
        };
        view! {
            <div class="stack" data-gap="small">
                <Whose seat after=app.day_words(&answer.created)/>
                <p>{line(&answer)}</p>
                {(!answer.help.trim().is_empty())
                    .then(|| view! { <p dir="auto">{tr::aims::would_help(&answer.help)}</p> })}
            </div>
        }
        .into_any()
    };
    let any = Memo::new(move |_| rounds.with(|rounds| !rounds.shown.is_empty()));
    let latest = move || {
        any.get().then(|| {
            view! {
                <div class="sides">
                    {move || side(0, Seat::Patient)}
                    {move || side(1, Seat::Professional)}
                </div>
            }
        })
    };
    view! {
        <Part id=PART title=tr::aims::part_ready() state>
            <p class="soft">{tr::aims::ready_lead()}</p>
            {latest}
            <Blind
                id
                question=Question {
                    part: PART,
                    kind: Readiness::KIND,
                    waiting: Signal::derive(move || rounds.with(|rounds| rounds.waiting)),
                    answered: any.into(),
                    own: waiting,
                    ask: |id, seat, done| view! { <Ask id seat done/> }.into_any(),
                }
            />
        </Part>
    }
}

fn waiting(app: App, id: AimId) -> Option<Waiting> {
    let (record, answer) = app.own_waiting::<Readiness>(id.0)?;
    Some(Waiting { record, words: line(&answer) })
}

fn line(answer: &Readiness) -> String {
    let number = |ten: Option<Ten>| ten.map_or_else(|| "–".to_owned(), |ten| ten.get().to_string());
    tr::aims::ready_line(&number(answer.importance), &number(answer.confidence))
}

#[component]
fn Ask(id: AimId, seat: Seat, done: Callback<()>) -> impl IntoView {
    let app = App::here();
    let before = untrack(|| app.own_waiting::<Readiness>(id.0)).map(|(_, answer)| answer);
    let before = before.unwrap_or_default();
    let importance = RwSignal::new(before.importance);
    let confidence = RwSignal::new(before.confidence);
    let help = RwSignal::new(before.help);
    let error = RwSignal::new(None::<String>);
    let put_in = move |_| {
        let (important, sure) = (importance.get_untracked(), confidence.get_untracked());
        if important.is_none() && sure.is_none() {
            error.set(Some(tr::aims::choose_number().to_owned()));
            app.alert(tr::aims::choose_number());
            return;
        }
        let answer = Readiness {
            importance: important,
            confidence: sure,
            help: help.get_untracked(),
            ..Readiness::default()
        };
        match app.dispatch(&Command::Rate(Rating::of(id.0, seat, &answer))) {
            Ok(()) => {
                app.say(tr::aims::answer_is_in());
                done.run(());
            }
            Err(wrong) => error.set(Some(words::command_error(wrong))),
        }
    };
    let scale = |name: &'static str, label: &'static str, number: RwSignal<Option<Ten>>| {
        let chosen = Signal::derive(move || number.get().map(Ten::get));
        let on_pick = Callback::new(move |picked: Option<i64>| {
            number.set(picked.and_then(|picked| Ten::new(picked).ok()));
        });
        let ends = (tr::aims::not_at_all(), tr::aims::very_much());
        view! { <Scale name label from_to=(0, 10) chosen on_pick ends/> }
    };
    view! {
        {scale("ready-importance", tr::aims::important_question(), importance)}
        {scale("ready-confidence", tr::aims::sure_question(), confidence)}
        <Field
            id="ready-help".to_owned()
            label=tr::aims::help_question()
            value=help
            on_input=Callback::new(move |typed| help.set(typed))
            lines=Lines::Several(1)
            limit=Readiness::HELP.limit
            more=FieldMore { unstored: true, ..FieldMore::default() }
        />
        <ErrorLine words=error/>
        <button class="button" type="button" data-variant="primary" on:click=put_in>
            {tr::aims::put_answer_in()}
        </button>
    }
}
