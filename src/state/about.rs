//! Small facts about this copy, kept beside the records: the form it is stored in, who sat here
//! last and what is new to whom, the last file saved. The records do not depend on them.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use workbook_core::document::Document;
use workbook_core::format;
use workbook_core::id::BookId;
use workbook_core::stamp::Seat;

use super::desk::Desk;
use super::sent::Outside;
use super::sitting::Sittings;
use super::{App, ReadOnly, keys};
use crate::platform::clock;

/// Small facts about this copy.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct About {
    /// The form the records are stored in, the same as a file's version.
    form: u64,
    /// Who sat here last.
    seat: Option<Seat>,
    /// What of it is outside this device.
    pub(super) outside: Outside,
    /// What each of the pair has to catch up with.
    sittings: Sittings,
}

impl App {
    pub(super) fn take_about(&self, about: Option<About>) {
        let about = about.unwrap_or_default();
        self.check_form(about.form);
        if let Some(seat) = about.seat {
            self.seat.set(seat);
        }
        self.outside.set(about.outside);
        self.take_sittings(about.sittings);
    }

    /// What a newer version of the app stored is shown, and never written to.
    pub(super) fn check_form(&self, form: u64) {
        if form > format::VERSION {
            self.desk.update_value(|desk| desk.frozen = true);
            self.read_only.set(Some(ReadOnly::NewerVersion));
            self.show_save_state();
        }
    }

    /// An older version of the app, opened later, has to find that this one writes here.
    pub(super) fn remember_form(&self, book: BookId) {
        let form = self.desk.with_value(|desk| desk.about(book)).map(|about| about.form);
        if form != Some(format::VERSION) {
            self.remember_about();
        }
    }

    /// Remembers who sits here and when a file was last kept.
    pub(super) fn remember_about(&self) {
        if self.read_only.get_untracked().is_some() {
            return;
        }
        let about = About {
            form: format::VERSION,
            seat: Some(self.seat.get_untracked()),
            outside: self.outside.get_untracked(),
            sittings: self.desk.with_value(|desk| desk.sittings.clone()),
        };
        self.desk.with_value(|desk| {
            let (Some(book), Ok(local)) = (desk.book(), &desk.local) else { return };
            if let Ok(text) = serde_json::to_string(&about) {
                // These facts are a comfort; the records do not depend on them.
                let _ = local.set(&keys::about(book), &text);
            }
        });
    }

    /// Takes note that the person has a file with everything up to a counter.
    fn note_copy_kept(&self, newest: u64) {
        let more = self.peek(Document::max_counter).is_some_and(|now| now > newest);
        self.outside.update(|outside| outside.note_copy(more));
        self.remember_about();
    }

    /// Takes note that the person has a file of a workbook, open or not, with everything up to a
    /// counter.
    pub fn note_copy_kept_of(&self, book: BookId, newest: u64) {
        if self.peek(Document::book) == Some(book) {
            return self.note_copy_kept(newest);
        }
        self.desk.with_value(|desk| {
            let Ok(local) = &desk.local else { return };
            let mut about = desk.about(book).unwrap_or_default();
            // What a newer version of the app stored is never written to.
            if about.form > format::VERSION {
                return;
            }
            about.outside.note_copy(false);
            if let Ok(text) = serde_json::to_string(&about) {
                let _ = local.set(&keys::about(book), &text);
            }
        });
    }

    /// Takes note that something is in no file yet.
    pub(super) fn note_uncopied(&self) {
        if self.outside.with_untracked(|outside| outside.uncopied.is_none()) {
            self.outside.update(|outside| outside.uncopied = Some(clock::now_ms()));
            self.remember_about();
        }
    }
}

impl App {
    /// What somebody began to write here and has not written down, as it was kept; empty for
    /// nothing.
    pub fn unsent(&self) -> String {
        self.desk.with_value(|desk| {
            let (Some(book), Ok(local)) = (desk.book(), &desk.local) else { return String::new() };
            local.get(&keys::unsent(book)).ok().flatten().unwrap_or_default()
        })
    }

    /// Keeps what somebody began to write, on this device only. False where it is not stored: without
    /// room it lives as long as the page, and what is written down is stored anyway.
    pub fn keep_unsent(&self, text: &str) -> bool {
        if self.read_only.get_untracked().is_some() {
            return false;
        }
        let kept = self.desk.with_value(|desk| {
            let (Some(book), Ok(local)) = (desk.book(), &desk.local) else { return false };
            let key = keys::unsent(book);
            let kept = if text.is_empty() { local.remove(&key) } else { local.set(&key, text) };
            kept.is_ok()
        });
        self.look_at_unplaced();
        kept
    }
}

impl Desk {
    pub(super) fn about(&self, book: BookId) -> Option<About> {
        let text = self.local.as_ref().ok()?.get(&keys::about(book)).ok()??;
        serde_json::from_str(&text).ok()
    }
}
