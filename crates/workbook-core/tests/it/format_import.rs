//! A file against an open workbook: what it would do, and what is asked first.

use serde_json::{Value, json};
use workbook_core::change::Deed;
use workbook_core::command::{Asked, Command};
use workbook_core::document::Document;
use workbook_core::format::{
    Imported, Problem, RecordError, Weighed, Weighing, against, drop_known_outside, encode,
};
use workbook_core::id::{Actor, BookId};
use workbook_core::record::{Aim, Answer};
use workbook_core::session::Session;
use workbook_core::stamp::Seat;
use workbook_core::view::{Agreement, Group, agreement, preview};

use crate::deeds::{add_aim, rename};
use crate::format_sample::{BOOK, aim, edit, file, open, page, read, started, writer};

/// The file with the record of the first aim changed by hand.
fn by_hand(session: &Session, change: impl Fn(&mut Value)) -> Imported {
    let mut value: Value = serde_json::from_str(&file(session)).unwrap();
    let records = value["records"].as_array_mut().unwrap();
    let id = aim(1).0.to_string();
    change(records.iter_mut().find(|record| record["id"] == id.as_str()).unwrap());
    read(&serde_json::to_string_pretty(&value).unwrap())
}

fn unstamped(record: &mut Value) {
    record.as_object_mut().unwrap().retain(|name, _| ["fields", "id", "kind"].contains(&&**name));
}

fn take(session: &mut Session, weighed: Weighed) {
    let planned = weighed.plan.changes.clone();
    assert_eq!(session.take(weighed.plan, writer(Seat::Both, 90)), planned);
    session.document().check_integrity().unwrap();
}

fn texts(session: &Session, field: &str) -> Vec<String> {
    let entry = session.document().entry(aim(1).0).unwrap();
    entry.register(field).versions().iter().map(|v| v.value.as_str().unwrap().into()).collect()
}

#[test]
fn i8_the_same_file_twice_changes_nothing() {
    let session = started(1);
    let weighed = against(&session, read(&file(&session)));
    assert!(weighed.nothing_new() && !weighed.hides_a_quarter());
    assert_eq!(preview(session.document(), &weighed.plan), Default::default());
}

#[test]
fn i8_an_older_file_of_oneself_changes_nothing() {
    let mut session = started(1);
    let old = read(&file(&session));
    session.run(&edit(1, Aim::TITLE, "Sleep"), writer(Seat::Patient, 20)).unwrap();
    session.run(&Command::Bin(aim(2).0), writer(Seat::Patient, 21)).unwrap();
    assert!(against(&session, old).nothing_new());
}

#[test]
fn i9_a_file_without_stamps_is_read_and_its_equal_values_change_nothing() {
    let mut session = started(1);
    let same = by_hand(&session, unstamped);
    assert!(against(&session, same.clone()).nothing_new());
    let mut entries = same.entries;
    let before = entries.len();
    drop_known_outside(session.document(), &mut entries);
    assert_eq!(entries.len(), before - 1);

    let other = by_hand(&session, |record| {
        unstamped(record);
        record["fields"]["title"] = json!("Rest at night");
    });
    let weighed = against(&session, other.clone());
    let seen = preview(session.document(), &weighed.plan);
    let clashes: Vec<_> = seen.of(Group::Clash).collect();
    assert_eq!(clashes.len(), 1);
    assert_eq!(clashes[0].fields, ["title".into()]);
    assert_eq!(clashes[0].by, Some(Seat::Both));
    take(&mut session, weighed);
    assert_eq!(texts(&session, "title"), ["Rest at night", "Sleep through the night"]);
    assert!(against(&session, other.clone()).nothing_new());
    // Settled once, the same file asks no second time.
    let settle = Command::Settle {
        record: aim(1).0,
        field: "title".into(),
        how: workbook_core::command::Settlement::Write("Sleep and rest".into()),
    };
    session.run(&settle, writer(Seat::Both, 91)).unwrap();
    assert!(against(&session, other.clone()).nothing_new());
    assert_eq!(texts(&session, "title"), ["Sleep and rest"]);
    // Opened on a device of its own it is simply that workbook.
    let mut fresh = page(9);
    fresh.absorb(other.entries);
    fresh.document().check_integrity().unwrap();
    assert_eq!(texts(&fresh, "title"), ["Rest at night"]);
}

