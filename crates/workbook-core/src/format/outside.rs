//! Values that came without a stamp: from a file made by hand or by another program.
//! They count as written by an actor derived from the content, so that the same file twice is one.

use serde_json::Value;

use crate::document::Document;
use crate::entry::{Entry, Register, Version, covers};
use crate::id::{Actor, RecordId, fnv1a_128};
use crate::record::Name;
use crate::stamp::{Dot, Seat, Stamp, Timestamp};

/// The stamp of a value that came without one.
pub fn outside_stamp(record: RecordId, field: &str, value: &Value) -> Stamp {
    let text = value.to_string();
    let hash = fnv1a_128(&[&record.number().to_be_bytes(), field.as_bytes(), text.as_bytes()]);
    let high = u64::try_from(hash >> 64).unwrap_or_default();
    let low = u64::try_from(hash & u128::from(u64::MAX)).unwrap_or_default();
    let dot = Dot { counter: 1, actor: Actor::new(high ^ low) };
    Stamp { dot, by: Seat::Both, at: Timestamp::from_ms(0) }
}

/// Whether a version is one that came without a stamp.
pub fn is_outside(record: RecordId, field: &str, version: &Version) -> bool {
    let dot = version.stamp.dot;
    dot.counter == 1 && version.stamp == outside_stamp(record, field, &version.value)
}

/// Leaves out, before merging, what another program wrote and what stands in the document
/// already: an equal value is no news. Records of which nothing is left go altogether.
pub fn drop_known_outside(document: &Document, entries: &mut Vec<Entry>) {
    entries.retain_mut(|entry| match document.entry(entry.id()) {
        Some(mine) => drop_known(mine, entry),
        None => true,
    });
}

/// Whether anything is left of the entry.
pub(super) fn drop_known(mine: &Entry, entry: &mut Entry) -> bool {
    let id = entry.id();
    let known: Vec<(Name, Actor)> = entry
        .fields
        .iter()
        .filter_map(|(name, register)| match register.versions() {
            [one] if mine.value(name.as_str()).unwrap_or(&Value::Null) == &one.value => {
                is_outside(id, name.as_str(), one).then(|| (name.clone(), one.stamp.dot.actor))
            }
            [] | [_, ..] => None,
        })
        .collect();
    for (name, actor) in known {
        entry.fields.remove(&name);
        // The actor is this value's own: nothing else in the record can be its.
        entry.seen.remove(&actor);
    }
    // Every write the entry still holds, or only knows of, is in here.
    !entry.seen.is_empty()
}

/// Keeps what the document shows in fields of which a record made or edited outside says nothing
/// under a stamp: its past, or what it has seen, would count there as having read and replaced it.
/// A record as this program writes it still has each field it once had, until it is erased.
pub(super) fn keep_unread(mine: &Entry, entry: &mut Entry) {
    let id = entry.id();
    for (field, register) in mine.fields() {
        let theirs = entry.register(field);
        if !theirs.versions().iter().all(|version| is_outside(id, field, version)) {
            continue;
        }
        let unread = |version: &&Version| {
            let dot = version.stamp.dot;
            covers(&entry.seen, dot) && !covers(&entry.erased, dot) && !theirs.holds(dot)
        };
        let kept: Vec<Version> = register.versions().iter().filter(unread).cloned().collect();
        if !kept.is_empty() {
            let all = kept.into_iter().chain(theirs.versions().iter().cloned()).collect();
            entry.fields.insert(Name::from(field), Register::new(all));
        }
    }
}

/// Gives back its standing to a value that a text editor changed under an old stamp, where the
/// document has gone on since: under that stamp it would count as read and replaced. Where the
/// document still shows the version of that stamp, the merge keeps both by itself.
pub(super) fn free_edited(mine: &Entry, entry: &mut Entry) {
    let id = entry.id();
    let Entry { fields, seen, .. } = entry;
    for (name, register) in fields.iter_mut() {
        let past = mine.past(name.as_str());
        let edited = |version: &Version| {
            let same_write = |old: &&Version| old.stamp.dot == version.stamp.dot;
            let mut known = past.iter().filter(same_write).peekable();
            !version.value.is_null()
                && known.peek().is_some()
                && known.all(|old| !old.value.is_null() && old.value != version.value)
        };
        if !register.versions().iter().any(edited) {
            continue;
        }
        let mut versions = register.versions().to_vec();
        for version in versions.iter_mut().filter(|version| edited(version)) {
            version.stamp = outside_stamp(id, name.as_str(), &version.value);
            seen.insert(version.stamp.dot.actor, version.stamp.dot.counter);
        }
        *register = Register::new(versions);
    }
}
