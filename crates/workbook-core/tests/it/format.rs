//! The file: what is written reads back, byte for byte.

use workbook_core::command::Command;
use workbook_core::document::check_entry;
use workbook_core::entry::Entry;
use workbook_core::format::{decode, decode_text, encode, encode_text, export};
use workbook_core::record::AimText;
use workbook_core::session::Session;
use workbook_core::stamp::Seat;

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
    session.run(&edit(1, AimText::Title, "Sleep well"), writer(Seat::Patient, 20)).unwrap();
    other.run(&edit(1, AimText::Title, "Sleep better"), writer(Seat::Professional, 21)).unwrap();
    other.run(&Command::Bin(aim(2).0), writer(Seat::Professional, 22)).unwrap();
    session.absorb(read(&file(&other)).entries);
    check_round_trip(&session);
    session.run(&Command::EmptyBin, writer(Seat::Both, 23)).unwrap();
    check_round_trip(&session);
    session
        .run(&Command::AddAim { id: aim(3), title: "x".into() }, writer(Seat::Both, 24))
        .unwrap();
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
