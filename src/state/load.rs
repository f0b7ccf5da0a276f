//! Opening: both stores are read and merged. The first screen comes from local storage at once;
//! the rest follows in slices, then the durable twin. Not for writing; see `save`.

use std::collections::{BTreeSet, HashSet};

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use workbook_core::document::Document;
use workbook_core::entry::Entry;
use workbook_core::format;
use workbook_core::id::{BookId, RecordId};
use workbook_core::record::{Acceptance, Person, Workbook};
use workbook_core::stamp::Seat;

use super::desk::{Desk, print_of};
use super::keys::{self, Key};
use super::{App, Damaged, Phase, ReadOnly};
use crate::platform::twin::Twin;
use crate::platform::{clock, lifecycle, random, timer};

/// How many records are read before the page gets a turn.
const SLICE: usize = 100;

/// Small facts about this copy, kept beside the records.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct About {
    /// The form the records are stored in, the same as a file's version.
    form: u64,
    /// Who sat here last.
    seat: Option<Seat>,
    /// When a copy was last kept elsewhere, in milliseconds since 1970.
    copy: Option<i64>,
    /// Since when there are changes in no file.
    uncopied: Option<i64>,
}

impl App {
    /// Opens what this device holds. `wanted` are the records the first screen shows.
    pub fn open(&self, wanted: &[RecordId]) {
        self.open_prefs();
        let open = self.desk.with_value(|desk| {
            let local = desk.local.as_ref().ok()?;
            local.get(keys::OPEN).ok().flatten()?.parse::<BookId>().ok()
        });
        if let Some(book) = open {
            self.open_book(book, wanted);
        }
        let app = *self;
        spawn_local(async move { app.open_twin(open).await });
        lifecycle::on_resume(move || app.look_again()).keep();
        lifecycle::guard_unload(move || app.would_lose()).keep();
    }

    /// Opens a workbook from local storage; the rest of it follows when the page is idle.
    fn open_book(&self, book: BookId, wanted: &[RecordId]) {
        self.forget_wakers();
        self.loaded.set(false);
        let about = self.desk.try_update_value(|desk| {
            desk.lay(book);
            desk.list_unread(book);
            desk.about(book)
        });
        self.take_about(about.flatten());
        self.read_records(&self.first_records(book, wanted));
        self.join_tabs(book);
        self.project([]);
        self.phase.set(Phase::Open(book));
    }

    /// What every screen shows, and what this one does.
    fn first_records(&self, book: BookId, wanted: &[RecordId]) -> BTreeSet<RecordId> {
        let workbook = Workbook::id(book);
        let mut ids = BTreeSet::from([workbook]);
        ids.extend(Seat::PAIR.map(|seat| Person::id(book, seat)));
        self.read_records(&BTreeSet::from([workbook]));
        let focus = self.peek(|d| d.get::<Workbook>(workbook).and_then(|w| w.focus)).flatten();
        for id in wanted.iter().copied().chain(focus.map(|aim| aim.0)) {
            ids.insert(id);
            ids.extend(Seat::PAIR.map(|seat| Acceptance::id(id, seat)));
        }
        ids
    }

    fn read_records(&self, ids: &BTreeSet<RecordId>) {
        self.read_unread(|key| matches!(key, Key::Record(id) if ids.contains(&id)), usize::MAX);
    }

    /// Reads some of what was not read yet. Gives whether there is more.
    fn read_unread(&self, wanted: impl Fn(Key) -> bool, most: usize) -> bool {
        let read = self.desk.try_update_value(|desk| desk.read_unread(wanted, most));
        let Some((touched, damaged, more)) = read else { return false };
        if !damaged.is_empty() {
            self.damaged.update(|all| all.extend(damaged));
        }
        self.project(&touched);
        more
    }

    /// Reads everything that was not read yet, before a command that needs to know it all.
    pub(super) fn read_the_rest(&self) {
        self.read_unread(|_| true, usize::MAX);
    }

