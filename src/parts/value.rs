//! What a field says, in the words of the app: a text as it stands, what was chosen by its words.
//! Not for what fields are called: see `i18n::fields`.

use serde_json::Value;
use workbook_core::record::{self, Effort, Rung};
use workbook_core::stamp::Seat;

use crate::i18n::{choices, tr, words};
use crate::state::{App, said};

/// What a version of a field says: a text as it stands, what was chosen in words.
pub fn value_words(app: App, kind: &str, field: &str, value: &str) -> String {
    // Words that were ticked.
    if let Ok(ticked) = serde_json::from_str::<Vec<String>>(value) {
        let words = ticked.iter().map(|one| value_words(app, kind, field, one));
        return words.collect::<Vec<_>>().join(", ");
    }
    if let Some(words) = choices::value(kind, field, value).filter(|_| !value.is_empty()) {
        return words.to_owned();
    }
    match (field, value) {
        ("answer", "agree") => tr::aims::say_yes().to_owned(),
        ("answer", "not_yet") => tr::aims::say_not_yet().to_owned(),
        ("answer", "disagree") => tr::aims::say_no().to_owned(),
        ("rung", number) => rung_words(number).unwrap_or_default(),
        ("effort", number) => {
            let effort = number.parse().ok().and_then(|number| Effort::new(number).ok());
            effort.map(words::effort).unwrap_or_default().to_owned()
        }
        ("solved" | "blind" | "archived" | "pinned", "true") => tr::parts::yes().to_owned(),
        ("solved" | "blind" | "archived" | "pinned", "false") => tr::parts::no().to_owned(),
        ("lead" | "seat" | "about_seat" | "starts", name) => {
            Seat::from_name(name).map(|seat| app.name(seat)).unwrap_or_default()
        }
        ("helper" | "about", id) => id.parse().map(|id| app.label(id)).unwrap_or_default(),
        (_, text) => text.to_owned(),
    }
}

fn rung_words(number: &str) -> Option<String> {
    let rung = Rung::new(number.parse().ok()?).ok()?;
    Some(format!("{} – {}", words::rung_number(rung), words::rung_title(rung)))
}

/// Fields that say where something is by signs of the program's own.
const SIGNS: &[&str] = &[
    "wording", "zone", "lane", "column", "place", "height", "by", "template", "version", "ready",
    "from", "to", "focus", "starts", "order", "share",
];

/// What a field says; empty where it says nothing, none where there are no words for it.
pub fn told(app: App, kind: &str, field: &str, value: &Value) -> Option<String> {
    let sign = SIGNS.contains(&field)
        || matches!((kind, field), ("canvas", "step") | ("card" | "zone", "about"));
    let is_text = record::field(kind, field).is_some_and(|field| field.text.is_some());
    let words = match (is_text, sign) {
        (true, _) => said(value),
        (false, true) => String::new(),
        (false, false) => value_words(app, kind, field, &said(value)),
    };
    (!words.is_empty() || (value.is_null() && !sign)).then_some(words)
}
