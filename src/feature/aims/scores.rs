//! Scores: each says, without seeing the other's answer, which rung they stand on now. Both answers
//! are shown together, and a wide gap is something to talk about.

use leptos::prelude::*;
use workbook_core::command::{Command, Rating};
use workbook_core::record::{Aim, AimId, Choice, HowKnown, Record, Rung, Score, choice};
use workbook_core::stamp::Seat;
use workbook_core::view::{self, Rounds};

use super::blind::{Blind, Question, Waiting};
use super::picture::Picture;
use crate::i18n::choices;
use crate::i18n::{tr, words};
use crate::parts::{Typed, Whose};
use crate::state::App;
use crate::ui::{ErrorLine, Field, FieldMore, Lines, Part, Select};

const PART: &str = "part-scores";

#[component]
pub(super) fn Scores(
    /// The aim.
    id: AimId,
) -> impl IntoView {
    let app = App::here();
    let scores = Memo::new(move |_| app.rounds::<Score>(id.0));
    let state = Signal::derive(move || scores.with(|scores| standing(app, scores)));
    view! {
        <Part id=PART title=tr::aims::part_scores() state>
            <p class="soft">{tr::aims::scores_lead()}</p>
            <Latest id scores/>
            <Blind
                id
                question=Question {
                    part: PART,
                    kind: Score::KIND,
                    waiting: Signal::derive(move || scores.with(|scores| scores.waiting)),
                    answered: Signal::derive(move || scores.with(|scores| !scores.shown.is_empty())),
                    own: waiting,
                    ask: |id, seat, done| view! { <Ask id seat done/> }.into_any(),
                }
            />
        </Part>
    }
}

/// Where the pair stands, for the head of the part.
fn standing(app: App, scores: &Rounds<Score>) -> String {
    let [patient, professional] = scores.latest().map(|score| score.and_then(|s| s.rung));
    match (patient, professional) {
        (Some(a), Some(b)) => tr::aims::scores_state(
            &app.name(Seat::Patient),
            &words::rung_number(a),
            &app.name(Seat::Professional),
            &words::rung_number(b),
        ),
        (None, None) if scores.waiting == [true, false] => {
            tr::aims::waiting_for(&app.name(Seat::Professional))
        }
        (None, None) if scores.waiting == [false, true] => {
            tr::aims::waiting_for(&app.name(Seat::Patient))
        }
        (Some(one), None) => one_score(app, Seat::Patient, one),
        (None, Some(one)) => one_score(app, Seat::Professional, one),
        (None, None) => String::new(),
    }
}

fn one_score(app: App, seat: Seat, rung: Rung) -> String {
    tr::aims::score_state(&app.name(seat), &words::rung_number(rung))
}

fn waiting(app: App, id: AimId) -> Option<Waiting> {
    let (record, score) = app.own_waiting::<Score>(id.0)?;
    Some(Waiting { record, words: rung_line(app, id, score.rung) })
}

/// A rung by its number and its words.
fn rung_line(app: App, id: AimId, rung: Option<Rung>) -> String {
    let aim: Aim = app.record(id.0).unwrap_or_default();
    rung.map(|rung| match aim.rung_words(rung).trim() {
        "" => words::rung_number(rung),
        said => tr::aims::rung_line(&words::rung_number(rung), said),
    })
    .unwrap_or_default()
}

