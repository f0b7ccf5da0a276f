//! What a locked workbook had stored, as the page that shows when the program stopped hands it out: a
//! file that opens with the passphrase, and is then a workbook file like any other.

use std::collections::BTreeMap;

use serde::Deserialize;
use workbook_core::entry::Entry;
use workbook_core::format;
use workbook_core::gather;
use workbook_core::id::{BookId, RecordId};
use workbook_core::merge::merge;

use super::LockError;
use super::header::Header;
use crate::platform::vault;
use crate::state::journal::entries_of;
use crate::state::keys::{self, Key};

/// What such a file says it is.
const FORMAT: &str = "coproduction-workbook-locked";

/// Where a safe copy stands.
const COPY: &str = "snapshot/";

/// Sealed texts with their lock.
#[derive(Debug, Clone, Deserialize)]
pub struct LockedStore {
    format: String,
    book: BookId,
    lock: String,
    /// Where each stood, and the text.
    texts: Vec<(String, String)>,
}

impl LockedStore {
    /// Reads such a file; none where it is another one.
    pub(in crate::state) fn read(bytes: &[u8]) -> Option<Self> {
        let file: Self = serde_json::from_slice(bytes).ok()?;
        (file.format == FORMAT).then_some(file)
    }

    /// The workbook file in it.
    pub(in crate::state) async fn open(self, phrase: &str) -> Result<Vec<u8>, LockError> {
        let header = Header::read(&self.lock).ok_or(LockError::Damaged)?;
        let key = header.key(phrase).await?;
        let texts = self.texts.into_iter().map(|(place, stored)| {
            let text = vault::open_with(&key, &place, &stored);
            (place, text.ok_or(stored))
        });
        Ok(gathered(self.book, texts).into_bytes())
    }
}

/// The workbook file of all the texts of a workbook, each with its place; in error what did not open. What
/// cannot be read stands in it as a text, and is told of where the file is opened.
fn gathered(book: BookId, texts: impl Iterator<Item = (String, Result<String, String>)>) -> String {
    let mut entries = BTreeMap::<RecordId, Entry>::new();
    let mut odd = Vec::<(Option<RecordId>, String)>::new();
    for (place, opened) in texts {
        // A safe copy is a file already.
        if let (true, Ok(copy)) = (place.starts_with(COPY), &opened) {
            return copy.clone();
        }
        let key = keys::read(&keys::book(book), &place);
        let (text, opens) = opened.map_or_else(|text| (text, false), |text| (text, true));
        match key {
            Some(Key::Record(id)) => match format::decode_text(&text) {
                Ok(read) => take(&mut entries, read.entry),
                Err(_) => odd.push((Some(id), text)),
            },
            Some(Key::Journal) => {
                let (read, whole) = entries_of(&text);
                for entry in read {
                    take(&mut entries, entry);
                }
                if !whole {
                    odd.push((None, text));
                }
            }
            Some(Key::Quarantine(id)) => odd.push((id, text)),
            Some(Key::About) => {}
            None if opens => {}
            None => odd.push((None, text)),
        }
    }
    // What the other store holds whole is not lost.
    odd.retain(|(id, _)| id.is_none_or(|id| !entries.contains_key(&id)));
    file_of(book, entries.into_values().collect(), &odd)
}

/// The two stores may hold a record in two forms.
fn take(entries: &mut BTreeMap<RecordId, Entry>, entry: Entry) {
    let entry = match entries.get(&entry.id()) {
        Some(known) => merge(known, &entry),
        None => entry,
    };
    entries.insert(entry.id(), entry);
}

/// A file of version 1, without the words around the records that a file may do without.
fn file_of(book: BookId, entries: Vec<Entry>, odd: &[(Option<RecordId>, String)]) -> String {
    let order = |a: &Entry, b: &Entry| (a.kind(), a.id()).cmp(&(b.kind(), b.id()));
    let odd = odd.iter().filter_map(|(_, text)| serde_json::to_string(text).ok());
    let entries = gather::sorted(entries, order);
    let records: Vec<String> = entries.iter().map(format::encode_text).chain(odd).collect();
    format!(
        "{{\"book\":\"{book}\",\"format\":\"coproduction-workbook\",\"records\":[{}],\
         \"version\":{}}}",
        records.join(","),
        format::VERSION
    )
}

#[cfg(test)]
mod tests {
    use workbook_core::stamp::Seat;

    use super::*;

    #[test]
    fn what_does_not_open_stands_in_the_file_and_is_counted() {
        let book = BookId::new(7);
        let place =
            |kind: &str, at: u128| format!("{}{kind}/{}", keys::book(book), RecordId::new(at));
        let note = format!(
            "{{\"fields\":{{\"by\":\"{}\",\"text\":\"Kept\"}},\"id\":\"{}\",\"kind\":\"note\"}}",
            Seat::Patient.name(),
            RecordId::new(1)
        );
        let texts = [
            (place("note", 1), Ok(note)),
            (place("note", 1), Err("sealed-1:one that the other store holds whole".to_owned())),
            (place("note", 2), Err("sealed-1:cut off".to_owned())),
            (place("note", 3), Ok("{".to_owned())),
            (place("quarantine", 4), Ok("set aside".to_owned())),
        ];
        let file = gathered(book, texts.into_iter());
        let imported = format::import(file.clone().into_bytes());
        let imported = imported.expect("a file that can be read in part");
        assert_eq!((imported.entries.len(), imported.unreadable.len()), (1, 3), "{file}");
    }
}
