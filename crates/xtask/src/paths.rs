//! `cargo xtask paths`: the folders of this machine that the compiler leaves out of the wasm, so that the
//! same source gives the same bytes wherever it is built.
//! Not for people: Trunk runs it before each build, and `tools::install` before all else.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use lexopt::Parser;
use serde_json::json;

use crate::shell::{Outcome, probe, program, read_text, root, write_file};
use crate::tools;

/// In no commit, and included by `.cargo/config.toml`: one set of flags for all that cargo does for
/// wasm, whoever starts it. Another set for one command would build everything anew.
const FILE: &str = ".cargo/paths.toml";

/// `cargo xtask paths`
pub(crate) fn command(parser: &mut Parser) -> Outcome {
    tools::no_more(parser)?;
    write()
}

/// Writes the flags, unless they are there already.
pub(crate) fn write() -> Outcome {
    let path = root().join(FILE);
    let text = config(&folders());
    if read_text(&path).is_ok_and(|old| old == text) { Ok(()) } else { write_file(&path, text) }
}

/// A folder of this machine, and what stands in the wasm instead.
struct Folder {
    here: PathBuf,
    instead: String,
}

fn folders() -> Vec<Folder> {
    let mut folders = vec![Folder { here: root(), instead: ".".into() }];
    for here in registries(&cargo_home()) {
        folders.push(Folder { here, instead: "/crates".into() });
    }
    folders.extend(library());
    folders
}

/// Where cargo unpacks crates: a folder for each registry, named after its address. This program
/// comes from there in part, so they exist by the time it runs.
fn registries(cargo_home: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(cargo_home.join("registry").join("src"));
    let mut found: Vec<PathBuf> =
        entries.into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())).collect();
    found.sort();
    found
}

/// Where cargo keeps what it downloads.
pub(crate) fn cargo_home() -> PathBuf {
    let home = || Some(env::home_dir()?.join(".cargo"));
    env::var_os("CARGO_HOME").map(PathBuf::from).or_else(home).unwrap_or_default()
}

/// The source of Rust's own library, for those who have installed it; it stands in the wasm as it
/// does for those who have not.
fn library() -> Option<Folder> {
    let sysroot = probe(program(tools::rustc()).args(["--print", "sysroot"]))?;
    let version = probe(program(tools::rustc()).arg("-vV"))?;
    let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: "))?;
    Some(Folder {
        here: Path::new(sysroot.trim()).join("lib/rustlib/src/rust"),
        instead: format!("/rustc/{commit}"),
    })
}

fn config(folders: &[Folder]) -> String {
    // What the compiler says on the terminal keeps its real paths.
    let mut flags = vec!["--remap-path-scope=object".to_owned()];
    let remap = |folder: &Folder| {
        format!("--remap-path-prefix={}={}", folder.here.display(), folder.instead)
    };
    flags.extend(folders.iter().map(remap));
    let lines: Vec<String> = flags.iter().map(|flag| format!("  {},\n", json!(flag))).collect();
    let head = "# Written by `cargo xtask paths`.\n[target.wasm32-unknown-unknown]\n";
    format!("{head}rustflags = [\n{}]\n", lines.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_folder_of_this_machine_gets_another_name() {
        let folder =
            |here: &str, instead: &str| Folder { here: here.into(), instead: instead.into() };
        let text = config(&[folder("/some where/b\"ook", "."), folder("/crates/io-1", "/crates")]);
        assert_eq!(
            text,
            concat!(
                "# Written by `cargo xtask paths`.\n",
                "[target.wasm32-unknown-unknown]\n",
                "rustflags = [\n",
                "  \"--remap-path-scope=object\",\n",
                "  \"--remap-path-prefix=/some where/b\\\"ook=.\",\n",
                "  \"--remap-path-prefix=/crates/io-1=/crates\",\n",
                "]\n",
            )
        );
    }

    #[test]
    fn the_workspace_the_crates_and_the_library_are_among_them() {
        let folders = folders();
        let instead: Vec<&str> = folders.iter().map(|folder| folder.instead.as_str()).collect();
        assert!(instead.contains(&".") && instead.contains(&"/crates"), "{instead:?}");
        assert!(instead.iter().any(|name| name.starts_with("/rustc/")), "{instead:?}");
    }

    #[test]
    fn cargo_includes_the_file_and_git_leaves_it_out() {
        let read = |name: &str| read_text(&root().join(name)).unwrap_or_default();
        assert!(read(".cargo/config.toml").contains("{ path = \"paths.toml\", optional = true }"));
        assert!(read(".gitignore").lines().any(|line| line == format!("/{FILE}")));
    }
}
