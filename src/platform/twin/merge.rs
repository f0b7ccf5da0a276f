//! Writing records into the twin: read, merge, write, all in one transaction.
//! The heart of "no tab overwrites another": nobody writes between the read and the write.

use std::{cell::Cell, collections::BTreeMap, rc::Rc};

use js_sys::Function;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, IdbObjectStore, IdbRequest};

use super::{META, RECORDS, Twin, removal, reseal};
use crate::platform::{
    idb::{Breaker, Mode},
    js,
    storage::{StorageError, check_not_poisoned},
    vault::{self, For, Form},
};

/// One record to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The id of the record inside its workbook.
    pub id: String,
    /// Its key in local storage.
    pub key: String,
    /// Its whole text.
    pub text: String,
}

/// Makes one text of the stored one (first) and the new one (second).
pub type Merge = Rc<dyn Fn(&str, &str) -> String>;

/// Requests on their way at once: enough to keep the disk busy, few enough to start quickly.
const AT_ONCE: usize = 64;

impl Twin {
    /// Merges records into what is stored: all of them, or on an error none of them. Resolves
    /// when they are on the disk; this is what "Saved" means. A merge that changes nothing
    /// writes nothing. A workbook that was removed from this device is refused: the look at its
    /// mark is in the same transaction, so a tab that heard nothing cannot write it back.
    pub async fn merge_put(
        &self,
        book: &str,
        items: Vec<Item>,
        merge: Merge,
    ) -> Result<(), StorageError> {
        check_not_poisoned()?;
        let items = distinct(items, &merge);
        if items.is_empty() {
            return Ok(());
        }
        let transaction = self.begin_with(RECORDS, &[META], Mode::Write).await?;
        let meta = transaction.other(META)?;
        if removal::is_marked(&meta, book).await? {
            return Err(StorageError::Removed);
        }
        let form = reseal::form_of(&meta, book).await?;
        let job = Rc::new(Job {
            store: transaction.store().clone(),
            breaker: transaction.breaker(),
            book: book.to_owned(),
            form,
            items,
            merge,
            sent: Cell::new(0),
            answered: Cell::new(0),
        });
        let first = job.items.len().min(AT_ONCE);
        let answering = Rc::clone(&job);
        // Callbacks, not futures: a fault in the merge then throws inside the callback, and
        // by the rules of the database that takes the whole transaction back.
        let on_read = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            if let Some(request) = event.target() {
                answering.take(request.unchecked_ref());
            }
        });
        for _ in 0..first {
            job.send(Some(on_read.as_ref().unchecked_ref()));
        }
        transaction.done().await
    }
}

/// Two texts for one record would miss each other, for both are read before either is written.
fn distinct(items: Vec<Item>, merge: &Merge) -> Vec<Item> {
    let mut distinct = BTreeMap::<String, Item>::new();
    for item in items {
        match distinct.get_mut(&item.id) {
            Some(earlier) => earlier.text = merge(&earlier.text, &item.text),
            None => {
                distinct.insert(item.id.clone(), item);
            }
        }
    }
    distinct.into_values().collect()
}

/// One `merge_put` under way. Answers come in the order in which the items were sent.
struct Job {
    store: IdbObjectStore,
    breaker: Breaker,
    book: String,
    form: Form,
    items: Vec<Item>,
    merge: Merge,
    sent: Cell<usize>,
    answered: Cell<usize>,
}

impl Job {
    /// Asks for what is stored of the next item, if there is a next one.
    fn send(&self, on_read: Option<&Function>) {
        let Some(item) = self.items.get(self.sent.get()) else {
            return;
        };
        self.sent.set(self.sent.get() + 1);
        match self.store.get(&js::array(&[self.book.as_str().into(), item.id.as_str().into()])) {
            Ok(request) => request.set_onsuccess(on_read),
            Err(error) => self.breaker.stop(error.into()),
        }
    }

    fn take(&self, request: &IdbRequest) {
        if let Err(reason) = check_not_poisoned().and_then(|()| self.merge_and_write(request)) {
            self.breaker.stop(reason);
            return;
        }
        self.send(request.onsuccess().as_ref());
    }

    fn merge_and_write(&self, request: &IdbRequest) -> Result<(), StorageError> {
        let Some(item) = self.items.get(self.answered.get()) else {
            return Err(StorageError::Failed);
        };
        self.answered.set(self.answered.get() + 1);
        let stored = request.result()?;
        let held = if stored.is_object() { js::get(&stored, "text").as_string() } else { None };
        let fits = held.as_ref().is_some_and(|held| vault::is_in(self.form, held));
        let open = |held| vault::open(For::Merging, &self.book, &item.key, held);
        let old = held.map(open).transpose()?;
        let merged = match &old {
            Some(old) => (self.merge)(old, &item.text),
            None => item.text.clone(),
        };
        if fits && old.as_deref() == Some(merged.as_str()) {
            return Ok(());
        }
        self.store.put(&js::object(&[
            ("book", self.book.as_str().into()),
            ("id", item.id.as_str().into()),
            ("key", item.key.as_str().into()),
            ("text", vault::put(self.form, &self.book, &item.key, &merged)?.into()),
        ]))?;
        Ok(())
    }
}
