//! The app without its screens, for the sweep over every storage call: `sweep.mjs` starts one of it
//! for each run, lets it do a deed, and looks at what the stores hold afterwards.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use any_spawner::Executor;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::wasm_bindgen;
use workbook_app::parts::practice;
use workbook_app::platform::{crash, random, timer};
use workbook_app::state::{App, Phase, SaveState, Stage, Took, Undone};
use workbook_core::command::{Command, New, NewPerson, Purpose, StartWorkbook};
use workbook_core::format::Scope;
use workbook_core::id::{BookId, RecordId};
use workbook_core::record::{Aim, AimId};
use workbook_core::stamp::Seat;

thread_local! {
    static APP: RefCell<Option<App>> = const { RefCell::new(None) };
    static DONE: Cell<Option<bool>> = const { Cell::new(None) };
    static MADE: RefCell<String> = const { RefCell::new(String::new()) };
}

fn main() {}

/// Starts the app.
#[wasm_bindgen]
pub fn start() {
    crash::install_panic_hook();
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    owner.set();
    // Nothing takes the tree down while the page lives.
    std::mem::forget(owner);
    let app = App::new();
    APP.set(Some(app));
    app.open(&[]);
}

/// Where the app stands: its phase, how safe what was written is, and whether the deed is done.
#[wasm_bindgen]
pub fn state() -> String {
    let Some(app) = APP.with_borrow(|app| *app) else { return String::new() };
    let phase = match untrack(|| app.phase()) {
        Phase::Opening => "opening",
        Phase::NoBook => "none",
        Phase::Open(_) => "open",
        Phase::Locked(_) => "locked",
    };
    let save = match untrack(|| app.save_state()) {
        SaveState::Saved => "saved",
        SaveState::Saving => "saving",
        SaveState::OnlyLocal(_) => "only local",
        SaveState::OnlyTwin(_) => "only twin",
        SaveState::NotSaved(_) => "not saved",
    };
    let done = match DONE.get() {
        None => "underway",
        Some(true) => "done",
        Some(false) => "refused",
    };
    format!("{phase}, {save}, {done}")
}

/// The file that was made last.
#[wasm_bindgen]
pub fn file() -> String {
    MADE.with_borrow(Clone::clone)
}

/// Begins a deed; `with` is what it is done with.
#[wasm_bindgen]
pub fn act(deed: &str, with: &str) {
    let Some(app) = APP.with_borrow(|app| *app) else { return };
    DONE.set(None);
    let (deed, with) = (deed.to_owned(), with.to_owned());
    spawn_local(async move {
        let done = act_on(app, &deed, &with).await;
        DONE.set(Some(done));
    });
}

async fn act_on(app: App, deed: &str, with: &str) -> bool {
    let words: Vec<&str> = with.split(", ").collect();
    match (deed, words.as_slice()) {
        ("begin", [patient, professional]) => {
            app.new_book();
            app.dispatch(&Command::Start(pair(patient, professional))).is_ok()
        }
        ("begin locked", [patient, professional, phrase]) => {
            app.new_locked_book(phrase).await.is_ok()
                && app.dispatch(&Command::Start(pair(patient, professional))).is_ok()
        }
        ("practice", _) => {
            practice::begin(app);
            true
        }
        ("aim", [title]) => add_aim(app, title).is_some(),
        ("aim away", [title]) => {
            let id = add_aim(app, title);
            id.is_some_and(|id| app.dispatch(&Command::Bin(id)).is_ok())
        }
        ("type", [words]) => type_in(app, words),
        ("pass", _) => {
            app.pass_to(Seat::Professional);
            true
        }
        ("undo", _) => {
            app.undo();
            true
        }
        ("switch", [book]) => with_book(book, |book| app.switch_to(book)),
        ("remove", [book]) => {
            with_book(book, |book| app.remove_book(book)) && {
                let underway = |app: &App| {
                    let removed = app.removed().get_untracked();
                    removed.is_some_and(|removed| removed.stage == Stage::Underway)
                };
                while underway(&app) {
                    timer::sleep(10).await;
                }
                true
            }
        }
        ("empty bin", _) => app.empty_bin().await,
        ("take in", _) => take_in(app, with, None).await,
        ("take in locked", _) => match with.split_once(", ") {
            Some((phrase, file)) => take_in(app, file, Some(phrase)).await,
            None => false,
        },
        ("undo import", _) => undo_import(app).await,
        ("bring back", _) => bring_back(app).await,
        ("make file", _) => make_file(app).await,
        ("unlock", [book, phrase]) => match book.parse() {
            Ok(book) => app.unlock(book, phrase).await.is_ok(),
            Err(_) => false,
        },
        ("lock", [phrase]) => app.put_lock(phrase).await.is_ok(),
        ("lock now", _) => {
            app.lock_now();
            true
        }
        ("change phrase", [phrase]) => app.change_phrase(phrase).await.is_ok(),
        ("lock off", _) => app.take_lock_off().await.is_ok(),
        _ => false,
    }
}

fn pair(patient: &str, professional: &str) -> StartWorkbook {
    let person =
        |name: &str| NewPerson { name: name.to_owned(), role: "one of the pair".to_owned() };
    StartWorkbook {
        title: format!("{patient} and {professional}"),
        locale: "en".to_owned(),
        patient: person(patient),
        professional: person(professional),
        purpose: Purpose::Own,
    }
}

fn add_aim(app: App, title: &str) -> Option<RecordId> {
    let id = RecordId::new(random::random_u128());
    let aim = Aim { title: title.to_owned(), ..Aim::default() };
    app.dispatch(&Command::Add(New::of(id, &aim))).ok()?;
    let first = untrack(|| app.workbook()).focus.is_none();
    (!first || app.dispatch(&Command::Focus(Some(AimId(id)))).is_ok()).then_some(id)
}

/// Types into what the patient says of the aim in focus, letter by letter.
fn type_in(app: App, words: &str) -> bool {
    let Some(AimId(id)) = untrack(|| app.workbook()).focus else { return false };
    let text = Aim::words(Seat::Patient);
    let ends = words.char_indices().map(|(at, letter)| at + letter.len_utf8());
    ends.into_iter().all(|end| {
        let value = words[..end].to_owned();
        app.dispatch(&Command::Type { id, text, value }).is_ok()
    })
}

fn with_book(book: &str, act: impl FnOnce(BookId)) -> bool {
    book.parse().map(act).is_ok()
}

async fn take_in(app: App, file: &str, phrase: Option<&str>) -> bool {
    let progress = RwSignal::new(None);
    app.look_into(file.as_bytes().to_vec(), progress).await.is_ok()
        && app.take_in(&BTreeSet::new(), phrase, progress).await == Took::All
}

async fn undo_import(app: App) -> bool {
    app.find_imports().await;
    let Some(import) = untrack(|| app.imports()).first().copied() else { return false };
    app.undo_import(import).await == Undone::Done
}

/// Brings back the whole of the newest safe copy.
async fn bring_back(app: App) -> bool {
    let Some(copies) = app.copies().await else { return false };
    let Some(newest) = copies.first() else { return false };
    match app.copy(newest.id, RwSignal::new(None)).await {
        Some(records) => app.bring_back(records),
        None => false,
    }
}

async fn make_file(app: App) -> bool {
    let book = app.book();
    let made = app.make_file_of(book, Scope::EVERYTHING, RwSignal::new(None)).await;
    let done = made.is_some();
    MADE.set(made.map(|file| file.text).unwrap_or_default());
    done
}
