//! The durable twin: merging, slices, snapshots.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use wasm_bindgen_test::wasm_bindgen_test;
use workbook_app::platform::twin::{ImportHead, KEPT_IMPORTS, KEPT_SNAPSHOTS, Twin};

use crate::support::{adding, all, fresh_book, item, joining, wait_ms};

#[wasm_bindgen_test]
async fn a_record_is_merged_with_what_is_stored() {
    let (twin, book) = (Twin::open().await.unwrap(), fresh_book());
    twin.merge_put(&book, vec![item("a", "1")], joining()).await.unwrap();
    twin.merge_put(&book, vec![item("a", "2"), item("b", "3")], joining()).await.unwrap();
    let (rows, _) = all(&twin, &book).await;
    let expected = [("key-of-a", "1+2"), ("key-of-b", "3")];
    assert_eq!(rows, expected.map(|(key, text)| (key.into(), text.into())));
}

#[wasm_bindgen_test]
async fn two_texts_of_one_record_in_one_call_are_merged_too() {
    let (twin, book) = (Twin::open().await.unwrap(), fresh_book());
    twin.merge_put(&book, vec![item("a", "1")], joining()).await.unwrap();
    twin.merge_put(&book, vec![item("a", "2"), item("a", "3")], joining()).await.unwrap();
    assert_eq!(all(&twin, &book).await.0[0].1, "1+2+3");
}

#[wasm_bindgen_test]
async fn a_thousand_edits_of_two_connections_are_a_thousand_edits() {
    let book = fresh_book();
    let ended = Rc::new(std::cell::Cell::new(0));
    for _ in 0..2 {
        let (book, ended) = (book.clone(), Rc::clone(&ended));
        spawn_local(async move {
            let twin = Twin::open().await.unwrap();
            for _ in 0..500 {
                twin.merge_put(&book, vec![item("count", "1")], adding()).await.unwrap();
            }
            ended.set(ended.get() + 1);
        });
    }
    while ended.get() < 2 {
        wait_ms(10).await;
    }
    let twin = Twin::open().await.unwrap();
    assert_eq!(all(&twin, &book).await.0[0].1, "1000");
}

#[wasm_bindgen_test]
async fn many_records_come_in_slices_and_each_one_once() {
    let (twin, book, other) = (Twin::open().await.unwrap(), fresh_book(), fresh_book());
    let items = (0..450).map(|n| item(&format!("{n:04}"), &n.to_string())).collect();
    twin.merge_put(&book, items, joining()).await.unwrap();
    twin.merge_put(&other, vec![item("0000", "of another book")], joining()).await.unwrap();
    let (rows, slices) = all(&twin, &book).await;
    let texts: Vec<_> = rows.into_iter().map(|(_, text)| text).collect();
    assert_eq!(texts, (0..450).map(|n| n.to_string()).collect::<Vec<_>>());
    assert!(slices.len() > 2 && slices.iter().all(|size| *size <= 200), "{slices:?}");
}

#[wasm_bindgen_test]
async fn an_unknown_book_is_empty() {
    let (twin, book) = (Twin::open().await.unwrap(), fresh_book());
    assert_eq!(all(&twin, &book).await, (vec![], vec![]));
    assert_eq!(twin.snapshots(&book).await, Ok(vec![]));
}

#[wasm_bindgen_test]
async fn removed_records_are_gone_and_the_others_stay() {
    let (twin, book) = (Twin::open().await.unwrap(), fresh_book());
    let items = vec![item("a", "1"), item("b", "2"), item("c", "3")];
    twin.merge_put(&book, items, joining()).await.unwrap();
    twin.remove(&book, vec!["a".into(), "c".into(), "never there".into()]).await.unwrap();
    assert_eq!(all(&twin, &book).await.0, [("key-of-b".into(), "2".into())]);
}

#[wasm_bindgen_test]
async fn all_books_are_listed_once() {
    let twin = Twin::open().await.unwrap();
    let (one, two) = (fresh_book(), fresh_book());
    for book in [&one, &two] {
        let items = vec![item("a", "1"), item("b", "2")];
        twin.merge_put(book, items, joining()).await.unwrap();
    }
    let books = twin.books().await.unwrap();
    for book in [&one, &two] {
        assert_eq!(books.iter().filter(|found| *found == book).count(), 1);
    }
}

#[wasm_bindgen_test]
async fn only_the_newest_snapshots_of_a_book_are_kept() {
    let (twin, book, other) = (Twin::open().await.unwrap(), fresh_book(), fresh_book());
    twin.put_snapshot(&other, 5, "import", "of another book").await.unwrap();
    for n in 0..25_i64 {
        // The clock runs backwards; the order of storing counts.
        twin.put_snapshot(&book, 1_000 - n, "day", &format!("text {n}")).await.unwrap();
    }
    let heads = twin.snapshots(&book).await.unwrap();
    assert_eq!(heads.len(), KEPT_SNAPSHOTS);
    assert_eq!((heads[0].at, heads[0].reason.as_str()), (976, "day"));
    assert_eq!(heads[19].at, 995);
    assert_eq!(twin.snapshot(heads[0].id).await, Ok(Some("text 24".into())));
    assert_eq!(twin.snapshot(heads[19].id).await, Ok(Some("text 5".into())));
    assert_eq!(twin.snapshot(heads[19].id - 1).await, Ok(None));
    assert_eq!(twin.snapshots(&other).await.unwrap().len(), 1);
}

#[wasm_bindgen_test]
async fn a_small_text_under_a_name_comes_back() {
    let (twin, name) = (Twin::open().await.unwrap(), fresh_book());
    assert_eq!(twin.meta_get(&name).await, Ok(None));
    twin.meta_set(&name, "one").await.unwrap();
    twin.meta_set(&name, "two").await.unwrap();
    assert_eq!(twin.meta_get(&name).await, Ok(Some("two".into())));
}

#[wasm_bindgen_test]
async fn the_newest_imports_of_a_book_are_kept_for_their_time() {
    let (twin, book, other) = (Twin::open().await.unwrap(), fresh_book(), fresh_book());
    let head = |n: i64| ImportHead { at: 1_000 + n, about: format!("patient/{n}/0") };
    twin.put_import(&other, &head(3), "of another book", 0).await.unwrap();
    for n in 0..15 {
        twin.put_import(&book, &head(n), &format!("text {n}"), 0).await.unwrap();
    }
    let heads = twin.imports(&book, 0).await.unwrap();
    assert_eq!(heads.len(), KEPT_IMPORTS);
    assert_eq!(heads[0], head(14), "the newest stands first");
    assert_eq!(twin.import(&book, &head(14)).await, Ok(Some("text 14".into())));
    assert_eq!(twin.import(&book, &head(4)).await, Ok(None));
    // What is too old is not listed, and let go of when the next one is stored: a clock that is wrong
    // for a moment loses nothing.
    assert_eq!(twin.imports(&book, 1_010).await.unwrap().len(), 5);
    assert_eq!(twin.import(&book, &head(9)).await, Ok(Some("text 9".into())));
    twin.put_import(&book, &head(15), "text 15", 1_010).await.unwrap();
    assert_eq!(twin.import(&book, &head(9)).await, Ok(None));
    twin.forget_import(&book, &head(14)).await.unwrap();
    assert_eq!(twin.imports(&book, 0).await.unwrap().len(), 5);
    assert_eq!(twin.imports(&other, 0).await.unwrap(), [head(3)]);
}
