//! The generator of the text catalogue: locale files in, Rust source out.
//! It reads no files and knows no screen; `build.rs` runs it, `src/i18n/mod.rs` tests it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The language every other one is compared with.
const FIRST: &str = "en";

/// Words that cannot be the name of a function.
const RESERVED: &[&str] = &[
    "as", "async", "await", "box", "break", "const", "continue", "crate", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop",
    "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self",
    "static", "struct", "super", "trait", "true", "try", "type", "unsafe", "use", "virtual",
    "where", "while", "yield",
];

/// One locale file.
pub(super) struct Source {
    pub(super) lang: String,
    pub(super) namespace: String,
    pub(super) text: String,
}

type Texts = BTreeMap<String, String>;
type Catalogue = BTreeMap<String, BTreeMap<String, Texts>>;

/// Gives the Rust source of the catalogue, or every problem found, each with its place.
pub(super) fn generate(sources: &[Source]) -> Result<String, Vec<String>> {
    let mut problems = Vec::new();
    let mut catalogue = Catalogue::new();
    for source in sources {
        let texts = parse(source, &mut problems);
        catalogue.entry(source.namespace.clone()).or_default().insert(source.lang.clone(), texts);
    }
    let others: BTreeSet<&str> =
        sources.iter().map(|source| source.lang.as_str()).filter(|lang| *lang != FIRST).collect();
    let langs: Vec<&str> = std::iter::once(FIRST).chain(others).collect();
    let mut out = String::from("// Made by build.rs from src/i18n/locales. Edits here are lost.\n");
    let _ = writeln!(out, "pub(super) const CODES: &[&str] = &{langs:?};");
    for (namespace, by_lang) in &catalogue {
        if !is_name(namespace) {
            problems.push(format!("{namespace}.json: the name must be snake_case"));
        }
        let _ = writeln!(out, "pub mod {namespace} {{");
        write_namespace(&mut out, namespace, by_lang, &langs, &mut problems);
        out.push_str("}\n");
    }
    if problems.is_empty() { Ok(out) } else { Err(problems) }
}

fn parse(source: &Source, problems: &mut Vec<String>) -> Texts {
    let place = format!("{}/{}.json", source.lang, source.namespace);
    let texts: Texts = match serde_json::from_str(&source.text) {
        Ok(texts) => texts,
        Err(error) => {
            problems.push(format!("{place}: not a flat map of texts: {error}"));
            return Texts::new();
        }
    };
    // The JSON reader keeps the last of two equal keys without a word, so they are looked for here.
    let mut seen = BTreeSet::new();
    for line in source.text.lines() {
        let key = line.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next());
        if let Some(key) = key.filter(|key| !seen.insert(*key)) {
            problems.push(format!("{place}: the key \"{key}\" stands twice"));
        }
    }
    for (key, text) in &texts {
        if !is_name(key) {
            problems
                .push(format!("{place}: the key \"{key}\" must be snake_case and no Rust word"));
        }
        if text.trim().is_empty() {
            problems.push(format!("{place}: the text of \"{key}\" is empty"));
        }
        if let Err(problem) = pieces(text) {
            problems.push(format!("{place}: \"{key}\": {problem}"));
        }
    }
    texts
}

fn write_namespace(
    out: &mut String,
    namespace: &str,
    by_lang: &BTreeMap<String, Texts>,
    langs: &[&str],
    problems: &mut Vec<String>,
) {
    let empty = Texts::new();
    let first = by_lang.get(FIRST).unwrap_or(&empty);
    for lang in langs {
        let texts = by_lang.get(*lang).unwrap_or(&empty);
        compare(&format!("{lang}/{namespace}.json"), first, texts, problems);
    }
    for (key, text) in first {
        let column = |key: &str| column(by_lang, langs, key);
        if let Some(name) = key.strip_suffix("_one") {
            let other = format!("{name}_other");
            let Some(other_text) = first.get(&other) else {
                problems.push(format!(
                    "{FIRST}/{namespace}.json: \"{key}\" needs \"{other}\" beside it"
                ));
                continue;
            };
            if first.contains_key(name) {
                problems.push(format!(
                    "{FIRST}/{namespace}.json: \"{name}\" is both a text and a plural"
                ));
            }
            let mut names = names(other_text);
            names.insert("count".into());
            write_plural(out, name, other_text, &names, [&column(key), &column(&other)]);
        } else if key
            .strip_suffix("_other")
            .is_some_and(|name| first.contains_key(&format!("{name}_one")))
        {
            // Written with its "_one". Without one it is a plain text: "other" is a fair answer in a list.
        } else if names(text).contains("count") {
            problems.push(format!(
                "{FIRST}/{namespace}.json: \"{key}\" has {{count}}: write \"{key}_one\" and \"{key}_other\""
            ));
        } else {
            write_plain(out, key, text, &names(text), &column(key));
        }
    }
}

/// Says where a language has other keys or other placeholders than the first one.
fn compare(place: &str, first: &Texts, texts: &Texts, problems: &mut Vec<String>) {
    for (key, text) in first {
        let Some(translated) = texts.get(key) else {
            problems.push(format!("{place}: the key \"{key}\" is missing"));
            continue;
        };
        let (mut wanted, mut found) = (names(text), names(translated));
        // "One aim" needs no number, and a language may choose either.
        if key.ends_with("_one") {
            wanted.remove("count");
            found.remove("count");
        }
        if wanted != found {
            problems.push(format!(
                "{place}: \"{key}\" has the places {found:?}, {FIRST} has {wanted:?}"
            ));
        }
    }
    for key in texts.keys().filter(|key| !first.contains_key(*key)) {
        problems.push(format!("{place}: the key \"{key}\" does not exist in {FIRST}"));
    }
}

