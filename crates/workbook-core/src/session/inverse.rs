//! Taking a step back: what it wrote goes, what it replaced comes back, as new writes that keep
//! the names of their authors. Not for what others wrote since: that stays.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::Session;
use crate::change::{Change, ChangeSet};
use crate::command::Writer;
use crate::document::Document;
use crate::entry::{Deletion, Entry, How, Register, Seen, Version, covers, join_seen};
use crate::gather;
use crate::history::History;
use crate::id::RecordId;
use crate::record::{self, DELETED, Name, Policy};
use crate::stamp::{Dot, MAX_COUNTER, Stamp};

/// A version by what it is, not by when it was last brought back. Of a deletion mark only how
/// counts: what it knew is told anew whenever it comes back.
type Identity<'v> = (Dot, &'v Value);

/// How the versions of one field are told apart.
struct Lens<'s> {
    history: &'s History,
    field: &'s str,
}

impl Lens<'_> {
    fn identity<'v>(&self, version: &'v Version) -> Identity<'v> {
        let how = version.value.get("how").filter(|_| self.field == DELETED);
        (self.history.origin(version.stamp.dot), how.unwrap_or(&version.value))
    }
    fn all<'v>(&self, register: &'v Register) -> Vec<Identity<'v>> {
        if self.is_blank(register) {
            return Vec::new();
        }
        register.versions().iter().map(|version| self.identity(version)).collect()
    }
    fn is_blank(&self, register: &Register) -> bool {
        register.versions().iter().all(|version| self.history.is_nothing(version))
    }
}

/// Whether both hold the same, in any order.
fn same(some: &[Identity], others: &[Identity]) -> bool {
    some.len() == others.len() && some.iter().all(|it| others.contains(it))
}

/// What has to happen to one field.
struct Turn<'s> {
    change: &'s Change,
    /// What stays as it is, because others wrote it since.
    kept: Vec<Version>,
    /// What is written again.
    revived: Vec<Version>,
}

impl<'s> Turn<'s> {
    /// None where the field no longer stands as the step left it: others went on from there.
    fn of(history: &History, document: &Document, change: &'s Change) -> Option<Self> {
        let entry = document.entry(change.record)?;
        let field = change.field.as_str();
        let lens = Lens { history, field };
        let register = entry.register(field);
        let (before, after) = (lens.all(&change.before), lens.all(&change.after));
        let now = lens.all(register);
        let mut wrote = after.clone();
        wrote.retain(|it| !before.contains(it));
        let mut replaced = before.clone();
        replaced.retain(|it| !after.contains(it));
        let stands = if wrote.is_empty() {
            !replaced.is_empty() && same(&now, &after)
        } else {
            wrote.iter().all(|it| now.contains(it))
        };
        // Where the newest value shows and nobody is asked, only a step that still shows is taken
        // back, and with all that stood there, so that the same value shows again.
        let silent = field != DELETED && record::policy(entry.kind(), field) == Policy::Newest;
        if !stands || (silent && now.last() != after.last()) {
            return None;
        }
        if silent {
            wrote.extend(before.iter().copied());
            replaced.clone_from(&before);
        }
        let comes_back = |version: &&Version| replaced.contains(&lens.identity(version));
        let mut revived: Vec<Version> =
            change.before.versions().iter().filter(comes_back).cloned().collect();
        let blank = lens.is_blank(register);
        let goes = |version: &Version| blank || wrote.contains(&lens.identity(version));
        let (gone, stays): (Vec<_>, Vec<_>) = register.versions().iter().cloned().partition(goes);
        // A version an editor outside changed under its stamp cannot stay while the other goes.
        let shares = |v: &Version| gone.iter().any(|other| other.stamp.dot == v.stamp.dot);
        let (again, kept): (Vec<_>, Vec<_>) = stays.into_iter().partition(shares);
        revived.extend(again);
        Some(Self { change, kept, revived })
    }
}

