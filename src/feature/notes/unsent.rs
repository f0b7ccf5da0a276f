//! A note that somebody began and has not written down.

use leptos::prelude::*;
use workbook_core::record::{Choice, Day, Note, NoteSort, Want, choice};
use workbook_core::stamp::Seat;

use super::about;

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

impl Unsent {
    /// Whether it is of a kind that may be hard for somebody to read.
    pub(super) fn may_hurt(self) -> bool {
        let hard = [NoteSort::Hard, NoteSort::Worry];
        self.sort.with(|sort| hard.iter().any(|hard| hard.name() == sort))
    }

    /// Nothing of it yet.
    pub(super) fn new() -> Self {
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

    /// All of it, each with its name where it is kept.
    pub(super) fn named(self) -> [(&'static str, RwSignal<String>); 8] {
        [
            ("sort", self.sort),
            ("text", self.text),
            ("feelings", self.feelings),
            ("about", self.about),
            ("about_words", self.about_words),
            ("happened", self.happened),
            ("how", self.how),
            ("wants", self.wants),
        ]
    }

    /// Forgets all, once it is written down.
    pub(super) fn clear(&self) {
        for (_, signal) in self.named() {
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
