//! Where what was being typed is kept while a workbook is locked: by each page under a key of its own, so
//! that no tab writes over another's. Not for when it is kept and given back: see `typed`.

use serde::{Deserialize, Serialize};
use workbook_core::id::BookId;

use crate::platform::storage::{LocalStore, StorageError};
use crate::platform::typing::Typing;
use crate::state::desk::Desk;
use crate::state::keys;

/// Where somebody typed, and what.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(in crate::state) struct Place {
    pub(super) hash: String,
    /// Who typed: nobody else's field takes it.
    pub(super) seat: String,
    /// When it was kept, in milliseconds since 1970: the last of several gets the cursor, and a page takes
    /// up of others only what was kept before it was loaded. No word is lost by a wrong clock.
    #[serde(default)]
    pub(super) at: i64,
    /// Whether it was locked by the hands on another page: nobody else is led to it.
    #[serde(default)]
    pub(super) quiet: bool,
    /// Whether its field was looked for in vain: nobody is led to it again. It is the same text as before.
    #[serde(default)]
    pub(super) missed: bool,
    pub(super) typing: Typing,
}

impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        let all = |place: &Self| (place.at, place.quiet);
        all(self) == all(other)
            && self.hash == other.hash
            && self.seat == other.seat
            && self.typing == other.typing
    }
}

impl Eq for Place {}

impl Place {
    /// The cursor alone.
    pub(super) fn without_words(self) -> Self {
        Self { typing: self.typing.without_text(), ..self }
    }

    pub(super) fn has_words(&self) -> bool {
        !self.typing.text().is_empty()
    }
}

/// A place of this page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::state) struct Own {
    pub(in crate::state) book: BookId,
    place: Place,
    stored: bool,
}

impl Desk {
    /// What was typed in a workbook and is not back in its fields.
    pub(in crate::state) fn places(&self, book: BookId) -> Vec<Place> {
        let own = self.typing.iter().filter(|own| own.book == book && !own.stored);
        let stored = self.stored_places(book).unwrap_or_default();
        let stored = stored.into_iter().flat_map(|(_, places)| places);
        let mut all = Vec::new();
        for place in stored.chain(own.map(|own| own.place.clone())) {
            if !all.contains(&place) {
                all.push(place);
            }
        }
        all
    }

    /// What waits to be typed again in this page: what it kept itself, and what stood in the store when
    /// it was loaded. Who kept that is gone, or would have it back by now.
    pub(super) fn waiting_here(&self, book: BookId) -> Vec<Place> {
        let words = self.waiting.iter().filter(|place| place.has_words());
        words.filter(|place| self.may_take(book, place)).cloned().collect()
    }

    fn may_take(&self, book: BookId, place: &Place) -> bool {
        let own = |own: &Own| own.book == book && own.place == *place;
        place.at < self.began || self.typing.iter().any(own)
    }

    /// Whether anything waits to be typed again.
    pub(in crate::state) fn has_waiting_words(&self, book: BookId) -> bool {
        self.places(book).iter().any(Place::has_words)
    }

    /// Whether words of this page are in no store.
    pub(in crate::state) fn has_unstored_words(&self) -> bool {
        self.typing.iter().any(|own| !own.stored && own.place.has_words())
    }

    /// Before a workbook is seen again: what waits to be typed again is noted, and who has the tablet is
    /// led to where they typed last in this page, or else in one that was seen before this one was
    /// loaded. Other cursors go.
    pub(super) fn last_place(&mut self, book: BookId, seat: &str) -> Option<Place> {
        self.waiting = self.places(book);
        let may_lead = |place: &&Place| place.seat == seat && !place.missed;
        let own = self.typing.iter().rfind(|own| own.book == book).map(|own| &own.place);
        let own = own.filter(|own| !own.has_words() || self.waiting.contains(own));
        let others = self.waiting.iter().filter(|place| self.may_take(book, place));
        let seen = others.filter(may_lead).filter(|place| !place.quiet);
        let last = own.filter(may_lead).or(seen.max_by_key(|place| place.at)).cloned();
        self.change_places(book, |places| {
            places.retain(|place| place.has_words() || Some(place) == last.as_ref());
        });
        last
    }

