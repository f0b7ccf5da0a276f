//! The durable twin of local storage, in `IndexedDB`: what is written here survives a crash.
//! Knows nothing of what the texts say; the caller brings the merge.

mod imports;
mod merge;
mod meta;
mod removal;
mod reseal;
mod snapshots;

use std::{
    cell::RefCell,
    rc::{Rc, Weak},
};

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Event, IdbDatabase, IdbIndexParameters, IdbKeyRange, IdbObjectStoreParameters};

pub use self::{
    imports::{ImportHead, KEPT_IMPORTS},
    merge::{Item, Merge},
    snapshots::{KEPT_SNAPSHOTS, SnapshotHead},
};
use super::{
    idb::{self, Mode, Transaction, ask},
    js,
    storage::StorageError,
    vault::{self, For},
};

const DATABASE: &str = "coproduction-workbook";
const VERSION: u32 = 1;
/// Rows `{book, id, key, text}` under `[book, id]`.
const RECORDS: &str = "records";
/// Rows `{id, book, at, reason, text}` under a growing number.
const SNAPSHOTS: &str = "snapshots";
/// Holds `[book, at, reason]`, so that a list of snapshots never reads their texts.
const BY_BOOK: &str = "book";
/// Texts under names; among them the marks of removed workbooks, and what imports did.
const META: &str = "meta";
/// Rows read at once. Small, for the page must stay responsive while they are taken in.
const SLICE: u32 = 100;

/// The database. Clones share one connection.
#[derive(Clone)]
pub struct Twin(Rc<Connection>);

struct Connection {
    db: RefCell<Option<IdbDatabase>>,
    /// The browser closed the connection, or another tab wants to change the database.
    on_lost: Closure<dyn FnMut(Event)>,
}

impl Connection {
    fn new(this: &Weak<Self>) -> Self {
        let this = Weak::clone(this);
        let on_lost = Closure::new(move |_: Event| {
            if let Some(connection) = this.upgrade() {
                connection.close();
            }
        });
        Self { db: RefCell::new(None), on_lost }
    }

    fn close(&self) {
        if let Some(db) = self.db.take() {
            db.set_onclose(None);
            db.set_onversionchange(None);
            db.close();
        }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.close();
    }
}

impl Twin {
    /// Opens the database, or makes it. Gives up after five seconds.
    pub async fn open() -> Result<Self, StorageError> {
        let twin = Self(Rc::new_cyclic(Connection::new));
        twin.db().await?;
        Ok(twin)
    }

    /// Hands over all records of a workbook as `(key, text)`, slice by slice, each slice in
    /// a task of its own. Without the key of a locked workbook there is nothing.
    pub async fn load(
        &self,
        book: &str,
        mut each: impl FnMut(Vec<(String, String)>),
    ) -> Result<(), StorageError> {
        let mut locked = Ok(());
        let open = |(key, stored): (String, String)| {
            let text = vault::open(For::Reading, book, &key, stored)?;
            Ok((key, text))
        };
        self.load_as_it_is(book, |rows| match rows.into_iter().map(open).collect() {
            Ok(rows) => each(rows),
            Err(error) => locked = Err(error),
        })
        .await?;
        locked
    }

    /// The same with what is stored, sealed or not.
    pub async fn load_as_it_is(
        &self,
        book: &str,
        mut each: impl FnMut(Vec<(String, String)>),
    ) -> Result<(), StorageError> {
        let transaction = self.begin(RECORDS, Mode::Read).await?;
        let mut after = js::array(&[book.into()]);
        loop {
            let range = IdbKeyRange::bound_with_lower_open(&after, &end_of(book), true)?;
            let asked = transaction.store().get_all_with_key_and_limit(&range, SLICE);
            let rows: Array = ask(asked).await?.unchecked_into();
            if rows.length() == 0 {
                return Ok(());
            }
            let last = js::get(&rows.get(rows.length() - 1), "id");
            after = js::array(&[book.into(), last]);
            each(rows.iter().filter_map(|row| key_and_text(&row)).collect());
        }
    }

    /// Removes records for good. Missing ones are fine.
    pub async fn remove(&self, book: &str, ids: Vec<String>) -> Result<(), StorageError> {
        let transaction = self.begin(RECORDS, Mode::Write).await?;
        for id in ids {
            transaction.store().delete(&js::array(&[book.into(), id.into()]))?;
        }
        transaction.done().await
    }

    /// The ids of all workbooks that have records here, in order.
    pub async fn books(&self) -> Result<Vec<String>, StorageError> {
        let transaction = self.begin(RECORDS, Mode::Read).await?;
        let mut books = Vec::new();
        let mut range = IdbKeyRange::lower_bound(&js::array(&[]))?;
        loop {
            let key = ask(transaction.store().get_key(&range)).await?;
            if key.is_undefined() {
                return Ok(books);
            }
            let Some(book) = key.unchecked_ref::<Array>().get(0).as_string() else {
                return Ok(books);
            };
            range = IdbKeyRange::lower_bound_with_open(&end_of(&book), true)?;
            books.push(book);
        }
    }

    /// A transaction on an open connection. A connection lost without a word is opened anew.
    async fn begin(&self, store: &str, mode: Mode) -> Result<Transaction, StorageError> {
        self.begin_with(store, &[], mode).await
    }

    /// The same over several stores.
    async fn begin_with(
        &self,
        store: &str,
        others: &[&str],
        mode: Mode,
    ) -> Result<Transaction, StorageError> {
        match Transaction::begin(&self.db().await?, store, others, mode) {
            Err(StorageError::Failed) => {
                self.0.close();
                Transaction::begin(&self.db().await?, store, others, mode)
            }
            other => other,
        }
    }

    async fn db(&self) -> Result<IdbDatabase, StorageError> {
        let held = self.0.db.borrow().clone();
        if let Some(db) = held {
            return Ok(db);
        }
        let db = idb::open(DATABASE, VERSION, make_stores).await?;
        // Somebody else may have opened it while we waited; one connection is enough.
        self.0.close();
        let on_lost = self.0.on_lost.as_ref().unchecked_ref();
        db.set_onclose(Some(on_lost));
        db.set_onversionchange(Some(on_lost));
        self.0.db.replace(Some(db.clone()));
        Ok(db)
    }
}

fn make_stores(db: &IdbDatabase) -> Result<(), JsValue> {
    let records = IdbObjectStoreParameters::new();
    records.set_key_path(&js::array(&["book".into(), "id".into()]));
    db.create_object_store_with_optional_parameters(RECORDS, &records)?;

    let snapshots = IdbObjectStoreParameters::new();
    snapshots.set_key_path(&"id".into());
    snapshots.set_auto_increment(true);
    let path = js::array(&["book".into(), "at".into(), "reason".into()]);
    db.create_object_store_with_optional_parameters(SNAPSHOTS, &snapshots)?
        .create_index_with_str_sequence_and_optional_parameters(
            BY_BOOK,
            &path,
            &IdbIndexParameters::new(),
        )?;

    db.create_object_store(META)?;
    Ok(())
}

/// A key behind every key of a workbook: an array sorts after every text and number.
fn end_of(book: &str) -> JsValue {
    js::array(&[book.into(), js::array(&[])])
}

fn key_and_text(row: &JsValue) -> Option<(String, String)> {
    Some((js::get(row, "key").as_string()?, js::get(row, "text").as_string()?))
}
