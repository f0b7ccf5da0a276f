//! The durable twin when a workbook leaves the device: wholly or not at all, and for good.

use js_sys::Function;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use workbook_app::platform::{
    storage::StorageError,
    twin::{ImportHead, Twin},
};

use crate::support::{Replaced, Workbook, all, fresh_book, item, joining, prototype};

async fn filled(twin: &Twin, book: &str) {
    let items = (0..150).map(|n| item(&format!("{n:03}"), "words")).collect();
    twin.merge_put(book, items, joining()).await.unwrap();
    twin.put_snapshot(book, 1, "import", "words").await.unwrap();
    twin.put_snapshot(book, 2, "import", "words").await.unwrap();
    twin.meta_set(&format!("form/{book}"), "1").await.unwrap();
    twin.put_import(book, &import(), "words", 0).await.unwrap();
}

fn import() -> ImportHead {
    ImportHead { at: 5, about: "patient/1/0".into() }
}

async fn mark_of(twin: &Twin, book: &str) -> Option<i64> {
    let marks = twin.removed().await.unwrap();
    marks.into_iter().find(|(marked, _)| marked == book).map(|(_, at)| at)
}

async fn remove(twin: &Twin, book: &str, at: i64) -> Result<(), StorageError> {
    twin.remove_book(book, &[format!("form/{book}")], at).await
}

#[wasm_bindgen_test]
async fn a_removed_workbook_leaves_only_its_mark_and_the_others_stay() {
    let (twin, book, other) = (Twin::open().await.unwrap(), fresh_book(), fresh_book());
    filled(&twin, &book).await;
    filled(&twin, &other).await;
    remove(&twin, &book, 77).await.unwrap();
    assert_eq!(all(&twin, &book).await.0, []);
    assert_eq!(twin.snapshots(&book).await, Ok(vec![]));
    assert_eq!(twin.meta_get(&format!("form/{book}")).await, Ok(None));
    assert_eq!(twin.import(&book, &import()).await, Ok(None));
    assert_eq!(twin.import(&other, &import()).await, Ok(Some("words".into())));
    assert!(!twin.books().await.unwrap().contains(&book));
    assert_eq!(mark_of(&twin, &book).await, Some(77));
    assert_eq!(all(&twin, &other).await.0.len(), 150);
    assert_eq!(twin.snapshots(&other).await.unwrap().len(), 2);
    assert_eq!(mark_of(&twin, &other).await, None);
}

#[wasm_bindgen_test]
async fn what_is_written_of_a_removed_workbook_is_refused_until_its_mark_is_lifted() {
    let (twin, asleep, book) =
        (Twin::open().await.unwrap(), Twin::open().await.unwrap(), fresh_book());
    filled(&twin, &book).await;
    remove(&twin, &book, 1).await.unwrap();
    let late = asleep.merge_put(&book, vec![item("000", "late")], joining()).await;
    assert_eq!(late, Err(StorageError::Removed));
    let late = asleep.put_import(&book, &import(), "late", 0).await;
    assert_eq!(late, Err(StorageError::Removed));
    assert_eq!(all(&twin, &book).await.0, []);
    twin.lift_mark(&book).await.unwrap();
    twin.merge_put(&book, vec![item("000", "again")], joining()).await.unwrap();
    assert_eq!(all(&twin, &book).await.0.len(), 1);
}

#[wasm_bindgen_test]
async fn removing_twice_keeps_the_first_time_and_clears_what_came_between() {
    let (twin, book) = (Twin::open().await.unwrap(), fresh_book());
    remove(&twin, &book, 5).await.unwrap();
    twin.put_snapshot(&book, 6, "import", "from a tab that slept").await.unwrap();
    remove(&twin, &book, 9).await.unwrap();
    assert_eq!(twin.snapshots(&book).await, Ok(vec![]));
    assert_eq!(mark_of(&twin, &book).await, Some(5));
}

#[wasm_bindgen_test]
async fn a_removal_that_breaks_off_at_any_step_removed_nothing() {
    let (twin, book) = (Twin::open().await.unwrap(), fresh_book());
    filled(&twin, &book).await;
    let store = prototype("IDBObjectStore");
    // The records, the small text, and each of the two snapshots.
    for at in 1..=4 {
        let delete = js_sys::Reflect::get(&store, &"delete".into()).unwrap();
        let failing = Function::new_with_args(
            "original, at",
            "let n = 0;
             return function (...all) {
                 n += 1;
                 if (n === at) throw new DOMException('', 'DataError');
                 return original.apply(this, all);
             };",
        );
        let failing = failing.call2(&JsValue::UNDEFINED, &delete, &at.into()).unwrap();
        let replaced = Replaced::new(&store, "delete", &failing);
        assert_eq!(remove(&twin, &book, 1).await, Err(StorageError::Failed), "at {at}");
        drop(replaced);
        assert_eq!(all(&twin, &book).await.0.len(), 150, "at {at}");
        assert_eq!(twin.snapshots(&book).await.unwrap().len(), 2, "at {at}");
        assert_eq!(mark_of(&twin, &book).await, None, "at {at}");
    }
    let broken = Workbook::new();
    broken.poison();
    assert_eq!(remove(&twin, &book, 1).await, Err(StorageError::Poisoned));
    drop(broken);
    assert_eq!(all(&twin, &book).await.0.len(), 150);
}
