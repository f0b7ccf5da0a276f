//! The file: what is written reads back, byte for byte.

use workbook_core::command::Command;
use workbook_core::document::check_entry;
use workbook_core::entry::Entry;
use workbook_core::format::{decode, decode_text, encode, encode_text, export};
use workbook_core::record::Aim;
use workbook_core::session::Session;
use workbook_core::stamp::Seat;

use crate::deeds::add_aim;
use crate::format_sample::{aim, edit, exported, file, open, read, started, writer};

fn check_round_trip(session: &Session) {
    for entry in session.document().entries() {
        check_entry_round_trip(entry);
    }
    let text = file(session);
    let again = open(&text, 99);
    let before: Vec<&Entry> = session.document().entries().collect();
    assert_eq!(again.document().entries().collect::<Vec<_>>(), before);
    assert_eq!(file(&again), text);
    assert_eq!(read(&text).repairs, []);
}

fn check_entry_round_trip(entry: &Entry) {
    let text = encode_text(entry);
    let decoded = decode_text(&text).unwrap();
    assert_eq!(&decoded.entry, entry, "{text}");
    assert_eq!(decoded.repairs, []);
    assert_eq!(encode(entry).to_string(), text);
    assert_eq!(decode(encode(entry)).unwrap().entry, *entry);
    check_entry(&decoded.entry).unwrap();
}

#[test]
fn f1_what_is_written_reads_back_byte_for_byte() {
    let mut session = started(1);
    check_round_trip(&session);
    let mut other = open(&file(&session), 2);
    session.run(&edit(1, Aim::TITLE, "Sleep well"), writer(Seat::Patient, 20)).unwrap();
    other.run(&edit(1, Aim::TITLE, "Sleep better"), writer(Seat::Professional, 21)).unwrap();
    other.run(&Command::Bin(aim(2).0), writer(Seat::Professional, 22)).unwrap();
    session.absorb(read(&file(&other)).entries);
    check_round_trip(&session);
    session.run(&Command::EmptyBin, writer(Seat::Both, 23)).unwrap();
    check_round_trip(&session);
    session.run(&add_aim(aim(3), "x".into()), writer(Seat::Both, 24)).unwrap();
    session.undo(writer(Seat::Both, 25)).unwrap();
    check_round_trip(&session);
}

#[test]
fn f1_an_empty_workbook_is_a_file_too() {
    let session = crate::format_sample::page(1);
    let text = export(session.document(), Some(&exported()));
    assert!(text.ends_with("\n") && text.contains("\"records\": [],\n"), "{text}");
    check_round_trip(&session);
}

#[test]
fn f2_the_file_is_laid_out_for_reading_and_for_tools_that_compare_lines() {
    let session = started(1);
    let text = file(&session);
    let lines: Vec<&str> = text.lines().collect();
    let (head, rest) = lines.split_at(5);
    assert_eq!(head[0], "{");
    assert!(head[1].starts_with("  \"book\": \""));
    assert!(head[2].starts_with("  \"exported\": {\"app\":"));
    assert_eq!(head[3..], ["  \"format\": \"coproduction-workbook\",", "  \"records\": ["]);
    let records = session.document().len();
    let (records, tail) = rest.split_at(records);
    assert_eq!(tail, ["  ],", "  \"title\": \"Our workbook\",", "  \"version\": 1", "}"]);
    assert!(text.ends_with("}\n"));
    let key = |line: &&str| {
        let value: serde_json::Value =
            serde_json::from_str(line.trim().trim_end_matches(',')).unwrap();
        (value["kind"].to_string(), value["id"].to_string())
    };
    let keys: Vec<_> = records.iter().map(key).collect();
    assert!(keys.is_sorted());
}

#[test]
fn f3_the_line_of_a_record_is_its_stored_text() {
    let session = started(1);
    let text = file(&session);
    for entry in session.document().entries() {
        let line = format!("\n    {}", encode_text(entry));
        assert!(text.contains(&format!("{line},\n")) || text.contains(&format!("{line}\n")));
    }
}

#[test]
fn f6_what_was_seen_is_written_only_beyond_what_the_record_holds() {
    let mut session = started(1);
    assert!(!file(&session).contains("\"seen\":{\""));
    // Twenty-five versions: the stamps of the oldest fall out, and their writer with them.
    let mut other = open(&file(&session), 2);
    for n in 0..25 {
        let typed = edit(2, Aim::words(Seat::Patient), &format!("try {n}"));
        let page = if n == 0 { &mut other } else { &mut session };
        page.run(&typed, writer(Seat::Patient, 30 + n)).unwrap();
        session.absorb(other.document().entries().cloned().collect());
        if n == 0 {
            session
                .run(&edit(2, Aim::words(Seat::Patient), "go on"), writer(Seat::Both, 30))
                .unwrap();
        }
    }
    let entry = session.document().entry(aim(2).0).unwrap();
    let text = encode_text(entry);
    assert!(text.contains("\"seen\":{\"0000000000002\":"), "{text}");
    assert!(!text.contains("\"seen\":{\"0000000000001\":"), "{text}");
    check_round_trip(&session);
}

#[test]
fn f8_a_small_record_takes_little_room() {
    let session = started(1);
    let entry = session.document().entry(aim(2).0).unwrap();
    let words: usize = entry.fields().filter_map(|(_, r)| r.value()?.as_str().map(str::len)).sum();
    let text = encode_text(entry);
    assert!(text.len() < words + 210, "{} for {words}: {text}", text.len());
}
