//! The façade: run, undo, redo, absorb. The only way a document changes.
//! Not for bytes, stores or screens; a change set tells them what happened.

mod inverse;

use std::collections::BTreeMap;

use crate::change::{Change, ChangeSet, Deed, diff};
use crate::command::{Command, CommandError, Plan, Write, Writer};
use crate::document::Document;
use crate::entry::{Deletion, Entry, How, Leave, Register};
use crate::gather;
use crate::history::{History, Typing};
use crate::id::{Actor, RecordId};
use crate::merge::{Rule, merge};
use crate::record::{self, DELETED};
use crate::stamp::{Dot, MAX_COUNTER, Stamp};

/// One open workbook: the document, who writes on this page, and what can be undone.
#[derive(Debug, Clone)]
pub struct Session {
    document: Document,
    actor: Actor,
    counter: u64,
    history: History,
    rule: Rule,
}

/// What taking in other entries would do, found without doing it.
#[derive(Debug, Clone, PartialEq)]
pub struct MergePlan {
    /// The records as they would be kept.
    pub(crate) entries: Vec<Entry>,
    /// What would change, field by field.
    pub changes: ChangeSet,
}

impl MergePlan {
    /// The records as they would be kept.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }
    /// The records as they would be kept. Absorbing them, all or some, carries the plan out.
    pub fn into_entries(self) -> Vec<Entry> {
        self.entries
    }
}

impl Session {
    /// Opens a document. The actor is this page load's own and never used again.
    pub const fn new(document: Document, actor: Actor) -> Self {
        Self { document, actor, counter: 0, history: History::new(), rule: merge }
    }

    /// The same with another merge rule, for tests that have to notice a broken one.
    #[doc(hidden)]
    #[must_use]
    pub const fn with_rule(mut self, rule: Rule) -> Self {
        self.rule = rule;
        self
    }

    /// The document.
    pub const fn document(&self) -> &Document {
        &self.document
    }
    /// Who writes on this page.
    pub const fn actor(&self) -> Actor {
        self.actor
    }
    /// Whether two versions of a field have to be settled before anyone types into it.
    pub fn must_settle(&self, id: RecordId, field: &str) -> bool {
        let Some(entry) = self.document.entry(id) else { return false };
        let register = entry.register(field);
        register.has_rivals() && self.own_versions(register) != 1
    }
    /// What can be undone and redone.
    pub const fn history(&self) -> &History {
        &self.history
    }

    /// Carries out a command as one step.
    pub fn run(&mut self, command: &Command, writer: Writer) -> Result<ChangeSet, CommandError> {
        let plan = command.plan(&self.document, writer)?;
        let typing = command.typing();
        let leave = self.leave_of(typing, writer)?;
        let stamp = self.next_stamp(writer)?;
        let deed = command.deed();
        let set = match plan {
            Plan::Write(planned) => self.write(deed, planned, stamp, leave),
            Plan::Bin(ids) => self.delete(deed, &ids, How::Binned, stamp),
            Plan::Erase(ids) => {
                let set = self.erase(ids, stamp);
                if !set.is_empty() {
                    self.history.forget();
                }
                return Ok(set);
            }
        };
        let typing = match (typing, leave) {
            (None, _) => Typing::No,
            (Some(target), Leave::InPast | Leave::Beside) => Typing::Begins(target),
            (Some(target), Leave::Nothing | Leave::BesideTyping) => Typing::GoesOn(target),
        };
        self.history.done(set.clone(), typing, writer);
        Ok(set)
    }

    /// Takes back the last step, field by field where nobody else changed it since.
    pub fn undo(&mut self, writer: Writer) -> Option<ChangeSet> {
        let step = self.history.take_undo()?;
        let Some(set) = self.invert(&step, writer) else {
            self.history.redone(step);
            return None;
        };
        self.history.undone(set.clone());
        Some(set)
    }

    /// Does again what was taken back last.
    pub fn redo(&mut self, writer: Writer) -> Option<ChangeSet> {
        let step = self.history.take_redo()?;
        let Some(set) = self.invert(&step, writer) else {
            self.history.undone(step);
            return None;
        };
        self.history.redone(set.clone());
        Some(set)
    }

    /// Takes back a step that is no longer in the history, such as an import of last week.
    pub fn take_back(&mut self, step: &ChangeSet, writer: Writer) -> Option<ChangeSet> {
        let set = self.invert_late(step, writer)?;
        self.history.done(set.clone(), Typing::No, writer);
        Some(set)
    }

    /// Merges entries that came from another store or tab. Not an undo step of this page.
    pub fn absorb(&mut self, entries: Vec<Entry>) -> ChangeSet {
        let plan = self.plan(Deed::Heard, entries);
        self.apply(plan)
    }