/// The text of one key in every language, as Rust literals still to be made.
fn column<'a>(by_lang: &'a BTreeMap<String, Texts>, langs: &[&str], key: &str) -> Vec<&'a str> {
    langs
        .iter()
        .map(|lang| by_lang.get(*lang).and_then(|texts| texts.get(key)).map_or("", String::as_str))
        .collect()
}

fn write_plain(out: &mut String, key: &str, doc: &str, names: &BTreeSet<String>, column: &[&str]) {
    let _ = writeln!(out, "#[doc = {doc:?}]");
    if names.is_empty() {
        let _ = write!(out, "pub fn {key}() -> &'static str {{ crate::i18n::pick(");
        write_column(out, names, column);
        out.push_str(") }\n");
    } else {
        let _ = write!(
            out,
            "pub fn {key}({}) -> String {{ crate::i18n::fill(crate::i18n::pick(",
            parameters(names)
        );
        write_column(out, names, column);
        let _ = writeln!(out, "), &[{}]) }}", arguments(names));
    }
}

fn write_plural(
    out: &mut String,
    name: &str,
    doc: &str,
    names: &BTreeSet<String>,
    columns: [&[&str]; 2],
) {
    let _ = writeln!(out, "#[doc = {doc:?}]");
    let _ = write!(
        out,
        "pub fn {name}({}) -> String {{ crate::i18n::fill(crate::i18n::pick(if count == 1 {{ ",
        parameters(names)
    );
    let [one, other] = columns;
    write_column(out, names, one);
    out.push_str(" } else { ");
    write_column(out, names, other);
    let _ = writeln!(out, " }}), &[{}]) }}", arguments(names));
}

fn parameters(names: &BTreeSet<String>) -> String {
    let typed = |name: &String| {
        if name == "count" { "count: usize".into() } else { format!("{name}: &str") }
    };
    names.iter().map(typed).collect::<Vec<String>>().join(", ")
}

fn arguments(names: &BTreeSet<String>) -> String {
    let passed = |name: &String| {
        if name == "count" { "&crate::i18n::digits(count)".into() } else { name.clone() }
    };
    names.iter().map(passed).collect::<Vec<String>>().join(", ")
}

/// Writes the texts of one key: the real languages, then the two pseudo languages of a debug build.
fn write_column(out: &mut String, names: &BTreeSet<String>, column: &[&str]) {
    out.push_str("&[");
    for text in column {
        let _ = write!(out, "{:?}, ", numbered(text, names, str::to_owned));
    }
    let english = column.first().copied().unwrap_or_default();
    let rtl = numbered(english, names, |text| accented(text, &RTL_ACCENTS));
    let _ = write!(
        out,
        "#[cfg(debug_assertions)] {:?}, #[cfg(debug_assertions)] {rtl:?}]",
        longer(english, names)
    );
}

/// Replaces `{name}` by `{0}`, the place of the name in the alphabet of names, and changes the text between.
fn numbered(text: &str, names: &BTreeSet<String>, change: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    for piece in pieces(text).unwrap_or_default() {
        match piece {
            Piece::Text(text) => out.push_str(&change(text)),
            Piece::Place(name) => {
                let index = names.iter().position(|known| known == name).unwrap_or_default();
                let _ = write!(out, "{{{index}}}");
            }
        }
    }
    out
}

const LONGER_ACCENTS: [(&str, &str); 2] = [("AEIOUYaeiouycns", "ÅÉÎÕÜÝåéîõüýçñš"), ("CNS", "ÇÑŠ")];
const RTL_ACCENTS: [(&str, &str); 2] = [("AEIOUYaeiouydlt", "ĀĒĪŌŪŸāēīōūÿđłŧ"), ("DLT", "ĐŁŦ")];

/// English with accents, in brackets, and 40 % longer: shows text that is cut or not translated.
fn longer(text: &str, names: &BTreeSet<String>) -> String {
    let extra = (text.chars().count() * 2).div_ceil(5).max(1);
    let tail: String = " lõñgér".chars().cycle().take(extra).collect();
    format!("[{}{tail}]", numbered(text, names, |text| accented(text, &LONGER_ACCENTS)))
}

fn accented(text: &str, tables: &[(&str, &str)]) -> String {
    let accent = |letter: char| {
        tables
            .iter()
            .flat_map(|(plain, marked)| plain.chars().zip(marked.chars()))
            .find_map(|(plain, marked)| (plain == letter).then_some(marked))
            .unwrap_or(letter)
    };
    text.chars().map(accent).collect()
}

enum Piece<'a> {
    Text(&'a str),
    Place(&'a str),
}

fn pieces(text: &str) -> Result<Vec<Piece<'_>>, String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, next) = after.split_once('}').ok_or("a { without its }")?;
        if !is_name(name) {
            return Err(format!("the place {{{name}}} must be snake_case and no Rust word"));
        }
        found.extend([Piece::Text(before), Piece::Place(name)]);
        rest = next;
    }
    found.push(Piece::Text(rest));
    let stray = found.iter().any(|piece| matches!(piece, Piece::Text(text) if text.contains('}')));
    if stray { Err("a } without its {".into()) } else { Ok(found) }
}

fn names(text: &str) -> BTreeSet<String> {
    let name = |piece| match piece {
        Piece::Text(_) => None,
        Piece::Place(name) => Some(String::from(name)),
    };
    pieces(text).unwrap_or_default().into_iter().filter_map(name).collect()
}

fn is_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && !RESERVED.contains(&name)
}
