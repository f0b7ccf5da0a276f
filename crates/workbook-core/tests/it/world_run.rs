//! Carrying out one command, one undo, one redo: what it may change is worked out beforehand,
//! what it did change is entered in the ledger, and the copy is looked over.

use std::collections::BTreeSet;

use serde_json::Value;
use workbook_core::change::{Change, ChangeSet};
use workbook_core::command::{Command, CommandError, Writer};
use workbook_core::entry::{Deletion, Entry, How, Life};
use workbook_core::id::RecordId;
use workbook_core::record::{self, DELETED};
use workbook_core::stamp::{Dot, Seat};
use workbook_core::text;
use workbook_core::view;

use crate::world::{Burst, Held, Step, World, broken};
use crate::world_ledger::{Known, Op, Written, written};
use crate::world_screen::screen;

/// How a local change came about, and so what it may replace.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Manner {
    Command,
    /// The first key press of a burst.
    Press,
    /// A further one.
    BurstGoesOn,
    Inverse,
}

impl World {
    pub(crate) fn run(&mut self, at: usize, command: Command) -> Held<Option<ChangeSet>> {
        let writer = self.writer(at);
        self.run_as(at, command, writer)
    }

    pub(crate) fn run_as(
        &mut self,
        at: usize,
        command: Command,
        writer: Writer,
    ) -> Held<Option<ChangeSet>> {
        self.tell(|| format!("{at}: {command:?} by {:?}", writer.seat));
        let Ok(set) = self.copies[at].session.run(&command, writer) else {
            return self.check(at, None).map(|()| None);
        };
        self.enter(at, &set, Manner::Command)?;
        if !set.is_empty() {
            let copy = &mut self.copies[at];
            copy.burst = None;
            copy.undo.push(Step { arrived: copy.arrived.len() });
            copy.redo.clear();
        }
        Ok(Some(set))
    }

