//! Records that are wrong: each is named for what it is, the others are taken.

use serde_json::{Value, json};
use workbook_core::document::check_entry;
use workbook_core::format::{
    Expected, Path, Problem, RecordError, RecordRepair, Repair, TEXT_LIMIT, decode_text,
    encode_text,
};
use workbook_core::record::Aim;
use workbook_core::stamp::Seat;

use crate::format_sample::{aim, edit, file, open, read, started, writer};
use crate::hostile_sample::{ID, STAMP, at, record, with, wrap};

#[test]
fn i3_a_record_that_cannot_be_read_is_named_and_handed_back_and_the_others_are_taken() {
    let good = with("kind", json!("note"));
    let bad = with("id", json!(7));
    let text = wrap(&format!("{bad},\n  {good},\n  {bad}"));
    let imported = read(&text);
    assert_eq!(imported.entries.len(), 1);
    assert_eq!(imported.problems, [Problem::Unreadable { unreadable: 2, all: 3 }]);
    let last = &imported.unreadable[1];
    assert_eq!(last.place, Some((2, at(3, 3))));
    assert_eq!(last.text, bad);
    let path = Path::of(&["id"]);
    assert_eq!(last.error, RecordError::WrongType { path, expected: Expected::Text });
    let clash = with("kind", json!(["aim"]));
    let imported = read(&wrap(&clash.replace("[\"aim\"]", "\"aim\",\"past\":3")));
    assert_eq!(imported.unreadable[0].id, ID.parse().ok());
    assert_eq!(imported.unreadable[0].kind.as_ref().unwrap().as_str(), "aim");
}

#[test]
fn i3_each_fault_of_a_record_is_named_with_its_path() {
    let wrong = |path: &[&str], expected| RecordError::WrongType { path: Path::of(path), expected };
    let missing = |name: &str| RecordError::Missing { path: Path::of(&[name]) };
    let bad_name = |path: &[&str]| RecordError::BadName { path: Path::of(path) };
    let check = |text: &str, expected: RecordError| {
        assert_eq!(decode_text(text), Err(expected), "{text}");
    };
    for other in ["1", "[]", "null", "\"x\"", "true"] {
        check(other, wrong(&[], Expected::Object));
    }
    check("{}", missing("id"));
    check(&format!("{{\"id\":\"{ID}\"}}"), missing("kind"));
    check(&format!("{{\"id\":\"{ID}\",\"kind\":\"aim\"}}"), missing("fields"));
    check(&with("id", json!("x")), wrong(&["id"], Expected::Id));
    check(&with("kind", json!("")), bad_name(&["kind"]));
    check(&with("kind", json!("a/b")), bad_name(&["kind"]));
    check(&with("kind", json!("x".repeat(101))), bad_name(&["kind"]));
    check(&with("fields", json!([])), wrong(&["fields"], Expected::Object));
    check(&with("fields", json!({"no good": 1})), bad_name(&["fields", "no good"]));
    check(&with("fields", json!({"a/~": 1})), bad_name(&["fields", "a/~"]));
    check(&with("stamps", json!(1)), wrong(&["stamps"], Expected::Object));
    check(&with("stamps", json!({STAMP: "title"})), wrong(&["stamps", STAMP], Expected::List));
    check(&with("stamps", json!({STAMP: [1]})), wrong(&["stamps", STAMP], Expected::Text));
    let bad = |text: &str| RecordError::BadStamp { path: Path::of(&["stamps", text]) };
    for text in ["", "1", "x.y.z", "1.0000000000007.nurse.2026-11-20T08:00:00Z"] {
        check(&with("stamps", json!({text: []})), bad(text));
    }
    let beyond = STAMP.replace("3.", "281474976710657.");
    let range = |path: &[&str]| RecordError::BadCounter { path: Path::of(path) };
    check(&with("stamps", json!({&beyond: []})), range(&["stamps", &beyond]));
    let vast = STAMP.replace("3.", "99999999999999999999999.");
    check(&with("stamps", json!({&vast: []})), range(&["stamps", &vast]));
    check(&with("seen", json!({"0000000000007": 1_u64 << 50})), range(&["seen", "0000000000007"]));
    check(
        &with("seen", json!({"0000000000007": -1})),
        wrong(&["seen", "0000000000007"], Expected::Number),
    );
    check(&with("seen", json!({"me": 1})), bad_name(&["seen", "me"]));
    check(&with("erased", json!([])), wrong(&["erased"], Expected::Object));
    check(&with("past", json!({"title": {}})), wrong(&["past", "title"], Expected::List));
    for pair in [json!("x"), json!([1]), json!([1, STAMP, 2]), json!([1, 2])] {
        let path = ["rivals", "title", "0"];
        check(&with("rivals", json!({"title": [pair]})), wrong(&path, Expected::Version));
    }
    let path = Path::of(&["rivals", "title", "0", "1"]);
    check(&with("rivals", json!({"title": [[1, "s"]]})), RecordError::BadStamp { path });
    let path = Path::of(&["fields", "title", "a", "1"]);
    let long = json!({"title": {"a": [1, "x".repeat(TEXT_LIMIT + 1)]}});
    check(&with("fields", long), RecordError::TextTooLong { path, limit: TEXT_LIMIT });
    let longest = json!({"title": "å".repeat(TEXT_LIMIT)});
    assert!(decode_text(&with("fields", longest)).is_ok());
    assert!(decode_text(&with("kind", json!("x".repeat(100)))).is_ok());
}