    pub(super) fn keep_places(&mut self, book: BookId, places: Vec<Place>) {
        // Those of this page that no store took yet come along.
        let goes = |own: &mut Own| own.book == book && !(own.stored && own.place.has_words());
        let own: Vec<Own> = self.typing.extract_if(.., goes).collect();
        let own = own.into_iter().filter(|own| own.place.has_words());
        let mut new: Vec<Place> = own.map(|own| own.place).collect();
        new.retain(|place| !places.contains(place));
        new.extend(places);
        if new.is_empty() {
            return;
        }
        let stored = self.store_places(book, &new).is_ok();
        self.typing.extend(new.into_iter().map(|place| Own { book, place, stored }));
    }

    /// It is back in its field.
    pub(super) fn forget_place(&mut self, book: BookId, place: &Place) {
        self.typing.retain(|own| own.book != book || own.place != *place);
        self.waiting.retain(|waits| waits != place);
        self.change_places(book, |places| places.retain(|kept| kept != place));
    }

    /// It is wanted after all.
    pub(super) fn take_place_back(&mut self, book: BookId, place: Place) {
        self.waiting.push(place.clone());
        self.keep_places(book, vec![place]);
    }

    /// Its field is nowhere to be seen. Its words stay where they are kept.
    pub(super) fn note_missed(&mut self, book: BookId, place: &Place) {
        if !place.has_words() {
            return self.forget_place(book, place);
        }
        let mark = |kept: &mut Place| kept.missed |= kept == place;
        self.waiting.iter_mut().for_each(mark);
        self.typing.iter_mut().for_each(|own| mark(&mut own.place));
        self.change_places(book, |places| places.iter_mut().for_each(mark));
    }

    /// Changes what is stored, where it stands.
    fn change_places(&self, book: BookId, change: impl Fn(&mut Vec<Place>)) {
        let Ok(local) = &self.local else { return };
        for (key, mut places) in self.stored_places(book).unwrap_or_default() {
            let before = serde_json::to_string(&places).ok();
            change(&mut places);
            if serde_json::to_string(&places).ok() != before {
                let _ = write(local, &key, &places);
            }
        }
    }

    /// Adds to what this page keeps in the store.
    fn store_places(&self, book: BookId, new: &[Place]) -> Result<(), StorageError> {
        let local = self.local.as_ref().map_err(|error| *error)?;
        let session = self.session.as_ref().ok_or(StorageError::Failed)?;
        let key = keys::typing(book, session.actor());
        let mut all = read(local, &key)?;
        all.retain(|place| place.has_words() && !new.contains(place));
        all.extend_from_slice(new);
        write(local, &key, &all)
    }

    /// What all pages keep, by their keys.
    fn stored_places(&self, book: BookId) -> Result<Vec<(String, Vec<Place>)>, StorageError> {
        let local = self.local.as_ref().map_err(|error| *error)?;
        let keys = local.keys(&keys::all_typing(book))?.into_iter();
        // One that cannot be read now hides no other.
        Ok(keys.filter_map(|key| read(local, &key).ok().map(|places| (key, places))).collect())
    }
}

fn read(local: &LocalStore, key: &str) -> Result<Vec<Place>, StorageError> {
    let text = local.get(key)?.unwrap_or_default();
    Ok(serde_json::from_str(&text).unwrap_or_default())
}

fn write(local: &LocalStore, key: &str, places: &[Place]) -> Result<(), StorageError> {
    match serde_json::to_string(places) {
        Ok(text) if !places.is_empty() => local.set(key, &text),
        _ => local.remove(key),
    }
}