#[test]
fn i9_the_past_in_a_record_without_stamps_takes_nothing_away_beside_it() {
    let mut session = started(1);
    for (at, title) in [(20, "Sleep"), (30, "Sleep well")] {
        session.run(&edit(1, Aim::TITLE, title), writer(Seat::Patient, at)).unwrap();
    }
    let before = file(&session);
    let unstamp = |record: &mut Value| {
        let kept = ["fields", "id", "kind", "past"];
        record.as_object_mut().unwrap().retain(|name, _| kept.contains(&&**name));
    };
    let same = by_hand(&session, unstamp);
    let weighed = against(&session, same);
    take(&mut session, weighed);
    assert_eq!(file(&session), before);
    // What is not in the file was not taken away by it.
    let less = by_hand(&session, |record| {
        unstamp(record);
        record["fields"].as_object_mut().unwrap().retain(|name, _| name == "created");
    });
    let weighed = against(&session, less);
    take(&mut session, weighed);
    assert_eq!(file(&session), before);
    // What differs stands beside it.
    let other = by_hand(&session, |record| {
        unstamp(record);
        record["fields"]["title"] = json!("Rest at night");
    });
    let weighed = against(&session, other.clone());
    take(&mut session, weighed);
    assert_eq!(texts(&session, "title"), ["Rest at night", "Sleep well"]);
    assert!(against(&session, other).nothing_new());
}

#[test]
fn i9_equal_values_that_lost_their_stamps_change_nothing_beside_fields_that_have_theirs() {
    let mut session = started(1);
    session.run(&edit(1, Aim::WHY, "To be rested"), writer(Seat::Patient, 20)).unwrap();
    let some = by_hand(&session, |record| {
        for names in record["stamps"].as_object_mut().unwrap().values_mut() {
            names.as_array_mut().unwrap().retain(|name| name != "title");
        }
    });
    assert!(against(&session, some).nothing_new());
    assert_eq!(texts(&session, "title"), ["Sleep through the night"]);
}

#[test]
fn i10_a_value_changed_by_hand_under_its_old_stamp_and_the_stored_one_both_live() {
    let changed = |session: &Session| {
        by_hand(session, |record| record["fields"]["title"] = json!("Rest at night"))
    };
    // Opened afresh: the changed value shows.
    let mut fresh = page(9);
    fresh.absorb(changed(&started(1)).entries);
    assert_eq!(texts(&fresh, "title"), ["Rest at night"]);
    // Merged where the old value still shows: two versions of one write.
    let mut session = started(1);
    let weighed = against(&session, changed(&session));
    take(&mut session, weighed);
    assert_eq!(texts(&session, "title"), ["Rest at night", "Sleep through the night"]);
    assert!(against(&session, changed(&started(1))).nothing_new());
    let again = open(&file(&session), 8);
    assert_eq!(texts(&again, "title"), texts(&session, "title"));
    // The other way round gives the same.
    fresh.absorb(started(1).document().entries().cloned().collect());
    assert_eq!(texts(&fresh, "title"), texts(&session, "title"));
    // Merged where somebody else has gone on since: it is still a rival, not history.
    let mut later = open(&file(&started(1)), 2);
    later.run(&edit(1, Aim::TITLE, "Sleep long"), writer(Seat::Patient, 60)).unwrap();
    let weighed = against(&later, changed(&started(1)));
    take(&mut later, weighed);
    assert_eq!(texts(&later, "title"), ["Rest at night", "Sleep long"]);
    assert!(against(&later, changed(&started(1))).nothing_new());
    // All of them come together to the same.
    session.absorb(later.document().entries().cloned().collect());
    later.absorb(session.document().entries().cloned().collect());
    assert_eq!(file(&session), file(&later));
    assert_eq!(texts(&session, "title"), ["Rest at night", "Sleep long"]);
}

