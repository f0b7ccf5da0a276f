//! The durable twin: opening it, and merging each of the two stores into the other.
//! Not for the first screen, which never waits for the twin; see `load`.

mod again;

use std::collections::{BTreeSet, HashSet};

use leptos::prelude::*;
use leptos::task::spawn_local;
use workbook_core::document::Document;
use workbook_core::entry::Entry;
use workbook_core::format;
use workbook_core::gather;
use workbook_core::id::{BookId, RecordId};
use workbook_core::record::{Record, Workbook};

use super::desk::{Desk, print_of};
use super::keys::{self, Key};
use super::{App, Damaged, Phase};
use crate::platform::once::once;
use crate::platform::storage::StorageError;
use crate::platform::timer;
use crate::platform::twin::Twin;

/// The name under which the twin remembers the open workbook.
pub(super) const OPEN: &str = "open";

/// The name under which the twin remembers the form a workbook is stored in.
pub(super) fn form_of(book: BookId) -> String {
    format!("form/{book}")
}

impl App {
    /// Opens the durable twin, and merges what it holds with what local storage held.
    pub(super) async fn open_twin(self, open: Option<BookId>) {
        self.desk.update_value(|desk| desk.opening = true);
        let (done, is_read) = once();
        spawn_local(async move {
            self.read_in_slices().await;
            let _ = done.give(());
        });
        let twin = Twin::open().await;
        if let (Ok(twin), Some(book)) = (&twin, open) {
            self.heal_lock(twin, book).await;
            self.check_form_in(twin, book).await;
        }
        self.desk.update_value(|desk| {
            desk.opening = false;
            desk.twin_trouble = twin.as_ref().err().copied().or(desk.twin_trouble);
            desk.twin = twin.as_ref().ok().cloned();
        });
        // What is written from now on reaches the twin at once; the rest is read meanwhile.
        self.flush_soon(0);
        is_read.await;
        let Ok(twin) = twin else {
            self.removal_waits();
            self.owe_all();
            return self.opened();
        };
        let gone = self.finish_removals(&twin).await;
        let open = self.desk.with_value(Desk::book).or(open.filter(|book| !gone.contains(book)));
        // Local storage may have been emptied alone: the twin still knows the workbook.
        let book = match open {
            Some(book) => Some(book),
            None => self.book_or_later(&twin).await,
        };
        if let Some(book) = book {
            if self.desk.with_value(Desk::book).is_none() && !self.is_shown_locked(book) {
                self.heal_lock(&twin, book).await;
                self.open_book(book, &[]);
                self.remember_open(book);
            }
            self.heal_from(&twin, book).await;
        } else {
            self.opened();
        }
        self.restore_others(&twin).await;
    }

    /// Merges the twin into the open workbook, and each store into the other. Asked again, a twin that
    /// cannot be read gets nothing.
    async fn merge_twin(&self, twin: &Twin, book: BookId, again: bool) -> Result<(), StorageError> {
        self.heal_lock(twin, book).await;
        if self.is_locked(book) {
            // Local storage had lost the lock: what it showed goes.
            self.check_locked();
            return Ok(());
        }
        self.check_form_in(twin, book).await;
        let mut held: HashSet<RecordId> = HashSet::new();
        let result =
            twin.load(&book.to_string(), |rows| self.take_rows(book, rows, &mut held)).await;
        // Another workbook may have been opened in the meantime.
        if self.desk.with_value(Desk::book) != Some(book) {
            return Ok(());
        }
        if again && result.is_err() {
            return result;
        }
        self.desk.update_value(|desk| match result {
            // What it holds is not known then: it gets all that is here, and merges it in.
            Err(error) => desk.twin_trouble = Some(error),
            Ok(()) if desk.owed_twin.is_empty() && desk.in_flight.is_empty() => {
                desk.twin_trouble = None;
            }
            Ok(()) => {}
        });
        let missing: BTreeSet<RecordId> = self
            .peek(|d| gather::set(d.entries().map(Entry::id).filter(|id| !held.contains(id))))
            .unwrap_or_default();
        if !missing.is_empty() {
            self.store(&missing);
        }
        result
    }

    /// What a twin that does not open holds is not known: it may lack anything that is here.
    pub(super) fn owe_all(&self) {
        let all = self.peek(|d| gather::set(d.entries().map(Entry::id))).unwrap_or_default();
        self.desk.update_value(|desk| {
            if !desk.frozen {
                desk.owed_twin.extend(all);
            }
        });
    }

    /// Looks whether a newer version wrote to the twin. To be asked before anything is written.
    async fn check_form_in(&self, twin: &Twin, book: BookId) {
        if let Ok(Some(form)) = twin.meta_get(&form_of(book)).await {
            self.check_form(form.parse().unwrap_or_default());
        }
    }

