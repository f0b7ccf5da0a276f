//! Every numbered rule of SPEC.md stands in the name of a test, and the reverse.
//! `M-3` is meant by a test function `m3_…` or by `[M-3]` in the title of a browser test.

use std::collections::BTreeMap;

use super::rust_text::Code;
use super::{File, Violation, line_of};

const SPEC: &str = "crates/workbook-core/SPEC.md";

/// Every rule without a test, and every test of a rule that is not there.
pub(super) fn check(files: &[File]) -> Vec<Violation> {
    let Some(spec) = files.iter().find(|file| file.name == SPEC) else {
        return Vec::new();
    };
    let rules = rules(&spec.text);
    let mut untested = rules.clone();
    let mut violations = Vec::new();
    for file in files {
        for (id, line) in tested(file) {
            untested.remove(&id);
            // Other letters are no rules: `v1_files_open` is about version 1.
            let known = rules.keys().any(|rule| rule.letters == id.letters);
            if known && !rules.contains_key(&id) {
                violations.push(file.violation(
                    line,
                    format!(
                        "this test says it holds rule {}, which SPEC.md does not have",
                        id.shown()
                    ),
                ));
            }
        }
    }
    for (id, line) in untested {
        violations.push(spec.violation(
            line,
            format!("no test name carries rule {}, so nothing holds it", id.shown()),
        ));
    }
    violations
}

/// A rule's name, `M-3`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Id {
    letters: String,
    number: u32,
}

impl Id {
    fn shown(&self) -> String {
        format!("{}-{}", self.letters, self.number)
    }

    /// The id at the start of a text such as `M-3 Some rule`, with what follows it.
    fn read<'a>(text: &'a str, joint: &str) -> Option<(Self, &'a str)> {
        let letters = text.find(|c: char| !c.is_ascii_alphabetic())?;
        let (letters, rest) = text.split_at(letters);
        let rest = rest.strip_prefix(joint)?;
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let (number, rest) = rest.split_at(digits);
        let id = Self { letters: letters.to_ascii_uppercase(), number: number.parse().ok()? };
        ((1..=2).contains(&id.letters.len())).then_some((id, rest))
    }
}

/// The rules: ids at the start of a heading or of an item of a list.
fn rules(spec: &str) -> BTreeMap<Id, usize> {
    let mut rules = BTreeMap::new();
    for (index, line) in spec.lines().enumerate() {
        let text = line.trim_start();
        let start = text.trim_start_matches(['#', '-', '*', '|', ' ', '`']);
        let is_head = start.len() < text.len();
        let capital = start.starts_with(|c: char| c.is_ascii_uppercase());
        if let Some((id, rest)) = Id::read(start, "-").filter(|_| is_head && capital) {
            // "UTF-8 text" at the start of an item is no rule: a rule's id stands alone.
            if rest.is_empty() || rest.starts_with(['.', ':', '*', '`', ')', ' ', '|']) {
                rules.entry(id).or_insert(index + 1);
            }
        }
    }
    rules
}

/// The rules that the tests of a file name.
fn tested(file: &File) -> Vec<(Id, usize)> {
    if file.is_rust() {
        functions(file)
    } else if file.is_below("tests/e2e") {
        titles(file)
    } else {
        Vec::new()
    }
}

fn functions(file: &File) -> Vec<(Id, usize)> {
    let code = Code::read(&file.text).text;
    let mut found = Vec::new();
    for (at, _) in code.match_indices("fn ") {
        let mut name = code.get(at + 3..).unwrap_or_default();
        let line = line_of(&code, at);
        if !is_test(&code, at) {
            continue;
        }
        // One test may hold several rules: `m3_m4_…`.
        while let Some((id, rest)) = Id::read(name, "") {
            let Some(rest) = rest.strip_prefix('_') else {
                break;
            };
            found.push((id, line));
            name = rest;
        }
    }
    found
}

/// Whether an attribute with "test" in it stands directly above.
fn is_test(code: &str, at: usize) -> bool {
    let before = code.get(..at).unwrap_or_default();
    let from = before.rfind(['}', ';', '{']).map_or(0, |end| end + 1);
    before
        .get(from..)
        .is_some_and(|attributes| attributes.contains("test]") || attributes.contains("test("))
}

fn titles(file: &File) -> Vec<(Id, usize)> {
    let mut found = Vec::new();
    for (at, _) in file.text.match_indices('[') {
        let inside = file.text.get(at + 1..).unwrap_or_default();
        let inside = inside.split([']', '\n']).next().unwrap_or_default();
        for part in inside.split(',') {
            if let Some((id, "")) = Id::read(part.trim(), "-") {
                found.push((id, line_of(&file.text, at)));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaints(spec: &str, name: &str, test: &str) -> Vec<String> {
        let file = |name: &str, text: &str| File { name: name.into(), text: text.into() };
        let files = [file(SPEC, spec), file(name, test)];
        let found = check(&files).into_iter();
        found.map(|found| format!("{}:{}", found.file, found.line)).collect()
    }

    #[test]
    fn a_rule_without_a_test_is_found() {
        let spec = "# Rules\n\n- **M-1** one\n- **M-2** two\n";
        let test = "#[test]\nfn m1_one() {}\nfn m2_two() {}\n";
        assert_eq!(
            complaints(spec, "crates/workbook-core/tests/it/main.rs", test),
            [format!("{SPEC}:4")]
        );
    }

    #[test]
    fn a_test_without_its_rule_is_found() {
        let test =
            "#[test]\nfn m1_one() {}\n\n#[test]\nfn m7_seven() {}\n#[test]\nfn v1_files_open() {}";
        assert_eq!(complaints("### M-1 One\n", "src/a.rs", test), ["src/a.rs:5"]);
    }

    #[test]
    fn several_rules_in_one_name_and_titles_of_browser_tests_count() {
        let spec = "- M-1: one\n- M-2: two\n- S-1: three\n- UTF-8 text\n";
        let test = "#[test]\n#[ignore]\nfn m1_m2_s1_hold() {}";
        assert!(complaints(spec, "src/a.rs", test).is_empty());
        let title = "test('nothing is lost [M-1, M-2, S-1]', async () => {})";
        assert!(complaints(spec, "tests/e2e/specs/a.mjs", title).is_empty());
    }

    #[test]
    fn without_a_spec_there_is_nothing_to_hold() {
        let file = File { name: "src/a.rs".into(), text: "#[test] fn m1_x() {}".into() };
        assert!(check(&[file]).is_empty());
    }
}
