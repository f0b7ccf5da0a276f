//! A workbook leaves this device: its rows go and a mark stays, in one transaction.
//! Not for when that is done, or how long a mark stays; see `state/removal.rs`.

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::{IdbKeyRange, IdbObjectStore};

use super::{META, RECORDS, SNAPSHOTS, Twin, end_of, imports, reseal, snapshots};
use crate::platform::{
    idb::{Mode, ask},
    js,
    storage::StorageError,
};

/// Marks stand in the store of small texts: when, under this and the workbook.
const MARK: &str = "removed/";
/// Behind every mark: the sign that follows `/`.
const END_OF_MARKS: &str = "removed0";

fn mark_of(book: &str) -> JsValue {
    format!("{MARK}{book}").into()
}

/// Whether a workbook was removed from this device.
pub(super) async fn is_marked(meta: &IdbObjectStore, book: &str) -> Result<bool, StorageError> {
    Ok(!ask(meta.get(&mark_of(book))).await?.is_undefined())
}

impl Twin {
    /// Removes the records, snapshots and imports of a workbook and the small texts under `names`, and
    /// marks it as removed: all of it, or on an error nothing. An older mark stays as it is.
    /// Resolves when that is on the disk.
    pub async fn remove_book(
        &self,
        book: &str,
        names: &[String],
        at_ms: i64,
    ) -> Result<(), StorageError> {
        let transaction = self.begin_with(RECORDS, &[SNAPSHOTS, META], Mode::Write).await?;
        let (kept, meta) = (transaction.other(SNAPSHOTS)?, transaction.other(META)?);
        if !is_marked(&meta, book).await? {
            meta.put_with_key(&at_ms.to_string().into(), &mark_of(book))?;
        }
        let all = IdbKeyRange::bound(&js::array(&[book.into()]), &end_of(book))?;
        transaction.store().delete(&all)?;
        for name in names {
            meta.delete(&name.as_str().into())?;
        }
        meta.delete(&imports::all_of(book)?)?;
        meta.delete(&reseal::lock_of(book).into())?;
        for head in snapshots::heads(&kept, book).await? {
            kept.delete(&js::from_whole(head.id))?;
        }
        transaction.done().await
    }

    /// The workbooks that were removed from this device, and when.
    pub async fn removed(&self) -> Result<Vec<(String, i64)>, StorageError> {
        let transaction = self.begin(META, Mode::Read).await?;
        let range = IdbKeyRange::bound(&MARK.into(), &END_OF_MARKS.into())?;
        let names: Array = ask(transaction.store().get_all_keys_with_key(&range)).await?.into();
        let mut removed = Vec::new();
        for name in names.iter().filter_map(|name| name.as_string()) {
            let at = ask(transaction.store().get(&name.as_str().into())).await?.as_string();
            let at = at.and_then(|at| at.parse().ok()).unwrap_or_default();
            removed.extend(name.strip_prefix(MARK).map(|book| (book.to_owned(), at)));
        }
        Ok(removed)
    }

    /// Takes the mark away: the workbook is wanted here again, or its mark is old.
    pub async fn lift_mark(&self, book: &str) -> Result<(), StorageError> {
        let transaction = self.begin(META, Mode::Write).await?;
        transaction.store().delete(&mark_of(book))?;
        transaction.done().await
    }
}