    /// Merges entries while a workbook is being opened, without working out what changed field
    /// by field. Gives the records that are now other than before.
    pub fn load(&mut self, entries: Vec<Entry>) -> Vec<RecordId> {
        let mut touched = Vec::new();
        for entry in entries {
            let id = entry.id();
            let merged = match self.document.entry(id) {
                Some(mine) => (self.rule)(mine, &entry),
                None => entry,
            };
            if self.document.entry(id) != Some(&merged) {
                touched.push(id);
                self.note_marks(&merged);
                self.document.put(merged);
            }
        }
        touched
    }

    /// What taking in these entries would do. The document stays as it is.
    pub fn plan(&self, deed: Deed, entries: Vec<Entry>) -> MergePlan {
        let mut plan = MergePlan { entries: Vec::new(), changes: ChangeSet::empty(deed) };
        // One record may come more than once, from two stores or two tabs.
        let mut seen: BTreeMap<RecordId, Entry> = BTreeMap::new();
        for entry in entries {
            let id = entry.id();
            let merged = match seen.get(&id).or_else(|| self.document.entry(id)) {
                Some(mine) => (self.rule)(mine, &entry),
                None => entry,
            };
            seen.insert(id, merged);
        }
        for (id, merged) in seen {
            let mine = self.document.entry(id);
            if mine != Some(&merged) {
                plan.changes.note(mine, &merged);
                plan.entries.push(merged);
            }
        }
        plan
    }

    /// Makes one undo step of what [`Self::absorb`] took in slice by slice.
    pub fn took(&mut self, mut set: ChangeSet, writer: Writer) -> ChangeSet {
        set.deed = Deed::Imported;
        self.history.done(set.clone(), Typing::No, writer);
        set
    }

    /// Takes in an import as one undo step. What changed since the plan was made is merged in.
    pub fn take(&mut self, plan: MergePlan, writer: Writer) -> ChangeSet {
        let plan = self.plan(plan.changes.deed, plan.entries);
        let set = self.apply(plan);
        self.history.done(set.clone(), Typing::No, writer);
        set
    }

    fn apply(&mut self, plan: MergePlan) -> ChangeSet {
        for entry in plan.entries {
            self.note_marks(&entry);
            self.document.put(entry);
        }
        plan.changes
    }

    /// Undo has to know which deletions came after which of its own writes.
    fn note_marks(&mut self, entry: &Entry) {
        for mark in entry.register(DELETED).versions() {
            if mark.stamp.dot.actor != self.actor {
                self.history.mark_arrived(entry.id(), mark.stamp.dot, self.counter);
            }
        }
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
        // What is not there, or not any more, is made anew by the first key press.
        let Some(entry) = self.document.entry(record).filter(|entry| entry.is_visible()) else {
            return Ok(Leave::InPast);
        };
        let register = entry.register(field);
        let own = self.own_versions(register);
        let goes_on = own == 1 && self.history.typing_goes_on((record, field), writer);
        match (register.has_rivals(), own, goes_on) {
            (true, 1, true) => Ok(Leave::BesideTyping),
            (true, 1, false) => Ok(Leave::Beside),
            // Two of its own an undo brought back: neither is the one being typed.
            (true, _, _) => Err(CommandError::SettleFirst),
            (false, _, true) => Ok(Leave::Nothing),
            (false, _, false) => Ok(Leave::InPast),
        }
    }

    fn own_versions(&self, register: &Register) -> usize {
        register.versions().iter().filter(|v| v.stamp.dot.actor == self.actor).count()
    }

    fn write(&mut self, deed: Deed, planned: Vec<Write>, stamp: Stamp, leave: Leave) -> ChangeSet {
        let mut set = ChangeSet::empty(deed);
        // What one command says of one record belongs together, such as an answer and the wording
        // it was given to: all of it is written if any of it is new.
        let is_news = |write: &&Write| match self.document.entry(write.record) {
            Some(entry) => {
                let now = entry.register(&write.field);
                let wanted = Some(&write.value).filter(|value| !value.is_null());
                now.versions().len() > 1 || now.value() != wanted
            }
            None => true,
        };
        let changed = gather::set(planned.iter().filter(is_news).map(|w| w.record));
        for Write { record, kind, field, value } in planned {
            if !changed.contains(&record) {
                continue;
            }
            let known = self.document.entry(record);
            let now = known.map_or_else(Register::default, |entry| entry.register(&field).clone());
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

    fn delete(&mut self, deed: Deed, ids: &[RecordId], how: How, stamp: Stamp) -> ChangeSet {
        let mut planned = Vec::new();
        for entry in ids.iter().filter_map(|id| self.document.entry(*id)) {
            let kind = record::kind(entry.kind()).map_or("", |kind| kind.name);
            let below = match how {
                How::Binned => Some(self.document.seen_below(entry.id())),
                How::Undone | How::Emptied => None,
            };
            let value = Deletion { how, seen: entry.seen().clone(), below }.to_value();
            let field = DELETED.to_owned();
            planned.push(Write { record: entry.id(), kind, field, value });
        }
        self.write(deed, planned, stamp, Leave::InPast)
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
}
