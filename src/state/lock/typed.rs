//! What was being typed when a workbook was locked. It is kept, sealed like all the rest, until it is
//! back in its field: where it was typed, by whom, and nowhere else.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use workbook_core::document::Document;
use workbook_core::id::{BookId, RecordId};

use super::App;
use crate::platform::storage::StorageError;
use crate::platform::typing::{self, Back, Typing};
use crate::platform::{page, timer};
use crate::state::desk::Desk;
use crate::state::{Phase, keys};

/// How often the fields are looked for after unlocking, once for each picture.
const LOOKS: u32 = 90;
/// So many places are kept of a workbook; the oldest go first.
const MOST: usize = 16;

/// Where somebody typed, and what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::state) struct Place {
    hash: String,
    /// Who typed: nobody else's field takes it.
    seat: String,
    /// Whether its field was looked for in vain: then it waits there, and nobody is led to it.
    #[serde(default)]
    missed: bool,
    typing: Typing,
}

/// A place of this page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::state) struct Own {
    pub(in crate::state) book: BookId,
    place: Place,
    stored: bool,
}

impl Place {
    fn has_words(&self) -> bool {
        !self.typing.text().is_empty()
    }
}

impl App {
    /// Keeps what is being typed, for when the workbook is unlocked: where it is stored, and else in
    /// this page. One that was not before anybody's eyes, `quiet`, keeps its words and no cursor.
    pub(super) fn keep_typing(&self, book: BookId, quiet: bool) {
        let (hash, seat) = (page::hash(), self.seat.get_untracked().name().to_owned());
        let place = |typing: Typing| {
            let typing = if self.stands(&typing) { typing.without_text() } else { typing };
            Place { hash: hash.clone(), seat: seat.clone(), missed: false, typing }
        };
        let places = typing::now().into_iter().map(place);
        let places: Vec<Place> = places.filter(|place| !quiet || place.has_words()).collect();
        self.desk.update_value(|desk| desk.keep_places(book, places, quiet));
    }

    /// Whether what a field holds stands in its record.
    fn stands(&self, typing: &Typing) -> bool {
        record_of(typing.id()).is_some_and(|(id, field)| {
            let same = |document: &Document| {
                document.entry(id).is_some_and(|entry| entry.text(&field) == typing.text())
            };
            self.peek(same).unwrap_or_default()
        })
    }

    /// Puts the cursor back where somebody typed, with what was in no store yet.
    pub(super) fn go_back_to_typing(&self, book: BookId) {
        let seat = self.seat.get_untracked().name();
        let last = self.desk.try_update_value(|desk| {
            desk.waiting = desk.places(book);
            desk.last_place(book, seat)
        });
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
                return;
            }
            let is_open = phase == Phase::Open(book);
            let cursor = cursor.filter(|place| !is_open || !app.has_gone_on(book, place));
            let missing = is_open && cursor.is_none() && !app.have_gone_back(book);
            if looks > 0 && (cursor.is_some() || missing) {
                let is_reading = phase == Phase::Opening || !app.loaded.get_untracked();
                return app.look_for(book, around, cursor, looks - u32::from(!is_reading));
            }
            if let Some(place) = cursor {
                app.desk.update_value(|desk| desk.note_missed(book, place));
                if page::nothing_has_focus() {
                    page::focus("h1");
                }
            }
        });
    }

    /// Puts the cursor back. False where its field is not there yet.
    fn has_gone_on(&self, book: BookId, place: &Place) -> bool {
        let back = typing::go_on(&place.typing);
        if back == Back::Taken {
            self.desk.update_value(|desk| desk.note_missed(book, place.clone()));
        }
        self.note_back(book, place, back)
    }

    /// Types all again that was typed here. False where a field is not there yet.
    fn have_gone_back(&self, book: BookId) -> bool {
        let places = self.desk.with_value(|desk| desk.places(book));
        let mut all = true;
        for place in places.iter().filter(|place| place.has_words() && self.is_at(place)) {
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
        }
        !matches!(back, Back::NoField | Back::Opening)
    }

    /// A field that is empty gets the cursor: perhaps something was typed there before the lock. What
    /// another tab left since is not for this one.
    pub(super) fn fill_again(&self, id: &str) {
        let Phase::Open(book) = self.phase.get_untracked() else { return };
        let was = |place: &Place| place.typing.id() == id && place.has_words() && self.is_at(place);
        let place = self.desk.with_value(|desk| {
            let waits = |place: &Place| was(place) && desk.waiting.contains(place);
            let any = desk.waiting.iter().any(was);
            any.then(|| desk.places(book).into_iter().rfind(waits)).flatten()
        });
        if let Some(place) = place {
            self.desk.update_value(|desk| desk.forget_place(book, &place));
            typing::type_again(&place.typing);
        }
    }

    /// Whether this is the place, and who typed there has the tablet.
    fn is_at(&self, place: &Place) -> bool {
        page::hash() == place.hash && self.seat.get_untracked().name() == place.seat
    }
}

