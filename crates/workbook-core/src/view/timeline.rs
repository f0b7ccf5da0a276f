//! The time line: who wrote what and when, newest first, grouped by sitting, and all versions of a
//! field. Read off the stamps that every copy holds, so it is the same on both devices. Times are
//! the writers' clocks and order nothing but this page.

use std::collections::{BTreeMap, BTreeSet};

use super::{is_others_draft, is_sealed};
use crate::deletion::{Deletion, How};
use crate::document::Document;
use crate::entry::{Entry, Version};
use crate::gather;
use crate::id::RecordId;
use crate::record::{self, Acceptance, CREATED, DELETED, Link, ORDER, PARENT, Record};
use crate::stamp::{Dot, Seat, Timestamp};

/// A longer pause than this, in milliseconds, begins another sitting.
pub const PAUSE_MS: i64 = 30 * 60 * 1_000;

/// What somebody did with one record in one sitting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrote {
    /// The record.
    pub record: RecordId,
    /// Who.
    pub by: Seat,
    /// When they last did.
    pub at: Timestamp,
    /// What they did.
    pub what: What,
    /// The fields they wrote, by name.
    pub fields: Vec<String>,
}

/// What was done with a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// Some of its fields were written.
    Changed,
    /// It was made.
    Made,
    /// It was brought back.
    Back,
    /// It was put in the bin.
    Binned,
    /// It was put in the bin, and the bin was emptied.
    Emptied,
}

/// What was written without a longer pause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SatTogether {
    /// When it began.
    pub from: Timestamp,
    /// When it ended.
    pub to: Timestamp,
    /// What was done, newest first; one line for each person and record.
    pub wrote: Vec<Wrote>,
}

/// Whether a record has a past that may be looked at: not the other's blind answer or draft, and
/// not what only joins others.
fn is_told(document: &Document, entry: &Entry, looks: Seat) -> bool {
    entry.kind() != Link::KIND.name
        && record::kind(entry.kind()).is_some()
        && !is_sealed(document, entry, looks)
        && !is_others_draft(entry, looks)
}

/// Whether a field says something to a reader: not a place in an order, not what it hangs on or
/// whose it is.
pub(super) fn is_said(kind: &str, field: &str) -> bool {
    let silent = [CREATED, DELETED, ORDER, PARENT].contains(&field)
        || [("person", "seat"), ("workbook", "locale"), ("workbook", "practice")]
            .contains(&(kind, field));
    let is_owner = record::kind(kind).is_some_and(|kind| kind.owner == Some(field));
    !silent && !is_owner && record::field(kind, field).is_some()
}

/// Whether records of a kind are answers: each is to the words that stood when it was given, so an
/// old one is told but never brought back.
pub fn is_an_answer(kind: &str) -> bool {
    kind == Acceptance::KIND.name || record::kind(kind).is_some_and(|kind| kind.blind)
}

/// All that was written, as far as whoever looks may know of it.
pub fn timeline(document: &Document, looks: Seat) -> Vec<SatTogether> {
    let mut writes = Vec::new();
    for entry in document.entries().filter(|entry| is_told(document, entry, looks)) {
        for (field, register) in entry.fields() {
            let past = entry.past(field);
            for version in register.versions().iter().chain(past) {
                writes.push((version.stamp.at, version.stamp.dot, entry, field, version));
            }
        }
    }
    let writes =
        gather::sorted(writes, |a, b| (a.0, a.1, a.2.id(), a.3).cmp(&(b.0, b.1, b.2.id(), b.3)));
    let mut sittings: Vec<Sitting> = Vec::new();
    for (at, _, entry, field, version) in writes {
        let goes_on = sittings.last().is_some_and(|last| at.ms() - last.to.ms() <= PAUSE_MS);
        if !goes_on {
            sittings.push(Sitting { from: at, to: at, lines: BTreeMap::new() });
        }
        if let Some(sitting) = sittings.last_mut() {
            sitting.note(entry, field, version);
        }
    }
    sittings.into_iter().rev().filter_map(Sitting::told).collect()
}

struct Sitting {
    from: Timestamp,
    to: Timestamp,
    lines: BTreeMap<(RecordId, Seat), Line>,
}

#[derive(Default)]
struct Line {
    at: Timestamp,
    last: Option<Dot>,
    what: Option<What>,
    fields: BTreeSet<String>,
}

impl Sitting {
    fn note(&mut self, entry: &Entry, field: &str, version: &Version) {
        let at = version.stamp.at;
        self.to = at;
        let line = self.lines.entry((entry.id(), version.stamp.by)).or_default();
        line.at = at;
        line.last = line.last.max(Some(version.stamp.dot));
        match field {
            CREATED => line.what = line.what.max(Some(What::Made)),
            DELETED => {
                let what = match Deletion::from_value(&version.value).map(|mark| mark.how) {
                    None => What::Back,
                    Some(How::Emptied) => What::Emptied,
                    Some(How::Binned | How::Undone) => What::Binned,
                };
                line.what = line.what.max(Some(what));
            }
            _ if is_said(entry.kind(), field) => {
                line.fields.insert(field.to_owned());
            }
            _ => {}
        }
    }

    fn told(self) -> Option<SatTogether> {
        let mut wrote = Vec::new();
        for ((record, by), line) in self.lines {
            let changed = (!line.fields.is_empty()).then_some(What::Changed);
            if let Some(what) = line.what.max(changed) {
                let fields = line.fields.into_iter().collect();
                wrote.push((line.last, Wrote { record, by, at: line.at, what, fields }));
            }
        }
        let wrote = gather::sorted(wrote, |a: &(Option<Dot>, Wrote), b| {
            (b.1.at, b.0, a.1.record).cmp(&(a.1.at, a.0, b.1.record))
        });
        let wrote: Vec<Wrote> = wrote.into_iter().map(|(_, wrote)| wrote).collect();
        (!wrote.is_empty()).then_some(SatTogether { from: self.from, to: self.to, wrote })
    }
}

/// The versions of one field: what stands there, and what stood there before, newest first.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldPast {
    /// The field.
    pub field: String,
    /// What stands there now; several where they are still to be settled.
    pub now: Vec<Version>,
    /// What stood there before.
    pub before: Vec<Version>,
}

/// The fields of a record that were written more than once, in the order of their names. None
/// where the record is not there, or is hidden from whoever looks.
pub fn past_of(document: &Document, id: RecordId, looks: Seat) -> Option<Vec<FieldPast>> {
    let entry = document.entry(id).filter(|entry| is_told(document, entry, looks))?;
    let mut fields = Vec::new();
    for (field, register) in entry.fields() {
        let past = entry.past(field);
        if past.is_empty() || !is_said(entry.kind(), field) {
            continue;
        }
        let newest =
            |versions: &[Version]| gather::sorted(versions.to_vec(), |a: &Version, b| b.order(a));
        let field = field.to_owned();
        fields.push(FieldPast { field, now: newest(register.versions()), before: newest(past) });
    }
    Some(fields)
}
