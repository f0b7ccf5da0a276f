//! Whole copies of a workbook as it once was; only the newest are kept.
//! Not the file a person saves: that leaves the browser.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbCursor, IdbKeyRange, IdbObjectStore};
use workbook_core::gather;

use super::{BY_BOOK, META, SNAPSHOTS, Twin, end_of, reseal};
use crate::platform::{
    idb::{Mode, ask},
    js,
    storage::StorageError,
    vault::{self, For},
};

/// How many snapshots of one workbook are kept.
pub const KEPT_SNAPSHOTS: usize = 20;

/// What a list of snapshots shows; the text is read apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnapshotHead {
    /// Grows with every snapshot of this browser.
    pub id: i64,
    /// Milliseconds since 1970, as the device believed.
    pub at: i64,
    /// A word of the caller's, such as `import`.
    pub reason: String,
}

impl Twin {
    /// Stores a snapshot and lets go of the oldest beyond the kept number, in one transaction.
    pub async fn put_snapshot(
        &self,
        book: &str,
        at_ms: i64,
        reason: &str,
        text: &str,
    ) -> Result<(), StorageError> {
        let transaction = self.begin_with(SNAPSHOTS, &[META], Mode::Write).await?;
        let form = reseal::form_of(&transaction.other(META)?, book).await?;
        let text = vault::put(form, book, &place_of(book), text)?;
        transaction.store().add(&js::object(&[
            ("book", book.into()),
            ("at", js::from_whole(at_ms)),
            ("reason", reason.into()),
            ("text", text.into()),
        ]))?;
        let heads = heads(transaction.store(), book).await?;
        for old in heads.iter().skip(KEPT_SNAPSHOTS) {
            transaction.store().delete(&js::from_whole(old.id))?;
        }
        transaction.done().await
    }

    /// Lets go of one snapshot.
    pub async fn forget_snapshot(&self, id: i64) -> Result<(), StorageError> {
        let transaction = self.begin(SNAPSHOTS, Mode::Write).await?;
        transaction.store().delete(&js::from_whole(id))?;
        transaction.done().await
    }

    /// The snapshots of a workbook, newest first.
    pub async fn snapshots(&self, book: &str) -> Result<Vec<SnapshotHead>, StorageError> {
        let transaction = self.begin(SNAPSHOTS, Mode::Read).await?;
        heads(transaction.store(), book).await
    }

    /// The text of one snapshot, if it is still there.
    pub async fn snapshot(&self, id: i64) -> Result<Option<String>, StorageError> {
        let transaction = self.begin(SNAPSHOTS, Mode::Read).await?;
        let row = ask(transaction.store().get(&js::from_whole(id))).await?;
        let text = |name| js::get(&row, name).as_string();
        match (text("book"), text("text")) {
            (Some(book), Some(stored)) => {
                vault::open(For::Reading, &book, &place_of(&book), stored).map(Some)
            }
            _ => Ok(None),
        }
    }
}

/// What a sealed snapshot is bound to.
pub(super) fn place_of(book: &str) -> String {
    format!("snapshot/{book}")
}

/// Newest first by the order of storing; a clock may be wrong.
pub(super) async fn heads(
    snapshots: &IdbObjectStore,
    book: &str,
) -> Result<Vec<SnapshotHead>, StorageError> {
    let range = IdbKeyRange::bound(&js::array(&[book.into()]), &end_of(book))?;
    let request = snapshots.index(BY_BOOK)?.open_key_cursor_with_range(&range)?;
    let mut heads = Vec::new();
    loop {
        let found = ask(Ok(request.clone())).await?;
        let Some(cursor) = found.dyn_ref::<IdbCursor>() else {
            return Ok(gather::sorted(heads, |a: &SnapshotHead, b| b.id.cmp(&a.id)));
        };
        heads.extend(head(&cursor.key()?, &cursor.primary_key()?));
        cursor.continue_()?;
    }
}

fn head(key: &JsValue, id: &JsValue) -> Option<SnapshotHead> {
    let key: &Array = key.dyn_ref()?;
    Some(SnapshotHead {
        id: js::to_whole(id)?,
        at: js::to_whole(&key.get(1))?,
        reason: key.get(2).as_string()?,
    })
}
