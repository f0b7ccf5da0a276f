//! The words of our files, from which a fuzzer puts texts together. It cannot guess them: a name is
//! compared as a whole, and a near miss looks like any other.

use std::collections::BTreeSet;
use std::fmt::Write;

use workbook_core::record::{COMMON, KINDS};

/// Words around the records, in stamps and marks, of the other files, and what JSON has of its own.
const OTHERS: &[&str] = &[
    "\"book\":",
    "\"exported\":",
    "\"format\":",
    "\"records\":",
    "\"title\":",
    "\"version\":1",
    "\"app\":",
    "\"at\":",
    "\"by\":",
    "\"coproduction-workbook\"",
    "\"coproduction-template\"",
    "\"erased\":{",
    "\"fields\":{",
    "\"id\":",
    "\"kind\":",
    "\"past\":{",
    "\"rivals\":{",
    "\"seen\":{",
    "\"stamps\":{",
    "\"how\":",
    "\"below\":",
    "\"binned\"",
    "\"emptied\"",
    "\"undone\"",
    "\"1.0000000000001.patient.2026-11-20T08:00:00.000Z\"",
    "\"2.0000000000002.professional.2026-11-20T08:00:00.000Z\"",
    "\"281474976710656.fzzzzzzzzzzzz.both.0000-01-01T00:00:00+23:59\"",
    "\"00000000000000000000000001\"",
    "\"0000000000001\"",
    "\"template\":{",
    "\"zones\":[",
    "\"nodes\":[",
    "\"edges\":[",
    "\"type\":\"text\"",
    "\"type\":\"group\"",
    "\"type\":\"file\"",
    "\"type\":\"link\"",
    "\"x\":",
    "\"y\":",
    "\"width\":",
    "\"height\":",
    "\"label\":",
    "\"text\":",
    "\"color\":",
    "\"background\":",
    "\"subpath\":",
    "\"url\":",
    "\"fromNode\":",
    "\"toNode\":",
    "\"fromEnd\":",
    "\"toEnd\":",
    "\"arrow\"",
    "\"none\"",
    "\"alg\":\"PBES2-HS512+A256KW\"",
    "\"enc\":\"A256GCM\"",
    "\"p2c\":",
    "\"p2s\":",
    "220000",
    "1000001",
    "\"crit\":",
    "\"zip\":",
    "\"protected\":",
    "\"header\":{",
    "\"unprotected\":{",
    "\"encrypted_key\":",
    "\"iv\":",
    "\"ciphertext\":",
    "\"tag\":",
    "\"aad\":",
    "<!doctype html>",
    "<script type=\"application/json\" id=\"workbook\">",
    "</script>",
    "null",
    "true",
    "false",
    "1e999",
    "1.0",
    "-0.0",
    "18446744073709551615",
    "9007199254740993",
    "\\ud83d\\ude00",
    "\\ud83d",
    "\\u0000",
    "{\"a\":[",
    "[[[[[[[[",
    "\"__proto__\":",
];

/// Bytes that are no letters, as a dictionary writes them: marks of byte order, half a letter.
const BYTES: &[&str] = &["\\xef\\xbb\\xbf", "\\xff\\xfe", "\\xfe\\xff", "\\xed\\xa0\\x80", "\\x00"];

/// A dictionary as libFuzzer reads it.
pub(super) fn dictionary() -> String {
    let fields = KINDS.iter().flat_map(|kind| kind.fields).chain(COMMON).map(|field| field.name);
    let names: BTreeSet<&str> = fields.chain(KINDS.iter().map(|kind| kind.name)).collect();
    let names = names.into_iter().map(|name| escaped(&format!("\"{name}\"")));
    let words = names.chain(OTHERS.iter().map(|word| escaped(word)));
    let mut out = String::new();
    for word in words.chain(BYTES.iter().map(|bytes| (*bytes).to_owned())) {
        let _ = writeln!(out, "\"{word}\"");
    }
    out
}

fn escaped(word: &str) -> String {
    word.replace('\\', "\\\\").replace('"', "\\\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_all_kinds_and_fields_are_words() {
        let words = dictionary();
        for word in ["aim", "zone", "deleted", "effort"] {
            assert!(words.contains(&format!("\"\\\"{word}\\\"\"\n")), "{word}");
        }
        assert!(words.contains("\"\\\\ud83d\"\n"));
        assert!(words.lines().all(|line| line.starts_with('"') && line.ends_with('"')));
    }
}
