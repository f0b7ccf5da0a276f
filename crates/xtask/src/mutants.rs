//! `cargo xtask mutants`: does a test fail when the core is broken on purpose?

use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

use lexopt::Parser;
use serde_json::Value;

use crate::shell::{Outcome, find_program, read_text, root, say};
use crate::tools::{self, Tools};

/// Histories for each law and mutant: a fault that needs more is not the kind made here.
const CASES: &str = "200";

/// Of a hundred mutants, so many must be caught.
const WANTED: f64 = 95.0;

/// Tests that try very much and take most of the time. What a quick test notices never meets them.
const SLOW: [&str; 5] = ["laws", "lawful", "fuzz", "small_world", "flipped_at_any_byte"];

/// `cargo xtask mutants`
pub(crate) fn command(parser: &mut Parser) -> Outcome {
    let more: Vec<OsString> = parser.raw_args()?.collect();
    let tools = tools::with_mutants()?;
    let folder = root().join("target").join("mutants");
    let mut quick = mutants(&tools, &folder, &more);
    quick.args(["--", "--"]).args(SLOW.iter().flat_map(|name| ["--skip", name]));
    say("mutants: the quick tests …");
    // Its exit code says whether any mutant lived; the share counts here.
    quick.status()?;
    let mut counts = Counts::read(&folder)?;
    if counts.left() > 0 {
        say("mutants: what they did not catch, with every test …");
        let mut rest = mutants(&tools, &folder, &more);
        // Only what was not caught before, as it may have been asked for already.
        if !more.iter().any(|one| one == "--iterate") {
            rest.arg("--iterate");
        }
        rest.status()?;
        counts = counts.then(&Counts::read(&folder)?);
    }
    println!("{}", counts.sentence());
    if counts.share() < WANTED {
        return Err(format!("at least {WANTED} % are wanted").into());
    }
    Ok(())
}

fn mutants(tools: &Tools, folder: &Path, more: &[OsString]) -> Command {
    let mut command = tools.program("cargo-mutants");
    command
        .args([
            "mutants",
            "--package=workbook-core",
            "--profile=mutants",
            "--features=schema",
            "--jobs=2",
        ])
        .env("WORKBOOK_CASES", CASES)
        .arg("--output")
        .arg(folder);
    // It stops at the first test that fails.
    if find_program(&["cargo-nextest"]).is_some() {
        command.arg("--test-tool=nextest");
    }
    command.args(more);
    command
}

/// What became of the mutants that could be built.
#[derive(Clone, Copy)]
struct Counts {
    caught: usize,
    /// Those a test never came to an end with: noticed as well.
    stuck: usize,
    missed: usize,
}

impl Counts {
    /// Counts in the folder that the last run left.
    fn read(folder: &Path) -> Outcome<Self> {
        let outcomes = read_text(&folder.join("mutants.out").join("outcomes.json"))?;
        Self::of(&serde_json::from_str(&outcomes)?)
            .ok_or_else(|| "cargo-mutants left no counts".into())
    }

    fn of(outcomes: &Value) -> Option<Self> {
        let count = |name: &str| usize::try_from(outcomes.get(name)?.as_u64()?).ok();
        Some(Self { caught: count("caught")?, stuck: count("timeout")?, missed: count("missed")? })
    }

    /// How many a second run with more tests tries again.
    const fn left(self) -> usize {
        self.stuck + self.missed
    }

    /// Together with a second run over what was left.
    const fn then(self, second: &Self) -> Self {
        Self { caught: self.caught + second.caught, ..*second }
    }

    const fn all(self) -> usize {
        self.caught + self.left()
    }

    #[expect(clippy::cast_precision_loss, reason = "there are some hundred mutants")]
    fn share(self) -> f64 {
        let noticed = (self.caught + self.stuck) as f64;
        if self.all() > 0 { 100.0 * noticed / self.all() as f64 } else { 0.0 }
    }

    fn sentence(self) -> String {
        let (share, all, missed) = (self.share(), self.all(), self.missed);
        format!("{share:.1} % of {all} mutants caught, {missed} missed")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(caught: u64, timeout: u64, missed: u64) -> Counts {
        let outcomes = serde_json::json!({
            "caught": caught, "timeout": timeout, "missed": missed, "unviable": 7
        });
        Counts::of(&outcomes).unwrap()
    }

    #[test]
    fn what_the_second_run_catches_is_caught_and_so_is_what_never_ends() {
        let all = counts(10, 1, 9).then(&counts(8, 1, 1));
        assert_eq!(all.sentence(), "95.0 % of 20 mutants caught, 1 missed");
    }

    #[test]
    fn no_mutants_at_all_are_no_success() {
        assert!(counts(0, 0, 0).share() < WANTED);
    }
}
