//! The session: typing, change sets, taking in entries, counters.

use workbook_core::change::Deed;
use workbook_core::command::{Command, CommandError, Settlement, Writer};
use workbook_core::document::check_entry;
use workbook_core::entry::{Entry, Parts, Register, Version, covers};
use workbook_core::history::BURST_PAUSE_MS;
use workbook_core::id::Actor;
use workbook_core::merge::{knows_all, merge};
use workbook_core::record::Aim;
use workbook_core::stamp::{Dot, Seat, Stamp, Timestamp};
use workbook_core::view::clock_is_wrong;

use crate::deeds::{add_aim, rename};
use crate::world_pair::{AIM, BOOK, OTHER_AIM, Page, meet, pair};
use crate::world_rng::Rng;

#[test]
fn s2_a_burst_of_typing_is_one_step_and_leaves_one_entry_in_the_past() {
    let (mut page, _) = pair();
    page.type_title("walk", " every day");
    assert_eq!(page.titles(), ["walk every day"]);
    assert_eq!(page.past("title"), ["walk"]);
    page.undo();
    let writer = page.writer();
    assert_eq!(page.session.undo(writer), None);
}

#[test]
fn s3_a_pause_another_seat_another_field_or_another_deed_ends_a_burst() {
    let check = |between: &dyn Fn(&mut Page), goes_on: bool| {
        let (mut page, _) = pair();
        page.press("walk a");
        between(&mut page);
        page.press("walk ab");
        let past: &[&str] = if goes_on { &["walk"] } else { &["walk", "walk a"] };
        assert_eq!(page.past("title"), past);
    };
    check(&|_| {}, true);
    check(&|page| page.ms += BURST_PAUSE_MS - 100, true);
    check(&|page| page.ms += BURST_PAUSE_MS - 99, false);
    check(&|page| page.ms -= 101, false);
    check(&|page| page.ms -= 100, true);
    check(&|page| page.seat = Seat::Professional, false);
    check(&|page| drop(page.edit(AIM, Aim::words(Seat::Both), "x")), false);
    check(&|page| drop(page.run(Command::Focus(Some(AIM)))), false);
    // A key press that changes nothing, and a copy that brings nothing here, do not end it.
    check(&|page| page.press("walk a"), true);
    check(&|page| drop(page.session.absorb(vec![])), true);
}

#[test]
fn s4_typing_goes_on_beside_a_version_that_arrives_and_loses_neither() {
    let (mut patient, mut professional) = pair();
    patient.type_title("walk", " dai");
    professional.title("walk slowly");
    patient.hear(&professional);
    patient.type_title("walk dai", "ly");
    assert_eq!(patient.titles(), ["walk slowly", "walk daily"]);
    assert_eq!(patient.past("title"), ["walk"], "no letter by letter");
    meet(&mut patient, &mut professional);
    assert_eq!(professional.titles(), ["walk slowly", "walk daily"]);
    assert_eq!(professional.past("title"), ["walk"]);
    assert!(!patient.session.must_settle(AIM.0, "title"));
    assert!(!professional.session.must_settle(AIM.0, "title"));
    // Later, in a new burst, what stood there goes to the past.
    patient.title("walk daily with Bo");
    assert_eq!(patient.titles(), ["walk slowly", "walk daily with Bo"]);
    assert_eq!(patient.past("title"), ["walk", "walk daily"]);
}

#[test]
fn s5_where_two_others_stand_typing_asks_to_settle_first() {
    let (mut patient, mut professional) = pair();
    patient.title("walk daily");
    professional.title("walk slowly");
    meet(&mut patient, &mut professional);
    let mut third = patient.reloaded(33, Seat::Patient);
    let before = third.document().clone();
    assert!(third.session.must_settle(AIM.0, "title"));
    assert!(!third.session.must_settle(AIM.0, "words_joint"));
    assert!(!third.session.must_settle(OTHER_AIM.0, "title"));
    let edit = Command::Type { id: AIM.0, text: Aim::TITLE, value: "walk x".into() };
    assert_eq!(third.try_run(edit), Err(CommandError::SettleFirst));
    assert_eq!(*third.document(), before);
    let (record, field) = (AIM.0, "title".to_owned());
    third.run(Command::Settle { record, field, how: Settlement::Both });
    assert!(!third.session.must_settle(AIM.0, "title"));
    third.title("walk x");
    assert_eq!(third.titles(), ["walk x"]);
}

