//! Change sets, the one currency: a command makes one, undo inverts one, storage writes one,
//! other tabs hear of one, merge and import return one. Not for deciding what to change.

use std::collections::BTreeSet;

use crate::entry::{Entry, Register};
use crate::id::{Actor, RecordId};
use crate::record::Name;

/// What a person did, for naming an undo step. Words live in the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Started the workbook.
    Started,
    /// Typed into a field.
    Edited,
    /// Added an item.
    Added,
    /// Moved an item.
    Moved,
    /// Answered a wording.
    Answered,
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

    /// Takes a later change set of the same burst into this one: its before stays, the after
    /// becomes the later one's.
    pub fn squash(&mut self, later: Self) {
        for change in later.changes {
            let same =
                |mine: &&mut Change| mine.record == change.record && mine.field == change.field;
            match self.changes.iter_mut().find(same) {
                Some(mine) => mine.after = change.after,
                None => self.changes.push(change),
            }
        }
        self.made.extend(later.made);
        self.touched.extend(later.touched);
    }
}

impl Change {
    /// Whether the field still stands as this change left it, so that undoing it touches nobody
    /// else's later work: the very same versions, or the same value rewritten by this page.
    pub fn still_stands(&self, entry: &Entry, me: Actor) -> bool {
        let now = entry.register(self.field.as_str());
        let by_me = match now.versions() {
            [one] => one.stamp.dot.actor == me && now.value() == self.after.value(),
            [] | [_, ..] => false,
        };
        *now == self.after || (by_me && !self.after.has_rivals())
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
