//! A world so small that everything that can happen in it does: two copies, two records, two
//! fields, every history of up to six deeds. What is random in the laws is complete here.

use std::collections::BTreeSet;
use std::rc::Rc;

use workbook_core::entry::{Deletion, Entry, How, Leave, Life};
use workbook_core::id::{Actor, RecordId};
use workbook_core::merge::merge;
use workbook_core::record::DELETED;
use workbook_core::stamp::{Dot, Seat, Stamp, Timestamp};

use crate::world_ledger::{Known, Ledger, Op};

/// The usual run and the one of `cargo xtask test laws`.
const DEEDS: usize = 6;
const RECORDS: [RecordId; 2] = [RecordId::new(1), RecordId::new(2)];
const FIELDS: [&str; 2] = ["title", "words_joint"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Deed {
    Write {
        copy: usize,
        record: usize,
        field: usize,
    },
    Bin {
        copy: usize,
        record: usize,
    },
    Restore {
        copy: usize,
        record: usize,
    },
    /// The bin of this record.
    Empty {
        copy: usize,
        record: usize,
    },
    Send {
        from: usize,
    },
    SendOne {
        from: usize,
        record: usize,
    },
}

impl Deed {
    fn all() -> Vec<Self> {
        let mut all = Vec::new();
        for copy in 0..2 {
            all.push(Self::Send { from: copy });
            for record in 0..2 {
                all.extend((0..2).map(|field| Self::Write { copy, record, field }));
                all.push(Self::Bin { copy, record });
                all.push(Self::Restore { copy, record });
                all.push(Self::Empty { copy, record });
                all.push(Self::SendOne { from: copy, record });
            }
        }
        all
    }

    /// The copy that does it alone; none for what goes between them.
    fn local(self) -> Option<usize> {
        match self {
            Self::Write { copy, .. }
            | Self::Bin { copy, .. }
            | Self::Restore { copy, .. }
            | Self::Empty { copy, .. } => Some(copy),
            Self::Send { .. } | Self::SendOne { .. } => None,
        }
    }
}

/// One state: who holds and knows what. Cheap to copy, for there are many.
#[derive(Clone, Default)]
struct State {
    held: [[Option<Rc<Entry>>; 2]; 2],
    known: [Known; 2],
}

#[derive(Default)]
struct Walk {
    deeds: Vec<Deed>,
    ledger: Ledger,
    histories: usize,
    merges: usize,
    rivals: usize,
    contested: usize,
    erased: usize,
}

impl Walk {
    /// Goes on from a state in every way there is.
    fn go(&mut self, state: &State, left: usize) {
        self.histories += 1;
        self.meets(state);
        if left == 0 {
            return;
        }
        for deed in Deed::all() {
            if self.is_mirrored(deed) {
                continue;
            }
            let (entered, mut next) = (self.ledger.mark(), state.clone());
            self.deeds.push(deed);
            if self.does(deed, &mut next) {
                self.go(&next, left - 1);
            }
            self.deeds.pop();
            self.ledger.cut(&entered);
        }
    }

    /// Histories that are another one with copies, records or fields renamed, or with two
    /// neighbouring deeds of different copies, which know nothing of each other, swapped.
    fn is_mirrored(&self, deed: Deed) -> bool {
        let first_field = |record: usize| {
            !self.deeds.iter().any(|d| matches!(d, Deed::Write { record: r, .. } if *r == record))
        };
        let swapped = match (self.deeds.last().and_then(|last| last.local()), deed.local()) {
            (Some(before), Some(now)) => before > now,
            (None, _) | (_, None) => false,
        };
        let renamed = match deed {
            Deed::Write { copy, record, field } => {
                (self.deeds.is_empty() && (copy, record) != (0, 0))
                    || (field == 1 && first_field(record))
            }
            Deed::Bin { .. }
            | Deed::Restore { .. }
            | Deed::Empty { .. }
            | Deed::Send { .. }
            | Deed::SendOne { .. } => false,
        };
        swapped || renamed
    }

    fn does(&mut self, deed: Deed, state: &mut State) -> bool {
        match deed {
            Deed::Write { copy, record, field } => {
                let text = format!("{}", self.deeds.len());
                self.write(state, (copy, record), FIELDS[field], text.into())
            }
            Deed::Bin { copy, record } => {
                let Some(entry) = state.held[copy][record].clone() else { return false };
                let seen = entry.seen().clone();
                let mark = Deletion { how: How::Binned, seen, below: None }.to_value();
                entry.is_visible() && self.write(state, (copy, record), DELETED, mark)
            }
            Deed::Restore { copy, record } => {
                let life = state.held[copy][record].as_ref().map(|entry| entry.life());
                let can = matches!(life, Some(Life::Contested | Life::Deleted(How::Binned)));
                can && self.write(state, (copy, record), DELETED, serde_json::Value::Null)
            }
            Deed::Empty { copy, record } => self.empty(state, copy, record),
            Deed::Send { from } => {
                let sent = [0, 1].map(|record| self.send(state, from, record));
                sent[0] || sent[1]
            }
            // With news in one record only it is the whole file again.
            Deed::SendOne { from, record } => {
                let news = |record: usize| {
                    let bits = |copy: usize| state.known[copy].get(&RECORDS[record]);
                    match (bits(from), bits(1 - from)) {
                        (Some(mine), Some(theirs)) => !theirs.holds(mine),
                        (Some(_), None) => true,
                        (None, _) => false,
                    }
                };
                news(0) && news(1) && self.send(state, from, record)
            }
        }
    }

    fn stamp(state: &State, copy: usize) -> Stamp {
        let counters = state.held[copy].iter().flatten().map(|entry| entry.max_counter());
        let counter = counters.max().unwrap_or(0) + 1;
        let dot = Dot { counter, actor: Actor::new(u64::try_from(copy).unwrap()) };
        Stamp { dot, by: Seat::Both, at: Timestamp::from_ms(0) }
    }

    fn write(
        &mut self,
        state: &mut State,
        (copy, record): (usize, usize),
        field: &str,
        value: serde_json::Value,
    ) -> bool {
        let (id, stamp) = (RECORDS[record], Self::stamp(state, copy));
        let mut entry = match &state.held[copy][record] {
            Some(entry) => Entry::clone(entry),
            None => Entry::new(id, "aim"),
        };
        entry.write(field, value.clone(), stamp, Leave::InPast);
        let op = Op {
            field: field.to_owned(),
            added: vec![(stamp.dot, value)],
            replaced: self.ledger.current(id, &state.known[copy], field),
            dropped: Vec::new(),
            noted: stamp.dot,
            erased: BTreeSet::new(),
        };
        self.ledger.enter(id, op, &mut state.known[copy]);
        self.put(state, copy, record, entry);
        true
    }

    fn empty(&mut self, state: &mut State, copy: usize, record: usize) -> bool {
        let Some(entry) = state.held[copy][record].clone() else { return false };
        if entry.life() != Life::Deleted(How::Binned) {
            return false;
        }
        let (id, stamp) = (RECORDS[record], Self::stamp(state, copy));
        let mut entry = Entry::clone(&entry);
        let erased = self.ledger.dots(id, &state.known[copy]);
        entry.erase(stamp);
        for field in FIELDS.into_iter().chain([DELETED]) {
            let mark = entry.register(field).versions().first();
            let op = Op {
                field: field.to_owned(),
                added: mark.map(|mark| (stamp.dot, mark.value.clone())).into_iter().collect(),
                replaced: self.ledger.current(id, &state.known[copy], field),
                dropped: Vec::new(),
                noted: stamp.dot,
                erased: erased.clone(),
            };
            self.ledger.enter(id, op, &mut state.known[copy]);
        }
        self.erased += 1;
        self.put(state, copy, record, entry);
        true
    }

    /// Whether the other copy had not known all of it.
    fn send(&mut self, state: &mut State, from: usize, record: usize) -> bool {
        let (id, to) = (RECORDS[record], 1 - from);
        let Some(entry) = state.held[from][record].clone() else { return false };
        let bits = state.known[from].get(&id).cloned().unwrap_or_default();
        let known = state.known[to].entry(id).or_default();
        if known.holds(&bits) {
            // Law 5: what is old changes nothing.
            if let Some(held) = &state.held[to][record] {
                assert_eq!(merge(held, &entry), **held, "{:?}", self.deeds);
            }
            return false;
        }
        known.join(&bits);
        let merged = match &state.held[to][record] {
            Some(held) => merge(held, &entry),
            None => Entry::clone(&entry),
        };
        self.merges += 1;
        self.put(state, to, record, merged);
        true
    }

    /// Laws 2, 3 and 4 on what changed.
    fn put(&mut self, state: &mut State, copy: usize, record: usize, entry: Entry) {
        if let Err((law, how)) = self.ledger.check(&entry, &state.known[copy]) {
            panic!("law {law} after {:?}: {how}", self.deeds);
        }
        if let Err(flaw) = workbook_core::document::check_entry(&entry) {
            panic!("{flaw} after {:?}", self.deeds);
        }
        let life = entry.life();
        let said = self.ledger.content(entry.id(), &state.known[copy]);
        let lost = life == Life::Deleted(How::Emptied) && !said.is_empty();
        assert!(!lost, "{said:?} is neither shown nor in the bin after {:?}", self.deeds);
        self.contested += usize::from(life == Life::Contested);
        self.rivals +=
            usize::from(entry.fields().any(|(name, r)| name != DELETED && r.has_rivals()));
        state.held[copy][record] = Some(Rc::new(entry));
    }

    /// Laws 1 and 2: wherever the two stop, they can meet, in either order.
    fn meets(&mut self, state: &State) {
        for record in 0..2 {
            let [Some(one), Some(other)] = [&state.held[0][record], &state.held[1][record]] else {
                continue;
            };
            let met = merge(one, other);
            self.merges += 2;
            assert_eq!(merge(other, one), met, "{:?}", self.deeds);
            assert_eq!(merge(&met, one), met, "{:?}", self.deeds);
            let mut known = state.known[0].clone();
            for (id, bits) in &state.known[1] {
                known.entry(*id).or_default().join(bits);
            }
            if let Err((law, how)) = self.ledger.check(&met, &known) {
                panic!("law {law} when meeting after {:?}: {how}", self.deeds);
            }
        }
    }
}

#[test]
fn m14_laws_hold_in_every_history_of_a_small_world() {
    let mut walk = Walk::default();
    walk.go(&State::default(), DEEDS);
    println!(
        "{} histories of up to {DEEDS} deeds, {} merges; {} with rivals, {} in question, {} emptied",
        walk.histories, walk.merges, walk.rivals, walk.contested, walk.erased
    );
    assert!(walk.rivals > 0 && walk.contested > 0 && walk.erased > 0);
}