/// The latest answers of both side by side, the picture of all, and what to talk about.
#[component]
fn Latest(id: AimId, scores: Memo<Rounds<Score>>) -> impl IntoView {
    let app = App::here();
    let side = move |at: usize, seat: Seat| {
        let latest = scores.with(|s| s.latest().get(at).copied().flatten().cloned());
        let Some(score) = latest else {
            return view! { <p class="soft">{tr::aims::no_score(&app.name(seat))}</p> }.into_any();
        };
        let when = app.day_words(&score.created);
        let how = score.how.map(choices::Worded::words);
        view! {
            <div class="stack" data-gap="small">
                <Whose seat after=when/>
                <p class="score-rung" dir="auto">
                    {rung_line(app, id, score.rung)}
                </p>
                {(!score.note.trim().is_empty()).then(|| view! { <p dir="auto">{score.note.clone()}</p> })}
                {how.map(|how| view! { <p class="soft small">{how}</p> })}
            </div>
        }
        .into_any()
    };
    let missing = move || {
        // A rung that was chosen and says nothing asks for its words; the score stands.
        let aim: Aim = app.record(id.0).unwrap_or_default();
        let chosen = scores.with(|s| s.latest().map(|score| score.and_then(|s| s.rung)));
        let rung = chosen.into_iter().flatten().find(|r| aim.rung_words(*r).trim().is_empty())?;
        let label = tr::aims::rung_needs_words(&words::rung_number(rung));
        Some(
            view! { <Typed id=id.0 text=Aim::rung(rung) label=Signal::stored(label) lines=Lines::Several(1)/> },
        )
    };
    let talk = move || {
        scores.with(view::is_worth_a_talk).then(|| {
            let gap = scores.with(view::gap).unwrap_or_default();
            view! {
                <div class="notice" data-tone="talk">
                    <div class="notice-body">
                        <h3>{tr::aims::talk_title(&gap.to_string())}</h3>
                        <p>{tr::aims::talk_words()}</p>
                    </div>
                </div>
            }
        })
    };
    let any = Memo::new(move |_| scores.with(|scores| !scores.shown.is_empty()));
    move || {
        any.get().then(|| {
            view! {
                <div class="sides">
                    {move || side(0, Seat::Patient)}
                    {move || side(1, Seat::Professional)}
                </div>
                {missing}
                {talk}
                <Picture scores/>
            }
        })
    }
}

/// The question: which rung, a few words, how it is known.
#[component]
fn Ask(id: AimId, seat: Seat, done: Callback<()>) -> impl IntoView {
    let app = App::here();
    let before =
        untrack(|| app.own_waiting::<Score>(id.0)).map(|(_, score)| score).unwrap_or_default();
    let rung = RwSignal::new(before.rung);
    let note = RwSignal::new(before.note);
    let how = RwSignal::new(before.how.map(|how| how.name().to_owned()).unwrap_or_default());
    let error = RwSignal::new(None::<String>);
    let choose = move |one: Rung| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="score-rung"
                    prop:checked=move || rung.get() == Some(one)
                    on:change=move |_| rung.set(Some(one))
                />
                " "
                <span dir="auto">
                    <strong>{words::rung_number(one)}</strong>
                    " "
                    {move || {
                        let said = app.text(id.0, Aim::rung(one).field);
                        if said.trim().is_empty() { words::rung_title(one).to_owned() } else { said }
                    }}
                </span>
            </label>
        }
    };
    let put_in = move |_| {
        let Some(chosen) = rung.get_untracked() else {
            error.set(Some(tr::aims::choose_rung().to_owned()));
            app.alert(tr::aims::choose_rung());
            return;
        };
        let score = Score {
            rung: Some(chosen),
            note: note.get_untracked(),
            how: choice::<HowKnown>(&how.get_untracked()),
            ..Score::default()
        };
        match app.dispatch(&Command::Rate(Rating::of(id.0, seat, &score))) {
            Ok(()) => {
                app.say(tr::aims::answer_is_in());
                done.run(());
            }
            Err(wrong) => error.set(Some(words::command_error(wrong))),
        }
    };
    view! {
        <fieldset class="choices">
            <legend class="choices-label">{tr::aims::score_question()}</legend>
            <div class="stack" data-gap="small">{Rung::all().rev().map(choose).collect_view()}</div>
        </fieldset>
        <Field
            id="score-note".to_owned()
            label=tr::aims::score_note()
            value=note
            on_input=Callback::new(move |typed| note.set(typed))
            lines=Lines::Several(1)
            limit=Score::NOTE.limit
            more=FieldMore { unstored: true, ..FieldMore::default() }
        />
        <Select
            id="score-how".to_owned()
            label=tr::aims::score_how()
            options={choices::options::<HowKnown>()}
            value=how
            words=(tr::parts::not_chosen(), tr::choices::newer())
            on_pick=Callback::new(move |picked| how.set(picked))
            locked=false
        />
        <ErrorLine words=error/>
        <button class="button" type="button" data-variant="primary" on:click=put_in>
            {tr::aims::put_answer_in()}
        </button>
    }
}
