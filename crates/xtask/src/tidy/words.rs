//! Words for people live in `src/i18n`, or the second language would miss them.
//! A rule of thumb: it reads the literals inside `view!` and looks for two words in a row.

use super::rust_text::{Code, Literal, closing};
use super::{File, Violation, line_of};

/// Attributes whose values people read or hear.
const SPOKEN: [&str; 7] = [
    "aria-label",
    "aria-description",
    "aria-roledescription",
    "aria-valuetext",
    "title",
    "placeholder",
    "alt",
];

/// Every sentence that stands in a view.
pub(super) fn check(files: &[File]) -> Vec<Violation> {
    let views = files.iter().filter(|file| {
        file.is_rust()
            && (file.is_below("src/feature")
                || file.is_below("src/ui")
                || file.name == "src/app.rs")
    });
    views.flat_map(check_file).collect()
}

fn check_file(file: &File) -> Vec<Violation> {
    let code = Code::without_tests(&file.text);
    let views = views(&code.text);
    let spoken = code.literals.iter().filter(|literal| {
        views.iter().any(|(start, end)| (start..end).contains(&&literal.start))
            && has_two_words(&literal.text)
            && is_for_people(&code.text, literal)
    });
    spoken
        .map(|literal| {
            file.violation(
                line_of(&code.text, literal.start),
                format!(
                    "\"{}\" would be the same in every language; words live in src/i18n",
                    literal.text
                ),
            )
        })
        .collect()
}

/// The places of all `view! { … }`, the outer ones.
fn views(code: &str) -> Vec<(usize, usize)> {
    let mut views = Vec::new();
    let mut from = 0;
    while let Some(start) = code.get(from..).and_then(|rest| rest.find("view!")) {
        let start = from + start;
        let end = code
            .get(start..)
            .and_then(|rest| rest.find('{'))
            .and_then(|open| closing(code, start + open))
            .unwrap_or(code.len());
        views.push((start, end));
        from = end;
    }
    views
}

fn has_two_words(text: &str) -> bool {
    let is_word = |word: &&str| {
        let letters = word.trim_matches(|c: char| c.is_ascii_punctuation() || c == '…');
        !letters.is_empty() && letters.chars().all(|c| c.is_alphabetic() || c == '\'' || c == '-')
    };
    text.split_whitespace().filter(is_word).count() >= 2
}

/// The value of an attribute counts only if it is spoken; any other literal counts.
fn is_for_people(code: &str, literal: &Literal) -> bool {
    let before = code.get(..literal.start).unwrap_or_default().trim_end();
    let before = before.strip_suffix('(').unwrap_or(before);
    let Some(attribute) = before.strip_suffix('=') else {
        return true;
    };
    let name = attribute
        .rsplit(|c: char| !c.is_alphanumeric() && c != '-' && c != '_' && c != ':')
        .next()
        .unwrap_or_default();
    let name = name.strip_prefix("attr:").unwrap_or(name);
    SPOKEN.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::super::testing::lines;
    use super::*;

    const NAME: &str = "src/feature/aims/list.rs";

    #[test]
    fn a_sentence_in_a_view_is_found() {
        for text in [
            "view! { <p>\"Our first aim\"</p> }",
            "view! { <input placeholder=\"Your words\"/> }",
            "view! { <button attr:aria-label=\"Close this\"/> }",
            "view! { <p>{move || if x { \"Not saved\" } else { \"\" }}</p> }",
        ] {
            assert_eq!(lines(check, NAME, text), [1], "{text}");
        }
    }

    #[test]
    fn classes_keys_and_code_outside_views_are_not() {
        for text in [
            "view! { <p class=\"note card\" aria-labelledby=\"one two\"/> }",
            "view! { <p class=(\"card wide\", open)>{t(\"aims.title\")}</p> }",
            "view! { <path d=\"M 0 0 L 1 1\"/> }",
            "fn f() { g(\"two words\") }",
            "#[cfg(test)]\nmod tests { fn f() { view! { <p>\"two words\"</p> } } }",
        ] {
            assert!(lines(check, NAME, text).is_empty(), "{text}");
        }
        assert!(lines(check, "src/i18n/mod.rs", "view! { <p>\"two words\"</p> }").is_empty());
    }
}
