//! Opening: local storage is read, what the first screen shows at once, the rest in slices.
//! Not for the durable twin (see `heal`) and not for writing (see `save`).

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;
use workbook_core::document::Document;
use workbook_core::entry::Entry;
use workbook_core::format;
use workbook_core::gather;
use workbook_core::id::{BookId, RecordId};
use workbook_core::record::{Acceptance, Person, Workbook};
use workbook_core::stamp::Seat;

use super::desk::{Desk, print_of};
use super::keys::{self, Key};
use super::{App, Damaged, Phase};
use crate::platform::{
    lifecycle,
    timer::{self, Pace},
};

/// How many records are read between two looks at the clock.
const STEP: usize = 25;
/// After so many steps the screens hear of what was read.
const TELL: usize = 60;

impl App {
    /// Opens what this device holds. `wanted` are the records the first screen shows.
    pub fn open(&self, wanted: &[RecordId]) {
        self.open_prefs();
        let open = self.desk.with_value(|desk| {
            desk.clear_going();
            let local = desk.local.as_ref().ok()?;
            // A reading that fails once is done again: the next on the shelf may be another pair's.
            let last = local.get(keys::OPEN).or_else(|_| local.get(keys::OPEN)).ok().flatten();
            let last = last.and_then(|book| book.parse().ok());
            // The note may be gone alone; the workbook is not.
            last.filter(|book| !desk.is_going(*book)).or_else(|| desk.books().into_iter().next())
        });
        if let Some(book) = open {
            self.open_book(book, wanted);
        }
        let app = *self;
        spawn_local(async move { app.open_twin(open).await });
        lifecycle::on_resume(move || app.look_again()).keep();
        app.hear_storage();
        app.hear_hands();
        lifecycle::guard_unload(move || app.would_lose()).keep();
    }

    /// Opens a workbook from local storage; the rest of it follows when the page is idle.
    pub(super) fn open_book(&self, book: BookId, wanted: &[RecordId]) {
        if self.desk.with_value(|desk| desk.is_locked(book)) {
            self.desk.update_value(Desk::clear);
            return self.show_locked(book);
        }
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
        // Where its own record is not here, the other store is asked before a place is shown.
        let is_here = self.peek(|document| document.entry(Workbook::id(book)).is_some());
        let phase = if is_here == Some(true) { Phase::Open(book) } else { Phase::Opening };
        self.phase.set(phase);
        self.show_lock();
    }

    /// What every screen shows, and what this one does.
    fn first_records(&self, book: BookId, wanted: &[RecordId]) -> BTreeSet<RecordId> {
        let workbook = Workbook::id(book);
        let mut ids = gather::set([workbook]);
        ids.extend(Seat::PAIR.map(|seat| Person::id(book, seat)));
        self.read_records(&gather::set([workbook]));
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
        self.name_damaged(damaged);
        self.project(&touched);
        more
    }

    /// Reads everything that was not read yet, before a command that needs to know it all.
    pub fn read_the_rest(&self) {
        // Nothing to read is no news to anybody.
        if self.desk.with_value(|desk| !desk.unread.is_empty()) {
            self.read_unread(|_| true, usize::MAX);
        }
    }

    /// Reads everything that was not read yet, with a turn for the page after each slice. The
    /// screens hear of it now and then: a long list drawn anew after each slice costs more than
    /// reading it.
    pub(super) async fn read_in_slices(&self) {
        let mut touched = Vec::new();
        let mut steps = 0;
        timer::in_slices(Pace::Unnoticed, || {
            let read = self.desk.try_update_value(|desk| desk.read_unread(|_| true, STEP));
            let Some((changed, damaged, more)) = read else { return true };
            self.name_damaged(damaged);
            touched.extend(changed);
            if !more || steps % TELL == 0 {
                self.project(&std::mem::take(&mut touched));
            }
            steps += 1;
            !more
        })
        .await;
    }

    /// Reads local storage again: another tab wrote much, or this tab was asleep.
    pub(super) fn look_again(&self) {
        let Some(book) = self.desk.try_with_value(Desk::book).flatten() else { return };
        self.check_locked();
        if self.is_locked(book) {
            return;
        }
        let about = self.desk.try_update_value(|desk| {
            desk.list_unread(book);
            desk.about(book)
        });
        self.take_about(about.flatten());
        self.show_lock();
        let app = *self;
        spawn_local(async move {
            app.read_in_slices().await;
            app.name_healed();
            // A tab that broke off may have left a journal, which the twin then gets too.
            app.show_save_state();
            app.flush_soon(0);
            app.keep_daily().await;
        });
    }
}

impl Desk {
    /// Lists what local storage holds of a workbook and was not read yet.
    pub(super) fn list_unread(&mut self, book: BookId) {
        if let Ok(local) = &self.local {
            let prefix = keys::book(book);
            let keys = local.keys(&prefix).or_else(|_| local.keys(&prefix));
            self.unread = keys.unwrap_or_default();
        }
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
        while read < most
            && let Some(key) = self.unread.pop()
        {
            let Some(kind) = keys::read(&prefix, &key) else { continue };
            if !wanted(kind) {
                rest.push(key);
                continue;
            }
            read += 1;
            let Ok(local) = &self.local else { continue };
            // A reading that fails once is done again: nobody else may have this record.
            let text = local.get(&key).or_else(|_| local.get(&key));
            if text.is_err() {
                // The next command asks once more.
                rest.push(key);
                continue;
            }
            let Ok(Some(text)) = text else { continue };
            match kind {
                Key::Record(id) => {
                    self.read_record(book, id, &key, &text, &mut entries, &mut damaged);
                }
                Key::Journal => damaged.extend(self.read_journal(book, key, &text, &mut entries)),
                Key::Quarantine(record) => damaged.push(Damaged { key, record, healed: false }),
                Key::About => {}
            }
        }
        let more = !self.unread.is_empty();
        self.unread.extend(rest.into_iter().rev());
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
                let aside = self.set_aside(book, Some(key), Some(id), text);
                damaged.push(Damaged { key: aside, record: Some(id), healed: false });
            }
        }
    }
}

/// A workbook's own record.
pub(super) fn own(document: &Document) -> Workbook {
    document.get(Workbook::id(document.book())).unwrap_or_default()
}
