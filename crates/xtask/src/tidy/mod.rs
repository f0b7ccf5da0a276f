//! `cargo xtask tidy`: the rules of ARCHITECTURE.md that can be read off the text of the files.
//! One rule to a file, each with a test that trips it. What a compiler or clippy can hold is theirs.

mod frozen;
mod imports;
mod lengths;
mod looks;
mod places;
mod purity;
mod rust_text;
mod spec;
mod words;

use std::fs;
use std::path::Path;

use lexopt::Parser;
use lexopt::prelude::*;

use crate::shell::{Outcome, files_below, name_below, output, program, root, say};

/// `cargo xtask tidy`
pub(crate) fn command(parser: &mut Parser) -> Outcome {
    while let Some(argument) = parser.next()? {
        match argument {
            Long("freeze") => frozen::freeze(&root())?,
            other => return Err(other.unexpected().into()),
        }
    }
    let violations = check()?;
    for violation in &violations {
        println!("{}", violation.shown());
    }
    if violations.is_empty() {
        say("tidy: all rules hold");
        Ok(())
    } else {
        Err(format!("{} rules are broken", violations.len()).into())
    }
}

/// Everything in the repository that breaks a rule.
pub(crate) fn check() -> Outcome<Vec<Violation>> {
    let files = text_files()?;
    let mut violations = Vec::new();
    for rule in [
        imports::check,
        purity::check,
        lengths::check,
        looks::check,
        words::check,
        spec::check,
        places::check,
    ] {
        violations.extend(rule(&files));
    }
    violations.extend(frozen::check(&root())?);
    violations.sort();
    Ok(violations)
}

/// A text file of the repository.
pub(crate) struct File {
    /// Its path from the root, with forward slashes.
    pub(crate) name: String,
    pub(crate) text: String,
}

/// A broken rule: where, and a sentence that says why it is one.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Violation {
    file: String,
    line: usize,
    why: String,
}

impl Violation {
    /// The form that editors can jump to.
    pub(crate) fn shown(&self) -> String {
        format!("{}:{}: {}", self.file, self.line, self.why)
    }
}

impl File {
    fn is_rust(&self) -> bool {
        self.has_end("rs")
    }

    fn is_sheet(&self) -> bool {
        self.is_below("style") && self.has_end("css")
    }

    fn has_end(&self, end: &str) -> bool {
        Path::new(&self.name).extension().is_some_and(|found| found == end)
    }

    fn is_below(&self, folder: &str) -> bool {
        self.name.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
    }

    fn violation(&self, line: usize, why: impl Into<String>) -> Violation {
        Violation { file: self.name.clone(), line, why: why.into() }
    }
}

/// The line a byte of a text stands in, from 1.
fn line_of(text: &str, position: usize) -> usize {
    let before = text.get(..position).unwrap_or_default();
    1 + before.matches('\n').count()
}

/// Everything git would keep, or every file of the known folders where there is no git.
fn text_files() -> Outcome<Vec<File>> {
    let listed =
        output(program("git").args(["ls-files", "--cached", "--others", "--exclude-standard"]));
    let names = match listed {
        Ok(list) => list.lines().map(str::to_owned).collect(),
        Err(_) => without_git()?,
    };
    Ok(names
        .into_iter()
        .filter_map(|name| {
            // Bytes that are no text are pictures and fonts; a name without a file was deleted.
            let text = fs::read_to_string(root().join(&name)).ok()?;
            Some(File { name, text })
        })
        .collect())
}

fn without_git() -> Outcome<Vec<String>> {
    let mut names = Vec::new();
    for folder in ["crates", "src", "style", "public", "tests", "docs"] {
        for path in files_below(&root().join(folder))? {
            names.push(name_below(&root(), &path));
        }
    }
    Ok(names)
}

#[cfg(test)]
mod testing {
    use super::{File, Violation};

    /// Checks one file with a rule and gives back the lines it complains about.
    pub(super) fn lines(rule: fn(&[File]) -> Vec<Violation>, name: &str, text: &str) -> Vec<usize> {
        let file = File { name: name.into(), text: text.into() };
        rule(&[file]).into_iter().map(|found| found.line).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_from_one() {
        assert_eq!(line_of("a\nb\nc", 0), 1);
        assert_eq!(line_of("a\nb\nc", 4), 3);
    }
}
