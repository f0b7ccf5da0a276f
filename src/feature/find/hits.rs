//! What holds the words of a question. Folded texts are kept, so that each key costs one look at
//! each record and no folding.

use std::collections::HashMap;

use leptos::prelude::*;
use leptos::task::spawn_local;
use workbook_core::document::Document;
use workbook_core::entry::Entry;
use workbook_core::gather;
use workbook_core::id::RecordId;
use workbook_core::view;

use crate::i18n::{fields, tr, words};
use crate::platform::fold::fold;
use crate::platform::timer::{self, Pace};
use crate::route::Route;
use crate::state::App;

/// How many are shown; who wants the others asks for more words.
const SHOWN: usize = 20;
/// About how many characters of a text are shown around what was looked for.
const EXCERPT: usize = 140;
/// About how many characters a name may have.
const NAME: usize = 60;
/// How many texts are folded in one step of the work ahead.
const STEP: usize = 20;

/// One record that holds the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hit {
    /// What it is, and what it is called.
    pub(super) name: Vec<Piece>,
    /// What else it says, around the words.
    pub(super) excerpt: Vec<Piece>,
    /// Where it stands; none if it has no place of its own.
    pub(super) place: Option<Route>,
}

/// A piece of a text, and whether it holds what was looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) found: bool,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// What is shown, the one changed last first.
    pub(super) hits: Vec<Hit>,
    /// How many more there are.
    pub(super) more: usize,
}

/// The folded texts of the records, each with a print of the record it was made from.
#[derive(Clone, Copy)]
pub(super) struct Texts(StoredValue<HashMap<RecordId, (u64, String)>>);

/// A number that moves with each write the record takes note of.
fn print(entry: &Entry) -> u64 {
    entry.seen().values().fold(0, |sum, counter| sum.wrapping_add(*counter))
}

impl Texts {
    pub(super) fn new() -> Self {
        Self(StoredValue::new(HashMap::new()))
    }

    /// Looks at the folded text of a record, which is made where it is missing or old.
    fn with<T>(self, entry: &Entry, look: impl FnOnce(&str) -> T) -> Option<T> {
        self.0.try_update_value(|texts| {
            let (made_from, text) = texts.entry(entry.id()).or_default();
            let now = print(entry);
            if *made_from != now {
                (*made_from, *text) = (now, fold(&view::searchable(entry)));
            }
            look(text)
        })
    }

    /// Folds all texts while nobody types.
    pub(super) fn fold_ahead(self, app: App) {
        spawn_local(async move {
            let all = |document: &Document| document.entries().map(Entry::id).collect();
            let ids: Vec<RecordId> = app.peek(all).unwrap_or_default();
            let mut steps = ids.chunks(STEP);
            timer::in_slices(Pace::Unnoticed, || {
                let Some(step) = steps.next() else { return true };
                let fold_all = |document: &Document| {
                    let entries = step.iter().filter_map(|id| document.entry(*id));
                    entries.filter_map(|entry| self.with(entry, |_| ())).count()
                };
                // Nothing could be kept: the page was left.
                app.peek(fold_all).unwrap_or_default() == 0
            })
            .await;
        });
    }

    /// What holds all words of a question; none for a question without words. Wakes the caller
    /// when anything in the workbook changes.
    pub(super) fn find(self, app: App, question: &str) -> Option<Found> {
        app.track_anything();
        let (seat, question) = (app.seat(), fold(question));
        question.split_whitespace().next()?;
        app.peek(|document| {
            let holds = |entry: &&Entry| {
                self.with(entry, |text| view::holds(text, &question)).unwrap_or_default()
                    && view::is_findable(document, entry, seat)
            };
            let all: Vec<&Entry> = document.entries().filter(holds).collect();
            let mut all = gather::sorted(all, |a, b| newest(b).cmp(&newest(a)));
            let more = all.len().saturating_sub(SHOWN);
            all.truncate(SHOWN);
            let hits = all.into_iter().map(|entry| self.hit(document, entry, &question)).collect();
            Found { hits, more }
        })
    }

