//! Which notes somebody sees, in what order, and what they still wait for.

use workbook_core::command::{Command, Edit, New};
use workbook_core::id::RecordId;
use workbook_core::record::{Note, Outcome, Reply, Share, Want};
use workbook_core::stamp::Seat;
use workbook_core::view::{NoteWaits, note_waits, notes, replies};

use crate::world_pair::{Page, pair};

const WAITS: [NoteWaits; 3] = [NoteWaits::Reply, NoteWaits::Talk, NoteWaits::Outcome];

fn id(number: u128) -> RecordId {
    RecordId::new(number)
}

fn add(page: &mut Page, number: u128, note: Note) {
    page.run(Command::Add(New::of(id(number), &note)));
}

fn of(by: Seat) -> Note {
    Note { by: Some(by), text: "A note".into(), ..Note::default() }
}

fn change(page: &mut Page, number: u128, change: impl FnOnce(&mut Note)) {
    let before: Note = page.document().get(id(number)).unwrap();
    let mut after = before.clone();
    change(&mut after);
    page.run(Command::Set(Edit::of(id(number), &before, &after)));
}

fn seen(page: &Page, looks: Seat) -> Vec<RecordId> {
    notes(page.document(), looks)
}

fn waiting(page: &Page, number: u128) -> [bool; 3] {
    let note = page.document().entry(id(number)).unwrap();
    WAITS.map(|what| note_waits(page.document(), note, what))
}

#[test]
fn pinned_notes_come_first_and_then_the_newest() {
    let (mut page, _) = pair();
    for number in [30, 10, 20] {
        add(&mut page, number, of(Seat::Patient));
    }
    assert_eq!(seen(&page, Seat::Patient), [20, 10, 30].map(id));
    change(&mut page, 30, |note| note.pinned = true);
    assert_eq!(seen(&page, Seat::Patient), [30, 20, 10].map(id));
}

#[test]
fn a_draft_is_seen_by_its_writer_and_one_written_together_by_each() {
    let (mut page, _) = pair();
    let draft = |by| Note { share: Some(Share::Draft), ..of(by) };
    add(&mut page, 10, draft(Seat::Patient));
    page.seat = Seat::Both;
    add(&mut page, 20, draft(Seat::Both));
    assert_eq!(seen(&page, Seat::Patient), [20, 10].map(id));
    assert_eq!(seen(&page, Seat::Professional), [20].map(id));
    assert_eq!(seen(&page, Seat::Both), [20, 10].map(id));
}

#[test]
fn a_note_waits_for_a_reply_until_another_gives_one() {
    let (mut page, _) = pair();
    add(&mut page, 10, Note { wants: Some(Want::Reply), ..of(Seat::Patient) });
    assert_eq!(waiting(&page, 10), [true, false, true]);
    let reply =
        |by| Reply { parent: Some(id(10)), by: Some(by), text: "Yes".into(), ..Reply::default() };
    page.run(Command::Add(New::of(id(12), &reply(Seat::Patient))));
    assert_eq!(waiting(&page, 10), [true, false, true]);
    page.seat = Seat::Professional;
    page.run(Command::Add(New::of(id(11), &reply(Seat::Professional))));
    assert_eq!(waiting(&page, 10), [false, false, true]);
    assert_eq!(replies(page.document(), id(10)), [12, 11].map(id));
    page.run(Command::Bin(id(11)));
    assert_eq!(waiting(&page, 10), [true, false, true]);
    assert_eq!(replies(page.document(), id(10)), [12].map(id));
}

#[test]
fn a_note_to_talk_about_waits_until_something_became_of_it() {
    let (mut page, _) = pair();
    add(&mut page, 10, Note { wants: Some(Want::TalkNextVisit), ..of(Seat::Patient) });
    for (outcome, waits) in [
        (Outcome::Open, [false, true, true]),
        (Outcome::Heard, [false, true, false]),
        (Outcome::Talked, [false, false, false]),
        (Outcome::Changed, [false, false, false]),
        (Outcome::AgreedNoChange, [false, false, false]),
    ] {
        change(&mut page, 10, |note| note.outcome = Some(outcome));
        assert_eq!(waiting(&page, 10), waits, "{outcome:?}");
    }
}
