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
        let texts = self.texts.iter().filter_map(|(place, stored)| {
            let text = vault::open_with(&key, place, stored)?;
            Some((place.as_str(), text))
        });
        let mut entries = BTreeMap::<RecordId, Entry>::new();
        for (place, text) in texts {
            match keys::read(&keys::book(self.book), place) {
                Some(Key::Record(_)) => {
                    if let Ok(read) = format::decode_text(&text) {
                        take(&mut entries, read.entry);
                    }
                }
                Some(Key::Journal) => {
                    for entry in entries_of(&text).0 {
                        take(&mut entries, entry);
                    }
                }
                // A safe copy is a file already.
                None if place.starts_with(COPY) => return Ok(text.into_bytes()),
                Some(Key::Quarantine(_) | Key::About) | None => {}
            }
        }
        Ok(file_of(self.book, entries.into_values().collect()).into_bytes())
    }
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
fn file_of(book: BookId, entries: Vec<Entry>) -> String {
    let order = |a: &Entry, b: &Entry| (a.kind(), a.id()).cmp(&(b.kind(), b.id()));
    let records: Vec<String> =
        gather::sorted(entries, order).iter().map(format::encode_text).collect();
    format!(
        "{{\"book\":\"{book}\",\"format\":\"coproduction-workbook\",\"records\":[{}],\
         \"version\":{}}}",
        records.join(","),
        format::VERSION
    )
}
