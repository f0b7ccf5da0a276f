//! `cargo xtask size`: how much a first visit costs, and whether that stays within the budget.

use std::path::Path;

use lexopt::Parser;
use lexopt::prelude::*;
use serde_json::Value;

use crate::serve::{Sizes, sizes};
use crate::shell::{Outcome, files_below, name_below, read_text, root};
use crate::{app_build, packages, tools};

/// `cargo xtask size`
pub(crate) fn command(parser: &mut Parser) -> Outcome {
    let mut build = true;
    while let Some(argument) = parser.next()? {
        match argument {
            Long("no-build") => build = false,
            other => return Err(other.unexpected().into()),
        }
    }
    if build {
        app_build::release(&tools::install()?)?;
    }
    check()
}

/// Prints the table, and fails past the budget.
pub(crate) fn check() -> Outcome {
    let rows = measure(&app_build::dist())?;
    println!("{:<8} {:>6} {:>11} {:>11} {:>11}", "", "files", "raw", "gzip", "brotli");
    for Row { kind, files, sizes } in &rows {
        println!(
            "{:<8} {files:>6} {:>11} {:>11} {:>11}",
            kind.name(),
            sizes.raw,
            sizes.gzip,
            sizes.brotli
        );
    }
    let tree = packages::crates()?;
    println!(
        "crates in the wasm: {}; with macros and build scripts: {}; in the lock, with tests and tools: {}",
        tree.shipped.len(),
        tree.with_build_time,
        packages::locked()?
    );
    let budget = serde_json::from_str(&read_text(&root().join("size-budget.json"))?)?;
    for line in aims(&rows, &budget) {
        println!("{line}");
    }
    let problems = over(&rows, &budget);
    if problems.is_empty() { Ok(()) } else { Err(problems.join("; ").into()) }
}

/// What a file is to a visitor.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Wasm,
    Js,
    Css,
    Html,
    Fonts,
    Other,
}

impl Kind {
    const ALL: [Self; 6] = [Self::Wasm, Self::Js, Self::Css, Self::Html, Self::Fonts, Self::Other];

    fn of(name: &str) -> Self {
        match name.rsplit('.').next().unwrap_or_default() {
            "wasm" => Self::Wasm,
            "js" | "mjs" => Self::Js,
            "css" => Self::Css,
            "html" => Self::Html,
            "woff2" => Self::Fonts,
            _ => Self::Other,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Wasm => "wasm",
            Self::Js => "js",
            Self::Css => "css",
            Self::Html => "html",
            Self::Fonts => "fonts",
            Self::Other => "other",
        }
    }
}

struct Row {
    kind: Kind,
    files: usize,
    sizes: Sizes,
}

fn measure(folder: &Path) -> Outcome<Vec<Row>> {
    let mut rows: Vec<Row> =
        Kind::ALL.into_iter().map(|kind| Row { kind, files: 0, sizes: Sizes::default() }).collect();
    for path in files_below(folder)? {
        let kind = Kind::of(&name_below(folder, &path));
        let file = sizes(&path)?;
        for row in rows.iter_mut().filter(|row| row.kind == kind) {
            row.files += 1;
            row.sizes.raw += file.raw;
            row.sizes.gzip += file.gzip;
            row.sizes.brotli += file.brotli;
        }
    }
    Ok(rows)
}

/// A line for every aim: a size we mean to reach. The budget beside it only keeps us from
/// growing; an aim that is missed is said at each run and fails nothing.
fn aims(rows: &[Row], budget: &Value) -> Vec<String> {
    let all = budget.as_object().into_iter().flatten();
    all.filter_map(|(name, aim)| {
        let kind = name.strip_prefix(AIM)?.strip_suffix("_brotli")?;
        let row = rows.iter().find(|row| row.kind.name() == kind)?;
        let (is, aim) = (row.sizes.brotli as u64, aim.as_u64()?);
        let word = if is <= aim { "reached" } else { "not reached" };
        Some(format!("aim for {kind}: {aim} bytes in brotli, {word} ({is})"))
    })
    .collect()
}

/// What the name of an aim begins with.
const AIM: &str = "aim_";

/// A sentence for every kind past its budget, and for every budget that names nothing.
fn over(rows: &[Row], budget: &Value) -> Vec<String> {
    let mut problems = Vec::new();
    let all = budget.as_object().into_iter().flatten();
    for (name, limit) in all.filter(|(name, _)| !name.starts_with(AIM)) {
        let row = rows.iter().find(|row| name.strip_suffix("_brotli") == Some(row.kind.name()));
        match (row, limit.as_u64()) {
            (Some(row), Some(limit)) if row.sizes.brotli as u64 > limit => problems.push(format!(
                "{} takes {} bytes in brotli, {limit} are allowed",
                row.kind.name(),
                row.sizes.brotli
            )),
            (Some(row), Some(_)) if row.files == 0 => {
                problems.push(format!("there is no {} to measure", row.kind.name()));
            }
            (Some(_), Some(_)) => {}
            _ => problems.push(format!("size-budget.json: \"{name}\" is not understood")),
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn wasm(brotli: usize) -> Vec<Row> {
        let sizes = Sizes { raw: 9, gzip: 9, brotli };
        vec![Row { kind: Kind::Wasm, files: 1, sizes }]
    }

    #[test]
    fn one_byte_too_many_fails() {
        let budget = json!({ "wasm_brotli": 100 });
        assert!(over(&wasm(100), &budget).is_empty());
        assert_eq!(over(&wasm(101), &budget), ["wasm takes 101 bytes in brotli, 100 are allowed"]);
    }

    #[test]
    fn a_budget_that_measures_nothing_fails() {
        for name in ["wsam_brotli", "css_brotli"] {
            assert_eq!(over(&wasm(1), &json!({ name: 1 })).len(), 1, "{name}");
        }
    }

    #[test]
    fn the_budget_of_the_repository_is_understood() {
        let budget = read_text(&root().join("size-budget.json")).unwrap_or_default();
        let budget: Value = serde_json::from_str(&budget).unwrap_or_default();
        let rows: Vec<Row> = Kind::ALL
            .into_iter()
            .map(|kind| Row { kind, files: 1, sizes: Sizes::default() })
            .collect();
        assert_eq!(over(&rows, &budget), [""; 0]);
        assert!(budget.get("wasm_brotli").is_some());
    }
}