    /// Opens the durable twin, and merges what it holds with what local storage held.
    async fn open_twin(self, open: Option<BookId>) {
        while self.read_unread(|_| true, SLICE) {
            timer::yield_now().await;
        }
        let twin = match Twin::open().await {
            Ok(twin) => twin,
            Err(error) => {
                self.desk.update_value(|desk| desk.twin_trouble = Some(error));
                return self.opened(open);
            }
        };
        self.desk.update_value(|desk| desk.twin = Some(twin.clone()));
        // Local storage may have been emptied alone: the twin still knows the workbook.
        let book = match open {
            Some(book) => Some(book),
            None => self.book_in(&twin).await,
        };
        if let Some(book) = book {
            if self.desk.with_value(Desk::book).is_none() {
                self.open_book(book, &[]);
                self.remember_open(book);
            }
            self.heal_from(&twin, book).await;
        }
        self.opened(book);
    }

    async fn book_in(&self, twin: &Twin) -> Option<BookId> {
        let books = twin.books().await.ok()?;
        books.iter().find_map(|book| book.parse().ok())
    }

    /// Merges the twin into the open workbook, and each store into the other.
    async fn heal_from(&self, twin: &Twin, book: BookId) {
        let mut held: HashSet<RecordId> = HashSet::new();
        let app = *self;
        let result = twin
            .load(&book.to_string(), |rows| {
                let mut fresh = Vec::new();
                for (key, text) in rows {
                    let Some(Key::Record(id)) = keys::read(&keys::book(book), &key) else {
                        continue;
                    };
                    held.insert(id);
                    let same = app.desk.with_value(|d| d.prints.get(&id) == Some(&print_of(&text)));
                    if same {
                        continue;
                    }
                    match format::decode_text(&text) {
                        Ok(read) => fresh.push(read.entry),
                        Err(_) => app.set_aside(book, &text),
                    }
                }
                if !fresh.is_empty() {
                    app.take_found(fresh);
                }
            })
            .await;
        if let Err(error) = result {
            self.desk.update_value(|desk| desk.twin_trouble = Some(error));
            return;
        }
        let missing: BTreeSet<RecordId> = self
            .peek(|d| d.entries().map(Entry::id).filter(|id| !held.contains(id)).collect())
            .unwrap_or_default();
        if !missing.is_empty() {
            self.store(&missing);
        }
    }

    /// Takes in what a store held, and writes back to both what now is other than they hold.
    fn take_found(&self, entries: Vec<Entry>) {
        let ids: BTreeSet<RecordId> = entries.iter().map(Entry::id).collect();
        let touched = self
            .desk
            .try_update_value(|desk| desk.session.as_mut().map(|session| session.load(entries)));
        let touched = touched.flatten().unwrap_or_default();
        self.damaged.update(|all| {
            for damaged in all.iter_mut() {
                damaged.healed |= damaged.record.is_some_and(|id| ids.contains(&id));
            }
        });
        self.store(&ids);
        self.project(&touched);
    }

    fn opened(&self, book: Option<BookId>) {
        if book.is_none() && self.phase.get_untracked() == Phase::Opening {
            self.phase.set(Phase::NoBook);
        }
        self.loaded.set(true);
        self.show_save_state();
        self.flush_soon(0);
    }

    /// Puts a text of the twin that cannot be read aside, where it can be saved as a file.
    fn set_aside(&self, book: BookId, text: &str) {
        let key = self.desk.with_value(|desk| desk.set_aside(book, None, text));
        self.damaged.update(|all| all.push(Damaged { key, record: None, healed: false }));
    }

    /// Reads local storage again: another tab wrote much, or this tab was asleep.
    pub(super) fn look_again(&self) {
        let Some(book) = self.desk.try_with_value(Desk::book).flatten() else { return };
        let about = self.desk.try_update_value(|desk| {
            desk.list_unread(book);
            desk.about(book)
        });
        self.take_about(about.flatten());
        let app = *self;
        spawn_local(async move {
            while app.read_unread(|_| true, SLICE) {
                timer::yield_now().await;
            }
        });
    }

