//! Words that were typed when a workbook was locked and found no field, for whoever typed them to read.
//! Not for putting them back; see `typed`.

use leptos::prelude::*;
use workbook_core::document::Document;

use super::App;
use super::places::Place;
use crate::state::Phase;

/// Words without a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unplaced(Place);

impl Unplaced {
    /// What was typed.
    pub fn words(&self) -> &str {
        self.0.typing.text()
    }
}

impl App {
    /// What whoever has the tablet typed before it was locked, and whose field was looked for in vain.
    pub fn unplaced(&self) -> Vec<Unplaced> {
        let Some(book) = self.peek(Document::book) else { return Vec::new() };
        let seat = self.seat.get_untracked().name();
        let (waiting, stored) =
            self.desk.with_value(|desk| (desk.waiting_here(book), desk.places(book)));
        let is_theirs =
            |place: &Place| place.missed && place.seat == seat && stored.contains(place);
        waiting.into_iter().filter(is_theirs).map(Unplaced).collect()
    }

    /// It is wanted no more.
    pub fn throw_away(&self, Unplaced(place): &Unplaced) {
        if let Phase::Open(book) = self.phase.get_untracked() {
            self.desk.update_value(|desk| desk.forget_place(book, place));
            self.show_lock();
        }
    }

    /// It is wanted after all.
    pub fn take_back(&self, Unplaced(place): &Unplaced) {
        if let Phase::Open(book) = self.phase.get_untracked() {
            self.desk.update_value(|desk| desk.note_missed(book, place.clone()));
            self.show_lock();
        }
    }
}