impl Desk {
    /// What was typed in a workbook and is not back in its fields, the newest last.
    fn places(&self, book: BookId) -> Vec<Place> {
        let own = self.typing.iter().filter(|own| own.book == book && !own.stored);
        let stored = self.stored_places(book).unwrap_or_default();
        stored.into_iter().chain(own.map(|own| own.place.clone())).collect()
    }

    /// Where somebody typed last: in this page, or else anywhere.
    fn last_place(&self, book: BookId, seat: &str) -> Option<Place> {
        let mut places = self.places(book);
        places.retain(|place| place.seat == seat && !place.missed);
        let own = self.typing.iter().rfind(|own| own.book == book).map(|own| &own.place);
        own.filter(|own| places.contains(own)).or(places.last()).cloned()
    }

    fn keep_places(&mut self, book: BookId, places: Vec<Place>, quiet: bool) {
        // Those of this page that no store took yet come along.
        let own: Vec<Own> = self.typing.extract_if(.., |own| own.book == book).collect();
        let own = own.into_iter().filter(|own| !own.stored && own.place.has_words());
        let mut new: Vec<Place> = own.map(|own| own.place).collect();
        new.retain(|place| !places.contains(place));
        new.extend(places);
        if new.is_empty() {
            return;
        }
        let stored = self.stored_places(book).and_then(|mut all| {
            all.retain(|place| place.has_words() && !new.contains(place));
            let at = if quiet { 0 } else { all.len() };
            all.splice(at..at, new.iter().cloned());
            all.drain(..all.len().saturating_sub(MOST));
            self.store_places(book, &all)
        });
        let stored = stored.is_ok();
        self.typing.extend(new.into_iter().map(|place| Own { book, place, stored }));
    }

    /// It is back in its field.
    fn forget_place(&mut self, book: BookId, place: &Place) {
        self.typing.retain(|own| own.book != book || own.place != *place);
        if let Ok(mut all) = self.stored_places(book)
            && all.contains(place)
        {
            all.retain(|kept| kept != place);
            let _ = self.store_places(book, &all);
        }
    }

    /// Its field is nowhere to be seen.
    fn note_missed(&mut self, book: BookId, place: Place) {
        self.forget_place(book, &place);
        if place.has_words() {
            let place = Place { missed: true, ..place };
            self.waiting.push(place.clone());
            self.keep_places(book, vec![place], true);
        }
    }

    fn stored_places(&self, book: BookId) -> Result<Vec<Place>, StorageError> {
        let local = self.local.as_ref().map_err(|error| *error)?;
        let text = local.get(&keys::typing(book))?;
        Ok(text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
    }

    fn store_places(&self, book: BookId, places: &[Place]) -> Result<(), StorageError> {
        let local = self.local.as_ref().map_err(|error| *error)?;
        let key = keys::typing(book);
        match serde_json::to_string(places) {
            Ok(text) if !places.is_empty() => local.set(&key, &text),
            _ => local.remove(&key),
        }
    }
}

/// The record and the field of it that a field in the page stands for; see `parts::field_id`.
pub fn record_of(id: &str) -> Option<(RecordId, String)> {
    let (record, field) = id.strip_prefix("f-")?.split_once('-')?;
    Some((record.parse().ok()?, field.replace('-', "_")))
}
