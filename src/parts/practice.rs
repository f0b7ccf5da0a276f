//! The practice workbook: two made-up people make a sandwich together. What it says is in the
//! texts `practice`; here it is written by ordinary commands, each on the right seat's turn.
//! Something is left to do in it for each thing to try, which the first page lists.

use leptos::prelude::*;
use workbook_core::command::{
    Asked, Command, CommandError, New, NewPerson, Purpose, Rating, StartWorkbook,
};
use workbook_core::id::{BookId, RecordId};
use workbook_core::record::{
    Aim, AimId, AimStatus, Answer, Barrier, Note, NoteSort, Reply, Rung, Score, Step, StepStatus,
    Want,
};
use workbook_core::stamp::Seat;

use super::practice_canvases;
use crate::i18n::{self, tr};
use crate::platform::{page, random, timer};
use crate::route::Route;
use crate::state::App;
use crate::ui::Icon;

/// The aim of a practice workbook.
pub fn aim(book: BookId) -> AimId {
    AimId(id(book, "aim"))
}

/// The two notes it begins with: one that is answered, and one that waits for the patient.
pub fn notes(book: BookId) -> [RecordId; 2] {
    [id(book, "thanks"), id(book, "question")]
}

fn id(book: BookId, name: &str) -> RecordId {
    RecordId::derived(book.number(), &format!("practice {name}"))
}

/// A button that makes the practice workbook and opens it.
#[component]
pub fn PracticeButton(
    /// How the button looks.
    #[prop(optional)]
    variant: &'static str,
) -> impl IntoView {
    let app = App::here();
    view! {
        <button class="button" type="button" data-variant=variant on:click=move |_| begin(app)>
            <Icon name="book"/>
            {tr::practice::door()}
        </button>
    }
}

/// Makes the practice workbook and opens it on its first page.
pub fn begin(app: App) {
    let book = BookId::new(random::random_u128());
    let made = deeds(book).and_then(|deeds| app.open_made(book, deeds));
    if app.told(made).is_none() {
        return;
    }
    page::set_hash(&Route::Home.href());
    timer::next_frame(|| {
        page::scroll_to(0.0);
        page::focus("h1");
    });
}

/// All that was done in it before somebody opens it.
fn deeds(book: BookId) -> Result<Vec<(Seat, Command)>, CommandError> {
    let mut all = vec![(Seat::Patient, start())];
    all.extend(the_aim(book)?);
    all.extend(around_it(book));
    all.extend(the_notes(book));
    all.extend(practice_canvases::deeds(book));
    Ok(all)
}

fn start() -> Command {
    let person = |name: &str, role: &str| NewPerson { name: name.into(), role: role.into() };
    Command::Start(StartWorkbook {
        title: tr::practice::title().into(),
        locale: i18n::lang().code().into(),
        patient: person(tr::practice::name_patient(), tr::practice::role_patient()),
        professional: person(tr::practice::name_professional(), tr::practice::role_professional()),
        purpose: Purpose::Practice,
    })
}

/// The aim, with the professional's hand filled and a score that waits for the patient's.
fn the_aim(book: BookId) -> Result<Vec<(Seat, Command)>, CommandError> {
    let about = aim(book);
    let (patient, professional) = (Seat::Patient, Seat::Professional);
    let first = Aim {
        title: tr::practice::aim().into(),
        words_patient: tr::practice::aim_words_patient().into(),
        why: tr::practice::aim_why().into(),
        status: Some(AimStatus::Proposed),
        rung_worse: tr::practice::rung_worse().into(),
        rung_start: tr::practice::rung_start().into(),
        rung_hoped: tr::practice::rung_hoped().into(),
        rung_better: tr::practice::rung_better().into(),
        rung_best: tr::practice::rung_best().into(),
        ..Aim::default()
    };
    let say = |seat, value: &str| Command::Type {
        id: about.0,
        text: Aim::words(seat),
        value: value.into(),
    };
    let yes = Command::Answer {
        about,
        asked: Asked::Wording,
        seat: professional,
        answer: Some(Answer::Agree),
    };
    let score = Score {
        rung: Some(Rung::new(1).map_err(|_| CommandError::NotThere)?),
        note: tr::practice::score_note().into(),
        ..Score::default()
    };
    Ok(vec![
        (patient, Command::Add(New::of(about.0, &first))),
        (professional, say(professional, tr::practice::aim_words_professional())),
        (Seat::Both, say(Seat::Both, tr::practice::aim_words_joint())),
        (Seat::Both, Command::Focus(Some(about))),
        (professional, yes),
        (professional, Command::Rate(Rating::of(about.0, professional, &score))),
    ])
}

/// What gets in the way of the aim, and what each of the two promised.
fn around_it(book: BookId) -> [(Seat, Command); 3] {
    let parent = Some(aim(book).0);
    let gone = Barrier { parent, text: tr::practice::barrier().into(), ..Barrier::default() };
    let step = |seat, text: &str, status| {
        let when = tr::practice::step_when().into();
        let (text, status) = (text.into(), Some(status));
        Step { parent, text, seat: Some(seat), when, status, ..Step::default() }
    };
    let bread = step(Seat::Patient, tr::practice::step_patient(), StepStatus::Accepted);
    let slices = step(Seat::Professional, tr::practice::step_professional(), StepStatus::Doing);
    [
        (Seat::Both, Command::Add(New::of(id(book, "barrier"), &gone))),
        (Seat::Patient, Command::Add(New::of(id(book, "bread"), &bread))),
        (Seat::Professional, Command::Add(New::of(id(book, "slices"), &slices))),
    ]
}

/// Thanks that got a reply, and a question that waits for one.
fn the_notes(book: BookId) -> [(Seat, Command); 3] {
    let [thanks, question] = notes(book);
    let note = |by, sort, text: &str| {
        let (by, sort, text) = (Some(by), Some(sort), text.into());
        Note { by, sort, text, about: Some(aim(book).0), ..Note::default() }
    };
    let thank = note(Seat::Patient, NoteSort::Thanks, tr::practice::note_thanks());
    let ask = Note {
        wants: Some(Want::Reply),
        ..note(Seat::Professional, NoteSort::Question, tr::practice::note_question())
    };
    let reply = Reply {
        parent: Some(thanks),
        by: Some(Seat::Professional),
        text: tr::practice::note_reply().into(),
        ..Reply::default()
    };
    [
        (Seat::Patient, Command::Add(New::of(thanks, &thank))),
        (Seat::Professional, Command::Add(New::of(id(book, "reply"), &reply))),
        (Seat::Professional, Command::Add(New::of(question, &ask))),
    ]
}
