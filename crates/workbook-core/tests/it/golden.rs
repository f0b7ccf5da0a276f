//! Files that were written once and must open for ever: tests/fixtures/export/vN, never edited.

use std::fs;
use std::path::PathBuf;

use workbook_core::document::Document;
use workbook_core::format::{self, Imported, Repair};
use workbook_core::id::Actor;
use workbook_core::record::KINDS;
use workbook_core::session::Session;

use crate::format_sample::read;

fn folder(version: u64) -> PathBuf {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/export");
    root.join(format!("v{version}"))
}

/// The golden files of a version, by name.
pub(crate) fn files(version: u64) -> Vec<(String, String)> {
    let Ok(list) = fs::read_dir(folder(version)) else { return Vec::new() };
    let mut files: Vec<(String, String)> = list
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .map(|path| {
            (path.file_name().unwrap().to_string_lossy().into(), fs::read_to_string(&path).unwrap())
        })
        .collect();
    files.sort();
    files
}

fn file(name: &str) -> String {
    fs::read_to_string(folder(1).join(name)).unwrap()
}

fn write_again(imported: Imported) -> String {
    let mut session = Session::new(Document::new(imported.head.book), Actor::new(77));
    session.absorb(imported.entries);
    session.document().check_integrity().unwrap();
    format::export(session.document(), imported.head.exported.as_ref())
}

#[test]
fn g3_what_version_1_wrote_is_written_again_byte_for_byte() {
    for name in [
        "small.workbook.json",
        "everything.workbook.json",
        "kinds.workbook.json",
        "canvases.workbook.json",
    ] {
        let text = file(name);
        let imported = read(&text);
        assert_eq!(imported.repairs, [], "{name}");
        assert_eq!(write_again(imported), text, "{name}");
    }
}

#[test]
fn g3_a_file_made_by_hand_is_written_in_a_form_that_stays() {
    let imported = read(&file("by-hand.workbook.json"));
    assert!(imported.repairs.iter().all(|repair| matches!(repair, Repair::Record { .. })));
    assert_eq!(imported.repairs.len(), imported.entries.len());
    let text = write_again(imported);
    assert_eq!(text, file("by-hand-again.workbook.json"));
    assert_eq!(write_again(read(&text)), text);
}

#[test]
fn g3_the_golden_files_hold_what_they_are_for() {
    let text = file("everything.workbook.json");
    for part in [
        "\"rivals\"",
        "\"past\"",
        "\"seen\"",
        "\"erased\"",
        "binned",
        "emptied",
        "undone",
        "\"kind\":\"weather_report\"",
        "\"mood\"",
        "null",
        "not_yet",
    ] {
        assert!(text.contains(part), "{part}");
    }
}

/// Every kind this version knows stands in a golden file, with every field of its own.
#[test]
fn g3_a_golden_file_holds_every_kind_with_every_field() {
    let files = ["kinds.workbook.json", "canvases.workbook.json"].map(|name| read(&file(name)));
    let all: Vec<_> = files.iter().flat_map(|imported| &imported.entries).collect();
    for kind in KINDS {
        for field in kind.fields {
            let of_kind = all.iter().filter(|entry| entry.kind() == kind.name);
            let written = of_kind.filter(|entry| entry.value(field.name).is_some()).count();
            assert!(written > 0, "{} of {}", field.name, kind.name);
        }
    }
}

/// Covered cards, both hands, two lines, arrows, zones of the pair's own: a later version has to
/// show them as this one does.
#[test]
fn g3_the_canvases_of_version_1_show_what_they_showed() {
    let imported = read(&file("canvases.workbook.json"));
    let mut session = Session::new(Document::new(imported.head.book), Actor::new(77));
    session.absorb(imported.entries);
    crate::kinds_canvas::shows(session.document());
}
