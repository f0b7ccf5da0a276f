//! Journals: a command over several records is written to local storage as one text first, so that
//! it is there wholly or not at all. Not for what another tab says, though that looks the same.

use std::collections::BTreeSet;

use serde_json::value::RawValue;
use workbook_core::entry::Entry;
use workbook_core::format;
use workbook_core::id::{BookId, RecordId};

use super::Damaged;
use super::desk::{Desk, print_of};

/// The records of a list of texts, as a journal or another tab writes it, and whether all of it
/// could be read.
pub(super) fn entries_of(text: &str) -> (Vec<Entry>, bool) {
    let Ok(texts) = serde_json::from_str::<Vec<Box<RawValue>>>(text) else {
        return (Vec::new(), false);
    };
    let all = texts.len();
    let read = |text: Box<RawValue>| Some(format::decode_text(text.get()).ok()?.entry);
    let entries: Vec<Entry> = texts.into_iter().filter_map(read).collect();
    let whole = entries.len() == all;
    (entries, whole)
}

impl Desk {
    /// Reads a journal that a page left behind. What cannot be read of it is set aside.
    pub(super) fn read_journal(
        &mut self,
        book: BookId,
        key: String,
        text: &str,
        entries: &mut Vec<Entry>,
    ) -> Option<Damaged> {
        let (found, whole) = entries_of(text);
        self.owed_journaled.extend(found.iter().map(Entry::id));
        entries.extend(found);
        if whole {
            self.owed_journals.push(key);
            return None;
        }
        let aside = self.set_aside(book, Some(&key), None, text);
        Some(Damaged { key: aside, record: None, healed: false })
    }

    /// Once the records a journal held are merged in, they are written as records and the
    /// journal goes.
    pub(super) fn absorb_journals(&mut self) {
        if self.frozen {
            return;
        }
        let ids: BTreeSet<RecordId> = std::mem::take(&mut self.owed_journaled);
        let journals = std::mem::take(&mut self.owed_journals);
        let Ok(local) = self.local.clone() else { return };
        let mut written = true;
        for id in &ids {
            let Some((key, text)) = self.stored_form(*id) else { continue };
            if local.set(&key, &text).is_ok() {
                self.prints.insert(*id, print_of(&text));
            } else {
                self.owed_local.insert(*id);
                written = false;
            }
        }
        self.owed_twin.extend(ids);
        if written {
            for journal in journals {
                let _ = local.remove(&journal);
            }
        }
    }
}
