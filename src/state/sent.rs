//! A file that went to the other of the pair and is waited for: since when, and what was changed
//! here meanwhile. A comfort of this device; what is merged does not depend on it.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use workbook_core::document::Document;
use workbook_core::entry::Entry;
use workbook_core::format::Scope;
use workbook_core::id::RecordId;
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
    /// Everything up to now is in a file.
    pub(super) fn note_copy(&mut self) {
        self.copy = Some(clock::now_ms());
        self.uncopied = None;
    }
}

impl App {
    /// The file that is waited for, if any.
    pub fn sent(&self) -> Option<Sent> {
        self.outside.get().sent
    }

    /// Takes note that a file went to the other person.
    pub fn note_sent(&self) {
        let to = match self.seat.get_untracked() {
            Seat::Patient => Seat::Professional,
            Seat::Professional => Seat::Patient,
            // Who writes together waits for nobody.
            Seat::Both => return,
        };
        let counter = self.peek(Document::max_counter).unwrap_or_default();
        let sent = Some(Sent { at: clock::now_ms(), to, counter });
        self.outside.update(|outside| outside.sent = sent);
        self.remember_about();
    }

    /// Nobody waits any more: a file came, or somebody said so.
    pub fn stop_waiting(&self) {
        if self.outside.with_untracked(|outside| outside.sent.is_some()) {
            self.outside.update(|outside| outside.sent = None);
            self.remember_about();
        }
    }

    /// The file that is waited for, where a record or what hangs on it was changed since.
    pub fn changed_since_sent(&self, id: RecordId) -> Option<Sent> {
        let sent = self.sent()?;
        self.track_anything();
        let changed = self.peek(|document| {
            let newer = |entry: &Entry| entry.max_counter() > sent.counter;
            document.entry(id).is_some_and(newer) || document.below(id).into_iter().any(newer)
        });
        changed?.then_some(sent)
    }

    /// What a file would hold; wakes the caller when anything changes.
    pub fn inside(&self, scope: Scope) -> Inside {
        self.track_anything();
        self.peek(|document| view::inside(document, scope)).unwrap_or_default()
    }
}
