use std::fs;
use std::path::PathBuf;

use lexopt::Parser;
use workbook_core::format::{MOST_ITERATIONS, Sealed};

use super::*;
use crate::{sealed, show};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn fixture(name: &str) -> PathBuf {
    root().join("tests/fixtures").join(name)
}

fn scratch(name: &str) -> PathBuf {
    let folder = root().join("target/tmp/workbook-cli");
    fs::create_dir_all(&folder).unwrap_or_default();
    folder.join(name)
}

fn run(words: &[&str]) -> Result<(), String> {
    let mut parser = Parser::from_args(words);
    super::run(&mut parser).map_err(|error| error.to_string())
}

/// A file as it is read.
fn read(file: &std::path::Path) -> Imported {
    let bytes = fs::read(file).unwrap_or_default();
    import(file, bytes).unwrap_or_else(|error| panic!("{error}"))
}

fn path(path: &std::path::Path) -> &str {
    path.to_str().unwrap_or_default()
}

#[test]
fn a_file_with_every_kind_is_told_in_words() {
    let file = fixture("export/v1/kinds.workbook.json");
    let imported = read(&file);
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
    let imported = read(&file);
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
fn a_readable_copy_stands_wherever_a_file_can() {
    use workbook_core::format::readable::{Around, Page, file};
    let plain = fixture("export/v1/everything.workbook.json");
    let data = fs::read_to_string(&plain).unwrap_or_default();
    let around = Around { lang: "en", dir: "ltr", style: "", contents: "Contents", data: &data };
    let (copy, merged) = (scratch("copy.html"), scratch("copy-merged.json"));
    fs::write(&copy, file(&Page::default(), around)).unwrap_or_default();
    assert_eq!(read(&copy), read(&plain));
    for words in
        [&["check", path(&copy)][..], &["show", path(&copy)], &["diff", path(&copy), path(&plain)]]
    {
        assert_eq!(run(words), Ok(()), "{words:?}");
    }
    assert_eq!(run(&["merge", path(&copy), path(&plain), "-o", path(&merged)]), Ok(()));
    assert_eq!(fs::read_to_string(&merged).ok(), Some(data.clone()));
    fs::write(&copy, "<p>hello").unwrap_or_default();
    let said = run(&["check", path(&copy)]).err().unwrap_or_default();
    assert!(said.ends_with("the file is a web page, not a workbook"), "{said}");
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
    for words in [
        &["check"][..],
        &["merge", "a", "b"],
        &["show", "a", "b"],
        &["lock", "a"],
        &["paint", "a"],
        &[],
    ] {
        let said = run(words).err().unwrap_or_default();
        assert!(said.contains("workbook check FILE"), "{words:?}: {said}");
    }
}

const PHRASE: &str = "lantern river button maple A\u{30a}sa";

fn phrase_file(name: &str, phrase: &str) -> PathBuf {
    let file = scratch(name);
    fs::write(&file, format!("{phrase}\n")).unwrap_or_default();
    file
}

#[test]
fn a_locked_file_opens_with_its_passphrase_only_and_stands_wherever_a_file_can() {
    let plain = fixture("export/v1/everything.workbook.json");
    let (locked, open) = (scratch("a.locked.json"), scratch("a.open.json"));
    let phrase = phrase_file("phrase.txt", PHRASE);
    // The same letters, written with their marks in one.
    let composed = phrase_file("composed.txt", "lantern river button maple \u{c5}sa");
    let other = phrase_file("other.txt", "quite another phrase");
    let with = |words: &[&str], phrase: &std::path::Path| {
        run(&[words, &["--phrase-file", path(phrase)]].concat())
    };
    assert_eq!(with(&["lock", path(&plain), "-o", path(&locked)], &phrase), Ok(()));
    let text = fs::read_to_string(&locked).unwrap_or_default();
    assert!(!text.contains("Sleep well") && !text.contains("Åsa"), "{text}");
    assert_eq!(with(&["unlock", path(&locked), "-o", path(&open)], &composed), Ok(()));
    assert_eq!(fs::read(&open).ok(), fs::read(&plain).ok());
    assert_eq!(with(&["check", path(&locked)], &phrase), Ok(()));
    assert_eq!(with(&["diff", path(&locked), path(&plain)], &phrase), Ok(()));
    let said = with(&["show", path(&locked)], &other).err().unwrap_or_default();
    assert!(said.contains("the passphrase is another one, or the file is damaged"), "{said}");
    let short = phrase_file("short.txt", "short");
    let said = with(&["lock", path(&plain), "-o", path(&open)], &short).err().unwrap_or_default();
    assert!(said.contains("at least 12 characters"), "{said}");
}

#[test]
fn one_flipped_bit_anywhere_is_noticed() {
    let file = sealed::lock(b"a text", PHRASE).unwrap_or_else(|error| panic!("{error}"));
    let good = Sealed::read(file.as_bytes()).and_then(Result::ok).unwrap_or_else(|| panic!());
    assert_eq!(sealed::unlock(&good, PHRASE).ok().as_deref(), Some(b"a text".as_slice()));
    let all = [good.key.len(), good.nonce.len(), good.text.len()];
    for (part, length) in all.into_iter().enumerate() {
        for at in (0..length).step_by(11) {
            let mut bad = good.clone();
            let bytes = [&mut bad.key, &mut bad.nonce, &mut bad.text];
            for (each, bytes) in bytes.into_iter().enumerate() {
                if each == part
                    && let Some(byte) = bytes.get_mut(at)
                {
                    *byte ^= 1;
                }
            }
            assert!(sealed::unlock(&bad, PHRASE).is_err(), "part {part}, byte {at}");
        }
    }
    let bound = Sealed { bound: format!("{}A", good.bound), ..good };
    assert!(sealed::unlock(&bound, PHRASE).is_err());
}

#[test]
fn hostile_figures_are_named_before_a_passphrase_is_asked_for() {
    let file = scratch("hostile.json");
    let text = sealed::lock(b"a text", PHRASE).unwrap_or_else(|error| panic!("{error}"));
    let mut json: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    json["header"] = serde_json::json!({ "p2c": MOST_ITERATIONS });
    fs::write(&file, json.to_string()).unwrap_or_default();
    let said = run(&["show", path(&file)]).err().unwrap_or_default();
    assert!(said.contains("header is missing or damaged"), "{said}");
}

#[test]
fn what_two_files_have_beyond_each_other_is_told_place_by_place_and_word_by_word() {
    let (a, b) =
        (fixture("export/v1/small.workbook.json"), fixture("export/v1/everything.workbook.json"));
    assert_eq!(run(&["diff", path(&a), path(&b)]), Ok(()));
    let told = |from: Imported, what: Imported| {
        let session = open(from);
        let weighed = format::against(&session, what);
        differences::told(session.document(), &weighed.plan)
    };
    let all = told(read(&a), read(&b));
    assert!(all.starts_with("  Aims\n    aim \u{201c}"), "{all}");
    assert!(all.contains("      new, "), "{all}");

    // Some words of a text are changed by Bo.
    let text = fs::read_to_string(&a).unwrap_or_default();
    let mut session = open(read(&a));
    let document = session.document();
    let aim = document.list("aim").next().unwrap_or_else(|| panic!("{text}"));
    let title = document.entry(aim).map(view::label).unwrap_or_default();
    let value = format!("{title} again, and well");
    let text = workbook_core::record::Aim::TITLE;
    let command = workbook_core::command::Command::Type { id: aim, text, value };
    let now = workbook_core::stamp::Timestamp::from_ms(1_795_000_000_000);
    let writer =
        workbook_core::command::Writer { seat: workbook_core::stamp::Seat::Professional, now };
    session.run(&command, writer).unwrap_or_else(|error| panic!("{error}"));
    let after = scratch("changed.json");
    fs::write(&after, format::export(session.document(), None)).unwrap_or_default();
    let changed = told(read(&a), read(&after));
    let expected = format!("        title: {title}{{+ again, and well+}}\n");
    assert!(changed.contains(&expected), "{expected}in\n{changed}");
    assert!(changed.contains("      changed, Bo, 2026-11-"), "{changed}");
}
