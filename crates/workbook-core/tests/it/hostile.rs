//! Files that are wrong: each is named for what it is, and changes nothing.

use serde_json::json;
use workbook_core::format::{
    self, DEPTH_LIMIT, Expected, Foreign, ImportError, NAME_LIMIT, Path, Problem, RECORD_LIMIT,
    RecordError, Repair, SIZE_LIMIT, TEXT_LIMIT, VALUE_DEPTH_LIMIT, VERSION, VERSION_LIMIT,
    decode_text,
};

use crate::format_sample::{BOOK, file, read, started};
use crate::hostile_sample::{ID, STAMP, at, with, wrap};

fn check(bytes: impl Into<Vec<u8>>, expected: &ImportError) {
    assert_eq!(format::import(bytes.into()).as_ref(), Err(expected));
}

fn read_bytes(bytes: Vec<u8>) -> Option<format::Imported> {
    format::import(bytes).ok()
}

#[test]
fn i1_another_kind_of_file_is_known_by_its_content() {
    check(b"PK\x03\x04rest".to_vec(), &ImportError::Foreign(Foreign::Zip));
    check(b"\x1f\x8b\x08".to_vec(), &ImportError::Foreign(Foreign::Gzip));
    check(b"%PDF-1.7 ...".to_vec(), &ImportError::Foreign(Foreign::Pdf));
    check(b"\x89PNG\r\n\x1a\n".to_vec(), &ImportError::Foreign(Foreign::Image));
    check(b"\xff\xd8\xff\xe0".to_vec(), &ImportError::Foreign(Foreign::Image));
    check("\u{feff} <!doctype html><p>", &ImportError::Foreign(Foreign::Html));
    check(b"\x01\x02\x03".to_vec(), &ImportError::Foreign(Foreign::Binary));
    check(vec![0xff; 64], &ImportError::Foreign(Foreign::Binary));
    for empty in ["", " \n\t", "\0\0\0", "\u{feff}", "\u{feff}\r\n\0"] {
        check(empty, &ImportError::Empty);
    }
    // A zero byte beside a sign is UTF-16 only where the sign can begin a text.
    check(b"\xc5\x00\xe5\x00".to_vec(), &ImportError::Foreign(Foreign::Binary));
    check(b"\x00\xc5\x00\xe5".to_vec(), &ImportError::Foreign(Foreign::Binary));
}

#[test]
fn i1_what_is_not_json_is_named_with_line_and_column() {
    check("dear diary", &ImportError::NotJson { at: at(1, 1) });
    check("{\n  \"a\": 1,\n  åå\n}", &ImportError::NotJson { at: at(3, 3) });
    check("{\n  \"å\": tru\n}", &ImportError::NotJson { at: at(2, 11) });
    check("{\"a\":\"unclosed", &ImportError::NotJson { at: at(1, 14) });
    check("{} {}", &ImportError::NotJson { at: at(1, 4) });
    check("{\"a\": NaN}", &ImportError::NotJson { at: at(1, 7) });
    check("[1,]", &ImportError::NotAWorkbook);
}

#[test]
fn i1_what_is_json_but_no_workbook_is_named() {
    for text in ["[]", "1", "\"text\"", "null", "{}", "{\"format\":\"tldraw\",\"version\":1}"] {
        check(text, &ImportError::NotAWorkbook);
    }
    let crowd: Vec<String> = (0..200).map(|at| format!("\"m{at}\":1")).collect();
    check(format!("{{{}}}", crowd.join(",")), &ImportError::NotAWorkbook);
}

#[test]
fn i1_a_wrong_head_is_named_with_its_path() {
    let change = |from: &str, to: &str| wrap("").replace(from, to);
    let wrong = |name: &str, expected| ImportError::WrongType { path: Path::of(&[name]), expected };
    let missing = |name: &str| ImportError::Missing { path: Path::of(&[name]) };
    let book = format!("\"book\":\"{BOOK}\",");
    check(change(&book, ""), &missing("book"));
    check(change(&book, "\"book\":\"one\","), &wrong("book", Expected::Id));
    check(change(&book, "\"book\":7,"), &wrong("book", Expected::Id));
    check(change("\"version\":1", "\"other\":1"), &missing("version"));
    check(change("\"version\":1", "\"version\":\"1\""), &wrong("version", Expected::Number));
    check(change("\"version\":1", "\"version\":0"), &wrong("version", Expected::Number));
    check(change("\"version\":1", "\"version\":-1"), &wrong("version", Expected::Number));
    check(change("\"version\":1", "\"version\":1e999"), &wrong("version", Expected::Number));
    for other in ["{\"a\":[]}", "\"x\"", "1", "-1", "1.5", "null", "true"] {
        check(change("[]", other), &wrong("records", Expected::List));
    }
    check(change("\"records\":[],", ""), &missing("records"));
    let twice = ImportError::DuplicateKey { path: Path::of(&["book"]) };
    check(change(&book, &format!("{book}{book}")), &twice);
    let twice = ImportError::DuplicateKey { path: Path::of(&["records"]) };
    check(change("\"records\":[],", "\"records\":[],\"records\":[],"), &twice);
    assert!(format::import(change("\"version\":1", "\"version\":1.0").into_bytes()).is_ok());
}

