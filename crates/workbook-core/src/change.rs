//! Change sets, the one currency: a command makes one, undo inverts one, storage writes one,
//! other tabs hear of one, merge and import return one. Not for deciding what to change.

use std::collections::BTreeSet;

use crate::entry::{Entry, Register, Version};
use crate::id::RecordId;
use crate::record::Name;

/// What a person did, for naming an undo step. Words live in the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Started the workbook.
    Started,
    /// Typed into a field.
    Edited,
    /// Added an item of a kind.
    Added(&'static str),
    /// Chose something anew.
    Chosen,
    /// Moved an item.
    Moved,
    /// Answered a wording.
    Answered,
    /// Put dots on a card.
    Dotted,
    /// Showed a blind answer, or what was covered on a canvas.
    Revealed,
    /// Pinned or unpinned the focus.
    Focused,
    /// Put an item in the bin.
    Binned,
    /// Took an item out of the bin.
    Restored,
    /// Emptied the bin.
    EmptiedBin,
    /// Settled two versions.
    Settled,
    /// Took in a file.
    Imported,
    /// Heard of changes from another tab or from the other store.
    Heard,
}

/// One field of one record, before and after.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The record.
    pub record: RecordId,
    /// The field.
    pub field: Name,
    /// What stood there.
    pub before: Register,
    /// What stands there now.
    pub after: Register,
}

/// What one deed changed.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeSet {
    /// What was done.
    pub deed: Deed,
    /// The changed fields.
    pub changes: Vec<Change>,
    /// The records that were not there before.
    pub made: BTreeSet<RecordId>,
    /// Every record that has to be stored anew, also where only what it has seen changed.
    pub touched: BTreeSet<RecordId>,
}

impl ChangeSet {
    /// Nothing changed.
    pub const fn empty(deed: Deed) -> Self {
        Self { deed, changes: Vec::new(), made: BTreeSet::new(), touched: BTreeSet::new() }
    }
    /// Whether nothing changed that has to be stored.
    pub fn is_empty(&self) -> bool {
        self.touched.is_empty()
    }

    /// Takes note that a record stood so before and stands so now.
    pub(crate) fn note(&mut self, before: Option<&Entry>, after: &Entry) {
        self.changes.extend(diff(before, after));
        if before.is_none() {
            self.made.insert(after.id());
        }
        self.touched.insert(after.id());
    }

    /// Takes in a change set of other records: the next slice of a large import.
    pub fn extend(&mut self, other: Self) {
        self.changes.extend(other.changes);
        self.made.extend(other.made);
        self.touched.extend(other.touched);
    }

    /// Takes a later change set of the same burst into this one: its before stays, the after
    /// becomes the later one's, and what others wrote in between belongs to neither.
    pub fn squash(&mut self, later: Self) {
        for change in later.changes {
            let same =
                |mine: &&mut Change| mine.record == change.record && mine.field == change.field;
            // A record this set does not hold yet needs no search: imports come in long slices.
            let held = self.touched.contains(&change.record);
            match self.changes.iter_mut().find(|mine| held && same(mine)) {
                Some(mine) => mine.squash(&change),
                None => self.changes.push(change),
            }
        }
        self.made.extend(later.made);
        self.touched.extend(later.touched);
    }
}

impl Change {
    fn squash(&mut self, later: &Self) {
        let without = |register: &Register, others: &[&Register]| -> Vec<Version> {
            let is_in = |version: &&Version| others.iter().any(|r| r.versions().contains(version));
            register.versions().iter().filter(|version| !is_in(version)).cloned().collect()
        };
        let replaced = Register::new(without(&later.before, &[&later.after]));
        let mut before = self.before.versions().to_vec();
        before.extend(without(&replaced, &[&self.after]));
        let mut after = without(&self.after, &[&replaced]);
        after.extend(without(&later.after, &[&later.before]));
        self.before = Register::new(before);
        self.after = Register::new(after);
    }
}

/// The changed fields between two states of one record.
pub fn diff(before: Option<&Entry>, after: &Entry) -> Vec<Change> {
    let empty = Register::default();
    let old = |field: &str| before.map_or(&empty, |entry| entry.register(field)).clone();
    let mut changes: Vec<Change> = after
        .fields
        .iter()
        .map(|(name, register)| Change {
            record: after.id(),
            field: name.clone(),
            before: old(name.as_str()),
            after: register.clone(),
        })
        .filter(|change| change.before != change.after)
        .collect();
    let gone = before.into_iter().flat_map(|entry| entry.fields.iter());
    changes.extend(gone.filter(|(name, _)| !after.fields.contains_key(*name)).map(
        |(name, register)| Change {
            record: after.id(),
            field: name.clone(),
            before: register.clone(),
            after: Register::default(),
        },
    ));
    changes
}