#[test]
fn i3_a_name_twice_in_a_record_is_named_with_its_path() {
    let check = |text: &str, path: &[&str]| {
        let path = Path::of(path);
        assert_eq!(decode_text(text), Err(RecordError::DuplicateKey { path }), "{text}");
    };
    let good = with("kind", json!("aim"));
    check(&good.replace("\"kind\":", "\"kind\":\"note\",\"kind\":"), &["kind"]);
    check(&good.replace("\"title\":", "\"title\":1,\"title\":"), &["fields", "title"]);
    let deep = with("fields", json!({"title": [0, {"a": 1}]}));
    check(&deep.replace("\"a\":1", "\"a\":1,\"a\":1"), &["fields", "title", "1", "a"]);
}

#[test]
fn i3_numbers_no_computer_holds_are_named() {
    let text = with("fields", json!({"size": 77})).replace("77", "1e999");
    let expected = RecordError::NumberOutOfRange { at: at(1, 23) };
    assert_eq!(decode_text(&text), Err(expected));
    let imported = read(&wrap(&format!("1,\n {text}")));
    let expected = RecordError::NumberOutOfRange { at: at(2, 24) };
    assert_eq!(imported.unreadable[1].error, expected);
}

#[test]
fn i3_a_fault_of_a_record_is_placed_in_the_whole_file() {
    let good = with("id", json!(ID.replace('1', "2")));
    let place = |record: &str| {
        let text = wrap(&format!("{good},\n  {good},\n   {record}"));
        let imported = read(&text);
        match imported.unreadable.as_slice() {
            [one] => match one.error {
                RecordError::NumberOutOfRange { at } => at,
                ref other => panic!("{other}"),
            },
            other => panic!("{other:?}"),
        }
    };
    let whole = place("{\"id\": 1e999}");
    assert_eq!((whole.line, whole.column > 3), (3, true));
    assert_eq!(place("{ \"id\": 1e999}").column, whole.column + 1);
    let below = place("{\n\n \"id\": 1e999}");
    assert_eq!((below.line, below.column), (5, whole.column - 3));
}