#[test]
fn i1_a_newer_version_says_which_and_which_is_read() {
    let newer = wrap("{\"whatever\":true}").replace("\"version\":1", "\"version\":2");
    check(newer, &ImportError::NewerVersion { found: VERSION + 1, reads: VERSION });
    let fixture = include_str!("../../../../tests/fixtures/hostile/version-2.workbook.json");
    check(fixture, &ImportError::NewerVersion { found: 2, reads: VERSION });
    // Cut off within its records, such a file still says so where its version can be read.
    let damaged = "{\n\"version\":9,\n\"format\":\"coproduction-workbook\",\n\"records\":[\n{\"id";
    check(damaged, &ImportError::NewerVersion { found: 9, reads: VERSION });
}

#[test]
fn i1_the_limits_are_those_that_docs_format_md_promises() {
    assert_eq!((SIZE_LIMIT, RECORD_LIMIT), (20_971_520, 100_000));
    assert_eq!((DEPTH_LIMIT, VALUE_DEPTH_LIMIT), (64, 60));
    assert_eq!((TEXT_LIMIT, VERSION_LIMIT, NAME_LIMIT), (100_000, 1_000, 100));
}

#[test]
fn i1_what_is_too_large_is_refused_before_it_is_read() {
    let bytes = SIZE_LIMIT + 1;
    assert_eq!(format::check_size(bytes), Err(ImportError::TooLarge { bytes, limit: SIZE_LIMIT }));
    assert_eq!(format::check_size(SIZE_LIMIT), Ok(()));
    check(vec![b' '; bytes], &ImportError::TooLarge { bytes, limit: SIZE_LIMIT });
    let many = vec!["1"; RECORD_LIMIT + 1].join(",");
    let found = RECORD_LIMIT + 1;
    check(wrap(&many), &ImportError::TooManyRecords { found, limit: RECORD_LIMIT });
    let most = read(&wrap(&many[2..]));
    assert_eq!(most.unreadable.len(), RECORD_LIMIT, "as many are taken, though these say nothing");
}

#[test]
fn i1_deep_nesting_is_found_before_it_is_parsed() {
    let bomb = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    check(bomb(100_000), &ImportError::TooDeep { at: at(1, 65), limit: 64 });
    let head = wrap("").replace("\"version\":1", &format!("\"version\":1,\n\"x\":{}", bomb(99)));
    check(head, &ImportError::TooDeep { at: at(2, 69), limit: 64 });
    // In a record it is that record's fault alone.
    let (good, deep) = (with("kind", json!("note")), with("kind", json!("aim")));
    let deep = deep.replace("\"Sleep\"", &bomb(100_000)).replace(ID, &ID.replace('1', "2"));
    let imported = read(&wrap(&format!("{good},{deep}")));
    assert_eq!(imported.entries.len(), 1);
    assert!(matches!(imported.unreadable[0].error, RecordError::TooDeep { limit: 64, .. }));
    // As deep as a value may be, it can still go to the past, where it lies deeper.
    let objects = |depth: usize| format!("{}0{}", "{\"a\":".repeat(depth), "}".repeat(depth));
    let value = |deep: String| {
        with("past", json!({"title": [[1, STAMP]]}))
            .replace("[[1", &format!("[[{deep}"))
            .replace("3.0", "2.0")
    };
    assert!(decode_text(&value(bomb(60))).is_ok());
    assert!(decode_text(&value(bomb(61))).is_err());
    assert!(decode_text(&value(objects(60))).is_ok());
    assert!(decode_text(&value(objects(61))).is_err());
    let shown = |deep: String| decode_text(&with("x", json!(1)).replace("\"Sleep\"", &deep));
    for nested in [bomb as fn(usize) -> String, objects] {
        assert!(shown(nested(60)).is_ok());
        for depth in [61, 100_000] {
            assert!(matches!(shown(nested(depth)), Err(RecordError::TooDeep { .. })), "{depth}");
        }
    }
}

