//! The marks of workbooks that are being removed, and their keys in local storage.
//! Not for the order of a removal, nor for the twin: see `removal`.

use std::collections::BTreeSet;

use workbook_core::gather;
use workbook_core::id::BookId;

use super::desk::Desk;
use super::keys;
use crate::platform::storage::StorageError;

impl Desk {
    pub(super) fn mark_going(&self, book: BookId) -> Result<(), StorageError> {
        self.local.as_ref().map_err(|error| *error)?.set(&keys::removed(book), "1")
    }

    pub(super) fn unmark(&self, book: BookId) -> Result<(), StorageError> {
        self.local.as_ref().map_or(Ok(()), |local| local.remove(&keys::removed(book)))
    }

    /// Whether local storage says that a workbook is being removed.
    pub(super) fn is_going(&self, book: BookId) -> bool {
        let Ok(local) = &self.local else { return false };
        matches!(local.get(&keys::removed(book)), Ok(Some(_)))
    }

    pub(super) fn going(&self) -> BTreeSet<BookId> {
        let Ok(local) = &self.local else { return BTreeSet::new() };
        let keys = local.keys(keys::ALL_REMOVED).unwrap_or_default();
        let book = |key: &String| key.strip_prefix(keys::ALL_REMOVED)?.parse().ok();
        gather::set(keys.iter().filter_map(book))
    }

    /// At the start: what a crash left of marked workbooks goes before anything is read.
    pub(super) fn clear_going(&self) {
        for book in self.going() {
            // What cannot be removed now is not read either, and tried again.
            let _ = self.clear_local(book);
        }
    }

    pub(super) fn clear_local(&self, book: BookId) -> Result<(), StorageError> {
        let Ok(local) = &self.local else { return Ok(()) };
        for key in local.keys(&keys::book(book))? {
            local.remove(&key)?;
        }
        if local.get(keys::OPEN)? == Some(book.to_string()) {
            local.remove(keys::OPEN)?;
        }
        Ok(())
    }
}