impl Session {
    /// Takes a step back, field by field where it still stands. None if the counters are used up.
    pub(super) fn invert(&mut self, step: &ChangeSet, writer: Writer) -> Option<ChangeSet> {
        let going = self.untouched(step);
        self.take_away(step, going, writer)
    }

    /// Takes a step back long after it: what it made stays where something hangs on it that stays.
    /// (On what the last step made nothing was built yet.)
    pub(super) fn invert_late(&mut self, step: &ChangeSet, writer: Writer) -> Option<ChangeSet> {
        let going = self.bare(self.untouched(step));
        self.take_away(step, going, writer)
    }

    fn take_away(
        &mut self,
        step: &ChangeSet,
        going: BTreeSet<RecordId>,
        writer: Writer,
    ) -> Option<ChangeSet> {
        if !self.has_room_for(step) {
            return None;
        }
        let mut set = ChangeSet::empty(step.deed);
        let stamp = self.next_stamp(writer).ok()?;
        for id in going {
            let gone = self.delete(step.deed, &[id], How::Undone, stamp);
            set.changes.extend(gone.changes);
            set.touched.extend(gone.touched);
        }
        let turns: Vec<Turn> = step
            .changes
            .iter()
            .filter(|change| !step.made.contains(&change.record))
            .filter_map(|change| Turn::of(&self.history, &self.document, change))
            .collect();
        let again = self.mint(&turns, writer)?;
        for turn in turns {
            self.turn(turn, &again, stamp, &mut set);
        }
        for id in set.touched.clone() {
            self.stay_deleted(id, stamp, &mut set);
        }
        Some(set)
    }

    fn has_room_for(&self, step: &ChangeSet) -> bool {
        let versions =
            |change: &Change| change.before.versions().len() + change.after.versions().len();
        // Each record may have a deletion mark or two to write as well.
        let marks = |id: &RecordId| {
            self.document.entry(*id).map_or(0, |entry| entry.register(DELETED).versions().len())
        };
        let needed = step.changes.iter().map(versions).sum::<usize>()
            + step.touched.iter().map(marks).sum::<usize>();
        let used = self.counter.max(self.document.max_counter());
        u64::try_from(needed).is_ok_and(|needed| used + needed < MAX_COUNTER)
    }

    /// The records a step made that still stand as it left them.
    fn untouched(&self, step: &ChangeSet) -> BTreeSet<RecordId> {
        let left = gather::map(step.changes.iter().map(|c| ((c.record, &c.field), &c.after)));
        let stands = |id: &&RecordId| {
            self.document.entry(**id).is_some_and(|entry| {
                entry.fields.iter().all(|(name, now)| match left.get(&(**id, name)) {
                    Some(after) => {
                        let lens = Lens { history: &self.history, field: name.as_str() };
                        same(&lens.all(now), &lens.all(after))
                    }
                    // Written here later and taken back again: nothing is lost with it. What others
                    // took back, such as a deletion, is theirs to say.
                    None => now.versions().iter().all(|version| {
                        version.value.is_null() && version.stamp.dot.actor == self.actor
                    }),
                })
            })
        };
        gather::set(step.made.iter().filter(stands).copied())
    }

    /// Of records that would be taken away, those on which nothing hangs that stays: it would go out
    /// of sight with them.
    fn bare(&self, mut going: BTreeSet<RecordId>) -> BTreeSet<RecordId> {
        loop {
            let stays = |child: &Entry| child.is_visible() && !going.contains(&child.id());
            let holds = |id: &&RecordId| self.document.children(**id).any(stays);
            let held = gather::set(going.iter().filter(holds).copied());
            if held.is_empty() {
                return going;
            }
            going.retain(|id| !held.contains(id));
        }
    }

    /// New stamps for old: one for each old write, in the order of the old ones, so that what one
    /// command wrote together still belongs together and the same version shows.
    fn mint(&mut self, turns: &[Turn], writer: Writer) -> Option<BTreeMap<(Dot, usize), Dot>> {
        let all = turns.iter().flat_map(|turn| numbered(&turn.revived));
        let old = gather::set(all.map(|(place, _)| place));
        let mut again = BTreeMap::new();
        for place in old {
            let dot = self.next_stamp(writer).ok()?.dot;
            self.history.revived(dot, place.0);
            again.insert(place, dot);
        }
        Some(again)
    }

