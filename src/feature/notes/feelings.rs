//! How something felt: in own words, with a few words to press.

use leptos::prelude::*;
use workbook_core::record::Note;

use crate::i18n::tr;
use crate::ui::{Chips, Field, FieldError, FieldMore, Lines};

/// A field for feelings, and words that go into it.
#[component]
pub(super) fn Feelings(
    /// The field's id in the page.
    id: String,
    /// What it says.
    #[prop(into)]
    value: Signal<String>,
    /// What to do with what was typed or pressed.
    on_input: Callback<String>,
    /// What is wrong with it.
    #[prop(into)]
    error: Signal<FieldError>,
    /// Whether it can only be read.
    #[prop(into)]
    locked: Signal<bool>,
) -> impl IntoView {
    let pressed = Memo::new(move |_| {
        value.with(|text| said(text).into_iter().map(str::to_owned).collect::<Vec<_>>())
    });
    let press = Callback::new(move |word: String| {
        on_input.run(value.with_untracked(|text| toggled(text, &word)));
    });
    let options = offered().map(|word| (word.to_owned(), word.to_owned()));
    let hint = Some(tr::notes::feelings_hint());
    view! {
        <Field
            id
            label=tr::notes::feelings()
            value
            on_input
            lines=Lines::One
            limit=Note::FEELINGS.limit
            more=FieldMore { hint, error, locked, ..FieldMore::default() }
        />
        <Chips label=tr::notes::feelings_words() options=options.to_vec() pressed on_press=press locked/>
    }
}

/// The words that can be pressed.
fn offered() -> [&'static str; 12] {
    [
        tr::notes::feeling_glad(),
        tr::notes::feeling_calm(),
        tr::notes::feeling_proud(),
        tr::notes::feeling_thankful(),
        tr::notes::feeling_hopeful(),
        tr::notes::feeling_safe(),
        tr::notes::feeling_tired(),
        tr::notes::feeling_worried(),
        tr::notes::feeling_sad(),
        tr::notes::feeling_angry(),
        tr::notes::feeling_lonely(),
        tr::notes::feeling_confused(),
    ]
}

/// The words of a text, which stand between commas.
fn said(text: &str) -> Vec<&str> {
    text.split(',').map(str::trim).filter(|word| !word.is_empty()).collect()
}

/// The same text with a word behind it, or without the word if it was there.
fn toggled(text: &str, word: &str) -> String {
    let mut words = said(text);
    if words.contains(&word) {
        words.retain(|other| *other != word);
    } else {
        words.push(word);
    }
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pressed_word_goes_into_the_text_and_out_of_it_again() {
        for (text, word, expected) in [
            ("", "glad", "glad"),
            ("glad", "tired", "glad, tired"),
            ("like a stone, glad , tired", "glad", "like a stone, tired"),
            ("gladly", "glad", "gladly, glad"),
        ] {
            assert_eq!(toggled(text, word), expected);
        }
    }
}
