//! What every person ever wrote and what every copy knows of it, kept as full sets beside the
//! product. From these alone follows what each copy has to hold: the laws are checked against
//! this, never against the product's own notion of what was seen.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use workbook_core::entry::{Entry, PAST_LIMIT, Parts, Register, Seen};
use workbook_core::id::RecordId;
use workbook_core::record::DELETED;
use workbook_core::stamp::Dot;

/// One value and the write that put it there.
pub(crate) type Written = (Dot, Value);

/// One field changed in one copy.
#[derive(Debug, Clone)]
pub(crate) struct Op {
    pub(crate) field: String,
    pub(crate) added: Vec<Written>,
    pub(crate) replaced: Vec<Written>,
    /// Those replaced that were only key presses of one burst.
    pub(crate) dropped: Vec<Written>,
    /// The write by which other copies see that this happened.
    pub(crate) noted: Dot,
    /// Where the bin was emptied: every write that copy knew of.
    pub(crate) erased: BTreeSet<Dot>,
}

/// A set of small numbers: which changes of a record a copy knows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Bits(Vec<u64>);

impl Bits {
    pub(crate) fn add(&mut self, number: usize) {
        if self.0.len() <= number / 64 {
            self.0.resize(number / 64 + 1, 0);
        }
        self.0[number / 64] |= 1 << (number % 64);
    }
    pub(crate) fn has(&self, number: usize) -> bool {
        self.0.get(number / 64).is_some_and(|word| word >> (number % 64) & 1 == 1)
    }
    pub(crate) fn join(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            *mine |= theirs;
        }
    }
    pub(crate) fn holds(&self, other: &Self) -> bool {
        let word = |at| self.0.get(at).copied().unwrap_or(0);
        other.0.iter().enumerate().all(|(at, theirs)| theirs & !word(at) == 0)
    }
    pub(crate) fn same(&self, other: &Self) -> bool {
        self.holds(other) && other.holds(self)
    }
}

/// What one copy knows, record by record.
pub(crate) type Known = BTreeMap<RecordId, Bits>;

/// Everything that was ever written.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ledger(BTreeMap<RecordId, Vec<Op>>);

/// What the ledger says a record has to be, in one copy.
struct Due<'l> {
    fields: BTreeMap<&'l str, Field<'l>>,
    seen: Seen,
}

#[derive(Default)]
struct Field<'l> {
    added: Vec<&'l Written>,
    replaced: Vec<&'l Written>,
    past: Vec<&'l Written>,
}

impl<'l> Field<'l> {
    fn current(&self) -> Vec<&'l Written> {
        let mut current = self.added.clone();
        current.retain(|version| !self.replaced.contains(version));
        current.sort_by_key(|version| version.0);
        current
    }
}

impl Ledger {
    /// Enters one change, and the copy that made it knows of it.
    pub(crate) fn enter(&mut self, record: RecordId, op: Op, known: &mut Known) {
        let ops = self.0.entry(record).or_default();
        known.entry(record).or_default().add(ops.len());
        ops.push(op);
    }

    /// How much was entered, to go back to.
    pub(crate) fn mark(&self) -> BTreeMap<RecordId, usize> {
        self.0.iter().map(|(id, ops)| (*id, ops.len())).collect()
    }

    /// Forgets all that was entered since.
    pub(crate) fn cut(&mut self, mark: &BTreeMap<RecordId, usize>) {
        for (id, ops) in &mut self.0 {
            ops.truncate(mark.get(id).copied().unwrap_or(0));
        }
    }

    fn known<'l>(&'l self, record: RecordId, known: &'l Known) -> impl Iterator<Item = &'l Op> {
        let bits = known.get(&record);
        let ops = self.0.get(&record).into_iter().flatten().enumerate();
        ops.filter(move |(at, _)| bits.is_some_and(|bits| bits.has(*at))).map(|(_, op)| op)
    }

    /// What has to stand in a field of a copy.
    pub(crate) fn current(&self, record: RecordId, known: &Known, name: &str) -> Vec<Written> {
        let mut field = Field::default();
        for op in self.known(record, known).filter(|op| op.field == name) {
            field.added.extend(&op.added);
            field.replaced.extend(&op.replaced);
        }
        field.current().into_iter().cloned().collect()
    }