#[test]
fn i3_more_versions_than_writing_can_bring_are_refused() {
    let rivals: Vec<Value> =
        (1..=1_000).map(|n| json!([n, STAMP.replace("3.", &format!("{}.", n + 3))])).collect();
    let imported = read(&wrap(&with("rivals", json!({"title": rivals}))));
    let path = Path::of(&["rivals", "title"]);
    let expected = RecordError::TooManyVersions { path, limit: 1_000 };
    assert_eq!(imported.unreadable[0].error, expected);
    // The one that is shown is a version too.
    let imported = read(&wrap(&with("rivals", json!({"title": rivals[1..]}))));
    assert_eq!(imported.entries.len(), 1);
}

#[test]
fn i3_a_path_is_a_json_pointer() {
    let path = Path::of(&["fields", "a/b~c"]);
    assert_eq!(path.as_str(), "/fields/a~1b~0c");
    assert_eq!(path.child("0").as_str(), "/fields/a~1b~0c/0");
    assert_eq!(path.below("records").as_str(), "/records/fields/a~1b~0c");
    assert_eq!(Path::of(&[]).as_str(), "");
}

#[test]
fn i5_odd_but_harmless_records_are_set_right_and_reported() {
    let check = |text: &str, expected: &[RecordRepair]| {
        let decoded = decode_text(text).unwrap();
        assert_eq!(decoded.repairs, expected, "{text}");
        check_entry(&decoded.entry).unwrap();
        let again = decode_text(&encode_text(&decoded.entry)).unwrap();
        assert_eq!((again.entry, again.repairs), (decoded.entry, vec![]), "{text}");
    };
    let field = || "title".into();
    check(
        &with("__proto__", json!({"a": 1})),
        &[RecordRepair::Ignored { path: Path::of(&["__proto__"]) }],
    );
    check(&with("stamps", json!({})), &[RecordRepair::Unstamped { fields: 1 }]);
    check(
        &with("stamps", json!({STAMP: ["title", "gone"]})),
        &[RecordRepair::StampWithoutField { field: "gone".into() }],
    );
    let higher = STAMP.replace("3.", "5.");
    check(
        &with("stamps", json!({STAMP: ["title"], &higher: ["title"]})),
        &[RecordRepair::StampedTwice { field: field() }],
    );
    let two = with("stamps", json!({STAMP: ["title"], &higher: ["title"]}));
    let entry = decode_text(&two).unwrap().entry;
    assert_eq!(entry.register("title").shown().unwrap().stamp.to_string(), higher);
    let present = RecordRepair::PastAndPresent { field: field() };
    check(&with("past", json!({"title": [["Sleep", STAMP]]})), std::slice::from_ref(&present));
    check(&with("past", json!({"title": [["Other", STAMP]]})), &[present]);
    let old = |n: u64| json!([n, STAMP.replace("3.0000000000007", &format!("{n}.0000000000008"))]);
    let long: Vec<Value> = (1..=25).rev().map(old).collect();
    let cut = RecordRepair::PastTooLong { field: field(), versions: 5 };
    check(&with("past", json!({"title": long})), &[cut]);
    check(&with("past", json!({"title": [old(2), old(2)]})), &[]);
    let full: Vec<Value> = (1..=19).chain([19]).map(old).collect();
    check(&with("past", json!({"title": full})), &[]);
    // Twenty writes are kept, not twenty versions: a copied profile writes one stamp twice.
    let twins = |n: u64| json!([n, STAMP.replace("3.0000000000007", "2.0000000000008")]);
    let twins: Vec<Value> = (1..=25).map(twins).collect();
    check(&with("past", json!({"title": twins})), &[]);
    check(&with("erased", json!({"0000000000008": 9})), &[]);
    check(&with("seen", json!({"0000000000008": 0, "0000000000007": 1})), &[]);
    check(&with("rivals", json!({"title": [["Rest", &higher]], "other": []})), &[]);
}

