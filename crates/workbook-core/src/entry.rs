//! One record as it is kept: fields with stamps, what was seen, and the past.
//! Not for bytes ([`crate::format`]) and not for two copies coming together ([`crate::merge`]).

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

pub use crate::deletion::{Deletion, How, Life};
pub use crate::fields::{Misfit, hydrate, reconcile};
use crate::gather;
use crate::id::{Actor, RecordId};
use crate::record::{self, DELETED, Name, PARENT, Policy, Ticks};
use crate::stamp::{Dot, Seat, Stamp};
use crate::value;

/// How many replaced versions of one field are kept.
pub const PAST_LIMIT: usize = 20;

/// For each actor, the highest counter taken note of.
pub type Seen = BTreeMap<Actor, u64>;

/// Takes note of everything `other` has seen.
pub fn join_seen(seen: &mut Seen, other: &Seen) {
    for (actor, counter) in other {
        let mine = seen.entry(*actor).or_default();
        *mine = (*mine).max(*counter);
    }
}

/// Whether a write is among those taken note of.
pub fn covers(seen: &Seen, dot: Dot) -> bool {
    seen.get(&dot.actor).is_some_and(|counter| *counter >= dot.counter)
}

/// One value of a field and the write that put it there.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// The value, any JSON.
    pub value: Value,
    /// The write.
    pub stamp: Stamp,
}

impl Version {
    /// The order of versions: by stamp, and by canonical text where an editor outside changed a
    /// value under its old stamp. Never equal for different versions.
    pub fn order(&self, other: &Self) -> Ordering {
        self.stamp.dot.cmp(&other.stamp.dot).then_with(|| {
            if self.value == other.value && self.stamp == other.stamp {
                return Ordering::Equal;
            }
            let text = |version: &Self| version.value.to_string();
            text(self).cmp(&text(other)).then_with(|| self.stamp.cmp(&other.stamp))
        })
    }
}

/// The versions of one field that did not know of each other: one, nearly always.
/// Sorted by [`Version::order`]; empty where the field was never written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Register(Vec<Version>);

impl Register {
    /// A register of these versions, in any order, repeated or not. Of versions that differ only
    /// in who and when, one stands.
    pub fn new(versions: Vec<Version>) -> Self {
        let mut versions = gather::sorted(versions, Version::order);
        versions.dedup_by(|b, a| a.stamp.dot == b.stamp.dot && a.value == b.value);
        Self(versions)
    }
    /// All versions, lowest stamp first.
    pub fn versions(&self) -> &[Version] {
        &self.0
    }
    /// The version that shows: the one with the highest stamp.
    pub fn shown(&self) -> Option<&Version> {
        self.0.last()
    }
    /// The value that shows. A field never written and one emptied by undo are the same: none.
    pub fn value(&self) -> Option<&Value> {
        self.shown().map(|version| &version.value).filter(|value| !value.is_null())
    }
    /// All that stands in any of the sets that stand side by side; the value that shows where one
    /// of them is no set.
    fn union(&self) -> Option<Value> {
        let (mut all, mut known) = (Vec::new(), BTreeSet::new());
        for version in self.0.iter().filter(|version| !version.value.is_null()) {
            let Some(set) = version.value.as_array() else { return self.value().cloned() };
            for item in set {
                if known.insert(item.to_string()) {
                    all.push(item.clone());
                }
            }
        }
        Some(Value::Array(all))
    }
    /// Whether two or more different values stand side by side.
    pub fn has_rivals(&self) -> bool {
        self.0
            .iter()
            .skip(1)
            .any(|version| Some(&version.value) != self.0.first().map(|v| &v.value))
    }
    /// Whether nothing was ever written.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// Whether a write is among these versions.
    pub fn holds(&self, dot: Dot) -> bool {
        self.0.iter().any(|version| version.stamp.dot == dot)
    }
}

/// Whether a write that replaces a version leaves it in the past.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leave {
    /// It does: somebody may want it back.
    InPast,
    /// It does not: it is one of many key presses of one burst of typing.
    Nothing,
    /// It replaces only what its own actor wrote there, which goes to the past; the versions
    /// beside it stay.
    Beside,
    /// As beside, within one burst of typing.
    BesideTyping,
}

/// One record as it is kept, complete in itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    id: RecordId,
    kind: Name,
    pub(crate) fields: BTreeMap<Name, Register>,
    pub(crate) seen: Seen,
    pub(crate) past: BTreeMap<Name, Vec<Version>>,
    /// Everything written up to here had its content erased when the bin was emptied.
    pub(crate) erased: Seen,
}

