//! Nothing in the repository depends on one machine or one registry.

use super::{File, Violation, line_of};

/// Folders that exist on somebody's machine only.
const MACHINE: [&str; 5] = ["work/", "home/", "root/", "Users/", "tmp/"];

/// Hosts that a tool's own settings should name. Split, so that this file does not trip the rule.
const HOSTS: [&str; 6] = [
    concat!("registry.", "npmjs.org"),
    concat!("registry.", "yarnpkg.com"),
    concat!("index.", "crates.io"),
    concat!("static.", "crates.io"),
    concat!("deb.", "debian.org"),
    concat!("files.", "pythonhosted.org"),
];

/// The only source a crate may come from, as the lock file spells it.
const SOURCE: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Every path or host that works on one machine only.
pub(super) fn check(files: &[File]) -> Vec<Violation> {
    let mut violations = Vec::new();
    for file in files {
        for (at, folder) in machine_paths(&file.text) {
            violations.push(file.violation(
                line_of(&file.text, at),
                format!("/{folder} is a place on one machine; use a path from the root of the repository"),
            ));
        }
        for host in HOSTS {
            for (at, _) in file.text.match_indices(host) {
                violations.push(file.violation(
                    line_of(&file.text, at),
                    format!("{host} is for the tool's own settings; elsewhere another registry must work too"),
                ));
            }
        }
        if file.name == "Cargo.lock" {
            violations.extend(foreign_sources(file));
        }
    }
    violations
}

fn machine_paths(text: &str) -> Vec<(usize, &'static str)> {
    let mut found = Vec::new();
    for folder in MACHINE {
        for (at, _) in text.match_indices(folder) {
            let before = text.get(..at).unwrap_or_default();
            let Some(before) = before.strip_suffix('/') else {
                continue;
            };
            // Part of an address, of a longer path or of a hash route is no place on a machine.
            let starts = before
                .chars()
                .next_back()
                .is_none_or(|c| c.is_whitespace() || "\"'`(=,:[".contains(c));
            let after = text.get(at + folder.len()..).unwrap_or_default();
            if starts && after.starts_with(|c: char| c.is_alphanumeric() || c == '.' || c == '_') {
                found.push((at, folder));
            }
        }
    }
    found
}

fn foreign_sources(file: &File) -> Vec<Violation> {
    file.text
        .lines()
        .enumerate()
        .filter_map(|(index, line)| {
            let source = line.strip_prefix("source = \"")?.strip_suffix('"')?;
            (source != SOURCE).then(|| {
                file.violation(index + 1, format!("crates come from crates.io, not from {source}"))
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;
    use super::*;

    #[test]
    fn a_path_of_one_machine_is_found() {
        for folder in ["home/ann/x", "root/.cargo", "Users/ann", "work/main", "tmp/x.log"] {
            let text = format!("one\nsee `/{folder}`");
            assert_eq!(lines(check, "docs/a.md", &text), [2], "{folder}");
        }
    }

    #[test]
    fn a_registry_host_is_found() {
        let text = format!("x\n\"resolved\": \"https://{}/a\"", HOSTS.first().unwrap_or(&""));
        assert_eq!(lines(check, "package-lock.json", &text), [2]);
        let source = "source = \"registry+https://mirror.example/index\"";
        assert_eq!(lines(check, "Cargo.lock", source), [1]);
    }

    #[test]
    fn addresses_routes_and_paths_of_the_repository_are_fine() {
        for text in [
            "https://example.org/home/page",
            "#/work/list",
            "src/feature/home/mod.rs",
            "[home](./home/x)",
            "a /home/ link",
            "crates.io",
        ] {
            assert!(lines(check, "docs/a.md", text).is_empty(), "{text}");
        }
        assert!(lines(check, "Cargo.lock", &format!("source = \"{SOURCE}\"")).is_empty());
    }
}
