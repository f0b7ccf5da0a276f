//! `cargo xtask test`: everything that must hold, in one run that ends with one line.

mod browsers;
mod steps;
mod tally;

use std::time::Instant;

use lexopt::Parser;
use lexopt::prelude::*;

use crate::shell::{Outcome, cargo, say, since};
use crate::{app_build, licences, serve, size, tidy, tools};
use steps::{Journeys, Rust};
use tally::Tally;

const SWEEP: &str = "a fault at every storage call";

/// `cargo xtask test`
pub(crate) fn command(parser: &mut Parser) -> Outcome {
    let part = match parser.next()? {
        None => None,
        Some(Value(part)) => Some(part.string()?),
        Some(other) => return Err(other.unexpected().into()),
    };
    let start = Instant::now();
    let mut tally = Tally::default();
    match part.as_deref() {
        None => everything(&mut tally),
        Some("core") => native(&mut tally),
        Some("laws") => laws(&mut tally),
        Some("e2e") => {
            let arguments = rest(parser)?;
            built(&mut tally, &Scope::Journeys(arguments));
        }
        Some("sweep") => {
            let arguments = rest(parser)?;
            let tools = tools::install()?;
            tally.tests(SWEEP, || steps::sweep(&tools, &arguments));
        }
        Some(other) => return Err(format!("test has no part \"{other}\"").into()),
    }
    if !matches!(part.as_deref(), Some("e2e" | "sweep")) {
        tools::no_more(parser)?;
    }
    say(&format!("all in {}", since(start)));
    println!("{}", tally.sentence());
    if tally.holds() { Ok(()) } else { Err("not everything holds".into()) }
}

/// What follows, for the program that does the work.
fn rest(parser: &mut Parser) -> Outcome<Vec<String>> {
    Ok(parser.raw_args()?.map(ValueExt::string).collect::<Result<_, _>>()?)
}

/// How much of the built app is tested.
enum Scope {
    /// All of it, in every browser.
    Everything,
    /// The journeys alone, with these arguments for Playwright.
    Journeys(Vec<String>),
}

fn everything(tally: &mut Tally) {
    native(tally);
    built(tally, &Scope::Everything);
}

/// What needs neither a browser nor wasm.
fn native(tally: &mut Tally) {
    tally.step("formatting", || steps::quiet(cargo().args(["fmt", "--all", "--check"])));
    tally.step("clippy, native", || steps::clippy(Rust::Native));
    tally.step("tidy", || none_of(tidy::check()?.iter().map(tidy::Violation::shown)));
    tally.step("licences", || none_of(licences::check()?));
    tally.tests("tests of the core", || steps::cargo_test(&["-p", "workbook-core"]));
    tally.tests("tests of the file commands", || steps::cargo_test(&["-p", "workbook-cli"]));
    tally.tests("tests of xtask", || steps::cargo_test(&["-p", "xtask"]));
    if steps::app_has_unit_tests() {
        tally.tests("tests of the app, native", || {
            steps::cargo_test(&["-p", "coproduction-workbook", "--lib"])
        });
    }
}

/// The laws of merging over 100,000 histories.
fn laws(tally: &mut Tally) {
    tally.tests("laws, 100,000 histories", steps::laws);
}

/// What needs the wasm target, the pinned tools and the browsers.
fn built(tally: &mut Tally, scope: &Scope) {
    let mut tools = None;
    tally.step("tools", || {
        tools = Some(tools::install()?);
        Ok(())
    });
    tally.step("browsers", browsers::install);
    tally.step("JOSE libraries", tools::jose);
    let Some(tools) = tools else {
        say("The build tools are missing, so nothing that needs them was tried.");
        return;
    };
    if matches!(scope, Scope::Everything) {
        tally.step("clippy, wasm", || steps::clippy(Rust::Wasm));
        if steps::has_browser_unit_tests() {
            tally.tests("tests in the browser", || steps::wasm_tests(&tools));
        }
        tally.tests(SWEEP, || steps::sweep(&tools, &[]));
    }
    if !tally.step("release build", || steps::release_build(&tools)) {
        say("Without a build there is nothing to measure or to open.");
        return;
    }
    if matches!(scope, Scope::Everything) {
        tally.step("size budget", size::check);
    }
    let mut server = None;
    tally.step("server", || {
        server = Some(serve::in_background(app_build::dist())?);
        Ok(())
    });
    let Some(server) = server else {
        return;
    };
    let journeys = Journeys { tools: &tools, address: &server.address };
    match scope {
        Scope::Journeys(arguments) => {
            tally.tests("journeys", || journeys.playwright(arguments));
        }
        Scope::Everything => {
            if steps::has_journeys() {
                tally.tests("journeys in Chromium and Firefox", || journeys.playwright(&[]));
            }
            if steps::has_webkit_smoke() {
                tally.tests("smoke in WebKitGTK", || journeys.webkit());
            }
        }
    }
}

fn none_of(problems: impl IntoIterator<Item = String>) -> Outcome {
    let problems: Vec<String> = problems.into_iter().collect();
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n").into()) }
}