    fn turn(
        &mut self,
        turn: Turn,
        again: &BTreeMap<(Dot, usize), Dot>,
        fresh: Stamp,
        set: &mut ChangeSet,
    ) {
        let Turn { change, kept, revived } = turn;
        let Some(entry) = self.document.entry(change.record) else { return };
        let mut entry = entry.clone();
        let field = change.field.as_str();
        let before = entry.register(field).clone();
        let mut versions = kept;
        for (place, version) in numbered(&revived) {
            let Some(dot) = again.get(&place).copied() else { continue };
            let stamp = Stamp { dot, ..version.stamp };
            versions.push(Version { value: version.value.clone(), stamp });
        }
        if versions.is_empty() {
            self.history.emptied(fresh.dot);
            versions.push(Version { value: Value::Null, stamp: fresh });
        }
        // Also where something only goes, a write says so.
        entry.note(fresh.dot);
        entry.replace(field, Register::new(versions));
        set.changes.push(Change {
            record: change.record,
            field: change.field.clone(),
            before,
            after: entry.register(field).clone(),
        });
        set.touched.insert(change.record);
        self.document.put(entry);
    }

    /// What was deleted before stays so, now that what its deleter knew has new stamps: the mark
    /// is told to know those. A change the deleter did not know of still keeps the record alive.
    fn stay_deleted(&mut self, id: RecordId, fresh: Stamp, set: &mut ChangeSet) -> Option<()> {
        let mut entry = self.document.entry(id)?.clone();
        let before = entry.register(DELETED).clone();
        let mut known = Seen::new();
        for mark in before.versions() {
            join_seen(&mut known, &Deletion::from_value(&mark.value)?.seen);
        }
        let unknown: Vec<&Version> =
            entry.content().filter(|v| !covers(&known, v.stamp.dot)).collect();
        let history = &mut self.history;
        let me = self.actor;
        let mut knew =
            |v: &Version| before.versions().iter().any(|m| history.mark_knows(id, m, v, me));
        if unknown.is_empty() || !unknown.into_iter().all(&mut knew) {
            return None;
        }
        let mut versions = Vec::new();
        for mark in before.versions() {
            let Deletion { how, below, .. } = Deletion::from_value(&mark.value)?;
            let mut stamp = mark.stamp;
            // A mark this very undo wrote is nobody else's yet.
            if stamp.dot.actor != fresh.dot.actor || stamp.dot.counter < fresh.dot.counter {
                let writer = Writer { seat: fresh.by, now: fresh.at };
                stamp.dot = self.next_stamp(writer).ok()?.dot;
                self.history.revived(stamp.dot, mark.stamp.dot);
                entry.add_past(DELETED, vec![mark.clone()]);
                entry.note(stamp.dot);
            }
            let value = Deletion { how, seen: entry.seen().clone(), below }.to_value();
            versions.push(Version { value, stamp });
        }
        let after = Register::new(versions);
        entry.fields.insert(Name::from(DELETED), after.clone());
        let is_mark = |c: &&mut Change| c.record == id && c.field.as_str() == DELETED;
        if let Some(change) = set.changes.iter_mut().find(is_mark) {
            change.after = after;
        } else {
            let field = Name::from(DELETED);
            set.changes.push(Change { record: id, field, before, after });
        }
        self.document.put(entry);
        Some(())
    }
}

/// Versions with their old write; those that share one are told apart by a number.
fn numbered(versions: &[Version]) -> impl Iterator<Item = ((Dot, usize), &Version)> {
    versions.iter().enumerate().map(|(at, version)| {
        let dot = version.stamp.dot;
        let twins = versions.iter().take(at).filter(|other| other.stamp.dot == dot).count();
        ((dot, twins), version)
    })
}
