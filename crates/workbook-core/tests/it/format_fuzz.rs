//! Files and records nobody thought of: made at random, or good ones damaged at random.

use proptest::prelude::*;
use serde_json::{Value, json};
use workbook_core::document::{Document, check_entry};
use workbook_core::entry::Entry;
use workbook_core::format::{self, against, decode_text, encode_text};
use workbook_core::id::{Actor, RecordId};
use workbook_core::session::Session;
use workbook_core::view::preview;

use crate::format_sample::{BOOK, exported, file, started};
use crate::golden;
use crate::hostile_sample::wrap;

/// Any JSON value of a moderate size, odd numbers included.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (-1_000_i32..1_000).prop_map(|n| Value::from(f64::from(n))),
        "\\PC{0,12}".prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-z_]{0,6}", inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

fn stamp() -> impl Strategy<Value = String> {
    let seat = prop_oneof![Just("patient"), Just("professional"), Just("both")];
    (1_u64..9, 0_u64..4, seat, 0_i64..3).prop_map(|(counter, actor, seat, day)| {
        format!("{counter}.{}.{seat}.2026-11-2{day}T08:00:00.000Z", Actor::new(actor))
    })
}

fn field() -> impl Strategy<Value = String> {
    prop_oneof![Just("title".to_owned()), Just("deleted".to_owned()), "[a-z_]{1,8}"]
}

fn versions() -> impl Strategy<Value = Value> {
    let list = prop::collection::vec((value(), stamp()), 0..5);
    let one = |(name, list): (String, Vec<(Value, String)>)| (name, json!(list));
    prop::collection::vec((field(), list).prop_map(one), 0..3).prop_map(object)
}

fn counters() -> impl Strategy<Value = Value> {
    let one = (0_u64..5, 0_u64..12).prop_map(|(a, c)| (Actor::new(a).to_string(), json!(c)));
    prop::collection::vec(one, 0..4).prop_map(object)
}

fn object(pairs: Vec<(String, Value)>) -> Value {
    Value::Object(pairs.into_iter().collect())
}

/// A record as no program writes it: pasts that overlap the present, seen that covers nothing,
/// fields without stamps and stamps without fields.
fn record() -> impl Strategy<Value = Value> {
    let fields = prop::collection::vec((field(), value()), 0..4);
    let stamps = prop::collection::vec((stamp(), prop::collection::vec(field(), 0..3)), 0..3);
    let kind = prop_oneof![Just("aim"), Just("person"), Just("weather")];
    let parts = (fields, stamps, versions(), versions(), counters(), counters());
    (0_u128..6, kind, parts).prop_map(|(id, kind, parts)| {
        let (fields, stamps, rivals, past, seen, erased) = parts;
        let stamps = stamps.into_iter().map(|(stamp, names)| (stamp, json!(names))).collect();
        json!({
            "id": RecordId::new(id).to_string(), "kind": kind, "fields": object(fields),
            "stamps": object(stamps), "rivals": rivals, "past": past, "seen": seen,
            "erased": erased,
        })
    })
}

fn entries(records: &[Value]) -> Vec<Entry> {
    let kinds = |entry: &Entry| entry.kind().to_owned();
    let mut entries: Vec<Entry> = Vec::new();
    for record in records {
        let entry = decode_text(&record.to_string()).unwrap().entry;
        let clash = entries.iter().any(|e| e.id() == entry.id() && kinds(e) != kinds(&entry));
        if !clash {
            entries.push(entry);
        }
    }
    entries
}

/// Whatever came out of a file can be weighed, previewed, taken, and written again.
fn survives(bytes: Vec<u8>) {
    let Ok(imported) = format::import(bytes) else { return };
    imported.entries.iter().for_each(|entry| check_entry(entry).unwrap());
    let mut session = started(1);
    let weighed = against(&session, imported);
    preview(session.document(), &weighed.plan);
    session.take(weighed.plan, crate::format_sample::writer(workbook_core::stamp::Seat::Both, 99));
    session.document().check_integrity().unwrap();
    let text = file(&session);
    assert_eq!(file(&crate::format_sample::open(&text, 3)), text);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn f1_any_record_that_reads_is_written_in_one_form_that_stays(record in record()) {
        let decoded = decode_text(&record.to_string()).unwrap();
        check_entry(&decoded.entry).unwrap();
        let text = encode_text(&decoded.entry);
        let again = decode_text(&text).unwrap();
        prop_assert_eq!(&again.entry, &decoded.entry);
        prop_assert_eq!(&again.repairs, &vec![]);
        prop_assert_eq!(encode_text(&again.entry), text);
    }

    #[test]
    fn f2_equal_documents_give_equal_bytes_however_they_came_about(
        records in prop::collection::vec(record(), 0..8),
        seed in any::<prop::sample::Index>(),
    ) {
        let entries = entries(&records);
        let document = |entries: Vec<Entry>| {
            let mut session = Session::new(Document::new(BOOK), Actor::new(1));
            for entry in entries {
                session.absorb(vec![entry]);
            }
            session.document().check_integrity().unwrap();
            session
        };
        let one = document(entries.clone());
        let mut turned = entries;
        let by = if turned.is_empty() { 0 } else { seed.index(turned.len()) };
        turned.rotate_left(by);
        turned.reverse();
        let other = document(turned);
        let text = format::export(one.document(), Some(&exported()));
        prop_assert_eq!(&format::export(other.document(), Some(&exported())), &text);
        let back = format::import(text.clone().into_bytes()).unwrap();
        prop_assert_eq!(&back.repairs.iter().filter(|r| !is_misfit(r)).count(), &0);
        let back = document(back.entries);
        prop_assert_eq!(back.document(), one.document());
        prop_assert_eq!(format::export(back.document(), Some(&exported())), text);
    }

    #[test]
    fn i7_made_up_files_never_stop_the_program(
        records in prop::collection::vec(record(), 0..6),
    ) {
        let list: Vec<String> = records.iter().map(Value::to_string).collect();
        survives(wrap(&list.join(",")).into_bytes());
    }

    #[test]
    fn i7_damaged_files_never_stop_the_program(
        cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0_u8..5), 1..6),
        which in any::<prop::sample::Index>(),
    ) {
        let files = golden::files(1);
        let mut bytes = files[which.index(files.len())].1.clone().into_bytes();
        for (at, byte, how) in cuts {
            let at = at.index(bytes.len().max(1)).min(bytes.len());
            match how {
                0 => bytes.truncate(at.max(40)),
                1 => bytes.insert(at, byte),
                2 if at < bytes.len() => drop(bytes.remove(at)),
                3 if at < bytes.len() => bytes[at] = byte,
                _ => bytes.splice(at..at, *b"{\"a\":[").for_each(drop),
            }
        }
        survives(bytes);
    }

    #[test]
    fn i7_bytes_of_any_kind_never_stop_the_program(
        bytes in prop::collection::vec(any::<u8>(), 0..300),
    ) {
        survives(bytes);
    }
}

fn is_misfit(repair: &format::Repair) -> bool {
    use format::{RecordRepair, Repair};
    matches!(repair, Repair::Record { what: RecordRepair::Misfit { .. }, .. })
}
