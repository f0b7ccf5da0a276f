//! A file that went to the other of the pair and is waited for: since when, and what was changed
//! here meanwhile. A comfort of this device; what is merged does not depend on it.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use workbook_core::document::Document;
use workbook_core::entry::Entry;
use workbook_core::format::Scope;
use workbook_core::id::{BookId, RecordId};
use workbook_core::record::SHARE;
use workbook_core::stamp::Seat;
use workbook_core::view::{self, Inside};

use super::App;
use crate::platform::clock;

/// A file on its way to the other and back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// When it went, in milliseconds since 1970.
    pub at: i64,
    /// To whom.
    pub to: Seat,
    /// The highest counter in it: what was written since has a higher one.
    counter: u64,
    /// The one thing that went, if it was not all.
    #[serde(default)]
    only: Option<RecordId>,
}

/// What of the workbook is outside this device.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Outside {
    /// When a copy was last kept elsewhere, in milliseconds since 1970.
    pub(super) copy: Option<i64>,
    /// Since when there are changes in no file.
    pub(super) uncopied: Option<i64>,
    /// The file that went to the other and is waited for.
    pub(super) sent: Option<Sent>,
}

impl Outside {
    /// A copy is kept; whether more was written since it was made.
    pub(super) fn note_copy(&mut self, more: bool) {
        let now = clock::now_ms();
        self.copy = Some(now);
        self.uncopied = more.then_some(now);
    }
}

impl App {
    /// The file that is waited for, if any.
    pub fn sent(&self) -> Option<Sent> {
        self.outside.get().sent
    }

    /// Takes note that a file went to the other person, with everything up to a counter, or with one
    /// thing only.
    pub fn note_sent(&self, counter: u64, only: Option<RecordId>) {
        let to = match self.seat.get_untracked() {
            Seat::Patient => Seat::Professional,
            Seat::Professional => Seat::Patient,
            // Who writes together waits for nobody.
            Seat::Both => return,
        };
        let before = self.outside.with_untracked(|outside| outside.sent);
        // One thing more does not make the whole one that is awaited forgotten.
        if only.is_some() && before.is_some_and(|sent| sent.only.is_none()) {
            return;
        }
        let sent = Some(Sent { at: clock::now_ms(), to, counter, only });
        self.outside.update(|outside| outside.sent = sent);
        self.remember_about();
    }

    /// A file came in: one of the other's is what was awaited.
    pub(super) fn came_back(&self, by: Option<Seat>) {
        let sent = self.outside.with_untracked(|outside| outside.sent);
        if sent.is_some_and(|sent| by.is_none_or(|by| by.speaks_for(sent.to))) {
            self.stop_waiting();
        }
    }

    /// Nobody waits any more.
    pub fn stop_waiting(&self) {
        if self.outside.with_untracked(|outside| outside.sent.is_some()) {
            self.outside.update(|outside| outside.sent = None);
            self.remember_about();
        }
    }

    /// The file that is waited for, where a record or what hangs on it was changed since.
    pub fn changed_since_sent(&self, id: RecordId) -> Option<Sent> {
        let sent = self.sent().filter(|sent| sent.only.is_none_or(|only| only == id))?;
        self.track_anything();
        let changed = self.peek(|document| {
            let newer = |entry: &Entry| entry.max_counter() > sent.counter;
            document.entry(id).is_some_and(newer) || document.below(id).into_iter().any(newer)
        });
        changed?.then_some(sent)
    }

    /// Whether something was written in the open workbook, if it is this one, since a file was begun.
    pub fn is_newer(&self, book: BookId, newest: u64) -> bool {
        self.peek(|document| document.book() == book && document.max_counter() > newest)
            .unwrap_or_default()
    }

    /// Whether words that were being typed when it locked wait to come back into their fields.
    pub fn has_waiting_words(&self) -> bool {
        let waits = |book| self.desk.with_value(|desk| desk.has_waiting_words(book));
        self.peek(Document::book).is_some_and(waits)
    }

    /// How many drafts there are, whoever's: none of them goes into a file for the other. Wakes the
    /// caller when anything changes.
    pub fn drafts(&self) -> usize {
        self.track_anything();
        let is_draft = |entry: &&Entry| entry.is_visible() && entry.text(SHARE) == "draft";
        self.peek(|document| document.entries().filter(is_draft).count()).unwrap_or_default()
    }

    /// What a file would hold; wakes the caller when anything changes.
    pub fn inside(&self, scope: Scope) -> Inside {
        self.track_anything();
        let looks = self.seat();
        self.peek(|document| view::inside(document, scope, looks)).unwrap_or_default()
    }
}
