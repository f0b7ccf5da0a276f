//! The laws of the data, each over the same many random histories.
//!
//! `WORKBOOK_CASES` is the number of histories (5,000 if not set). Every history ends with
//! everybody meeting; every step looks at the copy it touched. The first break of each law in the
//! run is told with its number, which `WORKBOOK_SEED` plays again.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::OnceLock;
use std::time::Instant;

use workbook_core::merge::{Rule, merge};

use crate::world::{Broken, Counts, Held, World};

const USUAL_CASES: usize = 5_000;
const LONG_CASES: usize = 100_000;

/// What came of many histories.
pub(crate) struct Outcome {
    pub(crate) cases: usize,
    pub(crate) counts: Counts,
    /// For each broken law: how often, the first history, and how.
    pub(crate) broken: BTreeMap<u8, (usize, u64, String)>,
}

pub(crate) fn one_history(seed: u64, clock: u64, rule: Rule, tells: bool) -> (Held, Option<World>) {
    let mut world = match World::new(seed, clock, rule, tells) {
        Ok(world) => world,
        Err(broken) => return (Err(broken), None),
    };
    let steps = 8 + world.rng.below(28);
    let mut live = || {
        for _ in 0..steps {
            world.step()?;
        }
        world.meet()
    };
    let held = live();
    (held, Some(world))
}

pub(crate) fn many_histories(cases: usize, rule: Rule) -> Outcome {
    let mut outcome = Outcome { cases, counts: Counts::default(), broken: BTreeMap::new() };
    for seed in 0..u64::try_from(cases).unwrap() {
        let run = catch_unwind(AssertUnwindSafe(|| one_history(seed, seed, rule, false)));
        let (held, world) = run.unwrap_or_else(|_| {
            (Err(Broken { law: 9, how: "it panicked; see above".to_owned() }), None)
        });
        if let Some(world) = world {
            outcome.counts.add(&world.counts);
        }
        if let Err(Broken { law, how }) = held {
            outcome.broken.entry(law).or_insert((0, seed, how)).0 += 1;
        }
    }
    outcome
}

pub(crate) fn cases() -> usize {
    std::env::var("WORKBOOK_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(USUAL_CASES)
}

/// The histories are run once; each law looks at what came of them.
fn outcome() -> &'static Outcome {
    static OUTCOME: OnceLock<Outcome> = OnceLock::new();
    OUTCOME.get_or_init(|| {
        let start = Instant::now();
        let outcome = many_histories(cases(), merge);
        println!("{} histories in {:.1} s", outcome.cases, start.elapsed().as_secs_f64());
        for (words, count) in outcome.counts.table() {
            println!("{count:>9} × {words}");
        }
        outcome
    })
}

fn holds(law: u8) {
    if let Some((times, seed, how)) = outcome().broken.get(&law) {
        panic!("law {law} broke in {times} histories, first in WORKBOOK_SEED={seed}:\n{how}");
    }
}

#[test]
fn m1_laws_1_merging_is_idempotent_commutative_and_associative_byte_for_byte() {
    holds(1);
}

#[test]
fn m2_laws_2_copies_that_have_seen_the_same_are_equal() {
    holds(2);
}

#[test]
fn m3_laws_3_what_nobody_who_knew_it_replaced_is_shown_is_a_rival_or_is_in_the_bin() {
    holds(3);
}

#[test]
fn m4_laws_4_an_edit_never_becomes_the_rival_of_a_value_its_writer_had_seen() {
    holds(4);
}

#[test]
fn m5_laws_5_an_older_export_of_oneself_changes_nothing() {
    holds(5);
}

#[test]
fn m6_laws_6_what_this_version_does_not_know_goes_through_unchanged() {
    holds(6);
}

#[test]
fn m7_laws_7_a_file_read_back_is_the_same_document_and_the_same_bytes() {
    holds(7);
}

#[test]
fn u1_laws_8_undo_and_redo_give_back_the_same_screen_and_leave_later_arrivals_alone() {
    holds(8);
}

#[test]
fn s1_laws_9_nothing_panics_and_every_copy_is_whole_after_every_step() {
    holds(9);
}

#[test]
fn laws_the_histories_reach_every_case_often_enough() {
    let Outcome { cases, counts, .. } = outcome();
    for (words, count) in counts.table() {
        let wanted = 1_000 * cases.min(&LONG_CASES) / LONG_CASES;
        assert!(count >= wanted.max(1), "{words}: {count}, not {wanted}");
    }
}

#[test]
fn laws_one_history() {
    let Some(seed) = std::env::var("WORKBOOK_SEED").ok().and_then(|seed| seed.parse().ok()) else {
        return;
    };
    let (held, _) = one_history(seed, seed, merge, true);
    assert!(held.is_ok(), "{held:?}");
}
