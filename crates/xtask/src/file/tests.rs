use std::fs;
use std::path::PathBuf;

use super::*;
use crate::shell::root;

fn fixture(name: &str) -> PathBuf {
    root().join("tests/fixtures").join(name)
}

fn scratch(name: &str) -> PathBuf {
    let folder = root().join("target/tmp/xtask-file");
    fs::create_dir_all(&folder).unwrap_or_default();
    folder.join(name)
}

fn run(words: &[&str]) -> Result<(), String> {
    let mut parser = Parser::from_args(words);
    command(&mut parser).map_err(|error| error.to_string())
}

fn path(path: &std::path::Path) -> &str {
    path.to_str().unwrap_or_default()
}

#[test]
fn a_file_with_every_kind_is_told_in_words() {
    let file = fixture("export/v1/kinds.workbook.json");
    let imported = import(&file).unwrap_or_else(|error| panic!("{error}"));
    let head = imported.head.clone();
    let text = show::workbook(&head, open(imported).document());
    for part in [
        "rung 0: aim – rung_hoped",
        "Bo is on rung 1",
        "in the way: barrier – text (solved)",
        "step: step – text – helper – name doing",
        "worked_well, person – name: note – text",
        "Bo: reply – text",
        "what changed: note – changed",
        "helper – name – helper – relation",
    ] {
        assert!(text.contains(part), "{part} in\n{text}");
    }
}

#[test]
fn a_good_file_is_fine_and_shows_its_aims() {
    let file = fixture("export/v1/everything.workbook.json");
    assert_eq!(run(&["check", path(&file)]), Ok(()));
    assert_eq!(run(&["show", path(&file)]), Ok(()));
    let imported = import(&file).unwrap_or_else(|error| panic!("{error}"));
    let head = imported.head.clone();
    let text = show::workbook(&head, open(imported).document());
    for part in
        ["Our workbook", "Åsa – patient", "Sleep well", "weather_report", "Bin\n  aim Aim 5"]
    {
        assert!(text.contains(part), "{part} in\n{text}");
    }
}

#[test]
fn a_wrong_file_says_what_and_where() {
    let check = |content: &[u8], expected: &str| {
        let file = scratch("wrong.json");
        fs::write(&file, content).unwrap_or_default();
        let said = run(&["check", path(&file)]).err().unwrap_or_default();
        assert!(said.ends_with(expected), "{said}");
    };
    check(b"%PDF-1.7", "the file is a PDF document, not a workbook");
    check(b"{\n  \"a\": oops\n}", "line 2, column 8: the text is not JSON from here on");
    check(b"{}", "the file is JSON, but not a workbook");
    let newer = fixture("hostile/version-2.workbook.json");
    let said = run(&["check", path(&newer)]).err().unwrap_or_default();
    assert!(said.contains("version 2 of the format; this program reads up to version 1"), "{said}");
    let good = fs::read_to_string(fixture("export/v1/small.workbook.json")).unwrap_or_default();
    check(&good.as_bytes()[..good.len() - 200], "records can be read, not all");
}

#[test]
fn merging_goes_either_way_to_the_same_bytes() {
    let (a, b) =
        (fixture("export/v1/small.workbook.json"), fixture("export/v1/everything.workbook.json"));
    let (one, other) = (scratch("one.json"), scratch("other.json"));
    assert_eq!(run(&["merge", path(&a), path(&b), "-o", path(&one)]), Ok(()));
    assert_eq!(run(&["merge", path(&b), path(&a), "-o", path(&other)]), Ok(()));
    assert_eq!(fs::read(&one).ok(), fs::read(&other).ok());
    assert_eq!(run(&["check", path(&one)]), Ok(()));
}

#[test]
fn wrong_arguments_say_how_it_is_used() {
    for words in [&["check"][..], &["merge", "a", "b"], &["show", "a", "b"], &["paint", "a"], &[]] {
        let said = run(words).err().unwrap_or_default();
        assert!(said.contains("file check FILE"), "{words:?}: {said}");
    }
}
