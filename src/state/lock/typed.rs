//! What was being typed when a workbook was locked. It is kept, sealed like all the rest, until it is
//! back in its field: where it was typed, by whom, and nowhere else.

use leptos::prelude::*;
use workbook_core::document::Document;
use workbook_core::id::{BookId, RecordId};

use super::App;
use super::places::Place;
use crate::platform::typing::{self, Back, Typing};
use crate::platform::{clock, page, timer};
use crate::state::Phase;

/// How often the fields are looked for after unlocking, once for each picture.
const LOOKS: u32 = 90;

impl App {
    /// Keeps what is being typed, for when the workbook is unlocked: where it is stored, and else in
    /// this page. One that is locked by the hands on another, `quiet`, keeps its words and no cursor.
    pub(super) fn keep_typing(&self, book: BookId, quiet: bool) {
        let typing = typing::now();
        if typing.is_empty() {
            return;
        }
        let (hash, seat) = (page::hash(), self.seat.get_untracked().name().to_owned());
        let (at, begun) = (clock::now_ms(), self.unsent());
        let place = |typing: Typing| {
            let typing = self.worth_keeping(typing, &begun);
            Place { hash: hash.clone(), seat: seat.clone(), at, quiet, missed: false, typing }
        };
        let places = typing.into_iter().map(place);
        let places = places.filter(|place| !quiet || place.has_words()).collect();
        self.desk.update_value(|desk| desk.keep_places(book, places));
    }

    /// What is to be kept of a field: its words are not where they are stored in its own place, in what
    /// was `begun` or in its record.
    pub(super) fn worth_keeping(&self, typing: Typing, begun: &str) -> Typing {
        let (id, text) = (typing.id(), typing.text());
        if id.starts_with("note-") || id == "write-reply" {
            let is_begun = serde_json::to_string(text).is_ok_and(|quoted| begun.contains(&quoted));
            return if is_begun { typing.without_text() } else { typing };
        }
        let Some((record, field)) = record_of(id) else { return typing };
        let says = |document: &Document| Some(document.entry(record)?.text(&field).to_owned());
        let is_owed = self.desk.with_value(|desk| desk.owed_local.contains(&record));
        match self.peek(says).flatten() {
            Some(stands) if stands == text && !is_owed => typing.without_text(),
            Some(stands) => typing.over(stands),
            None => typing,
        }
    }

    /// Puts the cursor back where somebody typed, with what was in no store yet.
    pub(super) fn go_back_to_typing(&self, book: BookId) {
        let seat = self.seat.get_untracked().name();
        let last = self.desk.try_update_value(|desk| {
            let last = desk.last_place(book, seat);
            desk.looking = last.is_some();
            last
        });
        self.show_lock();
        match last.flatten() {
            Some(place) => {
                page::set_hash(&place.hash);
                self.look_for(book, place.clone(), Some(place), LOOKS);
            }
            None => timer::next_frame(|| {
                page::focus("h1");
            }),
        }
    }

    /// The fields stand once their records are read. What was typed `around` goes back into them, and
    /// the `cursor` once. Where somebody goes elsewhere, passes the tablet on or locks it meanwhile, all
    /// stays for the next time.
    fn look_for(&self, book: BookId, around: Place, cursor: Option<Place>, looks: u32) {
        let app = *self;
        timer::next_frame(move || {
            let phase = app.phase.get_untracked();
            let is_here = app.peek(Document::book) == Some(book)
                && !matches!(phase, Phase::Locked(_))
                && app.is_at(&around);
            if !is_here {
                return app.leave_off();
            }
            let is_open = phase == Phase::Open(book);
            let cursor = cursor.filter(|place| !is_open || !app.has_gone_on(book, place));
            let missing = is_open && cursor.is_none() && !app.have_gone_back(book);
            if looks > 0 && (cursor.is_some() || missing) {
                let is_reading = phase == Phase::Opening || !app.loaded.get_untracked();
                return app.look_for(book, around, cursor, looks - u32::from(!is_reading));
            }
            if let Some(place) = cursor {
                app.note_missed(book, &place);
                app.have_gone_back(book);
                if page::nothing_has_focus() {
                    page::focus("h1");
                }
            }
            app.leave_off();
        });
    }

    /// The looks are over: whoever typed what waits still is told where it is.
    fn leave_off(&self) {
        self.desk.update_value(|desk| desk.looking = false);
        if !matches!(self.phase.get_untracked(), Phase::Locked(_)) {
            self.show_lock();
        }
    }

    /// Its field is nowhere to be seen.
    fn note_missed(&self, book: BookId, place: &Place) {
        self.desk.update_value(|desk| desk.note_missed(book, place));
    }

    /// Puts the cursor back. False where its field is not there yet.
    fn has_gone_on(&self, book: BookId, place: &Place) -> bool {
        let place = place.clone();
        let place = if self.still_waits(book, &place) { place } else { place.without_words() };
        let all_read = self.loaded.get_untracked();
        let back = typing::go_on(&place.typing, all_read);
        if back == Back::Taken {
            if !all_read {
                return false;
            }
            self.note_missed(book, &place);
        }
        self.note_back(book, &place, back)
    }

    /// Whether nobody typed it again meanwhile, in another tab.
    fn still_waits(&self, book: BookId, place: &Place) -> bool {
        !place.has_words() || self.desk.with_value(|desk| desk.places(book).contains(place))
    }

    /// Types all again that was typed here. False where a field is not there yet.
    fn have_gone_back(&self, book: BookId) -> bool {
        let places = self.desk.with_value(|desk| desk.waiting_here(book));
        let mut all = true;
        let here = |place: &&Place| self.is_at(place) && self.still_waits(book, place);
        for place in places.iter().filter(here) {
            let back = typing::type_again(&place.typing);
            all &= self.note_back(book, place, back);
            // A second press on the same part would close it again.
            if back == Back::Opening {
                break;
            }
        }
        all
    }

    /// Takes note of what became of a text. Whether its field is there.
    fn note_back(&self, book: BookId, place: &Place, back: Back) -> bool {
        if matches!(back, Back::Stands | Back::Typed) {
            self.desk.update_value(|desk| desk.forget_place(book, place));
            self.show_lock();
        }
        !matches!(back, Back::NoField | Back::Opening)
    }

    /// A field gets the cursor: perhaps something was typed there before the lock.
    pub(super) fn fill_again(&self, id: &str) {
        let Phase::Open(book) = self.phase.get_untracked() else { return };
        let was = |place: &Place| place.typing.id() == id && place.has_words() && self.is_at(place);
        let place = self.desk.with_value(|desk| {
            let ours = desk.waiting_here(book).into_iter().find(was);
            ours.filter(|place| desk.places(book).contains(place))
        });
        if let Some(place) = place {
            self.note_back(book, &place, typing::type_again(&place.typing));
        }
    }

    /// Whether this is the place, and who typed there has the tablet.
    fn is_at(&self, place: &Place) -> bool {
        page::hash() == place.hash && self.seat.get_untracked().name() == place.seat
    }
}

/// The record and the field of it that a field in the page stands for; see `parts::field_id`.
fn record_of(id: &str) -> Option<(RecordId, String)> {
    if let Some(note) = id.strip_prefix("feelings-") {
        return Some((note.parse().ok()?, "feelings".to_owned()));
    }
    let (record, field) = id.strip_prefix("f-")?.split_once('-')?;
    Some((record.parse().ok()?, field.replace('-', "_")))
}
