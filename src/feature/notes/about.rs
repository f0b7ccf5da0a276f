//! What a note is about: nothing special, somebody of the pair, a record, or something in words.

use leptos::prelude::*;
use workbook_core::id::RecordId;
use workbook_core::record::Note;
use workbook_core::stamp::Seat;

use crate::i18n::{fields, tr};
use crate::state::App;
use crate::ui::Select;

/// The value in the list that stands for a service or somebody else, in words.
pub(super) const IN_WORDS: &str = "words";

/// What a note is about, as a value of the list: a seat's name, a record's id, [`IN_WORDS`].
pub(super) fn value(note: &Note) -> String {
    match (note.about, note.about_seat) {
        (Some(record), _) => record.to_string(),
        (None, Some(seat)) => seat.name().to_owned(),
        (None, None) if note.about_words.trim().is_empty() => String::new(),
        (None, None) => IN_WORDS.to_owned(),
    }
}

/// Makes a note be about what a value of the list says.
pub(super) fn set(note: &mut Note, value: &str, in_words: String) {
    note.about = value.parse().ok();
    note.about_seat = Seat::from_name(value);
    note.about_words = if value == IN_WORDS { in_words } else { String::new() };
}

/// What a note is about, to read; empty for nothing.
pub(super) fn read(app: App, note: &Note) -> String {
    match (note.about, note.about_seat) {
        (Some(record), _) => called(app, record),
        (None, Some(seat)) => app.name(seat),
        (None, None) => note.about_words.trim().to_owned(),
    }
}

fn called(app: App, id: RecordId) -> String {
    let label = app.label(id);
    let label = if label.is_empty() { tr::aims::untitled() } else { &label };
    fields::kind(&app.kind_of(id), label)
}

/// The list of what a note can be about.
#[component]
pub(super) fn AboutField(
    /// Its id in the page.
    id: String,
    /// Who writes the note.
    by: Seat,
    /// The chosen value.
    #[prop(into)]
    value: Signal<String>,
    /// What to do with a choice.
    on_pick: Callback<String>,
    /// Whether it can only be read.
    #[prop(into)]
    locked: Signal<bool>,
) -> impl IntoView {
    let app = App::here();
    let options = Memo::new(move |_| {
        let others = Seat::PAIR.into_iter().filter(|seat| by == Seat::Both || *seat != by);
        let mut options: Vec<(String, String)> =
            others.map(|seat| (seat.name().to_owned(), app.name(seat))).collect();
        let mut records = app.aims_apart().0;
        // What was chosen before stays in the list, whatever it is.
        let present: Option<RecordId> = value.with(|value| value.parse().ok());
        records.extend(present.filter(|id| !records.contains(id)));
        options.extend(records.into_iter().map(|id| (id.to_string(), called(app, id))));
        options.push((IN_WORDS.to_owned(), tr::notes::about_somebody().to_owned()));
        options
    });
    move || {
        view! {
            <Select
                id=id.clone()
                label=tr::notes::about()
                options=options.get()
                value
                words=(tr::notes::about_nothing(), tr::notes::about_else())
                on_pick
                locked
            />
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_chosen_reads_back() {
        let record = RecordId::new(77).to_string();
        for chosen in ["", "patient", "professional", &record, IN_WORDS] {
            let mut note = Note { about_words: "The taxi".into(), ..Note::default() };
            set(&mut note, chosen, "The taxi".into());
            assert_eq!(value(&note), chosen);
        }
    }
}
