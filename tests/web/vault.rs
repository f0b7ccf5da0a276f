//! The lock at rest: what both stores hold is sealed, opens in its place only, and is refused
//! without the key.

use wasm_bindgen_test::wasm_bindgen_test;
use workbook_app::platform::storage::{StorageError, lock_key};
use workbook_app::platform::twin::Twin;
use workbook_app::platform::vault;

use crate::support::{adding, all, empty_store, fresh_book, item};

const KEY: [u8; vault::KEY] = [7; vault::KEY];

#[wasm_bindgen_test]
fn with_its_key_a_workbook_is_sealed_in_local_storage() {
    let (store, book) = (empty_store(), fresh_book());
    let key = format!("cpw/{book}/aim/1");
    assert!(vault::unlock(&book, &KEY));
    store.set(&key, "a text").unwrap();
    let stored = store.get_as_it_is(&key).unwrap().unwrap();
    assert!(vault::is_sealed(&stored) && !stored.contains("a text"));
    assert_eq!(store.get(&key), Ok(Some("a text".into())));
    // The same text is never stored in the same form twice.
    store.set(&key, "a text").unwrap();
    assert_ne!(store.get_as_it_is(&key).unwrap().unwrap(), stored);
    // Another workbook has another key, or none.
    store.set("cpw/other/aim/1", "open").unwrap();
    assert_eq!(store.get_as_it_is("cpw/other/aim/1"), Ok(Some("open".into())));
    vault::forget(&book);
    assert_eq!(store.get(&key), Err(StorageError::Locked));
    empty_store();
}

#[wasm_bindgen_test]
fn a_sealed_text_opens_in_no_other_place_and_not_when_it_is_damaged() {
    let (store, book) = (empty_store(), fresh_book());
    let [here, there] = ["1", "2"].map(|id| format!("cpw/{book}/aim/{id}"));
    vault::unlock(&book, &KEY);
    store.set(&here, "a text").unwrap();
    let stored = store.get_as_it_is(&here).unwrap().unwrap();
    store.set_as_it_is(&there, &stored).unwrap();
    // It comes back as it is, like any other text that nobody can read.
    assert_eq!(store.get(&there), Ok(Some(stored.clone())));
    for at in [9, 20, stored.len() - 1] {
        let mut bytes = stored.clone().into_bytes();
        bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
        let damaged = String::from_utf8(bytes).unwrap();
        store.set_as_it_is(&here, &damaged).unwrap();
        assert_eq!(store.get(&here), Ok(Some(damaged)));
    }
    vault::forget(&book);
    empty_store();
}

#[wasm_bindgen_test]
fn without_the_key_nothing_is_written_to_a_locked_workbook() {
    let (store, book) = (empty_store(), fresh_book());
    let key = format!("cpw/{book}/aim/1");
    store.set(&key, "open").unwrap();
    store.set(&lock_key(&book), "{}").unwrap();
    assert_eq!(store.set(&key, "more"), Err(StorageError::Locked));
    // What was there before the lock can still be read and sealed.
    assert_eq!(store.get(&key), Ok(Some("open".into())));
    vault::unlock(&book, &KEY);
    assert_eq!(store.is_as_wanted(&key), Ok(false));
    store.set(&key, "more").unwrap();
    assert_eq!(store.is_as_wanted(&key), Ok(true));
    store.set(&lock_key(&book), &vault::as_off("{}")).unwrap();
    assert_eq!(store.is_as_wanted(&key), Ok(false));
    store.set(&key, "more").unwrap();
    assert_eq!(store.get_as_it_is(&key), Ok(Some("more".into())));
    vault::forget(&book);
    empty_store();
}

#[wasm_bindgen_test]
async fn the_twin_is_sealed_whole_merges_and_opens_again() {
    let (twin, book) = (Twin::open().await.unwrap(), fresh_book());
    twin.merge_put(&book, vec![item("1", "1"), item("2", "2")], adding()).await.unwrap();
    twin.put_snapshot(&book, 1, "day", "a copy").await.unwrap();
    assert!(twin.swap_lock(&book, None, "{}").await.unwrap());
    let refused = twin.merge_put(&book, vec![item("1", "1")], adding()).await;
    assert_eq!(refused, Err(StorageError::Locked));
    assert_eq!(twin.put_snapshot(&book, 2, "day", "more").await, Err(StorageError::Locked));

    vault::unlock(&book, &KEY);
    twin.reseal(&book).await.unwrap();
    twin.merge_put(&book, vec![item("2", "3"), item("3", "7")], adding()).await.unwrap();
    let mut raw = Vec::new();
    twin.load_as_it_is(&book, |rows| raw.extend(rows)).await.unwrap();
    assert!(raw.iter().all(|(_, text)| vault::is_sealed(text)));
    let texts = |rows: Vec<(String, String)>| rows.into_iter().map(|(_, text)| text).collect();
    let read: Vec<String> = texts(all(&twin, &book).await.0);
    assert_eq!(read, ["1", "5", "7"]);
    let head = twin.snapshots(&book).await.unwrap()[0].id;
    assert_eq!(twin.snapshot(head).await, Ok(Some("a copy".into())));

    // Shut, it still stores what it is owed, and shows nothing.
    vault::shut(&book);
    twin.merge_put(&book, vec![item("3", "0")], adding()).await.unwrap();
    assert_eq!(twin.load(&book, |_| ()).await, Err(StorageError::Locked));
    vault::forget_shut(&book);
    assert_eq!(twin.load(&book, |_| ()).await, Err(StorageError::Locked));
    assert_eq!(twin.reseal(&book).await, Err(StorageError::Locked));
    assert_eq!(twin.snapshot(head).await, Err(StorageError::Locked));

    // Under another lock by now, it writes over nothing that it cannot read.
    vault::unlock(&book, &[8; vault::KEY]);
    vault::shut(&book);
    let refused = twin.merge_put(&book, vec![item("3", "9")], adding()).await;
    assert_eq!(refused, Err(StorageError::Locked));

    vault::unlock(&book, &KEY);
    assert!(!twin.swap_lock(&book, None, "-").await.unwrap(), "another one stands");
    assert!(twin.swap_lock(&book, Some("{}"), &vault::as_off("{}")).await.unwrap());
    twin.reseal(&book).await.unwrap();
    vault::forget(&book);
    let read: Vec<String> = texts(all(&twin, &book).await.0);
    assert_eq!(read, ["1", "5", "7"]);
    assert_eq!(twin.snapshot(head).await, Ok(Some("a copy".into())));
}