impl Entry {
    /// A record nothing was written to yet.
    pub fn new(id: RecordId, kind: &str) -> Self {
        Self {
            id,
            kind: Name::from(kind),
            fields: BTreeMap::new(),
            seen: Seen::new(),
            past: BTreeMap::new(),
            erased: Seen::new(),
        }
    }

    /// The record's id.
    pub const fn id(&self) -> RecordId {
        self.id
    }
    /// The record's kind, by its name in files.
    pub fn kind(&self) -> &str {
        self.kind.as_str()
    }
    /// Its kind's name, as it is kept.
    pub(crate) const fn kind_name(&self) -> &Name {
        &self.kind
    }
    /// All fields ever written, by name.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &Register)> {
        self.fields.iter().map(|(name, register)| (name.as_str(), register))
    }
    /// One field; empty if it was never written.
    pub fn register(&self, field: &str) -> &Register {
        static EMPTY: Register = Register(Vec::new());
        self.fields.get(field).unwrap_or(&EMPTY)
    }
    /// The value a field shows.
    pub fn value(&self, field: &str) -> Option<&Value> {
        self.register(field).value()
    }
    /// The value a field shows, where a set shows what stands in any of its versions.
    pub(crate) fn shown(&self, field: &record::Field) -> Option<Value> {
        let register = self.register(field.name);
        match field.policy {
            Policy::Union if register.has_rivals() => register.union(),
            Policy::Union | Policy::Settle | Policy::Newest => register.value().cloned(),
        }
    }
    /// The text a field shows; empty for none.
    pub fn text(&self, field: &str) -> &str {
        self.value(field).and_then(Value::as_str).unwrap_or_default()
    }
    /// The words ticked in a field: what either of the pair ticked.
    pub fn ticks(&self, field: &str) -> Ticks {
        let known = record::field(self.kind(), field);
        let value = known.and_then(|field| self.shown(field)).unwrap_or_default();
        serde_json::from_value(value).unwrap_or_default()
    }
    /// What the record hangs on.
    pub fn parent(&self) -> Option<RecordId> {
        self.text(PARENT).parse().ok()
    }
    /// The replaced versions of a field, oldest first.
    pub fn past(&self, field: &str) -> &[Version] {
        self.past.get(field).map_or(&[], Vec::as_slice)
    }
    /// The same without the versions that were replaced. What was taken note of stays, so nothing
    /// that was replaced comes back through it.
    #[must_use]
    pub fn without_past(&self) -> Self {
        Self { past: BTreeMap::new(), ..self.clone() }
    }
    /// What was taken note of.
    pub const fn seen(&self) -> &Seen {
        &self.seen
    }
    /// The highest counter in the record.
    pub fn max_counter(&self) -> u64 {
        self.seen.values().copied().max().unwrap_or_default()
    }

    /// Fields with two different values that wait for the pair.
    pub fn clashes(&self) -> impl Iterator<Item = &str> {
        // Rivals are rare, and looking a policy up is dear.
        let rivals = self.fields().filter(|(_, register)| register.has_rivals());
        rivals.filter_map(|(name, _)| {
            (record::policy(self.kind(), name) == Policy::Settle).then_some(name)
        })
    }

    /// Whether the record is there for its readers.
    pub fn life(&self) -> Life {
        let marks = self.register(DELETED).versions();
        let mut known = Seen::new();
        let mut hows = Vec::new();
        let mut restored = false;
        for mark in marks {
            match Deletion::from_value(&mark.value) {
                Some(deletion) => {
                    join_seen(&mut known, &deletion.seen);
                    hows.push(deletion.how);
                }
                None => restored = true,
            }
        }
        let Some(last) = hows.last().copied() else { return Life::Alive };
        let mut content = self.content().peekable();
        // Of two who deleted apart, the one who kept the content counts while there is content:
        // else a change the other never saw would be neither shown nor in the bin.
        let how = if content.peek().is_none() {
            if hows.contains(&How::Emptied) { How::Emptied } else { last }
        } else if hows.contains(&How::Undone) && !hows.contains(&How::Binned) {
            How::Undone
        } else {
            How::Binned
        };
        let unseen = content.any(|version| !covers(&known, version.stamp.dot));
        if restored || unseen { Life::Contested } else { Life::Deleted(how) }
    }

    /// Everything somebody said in the record: all versions of all fields but the deletion mark,
    /// without those that only say that nothing stands there.
    pub(crate) fn content(&self) -> impl Iterator<Item = &Version> {
        let fields = self.fields.iter().filter(|(name, _)| name.as_str() != DELETED);
        fields.flat_map(|(_, register)| register.versions()).filter(|v| !v.value.is_null())
    }

    /// Whether the record is shown in its place.
    pub fn is_visible(&self) -> bool {
        match self.life() {
            Life::Alive | Life::Contested => true,
            Life::Deleted(_) => false,
        }
    }

    /// The newest write to any field but the deletion mark: who changed the record last.
    pub fn last_change(&self) -> Option<&Stamp> {
        let fields = self.fields().filter(|(name, _)| *name != DELETED);
        fields.filter_map(|(_, register)| register.shown()).map(|v| &v.stamp).max()
    }

    /// Writes a field: the register becomes this one version, and those that stay beside it.
    pub fn write(&mut self, field: &str, mut value: Value, stamp: Stamp, leave: Leave) {
        value::canonical(&mut value);
        let own = |version: &Version| version.stamp.dot.actor == stamp.dot.actor;
        let (stays, leaves_nothing) = match leave {
            Leave::InPast => (false, false),
            Leave::Nothing => (false, true),
            Leave::Beside => (true, false),
            Leave::BesideTyping => (true, true),
        };
        let mut versions = vec![Version { value, stamp }];
        let mut past = Vec::new();
        for version in self.register(field).versions() {
            if stays && !own(version) {
                versions.push(version.clone());
            } else if !(leaves_nothing && own(version)) {
                past.push(version.clone());
            }
        }
        self.note(stamp.dot);
        self.fields.insert(Name::from(field), Register::new(versions));
        self.add_past(field, past);
    }

    /// Puts a whole register in a field's place; what it no longer holds goes to the past.
    pub(crate) fn replace(&mut self, field: &str, register: Register) {
        for version in register.versions() {
            self.note(version.stamp.dot);
        }
        let past: Vec<Version> = self
            .register(field)
            .versions()
            .iter()
            .filter(|v| !register.0.contains(v))
            .cloned()
            .collect();
        self.fields.insert(Name::from(field), register);
        self.add_past(field, past);
    }

    /// Takes note of a write.
    pub(crate) fn note(&mut self, dot: Dot) {
        let seen = self.seen.entry(dot.actor).or_default();
        *seen = (*seen).max(dot.counter);
    }

    pub(crate) fn add_past(&mut self, field: &str, versions: Vec<Version>) {
        if versions.is_empty() {
            return;
        }
        let past = self.past.entry(Name::from(field)).or_default();
        past.extend(versions);
        trim_past(past, &self.erased);
    }

    /// Empties the record of its content: fields and past go, a bare mark stays. An unseen
    /// change in another copy still comes back.
    pub fn erase(&mut self, stamp: Stamp) {
        let deletion = Deletion { how: How::Emptied, seen: self.seen.clone(), below: None };
        join_seen(&mut self.erased, &deletion.seen);
        for (name, Register(versions)) in std::mem::take(&mut self.fields) {
            self.add_past(name.as_str(), versions);
        }
        for past in self.past.values_mut() {
            trim_past(past, &self.erased);
        }
        self.write(DELETED, deletion.to_value(), stamp, Leave::InPast);
    }
}

