//! What a run starts from: the fixtures, and what earlier runs found new ways with, which stands in
//! `crates/fuzz/corpus`, one file for each target and one input in each line.

use std::path::{Path, PathBuf};

use crate::digest;
use crate::shell::{Outcome, files_below, read_bytes, read_text, root, say, write_file};

/// The most that is kept of one target, in bytes.
const KEPT: usize = 56_000;

/// Lays out all there is for a target; what other runs left in the folder stays.
pub(super) fn lay(target: &str, into: &Path) -> Outcome {
    from_fixtures(target, into)?;
    let kept = read_text(&kept(target)).unwrap_or_default();
    for line in kept.lines() {
        put(into, &from_line(line)?)?;
    }
    Ok(())
}

/// Lays out what the fixtures give: whole files, golden ones also with each record by itself: what is
/// small is tried more often.
pub(super) fn from_fixtures(target: &str, into: &Path) -> Outcome {
    let fixtures = root().join("tests/fixtures");
    for path in files_below(&fixtures.join("hostile").join(target))? {
        put(into, &read_bytes(&path)?)?;
    }
    for path in files_below(&fixtures.join("export"))? {
        let text = read_text(&path)?;
        match target {
            "import" => {
                put(into, text.as_bytes())?;
                parts(&text).into_iter().try_for_each(|part| put(into, part.as_bytes()))?;
            }
            "record" => {
                records(&text).into_iter().try_for_each(|some| put(into, some.as_bytes()))?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// The file with each of its records by itself.
fn parts(text: &str) -> Vec<String> {
    let is_record = |line: &&str| line.trim_start().starts_with("{\"");
    let without: Vec<&str> = text.lines().filter(|line| !is_record(line)).collect();
    let at = text.lines().position(|line| is_record(&line)).unwrap_or_default();
    let (before, after) = without.split_at(at.min(without.len()));
    let part = |record: &str| {
        let record = record.trim_end_matches(',');
        format!("{}\n{record}\n{}\n", before.join("\n"), after.join("\n"))
    };
    text.lines().filter(is_record).map(part).collect()
}

/// The records of a file, each alone and with the next.
fn records(text: &str) -> Vec<String> {
    let lines = text.lines().map(|line| line.trim().trim_end_matches(','));
    let lines: Vec<&str> = lines.filter(|line| line.starts_with("{\"")).collect();
    let pairs = lines.windows(2).map(|pair| pair.join("\n"));
    lines.iter().map(|line| (*line).to_owned()).chain(pairs).collect()
}

/// Takes inputs into the repository, the shortest first, as far as there is room.
pub(super) fn keep(target: &str, found: &[PathBuf]) -> Outcome {
    let mut lines = Vec::new();
    for path in found {
        lines.push(to_line(&read_bytes(path)?));
    }
    let all = lines.len();
    let text = shortest(lines);
    let count = text.lines().count();
    say(&format!("fuzz {target}: {count} of {all} inputs kept, {} bytes", text.len()));
    write_file(&kept(target), text)
}

fn shortest(mut lines: Vec<String>) -> String {
    lines.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
    let mut text = String::new();
    for line in lines {
        if text.len() + line.len() < KEPT {
            text.push_str(&line);
            text.push('\n');
        }
    }
    text
}

fn kept(target: &str) -> PathBuf {
    root().join("crates/fuzz/corpus").join(format!("{target}.txt"))
}

/// Bytes as one line: a JSON text whose letters are the bytes.
fn to_line(bytes: &[u8]) -> String {
    let letters: String = bytes.iter().copied().map(char::from).collect();
    serde_json::Value::from(letters).to_string()
}

fn from_line(line: &str) -> Outcome<Vec<u8>> {
    let letters: String = serde_json::from_str(line)?;
    Ok(letters.chars().map(u8::try_from).collect::<Result<_, _>>()?)
}

/// Puts an input into a folder, under a name that follows from it.
fn put(folder: &Path, bytes: &[u8]) -> Outcome {
    let path = folder.join(digest::hex(bytes));
    if path.is_file() { Ok(()) } else { write_file(&path, bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_bytes_are_one_line_and_come_back() {
        let all: Vec<u8> = (0..=255).collect();
        let line = to_line(&all);
        assert!(!line.contains('\n'));
        assert_eq!(from_line(&line).ok(), Some(all));
        assert!(from_line("\"\u{100}\"").is_err());
        assert!(from_line("no text").is_err());
    }

    #[test]
    fn the_shortest_are_kept_as_far_as_there_is_room() {
        let long = "x".repeat(KEPT - 5);
        let kept = shortest(vec![long, "bb".into(), "a".into(), "cc".into()]);
        assert_eq!(kept, "a\nbb\ncc\n");
    }

    #[test]
    fn records_stand_alone_in_their_file_and_with_the_next() {
        let text =
            "{\n  \"book\": \"x\",\n  \"records\": [\n    {\"a\":1},\n    {\"b\":2}\n  ]\n}\n";
        assert_eq!(records(text), ["{\"a\":1}", "{\"b\":2}", "{\"a\":1}\n{\"b\":2}"]);
        let parts = parts(text);
        assert_eq!(parts.len(), 2);
        assert_eq!(parts.first().map(String::as_str), Some(&*text.replace(",\n    {\"b\":2}", "")));
    }

    #[test]
    fn what_is_kept_reads_back() {
        for target in super::super::TARGETS {
            let text = read_text(&kept(target)).unwrap_or_default();
            assert!(text.len() <= KEPT);
            assert!(text.lines().all(|line| from_line(line).is_ok()), "{target}");
        }
    }
}
