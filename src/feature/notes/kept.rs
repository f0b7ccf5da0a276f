//! What was typed and not written down yet, and what the list shows: kept while the page of the
//! browser lives, so that nothing is lost by leaving a place. Not for another workbook or seat.

use leptos::prelude::*;
use workbook_core::id::{BookId, RecordId};
use workbook_core::record::{Choice, Day, Note, NoteSort, Want, choice};
use workbook_core::stamp::Seat;

use super::about;
use super::filter::Filter;
use crate::state::App;

/// The words of a note that is not written down yet.
#[derive(Clone, Copy)]
pub(super) struct Unsent {
    /// The kind, by its name in files; empty for none, as everywhere here.
    pub(super) sort: RwSignal<String>,
    /// What it says.
    pub(super) text: RwSignal<String>,
    /// How it felt.
    pub(super) feelings: RwSignal<String>,
    /// What it is about, as a value of [`about`].
    pub(super) about: RwSignal<String>,
    /// A service or somebody else.
    pub(super) about_words: RwSignal<String>,
    /// The day.
    pub(super) happened: RwSignal<String>,
    /// How it is known.
    pub(super) how: RwSignal<String>,
    /// What is wanted.
    pub(super) wants: RwSignal<String>,
}

/// What is kept, in context. Copies are the same.
#[derive(Clone, Copy)]
pub struct Kept {
    book: StoredValue<Option<BookId>>,
    unsent: [Unsent; 3],
    replies: RwSignal<Vec<((RecordId, Seat), String)>>,
    filter: Filter,
}

impl Kept {
    /// Nothing typed yet.
    pub fn new() -> Self {
        Self {
            book: StoredValue::new(None),
            unsent: std::array::from_fn(|_| Unsent::new()),
            replies: RwSignal::new(Vec::new()),
            filter: Filter::new(),
        }
    }

    /// What is kept for the open workbook. What was kept for another one is gone then.
    pub(super) fn here(app: App) -> Self {
        let kept = expect_context::<Self>();
        let book = Some(app.book());
        if kept.book.get_value() != book {
            kept.book.set_value(book);
            kept.unsent.iter().for_each(Unsent::clear);
            kept.replies.set(Vec::new());
            kept.filter.clear();
        }
        kept
    }

    /// The note that somebody began: each seat has its own.
    pub(super) fn unsent(self, by: Seat) -> Unsent {
        let [patient, professional, both] = self.unsent;
        match by {
            Seat::Patient => patient,
            Seat::Professional => professional,
            Seat::Both => both,
        }
    }

    /// What the list shows.
    pub(super) const fn filter(self) -> Filter {
        self.filter
    }

    /// The reply that somebody began.
    pub(super) fn reply(self, note: RecordId, by: Seat) -> String {
        let begun = |replies: &Vec<((RecordId, Seat), String)>| {
            replies.iter().find(|(of, _)| *of == (note, by)).map(|(_, text)| text.clone())
        };
        self.replies.with(begun).unwrap_or_default()
    }

    /// Keeps a reply that is being written; an empty one is forgotten.
    pub(super) fn keep_reply(self, note: RecordId, by: Seat, text: String) {
        self.replies.update(|replies| {
            replies.retain(|(of, _)| *of != (note, by));
            if !text.is_empty() {
                replies.push(((note, by), text));
            }
        });
    }
}

impl Default for Kept {
    fn default() -> Self {
        Self::new()
    }
}

impl Unsent {
    /// Whether it is of a kind that may be hard for somebody to read.
    pub(super) fn may_hurt(self) -> bool {
        let hard = [NoteSort::Hard, NoteSort::Worry];
        self.sort.with(|sort| hard.iter().any(|hard| hard.name() == sort))
    }

    fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            sort: empty(),
            text: empty(),
            feelings: empty(),
            about: empty(),
            about_words: empty(),
            happened: empty(),
            how: empty(),
            wants: empty(),
        }
    }

    /// Forgets all, once it is written down.
    pub(super) fn clear(&self) {
        let Self { sort, text, feelings, about, about_words, happened, how, wants } = *self;
        for signal in [sort, text, feelings, about, about_words, happened, how, wants] {
            signal.set(String::new());
        }
    }

    /// The note as it would be written down.
    pub(super) fn note(&self, by: Seat) -> Note {
        let mut note = Note {
            by: Some(by),
            sort: choice::<NoteSort>(&self.sort.get_untracked()),
            text: self.text.get_untracked(),
            feelings: self.feelings.get_untracked(),
            happened: Day::try_from(self.happened.get_untracked()).ok(),
            how: choice(&self.how.get_untracked()),
            wants: choice::<Want>(&self.wants.get_untracked()),
            ..Note::default()
        };
        about::set(&mut note, &self.about.get_untracked(), self.about_words.get_untracked());
        note
    }
}