    /// Opens another workbook of this device in place of the open one.
    pub(super) fn open_another(&self, book: BookId) {
        self.damaged.set(Vec::new());
        self.read_only.set(None);
        self.last_import.set(None);
        self.open_book(book, &[]);
        self.remember_open(book);
        let app = *self;
        spawn_local(async move {
            while app.read_unread(|_| true, SLICE) {
                timer::yield_now().await;
            }
            if let Some(twin) = app.desk.with_value(|desk| desk.twin.clone()) {
                app.heal_from(&twin, book).await;
            }
            app.opened(Some(book));
        });
    }

    /// Starts an empty workbook under a new id.
    pub fn new_book(&self) -> BookId {
        let book = BookId::new(random::random_u128());
        self.start_book(book);
        book
    }

    /// Opens an empty workbook under a given id: a new one, or one that came as a file.
    pub(super) fn start_book(&self, book: BookId) {
        self.desk.update_value(|desk| desk.lay(book));
        self.forget_wakers();
        self.join_tabs(book);
        self.loaded.set(true);
        self.last_copy.set(None);
        self.unsaved_since.set(None);
        self.last_import.set(None);
        self.remember_open(book);
        self.phase.set(Phase::Open(book));
        self.project([]);
        self.remember_about();
    }

    fn remember_open(&self, book: BookId) {
        self.desk.with_value(|desk| {
            if let Ok(local) = &desk.local {
                // Where this fails, the twin still knows the workbook at the next start.
                let _ = local.set(keys::OPEN, &book.to_string());
            }
        });
    }

    fn take_about(&self, about: Option<About>) {
        let about = about.unwrap_or_default();
        if about.form > format::VERSION {
            self.read_only.set(Some(ReadOnly::NewerVersion));
        }
        if let Some(seat) = about.seat {
            self.seat.set(seat);
        }
        self.last_copy.set(about.copy);
        self.unsaved_since.set(about.uncopied);
    }

    /// Remembers who sits here and when a file was last kept.
    pub(super) fn remember_about(&self) {
        if self.read_only.get_untracked().is_some() {
            return;
        }
        let about = About {
            form: format::VERSION,
            seat: Some(self.seat.get_untracked()),
            copy: self.last_copy.get_untracked(),
            uncopied: self.unsaved_since.get_untracked(),
        };
        self.desk.with_value(|desk| {
            let (Some(book), Ok(local)) = (desk.book(), &desk.local) else { return };
            if let Ok(text) = serde_json::to_string(&about) {
                // These facts are a comfort; the records do not depend on them.
                let _ = local.set(&keys::about(book), &text);
            }
        });
    }

    /// Takes note that the person has a file with everything up to now.
    pub fn note_copy_kept(&self) {
        self.last_copy.set(Some(clock::now_ms()));
        self.unsaved_since.set(None);
        self.remember_about();
    }

    /// The texts that were set aside, for a file.
    pub fn damaged_texts(&self) -> Vec<String> {
        let keys = self.damaged.get_untracked();
        self.desk.with_value(|desk| {
            let Ok(local) = &desk.local else { return Vec::new() };
            keys.iter().filter_map(|damaged| local.get(&damaged.key).ok().flatten()).collect()
        })
    }
}

impl Desk {
    /// Lists what local storage holds of a workbook and was not read yet.
    fn list_unread(&mut self, book: BookId) {
        if let Ok(local) = &self.local {
            self.unread = local.keys(&keys::book(book)).unwrap_or_default();
        }
    }

    fn about(&self, book: BookId) -> Option<About> {
        let text = self.local.as_ref().ok()?.get(&keys::about(book)).ok()??;
        serde_json::from_str(&text).ok()
    }

