//! Files of released versions never change: they must open for ever.
//! `tests/fixtures/frozen.txt` holds "hash path" of each; `--freeze` adds new ones and only those.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::Violation;
use crate::digest;
use crate::shell::{Outcome, files_below, name_below, read_bytes, read_text, say, write_file};

const LIST: &str = "tests/fixtures/frozen.txt";
const FOLDER: &str = "tests/fixtures/export/v1";

/// Every frozen file that changed or went, and every golden file that is not frozen.
pub(super) fn check(root: &Path) -> Outcome<Vec<Violation>> {
    let list = read_text(&root.join(LIST)).unwrap_or_default();
    let present = present(root)?;
    let mut violations = Vec::new();
    let mut listed = BTreeSet::new();
    for (index, line) in list.lines().enumerate() {
        let (hash, name) = line.split_once(' ').unwrap_or((line, ""));
        listed.insert(name.trim());
        let why = match present.get(name.trim()) {
            Some(found) if found == hash => continue,
            Some(_) => "was changed; a file of a released version stays as it is, for ever",
            None => "is gone; a file of a released version must open for ever",
        };
        violations.push(Violation {
            file: LIST.into(),
            line: index + 1,
            why: format!("{} {why}", name.trim()),
        });
    }
    for name in present.keys().filter(|name| !listed.contains(name.as_str())) {
        violations.push(Violation {
            file: name.clone(),
            line: 1,
            why: "is not frozen yet; `cargo xtask tidy --freeze` notes its hash".into(),
        });
    }
    Ok(violations)
}

/// Notes the hashes of new golden files. A hash that stands there is never replaced.
pub(super) fn freeze(root: &Path) -> Outcome {
    let mut list = read_text(&root.join(LIST)).unwrap_or_default();
    for (name, hash) in present(root)? {
        if !list.lines().any(|line| line.ends_with(&format!(" {name}"))) {
            list += &[&hash, " ", &name, "\n"].concat();
            say(&format!("tidy: {name} is frozen now"));
        }
    }
    if list.is_empty() {
        return Ok(());
    }
    write_file(&root.join(LIST), list)
}

fn present(root: &Path) -> Outcome<BTreeMap<String, String>> {
    files_below(&root.join(FOLDER))?
        .into_iter()
        .map(|path| {
            let name = name_below(root, &path);
            Ok((name, digest::hex(&read_bytes(&path)?)))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_a_missing_and_a_new_file_are_found() {
        let root = crate::shell::root().join("target/xtask-tests/frozen");
        drop(std::fs::remove_dir_all(&root));
        let golden = root.join(FOLDER).join("small.json");
        let complaints = || check(&root).map(|found| found.len()).map_err(|_| ());

        assert!(write_file(&golden, "{}").is_ok());
        assert_eq!(complaints(), Ok(1), "new");
        assert!(freeze(&root).is_ok());
        assert_eq!(complaints(), Ok(0), "frozen");
        assert!(write_file(&golden, "{ }").is_ok());
        assert!(freeze(&root).is_ok());
        assert_eq!(complaints(), Ok(1), "changed");
        assert!(std::fs::remove_file(&golden).is_ok());
        assert_eq!(complaints(), Ok(1), "gone");
    }
}