    /// Every write a copy knows of in a record.
    pub(crate) fn dots(&self, record: RecordId, known: &Known) -> BTreeSet<Dot> {
        self.known(record, known).flat_map(|op| op.added.iter().map(|(dot, _)| *dot)).collect()
    }

    /// What a copy has to have taken note of in a record.
    pub(crate) fn seen(&self, record: RecordId, known: &Known) -> Seen {
        let mut seen = Seen::new();
        for op in self.known(record, known) {
            let dots = op.added.iter().map(|(dot, _)| *dot).chain([op.noted]);
            for dot in dots {
                let mine = seen.entry(dot.actor).or_default();
                *mine = (*mine).max(dot.counter);
            }
        }
        seen
    }

    fn due<'l>(&'l self, record: RecordId, known: &'l Known) -> Due<'l> {
        let mut due = Due { fields: BTreeMap::new(), seen: self.seen(record, known) };
        for op in self.known(record, known) {
            let field = due.fields.entry(&op.field).or_default();
            field.added.extend(&op.added);
            field.replaced.extend(&op.replaced);
            field.past.extend(op.replaced.iter().filter(|version| !op.dropped.contains(version)));
        }
        due
    }

    /// Compares a record of a copy with what has to be there. Says which law is broken and how.
    pub(crate) fn check(&self, entry: &Entry, known: &Known) -> Result<(), (u8, String)> {
        let id = entry.id();
        let due = self.due(id, known);
        let erased: BTreeSet<Dot> =
            self.known(id, known).flat_map(|op| op.erased.iter().copied()).collect();
        if *entry.seen() != due.seen {
            return Err((2, format!("{id} has seen {:?}, not {:?}", entry.seen(), due.seen)));
        }
        let held = Parts::from(entry.clone());
        for name in held.fields.keys().chain(held.past.keys()) {
            if !due.fields.contains_key(name.as_str()) {
                return Err((4, format!("nobody wrote {name} of {id}")));
            }
        }
        for (name, field) in &due.fields {
            let current = field.current();
            let present = written(entry.register(name));
            for version in &current {
                if !present.contains(version) {
                    return Err((3, format!("{name} of {id} lost {version:?}")));
                }
            }
            if let Some(extra) = present.iter().find(|version| !current.contains(version)) {
                return Err((4, format!("{name} of {id} has {extra:?} again")));
            }
            check_past(entry, name, &field.past, &erased)?;
        }
        Ok(())
    }

    /// The fields and values that were replaced by nobody who knew of them, the mark left out.
    pub(crate) fn content(&self, record: RecordId, known: &Known) -> Vec<Written> {
        let due = self.due(record, known);
        let fields = due.fields.iter().filter(|(name, _)| **name != DELETED);
        fields
            .flat_map(|(_, field)| field.current().into_iter().cloned().collect::<Vec<_>>())
            .collect()
    }
}

/// The versions of a register.
pub(crate) fn written(register: &Register) -> Vec<Written> {
    register.versions().iter().map(|version| (version.stamp.dot, version.value.clone())).collect()
}

/// The past is the newest of what was replaced, in order, without what the bin took.
fn check_past(
    entry: &Entry,
    name: &str,
    replaced: &[&Written],
    erased: &BTreeSet<Dot>,
) -> Result<(), (u8, String)> {
    let mut due: Vec<(Dot, &Value)> = replaced
        .iter()
        .map(|(dot, value)| (*dot, if erased.contains(dot) { &Value::Null } else { value }))
        .collect();
    due.sort_by_key(|version| version.0);
    due.dedup();
    let due = &due[due.len().saturating_sub(PAST_LIMIT)..];
    let past = entry.past(name).iter().map(|version| (version.stamp.dot, &version.value));
    if past.clone().eq(due.iter().copied()) {
        return Ok(());
    }
    let past: Vec<_> = past.collect();
    Err((3, format!("the past of {name} of {} is {past:?}, not {due:?}", entry.id())))
}