#[test]
fn e3_the_past_keeps_equal_words_of_two_writes_and_drops_only_the_same_write_told_twice() {
    let old = |n: u64, words: &str| {
        json!([words, STAMP.replace("3.0000000000007", &format!("{n}.0000000000008"))])
    };
    let kept = |versions: [Value; 2]| {
        let text = with("past", json!({"title": versions}));
        decode_text(&text).unwrap().entry.past("title").len()
    };
    assert_eq!(kept([old(1, "Walk"), old(2, "Walk")]), 2);
    assert_eq!(kept([old(1, "Run"), old(1, "Walk")]), 2, "a copied profile writes two");
    assert_eq!(kept([old(1, "Walk"), old(1, "Walk")]), 1);
}

#[test]
fn i5_hostile_names_and_texts_are_kept_as_they_are() {
    let fields =
        json!({"__proto__": {"a": 1}, "constructor": "x", "title": "<img src=x onerror=alert(1)>"});
    let entry = decode_text(&record(&fields).to_string()).unwrap().entry;
    assert_eq!(encode_text(&entry), record(&fields).to_string());
}

#[test]
fn i6_a_record_twice_in_a_file_is_one_and_of_two_kinds_is_refused() {
    let (aim, note) = (with("kind", json!("aim")), with("kind", json!("note")));
    let imported = read(&wrap(&format!("{aim},{aim}")));
    assert_eq!(imported.entries.len(), 1);
    assert_eq!(imported.repairs, [Repair::Repeated { id: ID.parse().unwrap() }]);
    let imported = read(&wrap(&format!("{aim},{note}")));
    assert_eq!(imported.entries[0].kind(), "aim");
    let id = ID.parse().unwrap();
    let clash = RecordError::KindClash { id, other: "aim".into() };
    assert_eq!(imported.unreadable[0].error, clash);
    let other = aim.replace("Sleep", "Rest");
    let imported = read(&wrap(&format!("{aim},{other}")));
    assert!(imported.entries[0].register("title").has_rivals());
}

#[test]
fn i7_a_stored_record_cut_or_flipped_at_any_byte_is_read_or_refused() {
    let mut session = started(1);
    let long = "lie awake, think of work and of the children. ".repeat(32);
    let typed = edit(1, Aim::TITLE, &long);
    session.run(&typed, writer(Seat::Both, 30)).unwrap();
    let other = open(&file(&started(1)), 5);
    session.absorb(other.document().entries().cloned().collect());
    let entry = session.document().entry(aim(1).0).unwrap();
    let bytes = encode_text(entry).into_bytes();
    assert!(bytes.len() > 2_000, "{}", bytes.len());
    let mut read = 0;
    for at in 0..bytes.len() {
        assert!(std::str::from_utf8(&bytes[..at]).is_err() || refused(&bytes[..at]), "cut at {at}");
        for flip in (0..8).map(|bit| 1 << bit).chain([0xff]) {
            let mut flipped = bytes.clone();
            flipped[at] ^= flip;
            let Ok(text) = std::str::from_utf8(&flipped) else { continue };
            if let Ok(decoded) = decode_text(text) {
                check_entry(&decoded.entry).unwrap();
                assert_eq!(decode_text(&encode_text(&decoded.entry)).unwrap().entry, decoded.entry);
                read += 1;
            }
        }
    }
    assert!(read > 0);
}

fn refused(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| decode_text(text).is_err())
}

#[test]
fn i5_a_value_of_a_wrong_type_is_kept_and_named_with_its_path() {
    let wrong = record(&json!({"title": 7, "order": [], "words_joint": "fine", "mood": 3}));
    let imported = read(&wrap(&wrong.to_string()));
    let misfit = |field: &str| RecordRepair::Misfit { path: Path::of(&["fields", field]) };
    let id = ID.parse().unwrap();
    let named = [misfit("title"), misfit("order")];
    assert_eq!(imported.repairs, named.map(|what| Repair::Record { index: 0, id, what }));
    assert_eq!(encode_text(&imported.entries[0]), wrong.to_string());
}