#[test]
fn s6_a_change_set_tells_what_stood_what_stands_and_what_is_new() {
    let (mut page, _) = pair();
    let set = page.title("walk daily");
    assert_eq!(set.deed, Deed::Edited);
    let [change] = set.changes.as_slice() else { panic!("{set:?}") };
    assert_eq!((change.record, change.field.as_str()), (AIM.0, "title"));
    assert_eq!(change.before.value().unwrap(), "walk");
    assert_eq!(change.after, *page.entry(AIM).register("title"));
    assert!(set.made.is_empty() && set.touched.iter().eq([&AIM.0]));
    let set = page.run(add_aim(OTHER_AIM, "x".into()));
    assert!(set.made.iter().eq([&OTHER_AIM.0]) && set.touched == set.made);
}

#[test]
fn s7_writing_what_stands_already_changes_nothing_and_is_no_step() {
    let (mut page, _) = pair();
    assert!(page.title("walk").is_empty());
    assert!(page.run(Command::Focus(None)).is_empty());
    assert_eq!(page.session.history().next_undo(), None);
    // But where two versions stand, saying one of them again is news.
    let (mut patient, mut professional) = pair();
    patient.title("walk daily");
    professional.title("walk slowly");
    patient.hear(&professional);
    let (record, field) = (AIM.0, "title".to_owned());
    let how = Settlement::Write("walk slowly".into());
    assert!(!patient.run(Command::Settle { record, field, how }).is_empty());
    assert_eq!(patient.titles(), ["walk slowly"]);
}

#[test]
fn s8_counters_go_on_from_the_highest_anywhere_in_the_document() {
    let (mut patient, mut professional) = pair();
    for step in 0..9 {
        professional.run(rename(BOOK, &format!("Ours {step}")));
    }
    let highest = professional.document().max_counter();
    patient.hear(&professional);
    patient.title("walk daily");
    let dot = patient.entry(AIM).register("title").shown().unwrap().stamp.dot;
    assert_eq!((dot.counter, dot.actor), (highest + 1, patient.session.actor()));
    assert_eq!(patient.document().max_counter(), highest + 1);
}

#[test]
fn s9_a_plan_changes_nothing_and_taking_it_merges_what_changed_since() {
    let (mut patient, mut professional) = pair();
    professional.edit(AIM, Aim::words(Seat::Both), "together");
    let before = patient.document().clone();
    let plan = patient.session.plan(Deed::Imported, professional.entries());
    assert_eq!(*patient.document(), before);
    assert!(plan.changes.touched.iter().eq([&AIM.0]));
    patient.title("walk daily");
    let writer = patient.writer();
    let set = patient.session.take(plan, writer);
    assert_eq!(set.deed, Deed::Imported);
    assert_eq!(patient.titles(), ["walk daily"]);
    assert_eq!(patient.values("words_joint"), ["together"]);
    assert_eq!(patient.session.history().next_undo(), Some(Deed::Imported));
}

#[test]
fn s10_what_another_tab_wrote_is_no_step_of_this_page() {
    let (mut patient, mut professional) = pair();
    professional.title("walk slowly");
    let set = patient.hear(&professional);
    assert_eq!(set.deed, Deed::Heard);
    assert_eq!(patient.session.history().next_undo(), None);
}

