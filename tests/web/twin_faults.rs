//! The durable twin when something breaks in the middle.

use std::{
    cell::{Cell, RefCell},
    pin::Pin,
    rc::Rc,
    task::Poll,
};

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use wasm_bindgen_test::wasm_bindgen_test;
use workbook_app::platform::{
    storage::StorageError,
    twin::{Item, Merge, Twin},
};

use crate::support::{Replaced, Workbook, all, fresh_book, item, joining, prototype, wait_ms};

const MANY: usize = 200;

fn many(text: &str) -> Vec<Item> {
    (0..MANY).map(|n| item(&format!("{n:03}"), text)).collect()
}

async fn assert_all_old(twin: &Twin, book: &str) {
    let (rows, _) = all(twin, book).await;
    assert_eq!(rows.len(), MANY);
    assert!(rows.iter().all(|(_, text)| text == "old"), "a part of the change was kept");
}

/// A merge that does something at its `at`-th call.
fn breaking(at: usize, break_it: impl Fn() + 'static) -> Merge {
    let calls = Cell::new(0);
    Rc::new(move |_, new| {
        calls.set(calls.get() + 1);
        if calls.get() == at {
            break_it();
        }
        new.into()
    })
}

#[wasm_bindgen_test]
async fn a_fault_in_mid_change_leaves_every_record_as_it_was() {
    let (twin, book) = (Twin::open().await.unwrap(), fresh_book());
    twin.merge_put(&book, many("old"), joining()).await.unwrap();
    for at in [1, 2, 64, 65, 100, MANY - 1] {
        let workbook = Rc::new(Workbook::new());
        let breaker = Rc::clone(&workbook);
        let merge = breaking(at, move || breaker.poison());
        let outcome = twin.merge_put(&book, many("new"), merge).await;
        assert_eq!(outcome, Err(StorageError::Poisoned), "at {at}");
        drop(workbook);
        assert_all_old(&twin, &book).await;
    }
}

#[wasm_bindgen_test]
async fn an_exception_thrown_by_a_write_leaves_every_record_as_it_was() {
    let (twin, book) = (Twin::open().await.unwrap(), fresh_book());
    twin.merge_put(&book, many("old"), joining()).await.unwrap();
    let store = prototype("IDBObjectStore");
    let cases = [("QuotaExceededError", StorageError::Full), ("DataError", StorageError::Failed)];
    for (name, expected) in cases {
        let put = Reflect::get(&store, &"put".into()).unwrap();
        let failing = Function::new_with_args(
            "original, name",
            "let n = 0;
             return function (...all) {
                 n += 1;
                 if (n === 90) throw new DOMException('', name);
                 return original.apply(this, all);
             };",
        );
        let failing = failing.call2(&JsValue::UNDEFINED, &put, &name.into()).unwrap();
        let replaced = Replaced::new(&store, "put", &failing);
        let outcome = twin.merge_put(&book, many("new"), joining()).await;
        drop(replaced);
        assert_eq!(outcome, Err(expected));
        assert_all_old(&twin, &book).await;
    }
}

#[wasm_bindgen_test]
async fn a_merge_that_never_returns_leaves_every_record_as_it_was() {
    let (twin, book) = (Twin::open().await.unwrap(), fresh_book());
    twin.merge_put(&book, many("old"), joining()).await.unwrap();
    // A panic leaves the callback just like this: by an exception that nothing catches.
    let merge = breaking(100, || wasm_bindgen::throw_str("as a panic would"));
    let outcome = twin.merge_put(&book, many("new"), merge).await;
    assert_eq!(outcome, Err(StorageError::Failed));
    assert_all_old(&twin, &book).await;
}

#[wasm_bindgen_test]
async fn a_change_whose_future_is_dropped_leaves_every_record_as_it_was() {
    let (twin, book) = (Twin::open().await.unwrap(), fresh_book());
    twin.merge_put(&book, many("old"), joining()).await.unwrap();
    for at in [1, 100, MANY] {
        let slot = Rc::new(RefCell::new(None::<Pin<Box<dyn Future<Output = ()>>>>));
        let dropping = Rc::clone(&slot);
        // The task runs when the callback has returned; by then the last write is on its way.
        let merge = breaking(at, move || {
            let dropping = Rc::clone(&dropping);
            spawn_local(async move { drop(dropping.take()) });
        });
        let (writer, written) = (twin.clone(), book.clone());
        slot.replace(Some(Box::pin(async move {
            let _ = writer.merge_put(&written, many("new"), merge).await;
        })));
        let polled = Rc::clone(&slot);
        spawn_local(std::future::poll_fn(move |context| {
            let mut slot = polled.borrow_mut();
            let now = slot.as_mut().map_or(Poll::Ready(()), |change| change.as_mut().poll(context));
            // One that came to its end was not dropped: then the records below are not the old.
            if now.is_ready() {
                slot.take();
            }
            now
        }));
        while slot.borrow().is_some() {
            wait_ms(1).await;
        }
        assert_all_old(&twin, &book).await;
    }
}

