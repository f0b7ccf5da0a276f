//! The lists of a document, and how records are kept and read.

use serde_json::{Value, json};
use workbook_core::command::Command;
use workbook_core::document::{Flaw, check_entry};
use workbook_core::entry::{
    Deletion, Entry, Leave, Misfit, PAST_LIMIT, Parts, Register, Version, author, hydrate,
    reconcile,
};
use workbook_core::id::{Actor, RecordId};
use workbook_core::record::{Aim, AimId, Answer, Name, Person};
use workbook_core::stamp::{Dot, Seat, Stamp, Timestamp};

use crate::deeds::{add_aim, move_aim};
use crate::world_pair::{AIM, BOOK, OTHER_AIM, meet, pair};

fn stamp(counter: u64, actor: u64) -> Stamp {
    let dot = Dot { counter, actor: Actor::new(actor) };
    Stamp { dot, by: Seat::Patient, at: Timestamp::from_ms(0) }
}

fn version(counter: u64, actor: u64, value: impl Into<Value>) -> Version {
    Version { value: value.into(), stamp: stamp(counter, actor) }
}

fn titled(text: &str) -> Entry {
    let mut entry = Entry::new(RecordId::new(5), "aim");
    entry.write("title", text.into(), stamp(1, 1), Leave::InPast);
    entry
}

fn said(versions: &[Version]) -> Vec<&str> {
    versions.iter().filter_map(|version| version.value.as_str()).collect()
}

#[test]
fn e1_a_write_makes_the_field_that_one_version_and_the_record_takes_note_of_it() {
    let mut entry = titled("walk");
    entry.write("title", "run".into(), stamp(4, 2), Leave::InPast);
    assert_eq!(said(entry.register("title").versions()), ["run"]);
    let seen: Vec<(u64, u64)> = entry.seen().iter().map(|(a, c)| (a.number(), *c)).collect();
    assert_eq!(seen, [(1, 1), (2, 4)]);
    assert_eq!(entry.max_counter(), 4);
    assert_eq!((entry.text("title"), author(&entry, "title")), ("run", Some(Seat::Patient)));
    assert_eq!((entry.value("other"), author(&entry, "other")), (None, None));
    assert!(entry.register("other").is_empty());
    assert_eq!(entry.last_change(), Some(&stamp(4, 2)));
}

#[test]
fn e2_what_a_write_replaces_goes_to_the_past_unless_it_was_typing() {
    let mut entry = titled("w");
    entry.write("title", "wa".into(), stamp(2, 1), Leave::Nothing);
    assert_eq!(said(entry.past("title")), [""; 0]);
    entry.write("title", "run".into(), stamp(3, 1), Leave::InPast);
    assert_eq!(said(entry.past("title")), ["wa"]);
    // What another wrote goes to the past also while typing goes on.
    entry.write("title", "run!".into(), stamp(4, 2), Leave::Nothing);
    assert_eq!(said(entry.past("title")), ["wa", "run"]);
    assert_eq!(said(entry.past("other")), [""; 0]);
}

#[test]
fn e3_the_past_of_a_field_keeps_the_newest_twenty_writes() {
    let mut entry = titled("0");
    for counter in 1..=30 {
        entry.write("title", format!("{counter}").into(), stamp(counter + 1, 1), Leave::InPast);
        assert_eq!(check_entry(&entry), Ok(()));
    }
    assert_eq!(PAST_LIMIT, 20);
    let expected: Vec<String> = (10..30).map(|n| n.to_string()).collect();
    assert_eq!(said(entry.past("title")), expected);
}

