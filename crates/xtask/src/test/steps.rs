//! The programs behind each step. What they print goes to `target/test-logs`, and to the terminal
//! only when something failed.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Command, ExitStatus};

use super::tally::Counts;
use crate::shell::{Outcome, cargo, files_below, find_program, program, read_text, root};
use crate::tools::Tools;

/// What Rust is compiled for.
#[derive(Clone, Copy)]
pub(super) enum Rust {
    /// The core and xtask, on this machine.
    Native,
    /// The app, for browsers.
    Wasm,
}

/// The journeys over the served app.
pub(super) struct Journeys<'a> {
    pub(super) tools: &'a Tools,
    pub(super) address: &'a str,
}

const WASM: &str = "--target=wasm32-unknown-unknown";
const APP: &str = "coproduction-workbook";

pub(super) fn clippy(rust: Rust) -> Outcome {
    let packages: &[&str] = match rust {
        Rust::Native => &["-p", "workbook-core", "-p", "xtask", "--all-features"],
        Rust::Wasm => &["-p", APP, WASM],
    };
    quiet(
        cargo()
            .args(["clippy", "--quiet", "--all-targets"])
            .args(packages)
            .args(["--", "-D", "warnings"]),
    )
}

pub(super) fn cargo_test(arguments: &[&str]) -> Outcome<Counts> {
    counted(cargo().args(["test", "--no-fail-fast"]).args(arguments))
}

pub(super) fn laws() -> Outcome<Counts> {
    let mut command = cargo();
    command
        .args(["test", "-p", "workbook-core", "--release", "laws", "--"])
        .arg("--nocapture")
        .env("WORKBOOK_CASES", "100000");
    let (status, printed) = logged(&mut command)?;
    // The numbers of each case are the point here.
    print!("{printed}");
    counts_of(status, &printed)
}

/// Whether a unit test of the app runs without a browser.
pub(super) fn app_has_unit_tests() -> bool {
    let files = files_below(&root().join("src")).unwrap_or_default();
    files.iter().any(|path| fs::read_to_string(path).is_ok_and(|text| text.contains("#[test]")))
}

pub(super) fn has_browser_unit_tests() -> bool {
    root().join("tests/web/main.rs").is_file()
}

pub(super) fn wasm_tests(tools: &Tools) -> Outcome<Counts> {
    let driver = find_program(&["chromedriver"]).ok_or("chromedriver is not installed")?;
    let mut command = tools.program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .args(["test", "-p", APP, WASM, "--test", "web"])
        .env("CHROMEDRIVER", driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", "tests/web/webdriver.json")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    counted(&mut command)
}

/// Plays each deed with a fault at every storage call. With arguments, shows how each went.
pub(super) fn sweep(tools: &Tools, arguments: &[String]) -> Outcome<Counts> {
    let example = "sweep";
    quiet(cargo().args(["build", "--quiet", "-p", APP, WASM, "--example", example]))?;
    let folder = root().join("target");
    let wasm = folder.join("wasm32-unknown-unknown/debug/examples/sweep.wasm");
    let bindings = ["--target", "no-modules", "--no-typescript", "--out-dir"];
    quiet(tools.program("wasm-bindgen").args(bindings).arg(folder.join(example)).arg(wasm))?;
    let mut play = tools.program("node");
    play.arg("tests/sweep/sweep.mjs").args(arguments);
    let (status, printed) = logged(&mut play)?;
    if !arguments.is_empty() || !status.success() {
        println!("{printed}");
    }
    let counts = Counts::of_last_line(&printed).ok_or("the sweep came to no end")?;
    Ok(at_least_one(counts, status))
}

pub(super) fn release_build(tools: &Tools) -> Outcome {
    quiet(tools.program("trunk").args(["build", "--release", "--log=warn"]))
}

pub(super) fn has_journeys() -> bool {
    files_below(&root().join("tests/e2e/specs")).is_ok_and(|files| !files.is_empty())
}

pub(super) fn has_webkit_smoke() -> bool {
    root().join("tests/e2e/webkit-smoke.mjs").is_file()
}

impl Journeys<'_> {
    pub(super) fn playwright(&self, arguments: &[String]) -> Outcome<Counts> {
        let report = root().join("target").join("e2e-report.json");
        drop(fs::remove_file(&report));
        let (status, printed) = logged(
            self.tools
                .program("playwright")
                .args(["test", "--config=tests/e2e/playwright.config.mjs"])
                .arg("--reporter=dot,json")
                .args(arguments)
                .env("PLAYWRIGHT_JSON_OUTPUT_FILE", &report)
                .env("WORKBOOK_URL", self.address),
        )?;
        let counts = read_text(&report)
            .ok()
            .and_then(|report| Counts::of_playwright(&report))
            .ok_or_else(|| format!("{printed}\nPlaywright left no report ({status})"))?;
        if counts.failed > 0 || !status.success() {
            println!("{printed}");
        }
        Ok(at_least_one(counts, status))
    }

    pub(super) fn webkit(&self) -> Outcome<Counts> {
        let script = "tests/e2e/webkit-smoke.mjs";
        let without_screen = std::env::var_os("DISPLAY").is_none();
        let mut command = if without_screen && find_program(&["xvfb-run"]).is_some() {
            let mut command = self.tools.program("xvfb-run");
            command.args(["-a", "node", script]);
            command
        } else {
            let mut command = self.tools.program("node");
            command.arg(script);
            command
        };
        let (status, printed) = logged(command.env("WORKBOOK_URL", self.address))?;
        if !status.success() {
            println!("{printed}");
        }
        let counts = Counts::of_last_line(&printed)
            .unwrap_or(Counts { passed: u64::from(status.success()), failed: 0 });
        Ok(at_least_one(counts, status))
    }
}

