//! The safe copies this device keeps of the open workbook: which there are, what one holds that does
//! not stand here any more, and bringing it back.

use workbook_core::command::{self, Command};
use workbook_core::document::Document;
use workbook_core::entry::Entry;
use workbook_core::format::Importer;
use workbook_core::id::{BookId, RecordId};
use workbook_core::view;

use leptos::prelude::*;

use super::App;
use super::share::{Progress, STEP};
use crate::i18n::words;
use crate::platform::timer::{self, Pace};
use crate::platform::twin::SnapshotHead;
use crate::platform::{clock, when};

/// The name under which the twin remembers when the last copy of a day was kept, and of what.
pub(super) fn day_of(book: BookId) -> String {
    format!("day/{book}")
}

/// A record that stood otherwise in a copy.
#[derive(Debug, Clone, PartialEq)]
pub struct Otherwise {
    /// The record.
    pub record: RecordId,
    /// Its kind.
    pub kind: String,
    /// What it was called then.
    pub label: String,
    /// The fields that said something else, by name.
    pub fields: Vec<String>,
    /// Whether it is not to be seen any more.
    pub gone: bool,
}

impl App {
    /// The copies of the open workbook, newest first. None where they cannot be read.
    pub async fn copies(&self) -> Option<Vec<SnapshotHead>> {
        let twin = self.desk.with_value(|desk| desk.twin.clone())?;
        let book = self.peek(Document::book)?;
        twin.snapshots(&book.to_string()).await.ok()
    }

    /// What a copy holds. None where it cannot be read.
    pub async fn copy(&self, id: i64, progress: Progress) -> Option<Vec<Entry>> {
        self.read_the_rest();
        let twin = self.desk.with_value(|desk| desk.twin.clone())?;
        let text = twin.snapshot(id).await.ok().flatten()?;
        let mut reading = Importer::new(text.into_bytes()).ok()?;
        timer::in_slices(Pace::Awaited, || {
            let is_done = reading.step(STEP);
            progress.set(Some(reading.progress()));
            is_done
        })
        .await;
        progress.set(None);
        let imported = reading.finish();
        // The copies of another workbook lie in the same store, under its id.
        (self.peek(Document::book) == Some(imported.head.book)).then_some(imported.entries)
    }

    /// What bringing back a copy would change, as far as whoever writes may; wakes the caller when
    /// anything changes.
    pub fn otherwise_in(&self, copy: &[Entry]) -> Vec<Otherwise> {
        self.track_anything();
        let writer = self.writer();
        let seat = self.seat();
        let all = self.peek(|document| {
            let hidden = |old: &Entry| {
                view::is_sealed(document, old, seat) || view::is_others_draft(old, seat)
            };
            let one = |old: &Entry| {
                let fields = command::would_bring(document, old, writer);
                (!fields.is_empty()).then(|| Otherwise {
                    record: old.id(),
                    kind: old.kind().to_owned(),
                    label: words::label(old),
                    fields,
                    gone: document.entry(old.id()).is_none_or(|now| !now.is_visible()),
                })
            };
            copy.iter().filter(|old| !hidden(old)).filter_map(one).collect()
        });
        all.unwrap_or_default()
    }

    /// Brings back what these records of a copy say.
    pub fn bring_back(&self, records: Vec<Entry>) -> bool {
        self.told(self.dispatch(&Command::BringBack(records))).is_some()
    }

    /// Keeps a copy at the start of a day, before anything is written on it; none where nothing was
    /// written since the last one, or all is made up.
    pub(super) async fn keep_daily(self) {
        let today = when::file_day(clock::now_ms());
        let newest = self.peek(Document::max_counter).unwrap_or_default();
        let Some(book) = self.peek(Document::book) else { return };
        let Some(twin) = self.desk.with_value(|desk| desk.twin.clone()) else { return };
        let locked = self.read_only.get_untracked().is_some();
        if newest == 0 || locked || untrack(|| self.is_practice()) {
            return;
        }
        let mark = day_of(book);
        let last = twin.meta_get(&mark).await.ok().flatten().unwrap_or_default();
        let (day, counter) = last.split_once(' ').unwrap_or_default();
        if day == today || counter == newest.to_string() {
            return;
        }
        // Marked first, so that a tab that opens in the meantime keeps no second one.
        if twin.meta_set(&mark, &format!("{today} {newest}")).await.is_ok() {
            let kept = self.peek(Document::book) == Some(book)
                && self.keep_snapshot("day", RwSignal::new(None)).await;
            if !kept {
                // Another time.
                let _ = twin.meta_set(&mark, &last).await;
            }
        }
    }

    /// Removes one copy for good. False where that cannot be done.
    pub async fn forget_copy(&self, id: i64) -> bool {
        match self.desk.with_value(|desk| desk.twin.clone()) {
            Some(twin) => twin.forget_snapshot(id).await.is_ok(),
            None => false,
        }
    }

    /// Empties the bin. A copy is kept first, so that even that can be taken back.
    pub async fn empty_bin(&self) -> bool {
        let book = self.peek(Document::book);
        // Without room for a copy the bin can still be emptied: somebody asked for it.
        self.keep_snapshot("bin", RwSignal::new(None)).await;
        if self.peek(Document::book) != book {
            return false;
        }
        self.told(self.dispatch(&Command::EmptyBin)).is_some()
    }
}