#[test]
fn e4_writing_beside_replaces_only_what_its_own_actor_wrote() {
    let check = |leave: Leave, past: &[&str]| {
        let mut parts = Parts::from(titled("walk"));
        let versions = vec![version(2, 1, "mine"), version(3, 2, "yours")];
        parts.fields.insert(Name::from("title"), Register::new(versions));
        parts.seen.extend([(Actor::new(1), 2), (Actor::new(2), 3)]);
        let mut entry = Entry::from(parts);
        entry.write("title", "mine!".into(), stamp(4, 1), leave);
        let expected: &[&str] = match leave {
            Leave::Beside | Leave::BesideTyping => &["yours", "mine!"],
            Leave::InPast | Leave::Nothing => &["mine!"],
        };
        assert_eq!(said(entry.register("title").versions()), expected);
        assert_eq!(said(entry.past("title")), past);
        assert_eq!(check_entry(&entry), Ok(()));
    };
    check(Leave::Beside, &["mine"]);
    check(Leave::BesideTyping, &[]);
    check(Leave::InPast, &["mine", "yours"]);
    check(Leave::Nothing, &["yours"]);
}

#[test]
fn e5_the_highest_stamp_shows_whatever_the_clocks_say() {
    let mut late = version(2, 1, "late clock");
    late.stamp.at = Timestamp::from_ms(4_000_000_000_000);
    let register = Register::new(vec![version(3, 1, "higher"), late.clone(), late]);
    assert_eq!(said(register.versions()), ["late clock", "higher"]);
    assert_eq!(register.value(), Some(&json!("higher")));
    let tie = Register::new(vec![version(3, 9, "nine"), version(3, 10, "ten")]);
    assert_eq!(tie.value(), Some(&json!("ten")), "the actor breaks the tie");
    assert!(tie.holds(stamp(3, 9).dot) && !tie.holds(stamp(3, 8).dot));
}

#[test]
fn e6_the_same_value_twice_is_no_clash_and_nothing_is_no_value() {
    let twice = Register::new(vec![version(1, 1, "walk"), version(1, 2, "walk")]);
    assert_eq!((twice.versions().len(), twice.has_rivals()), (2, false));
    let two = Register::new(vec![version(1, 1, "walk"), version(1, 2, "run")]);
    assert!(two.has_rivals());
    let three = [version(1, 1, "walk"), version(1, 2, "walk"), version(1, 3, "run")];
    assert!(Register::new(three.to_vec()).has_rivals());
    let emptied = Register::new(vec![version(2, 1, Value::Null)]);
    assert_eq!((emptied.value(), emptied.is_empty(), emptied.has_rivals()), (None, false, false));
}

#[test]
fn e7_a_value_changed_under_its_stamp_by_another_program_stands_beside_it() {
    let one = Register::new(vec![version(1, 1, "walk"), version(1, 1, "run")]);
    let other =
        Register::new(vec![version(1, 1, "run"), version(1, 1, "walk"), version(1, 1, "run")]);
    assert_eq!(one, other);
    assert_eq!(said(one.versions()), ["run", "walk"]);
    // The same write with other names is one version, and the same one in every order.
    let mut renamed = version(1, 1, "walk");
    renamed.stamp.by = Seat::Both;
    let both = |versions: [&Version; 2]| Register::new(versions.into_iter().cloned().collect());
    let first = version(1, 1, "walk");
    assert_eq!(both([&first, &renamed]), both([&renamed, &first]));
    assert_eq!(both([&first, &renamed]).versions(), [first]);
}

#[test]
fn e8_a_value_of_a_wrong_type_reads_as_unset_is_named_and_is_kept() {
    let mut entry = Entry::new(Person::id(BOOK, Seat::Patient), "person");
    entry.write("name", "Ann".into(), stamp(1, 1), Leave::InPast);
    entry.write("seat", "nurse".into(), stamp(2, 1), Leave::InPast);
    entry.write("role", json!([1]), stamp(3, 1), Leave::InPast);
    entry.write("shoe_size", json!(39), stamp(4, 1), Leave::InPast);
    let (person, misfits) = hydrate::<Person>(&entry);
    assert_eq!(person, Person { name: "Ann".into(), ..Person::default() });
    assert_eq!(misfits, [Misfit { field: "seat" }, Misfit { field: "role" }]);
    // Writing the name back touches neither what does not fit nor what is not known.
    let renamed = Person { name: "Anna".into(), ..person.clone() };
    assert_eq!(reconcile(&person, &renamed), [("name".to_owned(), json!("Anna"))]);
    assert_eq!(reconcile(&person, &person), []);
}