#[test]
fn i1_brackets_in_a_text_are_no_nesting() {
    let read = |x: &str| {
        let text = wrap("").replace("\"version\":1", &format!("\"version\":1,\"x\":{x}"));
        format::import(text.into_bytes())
    };
    let bomb = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let is_deep = |x: &str| matches!(read(x), Err(ImportError::TooDeep { .. }));
    assert!(!is_deep(&bomb(64)) && is_deep(&bomb(65)));
    assert!(!is_deep(&format!("{:?}", "[{".repeat(50))), "opened in a text");
    assert!(!is_deep(&format!("\"\\\"{}\"", "[".repeat(99))), "a quote in it does not end it");
    assert!(!is_deep(&format!("[\"\\\\\",{}]", bomb(63))), "but one after two strokes does");
    assert!(is_deep(&format!("[\"]]]]\",{}]", bomb(64))), "closed in a text");
    assert!(!is_deep(&format!("[{}0]", "[],".repeat(99))), "beside each other");
}

#[test]
fn i1_as_many_members_and_records_as_the_limits_say() {
    let members = |count: usize| {
        let more: String = (0..count).map(|n| format!(",\"x{n}\":0")).collect();
        format::import(wrap("").replace("\"version\":1", &format!("\"version\":1{more}")).into())
    };
    // Beside book, format and version.
    assert!(members(97).is_ok());
    assert_eq!(members(98), Err(ImportError::NotAWorkbook));
    let broken_off = |records: usize| {
        let head = format!("{{\n\"book\":\"{BOOK}\",\n\"format\":\"coproduction-workbook\",\n");
        let text = format!("{head}\"version\":1,\n\"records\": [\n{}", "00,\n".repeat(records));
        format::import(text.into_bytes())
    };
    assert!(matches!(broken_off(0), Err(ImportError::NotJson { .. })));
    assert!(broken_off(1).is_ok());
    assert!(broken_off(RECORD_LIMIT).is_ok());
    let found = RECORD_LIMIT + 1;
    assert_eq!(broken_off(found), Err(ImportError::TooManyRecords { found, limit: RECORD_LIMIT }));
}

#[test]
fn i2_any_encoding_an_editor_saves_is_read_and_reported() {
    let text = file(&started(1));
    let expected = read(&text);
    let check = |bytes: Vec<u8>, repairs: &[Repair]| {
        let imported = format::import(bytes).unwrap();
        assert_eq!(imported.repairs, repairs);
        assert_eq!(imported.entries, expected.entries);
    };
    let wide = |mark: &[u16], order: fn(u16) -> [u8; 2]| -> Vec<u8> {
        mark.iter().copied().chain(text.encode_utf16()).flat_map(order).collect()
    };
    check(format!("\u{feff}{text}").into_bytes(), &[Repair::ByteOrderMark]);
    check(wide(&[0xfeff], u16::to_le_bytes), &[Repair::Utf16, Repair::ByteOrderMark]);
    check(wide(&[0xfeff], u16::to_be_bytes), &[Repair::Utf16, Repair::ByteOrderMark]);
    check(wide(&[], u16::to_le_bytes), &[Repair::Utf16]);
    check(wide(&[], u16::to_be_bytes), &[Repair::Utf16]);
    // Half a unit at the end: nothing if it is zero, else a sign that could not be read.
    let half = |byte: u8| [wide(&[], u16::to_le_bytes), vec![byte]].concat();
    check(half(0), &[Repair::Utf16]);
    let broken = Repair::BrokenCharacters { count: 1, line: text.lines().count() + 1 };
    assert!(read_bytes(half(7)).is_some_and(|imported| imported.repairs.contains(&broken)));
    check(text.replace('\n', "\r\n").into_bytes(), &[Repair::LineEnds]);
    check(format!("{text}\0\0\0").into_bytes(), &[Repair::TrailingNul { count: 3 }]);
}

