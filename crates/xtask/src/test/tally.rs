//! What was tried, how long it took, and how it ended.

use std::time::Instant;

use serde_json::Value;

use crate::shell::{Outcome, say, since};

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) passed: u64,
    pub(super) failed: u64,
}

/// The sum of all steps so far.
#[derive(Default)]
pub(super) struct Tally {
    sum: Counts,
    failed_steps: Vec<String>,
}

impl Tally {
    /// Runs a step that is no test of its own; it counts as one. Says whether it held.
    pub(super) fn step(&mut self, name: &str, run: impl FnOnce() -> Outcome) -> bool {
        self.tests(name, || {
            run()?;
            Ok(Counts { passed: 1, failed: 0 })
        })
    }

    /// Runs a step made of tests. One that could not be run at all counts as a failure.
    pub(super) fn tests(&mut self, name: &str, run: impl FnOnce() -> Outcome<Counts>) -> bool {
        say(&format!("… {name}"));
        let start = Instant::now();
        let counts = run().unwrap_or_else(|error| {
            say(&error.to_string());
            Counts { passed: 0, failed: 1 }
        });
        let held = counts.failed == 0;
        let mark = if held { "ok  " } else { "FAIL" };
        let number = if counts.passed + counts.failed > 1 {
            format!("{} passed, {} failed, ", counts.passed, counts.failed)
        } else {
            String::new()
        };
        println!("{mark} {name} ({number}{})", since(start));
        self.sum.passed += counts.passed;
        self.sum.failed += counts.failed;
        if !held {
            self.failed_steps.push(name.to_owned());
        }
        held
    }

    /// Whether nothing failed.
    pub(super) fn holds(&self) -> bool {
        self.sum.failed == 0
    }

    /// The last line of the run, with the failed steps above it.
    pub(super) fn sentence(&self) -> String {
        let Counts { passed, failed } = self.sum;
        let line = format!("{passed} passed, {failed} failed");
        if self.failed_steps.is_empty() {
            line
        } else {
            format!("failed: {}\n{line}", self.failed_steps.join(", "))
        }
    }
}

impl Counts {
    /// Adds up every `test result:` line that cargo's test programs print.
    pub(super) fn of_cargo(printed: &str) -> Self {
        let mut sum = Self::default();
        for line in printed.lines() {
            let Some((_, result)) = line.split_once("test result: ") else {
                continue;
            };
            sum.passed += number_before(result, " passed");
            sum.failed += number_before(result, " failed");
        }
        sum
    }

    /// Reads the totals of Playwright's report. A test that passed only at a second try failed.
    pub(super) fn of_playwright(report: &str) -> Option<Self> {
        let report: Value = serde_json::from_str(report).ok()?;
        let stats = report.get("stats")?;
        let count = |name: &str| stats.get(name).and_then(Value::as_u64);
        let errors = report.get("errors").and_then(Value::as_array);
        let errors = errors.map_or(0, |errors| errors.len() as u64);
        Some(Self {
            passed: count("expected")?,
            failed: count("unexpected")? + count("flaky")? + errors,
        })
    }

    /// Reads a last line such as `7 passed, 0 failed`, if there is one.
    pub(super) fn of_last_line(printed: &str) -> Option<Self> {
        let line = printed.lines().rev().find(|line| line.contains(" passed"))?;
        Some(Self {
            passed: number_before(line, " passed"),
            failed: number_before(line, " failed"),
        })
    }
}

fn number_before(text: &str, word: &str) -> u64 {
    let before = text.split(word).next().unwrap_or_default();
    let digits = before.rsplit(|c: char| !c.is_ascii_digit()).next();
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_results_of_several_test_programs_are_added() {
        let printed = "running 3 tests\ntest result: ok. 3 passed; 0 failed; 1 ignored; 0 measured\n\
                       test result: FAILED. 40 passed; 2 failed; 0 ignored\n";
        assert_eq!(Counts::of_cargo(printed), Counts { passed: 43, failed: 2 });
    }

    #[test]
    fn a_flaky_journey_and_a_broken_file_count_as_failures() {
        let report =
            r#"{"stats":{"expected":5,"unexpected":1,"flaky":1,"skipped":2},"errors":[{}]}"#;
        assert_eq!(Counts::of_playwright(report), Some(Counts { passed: 5, failed: 3 }));
        assert_eq!(Counts::of_playwright("{}"), None);
    }

    #[test]
    fn a_step_that_cannot_run_fails_the_whole() {
        let mut tally = Tally::default();
        assert!(tally.step("fine", || Ok(())));
        assert!(!tally.step("broken", || Err("no".into())));
        assert!(!tally.holds());
        assert_eq!(tally.sentence(), "failed: broken\n1 passed, 1 failed");
    }

    #[test]
    fn the_last_line_of_a_script_is_read() {
        let counts = Counts::of_last_line("x\n7 passed, 1 failed\nbye\n");
        assert_eq!(counts, Some(Counts { passed: 7, failed: 1 }));
        assert_eq!(Counts::of_last_line("nothing"), None);
    }
}
