//! All records of one workbook, with the lists derived from them.
//! Not for changing them by command: [`crate::session`] does.

use std::collections::{BTreeMap, BTreeSet};

use crate::command::Spot;
use crate::entry::{self, Entry, How, Life, Misfit, Seen};
use crate::id::{BookId, RecordId};
use crate::record::{Card, Name, ORDER, Record};

/// One workbook. Two are equal if their records are; the lists follow from those.
#[derive(Debug, Clone)]
pub struct Document {
    book: BookId,
    entries: BTreeMap<RecordId, Entry>,
    max_counter: u64,
    lists: BTreeMap<Name, List>,
    children: BTreeMap<RecordId, BTreeSet<RecordId>>,
    bin: BTreeSet<RecordId>,
    waiting: BTreeSet<RecordId>,
}

impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.book == other.book && self.entries == other.entries
    }
}

/// The visible records of one kind in their order, with a number that moves when the list does.
#[derive(Debug, Clone, Default)]
struct List {
    items: BTreeSet<(String, RecordId)>,
    moves: u64,
}

/// What the lists need to know of one record.
#[derive(PartialEq)]
struct Facts {
    kind: Name,
    place: Option<(String, RecordId)>,
    parent: Option<RecordId>,
    /// Where among its siblings it lies, beside its place: the zone, lane and column of a card.
    spot: Option<Spot>,
    binned: bool,
    waits: bool,
}

impl Facts {
    fn of(entry: &Entry) -> Self {
        let life = entry.life();
        let visible = entry.is_visible();
        Self {
            kind: entry.kind_name().clone(),
            place: visible.then(|| (entry.text(ORDER).to_owned(), entry.id())),
            parent: entry.parent(),
            spot: (entry.kind() == Card::KIND.name).then(|| Spot::of(entry)),
            binned: life == Life::Deleted(How::Binned),
            waits: visible && (life == Life::Contested || entry.clashes().next().is_some()),
        }
    }
}

impl Document {
    /// An empty workbook.
    pub const fn new(book: BookId) -> Self {
        Self {
            book,
            entries: BTreeMap::new(),
            max_counter: 0,
            lists: BTreeMap::new(),
            children: BTreeMap::new(),
            bin: BTreeSet::new(),
            waiting: BTreeSet::new(),
        }
    }

