//! The core does no I/O, reads no clock, makes no random number and knows no browser.

use super::rust_text::Code;
use super::{File, Violation, line_of};

const STD: [&str; 7] = ["time", "fs", "net", "env", "process", "thread", "io"];
const CRATES: [&str; 10] = [
    "rand",
    "getrandom",
    "chrono",
    "time",
    "leptos",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "gloo_storage",
    "gloo_timers",
];
const MACROS: [&str; 5] = ["println!", "eprintln!", "print!", "eprint!", "dbg!"];

/// Everything in the core that reaches out of it.
pub(super) fn check(files: &[File]) -> Vec<Violation> {
    let core =
        files.iter().filter(|file| file.is_rust() && file.is_below("crates/workbook-core/src"));
    core.flat_map(check_file).collect()
}

fn check_file(file: &File) -> Vec<Violation> {
    let code = Code::without_tests(&file.text);
    let mut violations = Vec::new();
    for path in code.paths() {
        let mut parts = path.parts.iter().map(String::as_str);
        let reaches_out = match parts.next() {
            Some("std" | "core") => parts.next().is_some_and(|part| STD.contains(&part)),
            Some(first) => CRATES.contains(&first),
            None => false,
        };
        if reaches_out {
            violations.push(file.violation(
                line_of(&code.text, path.start),
                format!(
                    "the core does not know {}; time, chance and bytes come in as arguments",
                    path.parts.join("::")
                ),
            ));
        }
    }
    for name in MACROS {
        for (at, _) in code.text.match_indices(name) {
            let before = code.text.get(..at).unwrap_or_default();
            if !before.ends_with(|c: char| c.is_alphanumeric() || c == '_') {
                violations.push(file.violation(
                    line_of(&code.text, at),
                    format!("the core prints nothing, so {name} has no place in it"),
                ));
            }
        }
    }
    violations
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;
    use super::*;

    #[test]
    fn a_core_that_reaches_out_is_found() {
        for text in [
            "use std::time::Instant;",
            "use std::{collections::BTreeMap, fs};",
            "fn f() { let n = rand::random(); }",
            "fn f() { println!(); }",
        ] {
            assert_eq!(lines(check, "crates/workbook-core/src/a.rs", text), [1], "{text}");
        }
    }

    #[test]
    fn tests_of_the_core_and_other_crates_may() {
        let text = "use std::fmt;\n#[cfg(test)]\nmod tests {\n    use std::fs;\n}\n";
        assert!(lines(check, "crates/workbook-core/src/a.rs", text).is_empty());
        assert!(lines(check, "crates/workbook-core/tests/it/main.rs", "use std::fs;").is_empty());
        assert!(
            lines(check, "crates/workbook-core/src/a.rs", "fn time() { super::time() }").is_empty()
        );
    }
}
