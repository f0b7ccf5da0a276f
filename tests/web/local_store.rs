//! Local storage: round trips, a store that is really full, errors of every browser, poison.

use js_sys::Function;
use wasm_bindgen_test::wasm_bindgen_test;
use workbook_app::platform::storage::{LocalStore, StorageError};

use crate::support::{Replaced, Workbook, empty_store, prototype};

#[wasm_bindgen_test]
fn a_text_comes_back_as_it_was_written() {
    let store = empty_store();
    let text = "åäö 🙂 \u{202e} \"quoted\" \u{0}";
    store.set("cpw/b/aim/1", text).unwrap();
    assert_eq!(store.get("cpw/b/aim/1"), Ok(Some(text.into())));
    assert_eq!(store.get("cpw/b/aim/2"), Ok(None));
    store.remove("cpw/b/aim/1").unwrap();
    assert_eq!(store.get("cpw/b/aim/1"), Ok(None));
    store.remove("cpw/b/aim/1").unwrap();
}

#[wasm_bindgen_test]
fn keys_are_listed_by_their_beginning_only() {
    let store = empty_store();
    for key in ["cpw/b/aim/1", "cpw/b/aim/2", "cpw/c/aim/1", "other", "length"] {
        store.set(key, "x").unwrap();
    }
    let mut keys = store.keys("cpw/b/").unwrap();
    keys.sort();
    assert_eq!(keys, ["cpw/b/aim/1", "cpw/b/aim/2"]);
    assert_eq!(store.keys("").unwrap().len(), 5);
}

#[wasm_bindgen_test]
fn used_units_count_keys_and_texts_in_utf16() {
    let store = empty_store();
    assert_eq!(store.used_units(), Ok(0));
    store.set("ab", "åäö").unwrap();
    store.set("c", "🙂").unwrap();
    assert_eq!(store.used_units(), Ok(2 + 3 + 1 + 2));
}

#[wasm_bindgen_test]
fn a_full_store_refuses_and_keeps_what_it_has() {
    let store = empty_store();
    store.set("cpw/b/aim/1", "old").unwrap();
    fill(&store);
    let before = store.used_units().unwrap();
    assert!(before > 2_500_000, "really full: {before} units");

    let long = "x".repeat(10_000);
    assert_eq!(store.set("cpw/b/aim/1", &long), Err(StorageError::Full));
    assert_eq!(store.set("cpw/b/aim/2", &long), Err(StorageError::Full));
    assert_eq!(store.get("cpw/b/aim/1"), Ok(Some("old".into())));
    assert_eq!(store.get("cpw/b/aim/2"), Ok(None));
    assert_eq!(store.used_units(), Ok(before));

    let again = LocalStore::probe().expect("a full store can still be read");
    assert_eq!(again.get("cpw/b/aim/1"), Ok(Some("old".into())));
    empty_store();
}

/// Fills the store to the last unit.
fn fill(store: &LocalStore) {
    let mut size = 1 << 20;
    let mut count = 0;
    while size > 0 {
        count += 1;
        if store.set(&format!("filler/{count}"), &"x".repeat(size)).is_err() {
            size /= 2;
        }
    }
    let mut key = String::from("f");
    while store.set(&key, "").is_ok() {
        key.push('f');
    }
}

#[wasm_bindgen_test]
fn every_browsers_word_for_full_and_forbidden_is_understood() {
    let store = empty_store();
    let cases = [
        ("{ name: 'QuotaExceededError', code: 22 }", StorageError::Full),
        ("{ name: 'NS_ERROR_DOM_QUOTA_REACHED', code: 1014 }", StorageError::Full),
        ("{ name: 'QUOTA_EXCEEDED_ERR' }", StorageError::Full),
        ("{ code: 22 }", StorageError::Full),
        ("{ code: 1014 }", StorageError::Full),
        ("new DOMException('', 'QuotaExceededError')", StorageError::Full),
        ("new DOMException('', 'SecurityError')", StorageError::Blocked),
        ("new DOMException('', 'InvalidStateError')", StorageError::Failed),
        ("new Error('quota')", StorageError::Failed),
        ("'a text'", StorageError::Failed),
        ("undefined", StorageError::Failed),
    ];
    for (thrown, expected) in cases {
        let throw = Function::new_no_args(&format!("throw {thrown}"));
        let _replaced = Replaced::new(&prototype("Storage"), "setItem", &throw);
        assert_eq!(store.set("k", "v"), Err(expected), "{thrown}");
    }
    store.set("k", "v").unwrap();
}

#[wasm_bindgen_test]
fn a_store_that_takes_nothing_at_all_counts_as_blocked() {
    empty_store();
    for thrown in ["new DOMException('', 'SecurityError')", "{ code: 22 }"] {
        let throw = Function::new_no_args(&format!("throw {thrown}"));
        let _replaced = Replaced::new(&prototype("Storage"), "setItem", &throw);
        assert_eq!(LocalStore::probe().err(), Some(StorageError::Blocked), "{thrown}");
    }
}

#[wasm_bindgen_test]
fn after_poison_nothing_is_written_and_everything_can_be_read() {
    let store = empty_store();
    store.set("cpw/b/aim/1", "old").unwrap();
    let workbook = Workbook::new();
    store.set("cpw/b/aim/1", "still fine").unwrap();
    workbook.poison();
    assert_eq!(store.set("cpw/b/aim/1", "new"), Err(StorageError::Poisoned));
    assert_eq!(store.set("cpw/b/aim/2", "new"), Err(StorageError::Poisoned));
    assert_eq!(store.remove("cpw/b/aim/1"), Err(StorageError::Poisoned));
    assert_eq!(store.get("cpw/b/aim/1"), Ok(Some("still fine".into())));
    assert_eq!(store.keys("cpw/"), Ok(vec!["cpw/b/aim/1".to_owned()]));
    assert!(LocalStore::probe().is_ok());
}
