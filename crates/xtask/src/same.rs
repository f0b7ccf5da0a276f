//! `cargo xtask same`: builds what is committed twice, in two folders, and looks whether every byte is the
//! same. The two share the downloaded crates and the pinned tools, and nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use lexopt::Parser;
use lexopt::prelude::*;

use crate::shell::{
    Outcome, files_below, name_below, output, program, read_bytes, root, run, say, since,
};
use crate::tools::{self, Tools};
use crate::{digest, paths};

/// `cargo xtask same`
pub(crate) fn command(parser: &mut Parser) -> Outcome {
    let mut place = env::temp_dir();
    let mut keep = false;
    while let Some(argument) = parser.next()? {
        match argument {
            Long("in") => place = PathBuf::from(parser.value()?),
            Long("keep") => keep = true,
            other => return Err(other.unexpected().into()),
        }
    }
    let tools = tools::install()?;
    if !output(program("git").args(["status", "--porcelain"]))?.is_empty() {
        say("same: what is not committed is not in these builds");
    }
    let place = place.join(format!("workbook-same-{}", std::process::id()));
    // Another length of name, and another folder that cargo keeps its crates in.
    let longer = place.join("a-folder-with-a-longer-name");
    let first = Build { folder: place.join("a"), cargo_home: paths::cargo_home() };
    let second = Build { cargo_home: longer.join("target").join("cargo-home"), folder: longer };
    let built = |build: Build| -> Outcome<Hashes> {
        let hashes = build.run(&tools)?;
        if !keep {
            fs::remove_dir_all(&build.folder)?;
        }
        Ok(hashes)
    };
    let (first, second) = (built(first)?, built(second)?);
    for (name, hash) in &first {
        println!("{hash}  {name}");
    }
    let other = differences(&first, &second);
    if other.is_empty() {
        say(&format!("same: {} files, the same bytes in both folders", first.len()));
        Ok(())
    } else {
        Err(format!("not the same in both folders: {}", other.join(", ")).into())
    }
}

/// The SHA-256 of each file, by its name.
type Hashes = BTreeMap<String, String>;

/// One build, in a folder of its own.
struct Build {
    folder: PathBuf,
    cargo_home: PathBuf,
}

impl Build {
    fn run(&self, tools: &Tools) -> Outcome<Hashes> {
        let start = Instant::now();
        say(&format!("same: a cold build in {}", self.folder.display()));
        run(program("git").args(["clone", "--quiet"]).arg(root()).arg(&self.folder))?;
        link(&root().join("node_modules"), &self.folder.join("node_modules"))?;
        self.bring_crates(&paths::cargo_home())?;
        run(tools
            .program("trunk")
            .args(["build", "--release", "--log=warn"])
            .current_dir(&self.folder)
            .env("CARGO_HOME", &self.cargo_home)
            .env_remove("CARGO_TARGET_DIR"))?;
        say(&format!("same: built ({})", since(start)));
        self.hashes()
    }

    /// What was downloaded already, in a home of cargo's of its own.
    fn bring_crates(&self, from: &Path) -> Outcome {
        if self.cargo_home == from {
            return Ok(());
        }
        fs::create_dir_all(&self.cargo_home)?;
        if from.join("config.toml").exists() {
            fs::copy(from.join("config.toml"), self.cargo_home.join("config.toml"))?;
        }
        link(&from.join("registry"), &self.cargo_home.join("registry"))
    }

    /// The hash of each file that was built; an error if one of them names a folder of this machine.
    fn hashes(&self) -> Outcome<Hashes> {
        let dist = self.folder.join("dist");
        let mut hashes = Hashes::new();
        for path in files_below(&dist)? {
            let (name, bytes) = (name_below(&dist, &path), read_bytes(&path)?);
            for folder in [&self.folder, &self.cargo_home] {
                if holds(&bytes, &folder.display().to_string()) {
                    return Err(format!("{name} names the folder {}", folder.display()).into());
                }
            }
            hashes.insert(name, digest::hex(&bytes));
        }
        Ok(hashes)
    }
}

/// Lets a folder appear at a second place.
fn link(from: &Path, to: &Path) -> Outcome {
    #[cfg(unix)]
    let linked = std::os::unix::fs::symlink(from, to);
    #[cfg(windows)]
    let linked = std::os::windows::fs::symlink_dir(from, to);
    linked.map_err(|error| format!("{}: {error}", to.display()).into())
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

/// The files that are not in both, or not with the same bytes.
fn differences(first: &Hashes, second: &Hashes) -> Vec<String> {
    let names: BTreeSet<&String> = first.keys().chain(second.keys()).collect();
    let differ = names.into_iter().filter(|name| first.get(*name) != second.get(*name));
    differ.cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashes(files: &[(&str, &str)]) -> Hashes {
        files.iter().map(|(name, hash)| ((*name).to_owned(), (*hash).to_owned())).collect()
    }

    #[test]
    fn one_byte_or_one_file_is_a_difference() {
        let one = hashes(&[("a.js", "1"), ("b.css", "2")]);
        assert_eq!(differences(&one, &one), [""; 0]);
        assert_eq!(differences(&one, &hashes(&[("a.js", "1"), ("b.css", "3")])), ["b.css"]);
        assert_eq!(differences(&one, &hashes(&[("a.js", "1")])), ["b.css"]);
        assert_eq!(differences(&hashes(&[("a.js", "1")]), &one), ["b.css"]);
    }

    #[test]
    fn a_folder_inside_bytes_is_seen() {
        assert!(holds(b"\0/some/folder/src\xff", "/some/folder"));
        assert!(!holds(b"./src/lib.rs", "/some/folder"));
        assert!(!holds(b"", "/some/folder"));
    }
}
