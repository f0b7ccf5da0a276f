//! What the catalogue and its generator promise.
#![allow(clippy::expect_used, reason = "a test stops where it is wrong")]

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{Lang, digits, fill, lang, set_lang, tr};

#[path = "../../build/i18n.rs"]
mod generator;

fn source(lang: &str, text: &str) -> generator::Source {
    generator::Source { lang: lang.into(), namespace: "place".into(), text: text.into() }
}

fn generated(en: &str, sv: &str) -> Result<String, Vec<String>> {
    generator::generate(&[source("sv", sv), source("en", en)])
}

#[track_caller]
fn check_refused(en: &str, sv: &str, expected: &str) {
    let problems = generated(en, sv).expect_err("these files do not fit together");
    assert!(problems.iter().any(|problem| problem.contains(expected)), "{problems:?}");
}

#[test]
fn texts_that_do_not_fit_together_are_refused_with_their_place() {
    let one = r#"{"a": "A"}"#;
    for (en, sv, expected) in [
        (one, "{}", "sv/place.json: the key \"a\" is missing"),
        ("{}", one, "sv/place.json: the key \"a\" does not exist in en"),
        (r#"{"a": "{name}"}"#, one, "sv/place.json: \"a\" has the places {}, en has {\"name\"}"),
        (r#"{"A b": "A"}"#, one, "en/place.json: the key \"A b\" must be snake_case"),
        (r#"{"move": "A"}"#, one, "no Rust word"),
        (r#"{"a": " "}"#, one, "en/place.json: the text of \"a\" is empty"),
        (r#"{"a": {"b": "c"}}"#, one, "not a flat map"),
        ("{\n\"a\": \"A\",\n\"a\": \"B\"\n}", one, "the key \"a\" stands twice"),
        (r#"{"a": "{"}"#, one, "a { without its }"),
        (r#"{"a": "}"}"#, one, "a } without its {"),
        (r#"{"a_one": "A"}"#, r#"{"a_one": "A"}"#, "\"a_one\" needs \"a_other\""),
        (r#"{"a_other": "{count}"}"#, r#"{"a_other": "{count}"}"#, "write"),
        (r#"{"a": "{count}"}"#, r#"{"a": "{count}"}"#, "write \"a_one\" and \"a_other\""),
    ] {
        check_refused(en, sv, expected);
    }
}

#[test]
fn an_answer_called_other_is_a_plain_text() {
    let code = generated(r#"{"kind_other": "Other"}"#, r#"{"kind_other": "Annat"}"#).expect("fits");
    assert!(code.contains("pub fn kind_other() -> &'static str"), "{code}");
}

#[test]
fn arguments_stand_in_the_order_of_the_alphabet_and_keep_their_place_in_each_language() {
    let code = generated(r#"{"a": "{you} and {me}"}"#, r#"{"a": "{me} och {you}"}"#).expect("fits");
    assert!(code.contains("pub fn a(me: &str, you: &str) -> String"), "{code}");
    assert!(code.contains(r#"&["{1} and {0}", "{0} och {1}""#), "{code}");
}

#[test]
fn the_longer_language_is_at_least_two_fifths_longer_and_keeps_its_places() {
    let code =
        generated(r#"{"a": "Waiting for {name}"}"#, r#"{"a": "Väntar på {name}"}"#).expect("fits");
    let longer = code.split('"').find(|text| text.starts_with('[')).expect("the longer text");
    assert!(longer.contains("{0}"), "{longer}");
    assert!(longer.chars().count() * 5 >= "Waiting for {0}".chars().count() * 7, "{longer}");
}

#[test]
fn a_template_is_filled_and_braces_in_a_persons_words_stay() {
    assert_eq!(fill("{1}, {0}!", &["Åsa {0}", "Hi"]), "Hi, Åsa {0}!");
    assert_eq!(fill("plain", &[]), "plain");
}

#[test]
fn numbers_are_written_in_digits() {
    for number in [0, 7, 10, 99, 100, 5_000, usize::MAX] {
        assert_eq!(digits(number), number.to_string());
    }
}

#[test]
fn a_language_is_found_by_its_code_or_its_main_part() {
    for lang in Lang::ALL {
        assert_eq!(Lang::from_code(lang.code()), Some(*lang));
    }
    assert_eq!(Lang::from_code("sv-FI"), Some(Lang::Sv));
    assert_eq!(Lang::from_code("EN_gb"), Some(Lang::En));
    assert_eq!(Lang::from_code("de"), None);
}

/// Tests run side by side and the language is global: one that changes or reads it holds this.
pub(super) fn one_language_at_a_time() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

#[test]
fn the_language_chosen_decides_every_text() {
    let _guard = one_language_at_a_time();
    assert_eq!((lang(), tr::common::save()), (Lang::En, "Save"));
    set_lang(Lang::Sv);
    assert_eq!((lang(), tr::common::app_name()), (Lang::Sv, "Arbetsbok"));
    assert_eq!(tr::common::items(1), "1 sak");
    assert_eq!(tr::common::items(12), "12 saker");
    set_lang(Lang::Longer);
    assert!(tr::common::save().starts_with('['));
    set_lang(Lang::Rtl);
    assert_eq!((lang().dir(), tr::common::waiting_for("Åsa").contains("Åsa")), ("rtl", true));
    set_lang(Lang::En);
}
