//! A workbook of this device looked at without opening it: what is in it, and a file of it.
//! Not for the open one, which lies on the desk, and not for changing anything.

use leptos::prelude::*;
use workbook_core::document::Document;
use workbook_core::entry::Entry;
use workbook_core::format::{self, Scope};
use workbook_core::id::{Actor, BookId, RecordId};
use workbook_core::record::{Aim, Note, Person, Record, SHARE};
use workbook_core::session::Session;
use workbook_core::stamp::Seat;

use super::file::ReadyFile;
use super::journal::entries_of;
use super::keys::{self, Key};
use super::load::own;
use super::share::{Progress, STEP};
use super::{App, desk::Desk};
use crate::platform::timer::{self, Pace};

/// What is in a workbook, as far as a person needs to know before it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// Its title.
    pub title: String,
    /// How many aims.
    pub aims: usize,
    /// How many notes.
    pub notes: usize,
    /// How many of the notes are drafts, which go into no file.
    pub drafts: usize,
    /// How many safe copies this device keeps of it.
    pub copies: usize,
    /// When a file was last kept, in milliseconds since 1970.
    pub last_copy: Option<i64>,
    /// Since when there are changes in no file.
    pub uncopied: Option<i64>,
}

impl App {
    /// What is in a workbook of this device.
    pub async fn contents(&self, book: BookId) -> Contents {
        let beside = self.lay_aside(book).await;
        let (twin, about) = self.desk.with_value(|desk| (desk.twin.clone(), desk.about(book)));
        let copies = match twin {
            Some(twin) => twin.snapshots(&book.to_string()).await.map_or(0, |heads| heads.len()),
            None => 0,
        };
        let about = about.unwrap_or_default();
        let read = |session: &Session| {
            let document = session.document();
            Contents {
                title: own(document).title,
                aims: document.list(Aim::KIND.name).count(),
                notes: document.list(Note::KIND.name).count(),
                drafts: document.list(Note::KIND.name).filter(|id| is_draft(document, *id)).count(),
                copies,
                last_copy: about.outside.copy,
                uncopied: about.outside.uncopied,
            }
        };
        let empty = Session::new(Document::new(book), Actor::new(0));
        self.with_session(beside.as_ref(), read).unwrap_or_else(|| read(&empty))
    }

    /// Makes the file of a workbook of this device, open or not.
    pub async fn make_file_of(
        &self,
        book: BookId,
        scope: Scope,
        progress: Progress,
    ) -> Option<ReadyFile> {
        // Of a locked one nothing can be read.
        if self.is_locked(book) {
            return None;
        }
        let beside = self.lay_aside(book).await;
        self.make_file_from(beside.as_ref(), scope, progress).await
    }

    /// What a workbook that goes was called; nothing where it has a lock, for this outlives it.
    pub(super) fn title_of(&self, book: BookId) -> String {
        if self.desk.with_value(|desk| desk.has_lock(book)) {
            return String::new();
        }
        if self.desk.with_value(Desk::book) == Some(book) {
            return untrack(|| self.workbook().title);
        }
        self.desk.with_value(|desk| desk.title_of(book))
    }

    /// The names of the two persons of a workbook, where they are near at hand.
    pub fn names_in(&self, book: BookId) -> [String; 2] {
        if self.peek(Document::book) == Some(book) {
            return Seat::PAIR.map(|seat| self.person(seat).name);
        }
        self.desk.with_value(|desk| Seat::PAIR.map(|seat| desk.name_in(book, seat)))
    }

    /// Reads a workbook that is not the open one from both stores; none where it is the open one.
    async fn lay_aside(&self, book: BookId) -> Option<Session> {
        if self.peek(Document::book) == Some(book) {
            self.read_the_rest();
            return None;
        }
        let mut session = Session::new(Document::new(book), Actor::new(0));
        let mut keys = self.desk.with_value(|desk| desk.keys_of(book)).into_iter();
        timer::in_slices(Pace::Awaited, || {
            let some: Vec<String> = keys.by_ref().take(STEP).collect();
            session.load(self.desk.with_value(|desk| desk.entries_under(book, &some)));
            some.len() < STEP
        })
        .await;
        if let Some(twin) = self.desk.with_value(|desk| desk.twin.clone()) {
            // Where the twin cannot be read, local storage alone must do.
            let _ = twin
                .load(&book.to_string(), |rows| {
                    let read = |(_, text): (String, String)| format::decode_text(&text).ok();
                    session
                        .load(rows.into_iter().filter_map(read).map(|read| read.entry).collect());
                })
                .await;
        }
        Some(session)
    }
}

fn is_draft(document: &Document, id: RecordId) -> bool {
    document.entry(id).is_some_and(|entry| entry.text(SHARE) == "draft")
}

impl Desk {
    fn keys_of(&self, book: BookId) -> Vec<String> {
        self.local.as_ref().ok().and_then(|l| l.keys(&keys::book(book)).ok()).unwrap_or_default()
    }

    fn text_of(&self, key: &str) -> Option<String> {
        self.local.as_ref().ok()?.get(key).ok().flatten()
    }

    fn name_in(&self, book: BookId, seat: Seat) -> String {
        let key = keys::record(book, Person::KIND.name, Person::id(book, seat));
        let read = self.text_of(&key).and_then(|text| format::decode_text(&text).ok());
        read.map(|read| read.entry.text("name").to_owned()).unwrap_or_default()
    }

    /// The records that stand under these keys, those of journals among them.
    fn entries_under(&self, book: BookId, some: &[String]) -> Vec<Entry> {
        let prefix = keys::book(book);
        let read = |key: &String| match keys::read(&prefix, key) {
            Some(Key::Record(_)) => {
                let read = format::decode_text(&self.text_of(key)?).ok()?;
                Some(vec![read.entry])
            }
            Some(Key::Journal) => Some(entries_of(&self.text_of(key)?).0),
            Some(Key::Quarantine(_) | Key::About) | None => None,
        };
        some.iter().filter_map(read).flatten().collect()
    }
}
