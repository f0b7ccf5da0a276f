//! A workbook is locked, or its lock is taken off: what the database holds of it is written anew in
//! the form it is to have. And the lock itself, which stands among the small texts.
//! Not for the keys; see `vault`.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbKeyRange, IdbObjectStore};

use super::{META, RECORDS, SLICE, SNAPSHOTS, Twin, end_of, imports, snapshots};
use crate::platform::{
    idb::{Mode, ask},
    js,
    storage::StorageError,
    vault::{self, For, Form},
};

/// The name of a workbook's lock.
pub(super) fn lock_of(book: &str) -> String {
    format!("lock/{book}")
}

/// The form in which texts of a workbook are to be stored. Refuses where that needs a key that is not
/// here: another tab may have locked it.
pub(super) async fn form_of(meta: &IdbObjectStore, book: &str) -> Result<Form, StorageError> {
    let lock = ask(meta.get(&lock_of(book).into())).await?.as_string();
    let form = vault::form(book, lock.as_deref());
    if form == Form::Sealed && !vault::can_seal(book) {
        return Err(StorageError::Locked);
    }
    Ok(form)
}

/// The same row with another text.
fn with_text(row: &JsValue, text: &str) -> JsValue {
    js::set(row, "text", &text.into());
    row.clone()
}

/// The text of a row or a small text as it is to be stored; none where it stands so already.
fn anew(
    form: Form,
    book: &str,
    place: &str,
    stored: &JsValue,
) -> Result<Option<String>, StorageError> {
    let Some(stored) = stored.as_string().filter(|stored| !vault::is_in(form, stored)) else {
        return Ok(None);
    };
    let text = vault::open(For::Reading, book, place, stored)?;
    vault::put(form, book, place, &text).map(Some)
}

impl Twin {
    /// The lock of a workbook, if it has one.
    pub async fn lock(&self, book: &str) -> Result<Option<String>, StorageError> {
        self.meta_get(&lock_of(book)).await
    }

    /// Puts a lock on a workbook in place of the one before. False where another one stands by now:
    /// then nothing is changed.
    pub async fn swap_lock(
        &self,
        book: &str,
        before: Option<&str>,
        lock: &str,
    ) -> Result<bool, StorageError> {
        let (transaction, name) = (self.begin(META, Mode::Write).await?, lock_of(book));
        let now = ask(transaction.store().get(&name.as_str().into())).await?.as_string();
        if now.as_deref() != before {
            return Ok(false);
        }
        transaction.store().put_with_key(&lock.into(), &name.into())?;
        transaction.done().await?;
        Ok(true)
    }

    /// Writes anew what is not in the form it is to have: records, safe copies, and what is kept to
    /// undo imports. Broken off, it can be done again.
    pub async fn reseal(&self, book: &str) -> Result<(), StorageError> {
        let mut after = js::array(&[book.into()]);
        loop {
            let transaction = self.begin_with(RECORDS, &[META], Mode::Write).await?;
            let form = form_of(&transaction.other(META)?, book).await?;
            let range = IdbKeyRange::bound_with_lower_open(&after, &end_of(book), true)?;
            let asked = transaction.store().get_all_with_key_and_limit(&range, SLICE);
            let rows: Array = ask(asked).await?.unchecked_into();
            if rows.length() == 0 {
                break;
            }
            for row in rows.iter() {
                let place = js::get(&row, "key").as_string().unwrap_or_default();
                if let Some(text) = anew(form, book, &place, &js::get(&row, "text"))? {
                    transaction.store().put(&with_text(&row, &text))?;
                }
                after = js::array(&[book.into(), js::get(&row, "id")]);
            }
            transaction.done().await?;
        }
        self.reseal_snapshots(book).await?;
        self.reseal_imports(book).await
    }

    async fn reseal_snapshots(&self, book: &str) -> Result<(), StorageError> {
        for head in self.snapshots(book).await? {
            let transaction = self.begin_with(SNAPSHOTS, &[META], Mode::Write).await?;
            let form = form_of(&transaction.other(META)?, book).await?;
            let row = ask(transaction.store().get(&js::from_whole(head.id))).await?;
            if row.is_object()
                && let Some(text) =
                    anew(form, book, &snapshots::place_of(book), &js::get(&row, "text"))?
            {
                transaction.store().put(&with_text(&row, &text))?;
            }
            transaction.done().await?;
        }
        Ok(())
    }

    async fn reseal_imports(&self, book: &str) -> Result<(), StorageError> {
        let transaction = self.begin(META, Mode::Write).await?;
        let form = form_of(transaction.store(), book).await?;
        let asked = transaction.store().get_all_keys_with_key(&imports::all_of(book)?);
        let names: Array = ask(asked).await?.into();
        for name in names.iter().filter_map(|name| name.as_string()) {
            let stored = ask(transaction.store().get(&name.as_str().into())).await?;
            if let Some(text) = anew(form, book, &name, &stored)? {
                transaction.store().put_with_key(&text.into(), &name.into())?;
            }
        }
        transaction.done().await
    }
}