#[test]
fn e9_an_entry_that_must_never_be_is_found() {
    let check = |spoil: &dyn Fn(&mut Parts), flaw: fn(RecordId) -> Flaw| {
        let mut parts = Parts::from(titled("walk"));
        spoil(&mut parts);
        let entry = Entry::from(parts);
        assert_eq!(check_entry(&entry), Err(flaw(entry.id())));
    };
    let title = || Name::from("title");
    let note = |parts: &mut Parts| {
        parts.seen.insert(Actor::new(1), 100);
    };
    check(&|parts| parts.seen.clear(), Flaw::Unseen);
    check(
        &|parts| {
            parts.past.insert(title(), vec![version(9, 9, "who?")]);
        },
        Flaw::Unseen,
    );
    check(
        &|parts| {
            parts.fields.insert(title(), Register::default());
        },
        Flaw::Register,
    );
    check(
        &|parts| {
            parts.past.insert(title(), vec![]);
        },
        Flaw::Past,
    );
    check(
        &|parts| {
            parts.past.insert(title(), vec![version(1, 1, "walk")]);
        },
        Flaw::Past,
    );
    check(
        &|parts| {
            note(parts);
            parts.past.insert(title(), vec![version(3, 1, "b"), version(2, 1, "a")]);
        },
        Flaw::Past,
    );
    check(
        &|parts| {
            note(parts);
            let many = (2..23).map(|counter| version(counter, 1, counter)).collect();
            parts.past.insert(title(), many);
        },
        Flaw::Past,
    );
    check(
        &|parts| {
            parts.erased.insert(Actor::new(1), 2);
        },
        Flaw::Erased,
    );
    check(
        &|parts| {
            parts.erased.insert(Actor::new(8), 1);
        },
        Flaw::Erased,
    );
    assert_eq!(check_entry(&titled("walk")), Ok(()));
}

#[test]
fn e10_what_is_no_deletion_mark_deletes_nothing() {
    let good = json!({"how": "binned", "seen": {}});
    assert!(Deletion::from_value(&good).is_some());
    let bad = [
        json!(null),
        json!(true),
        json!({"how": "binned"}),
        json!({"seen": {}}),
        json!({"how": "burnt", "seen": {}}),
        json!({"how": "binned", "seen": {"x": 1}}),
        json!({"how": "binned", "seen": {"0000000000001": -1}}),
    ];
    for value in bad {
        assert_eq!(Deletion::from_value(&value), None, "{value}");
        let mut entry = titled("walk");
        entry.write("deleted", value, stamp(2, 1), Leave::InPast);
        assert!(entry.is_visible());
    }
    let read = Deletion::from_value(&json!({"how": "emptied", "seen": {"0000000000001": 7}}));
    assert_eq!(
        read.map(|deletion| deletion.to_value()),
        Some(json!({"how": "emptied", "seen": {"0000000000001": 7}}))
    );
}

#[test]
fn o4_a_list_is_in_the_order_of_its_keys_and_of_its_ids_where_those_tie() {
    let (mut patient, mut professional) = pair();
    let aim = |number| AimId(RecordId::new(number));
    patient.run(add_aim(aim(9), "x".into()));
    professional.run(add_aim(aim(3), "y".into()));
    meet(&mut patient, &mut professional);
    assert_eq!(patient.aims(), [AIM.0, aim(3).0, aim(9).0]);
    assert_eq!(patient.document().list("aim").next_back(), Some(aim(9).0));
    assert_eq!(patient.document().list("mood").len(), 0);
}

