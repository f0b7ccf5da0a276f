//! Writing records to local storage, without treading on what others wrote there.
//! Not for when and how often; see `save`.

use std::collections::BTreeSet;

use workbook_core::entry::Entry;
use workbook_core::format;
use workbook_core::id::RecordId;

use super::desk::{Desk, print_of};
use super::save::LARGE;
use super::{Damaged, keys};
use crate::platform::storage::StorageError;
use crate::platform::twin::Item;

impl Desk {
    /// Records of this set that somebody else changed in local storage since we read them. What
    /// cannot be read there is set aside: it must not be overwritten.
    pub(super) fn foreign(&mut self, ids: &BTreeSet<RecordId>) -> (Vec<Entry>, Vec<Damaged>) {
        let (mut entries, mut damaged) = (Vec::new(), Vec::new());
        let (Ok(local), Some(book)) = (self.local.clone(), self.book()) else {
            return (entries, damaged);
        };
        for id in ids {
            let Some(kind) = self.entry(*id).map(Entry::kind) else { continue };
            let key = keys::record(book, kind, *id);
            let Ok(Some(text)) = local.get(&key) else { continue };
            if self.prints.get(id) == Some(&print_of(&text)) {
                continue;
            }
            if let Ok(read) = format::decode_text(&text) {
                entries.push(read.entry);
            } else {
                let key = self.set_aside(book, Some(&key), Some(*id), &text);
                damaged.push(Damaged { key, record: Some(*id), healed: true });
            }
        }
        (entries, damaged)
    }

    /// Writes records to local storage; several go through the journal, so that they are there
    /// wholly or not at all.
    pub(super) fn write_local(&mut self, ids: &BTreeSet<RecordId>) -> Result<(), StorageError> {
        let local = self.local.clone()?;
        let Some(session) = &self.session else { return Ok(()) };
        let book = session.document().book();
        let forms: Vec<(RecordId, String, String)> = ids
            .iter()
            .filter_map(|id| self.stored_form(*id).map(|(key, text)| (*id, key, text)))
            .collect();
        let journal = (forms.len() > 1).then(|| keys::journal(book, session.actor()));
        if let Some(journal) = &journal {
            let texts: Vec<&str> = forms.iter().map(|(_, _, text)| text.as_str()).collect();
            local.set(journal, &format!("[{}]", texts.join(",")))?;
            self.in_journal.clone_from(ids);
        }
        for (id, key, text) in forms {
            local.set(&key, &text)?;
            self.prints.insert(id, print_of(&text));
        }
        if let Some(journal) = &journal {
            local.remove(journal)?;
            self.in_journal.clear();
        }
        Ok(())
    }

    pub(super) fn items(&self, ids: &BTreeSet<RecordId>) -> Vec<Item> {
        let item = |id: &RecordId| {
            let (key, text) = self.stored_form(*id)?;
            Some(Item { id: id.to_string(), key, text })
        };
        ids.iter().filter_map(item).collect()
    }

    /// Before another workbook comes on the desk: local storage gets what it still lacks, and
    /// what the twin lacks is kept for it.
    pub(super) fn leave(&mut self) {
        let Some(book) = self.book().filter(|_| !self.frozen) else { return };
        let owed: Vec<RecordId> = std::mem::take(&mut self.owed_local).into_iter().collect();
        for slice in owed.chunks(LARGE) {
            if self.write_local(&slice.iter().copied().collect()).is_err() {
                break;
            }
        }
        let mut owed = std::mem::take(&mut self.owed_twin);
        owed.append(&mut self.in_flight);
        if !owed.is_empty() {
            let items = self.items(&owed);
            self.left.push((book, items));
        }
    }
}