    /// Which workbook this is.
    pub const fn book(&self) -> BookId {
        self.book
    }
    /// One record as it is kept.
    pub fn entry(&self, id: RecordId) -> Option<&Entry> {
        self.entries.get(&id)
    }
    /// All records, by id.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values()
    }
    /// How many records there are, deleted ones included.
    pub fn len(&self) -> usize {
        self.entries.len()
    }
    /// Whether nothing was ever written.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
    /// The highest counter anywhere in the document.
    pub const fn max_counter(&self) -> u64 {
        self.max_counter
    }

    /// A visible record as its struct, with the fields that did not fit.
    pub fn read<T: Record>(&self, id: RecordId) -> Option<(T, Vec<Misfit>)> {
        self.visible(id, T::KIND.name).map(entry::hydrate)
    }
    /// A visible record as its struct.
    pub fn get<T: Record>(&self, id: RecordId) -> Option<T> {
        self.read(id).map(|(record, _)| record)
    }
    /// A visible record of a kind, as it is kept.
    pub fn visible(&self, id: RecordId, kind: &str) -> Option<&Entry> {
        self.entry(id).filter(|entry| entry.kind() == kind && entry.is_visible())
    }
    /// The visible records of a kind, in their order.
    pub fn list(
        &self,
        kind: &str,
    ) -> impl DoubleEndedIterator<Item = RecordId> + ExactSizeIterator {
        static EMPTY: BTreeSet<(String, RecordId)> = BTreeSet::new();
        self.lists.get(kind).map_or(&EMPTY, |list| &list.items).iter().map(|(_, id)| *id)
    }
    /// A number that changes whenever [`Self::list`] of this kind does.
    pub fn list_moves(&self, kind: &str) -> u64 {
        self.lists.get(kind).map_or(0, |list| list.moves)
    }
    /// How many records are visible.
    pub fn visible_count(&self) -> usize {
        self.lists.values().map(|list| list.items.len()).sum()
    }
    /// The records that hang on one, visible or not.
    pub fn children(&self, of: RecordId) -> impl Iterator<Item = &Entry> {
        self.children.get(&of).into_iter().flatten().filter_map(|id| self.entry(*id))
    }
    /// All that hangs on a record and on what hangs there, visible or not, without the record.
    pub fn below(&self, of: RecordId) -> Vec<&Entry> {
        let mut found: Vec<&Entry> = Vec::new();
        // A made-up file can let records hang on each other in a ring.
        let mut known = BTreeSet::from([of]);
        let mut next = vec![of];
        while let Some(on) = next.pop() {
            for child in self.children(on) {
                if known.insert(child.id()) {
                    next.push(child.id());
                    found.push(child);
                }
            }
        }
        found
    }
    /// What was taken note of in all that hangs on a record, together.
    pub(crate) fn seen_below(&self, of: RecordId) -> Seen {
        let mut seen = Seen::new();
        for entry in self.below(of) {
            entry::join_seen(&mut seen, entry.seen());
        }
        seen
    }
    /// The visible records of a kind that hang on one, in their order.
    pub fn hanging(&self, on: RecordId, kind: &str) -> Vec<RecordId> {
        let fits = |entry: &&Entry| entry.kind() == kind && entry.is_visible();
        let mut found = BTreeSet::new();
        for entry in self.children(on).filter(fits) {
            found.insert((entry.text(ORDER), entry.id()));
        }
        found.into_iter().map(|(_, id)| id).collect()
    }
    /// The records in the bin.
    pub fn bin(&self) -> impl ExactSizeIterator<Item = RecordId> {
        self.bin.iter().copied()
    }
    /// The visible records on which something waits to be settled.
    pub fn waiting(&self) -> impl ExactSizeIterator<Item = RecordId> {
        self.waiting.iter().copied()
    }

    /// Puts a record in place of what stood under its id, and brings the lists up to date.
    pub(crate) fn put(&mut self, entry: Entry) {
        self.max_counter = self.max_counter.max(entry.max_counter());
        let id = entry.id();
        let new = Facts::of(&entry);
        let old = self.entries.insert(id, entry).map(|entry| Facts::of(&entry));
        if old.as_ref() != Some(&new) {
            self.list_anew(id, old, new);
        }
    }

    fn list_anew(&mut self, id: RecordId, old: Option<Facts>, new: Facts) {
        if let Some(old) = old {
            if old.place != new.place || old.kind != new.kind || old.spot != new.spot {
                self.unlist(&old);
            }
            if let Some(siblings) = old.parent.and_then(|parent| self.children.get_mut(&parent)) {
                siblings.remove(&id);
            }
        }
        if let Some(place) = new.place {
            let list = self.lists.entry(new.kind).or_default();
            if list.items.insert(place) {
                list.moves += 1;
            }
        }
        if let Some(parent) = new.parent {
            self.children.entry(parent).or_default().insert(id);
        }
        mark(&mut self.bin, id, new.binned);
        mark(&mut self.waiting, id, new.waits);
    }

    fn unlist(&mut self, facts: &Facts) {
        let (Some(list), Some(place)) = (self.lists.get_mut(&facts.kind), &facts.place) else {
            return;
        };
        if list.items.remove(place) {
            list.moves += 1;
        }
    }

    /// Looks for anything that must never be: what is found here is a fault of the program.
    pub fn check_integrity(&self) -> Result<(), Flaw> {
        let mut fresh = Self::new(self.book);
        for entry in self.entries.values() {
            check_entry(entry)?;
            fresh.max_counter = fresh.max_counter.max(entry.max_counter());
            fresh.list_anew(entry.id(), None, Facts::of(entry));
        }
        let lists = |document: &Self| -> Vec<(Name, BTreeSet<(String, RecordId)>)> {
            let kinds = document.lists.iter().filter(|(_, list)| !list.items.is_empty());
            kinds.map(|(kind, list)| (kind.clone(), list.items.clone())).collect()
        };
        let children = |document: &Self| -> Vec<(RecordId, Vec<RecordId>)> {
            let parents = document.children.iter().filter(|(_, set)| !set.is_empty());
            parents.map(|(id, set)| (*id, set.iter().copied().collect())).collect()
        };
        let same = lists(&fresh) == lists(self)
            && children(&fresh) == children(self)
            && fresh.bin == self.bin
            && fresh.waiting == self.waiting
            && fresh.max_counter <= self.max_counter;
        if same { Ok(()) } else { Err(Flaw::Lists) }
    }
}

fn mark(set: &mut BTreeSet<RecordId>, id: RecordId, wanted: bool) {
    if wanted {
        set.insert(id);
    } else {
        set.remove(&id);
    }
}

/// A state the program must never reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// A derived list does not fit the records.
    #[error("a list does not fit the records")]
    Lists,
    /// A register is empty, unsorted or repeats a version.
    #[error("the register of a field is out of order in {0}")]
    Register(RecordId),
    /// A write is held that was not taken note of.
    #[error("a write was not taken note of in {0}")]
    Unseen(RecordId),
    /// The past of a field is out of order, too long, or holds what is current.
    #[error("the past of a field is out of order in {0}")]
    Past(RecordId),
    /// Something counts as erased that was never seen.
    #[error("an erased write was never seen in {0}")]
    Erased(RecordId),
}

/// Looks for anything an entry must never be.
pub fn check_entry(entry: &Entry) -> Result<(), Flaw> {
    let id = entry.id();
    for register in entry.fields.values() {
        let sorted = entry::Register::new(register.versions().to_vec()) == *register;
        if register.is_empty() || !sorted {
            return Err(Flaw::Register(id));
        }
    }
    for (field, past) in &entry.past {
        let mut tidy = past.clone();
        entry::trim_past(&mut tidy, &entry.erased);
        let current = entry.register(field.as_str());
        let overlaps = past.iter().any(|version| current.holds(version.stamp.dot));
        if past.is_empty() || tidy != *past || overlaps {
            return Err(Flaw::Past(id));
        }
    }
    let current = entry.fields.values().flat_map(entry::Register::versions);
    let all_seen = current
        .chain(entry.past.values().flatten())
        .all(|version| entry::covers(&entry.seen, version.stamp.dot));
    if !all_seen {
        return Err(Flaw::Unseen(id));
    }
    let erased_seen = entry.erased.iter().all(|(a, c)| entry.seen.get(a).is_some_and(|s| s >= c));
    if erased_seen { Ok(()) } else { Err(Flaw::Erased(id)) }
}