#[test]
fn i2_half_characters_and_broken_bytes_are_replaced_and_counted() {
    let check = |title: &[u8], expected: &str, count: usize| {
        let (before, after) = (wrap(&with("x", json!(1))), b"Sleep");
        let at = before.as_bytes().windows(5).position(|w| w == after).unwrap();
        let mut bytes = before.as_bytes()[..at].to_vec();
        bytes.extend(title);
        bytes.extend(&before.as_bytes()[at + 5..]);
        let imported = format::import(bytes).unwrap();
        assert_eq!(imported.entries[0].text("title"), expected);
        let broken = Repair::BrokenCharacters { count, line: 1 };
        assert_eq!(imported.repairs.contains(&broken), count > 0, "{:?}", imported.repairs);
    };
    check(br"a\ud83d\ude00b", "a😀b", 0);
    check(br"a\ud83db", "a\u{fffd}b", 1);
    check(br"a\uDE00b", "a\u{fffd}b", 1);
    check(br"a\uDE00\uD83D\ud83d\ude00", "a\u{fffd}\u{fffd}😀", 2);
    check(br"\\ud83d \\\ud83d", "\\ud83d \\\u{fffd}", 1);
    check(br"\ud83d\n", "\u{fffd}\n", 1);
    check(b"\xed\xa0\x80!", "\u{fffd}\u{fffd}\u{fffd}!", 3);
    check(b"\xc5sa", "\u{fffd}sa", 1);
    check("\u{fffd} as it was".as_bytes(), "\u{fffd} as it was", 0);
    check("\u{202e}txt\u{2028}".as_bytes(), "\u{202e}txt\u{2028}", 0);
    check(br"\u0000<script>alert(1)</script>", "\0<script>alert(1)</script>", 0);
}

#[test]
fn i2_the_line_of_the_first_broken_character_is_told() {
    let text = file(&started(1));
    let at = text.find("Walk to").unwrap();
    let line = 1 + text[..at].matches('\n').count();
    assert!(line > 2);
    let broken = Repair::BrokenCharacters { count: 2, line };
    for damage in [&b"\xff \xff"[..], &br"\ud83d \ud83d"[..]] {
        let bytes = [&text.as_bytes()[..at], damage, &text.as_bytes()[at..]].concat();
        assert!(read_bytes(bytes).unwrap().repairs.contains(&broken));
    }
}

#[test]
fn i4_of_a_damaged_file_only_lines_that_can_be_records_count_as_records() {
    let salvaged = |book: &str| {
        let head = format!("{{\nrubbish\n{book},\n\"format\":\"coproduction-workbook\",\n");
        let good = with("kind", json!("aim"));
        let text = format!("{head}\"version\":1,\n\"records\": [\n{good},\n}}\n]\nrubbish");
        read_bytes(text.into_bytes())
    };
    let book = format!("\"book\":\"{BOOK}\"");
    let imported = salvaged(&book).unwrap();
    assert_eq!((imported.entries.len(), imported.unreadable.len()), (1, 0));
    assert!(salvaged(&format!("{book},\"x\":1")).is_none(), "a member has a line of its own");
}

#[test]
fn i4_a_damaged_file_still_gives_the_records_in_its_whole_lines() {
    let text = file(&started(1));
    let whole = read(&text);
    // Cut in mid-record: the version stands behind the records and is lost.
    let cut = text.find("Walk to").unwrap();
    let imported = read(&text[..cut]);
    let first = imported.problems.first();
    assert!(matches!(first, Some(Problem::Damaged { at }) if at.line > 5), "{first:?}");
    assert!(imported.problems.contains(&Problem::VersionLost));
    assert_eq!(imported.unreadable.len(), 1);
    assert!(imported.entries.len() >= 3 && imported.entries.len() < whole.entries.len());
    assert!(imported.entries.iter().all(|entry| whole.entries.contains(entry)));
    // A quote gone in one line costs that line alone.
    let imported = read(&text.replacen("\"I wake", "I wake", 1));
    assert_eq!(imported.entries.len(), whole.entries.len() - 1);
    assert_eq!(imported.unreadable.len(), 1);
    assert!(matches!(imported.unreadable[0].error, RecordError::NotJson { .. }));
    assert!(!imported.problems.contains(&Problem::VersionLost));
    // Without knowing whose workbook it is, nothing is taken.
    let lost = text.replacen("\"book\": \"", "\"book\": ", 1);
    assert!(matches!(format::import(lost.into_bytes()), Err(ImportError::NotJson { .. })));
}