#[test]
fn s11_one_record_that_comes_several_times_is_taken_in_once() {
    let (mut patient, mut professional) = pair();
    let mut entries = professional.entries();
    professional.title("walk slowly");
    entries.extend(professional.entries());
    professional.edit(AIM, Aim::words(Seat::Both), "together");
    entries.extend(professional.entries());
    let set = patient.session.absorb(entries.clone());
    assert_eq!(set.changes.len(), 2);
    assert_eq!(patient.document(), professional.document());
    let touched = pair().0.session.load(entries);
    assert!(touched.iter().all(|id| *id == AIM.0));
    assert!(knows_all(patient.entry(AIM), professional.entry(AIM)));
    let (_, old) = pair();
    assert!(knows_all(patient.entry(AIM), old.entry(AIM)));
    assert!(!knows_all(old.entry(AIM), patient.entry(AIM)));
}

#[test]
fn s12_slices_of_an_import_become_one_step() {
    let (mut patient, mut professional) = pair();
    professional.title("walk slowly");
    professional.run(add_aim(OTHER_AIM, "x".into()));
    let mut all = workbook_core::change::ChangeSet::empty(Deed::Heard);
    for entry in professional.entries() {
        all.extend(patient.session.absorb(vec![entry]));
    }
    let writer = patient.writer();
    let set = patient.session.took(all, writer);
    assert_eq!((set.deed, set.touched.len(), set.made.len()), (Deed::Imported, 2, 1));
    patient.undo();
    assert_eq!((patient.titles(), patient.aims()), (vec!["walk".to_owned()], vec![AIM.0]));
}

#[test]
fn s13_what_one_burst_wrote_is_squashed_to_the_first_before_and_the_last_after() {
    let (mut page, _) = pair();
    let mut all = page.title("walk a");
    all.squash(page.title("walk ab"));
    all.squash(page.edit(AIM, Aim::words(Seat::Both), "x"));
    all.squash(page.run(add_aim(OTHER_AIM, "y".into())));
    let title = &all.changes[0];
    assert_eq!(title.before.value().unwrap(), "walk");
    assert_eq!(title.after, *page.entry(AIM).register("title"));
    assert_eq!((all.touched.len(), all.made.len()), (2, 1));
    let fields = all.changes.iter().filter(|change| change.record == AIM.0).count();
    assert_eq!(fields, 2);
}

/// Any entry at all that passes the check, as only a made-up file can hold.
fn made_up(rng: &mut Rng) -> Entry {
    let version = |rng: &mut Rng, counter: usize| {
        let counter = u64::try_from(counter).unwrap();
        let dot = Dot { counter, actor: Actor::new(rng.next() % 3) };
        let by = *rng.pick(&[Seat::Patient, Seat::Both]);
        Version { value: rng.below(3).into(), stamp: Stamp { dot, by, at: Timestamp::from_ms(0) } }
    };
    let mut parts = Parts::from(Entry::new(AIM.0, ["aim", "mood"][rng.below(2)]));
    for name in ["title", "words_joint", "deleted"] {
        let mut current = Vec::new();
        let mut past = Vec::new();
        for counter in 1..6 {
            match rng.below(4) {
                0 => current.push(version(rng, counter)),
                1 => past.push(version(rng, counter)),
                _ => {}
            }
        }
        for held in current.iter().chain(&past) {
            let seen = parts.seen.entry(held.stamp.dot.actor).or_default();
            *seen = (*seen).max(held.stamp.dot.counter);
        }
        past.sort_by(Version::order);
        if !current.is_empty() {
            parts.fields.insert(name.into(), Register::new(current));
        }
        if !past.is_empty() {
            parts.past.insert(name.into(), past);
        }
    }
    for (actor, counter) in &mut parts.seen {
        *counter += rng.next() % 3;
        if rng.percent(20) {
            parts.erased.insert(*actor, rng.next() % *counter + 1);
        }
    }
    for past in parts.past.values_mut() {
        for version in past.iter_mut().filter(|v| covers(&parts.erased, v.stamp.dot)) {
            version.value = serde_json::Value::Null;
        }
    }
    parts.into()
}

