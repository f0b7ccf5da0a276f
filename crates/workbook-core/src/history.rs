//! What can be undone and redone on this page. A burst of typing is one step.
//! Not kept across a reload: the past of each field is.

use std::collections::{BTreeMap, BTreeSet};

use crate::change::{ChangeSet, Deed};
use crate::command::Writer;
use crate::entry::{Deletion, Seen, Version, covers};
use crate::id::{Actor, RecordId};
use crate::stamp::{Dot, Seat};

/// A pause in typing longer than this, in milliseconds, begins a new step.
pub const BURST_PAUSE_MS: i64 = 5_000;

/// How many steps can be undone.
pub const STEPS: usize = 200;

/// The steps of this page.
#[derive(Debug, Clone)]
pub struct History {
    undo: Vec<ChangeSet>,
    redo: Vec<ChangeSet>,
    burst: Option<Burst>,
    /// For each write undo or redo made to bring a version back: the write it first came by.
    origins: BTreeMap<Dot, Dot>,
    /// And the write it last came by.
    earlier: BTreeMap<Dot, Dot>,
    /// For each deletion mark by its record and its first write, which one step gives to many
    /// records: what it knew then.
    marks: BTreeMap<(RecordId, Dot), Seen>,
    /// For each deletion mark that came from elsewhere: the last own counter before it came.
    arrived: BTreeMap<(RecordId, Dot), u64>,
    /// The writes by which undo or redo said that nothing stands in a field.
    nothings: BTreeSet<Dot>,
}

/// What a command has to do with typing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Typing {
    /// Nothing.
    No,
    /// It is the first key press of a burst.
    Begins((RecordId, &'static str)),
    /// It is one more key press of the present burst.
    GoesOn((RecordId, &'static str)),
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Burst {
    target: (RecordId, &'static str),
    seat: Seat,
    last_ms: i64,
}

impl History {
    pub(crate) const fn new() -> Self {
        Self {
            undo: Vec::new(),
            redo: Vec::new(),
            burst: None,
            origins: BTreeMap::new(),
            earlier: BTreeMap::new(),
            marks: BTreeMap::new(),
            arrived: BTreeMap::new(),
            nothings: BTreeSet::new(),
        }
    }

    /// What the next undo would take back.
    pub fn next_undo(&self) -> Option<Deed> {
        self.undo.last().map(|set| set.deed)
    }
    /// What the next redo would do again.
    pub fn next_redo(&self) -> Option<Deed> {
        self.redo.last().map(|set| set.deed)
    }

    /// Whether typing into this field now goes on with the present burst.
    pub(crate) fn typing_goes_on(&self, target: (RecordId, &'static str), writer: Writer) -> bool {
        self.burst.as_ref().is_some_and(|burst| {
            let pause = writer.now.ms() - burst.last_ms;
            burst.target == target
                && burst.seat == writer.seat
                && (0..=BURST_PAUSE_MS).contains(&pause)
        })
    }

    pub(crate) fn done(&mut self, set: ChangeSet, typing: Typing, writer: Writer) {
        if set.is_empty() {
            return;
        }
        self.redo.clear();
        let burst = |target| Burst { target, seat: writer.seat, last_ms: writer.now.ms() };
        self.burst = match typing {
            Typing::No => None,
            Typing::Begins(target) | Typing::GoesOn(target) => Some(burst(target)),
        };
        match (self.undo.last_mut(), typing) {
            (Some(last), Typing::GoesOn(_)) => last.squash(set),
            (Some(_) | None, Typing::No | Typing::Begins(_)) | (None, Typing::GoesOn(_)) => {
                self.undo.push(set);
            }
        }
        if self.undo.len() > STEPS {
            self.undo.remove(0);
        }
    }

    pub(crate) fn take_undo(&mut self) -> Option<ChangeSet> {
        self.burst = None;
        self.undo.pop()
    }
    pub(crate) fn take_redo(&mut self) -> Option<ChangeSet> {
        self.burst = None;
        self.redo.pop()
    }
    pub(crate) fn undone(&mut self, set: ChangeSet) {
        self.redo.push(set);
    }
    pub(crate) fn redone(&mut self, set: ChangeSet) {
        self.undo.push(set);
    }
    /// Emptying the bin cannot be undone, and nothing before it may bring back what is gone.
    pub(crate) fn forget(&mut self) {
        self.undo.clear();
        self.redo.clear();
        self.burst = None;
    }

    /// The write a version first came by, however often it was taken back and brought back.
    pub(crate) fn origin(&self, dot: Dot) -> Dot {
        self.origins.get(&dot).copied().unwrap_or(dot)
    }
    /// Whether a version only says that nothing stands in the field: a field never written and
    /// one emptied by undo are the same.
    pub(crate) fn is_nothing(&self, version: &Version) -> bool {
        version.value.is_null() && self.nothings.contains(&version.stamp.dot)
    }
    /// Takes note that undo or redo brought back, by a new write, what came by an old one.
    pub(crate) fn revived(&mut self, new: Dot, old: Dot) {
        self.origins.insert(new, self.origin(old));
        self.earlier.insert(new, old);
        if self.nothings.contains(&old) {
            self.nothings.insert(new);
        }
    }
    /// Takes note that undo or redo wrote that nothing stands in a field.
    pub(crate) fn emptied(&mut self, dot: Dot) {
        self.nothings.insert(dot);
    }

    /// Takes note of a record's deletion mark that came from elsewhere when this page had counted
    /// so far.
    pub(crate) fn mark_arrived(&mut self, record: RecordId, mark: Dot, counter: u64) {
        self.arrived.entry((record, mark)).or_insert(counter);
    }

    /// Whether who wrote a record's deletion mark knew of a version, under this stamp or under one
    /// it had before undo and redo gave it this one.
    pub(crate) fn mark_knows(
        &mut self,
        record: RecordId,
        mark: &Version,
        version: &Version,
        me: Actor,
    ) -> bool {
        let first = self.origin(mark.stamp.dot);
        let seen = self.marks.entry((record, first)).or_insert_with(|| {
            Deletion::from_value(&mark.value).map(|deletion| deletion.seen).unwrap_or_default()
        });
        let own = if first.actor == me { first.counter } else { 0 };
        let since = self.arrived.get(&(record, first)).copied().unwrap_or(own);
        let mut dot = version.stamp.dot;
        loop {
            if covers(seen, dot) {
                return true;
            }
            match self.earlier.get(&dot) {
                // What was brought back before the mark was here, its writer never saw.
                Some(earlier) if dot.counter > since => dot = *earlier,
                Some(_) | None => return false,
            }
        }
    }
}
