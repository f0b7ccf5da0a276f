//! The façade: run, undo, redo, absorb. The only way a document changes.
//! Not for bytes, stores or screens; a change set tells them what happened.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::change::{Change, ChangeSet, Deed, diff};
use crate::command::{Command, CommandError, Plan, Write, Writer};
use crate::document::Document;
use crate::entry::{Deletion, Entry, How, Leave, Register, Version};
use crate::history::History;
use crate::id::{Actor, RecordId};
use crate::merge::merge;
use crate::record::{self, DELETED};
use crate::stamp::{Dot, MAX_COUNTER, Stamp};

/// One open workbook: the document, who writes on this page, and what can be undone.
#[derive(Debug, Clone)]
pub struct Session {
    document: Document,
    actor: Actor,
    counter: u64,
    history: History,
}

/// What taking in other entries would do, found without doing it.
#[derive(Debug, Clone, PartialEq)]
pub struct MergePlan {
    /// The records as they would be kept.
    pub(crate) entries: Vec<Entry>,
    /// What would change, field by field.
    pub changes: ChangeSet,
}

impl Session {
    /// Opens a document. The actor is this page load's own and never used again.
    pub const fn new(document: Document, actor: Actor) -> Self {
        Self { document, actor, counter: 0, history: History::new() }
    }

    /// The document.
    pub const fn document(&self) -> &Document {
        &self.document
    }
    /// What can be undone and redone.
    pub const fn history(&self) -> &History {
        &self.history
    }

    /// Carries out a command as one step.
    pub fn run(&mut self, command: &Command, writer: Writer) -> Result<ChangeSet, CommandError> {
        let plan = command.plan(&self.document, writer)?;
        let typing = command.typing(self.document.book());
        let leave = self.leave_of(typing, writer)?;
        let stamp = self.next_stamp(writer)?;
        let deed = command.deed();
        let set = match plan {
            Plan::Write(planned) => self.write(deed, planned, stamp, leave),
            Plan::Bin(id) => self.delete(deed, id, How::Binned, stamp),
            Plan::Erase(ids) => {
                let set = self.erase(ids, stamp);
                self.history.forget();
                return Ok(set);
            }
        };
        self.history.done(set.clone(), typing, writer);
        Ok(set)
    }

    /// Takes back the last step, field by field where nobody else changed it since.
    pub fn undo(&mut self, writer: Writer) -> Option<ChangeSet> {
        let step = self.history.take_undo()?;
        let set = self.invert(&step, writer)?;
        self.history.undone(set.clone());
        Some(set)
    }

    /// Does again what was taken back last.
    pub fn redo(&mut self, writer: Writer) -> Option<ChangeSet> {
        let step = self.history.take_redo()?;
        let set = self.invert(&step, writer)?;
        self.history.redone(set.clone());
        Some(set)
    }

    /// Takes back a step that is no longer in the history, such as an import of last week.
    pub fn take_back(&mut self, step: &ChangeSet, writer: Writer) -> Option<ChangeSet> {
        let set = self.invert(step, writer)?;
        self.history.done(set.clone(), None, writer);
        Some(set)
    }

    /// Merges entries that came from another store or tab. Not an undo step of this page.
    pub fn absorb(&mut self, entries: Vec<Entry>) -> ChangeSet {
        let plan = self.plan(Deed::Heard, entries);
        self.apply(plan)
    }

    /// What taking in these entries would do. The document stays as it is.
    pub fn plan(&self, deed: Deed, entries: Vec<Entry>) -> MergePlan {
        let mut plan = MergePlan { entries: Vec::new(), changes: ChangeSet::empty(deed) };
        // One record may come more than once, from two stores or two tabs.
        let mut seen: BTreeMap<RecordId, Entry> = BTreeMap::new();
        for entry in entries {
            let id = entry.id();
            let merged = match seen.get(&id).or_else(|| self.document.entry(id)) {
                Some(mine) => merge(mine, &entry),
                None => entry,
            };
            seen.insert(id, merged);
        }
        for (id, merged) in seen {
            let mine = self.document.entry(id);
            if mine != Some(&merged) {
                plan.changes.changes.extend(diff(mine, &merged));
                if mine.is_none() {
                    plan.changes.made.insert(id);
                }
                plan.changes.touched.insert(id);
                plan.entries.push(merged);
            }
        }
        plan
    }

    /// Takes in an import as one undo step. What changed since the plan was made is merged in.
    pub fn take(&mut self, plan: MergePlan, writer: Writer) -> ChangeSet {
        let plan = self.plan(plan.changes.deed, plan.entries);
        let set = self.apply(plan);
        self.history.done(set.clone(), None, writer);
        set
    }

    fn apply(&mut self, plan: MergePlan) -> ChangeSet {
        for entry in plan.entries {
            self.document.put(entry);
        }
        plan.changes
    }

    fn next_stamp(&mut self, writer: Writer) -> Result<Stamp, CommandError> {
        let counter = self.counter.max(self.document.max_counter()) + 1;
        if counter > MAX_COUNTER {
            return Err(CommandError::Full);
        }
        self.counter = counter;
        Ok(Stamp { dot: Dot { counter, actor: self.actor }, by: writer.seat, at: writer.now })
    }