#[test]
fn o5_the_number_of_a_list_moves_when_the_list_does_and_only_then() {
    let (mut page, _) = pair();
    let mut moves = page.document().list_moves("aim");
    let mut check = |page: &crate::world_pair::Page, moved: bool| {
        let now = page.document().list_moves("aim");
        assert_eq!(now != moves, moved);
        moves = now;
    };
    page.title("walk daily");
    check(&page, false);
    page.run(add_aim(OTHER_AIM, "x".into()));
    check(&page, true);
    page.run(move_aim(OTHER_AIM, None));
    check(&page, true);
    page.answer(Seat::Patient, Answer::Agree).unwrap();
    check(&page, false);
    page.run(Command::Bin(AIM.0));
    check(&page, true);
    page.run(Command::Restore(AIM.0));
    check(&page, true);
    assert_eq!(page.document().list_moves("mood"), 0);
}

#[test]
fn o6_what_hangs_on_a_record_is_found_by_it() {
    let (mut page, _) = pair();
    page.answer(Seat::Patient, Answer::Agree).unwrap();
    let kinds = |page: &crate::world_pair::Page| -> Vec<String> {
        page.document().children(AIM.0).map(|entry| entry.kind().to_owned()).collect()
    };
    assert_eq!(kinds(&page), ["acceptance"]);
    assert_eq!(page.document().children(OTHER_AIM.0).count(), 0);
    // Moved to another parent by another program, it hangs there.
    let mut entry = page.document().children(AIM.0).next().unwrap().clone();
    let counter = page.document().max_counter() + 1;
    entry.write("parent", OTHER_AIM.0.to_string().into(), stamp(counter, 5), Leave::InPast);
    page.session.absorb(vec![entry]);
    assert!(kinds(&page).is_empty());
    assert_eq!(page.document().children(OTHER_AIM.0).count(), 1);
    page.document().check_integrity().unwrap();
}

#[test]
fn o7_what_waits_to_be_settled_is_listed_until_it_is() {
    let (mut patient, mut professional) = pair();
    patient.title("walk daily");
    professional.title("walk slowly");
    meet(&mut patient, &mut professional);
    assert_eq!(patient.document().waiting().collect::<Vec<_>>(), [AIM.0]);
    assert_eq!(patient.entry(AIM).clashes().collect::<Vec<_>>(), ["title"]);
    patient.run(Command::Bin(AIM.0));
    assert_eq!(patient.document().waiting().len(), 0, "not in the bin");
    patient.run(Command::Restore(AIM.0));
    assert_eq!(patient.document().waiting().len(), 1);
    let (record, field) = (AIM.0, "title".to_owned());
    let how = workbook_core::command::Settlement::Both;
    patient.run(Command::Settle { record, field, how });
    assert_eq!(patient.document().waiting().len(), 0);
}

#[test]
fn o8_two_moves_apart_are_settled_by_the_newest_and_nobody_is_asked() {
    let (mut patient, mut professional) = pair();
    patient.run(add_aim(OTHER_AIM, "x".into()));
    professional.hear(&patient);
    patient.run(move_aim(OTHER_AIM, None));
    professional.run(move_aim(AIM, Some(OTHER_AIM)));
    meet(&mut patient, &mut professional);
    assert_eq!(patient.document().waiting().len(), 0);
    assert_eq!(patient.aims(), professional.aims());
}

#[test]
fn o9_documents_are_equal_when_their_records_are_whatever_way_they_came_about() {
    let (mut page, other) = pair();
    page.edit(AIM, Aim::TITLE, "walk slowly");
    let mut copy = other.clone();
    copy.hear(&page);
    assert_eq!(copy.document(), page.document());
    assert_ne!(other.document(), page.document());
    let document = page.document();
    assert_eq!((document.len(), document.is_empty()), (document.entries().count(), false));
    assert!(document.get::<Aim>(AIM.0).is_some());
    assert!(document.get::<Person>(AIM.0).is_none(), "it is of another kind");
    page.edit(AIM, Aim::TITLE, "walk daily");
    assert_ne!(copy.document(), page.document());
}
