//! Finding words anywhere in the workbook, and what is kept from whom.

use workbook_core::command::{Command, New, Rating};
use workbook_core::id::RecordId;
use workbook_core::record::{Aim, Note, Record, Rung, Score, Share, Step};
use workbook_core::stamp::Seat;
use workbook_core::view::{excerpt, holds, is_findable, searchable};

use crate::deeds::add_aim;
use crate::world_pair::{AIM, OTHER_AIM, Page, meet, pair};

/// The records somebody finds. The question is folded already, and texts are by small letters.
fn found(page: &Page, looks: Seat, question: &str) -> Vec<RecordId> {
    let document = page.document();
    let hits = document.entries().filter(|entry| {
        holds(&searchable(entry).to_lowercase(), question) && is_findable(document, entry, looks)
    });
    hits.map(|entry| entry.id()).collect()
}

/// How many records each of the three seats finds.
fn counts(page: &Page, question: &str) -> [usize; 3] {
    [Seat::Patient, Seat::Professional, Seat::Both].map(|seat| found(page, seat, question).len())
}

fn add<T: Record>(page: &mut Page, number: u128, record: &T) -> RecordId {
    let id = RecordId::new(number);
    page.run(Command::Add(New::of(id, record)));
    id
}

#[test]
fn v1_a_record_is_found_by_all_words_of_the_question_in_any_order() {
    let (mut page, _) = pair();
    page.title("Walk to the Shop");
    page.edit(AIM, Aim::WHY, "to buy my own bread");
    page.run(add_aim(OTHER_AIM, "bread in the oven".into()));
    let ask = |question: &str| found(&page, Seat::Patient, question);
    assert_eq!(ask("walk"), [AIM.0]);
    assert_eq!(ask("  bread   shop "), [AIM.0]);
    assert_eq!(ask("rea"), [AIM.0, OTHER_AIM.0]);
    assert_eq!(ask("bread walk oven"), []);
    // Words do not run together from one text into the next.
    assert_eq!(ask("shopto"), []);
    // Persons and the workbook are found by their words, ids and choices are not.
    assert_eq!(
        [ask("nurse").len(), ask("our workbook").len(), ask("professional").len()],
        [1, 1, 0]
    );
}

#[test]
fn v2_of_two_versions_that_stand_side_by_side_both_are_found() {
    let (mut patient, mut professional) = pair();
    patient.title("to the bakery");
    professional.title("four hundred metres");
    meet(&mut patient, &mut professional);
    let ask = |question: &str| found(&patient, Seat::Patient, question);
    assert_eq!((ask("bakery"), ask("metres")), (vec![AIM.0], vec![AIM.0]));
    assert_eq!(ask("walk"), [], "what was replaced is not found");
}

#[test]
fn v3_a_blind_answer_is_found_by_its_own_person_until_it_is_shown() {
    let (mut page, _) = pair();
    let rate = |page: &mut Page, seat, note: &str| {
        page.seat = seat;
        let score = Score { rung: Rung::new(0).ok(), note: note.into(), ..Score::default() };
        page.run(Command::Rate(Rating::of(AIM.0, seat, &score)));
    };
    rate(&mut page, Seat::Patient, "dizzy");
    assert_eq!(counts(&page, "dizzy"), [1, 0, 0]);
    rate(&mut page, Seat::Professional, "steady");
    assert_eq!((counts(&page, "dizzy"), counts(&page, "steady")), ([1; 3], [1; 3]));
}

#[test]
fn v4_a_draft_is_found_by_who_wrote_it_and_by_the_pair_together() {
    let (mut page, _) = pair();
    let by = Some(Seat::Patient);
    let draft = Note { by, text: "hurts".into(), share: Some(Share::Draft), ..Note::default() };
    let id = add(&mut page, 50, &draft);
    let shared = Note { by, text: "thanks".into(), ..Note::default() };
    add(&mut page, 51, &shared);
    assert_eq!((counts(&page, "hurts"), counts(&page, "thanks")), ([1, 0, 1], [1; 3]));
    let sent = Note { share: Some(Share::Shared), ..draft.clone() };
    page.run(Command::Set(workbook_core::command::Edit::of(id, &draft, &sent)));
    assert_eq!(counts(&page, "hurts"), [1; 3]);
}

#[test]
fn v5_what_is_in_the_bin_or_hangs_on_what_is_there_is_not_found() {
    let (mut page, _) = pair();
    let step = Step { parent: Some(AIM.0), text: "stretch".into(), ..Step::default() };
    let step = add(&mut page, 50, &step);
    let ask = |page: &Page| {
        [found(page, Seat::Both, "stretch").len(), found(page, Seat::Both, "walk").len()]
    };
    assert_eq!(ask(&page), [1, 1]);
    page.run(Command::Bin(AIM.0));
    assert_eq!(ask(&page), [0, 0]);
    page.run(Command::Restore(AIM.0));
    page.run(Command::Bin(step));
    assert_eq!(ask(&page), [0, 1]);
}

#[test]
fn v6_an_excerpt_shows_what_stands_around_a_place_and_where_it_was_cut() {
    let text = "abcdefghij\nklmnopqrst";
    assert_eq!(excerpt(text, 0, 30), "abcdefghij klmnopqrst");
    assert_eq!(excerpt(text, 0, 21), "abcdefghij klmnopqrst");
    assert_eq!(excerpt(text, 0, 4), "abcd…");
    assert_eq!(excerpt(text, 6, 9), "…defghij k…");
    assert_eq!(excerpt(text, 20, 9), "…qrst");
    assert_eq!(excerpt("åäö🙂åäö", 3, 3), "…ö🙂å…");
    assert_eq!(excerpt("", 3, 9), "");
}