#[test]
fn i11_a_record_of_another_kind_than_ours_is_never_merged() {
    let session = started(1);
    let clashing = by_hand(&session, |record| record["kind"] = json!("note"));
    let weighed = against(&session, clashing);
    let [unreadable] = weighed.imported.unreadable.as_slice() else { panic!("one is refused") };
    let id = aim(1).0;
    assert_eq!(unreadable.error, RecordError::KindClash { id, other: "aim".into() });
    assert!(unreadable.text.contains("\"kind\":\"note\""));
    assert!(weighed.nothing_new());
}

#[test]
fn i12_a_file_of_another_workbook_goes_never_into_this_one() {
    let session = started(1);
    let found = BookId::new(7);
    let mut imported = read(&file(&session));
    imported.head.book = found;
    let other = Session::new(Document::new(BookId::new(8)), Actor::new(3));
    let weighed = against(&other, imported);
    assert!(weighed.other_book && !weighed.nothing_new());
    assert!(weighed.plan.changes.is_empty());
    assert_eq!(weighed.imported.problems, [Problem::OtherBook { found }]);
}

#[test]
fn i13_an_import_that_would_hide_a_quarter_of_what_is_visible_says_so() {
    let mut here = started(1);
    let mut there = open(&file(&here), 2);
    let mut when = 40;
    let mut run = |session: &mut Session, command: Command| {
        when += 1;
        session.run(&command, writer(Seat::Both, when)).unwrap();
    };
    // Seven are visible: the workbook, two persons, two aims, two answers.
    run(&mut here, add_aim(aim(3), "Three".into()));
    there.absorb(here.document().entries().cloned().collect());
    run(&mut there, Command::Bin(aim(2).0));
    let weighed = against(&here, read(&file(&there)));
    assert_eq!((weighed.hidden, weighed.visible), (1, 8));
    assert!(!weighed.hides_a_quarter());
    run(&mut there, Command::Bin(aim(3).0));
    let weighed = against(&here, read(&file(&there)));
    assert!(weighed.hides_a_quarter());
    assert_eq!(preview(here.document(), &weighed.plan).of(Group::Binned).count(), 2);
    // A change the other did not know of keeps its record visible.
    run(&mut here, edit(3, Aim::TITLE, "Three, worded anew"));
    assert!(!against(&here, read(&file(&there))).hides_a_quarter());
    // Where nothing is visible nothing can be hidden.
    let empty = Session::new(Document::new(here.document().book()), Actor::new(9));
    assert!(!against(&empty, read(&file(&there))).hides_a_quarter());
}

#[test]
fn i13_counters_far_beyond_any_writing_are_told_apart() {
    let session = started(1);
    let far = by_hand(&session, |record| record["seen"] = json!({"0000000000007": 1_u64 << 40}));
    assert!(against(&session, far).far_ahead);
    assert!(!against(&session, read(&file(&session))).far_ahead);
    let mut ahead = open(&file(&session), 2);
    ahead.run(&edit(1, Aim::TITLE, "Sleep"), writer(Seat::Both, 40)).unwrap();
    assert!(!against(&session, read(&file(&ahead))).far_ahead, "one write is not far");
}

#[test]
fn i14_the_preview_puts_each_record_in_one_list() {
    let mut here = started(1);
    let mut there = open(&file(&here), 2);
    let mut when = 40;
    let mut run = |session: &mut Session, seat, command: Command| {
        when += 1;
        session.run(&command, writer(seat, when)).unwrap();
    };
    run(&mut here, Seat::Both, add_aim(aim(3), "Three".into()));
    run(&mut here, Seat::Both, Command::Bin(aim(3).0));
    there.absorb(here.document().entries().cloned().collect());
    run(&mut there, Seat::Professional, add_aim(aim(4), "Four".into()));
    run(&mut there, Seat::Patient, edit(1, Aim::TITLE, "Sleep better"));
    run(&mut here, Seat::Patient, edit(1, Aim::TITLE, "Sleep longer"));
    run(&mut there, Seat::Professional, Command::Bin(aim(2).0));
    run(&mut there, Seat::Patient, Command::Restore(aim(3).0));
    run(&mut there, Seat::Patient, rename(BOOK, "Nights"));
    let answer = Command::Answer {
        about: aim(1),
        asked: Asked::Wording,
        seat: Seat::Patient,
        answer: Some(Answer::NotYet),
    };
    run(&mut there, Seat::Patient, answer);

    let weighed = against(&here, read(&file(&there)));
    let seen = preview(here.document(), &weighed.plan);
    let labels = |group| -> Vec<String> {
        seen.of(group).map(|item| format!("{} {}", item.kind, item.label)).collect()
    };
    assert_eq!(labels(Group::New), ["aim Four"]);
    assert_eq!(labels(Group::Clash), ["aim Sleep better"]);
    assert_eq!(labels(Group::Binned), ["aim Walk to the \"lake\" 😀\nand back"]);
    assert_eq!(labels(Group::Back), ["aim Three"]);
    assert_eq!(labels(Group::Changed), ["acceptance Sleep better", "workbook Nights"]);
    let first = |group| seen.of(group).next().unwrap();
    assert_eq!(first(Group::New).by, Some(Seat::Professional));
    assert_eq!(first(Group::Clash).at, Some(writer(Seat::Patient, 44).now));
    let answer = first(Group::Changed);
    assert_eq!(answer.parent, Some(aim(1).0));
    take(&mut here, weighed);
    let entry = here.document().entry(aim(1).0).unwrap();
    assert_eq!(agreement(here.document(), entry), Agreement::LookAgain);
}

