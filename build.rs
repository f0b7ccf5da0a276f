//! Turns the texts in `src/i18n/locales` into typed Rust functions, and refuses texts that do not fit together.
//! The rules and the generator stand in `build/i18n.rs`; nothing else is generated here.

#[path = "build/i18n.rs"]
mod i18n;

use std::path::{Path, PathBuf};
use std::{env, fs};

const LOCALES: &str = "src/i18n/locales";

fn main() {
    println!("cargo::rerun-if-changed={LOCALES}");
    println!("cargo::rerun-if-changed=build/i18n.rs");
    if let Err(problems) = build() {
        for problem in problems {
            println!("cargo::error={problem}");
        }
    }
}

fn build() -> Result<(), Vec<String>> {
    let out = env::var("OUT_DIR").map_err(|error| vec![format!("OUT_DIR: {error}")])?;
    let code = i18n::generate(&read_locales(Path::new(LOCALES))?)?;
    let file = PathBuf::from(out).join("tr.rs");
    fs::write(&file, code).map_err(|error| vec![format!("{}: {error}", file.display())])
}

/// Reads `<lang>/<namespace>.json`; the order of the folder does not matter.
fn read_locales(root: &Path) -> Result<Vec<i18n::Source>, Vec<String>> {
    let mut sources = Vec::new();
    for lang in entries(root)? {
        for file in entries(&lang)? {
            if file.extension().is_none_or(|ending| ending != "json") {
                return Err(vec![format!("{}: only .json files belong here", file.display())]);
            }
            let text = fs::read_to_string(&file)
                .map_err(|error| vec![format!("{}: {error}", file.display())])?;
            sources.push(i18n::Source { lang: stem(&lang), namespace: stem(&file), text });
        }
    }
    Ok(sources)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Vec<String>> {
    let problem = |error: std::io::Error| vec![format!("{}: {error}", folder.display())];
    fs::read_dir(folder)
        .map_err(problem)?
        .map(|entry| entry.map(|entry| entry.path()).map_err(problem))
        .collect()
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}