    fn hit(self, document: &Document, entry: &Entry, question: &str) -> Hit {
        let all = view::searchable(entry);
        let first = question.split_whitespace().next().unwrap_or_default();
        let at = self.with(entry, |folded| place_of(first, folded, &all)).unwrap_or_default();
        let (text, at) = beyond_name(&all, &view::label(entry), at);
        let parent = entry.parent().and_then(|id| document.entry(id));
        let place = |entry: &Entry| Route::of_record(entry.kind(), entry.id());
        Hit {
            name: pieces(&named(entry, parent), question),
            excerpt: pieces(&view::excerpt(text, at, EXCERPT), question),
            place: place(entry).or_else(|| place(parent?)),
        }
    }
}

/// Where a record stands among what was found: the one changed last first.
fn newest(entry: &Entry) -> (u64, RecordId) {
    (entry.max_counter(), entry.id())
}

/// What a record says beyond its name, which stands above it already, and the place in that.
fn beyond_name<'a>(all: &'a str, name: &str, at: usize) -> (&'a str, usize) {
    match all.strip_prefix(name.trim()) {
        Some(rest) if name.chars().count() <= NAME => {
            let rest = rest.strip_prefix(view::BETWEEN).unwrap_or(rest).trim_start();
            let left_out = all.chars().count() - rest.chars().count();
            (rest, at.saturating_sub(left_out))
        }
        Some(_) | None => (all, at),
    }
}

/// A text in pieces with and without words of a folded question.
fn pieces(text: &str, question: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for word in text.split_inclusive(char::is_whitespace) {
        let folded = fold(word);
        let found = question.split_whitespace().any(|asked| folded.contains(asked));
        match pieces.last_mut().filter(|last| last.found == found) {
            Some(last) => last.text.push_str(word),
            None => pieces.push(Piece { text: word.to_owned(), found }),
        }
    }
    pieces
}

/// At about which character of a text a word stands, by where it stands in the folded one. The two
/// are not always of one length.
fn place_of(word: &str, folded: &str, text: &str) -> usize {
    let before = folded.find(word).and_then(|at| folded.get(..at)).unwrap_or_default();
    let at = before.chars().count() * text.chars().count();
    at.checked_div(folded.chars().count()).unwrap_or_default()
}

/// What a record is, and what it or the record it hangs on is called.
fn named(entry: &Entry, parent: Option<&Entry>) -> String {
    let own = words::label(entry);
    let label = if own.is_empty() { parent.map(words::label).unwrap_or_default() } else { own };
    if label.is_empty() {
        return fields::kind(entry.kind(), tr::find::no_name());
    }
    fields::kind(entry.kind(), &view::excerpt(&label, 0, NAME))
}

#[cfg(test)]
mod tests {
    use super::{Piece, beyond_name, pieces, place_of};

    #[test]
    fn the_name_is_not_said_twice_and_the_words_are_marked() {
        assert_eq!(beyond_name("Swim · Every week", "Swim", 8), ("Every week", 1));
        assert_eq!(beyond_name("Swim", "Swim", 0), ("", 0));
        let long = "so ".repeat(40);
        assert_eq!(beyond_name(&long, &long, 7), (long.as_str(), 7));
        let piece = |text: &str, found| Piece { text: text.to_owned(), found };
        let wanted = [piece("We ", false), piece("swim, Swim! ", true), piece("here", false)];
        assert_eq!(pieces("We swim, Swim! here", "swim"), wanted);
    }

    #[test]
    fn a_word_is_placed_in_the_text_by_the_folded_one() {
        assert_eq!(place_of("two", "one two", "One Two"), 4);
        assert_eq!(place_of("two", "", ""), 0);
        // Each letter of the first word wears a mark of its own.
        assert_eq!(place_of("b", "aaaa b", "a\u{301}a\u{301}a\u{301}a\u{301} b"), 8);
    }
}