#[test]
fn f7_i15_slices_of_any_size_give_the_same_as_one_go() {
    let session = started(1);
    let mut there = open(&file(&session), 2);
    there.run(&edit(1, Aim::TITLE, "Sleep better"), writer(Seat::Patient, 50)).unwrap();
    there.run(&Command::Bin(aim(2).0), writer(Seat::Patient, 51)).unwrap();
    let text = file(&there);
    let whole = against(&session, read(&text));
    assert_eq!(whole.plan.changes.deed, Deed::Imported);
    for most in 1..9 {
        let mut reading = workbook_core::format::Importer::new(text.clone().into_bytes()).unwrap();
        while !reading.step(most) {}
        let (done, of) = reading.progress();
        assert_eq!(done, of);
        let imported = reading.finish();
        assert_eq!(imported, read(&text));
        let mut weighing = Weighing::new(&session, imported);
        assert_eq!(weighing.progress(), (0, of));
        while !weighing.step(&session, most) {}
        assert_eq!(weighing.progress(), (of, of));
        assert_eq!(weighing.finish(&session), whole);
        let exported = crate::format_sample::exported();
        let scope = workbook_core::format::Scope::SHARED;
        let mut writing =
            workbook_core::format::Exporter::new(there.document(), scope, Some(&exported));
        while !writing.step(there.document(), most) {}
        assert_eq!(writing.progress(), (of, of));
        assert_eq!(writing.finish(), text);
    }
}

#[test]
fn f4_drafts_stay_on_their_device_and_the_rest_of_the_unknown_is_kept() {
    let session = started(1);
    let newer = by_hand(&session, |record| {
        record["fields"]["mood"] = json!({"face": ["🙂", 1.5, null]});
        record["fields"]["state"] = json!("a_state_of_tomorrow");
    });
    let mut fresh = page(9);
    fresh.absorb(newer.entries);
    fresh.run(&edit(2, Aim::TITLE, "Elsewhere"), writer(Seat::Patient, 60)).unwrap();
    let text = file(&fresh);
    assert!(text.contains(r#""mood":{"face":["🙂",1.5,null]}"#), "{text}");
    assert!(text.contains(r#""state":"a_state_of_tomorrow""#));
    assert_eq!(file(&open(&text, 10)), text);

    let draft = by_hand(&session, |record| record["fields"]["share"] = json!("draft"));
    let mut fresh = page(9);
    fresh.absorb(draft.entries);
    let id = aim(1).0.to_string();
    assert!(!file(&fresh).contains(&format!("\"id\":\"{id}\"")));
    let scope = workbook_core::format::Scope::EVERYTHING;
    let mut writing = workbook_core::format::Exporter::new(fresh.document(), scope, None);
    while !writing.step(fresh.document(), 2) {}
    assert!(writing.finish().contains(&format!("\"id\":\"{id}\"")));
    let entry = fresh.document().entry(aim(1).0).unwrap();
    assert_eq!(encode(entry)["fields"]["share"], "draft");
}
