//! What was typed and not written down yet, and what the list shows, so that nothing is lost by
//! leaving a place; what was typed outlives the page of the browser too. Each workbook and seat has
//! its own.

use leptos::prelude::*;
use serde_json::{Map, Value, json};
use workbook_core::id::{BookId, RecordId};
use workbook_core::record::{Choice, Day, Note, NoteSort, Want, choice};
use workbook_core::stamp::Seat;

use super::about;
use super::filter::Filter;
use crate::state::App;

/// Who can begin a note.
const SEATS: [Seat; 3] = [Seat::Patient, Seat::Professional, Seat::Both];

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
            kept.read(&app.unsent());
        }
        kept
    }

    /// Takes up what was begun before the page was loaded.
    fn read(self, text: &str) {
        let Ok(begun) = serde_json::from_str::<Value>(text) else { return };
        for (seat, unsent) in SEATS.into_iter().zip(self.unsent) {
            for (name, signal) in unsent.named() {
                let said = begun.get(seat.name()).and_then(|begun| begun.get(name)?.as_str());
                signal.set(said.unwrap_or_default().to_owned());
            }
        }
        let reply = |one: &Value| {
            let said = |at: usize| one.get(at)?.as_str();
            Some(((said(0)?.parse().ok()?, Seat::from_name(said(1)?)?), said(2)?.to_owned()))
        };
        let replies = begun.get("replies").and_then(Value::as_array);
        self.replies.set(replies.into_iter().flatten().filter_map(reply).collect());
    }

    /// Keeps what was begun, for when the page is loaded anew. Wakes the caller at each change.
    pub(super) fn keep(self, app: App) {
        let mut begun = Map::new();
        for (seat, unsent) in SEATS.into_iter().zip(self.unsent) {
            let said = unsent.named().map(|(name, signal)| (name.to_owned(), signal.get().into()));
            let said: Map<String, Value> =
                said.into_iter().filter(|(_, said): &(_, Value)| said != "").collect();
            if !said.is_empty() {
                begun.insert(seat.name().to_owned(), said.into());
            }
        }
        let replies = self.replies.get();
        let list =
            replies.iter().map(|((note, by), text)| json!([note.to_string(), by.name(), text]));
        let list: Vec<Value> = list.collect();
        if !list.is_empty() {
            begun.insert("replies".to_owned(), list.into());
        }
        let text = if begun.is_empty() { String::new() } else { Value::from(begun).to_string() };
        app.keep_unsent(&text);
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
    pub(super) fn keep_reply(self, app: App, note: RecordId, by: Seat, text: String) {
        self.replies.update(|replies| {
            replies.retain(|(of, _)| *of != (note, by));
            if !text.is_empty() {
                replies.push(((note, by), text));
            }
        });
        untrack(|| self.keep(app));
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

    /// All of it, each with its name where it is kept.
    fn named(self) -> [(&'static str, RwSignal<String>); 8] {
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