#[wasm_bindgen_test]
async fn after_poison_nothing_is_written_to_the_twin() {
    let (twin, book) = (Twin::open().await.unwrap(), fresh_book());
    twin.merge_put(&book, vec![item("a", "old")], joining()).await.unwrap();
    let workbook = Workbook::new();
    workbook.poison();
    let poisoned = Err(StorageError::Poisoned);
    assert_eq!(twin.merge_put(&book, vec![item("a", "new")], joining()).await, poisoned);
    assert_eq!(twin.merge_put(&book, vec![], joining()).await, poisoned);
    assert_eq!(twin.remove(&book, vec!["a".into()]).await, poisoned);
    assert_eq!(twin.put_snapshot(&book, 1, "day", "text").await, poisoned);
    assert_eq!(twin.meta_set(&book, "text").await, poisoned);
    assert_eq!(all(&twin, &book).await.0[0].1, "old");
}

#[wasm_bindgen_test]
async fn every_write_waits_for_the_disk() {
    let (twin, book) = (Twin::open().await.unwrap(), fresh_book());
    let database = prototype("IDBDatabase");
    let original = Reflect::get(&database, &"transaction".into()).unwrap();
    let noting = Function::new_with_args(
        "original",
        "window.asked = [];
         return function (...all) {
             const transaction = original.apply(this, all);
             window.asked.push(transaction.mode + ' ' + transaction.durability);
             return transaction;
         };",
    );
    let noting = noting.call1(&JsValue::UNDEFINED, &original).unwrap();
    let replaced = Replaced::new(&database, "transaction", &noting);
    twin.merge_put(&book, vec![item("a", "1")], joining()).await.unwrap();
    twin.remove(&book, vec!["a".into()]).await.unwrap();
    twin.put_snapshot(&book, 1, "day", "text").await.unwrap();
    twin.meta_set(&book, "text").await.unwrap();
    drop(replaced);
    let asked: js_sys::Array =
        Reflect::get(&js_sys::global(), &"asked".into()).unwrap().unchecked_into();
    let asked: Vec<_> = asked.iter().filter_map(|text| text.as_string()).collect();
    assert_eq!(asked, ["readwrite strict"; 4]);
}

#[wasm_bindgen_test]
async fn a_merge_that_changes_nothing_writes_nothing() {
    let (twin, book) = (Twin::open().await.unwrap(), fresh_book());
    twin.merge_put(&book, vec![item("a", "same")], joining()).await.unwrap();
    let throw = Function::new_no_args("throw new Error('no write was expected')");
    let _replaced = Replaced::new(&prototype("IDBObjectStore"), "put", &throw);
    let keep: Merge = Rc::new(|old, _| old.into());
    assert_eq!(twin.merge_put(&book, vec![item("a", "same")], keep).await, Ok(()));
}

#[wasm_bindgen_test]
async fn a_connection_taken_away_is_opened_again() {
    let (twin, book) = (Twin::open().await.unwrap(), fresh_book());
    twin.merge_put(&book, vec![item("a", "1")], joining()).await.unwrap();
    // Deleting asks every connection to close, and ends only when all did.
    let factory = web_sys::window().unwrap().indexed_db().unwrap().unwrap();
    let deleting = factory.delete_database("coproduction-workbook").unwrap();
    let deleted = js_sys::Promise::new(&mut |resolve, _| deleting.set_onsuccess(Some(&resolve)));
    JsFuture::from(deleted).await.unwrap();
    twin.merge_put(&book, vec![item("a", "2")], joining()).await.unwrap();
    assert_eq!(all(&twin, &book).await.0[0].1, "2");
}

#[wasm_bindgen_test]
async fn a_connection_closed_behind_our_back_is_opened_again() {
    let (twin, book) = (Twin::open().await.unwrap(), fresh_book());
    let database = prototype("IDBDatabase");
    let original = Reflect::get(&database, &"transaction".into()).unwrap();
    let closing = Function::new_with_args(
        "original",
        "let n = 0;
         return function (...all) {
             n += 1;
             if (n === 1) this.close();
             return original.apply(this, all);
         };",
    );
    let closing = closing.call1(&JsValue::UNDEFINED, &original).unwrap();
    let replaced = Replaced::new(&database, "transaction", &closing);
    let outcome = twin.merge_put(&book, vec![item("a", "1")], joining()).await;
    drop(replaced);
    assert_eq!(outcome, Ok(()));
}

#[wasm_bindgen_test]
async fn a_browser_without_the_database_says_so_and_a_hanging_one_is_given_up() {
    let factory = prototype("IDBFactory");
    let throw = Function::new_no_args("throw new DOMException('', 'SecurityError')");
    let replaced = Replaced::new(&factory, "open", &throw);
    assert_eq!(Twin::open().await.err(), Some(StorageError::Blocked));
    drop(replaced);

    let hang = Function::new_no_args("return { readyState: 'pending' }");
    let replaced = Replaced::new(&factory, "open", &hang);
    let outcome = Rc::new(Cell::new(None));
    let told = Rc::clone(&outcome);
    spawn_local(async move { told.set(Some(Twin::open().await.err())) });
    wait_ms(100).await;
    drop(replaced);
    assert_eq!(outcome.get(), None);
    wait_ms(5_100).await;
    assert_eq!(outcome.get(), Some(Some(StorageError::Failed)));
}
