//! What can be tried in a practice workbook. What was done is read off the workbook, not kept.

use leptos::prelude::*;
use workbook_core::document::Document;
use workbook_core::entry::Entry;
use workbook_core::record::{Acceptance, Aim, AimId, Answer, CREATED, Note, Record, Score};
use workbook_core::stamp::Seat;
use workbook_core::view::{self, NoteWaits};

use crate::i18n::tr;
use crate::parts::practice;
use crate::route::Route;
use crate::state::App;
use crate::ui::{Ask, Icon};

/// How many things there are to try.
const TRIES: usize = 5;

/// The things to try, each with its place; then the way on.
#[component]
pub(super) fn Tries() -> impl IntoView {
    let app = App::here();
    let done = Memo::new(move |_| {
        app.track_anything();
        app.peek(done).unwrap_or_default()
    });
    move || section(app, done.get()).into_any()
}

fn section(app: App, done: [bool; TRIES]) -> impl IntoView {
    let all = done.iter().all(|done| *done);
    let (title, words, variant) = if all {
        (tr::practice::all_title(), tr::practice::all_words(), "primary")
    } else {
        (tr::practice::tries_title(), tr::practice::tries_lead(), "quiet")
    };
    let rows: Vec<AnyView> = tries(app)
        .into_iter()
        .zip(done)
        .enumerate()
        .map(|(at, (one, done))| row(at + 1, one, done))
        .collect();
    let list = view! {
        <ol class="rows" role="list">
            {rows}
        </ol>
    }
    .into_any();
    let onward = onward(app, variant).into_any();
    let (first, second) = if all { (onward, list) } else { (list, onward) };
    view! {
        <section class="section tries" aria-labelledby="tries-title">
            <h2 id="tries-title">{title}</h2>
            <p>{words}</p>
            {first}
            {second}
        </section>
    }
}

/// To a workbook of one's own, and the way to take this one off the tablet.
fn onward(app: App, variant: &'static str) -> impl IntoView {
    let asking = RwSignal::new(false);
    let put_away = Callback::new(move |()| app.remove_book(app.book()));
    view! {
        <div class="row">
            <a class="button" data-variant=variant href=Route::Start.href()>
                <Icon name="book"/>
                {tr::practice::start_own()}
            </a>
            <button class="button" type="button" data-variant="quiet" on:click=move |_| asking.set(true)>
                <Icon name="x"/>
                {tr::practice::put_away()}
            </button>
        </div>
        <Ask open=asking title_id="away-title" title=tr::practice::put_away_ask() words=tr::practice::put_away_words() yes=tr::practice::put_away_yes() variant="primary" on_yes=put_away/>
    }
}

/// One thing to try.
struct Try {
    title: &'static str,
    words: String,
    place: Route,
}

fn tries(app: App) -> [Try; TRIES] {
    let book = app.book();
    let aim = practice::aim(book);
    let [_, question] = practice::notes(book);
    // What somebody put in the bin has no page: its list still leads on.
    let there = |id, place, list| if app.kind_of(id).is_empty() { list } else { place };
    let the_aim = there(aim.0, Route::Aim(aim), Route::Aims);
    let [patient, professional] = Seat::PAIR.map(|seat| app.name(seat));
    let one = |title, words, place| Try { title, words, place };
    [
        one(tr::practice::try_yes(), tr::practice::try_yes_words(&patient, &professional), the_aim),
        one(
            tr::practice::try_score(),
            tr::practice::try_score_words(tr::aims::part_scores(), &professional),
            the_aim,
        ),
        one(tr::practice::try_reword(), tr::practice::try_reword_words().to_owned(), the_aim),
        one(
            tr::practice::try_reply(),
            tr::practice::try_reply_words(&professional),
            there(question, Route::Note(question), Route::Notes),
        ),
        one(
            tr::practice::try_note(),
            tr::practice::try_note_words(tr::shell::pass(), &patient, &professional),
            Route::NewNote,
        ),
    ]
}

/// A row with its number and how to do it; once it is done, with a tick and that it is.
fn row(number: usize, Try { title, words, place }: Try, done: bool) -> AnyView {
    let (mark, line) = if done {
        (view! { <Icon name="check"/> }.into_any(), tr::practice::done().to_owned())
    } else {
        (number.into_any(), words)
    };
    view! {
        <li>
            <div class="rows-item">
                <span class="try-number" aria-hidden="true">
                    {mark}
                </span>
                <div class="rows-main">
                    <a class="rows-link" href=place.href()>
                        {title}
                    </a>
                    <p class="rows-words">
                        <span dir="auto">{line}</span>
                    </p>
                </div>
            </div>
        </li>
    }
    .into_any()
}

/// Which of them were done, in their order.
fn done(document: &Document) -> [bool; TRIES] {
    let AimId(aim) = practice::aim(document.book());
    let notes = practice::notes(document.book());
    let [_, question] = notes;
    let said_yes = |seat| {
        let answer = document.get::<Acceptance>(Acceptance::id(aim, seat));
        answer.is_some_and(|answer| answer.answer == Some(Answer::Agree))
    };
    let scores = view::rounds::<Score>(document, aim).shown;
    let answered = |note: &Entry| !view::note_waits(document, note, NoteWaits::Reply);
    [
        Seat::PAIR.into_iter().all(said_yes),
        scores.iter().any(|both| both.iter().all(Option::is_some)),
        document.visible(aim, Aim::KIND.name).is_some_and(is_reworded),
        document.visible(question, Note::KIND.name).is_some_and(answered),
        document.list(Note::KIND.name).any(|note| !notes.contains(&note)),
    ]
}

/// Whether somebody wrote in the wording since the aim was made: the maker of the workbook is an
/// author of its own.
fn is_reworded(aim: &Entry) -> bool {
    let author = |field: &str| aim.register(field).shown().map(|shown| shown.stamp.dot.actor);
    let maker = author(CREATED);
    Aim::WORDING.iter().any(|field| author(field).is_some_and(|author| Some(author) != maker))
}