    /// What a key press does with the version it replaces. A field where another version came
    /// to stand beside the one being typed goes on being typed; one where two others stand has
    /// to be settled first.
    fn leave_of(
        &self,
        typing: Option<(RecordId, &'static str)>,
        writer: Writer,
    ) -> Result<Leave, CommandError> {
        let Some((record, field)) = typing else {
            return Ok(Leave::InPast);
        };
        let Some(entry) = self.document.entry(record) else {
            return Ok(Leave::InPast);
        };
        let register = entry.register(field);
        let mine = register.versions().iter().any(|v| v.stamp.dot.actor == self.actor);
        if register.has_rivals() {
            return if mine { Ok(Leave::Beside) } else { Err(CommandError::SettleFirst) };
        }
        let goes_on = mine && self.history.typing_goes_on((record, field), writer);
        Ok(if goes_on { Leave::Nothing } else { Leave::InPast })
    }

    fn write(&mut self, deed: Deed, planned: Vec<Write>, stamp: Stamp, leave: Leave) -> ChangeSet {
        let mut set = ChangeSet::empty(deed);
        for Write { record, kind, field, value } in planned {
            let known = self.document.entry(record);
            let now = known.map_or_else(Register::default, |entry| entry.register(&field).clone());
            let one_or_none = now.versions().len() <= 1;
            if one_or_none && now.value() == Some(&value).filter(|value| !value.is_null()) {
                continue;
            }
            if known.is_none() {
                set.made.insert(record);
            }
            let mut entry = known.cloned().unwrap_or_else(|| Entry::new(record, kind));
            entry.write(&field, value, stamp, leave);
            set.changes.push(Change {
                record,
                field: record::Name::from(field.as_str()),
                before: now,
                after: entry.register(&field).clone(),
            });
            set.touched.insert(record);
            self.document.put(entry);
        }
        set
    }

    fn delete(&mut self, deed: Deed, id: RecordId, how: How, stamp: Stamp) -> ChangeSet {
        let Some(entry) = self.document.entry(id) else {
            return ChangeSet::empty(deed);
        };
        let kind = record::kind(entry.kind()).map_or("", |kind| kind.name);
        let value = Deletion { how, seen: entry.seen().clone() }.to_value();
        let write = Write { record: id, kind, field: DELETED.to_owned(), value };
        self.write(deed, vec![write], stamp, Leave::InPast)
    }

    fn erase(&mut self, ids: Vec<RecordId>, stamp: Stamp) -> ChangeSet {
        let mut set = ChangeSet::empty(Deed::EmptiedBin);
        for id in ids {
            let Some(before) = self.document.entry(id) else {
                continue;
            };
            let mut entry = before.clone();
            entry.erase(stamp);
            set.changes.extend(diff(Some(before), &entry));
            set.touched.insert(id);
            self.document.put(entry);
        }
        set
    }

    /// Writes back what a step replaced, as new writes that keep the names of their authors.
    fn invert(&mut self, step: &ChangeSet, writer: Writer) -> Option<ChangeSet> {
        let mut set = ChangeSet::empty(step.deed);
        let unmade: Vec<RecordId> =
            step.made.iter().copied().filter(|id| self.is_untouched(*id, step)).collect();
        for id in &unmade {
            let stamp = self.next_stamp(writer).ok()?;
            set.squash(self.delete(step.deed, *id, How::Undone, stamp));
        }
        for change in step.changes.iter().filter(|change| !step.made.contains(&change.record)) {
            let Some(entry) = self.document.entry(change.record) else {
                continue;
            };
            if change.before == change.after || !change.still_stands(entry, self.actor) {
                continue;
            }
            let mut entry = entry.clone();
            let now = entry.register(change.field.as_str()).clone();
            let restored = self.restamp(&change.before, writer)?;
            entry.replace(change.field.as_str(), restored, Leave::InPast);
            set.changes.push(Change {
                record: change.record,
                field: change.field.clone(),
                before: now,
                after: entry.register(change.field.as_str()).clone(),
            });
            set.touched.insert(change.record);
            self.document.put(entry);
        }
        Some(set)
    }

    /// Whether a record a step made still stands as the step left it.
    fn is_untouched(&self, id: RecordId, step: &ChangeSet) -> bool {
        let Some(entry) = self.document.entry(id) else {
            return false;
        };
        entry.fields().all(|(name, register)| {
            let change = step.changes.iter().find(|c| c.record == id && c.field.as_str() == name);
            match change {
                Some(change) => change.still_stands(entry, self.actor),
                // Written later and taken back again by this page: nothing is lost with it.
                None => register.value().is_none(),
            }
        })
    }

    fn restamp(&mut self, register: &Register, writer: Writer) -> Option<Register> {
        if register.is_empty() {
            let stamp = self.next_stamp(writer).ok()?;
            return Some(Register::new(vec![Version { value: Value::Null, stamp }]));
        }
        let mut versions = Vec::new();
        for version in register.versions() {
            let dot = self.next_stamp(writer).ok()?.dot;
            let stamp = Stamp { dot, ..version.stamp };
            versions.push(Version { value: version.value.clone(), stamp });
        }
        Some(Register::new(versions))
    }
}
