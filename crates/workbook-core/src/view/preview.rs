//! What taking in a file would do, grouped for a person: new, changed, clashes, binned, back.
//! Not for doing it, and not for words.

use crate::document::Document;
use crate::entry::{Entry, Life};
use crate::id::RecordId;
use crate::record::{Name, PARENT};
use crate::session::MergePlan;
use crate::stamp::{Seat, Timestamp};

/// One record a file would touch.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The record.
    pub record: RecordId,
    /// Its kind.
    pub kind: Name,
    /// The record it hangs on.
    pub parent: Option<RecordId>,
    /// What it or the record it hangs on is called: its title or name; empty for none.
    pub label: String,
    /// The fields that change.
    pub fields: Vec<Name>,
    /// Who changed it last.
    pub by: Option<Seat>,
    /// When, by their clock.
    pub at: Option<Timestamp>,
}

/// What taking in a file would do.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Preview {
    /// Records that are not here yet.
    pub new: Vec<Item>,
    /// Records in which something changes by itself.
    pub changed: Vec<Item>,
    /// Records that would wait to be settled by the pair.
    pub clashes: Vec<Item>,
    /// Visible records that would no longer be.
    pub binned: Vec<Item>,
    /// Hidden records that would be visible again.
    pub back: Vec<Item>,
    /// Records in which nothing changes that anyone sees: older versions, things in the bin.
    pub quiet: usize,
}

/// What a plan would do to the document it was made for.
pub fn preview(document: &Document, plan: &MergePlan) -> Preview {
    let mut out = Preview::default();
    for merged in &plan.entries {
        let id = merged.id();
        let mine = document.entry(id);
        let changes = plan.changes.changes.iter().filter(|change| change.record == id);
        let fields: Vec<Name> = changes.map(|change| change.field.clone()).collect();
        let was = mine.is_some_and(Entry::is_visible);
        let group = match (was, merged.is_visible()) {
            (true, true) if fields.is_empty() => None,
            (true, true) if waits_anew(mine, merged) => Some(&mut out.clashes),
            (true, true) => Some(&mut out.changed),
            (true, false) => Some(&mut out.binned),
            (false, true) if mine.is_none() => Some(&mut out.new),
            (false, true) => Some(&mut out.back),
            (false, false) => None,
        };
        match group {
            Some(group) => group.push(item(document, plan, merged, fields)),
            None => out.quiet += 1,
        }
    }
    out
}

fn item(document: &Document, plan: &MergePlan, merged: &Entry, fields: Vec<Name>) -> Item {
    let parent: Option<RecordId> = merged.text(PARENT).parse().ok();
    let of_parent = || {
        let id = parent?;
        let incoming = plan.entries.iter().find(|entry| entry.id() == id);
        incoming.or_else(|| document.entry(id)).map(label)
    };
    let own = Some(label(merged)).filter(|label| !label.is_empty());
    let last = merged.last_change();
    Item {
        record: merged.id(),
        kind: Name::from(merged.kind()),
        parent,
        label: own.or_else(of_parent).unwrap_or_default(),
        fields,
        by: last.map(|stamp| stamp.by),
        at: last.map(|stamp| stamp.at),
    }
}

/// What a record is called: its title or name; empty for none.
pub fn label(entry: &Entry) -> String {
    let texts = ["title", "name"].map(|field| entry.text(field).trim());
    texts.into_iter().find(|text| !text.is_empty()).unwrap_or_default().to_owned()
}

/// Whether something waits to be settled that did not before.
fn waits_anew(mine: Option<&Entry>, merged: &Entry) -> bool {
    let before: Vec<&str> = mine.into_iter().flat_map(Entry::clashes).collect();
    let contested = |entry: &Entry| entry.life() == Life::Contested;
    merged.clashes().any(|field| !before.contains(&field))
        || (contested(merged) && !mine.is_some_and(contested))
}
