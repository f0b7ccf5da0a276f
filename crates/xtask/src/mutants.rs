//! `cargo xtask mutants`: does a test fail when the core is broken on purpose?

use lexopt::Parser;
use serde_json::Value;

use crate::shell::{Outcome, find_program, read_text, root};
use crate::tools;

/// Histories for each law and mutant: a fault that needs more is not the kind made here.
const CASES: &str = "200";

/// Of a hundred mutants, so many must be caught.
const WANTED: f64 = 95.0;

/// `cargo xtask mutants`
pub(crate) fn command(parser: &mut Parser) -> Outcome {
    let more: Vec<_> = parser.raw_args()?.collect();
    let tools = tools::with_mutants()?;
    let folder = root().join("target").join("mutants");
    let mut command = tools.program("cargo-mutants");
    command
        .args(["mutants", "--package=workbook-core", "--profile=mutants", "--jobs=2"])
        .env("WORKBOOK_CASES", CASES)
        .arg("--output")
        .arg(&folder);
    // It stops at the first test that fails, which makes a mutant three times as quick.
    if find_program(&["cargo-nextest"]).is_some() {
        command.arg("--test-tool=nextest");
    }
    // Its exit code says whether any mutant lived; the share counts here.
    let status = command.args(more).status()?;
    let outcomes = folder.join("mutants.out").join("outcomes.json");
    let counts = Counts::read(&read_text(&outcomes)?)
        .ok_or_else(|| format!("cargo-mutants left no counts ({status})"))?;
    println!("{}", counts.sentence());
    if counts.share() < WANTED {
        return Err(format!("at least {WANTED} % are wanted").into());
    }
    Ok(())
}

/// What became of the mutants that could be built.
struct Counts {
    caught: f64,
    missed: f64,
}

impl Counts {
    fn read(outcomes: &str) -> Option<Self> {
        let outcomes: Value = serde_json::from_str(outcomes).ok()?;
        let count = |name: &str| outcomes.get(name).and_then(Value::as_f64);
        // A mutant that never ends is noticed as well.
        Some(Self { caught: count("caught")? + count("timeout")?, missed: count("missed")? })
    }

    fn share(&self) -> f64 {
        let all = self.caught + self.missed;
        if all > 0.0 { 100.0 * self.caught / all } else { 0.0 }
    }

    fn sentence(&self) -> String {
        format!(
            "{:.1} % of {} mutants caught, {} missed",
            self.share(),
            self.caught + self.missed,
            self.missed
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mutant_that_never_ends_counts_as_caught() {
        let counts = Counts::read(r#"{"caught": 18, "timeout": 1, "missed": 1, "unviable": 7}"#);
        assert_eq!(
            counts.map(|counts| counts.sentence()).as_deref(),
            Some("95.0 % of 20 mutants caught, 1 missed")
        );
    }

    #[test]
    fn no_mutants_at_all_are_no_success() {
        let counts = Counts::read(r#"{"caught": 0, "timeout": 0, "missed": 0}"#);
        assert!(counts.is_some_and(|counts| counts.share() < WANTED));
    }
}
