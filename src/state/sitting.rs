//! Sittings: from when a person takes the tablet until they pass it on or go. What the other wrote
//! and this person has not had before them since is news to them.
//! Only for showing: what is merged or kept does not depend on it, nor on the clock it reads.

use std::collections::BTreeSet;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use workbook_core::document::Document;
use workbook_core::entry::Entry;
use workbook_core::id::RecordId;
use workbook_core::record::{Link, Record, Workbook};
use workbook_core::stamp::Seat;
use workbook_core::view;

use super::App;
use crate::platform::clock;

/// Who comes back after so long sits down anew.
const PAUSE_MS: i64 = 30 * 60 * 1_000;
/// The time of the last writing is kept no more exactly than this.
const EXACT_MS: i64 = 5 * 60 * 1_000;
/// More news than this is not kept: it is many.
const MOST: usize = 200;

/// What one person has to catch up with.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Sitting {
    /// When their last sitting before this one ended, in milliseconds since 1970.
    before: Option<i64>,
    /// When they last wrote or passed the tablet on.
    last: Option<i64>,
    /// What came since, and is shown while they sit.
    shown: Vec<RecordId>,
    /// What came while somebody else sat here.
    fresh: Vec<RecordId>,
}

impl Sitting {
    fn begin(&mut self) {
        self.before = self.last;
        self.shown = std::mem::take(&mut self.fresh);
    }
}

/// The sittings of both.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Sittings {
    patient: Sitting,
    professional: Sitting,
}

impl Sittings {
    fn of(&mut self, seat: Seat) -> Option<&mut Sitting> {
        match seat {
            Seat::Patient => Some(&mut self.patient),
            Seat::Professional => Some(&mut self.professional),
            Seat::Both => None,
        }
    }

    /// Somebody takes the tablet from somebody.
    fn pass(&mut self, from: Seat, to: Seat, now: i64) {
        if let Some(left) = self.of(from) {
            left.last = Some(now);
        }
        if let Some(sits) = self.of(to).filter(|_| from != to) {
            sits.begin();
        }
    }

    /// Takes note of a record that one of the pair wrote, while somebody sits here. Whether that
    /// was new.
    fn note(&mut self, record: RecordId, by: Seat, sits: Seat) -> bool {
        let other = match by {
            Seat::Patient => Seat::Professional,
            Seat::Professional => Seat::Patient,
            Seat::Both => return false,
        };
        let Some(sitting) = self.of(other) else { return false };
        let news = if other == sits { &mut sitting.shown } else { &mut sitting.fresh };
        let is_new = news.len() < MOST && !news.contains(&record);
        if is_new {
            news.push(record);
        }
        is_new
    }
}

/// What is new to one person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct News {
    /// When they were last here, in milliseconds since 1970; none the first time.
    pub since: Option<i64>,
    /// Where something is new: aims, notes, persons.
    pub places: Vec<RecordId>,
}

impl App {
    /// What the other wrote since a person last sat here, the other's drafts and hidden answers
    /// left out; wakes the caller when it changes.
    pub fn news(&self, seat: Seat) -> News {
        self.track_anything();
        let sits = self.seat() == seat;
        let mut sittings = self.desk.with_value(|desk| desk.sittings.clone());
        let Some(sitting) = sittings.of(seat) else { return News::default() };
        let (since, records) =
            if sits { (sitting.before, &sitting.shown) } else { (sitting.last, &sitting.fresh) };
        let places = self.peek(|document| {
            let mut seen = BTreeSet::new();
            let place = |id: &RecordId| place(document, document.entry(*id)?, seat);
            records.iter().rev().filter_map(place).filter(|id| seen.insert(*id)).collect()
        });
        News { since, places: places.unwrap_or_default() }
    }

    /// Takes note of who wrote these records.
    pub(super) fn note_news<'a>(&self, records: impl IntoIterator<Item = &'a RecordId>) {
        let (sits, now) = (self.seat.get_untracked(), clock::now_ms());
        let mut sittings = self.desk.with_value(|desk| desk.sittings.clone());
        let mut changed = false;
        if let Some(sitting) = sittings.of(sits) {
            changed = sitting.last.is_none_or(|last| now - last > EXACT_MS);
            if changed {
                sitting.last = Some(now);
            }
        }
        for id in records {
            let by = self.peek(|document| Some(document.entry(*id)?.last_change()?.by)).flatten();
            changed |= by.is_some_and(|by| sittings.note(*id, by, sits));
        }
        if changed {
            self.desk.update_value(|desk| desk.sittings = sittings);
            self.remember_about();
        }
    }

    /// Takes up the sittings as they were kept; after a pause a new one begins.
    pub(super) fn take_sittings(&self, mut kept: Sittings) {
        let (sits, now) = (self.seat.get_untracked(), clock::now_ms());
        if let Some(sitting) = kept.of(sits)
            && sitting.last.is_some_and(|last| now - last > PAUSE_MS)
        {
            sitting.begin();
        }
        self.desk.update_value(|desk| desk.sittings = kept);
    }

    /// Hands the tablet to a seat.
    pub fn pass_to(&self, seat: Seat) {
        let from = self.seat.get_untracked();
        self.desk.update_value(|desk| desk.sittings.pass(from, seat, clock::now_ms()));
        self.seat.set(seat);
        self.show_lock();
        self.remember_about();
    }
}

/// The aim, note or person a record belongs to, if the one who looks may see it.
fn place(document: &Document, entry: &Entry, looks: Seat) -> Option<RecordId> {
    if [Workbook::KIND.name, Link::KIND.name].contains(&entry.kind()) {
        return None;
    }
    if !view::is_findable(document, entry, looks) {
        return None;
    }
    Some(entry.parent().unwrap_or(entry.id()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: RecordId = RecordId::new(1);
    const TWO: RecordId = RecordId::new(2);

    #[test]
    fn what_one_wrote_is_new_to_the_other_until_they_have_sat_with_it() {
        let mut sittings = Sittings::default();
        let (anna, karin) = (Seat::Patient, Seat::Professional);
        assert!(sittings.note(ONE, anna, anna));
        assert!(!sittings.note(ONE, anna, anna), "once is enough");
        assert!(!sittings.note(ONE, Seat::Both, anna), "both know what both wrote");
        sittings.pass(anna, karin, 10);
        assert_eq!(
            (sittings.professional.before, &sittings.professional.shown),
            (None, &vec![ONE])
        );
        // What a file brings in while she sits here is shown at once.
        assert!(sittings.note(TWO, anna, karin));
        assert_eq!(sittings.professional.shown, [ONE, TWO]);
        sittings.note(TWO, karin, karin);
        sittings.pass(karin, anna, 20);
        assert_eq!((sittings.patient.before, &sittings.patient.shown), (Some(10), &vec![TWO]));
        sittings.pass(anna, karin, 30);
        assert_eq!((sittings.professional.before, sittings.professional.shown), (Some(20), vec![]));
    }
}