/// Runs a program; what it printed is shown only if it failed.
pub(super) fn quiet(command: &mut Command) -> Outcome {
    let (status, printed) = logged(command)?;
    if status.success() { Ok(()) } else { Err(format!("{printed}\nended with {status}").into()) }
}

fn counted(command: &mut Command) -> Outcome<Counts> {
    let (status, printed) = logged(command)?;
    if !status.success() {
        println!("{printed}");
    }
    counts_of(status, &printed)
}

/// A run without a single test, such as under a wrong filter, proves nothing.
fn counts_of(status: ExitStatus, printed: &str) -> Outcome<Counts> {
    let counts = Counts::of_cargo(printed);
    if status.success() && counts.passed == 0 {
        return Err("not one test was run".into());
    }
    Ok(at_least_one(counts, status))
}

/// A program may fail without a failed test, by not compiling for one.
fn at_least_one(mut counts: Counts, status: ExitStatus) -> Counts {
    if !status.success() {
        counts.failed = counts.failed.max(1);
    }
    counts
}

/// Runs a program with everything it prints going to a log, and gives the log back.
fn logged(command: &mut Command) -> Outcome<(ExitStatus, String)> {
    let path = log_path(command);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let log = File::create(&path)?;
    let status = command
        .stdout(log.try_clone()?)
        .stderr(log)
        .status()
        .map_err(|error| format!("{}: {error}", command.get_program().to_string_lossy()))?;
    Ok((status, String::from_utf8_lossy(&fs::read(&path)?).into_owned()))
}

fn log_path(command: &Command) -> PathBuf {
    let words = command.get_args().map(|word| word.to_string_lossy());
    let name: String = words
        .take(4)
        .flat_map(|word| format!("{word}-").chars().collect::<Vec<_>>())
        .map(|c| if c.is_alphanumeric() { c } else { '-' })
        .collect();
    let name = name.trim_matches('-');
    let folder = root().join("target").join("test-logs");
    folder.join(format!("{}.txt", name.get(..60).unwrap_or(name)))
}

/// The user number of whoever runs this; nought is root.
pub(super) fn is_root() -> bool {
    crate::shell::probe(program("id").arg("-u")).is_some_and(|id| id.trim() == "0")
}