#[test]
fn m10_merging_is_as_lawful_for_entries_only_a_made_up_file_can_hold() {
    let mut rng = Rng::new(10);
    for _ in 0..20_000 {
        let [a, b, c] = [(); 3].map(|()| made_up(&mut rng));
        assert_eq!(check_entry(&a), Ok(()));
        let (ab, bc) = (merge(&a, &b), merge(&b, &c));
        assert_eq!(check_entry(&ab), Ok(()), "{a:?}\n{b:?}");
        assert_eq!(merge(&a, &a), a);
        assert_eq!(merge(&b, &a), ab, "{a:?}\n{b:?}");
        assert_eq!(merge(&ab, &c), merge(&a, &bc), "{a:?}\n{b:?}\n{c:?}");
    }
}

#[test]
fn m11_a_copy_that_saw_a_burst_letter_by_letter_ends_like_one_that_saw_it_whole() {
    let (mut patient, mut professional) = pair();
    let mut text = "walk".to_owned();
    for letter in " every day".chars() {
        text.push(letter);
        patient.press(&text);
        professional.hear(&patient);
    }
    assert_eq!(professional.past("title"), ["walk"]);
    assert_eq!(professional.document(), patient.document());
}

#[test]
fn m12_copies_that_disagree_on_the_kind_keep_the_one_that_sorts_first() {
    let (patient, _) = pair();
    let mut parts = Parts::from(patient.entry(AIM).clone());
    parts.kind = "zebra".into();
    let zebra = Entry::from(parts);
    assert_eq!(merge(&zebra, patient.entry(AIM)), *patient.entry(AIM));
    assert_eq!(merge(patient.entry(AIM), &zebra), *patient.entry(AIM));
}

#[test]
fn m13_three_copies_changed_apart_give_three_versions_in_every_copy() {
    let (mut one, mut two) = pair();
    let mut three = two.reloaded(33, Seat::Professional);
    for (page, title) in [(&mut one, "walk one"), (&mut two, "walk two"), (&mut three, "walk 3")] {
        page.title(title);
    }
    one.hear(&two);
    three.hear(&one);
    two.hear(&three);
    meet(&mut one, &mut two);
    assert_eq!(one.titles().len(), 3);
    assert_eq!(one.document(), three.document());
}

#[test]
fn s14_two_pages_never_write_as_one_so_a_cloned_profile_loses_nothing() {
    let (mut page, _) = pair();
    page.title("walk daily");
    let mut clone = page.reloaded(44, Seat::Patient);
    page.title("walk one");
    clone.title("walk two");
    meet(&mut page, &mut clone);
    assert_eq!(page.titles(), ["walk one", "walk two"]);
}

#[test]
fn s15_the_clock_is_for_showing_only() {
    let (mut patient, mut professional) = pair();
    patient.ms = 4_000_000_000_000;
    patient.title("far in the future");
    professional.hear(&patient);
    professional.ms = -5_000_000_000_000;
    professional.title("long ago");
    meet(&mut patient, &mut professional);
    assert_eq!(patient.titles(), ["long ago"]);
    let writer = Writer { seat: Seat::Patient, now: Timestamp::from_ms(i64::MIN) };
    let edit = Command::Type { id: AIM.0, text: Aim::TITLE, value: "even longer".into() };
    patient.session.run(&edit, writer).unwrap();
    assert_eq!(patient.titles(), ["even longer"]);
}

#[test]
fn s16_a_clock_that_cannot_be_right_is_told_from_one_that_can() {
    let at = |text: &str| text.parse::<Timestamp>().unwrap();
    let check = |now: &str, started: Option<&str>, wrong: bool| {
        assert_eq!(clock_is_wrong(at(now), started.map(at)), wrong, "{now}, {started:?}");
    };
    check("1969-12-31T23:59:59.000Z", None, true);
    check("1970-01-02T12:00:00.000Z", None, true);
    check("2026-10-31T23:59:59.999Z", None, true);
    check("2026-11-01T00:00:00.000Z", None, false);
    check("2099-12-31T23:59:59.999Z", None, false);
    check("2100-01-01T00:00:00.000Z", None, true);
    let started = Some("2027-05-03T12:00:00.000Z");
    check("2027-05-02T12:00:00.000Z", started, false);
    check("2027-05-02T11:59:59.999Z", started, true);
    check("2029-01-01T00:00:00.000Z", started, false);
}
