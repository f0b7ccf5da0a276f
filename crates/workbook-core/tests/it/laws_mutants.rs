//! The laws have teeth: seven wrong merge rules, each a classic, have to break one.
//!
//! The rule stands here a second time, with a switch in each place where it can go wrong. Switched
//! to none it has to be the product's rule, entry for entry.

use std::collections::BTreeSet;

use workbook_core::entry::{Entry, PAST_LIMIT, Parts, Register, Seen, Version, covers, join_seen};
use workbook_core::merge::{Rule, merge};
use workbook_core::record::Name;

use crate::laws::{many_histories, one_history};

const NONE: u8 = 0;
const COME_BACK_ON_ONE_SIDE: u8 = 1;
const COME_BACK_ON_BOTH_SIDES: u8 = 2;
const LOSER_DROPPED: u8 = 3;
const PAST_NOT_KEPT: u8 = 4;
const OTHER_PAST_NOT_MERGED: u8 = 5;
const SEEN_NOT_MERGED: u8 = 6;
const TIE_BROKEN_BY_MINE: u8 = 7;

const MUTANTS: [(&str, Rule); 7] = [
    ("replaced values come back on one side", switched::<COME_BACK_ON_ONE_SIDE>),
    ("replaced values come back on both sides", switched::<COME_BACK_ON_BOTH_SIDES>),
    ("the loser is dropped", switched::<LOSER_DROPPED>),
    ("the past is not kept", switched::<PAST_NOT_KEPT>),
    ("the other side's past is not merged", switched::<OTHER_PAST_NOT_MERGED>),
    ("what was seen is not merged", switched::<SEEN_NOT_MERGED>),
    ("a tie is broken by mine", switched::<TIE_BROKEN_BY_MINE>),
];

fn switched<const FAULT: u8>(a: &Entry, b: &Entry) -> Entry {
    let (mine, yours) = (Parts::from(a.clone()), Parts::from(b.clone()));
    let mut out = Parts::from(Entry::new(a.id(), a.kind().min(b.kind())));
    out.seen = mine.seen.clone();
    if FAULT != SEEN_NOT_MERGED {
        join_seen(&mut out.seen, &yours.seen);
    }
    out.erased = mine.erased.clone();
    join_seen(&mut out.erased, &yours.erased);

    let keys = |parts: &Parts| -> BTreeSet<Name> {
        parts.fields.keys().chain(parts.past.keys()).cloned().collect()
    };
    let names: BTreeSet<Name> = &keys(&mine) | &keys(&yours);
    for name in names {
        let field = name.as_str();
        let mut current = Vec::new();
        let mut past = a.past(field).to_vec();
        if FAULT != OTHER_PAST_NOT_MERGED {
            past.extend_from_slice(b.past(field));
        }
        for (version, other, come_back) in (a.register(field).versions().iter())
            .map(|v| (v, b, FAULT == COME_BACK_ON_BOTH_SIDES))
            .chain(b.register(field).versions().iter().map(|v| {
                (v, a, FAULT == COME_BACK_ON_BOTH_SIDES || FAULT == COME_BACK_ON_ONE_SIDE)
            }))
        {
            let dot = version.stamp.dot;
            let stays = other.register(field).holds(dot) || !covers(other.seen(), dot);
            if stays || come_back {
                current.push(version.clone());
            }
        }
        let current = match FAULT {
            LOSER_DROPPED => {
                Register::new(Register::new(current).shown().cloned().into_iter().collect())
            }
            TIE_BROKEN_BY_MINE => {
                let all = Register::new(current);
                let own = |v: &&Version| a.register(field).holds(v.stamp.dot);
                let one = all.versions().iter().find(own).or(all.shown()).cloned();
                Register::new(one.into_iter().collect())
            }
            _ => Register::new(current),
        };
        past.retain(|version| !current.holds(version.stamp.dot) || FAULT == NONE);
        trim(&mut past, &out.erased);
        if !past.is_empty() && FAULT != PAST_NOT_KEPT {
            out.past.insert(name.clone(), past);
        }
        if !current.is_empty() {
            out.fields.insert(name, current);
        }
    }
    out.into()
}

fn trim(past: &mut Vec<Version>, erased: &Seen) {
    for version in past.iter_mut().filter(|version| covers(erased, version.stamp.dot)) {
        version.value = serde_json::Value::Null;
    }
    past.sort_by(Version::order);
    past.dedup_by(|b, a| a.stamp.dot == b.stamp.dot && a.value == b.value);
    past.drain(..past.len().saturating_sub(PAST_LIMIT));
}

/// How many histories each mutant has to survive, and does not.
const HISTORIES: usize = 150;

#[test]
fn m8_laws_kill_each_of_the_seven_classic_mutants() {
    for (name, rule) in MUTANTS {
        let outcome = many_histories(HISTORIES, rule);
        let laws: Vec<String> = outcome
            .broken
            .iter()
            .map(|(law, (times, seed, _))| format!("law {law} ({times} times, first in {seed})"))
            .collect();
        println!("{name}: killed by {}", laws.join(", "));
        assert!(!laws.is_empty(), "{name}: {HISTORIES} histories and no law broken");
    }
}

#[test]
fn m8_laws_without_a_fault_the_second_rule_is_the_first() {
    for seed in 0..HISTORIES {
        let seed = u64::try_from(seed).unwrap();
        let (held, one) = one_history(seed, seed, merge, false);
        let (_, other) = one_history(seed, seed, switched::<NONE>, false);
        held.unwrap();
        let documents = |world: Option<crate::world::World>| -> Vec<_> {
            world.unwrap().copies.iter().map(|copy| copy.session.document().clone()).collect()
        };
        assert_eq!(documents(one), documents(other), "{seed}");
    }
}