    /// One key press: the whole text as it stands after it.
    pub(crate) fn press(
        &mut self,
        at: usize,
        (record, field): (RecordId, &'static str),
        command: &Command,
        typed: &str,
        writer: Writer,
    ) -> Held {
        let copy = &self.copies[at];
        let current = self.ledger.current(record, &copy.known, field);
        let different = current.iter().any(|(_, value)| *value != current[0].1);
        let own = current.iter().filter(|(dot, _)| dot.actor == copy.actor).count();
        let document = copy.session.document();
        let entry = document.entry(record).filter(|entry| entry.is_visible());
        // A place of a canvas is filled also where nothing stands yet; else one writes into what
        // one can see.
        let fills = matches!(command, Command::Fill { .. });
        let sees = |entry: &Entry| fills || !view::is_covered(document, entry, writer.seat);
        let there = entry.is_some_and(sees);
        let goes_on = own == 1
            && there
            && copy.burst.as_ref().is_some_and(|burst| {
                let pause = writer.now.ms() - burst.last;
                (burst.record, burst.field, burst.seat) == (record, field, writer.seat)
                    && (0..=5_000).contains(&pause)
            });
        self.tell(|| format!("{at}: types {typed:?} into {field} of {record}, on: {goes_on}"));
        let others = there && entry.is_some_and(|entry| is_others(entry, field, writer));
        let result = self.copies[at].session.run(command, writer);
        let set = match (result, there && different && own != 1) {
            (Err(CommandError::OtherSeat), _) if others => return self.check(at, None),
            (Ok(_), _) if others => return broken(9, "typed into what is another's own"),
            (Err(CommandError::SettleFirst), true) => return self.check(at, None),
            (Ok(_), true) => return broken(3, "typed over two versions nobody settled"),
            (Err(_), false) if !there && !fills => return self.check(at, None),
            (Ok(_), false) if !there && !fills => return broken(9, "typed into what is not there"),
            (Err(error), _) => return broken(9, format!("a key press was refused: {error}")),
            (Ok(set), false) => set,
        };
        let manner = match (there, goes_on) {
            (false, _) => Manner::Command,
            (true, true) => Manner::BurstGoesOn,
            (true, false) => Manner::Press,
        };
        self.enter(at, &set, manner)?;
        let now = self.ledger.current(record, &self.copies[at].known, field);
        if !now.iter().any(|(_, value)| *value == Value::from(text::clean(typed))) {
            return broken(3, format!("{typed:?} was typed and does not stand in {now:?}"));
        }
        if set.is_empty() {
            return Ok(());
        }
        self.counts.burst += usize::from(goes_on);
        self.counts.beside += usize::from(there && different);
        let copy = &mut self.copies[at];
        copy.burst = Some(Burst { record, field, seat: writer.seat, last: writer.now.ms() });
        copy.redo.clear();
        if !goes_on {
            copy.undo.push(Step { arrived: copy.arrived.len() });
        }
        Ok(())
    }

    pub(crate) fn undo(&mut self, at: usize) -> Held<bool> {
        let writer = self.writer(at);
        self.tell(|| format!("{at}: undo"));
        let copy = &mut self.copies[at];
        copy.burst = None;
        let (step, set) = (copy.undo.pop(), copy.session.undo(writer));
        let (Some(step), Some(set)) = (step, &set) else {
            return if step.is_none() && set.is_none() {
                Ok(false)
            } else {
                broken(8, "the steps that can be undone are not those that were done")
            };
        };
        copy.redo.push(Step { arrived: copy.arrived.len() });
        self.counts.undo += 1;
        self.leaves_alone(at, set, step)?;
        self.enter(at, set, Manner::Inverse).map(|()| true)
    }

    pub(crate) fn redo(&mut self, at: usize) -> Held<bool> {
        let writer = self.writer(at);
        self.tell(|| format!("{at}: redo"));
        let copy = &mut self.copies[at];
        copy.burst = None;
        let (step, set) = (copy.redo.pop(), copy.session.redo(writer));
        let (Some(step), Some(set)) = (step, &set) else {
            return if step.is_none() && set.is_none() {
                Ok(false)
            } else {
                broken(8, "the steps that can be redone are not those that were undone")
            };
        };
        copy.undo.push(Step { arrived: copy.arrived.len() });
        self.counts.redo += 1;
        self.leaves_alone(at, set, step)?;
        self.enter(at, set, Manner::Inverse).map(|()| true)
    }

    /// The undo of an import from some time ago.
    pub(crate) fn take_back(&mut self, at: usize) -> Held {
        if self.copies[at].imports.is_empty() {
            return Ok(());
        }
        let (set, step) = self.rng.pick(&self.copies[at].imports.clone()).clone();
        let writer = self.writer(at);
        self.tell(|| format!("{at}: takes an import back"));
        let copy = &mut self.copies[at];
        let Some(set) = copy.session.take_back(&set, writer) else {
            return broken(8, "an import could not be taken back");
        };
        if !set.is_empty() {
            copy.burst = None;
            copy.undo.push(Step { arrived: copy.arrived.len() });
            copy.redo.clear();
            self.counts.take_back += 1;
        }
        self.leaves_alone(at, &set, step)?;
        self.enter(at, &set, Manner::Inverse)
    }

    /// Law 8: what came from another copy after the step stays.
    fn leaves_alone(&self, at: usize, set: &ChangeSet, step: Step) -> Held {
        let later = &self.copies[at].arrived[step.arrived..];
        for change in &set.changes {
            let (before, after) = (written(&change.before), written(&change.after));
            for (dot, value) in before.iter().filter(|version| !after.contains(version)) {
                if later.contains(&(change.record, *dot)) && !restated(&after, value, change) {
                    let what = format!("{value} in {} of {}", change.field, change.record);
                    return broken(8, format!("undo took {what}, which came later"));
                }
            }
        }
        Ok(())
    }

    /// A few steps, all undone, all redone: each time the same screen.
    pub(crate) fn chain(&mut self, at: usize) -> Held {
        self.quiet = true;
        let result = self.chain_quietly(at);
        self.quiet = false;
        result
    }

    fn chain_quietly(&mut self, at: usize) -> Held {
        let base = self.copies[at].undo.len();
        let mut screens = vec![screen(&self.copies[at].session)];
        for _ in 0..=self.rng.below(3) {
            let steps = self.copies[at].undo.len();
            self.deed(at)?;
            let now = self.copies[at].undo.len();
            if now < steps {
                return Ok(());
            }
            if now == steps {
                screens.pop();
            }
            screens.push(screen(&self.copies[at].session));
        }
        let steps = self.copies[at].undo.len() - base;
        for _ in 0..=self.rng.below(2) {
            for step in (0..steps).rev() {
                self.undo(at)?;
                self.shows(at, &screens[step], "undo")?;
            }
            for step in 0..steps {
                self.redo(at)?;
                self.shows(at, &screens[step + 1], "redo")?;
            }
        }
        for step in (0..steps).rev().take(self.rng.below(steps + 1)) {
            self.undo(at)?;
            self.shows(at, &screens[step], "undo")?;
        }
        self.counts.chain += usize::from(steps > 0);
        Ok(())
    }

    fn shows(&self, at: usize, wanted: &str, after: &str) -> Held {
        let shown = screen(&self.copies[at].session);
        if shown == wanted {
            return Ok(());
        }
        broken(8, format!("after {after} the screen shows\n{shown}\nnot\n{wanted}"))
    }

    /// Enters what a copy did itself, and looks whether it did what it may.
    fn enter(&mut self, at: usize, set: &ChangeSet, manner: Manner) -> Held {
        let actor = self.copies[at].actor;
        let changed: BTreeSet<RecordId> = set.changes.iter().map(|change| change.record).collect();
        if changed != set.touched {
            return broken(2, format!("{:?} were changed, {:?} stored", changed, set.touched));
        }
        // A deletion is seen against what was known before any of its changes.
        let deletes = set.changes.iter().any(|change| change.field.as_str() == DELETED);
        let before = if deletes { self.copies[at].known.clone() } else { Known::new() };
        for change in &set.changes {
            let (record, field) = (change.record, change.field.as_str());
            let current = self.ledger.current(record, &self.copies[at].known, field);
            if written(&change.before) != current {
                let how = format!("{field} of {record} was {:?}, not {current:?}", change.before);
                return broken(3, how);
            }
            let after = written(&change.after);
            let added = without(&after, &current);
            let replaced = without(&current, &after);
            let own = |version: &&Written| version.0.actor == actor;
            let entry = self.copies[at].session.document().entry(record).unwrap();
            let noted = Dot { counter: entry.seen().get(&actor).copied().unwrap_or(0), actor };
            if added.iter().any(|version| version.0.actor != actor) {
                return broken(4, format!("{field} of {record} was written as someone else"));
            }
            let beside = current.iter().any(|(_, value)| *value != current[0].1);
            let rest = without(&current, &replaced);
            let fine = match manner {
                Manner::Inverse => true,
                Manner::Command => rest.is_empty() && added.len() <= 1,
                Manner::Press | Manner::BurstGoesOn if beside => {
                    added.len() == 1 && replaced.len() == 1 && own(&&replaced[0])
                }
                Manner::Press | Manner::BurstGoesOn => rest.is_empty() && added.len() == 1,
            };
            if !fine {
                return broken(4, format!("a write to {field} left {rest:?} beside {added:?}"));
            }
            let dropped = match manner {
                Manner::BurstGoesOn => replaced.iter().filter(own).cloned().collect(),
                Manner::Command | Manner::Press | Manner::Inverse => Vec::new(),
            };
            let mut erased = BTreeSet::new();
            if let (Manner::Command, DELETED, [(_, mark)]) = (manner, field, added.as_slice()) {
                if let Some(deletion) = Deletion::from_value(mark) {
                    if deletion.seen != self.ledger.seen(record, &before) {
                        return broken(3, format!("{record} was deleted with more than was seen"));
                    }
                    if deletion.how == How::Emptied {
                        erased = self.ledger.dots(record, &before);
                    }
                }
            }
            let op = Op { field: field.to_owned(), added, replaced, dropped, noted, erased };
            let known = &mut self.copies[at].known;
            self.ledger.enter(record, op, known);
        }
        self.check(at, Some(&set.touched))
    }

    /// Looks a copy over: whole in itself, and these records as the ledger says.
    pub(crate) fn check(&self, at: usize, records: Option<&BTreeSet<RecordId>>) -> Held {
        let copy = &self.copies[at];
        let document = copy.session.document();
        if let Err(flaw) = document.check_integrity() {
            return broken(9, flaw.to_string());
        }
        for id in records.into_iter().flatten() {
            let Some(entry) = document.entry(*id) else {
                return broken(3, format!("{id} is not there"));
            };
            self.ledger.check(entry, &copy.known).or_else(|(law, how)| broken(law, how))?;
            let content = self.ledger.content(*id, &copy.known);
            let said = content.iter().any(|(_, value)| !value.is_null());
            let found = match entry.life() {
                Life::Alive | Life::Contested => true,
                Life::Deleted(How::Binned) => document.bin().any(|other| other == *id),
                // Its own maker took it back, and knew all of it.
                Life::Deleted(How::Undone) => true,
                Life::Deleted(How::Emptied) => !said,
            };
            if !found {
                let how = format!("{content:?} of {id} is neither shown nor in the bin");
                return broken(3, how);
            }
        }
        Ok(())
    }
}

fn without(some: &[Written], others: &[Written]) -> Vec<Written> {
    some.iter().filter(|version| !others.contains(version)).cloned().collect()
}

/// Where the newest shows and nobody is asked, undo writes all that stood there once more; and it
/// tells a deletion under which new stamps stands what it knew.
fn restated(after: &[Written], value: &Value, change: &Change) -> bool {
    let deleted = change.field.as_str() == DELETED;
    after.iter().any(|(_, other)| match (deleted, value.get("how")) {
        (true, Some(how)) => other.get("how") == Some(how),
        (true, None) => false,
        (false, _) => other == value,
    })
}

/// Whether a field belongs to somebody else than who writes.
fn is_others(entry: &Entry, field: &str, writer: Writer) -> bool {
    let own = record::field(entry.kind(), field).is_some_and(|field| field.own);
    let owner = record::kind(entry.kind()).and_then(|kind| kind.owner).filter(|_| own);
    let owner = owner.map(|owner| Seat::from_name(entry.text(owner)));
    owner.is_some_and(|owner| {
        owner.is_none_or(|owner| owner != Seat::Both && !writer.seat.speaks_for(owner))
    })
}
