//! Licence expressions (SPDX), as far as packages use them.

/// Licences under which others' work may be part of the app.
const ALLOWED: [&str; 15] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-1-Clause",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MPL-2.0",
    "OFL-1.1",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Whether an expression can be satisfied with allowed licences alone.
pub(super) fn is_allowed(expression: &str) -> bool {
    // An old spelling of OR.
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    any_of(&mut rest) == Some(true) && rest.is_empty()
}

/// `A OR B OR …`, where each is a chain of AND. `None` means that it cannot be read.
fn any_of(rest: &mut &[&str]) -> Option<bool> {
    let mut allowed = all_of(rest)?;
    while let Some((&"OR", tail)) = rest.split_first() {
        *rest = tail;
        allowed |= all_of(rest)?;
    }
    Some(allowed)
}

fn all_of(rest: &mut &[&str]) -> Option<bool> {
    let mut allowed = one(rest)?;
    while let Some((&"AND", tail)) = rest.split_first() {
        *rest = tail;
        allowed &= one(rest)?;
    }
    Some(allowed)
}

fn one(rest: &mut &[&str]) -> Option<bool> {
    let (first, tail) = rest.split_first()?;
    *rest = tail;
    if *first == "(" {
        let allowed = any_of(rest)?;
        let (close, tail) = rest.split_first()?;
        *rest = tail;
        return (*close == ")").then_some(allowed);
    }
    let mut licence = (*first).to_owned();
    if let [with @ "WITH", exception, tail @ ..] = *rest {
        licence = format!("{licence} {with} {exception}");
        *rest = tail;
    }
    Some(ALLOWED.contains(&licence.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_deny_has_the_same_list() {
        let deny = std::fs::read_to_string(crate::shell::root().join("deny.toml"));
        let deny = deny.unwrap_or_default();
        let (_, list) = deny.split_once("\nallow = [").unwrap_or_default();
        let (list, _) = list.split_once(']').unwrap_or_default();
        let list: Vec<&str> = list.split(',').map(|name| name.trim().trim_matches('"')).collect();
        assert_eq!(list.strip_suffix(&[""]), Some(ALLOWED.as_slice()));
    }

    #[test]
    fn one_allowed_choice_is_enough_but_every_part_of_a_sum_must_be_allowed() {
        for (expression, allowed) in [
            ("MIT", true),
            ("MIT/Apache-2.0", true),
            ("GPL-2.0-only OR MIT", true),
            ("GPL-2.0-only AND MIT", false),
            ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
            ("(MIT OR GPL-3.0-only) AND GPL-3.0-only", false),
            ("Apache-2.0 WITH LLVM-exception OR Apache-2.0", true),
            ("GPL-2.0-only WITH Classpath-exception-2.0", false),
            ("", false),
            ("MIT MIT", false),
            ("(MIT", false),
        ] {
            assert_eq!(is_allowed(expression), allowed, "{expression}");
        }
    }
}
