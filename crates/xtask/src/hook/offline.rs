//! The service worker with the list of all files, `version.json`, and headers for static hosts.

use std::collections::BTreeMap;
use std::iter;
use std::path::Path;

use serde_json::json;

use super::About;
use crate::digest;
use crate::serve::{cache_rule, for_every_answer, is_hashed};
use crate::shell::{Outcome, files_below, name_below, read_bytes, write_file};

const WORKER: &str = include_str!("service_worker.js");
const NO_WORKER: &str = include_str!("no_service_worker.js");

/// Files that the app never asks for.
const NOT_KEPT: [&str; 3] = ["sw.js", "_headers", "version.json"];

/// Writes what a release needs besides the app's own files.
pub(super) fn finish(folder: &Path, about: &About) -> Outcome {
    let mut files = BTreeMap::new();
    for path in files_below(folder)? {
        let name = name_below(folder, &path);
        if !NOT_KEPT.contains(&name.as_str()) {
            files.insert(name, digest::integrity(&read_bytes(&path)?));
        }
    }
    let build = build_of(&files);
    let About { version, wasm } = about;
    let about = format!("{}\n", json!({ "build": build, "version": version, "wasm": wasm }));
    files.insert("version.json".into(), digest::integrity(about.as_bytes()));
    write_file(&folder.join("version.json"), about)?;
    write_file(&folder.join("sw.js"), worker(&build, &files)?)?;
    write_file(&folder.join("_headers"), headers(files.keys()))
}

/// Writes a worker that takes itself away.
pub(super) fn none(folder: &Path) -> Outcome {
    write_file(&folder.join("sw.js"), NO_WORKER)
}

/// The hash of everything that makes a build, the worker's own text among it.
fn build_of(files: &BTreeMap<String, String>) -> String {
    digest::short(format!("{files:?}{WORKER}").as_bytes())
}

fn worker(build: &str, files: &BTreeMap<String, String>) -> Outcome<String> {
    Ok(format!(
        "const BUILD = {};\nconst FILES = {};\n{WORKER}",
        json!(build),
        serde_json::to_string_pretty(files)?
    ))
}

/// The form that several static hosts read.
fn headers<'a>(names: impl Iterator<Item = &'a String>) -> String {
    let everywhere =
        for_every_answer().into_iter().map(|(name, value)| format!("  {name}: {value}\n"));
    let kept = names.filter(|name| is_hashed(name)).map(|name| rule(name, name));
    let fresh = ["", "index.html", "sw.js", "version.json"].map(|name| rule(name, "index.html"));
    iter::once("/*\n".to_owned()).chain(everywhere).chain(kept).chain(fresh).collect()
}

fn rule(address: &str, name: &str) -> String {
    format!("/{address}\n  Cache-Control: {}\n", cache_rule(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::{read_text, root};

    fn folder(name: &str) -> std::path::PathBuf {
        root().join("target").join("xtask-tests").join(name)
    }

    fn built(name: &str, script: &str) -> (String, String) {
        let folder = folder(name);
        assert!(write_file(&folder.join("index.html"), "<p>").is_ok());
        assert!(write_file(&folder.join("boot-0123456789abcdef.js"), script).is_ok());
        let about = About { version: "1.2.3".into(), wasm: digest::hex(b"wasm") };
        assert!(finish(&folder, &about).is_ok());
        let read = |name| read_text(&folder.join(name)).unwrap_or_default();
        (read("sw.js"), read("version.json"))
    }

    #[test]
    fn the_same_files_make_the_same_worker_and_others_another() {
        let (first, about) = built("offline", "one");
        assert!(about.contains("\"version\":\"1.2.3\""));
        assert!(about.contains(&format!("\"wasm\":\"{}\"", digest::hex(b"wasm"))));
        assert_eq!(first, built("offline", "one").0);
        assert_ne!(first, built("offline", "two").0);
    }

    #[test]
    fn the_worker_lists_each_file_but_itself() {
        let (worker, _) = built("offline-list", "one");
        let list = worker.split("\nconst SCOPE").next().unwrap_or_default();
        for name in ["index.html", "boot-0123456789abcdef.js", "version.json"] {
            assert!(list.contains(&format!("\"{name}\": \"sha256-")), "{name}");
        }
        assert!(!list.contains("sw.js") && !list.contains("_headers"));
    }

    #[test]
    fn hosts_are_told_which_files_never_change() {
        let names = ["boot-0123456789abcdef.js".to_owned(), "sw.js".to_owned()];
        let text = headers(names.iter());
        assert!(text.contains("frame-ancestors 'none'"));
        assert!(text.contains("/boot-0123456789abcdef.js\n  Cache-Control: public"));
        assert!(text.contains("/sw.js\n  Cache-Control: no-cache\n"));
    }
}
