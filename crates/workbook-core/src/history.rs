//! What can be undone and redone on this page. A burst of typing is one step.
//! Not kept across a reload: the past of each field is.

use crate::change::{ChangeSet, Deed};
use crate::command::Writer;
use crate::id::RecordId;
use crate::stamp::Seat;

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
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Burst {
    target: (RecordId, &'static str),
    seat: Seat,
    last_ms: i64,
}

impl History {
    pub(crate) const fn new() -> Self {
        Self { undo: Vec::new(), redo: Vec::new(), burst: None }
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

    pub(crate) fn done(
        &mut self,
        set: ChangeSet,
        typing: Option<(RecordId, &'static str)>,
        writer: Writer,
    ) {
        if set.is_empty() {
            return;
        }
        self.redo.clear();
        let goes_on = typing.is_some_and(|target| self.typing_goes_on(target, writer));
        self.burst =
            typing.map(|target| Burst { target, seat: writer.seat, last_ms: writer.now.ms() });
        match self.undo.last_mut() {
            Some(last) if goes_on => last.squash(set),
            Some(_) | None => self.undo.push(set),
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
        *self = Self::new();
    }
}
