//! The bin: putting in, taking out, emptying.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{CommandError, Plan, Write};
use crate::document::Document;
use crate::entry::{Deletion, Entry, How, Life, Seen, covers, join_seen};
use crate::id::RecordId;
use crate::record::{self, Acceptance, DELETED, Person, Record, Workbook};
use crate::stamp::Dot;

pub(super) fn put(document: &Document, ids: &[RecordId]) -> Result<Plan, CommandError> {
    // These make the workbook what it is; an answer is taken back by answering.
    let kept = [Workbook::KIND.name, Person::KIND.name, Acceptance::KIND.name];
    let can = |id: &RecordId| {
        let entry = document.entry(*id).filter(|entry| entry.is_visible());
        entry.is_some_and(|entry| !kept.contains(&entry.kind()))
    };
    if ids.iter().all(can) { Ok(Plan::Bin(ids.to_vec())) } else { Err(CommandError::NotThere) }
}

pub(super) fn take_out(document: &Document, id: RecordId) -> Result<Plan, CommandError> {
    let entry = document.entry(id).ok_or(CommandError::NotThere)?;
    match entry.life() {
        Life::Deleted(How::Binned) | Life::Contested => {}
        Life::Alive | Life::Deleted(How::Undone | How::Emptied) => {
            return Err(CommandError::NotInBin);
        }
    }
    let kind = record::kind(entry.kind()).ok_or(CommandError::NotThere)?.name;
    let field = DELETED.to_owned();
    Ok(Plan::Write(vec![Write { record: id, kind, field, value: Value::Null }]))
}

/// What is in the bin, and all that hangs on it. A record on which somebody wrote something whoever
/// binned it did not know of stays in the bin: emptying takes nothing that nobody chose to delete.
pub(super) fn empty(document: &Document) -> Plan {
    let mut gone = BTreeSet::new();
    for id in document.bin() {
        match going(document, id) {
            Going::Alone => {
                gone.insert(id);
            }
            Going::WithAll => {
                gone.insert(id);
                let below = document.below(id).into_iter();
                let left = below.filter(|entry| entry.life() != Life::Deleted(How::Emptied));
                gone.extend(left.map(Entry::id));
            }
            Going::Not => {}
        }
    }
    Plan::Erase(gone.into_iter().collect())
}

/// Whether a record in the bin stays there when the bin is emptied, for something that hangs on it
/// was written or changed unknown to whoever binned it.
pub fn stays_in_bin(document: &Document, id: RecordId) -> bool {
    document.bin().any(|binned| binned == id) && matches!(going(document, id), Going::Not)
}

/// What emptying the bin takes of a record and what hangs on it.
enum Going {
    /// The record: its mark does not say what was known below it.
    Alone,
    /// All of it.
    WithAll,
    /// Nothing.
    Not,
}

fn going(document: &Document, id: RecordId) -> Going {
    let Some(entry) = document.entry(id) else { return Going::Not };
    let marks = entry.register(DELETED).versions();
    let mut known = Seen::new();
    let mut says = false;
    for below in marks.iter().filter_map(|mark| Deletion::from_value(&mark.value)?.below) {
        join_seen(&mut known, &below);
        says = true;
    }
    if !says {
        return Going::Alone;
    }
    // What the same page wrote before, it knew, under whatever stamp undo and redo gave it.
    let own = |dot: Dot| {
        marks.iter().any(|m| m.stamp.dot.actor == dot.actor && m.stamp.dot.counter > dot.counter)
    };
    // What was deleted there by itself somebody chose to delete.
    let below = document.below(id).into_iter().filter(|entry| entry.is_visible());
    let mut all = below.flat_map(Entry::content);
    let is_known = |dot| covers(&known, dot) || own(dot);
    if all.all(|version| is_known(version.stamp.dot)) { Going::WithAll } else { Going::Not }
}
