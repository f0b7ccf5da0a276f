//! Words that were typed when a workbook was locked and are not back in their field, for whoever typed
//! them to read. Not for putting them back; see `typed`.

use leptos::prelude::*;
use workbook_core::document::Document;

use super::App;
use super::places::Place;
use crate::state::Phase;

/// Words that wait for their field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unplaced(Place);

impl Unplaced {
    /// What was typed.
    pub fn words(&self) -> &str {
        self.0.typing.text()
    }
}

impl App {
    /// What whoever has the tablet typed before it was locked and is nowhere else. None before all is read
    /// and while its fields are looked for; and none of another tab that was open beside this one.
    pub fn unplaced(&self) -> Vec<Unplaced> {
        let Some(book) = self.peek(Document::book) else { return Vec::new() };
        let is_shut = matches!(self.phase.get_untracked(), Phase::Locked(_));
        if is_shut || !self.loaded.get_untracked() || self.desk.with_value(|desk| desk.looking) {
            return Vec::new();
        }
        let begun = self.unsent();
        let seat = self.seat.get_untracked().name();
        let (waiting, stored) =
            self.desk.with_value(|desk| (desk.waiting_here(book), desk.places(book)));
        let is_theirs = |place: &Place| {
            let words = self.worth_keeping(place.typing.clone(), &begun);
            place.seat == seat && stored.contains(place) && !words.text().is_empty()
        };
        waiting.into_iter().filter(is_theirs).map(Unplaced).collect()
    }

    /// Some of it may stand in its place now.
    pub(in crate::state) fn look_at_unplaced(&self) {
        if self.lock.get_untracked().unplaced {
            self.show_lock();
        }
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
            self.desk.update_value(|desk| desk.take_place_back(book, place.clone()));
            self.show_lock();
        }
    }
}
