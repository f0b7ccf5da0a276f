//! `cargo xtask fuzz`: looks for bytes that break the core, led by what each run reaches in it.
//! Not for what must hold: `crates/workbook-core/tests/it/any_bytes` says that.

mod corpus;
mod figures;
mod words;

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use lexopt::Parser;
use lexopt::prelude::*;

use crate::shell::{Outcome, cargo, files_below, name_below, output, program, read_text, root};
use crate::shell::{run, say, write_file};
use figures::Figures;

/// What reads bytes from outside; each is a program of `crates/fuzz` and a module of `any_bytes`.
const TARGETS: [&str; 5] = ["import", "sealed", "record", "template", "canvas"];
/// How long each is fuzzed if nothing is said.
const MINUTES: u64 = 10;
/// How long a find is made smaller, in seconds.
const SMALLER: u64 = 60;

/// Counters in every branch, and the numbers that are compared: what libFuzzer is led by. All of it
/// is in the compiler's stable part (docs/adr/0018-fuzzing.md).
const COUNTERS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares \
    -Cllvm-args=-simplifycfg-branch-fold-threshold=0";

/// The largest file that is tried, in bytes: one of a megabyte is no other code than one of some
/// kilobytes.
const LARGEST: &str = "-max_len=8192";
/// What holds for every run: nothing takes longer, in seconds, or more memory, in MB.
const LIMITS: [&str; 2] = ["-timeout=20", "-rss_limit_mb=2048"];

/// `cargo xtask fuzz`
pub(crate) fn command(parser: &mut Parser) -> Outcome {
    let (mut minutes, mut keep, mut targets) = (MINUTES, false, Vec::new());
    while let Some(argument) = parser.next()? {
        match argument {
            Long("minutes") => minutes = parser.value()?.parse()?,
            Long("keep") => keep = true,
            Value(name) => targets.push(known(&name)?),
            other => return Err(other.unexpected().into()),
        }
    }
    if targets.is_empty() {
        targets = TARGETS.to_vec();
    }
    let programs = build()?;
    let words = folder().join("words.dict");
    write_file(&words, words::dictionary())?;
    let mut found = Vec::new();
    for name in targets {
        let target = Target { name, program: programs.join(name) };
        corpus::lay(name, &target.corpus())?;
        if minutes > 0 {
            found.extend(target.fuzz(minutes, &words)?);
        }
        if keep {
            target.keep()?;
        }
    }
    if found.is_empty() {
        return Ok(());
    }
    for find in &found {
        println!("{}", name_below(&root(), find));
    }
    say("A find goes to tests/fixtures/hostile/TARGET with a name that says what it is; there");
    say("`what_fuzzing_found_stays_mended` tries it in every run of the tests.");
    Err(format!("{} found", found.len()).into())
}

fn known(name: &OsString) -> Outcome<&'static str> {
    let target = TARGETS.into_iter().find(|target| name == *target);
    target.ok_or_else(|| format!("what is fuzzed is one of {}", TARGETS.join(", ")).into())
}

/// Where all of it lies that is not kept.
fn folder() -> PathBuf {
    root().join("target").join("fuzz")
}

/// Builds the programs and gives their folder.
fn build() -> Outcome<PathBuf> {
    let host = output(program("rustc").arg("-vV"))?;
    let host = host.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.ok_or("rustc does not say what machine this is")?.to_owned();
    let target = folder().join("build");
    run(cargo()
        .args(["build", "--release", "--locked", "--quiet", "--bins"])
        .args(["--manifest-path", "crates/fuzz/Cargo.toml"])
        // With a target named, what only runs while building has no counters in it.
        .args(["--target", &host])
        .arg("--target-dir")
        .arg(&target)
        .env("RUSTFLAGS", COUNTERS))?;
    Ok(target.join(host).join("release"))
}

/// One thing that is fuzzed.
struct Target {
    name: &'static str,
    program: PathBuf,
}

impl Target {
    fn corpus(&self) -> PathBuf {
        folder().join("corpus").join(self.name)
    }

    /// Where finds go.
    fn finds(&self) -> PathBuf {
        folder().join("found").join(self.name)
    }

    fn run(&self) -> Command {
        let mut command = program(&self.program);
        command.args(LIMITS);
        command
    }

    /// Fuzzes it for so long, says what came of it, and gives what was found.
    fn fuzz(&self, minutes: u64, words: &Path) -> Outcome<Vec<PathBuf>> {
        let log = folder().join("logs").join(format!("{}.log", self.name));
        write_file(&log, "")?;
        say(&format!("fuzz {}: {minutes} min, told in {} …", self.name, name_below(&root(), &log)));
        let before = files_below(&self.finds())?;
        fs::create_dir_all(self.finds())?;
        let ended = self
            .run()
            .args([LARGEST, &format!("-max_total_time={}", minutes * 60)])
            .arg(format!("-dict={}", words.display()))
            .arg(format!("-artifact_prefix={}/", self.finds().display()))
            .arg("-print_final_stats=1")
            .arg(self.corpus())
            .stderr(fs::File::create(&log)?)
            .status()?;
        let figures = Figures::read(&read_text(&log)?);
        println!("{}: {}", self.name, figures.sentence());
        let mut found = files_below(&self.finds())?;
        found.retain(|find| !before.contains(find));
        if !ended.success() && found.is_empty() {
            return Err(format!("{} ended with {ended} and left nothing", self.name).into());
        }
        found.into_iter().map(|find| self.smaller(find)).collect()
    }

    /// The smallest file that was found to break it in the same way, as far as a minute goes.
    fn smaller(&self, find: PathBuf) -> Outcome<PathBuf> {
        say(&format!("fuzz {}: a find; making it smaller …", self.name));
        let small = find.with_extension("small");
        // It ends with a fault where it could not be made smaller.
        self.run()
            .args(["-minimize_crash=1", &format!("-max_total_time={SMALLER}")])
            .arg(format!("-exact_artifact_path={}", small.display()))
            .arg(&find)
            .stderr(fs::File::create(find.with_extension("log"))?)
            .status()?;
        Ok(if small.is_file() { small } else { find })
    }

    /// Takes what the runs found new ways with into the repository.
    fn keep(&self) -> Outcome {
        let fewest = folder().join("fewest").join(self.name);
        drop(fs::remove_dir_all(&fewest));
        corpus::from_fixtures(self.name, &fewest)?;
        let given = files_below(&fewest)?;
        let log = folder().join("logs").join(format!("{}-keep.log", self.name));
        write_file(&log, "")?;
        // What the first folder holds is not counted again: only what goes beyond the fixtures stays.
        let merged = self
            .run()
            .args([LARGEST, "-set_cover_merge=1"])
            .arg(&fewest)
            .arg(self.corpus())
            .stderr(fs::File::create(&log)?)
            .status()?;
        if !merged.success() {
            return Err(format!("merging ended with {merged}; see {}", log.display()).into());
        }
        let mut found = files_below(&fewest)?;
        found.retain(|path| !given.contains(path));
        corpus::keep(self.name, &found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_target_is_a_program_and_a_module_of_laws() {
        for name in TARGETS {
            for path in [
                format!("crates/fuzz/src/bin/{name}.rs"),
                format!("crates/workbook-core/tests/it/any_bytes/{name}.rs"),
            ] {
                assert!(root().join(&path).is_file(), "{path}");
            }
            assert!(known(&name.into()).is_ok());
        }
        assert!(known(&"export".into()).is_err());
    }
}
