//! `cargo xtask licences`: what ships in the app may be given on, and `public/licences.txt` says
//! so, with the notices that the licences ask for.

mod spdx;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use lexopt::Parser;
use lexopt::prelude::*;

use crate::packages::{self, Package};
use crate::shell::{Outcome, files_below, name_below, read_text, root, say, write_file};

/// Files of others that were copied into `public/`: one a line, "name | licence | file with its
/// text | how the copied files begin".
const COPIED: &str = include_str!("licences/copied.txt");

/// `cargo xtask licences`
pub(crate) fn command(parser: &mut Parser) -> Outcome {
    let mut write = false;
    while let Some(argument) = parser.next()? {
        match argument {
            Long("write") => write = true,
            other => return Err(other.unexpected().into()),
        }
    }
    if write {
        let parts = parts()?;
        write_file(&list(), text(&parts)?)?;
        say(&format!("licences: {} written", name_below(&root(), &list())));
    }
    let problems = check()?;
    for problem in &problems {
        println!("{problem}");
    }
    if problems.is_empty() {
        say("licences: all on the allow list, public/licences.txt is up to date");
        Ok(())
    } else {
        Err(format!("{} problems", problems.len()).into())
    }
}

/// Every sentence of what is wrong.
pub(crate) fn check() -> Outcome<Vec<String>> {
    let parts = parts()?;
    let mut problems: Vec<String> = parts.iter().filter_map(Part::problem).collect();
    problems.extend(unnamed_copies()?);
    if read_text(&list()).ok() != Some(text(&parts)?) {
        problems.push(
            "public/licences.txt is not what ships now; `cargo xtask licences --write` writes it anew"
                .into(),
        );
    }
    Ok(problems)
}

/// One third-party part of the app.
struct Part {
    name: String,
    licence: String,
    notices: Vec<PathBuf>,
}

impl Part {
    fn problem(&self) -> Option<String> {
        if self.licence.is_empty() {
            Some(format!("{} names no licence", self.name))
        } else if spdx::is_allowed(&self.licence) {
            None
        } else {
            Some(format!("{} is under {}, which is not on the allow list", self.name, self.licence))
        }
    }
}

impl From<Package> for Part {
    fn from(package: Package) -> Self {
        Self {
            notices: notices(&package),
            name: format!("{} {}", package.name, package.version),
            licence: package.licence,
        }
    }
}

fn parts() -> Outcome<Vec<Part>> {
    let mut parts: Vec<Part> =
        packages::crates()?.shipped.into_iter().chain(packages::npm()?).map(Part::from).collect();
    for copied in copied() {
        parts.push(Part {
            name: copied.name.to_owned(),
            licence: copied.licence.to_owned(),
            notices: vec![root().join(copied.notice)],
        });
    }
    parts.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(parts)
}

struct Copied {
    name: &'static str,
    licence: &'static str,
    notice: &'static str,
    files: &'static str,
}

fn copied() -> Vec<Copied> {
    COPIED
        .lines()
        .filter_map(|line| {
            let mut cells = line.split('|').map(str::trim);
            Some(Copied {
                name: cells.next()?,
                licence: cells.next()?,
                notice: cells.next()?,
                files: cells.next()?,
            })
        })
        .collect()
}

/// Fonts in `public/` are always someone else's work.
fn unnamed_copies() -> Outcome<Vec<String>> {
    let known = copied();
    let fonts = files_below(&root().join("public"))?
        .into_iter()
        .map(|path| name_below(&root(), &path))
        .filter(|name| Path::new(name).extension().is_some_and(|end| end == "woff2"));
    Ok(fonts
        .filter(|name| !known.iter().any(|copied| name.starts_with(copied.files)))
        .map(|name| format!("{name} is not named in crates/xtask/src/licences/copied.txt"))
        .collect())
}

/// The licence texts in a package's folder: of several to choose from, the shortest obligation.
fn notices(package: &Package) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(&package.folder) else {
        return Vec::new();
    };
    let mut found: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| is_notice(path))
        .collect();
    found.sort();
    let named = |word: &str| {
        let name = |path: &&PathBuf| path.to_string_lossy().to_uppercase().ends_with(word);
        found.iter().find(name).cloned()
    };
    let choice = package.licence.contains(" OR ") || package.licence.contains('/');
    match named("MIT").or_else(|| named("MIT.TXT")).or_else(|| named("MIT.MD")) {
        Some(mit) if choice => vec![mit],
        _ => found,
    }
}

fn is_notice(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
    path.is_file()
        && ["LICENSE", "LICENCE", "COPYING", "NOTICE"].iter().any(|start| name.starts_with(start))
}

fn list() -> PathBuf {
    root().join("public").join("licences.txt")
}

/// The list, then each notice once with the parts it belongs to.
fn text(parts: &[Part]) -> Outcome<String> {
    let mut blocks = vec!["The workbook contains work of others, with thanks:\n\n".to_owned()];
    let mut notices: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for part in parts {
        blocks.push(format!("{} - {}\n", part.name, part.licence));
        for notice in &part.notices {
            let notice = plain(&read_text(notice)?);
            notices.entry(notice).or_default().push(&part.name);
        }
    }
    let mut notices: Vec<(String, Vec<&str>)> = notices.into_iter().collect();
    notices.sort_by(|a, b| a.1.cmp(&b.1));
    for (notice, names) in notices {
        blocks.push(format!("\n\n---- {} ----\n\n{notice}\n", names.join(", ")));
    }
    Ok(blocks.concat())
}

/// The same words in the same lines, whatever the ends of the lines were.
fn plain(notice: &str) -> String {
    let lines = notice.trim_start_matches('\u{feff}').lines().map(str::trim_end);
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(licence: &str) -> Part {
        Part { name: "thing 1.0.0".into(), licence: licence.into(), notices: Vec::new() }
    }

    #[test]
    fn a_part_without_a_licence_or_with_another_one_is_named() {
        assert_eq!(part("MIT").problem(), None);
        assert_eq!(part("").problem().as_deref(), Some("thing 1.0.0 names no licence"));
        assert_eq!(
            part("GPL-3.0-only").problem().as_deref(),
            Some("thing 1.0.0 is under GPL-3.0-only, which is not on the allow list")
        );
    }

    #[test]
    fn every_line_of_the_copied_files_has_all_its_cells() {
        let lines = COPIED.lines().filter(|line| line.contains('|')).count();
        assert_eq!(copied().len(), lines);
    }
}