    /// Takes in some rows of the twin, and takes note of the records it holds whole.
    fn take_rows(&self, book: BookId, rows: Vec<(String, String)>, held: &mut HashSet<RecordId>) {
        if self.desk.with_value(Desk::book) != Some(book) {
            return;
        }
        let (mut fresh, mut damaged) = (Vec::new(), Vec::new());
        for (key, text) in rows {
            let Some(Key::Record(id)) = keys::read(&keys::book(book), &key) else { continue };
            if self.desk.with_value(|d| d.prints.get(&id) == Some(&print_of(&text))) {
                held.insert(id);
                continue;
            }
            match format::decode_text(&text) {
                Ok(read) if read.entry.id() == id => {
                    held.insert(id);
                    fresh.push(read.entry);
                }
                // Where local storage has the record, the twin gets it again.
                Ok(_) | Err(_) => {
                    let aside = self.desk.try_update_value(|desk| {
                        let aside = desk.set_aside(book, None, Some(id), &text);
                        let healed = desk.entry(id).is_some();
                        Damaged { key: aside, record: Some(id), healed }
                    });
                    damaged.extend(aside);
                }
            }
        }
        self.name_damaged(damaged);
        if !fresh.is_empty() {
            self.take_found(fresh);
        }
    }

    /// Takes in what a store held, and writes back to both what now is other than they hold.
    fn take_found(&self, entries: Vec<Entry>) {
        let ids = gather::set(entries.iter().map(Entry::id));
        let touched = self
            .desk
            .try_update_value(|desk| desk.session.as_mut().map(|session| session.load(entries)));
        let touched = touched.flatten().unwrap_or_default();
        self.store(&ids);
        self.project(&touched);
    }

    /// Both stores were read, as far as they can be.
    pub(super) fn opened(&self) {
        if matches!(self.phase.get_untracked(), Phase::Locked(_)) {
            return;
        }
        self.name_healed();
        let empty = self.peek(Document::is_empty) != Some(false);
        let nothing = empty && self.damaged.with_untracked(Vec::is_empty);
        let phase = match self.peek(Document::book) {
            Some(book) if !nothing => Phase::Open(book),
            _ => Phase::NoBook,
        };
        if self.phase.get_untracked() != phase {
            self.phase.set(phase);
        }
        self.loaded.set(true);
        self.show_lock();
        self.show_save_state();
        self.flush_soon(0);
        if let (Phase::Open(book), false) = (self.phase.get_untracked(), empty) {
            self.remember_form(book);
            self.tell_twin(book);
            let app = *self;
            timer::idle(move || spawn_local(app.keep_daily()));
        }
    }

    /// Lets the twin remember which workbook is open, and in which form it is stored: local
    /// storage may be emptied alone.
    pub(super) fn tell_twin(&self, book: BookId) {
        let twin = self.desk.with_value(|desk| desk.twin.clone().filter(|_| !desk.frozen));
        let Some(twin) = twin else { return };
        spawn_local(async move {
            let facts =
                [(OPEN.to_owned(), book.to_string()), (form_of(book), format::VERSION.to_string())];
            for (name, text) in facts {
                let known = twin.meta_get(&name).await;
                if known.is_ok_and(|known| known.as_ref() != Some(&text)) {
                    // A comfort: without it the next start finds the workbook by its records.
                    let _ = twin.meta_set(&name, &text).await;
                }
            }
        });
    }

    /// Local storage may have lost workbooks that are not open. Their texts go back as they are.
    async fn restore_others(&self, twin: &Twin) {
        let Ok(local) = self.desk.with_value(|desk| desk.local.clone()) else { return };
        for name in twin.books().await.unwrap_or_default() {
            let Ok(book) = name.parse::<BookId>() else { continue };
            let key = keys::record(book, Workbook::KIND.name, Workbook::id(book));
            let is_busy = |desk: &Desk| desk.book() == Some(book) || desk.is_going(book);
            if self.desk.with_value(is_busy) || !matches!(local.get(&key), Ok(None)) {
                continue;
            }
            let put_back = |rows: Vec<(String, String)>| {
                for (key, text) in rows {
                    // Another tab may begin to remove it while it is read here.
                    let is_going = self.desk.with_value(|desk| desk.is_going(book));
                    if !is_going && matches!(local.get(&key), Ok(None)) {
                        // Without room it stays in the twin, and is read when it is opened.
                        let _ = local.set_as_it_is(&key, &text);
                    }
                }
            };
            self.heal_lock(twin, book).await;
            if twin.load_as_it_is(&name, put_back).await.is_err() {
                return;
            }
        }
    }
}