    /// Reads some unread keys. Gives what changed, what could not be read, and whether more is
    /// left. What cannot be read is set aside, never overwritten.
    fn read_unread(
        &mut self,
        wanted: impl Fn(Key) -> bool,
        most: usize,
    ) -> (Vec<RecordId>, Vec<Damaged>, bool) {
        let Some(book) = self.book() else { return (Vec::new(), Vec::new(), false) };
        let prefix = keys::book(book);
        let (mut entries, mut damaged, mut read) = (Vec::new(), Vec::new(), 0);
        let mut rest = Vec::new();
        for key in std::mem::take(&mut self.unread).into_iter().rev() {
            let Some(kind) = keys::read(&prefix, &key) else { continue };
            if read >= most || !wanted(kind) {
                rest.push(key);
                continue;
            }
            read += 1;
            let text = self.local.as_ref().ok().and_then(|local| local.get(&key).ok().flatten());
            let Some(text) = text else { continue };
            match kind {
                Key::Record(id) => {
                    self.read_record(book, id, &key, &text, &mut entries, &mut damaged);
                }
                Key::Journal => {
                    entries.extend(entries_of(&text));
                    self.owed_journals.push(key);
                }
                Key::Quarantine => damaged.push(Damaged { key, record: None, healed: false }),
                Key::About => {}
            }
        }
        rest.reverse();
        let more = !rest.is_empty() && read > 0;
        self.unread = rest;
        let touched = self.session.as_mut().map(|s| s.load(entries)).unwrap_or_default();
        if !more {
            self.absorb_journals();
        }
        (touched, damaged, more)
    }

    fn read_record(
        &mut self,
        book: BookId,
        id: RecordId,
        key: &str,
        text: &str,
        entries: &mut Vec<Entry>,
        damaged: &mut Vec<Damaged>,
    ) {
        let print = print_of(text);
        if self.prints.get(&id) == Some(&print) {
            return;
        }
        match format::decode_text(text) {
            Ok(read) if read.entry.id() == id => {
                self.prints.insert(id, print);
                entries.push(read.entry);
            }
            Ok(_) | Err(_) => {
                let aside = self.set_aside(book, Some(key), text);
                damaged.push(Damaged { key: aside, record: Some(id), healed: false });
            }
        }
    }

    /// Moves a text nobody can read to quarantine, away from its own key, which is then free for
    /// the healed record. Gives the key it now stands under.
    fn set_aside(&self, book: BookId, from: Option<&str>, text: &str) -> String {
        let number = u64::try_from(clock::now_ms()).unwrap_or_default();
        let Ok(local) = &self.local else { return keys::quarantine(book, number) };
        let taken = local.keys(&keys::book(book)).unwrap_or_default();
        let mut number = number;
        while taken.contains(&keys::quarantine(book, number)) {
            number += 1;
        }
        let key = keys::quarantine(book, number);
        // Removing first makes the room the copy needs on a full device.
        if let Some(from) = from {
            let _ = local.remove(from);
        }
        match (local.set(&key, text), from) {
            (Err(_), Some(from)) => {
                let _ = local.set(from, text);
                from.to_owned()
            }
            (Ok(()) | Err(_), _) => key,
        }
    }

    /// Once the records a journal held are merged in, they are written as records and the
    /// journal goes.
    fn absorb_journals(&mut self) {
        for key in std::mem::take(&mut self.owed_journals) {
            let Ok(local) = &self.local else { return };
            let Some(text) = local.get(&key).ok().flatten() else { continue };
            let ids: BTreeSet<RecordId> = entries_of(&text).iter().map(Entry::id).collect();
            self.owed_twin.extend(&ids);
            let written = ids.iter().all(|id| {
                let form = self.stored_form(*id);
                form.is_none_or(|(key, text)| {
                    self.local.as_ref().is_ok_and(|local| local.set(&key, &text).is_ok())
                })
            });
            if let (true, Ok(local)) = (written, &self.local) {
                let _ = local.remove(&key);
            }
        }
    }
}

/// The records of a list of texts, as a journal or another tab writes it. What cannot be read is
/// left out: each record also stands under its own key.
pub(super) fn entries_of(text: &str) -> Vec<Entry> {
    let texts: Vec<Box<serde_json::value::RawValue>> =
        serde_json::from_str(text).unwrap_or_default();
    let read = |text: Box<serde_json::value::RawValue>| format::decode_text(text.get()).ok();
    texts.into_iter().filter_map(read).map(|read| read.entry).collect()
}

/// The title of the open workbook, for naming a file.
pub(super) fn title(document: &Document) -> String {
    document.get::<Workbook>(Workbook::id(document.book())).map(|w| w.title).unwrap_or_default()
}