/// A record laid open, for tests that build entries no command can.
#[doc(hidden)]
#[derive(Debug, Clone)]
pub struct Parts {
    pub id: RecordId,
    pub kind: Name,
    pub fields: BTreeMap<Name, Register>,
    pub seen: Seen,
    pub past: BTreeMap<Name, Vec<Version>>,
    pub erased: Seen,
}

#[doc(hidden)]
impl From<Entry> for Parts {
    fn from(entry: Entry) -> Self {
        let Entry { id, kind, fields, seen, past, erased } = entry;
        Self { id, kind, fields, seen, past, erased }
    }
}

#[doc(hidden)]
impl From<Parts> for Entry {
    fn from(parts: Parts) -> Self {
        let Parts { id, kind, fields, seen, past, erased } = parts;
        Self { id, kind, fields, seen, past, erased }
    }
}

/// Sorts, makes unique, blanks what was erased, and keeps the newest writes.
/// Blanked versions keep their stamps, so that the choice of the newest does not depend on
/// whether the erasing or the merging came first.
pub(crate) fn trim_past(past: &mut Vec<Version>, erased: &Seen) {
    for version in past.iter_mut().filter(|version| covers(erased, version.stamp.dot)) {
        version.value = Value::Null;
    }
    *past = gather::sorted(std::mem::take(past), Version::order);
    past.dedup_by(|b, a| a.stamp.dot == b.stamp.dot && a.value == b.value);
    let mut dots: Vec<Dot> = past.iter().map(|version| version.stamp.dot).collect();
    dots.dedup();
    if let Some(oldest) = dots.len().checked_sub(PAST_LIMIT).and_then(|at| dots.get(at)) {
        past.retain(|version| version.stamp.dot >= *oldest);
    }
}

/// The seat that shows as the author of a field.
pub fn author(entry: &Entry, field: &str) -> Option<Seat> {
    entry.register(field).shown().map(|version| version.stamp.by)
}
