//! What the app is made of, read from `cargo metadata` and `package-lock.json`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde_json::Value;

use crate::shell::{Outcome, cargo, output, read_text, root};

/// A crate or npm package of someone else.
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) version: String,
    /// The SPDX expression, or nothing if the package names none.
    pub(crate) licence: String,
    /// Where its source lies, with its licence texts.
    pub(crate) folder: PathBuf,
}

/// The crates the app depends on.
pub(crate) struct Tree {
    /// Those whose code is in the wasm, without our own.
    pub(crate) shipped: Vec<Package>,
    /// How many there are with build scripts, macros and what those need.
    pub(crate) with_build_time: usize,
}

/// Reads the tree of the app for wasm.
pub(crate) fn crates() -> Outcome<Tree> {
    let metadata = output(cargo().args([
        "metadata",
        "--format-version=1",
        "--filter-platform=wasm32-unknown-unknown",
    ]))?;
    tree(&serde_json::from_str(&metadata)?).ok_or_else(|| "cargo metadata cannot be read".into())
}

/// How many crates of others `Cargo.lock` names: for the app, its tests, the file commands and
/// this automation, on any machine.
pub(crate) fn locked() -> Outcome<usize> {
    Ok(foreign_in(&read_text(&root().join("Cargo.lock"))?))
}

/// Our own crates have no source there.
fn foreign_in(lock: &str) -> usize {
    lock.lines().filter(|line| line.starts_with("source = ")).count()
}

fn tree(metadata: &Value) -> Option<Tree> {
    let nodes: BTreeMap<&str, &Value> = by_id(metadata.get("resolve")?.get("nodes")?)?;
    let packages = by_id(metadata.get("packages")?)?;
    let app = metadata.get("resolve")?.get("root")?.as_str()?;
    let shipped = reach(app, &nodes, &|id, kind| {
        kind.is_null() && packages.get(id).is_some_and(|package| !is_macro(package))
    });
    let all = reach(app, &nodes, &|_, kind| kind.as_str() != Some("dev"));
    let foreign = |id: &&&str| packages.get(**id).is_some_and(|package| is_foreign(package));
    Some(Tree {
        with_build_time: all.iter().filter(foreign).count(),
        shipped: shipped
            .iter()
            .filter(foreign)
            .map(|id| package(packages.get(id)?))
            .collect::<Option<_>>()?,
    })
}

fn by_id(list: &Value) -> Option<BTreeMap<&str, &Value>> {
    list.as_array()?.iter().map(|item| Some((item.get("id")?.as_str()?, item))).collect()
}

/// Every package that can be reached over edges that `follow` allows.
fn reach<'a>(
    start: &'a str,
    nodes: &BTreeMap<&'a str, &'a Value>,
    follow: &dyn Fn(&str, &Value) -> bool,
) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::from([start]);
    let mut waiting = vec![start];
    while let Some(id) = waiting.pop() {
        let edges = nodes.get(id).and_then(|node| node.get("deps")?.as_array());
        for edge in edges.into_iter().flatten() {
            let Some(to) = edge.get("pkg").and_then(Value::as_str) else {
                continue;
            };
            let kinds = edge.get("dep_kinds").and_then(Value::as_array);
            let followed = kinds
                .into_iter()
                .flatten()
                .any(|entry| follow(to, entry.get("kind").unwrap_or(&Value::Null)));
            if followed && reached.insert(to) {
                waiting.push(to);
            }
        }
    }
    reached
}

fn is_macro(package: &Value) -> bool {
    let kinds = package
        .get("targets")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|target| target.get("kind")?.as_array());
    kinds.flatten().any(|kind| kind == "proc-macro")
}

fn is_foreign(package: &Value) -> bool {
    package.get("source").is_some_and(|source| !source.is_null())
}

fn package(package: &Value) -> Option<Package> {
    let text = |name: &str| package.get(name).and_then(Value::as_str);
    let manifest = PathBuf::from(text("manifest_path")?);
    Some(Package {
        name: text("name")?.to_owned(),
        version: text("version")?.to_owned(),
        licence: text("license").unwrap_or_default().to_owned(),
        folder: manifest.parent()?.to_path_buf(),
    })
}

/// The npm packages that ship: none that are only for development.
pub(crate) fn npm() -> Outcome<Vec<Package>> {
    let lock: Value = serde_json::from_str(&read_text(&root().join("package-lock.json"))?)?;
    let packages = lock.get("packages").and_then(Value::as_object);
    Ok(packages
        .into_iter()
        .flatten()
        .filter(|(path, entry)| !path.is_empty() && entry.get("dev") != Some(&Value::Bool(true)))
        .map(|(path, entry)| {
            let text = |name: &str| entry.get(name).and_then(Value::as_str).unwrap_or_default();
            Package {
                name: path.trim_start_matches("node_modules/").to_owned(),
                version: text("version").to_owned(),
                licence: text("license").to_owned(),
                folder: root().join(path),
            }
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_counts_each_crate_of_others_once() {
        let lock = "[[package]]\nname = \"app\"\n\n[[package]]\nname = \"lib\"\nsource = \"x\"\n";
        assert_eq!(foreign_in(lock), 1);
    }

    #[test]
    fn macros_and_test_crates_do_not_ship() {
        let metadata = serde_json::json!({
            "resolve": { "root": "app", "nodes": [
                { "id": "app", "deps": [
                    { "pkg": "lib", "dep_kinds": [{ "kind": null }] },
                    { "pkg": "derive", "dep_kinds": [{ "kind": null }] },
                    { "pkg": "tester", "dep_kinds": [{ "kind": "dev" }] },
                ] },
                { "id": "derive", "deps": [{ "pkg": "parser", "dep_kinds": [{ "kind": null }] }] },
            ] },
            "packages": [
                { "id": "app", "name": "app", "version": "1", "manifest_path": "/a/Cargo.toml", "source": null },
                { "id": "lib", "name": "lib", "version": "1", "manifest_path": "/b/Cargo.toml", "source": "x", "license": "MIT" },
                { "id": "derive", "name": "derive", "version": "1", "manifest_path": "/c/Cargo.toml", "source": "x", "targets": [{ "kind": ["proc-macro"] }] },
                { "id": "parser", "name": "parser", "version": "1", "manifest_path": "/d/Cargo.toml", "source": "x" },
                { "id": "tester", "name": "tester", "version": "1", "manifest_path": "/e/Cargo.toml", "source": "x" },
            ],
        });
        let tree = tree(&metadata);
        let names = tree.as_ref().map(|tree| {
            let names = tree.shipped.iter().map(|package| package.name.as_str());
            (names.collect::<Vec<_>>(), tree.with_build_time)
        });
        assert_eq!(names, Some((vec!["lib"], 3)));
    }
}
