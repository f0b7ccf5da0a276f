//! Agreement is a state: shared means that both said yes to this very wording.

use workbook_core::command::{Asked, Command, CommandError, Settlement};
use workbook_core::entry::Leave;
use workbook_core::id::Actor;
use workbook_core::record::{Acceptance, Aim, Answer};
use workbook_core::stamp::{Dot, Seat, Stamp, Timestamp};
use workbook_core::view::{Agreement, Hand, agreement, hand};

use crate::deeds::{add_aim, rename};
use crate::world_pair::{AIM, BOOK, OTHER_AIM, Page, meet, pair};

fn stands(page: &Page) -> Agreement {
    agreement(page.document(), page.entry(AIM))
}

fn hands(page: &Page) -> [Hand; 2] {
    Seat::PAIR.map(|seat| hand(page.document(), page.entry(AIM), Asked::Wording, seat))
}

/// Both said yes, each on their own page, and both pages know.
fn agreed() -> (Page, Page) {
    let (mut patient, mut professional) = pair();
    patient.answer(Seat::Patient, Answer::Agree).unwrap();
    professional.answer(Seat::Professional, Answer::Agree).unwrap();
    meet(&mut patient, &mut professional);
    assert_eq!(stands(&patient), Agreement::Shared);
    (patient, professional)
}

#[test]
fn a1_an_aim_is_shared_when_both_said_yes_to_its_present_wording() {
    let (mut page, _) = pair();
    assert_eq!(stands(&page), Agreement::Open);
    page.answer(Seat::Patient, Answer::Agree).unwrap();
    assert_eq!(stands(&page), Agreement::WaitingFor(Seat::Professional));
    page.seat = Seat::Professional;
    page.answer(Seat::Professional, Answer::NotYet).unwrap();
    assert_eq!(stands(&page), Agreement::NotShared);
    page.answer(Seat::Professional, Answer::Disagree).unwrap();
    assert_eq!(hands(&page), [Hand::Yes, Hand::No]);
    assert_eq!(stands(&page), Agreement::NotShared);
    page.answer(Seat::Professional, Answer::Agree).unwrap();
    assert_eq!(stands(&page), Agreement::Shared);
    let mut other = pair().0;
    other.seat = Seat::Professional;
    other.answer(Seat::Professional, Answer::Agree).unwrap();
    assert_eq!(stands(&other), Agreement::WaitingFor(Seat::Patient));
}

#[test]
fn a2_a_change_of_any_wording_asks_both_to_look_again() {
    let texts = [
        Aim::TITLE,
        Aim::words(Seat::Patient),
        Aim::words(Seat::Professional),
        Aim::words(Seat::Both),
    ];
    for text in texts {
        let (mut page, mut other) = agreed();
        page.edit(AIM, text, "otherwise");
        assert_eq!(hands(&page), [Hand::LookAgain; 2], "{text:?}");
        assert_eq!(stands(&page), Agreement::LookAgain);
        other.hear(&page);
        assert_eq!(stands(&other), Agreement::LookAgain, "a merged change as well");
    }
}

#[test]
fn a3_spaces_around_the_words_change_nothing_and_the_old_wording_counts_again() {
    let (mut page, _) = agreed();
    page.title(" walk\n");
    assert_eq!(stands(&page), Agreement::Shared);
    page.title("walk daily");
    page.run(add_aim(OTHER_AIM, "sleep".into()));
    assert_eq!(stands(&page), Agreement::LookAgain);
    page.title("walk");
    assert_eq!(stands(&page), Agreement::Shared);
}

#[test]
fn a4_an_answer_is_given_by_its_own_person_or_by_the_pair_together() {
    let (mut page, _) = pair();
    let refused = Err(CommandError::OtherSeat);
    assert_eq!(page.answer(Seat::Professional, Answer::Agree), refused);
    assert_eq!(page.answer(Seat::Both, Answer::Agree), refused);
    page.seat = Seat::Both;
    page.answer(Seat::Professional, Answer::Agree).unwrap();
    page.answer(Seat::Patient, Answer::Agree).unwrap();
    assert_eq!(stands(&page), Agreement::Shared);
    page.answer(Seat::Both, Answer::NotYet).unwrap();
    assert_eq!(hands(&page), [Hand::NotYet; 2], "one tap for both");
}

#[test]
fn a5_two_versions_of_the_wording_have_to_be_settled_before_anyone_answers() {
    let (mut patient, mut professional) = agreed();
    patient.title("walk daily");
    professional.title("walk slowly");
    meet(&mut patient, &mut professional);
    assert_eq!(stands(&patient), Agreement::LookAgain, "a clash is a wording of its own");
    assert_eq!(patient.answer(Seat::Patient, Answer::Agree), Err(CommandError::SettleFirst));
    let how = Settlement::Write("walk".into());
    patient.run(Command::Settle { record: AIM.0, field: "title".into(), how });
    assert_eq!(stands(&patient), Agreement::Shared, "settled to what both said yes to");
}

#[test]
fn a6_there_is_no_answer_to_an_aim_that_says_nothing() {
    let (mut page, _) = pair();
    page.title("  ");
    assert_eq!(page.answer(Seat::Patient, Answer::Agree), Err(CommandError::Empty));
}

#[test]
fn a7_an_answer_taken_back_is_open_and_can_be_given_again() {
    let (mut page, _) = agreed();
    page.run(Command::Answer {
        about: AIM,
        asked: Asked::Wording,
        seat: Seat::Patient,
        answer: None,
    });
    assert_eq!(stands(&page), Agreement::WaitingFor(Seat::Patient));
    page.answer(Seat::Patient, Answer::Agree).unwrap();
    assert_eq!(stands(&page), Agreement::Shared);
    assert!(page.answer(Seat::Patient, Answer::Agree).unwrap().is_empty());
}

#[test]
fn a7_an_answer_never_given_cannot_be_taken_back_and_leaves_no_wording() {
    let (mut page, _) = pair();
    let none =
        || Command::Answer { about: AIM, asked: Asked::Wording, seat: Seat::Patient, answer: None };
    assert!(page.try_run(none()).unwrap().is_empty());
    let id = Acceptance::id(AIM.0, Seat::Patient);
    assert!(page.document().entry(id).is_none());
    page.try_run(Command::Rank { about: AIM, seat: Seat::Patient, priority: None }).unwrap();
    assert!(page.try_run(none()).unwrap().is_empty());
}

#[test]
fn a7_an_answer_whose_first_giving_was_undone_can_be_given_again() {
    let (mut page, _) = pair();
    page.answer(Seat::Patient, Answer::Agree).unwrap();
    page.undo();
    assert_eq!(stands(&page), Agreement::Open);
    page.answer(Seat::Patient, Answer::NotYet).unwrap();
    assert_eq!(hands(&page), [Hand::NotYet, Hand::Open]);
}

#[test]
fn a8_two_answers_of_one_person_given_apart_are_unclear_until_that_person_takes_one() {
    let (mut patient, mut professional) = pair();
    patient.answer(Seat::Patient, Answer::Agree).unwrap();
    professional.seat = Seat::Patient;
    professional.answer(Seat::Patient, Answer::Disagree).unwrap();
    meet(&mut patient, &mut professional);
    assert_eq!(hands(&patient), [Hand::Unclear, Hand::Open]);
    assert_eq!(stands(&patient), Agreement::NotShared);

    let record = Acceptance::id(AIM.0, Seat::Patient);
    let versions = patient.document().entry(record).unwrap().register("answer").versions().to_vec();
    let settle = |how| Command::Settle { record, field: "answer".into(), how };
    let agree = versions.iter().find(|v| v.value == "agree").unwrap().stamp.dot;
    professional.seat = Seat::Professional;
    let take = settle(Settlement::Take(agree));
    assert_eq!(professional.try_run(take.clone()), Err(CommandError::OtherSeat));
    for how in [Settlement::Both, Settlement::Write("agree".into())] {
        assert_eq!(patient.try_run(settle(how)), Err(CommandError::NothingToSettle));
    }
    patient.run(take);
    assert_eq!(hands(&patient), [Hand::Yes, Hand::Open]);
}

#[test]
fn a9_an_answer_keeps_the_wording_it_was_given_to_through_every_merge() {
    // On one device the patient says no again to a new wording, on the other yes to the old one.
    let (mut here, mut there) = pair();
    here.answer(Seat::Patient, Answer::Disagree).unwrap();
    there.hear(&here);
    there.seat = Seat::Patient;
    there.answer(Seat::Patient, Answer::Agree).unwrap();
    here.title("walk ten miles");
    here.answer(Seat::Patient, Answer::Disagree).unwrap();
    meet(&mut here, &mut there);
    assert_eq!(hands(&here), [Hand::Unclear, Hand::Open], "nobody said yes to the new wording");
    // Taking the yes asks to look again, for it was given to the old wording.
    let record = Acceptance::id(AIM.0, Seat::Patient);
    let entry = here.document().entry(record).unwrap();
    let mut versions = entry.register("answer").versions().iter();
    let agree = versions.find(|v| v.value == "agree").unwrap().stamp.dot;
    let how = Settlement::Take(agree);
    here.run(Command::Settle { record, field: "answer".into(), how });
    assert_eq!(hands(&here), [Hand::LookAgain, Hand::Open]);
}

#[test]
fn a9_the_same_answer_given_apart_counts_for_each_wording_it_was_given_to() {
    let (mut here, mut there) = pair();
    there.seat = Seat::Patient;
    here.title("walk daily");
    here.answer(Seat::Patient, Answer::Agree).unwrap();
    for step in 0..5 {
        there.run(rename(BOOK, &format!("Ours {step}")));
    }
    there.answer(Seat::Patient, Answer::Agree).unwrap();
    meet(&mut here, &mut there);
    assert_eq!(here.titles(), ["walk daily"]);
    assert_eq!(hands(&here), [Hand::Yes, Hand::Open], "though the other is the newest");
    here.title("walk");
    assert_eq!(hands(&here), [Hand::Yes, Hand::Open]);
    here.title("run");
    assert_eq!(hands(&here), [Hand::LookAgain, Hand::Open]);
}

#[test]
fn a10_an_answer_only_a_newer_version_knows_is_unclear_and_never_written() {
    let (mut page, _) = pair();
    assert_eq!(page.answer(Seat::Patient, Answer::Newer), Err(CommandError::Empty));
    page.answer(Seat::Patient, Answer::Agree).unwrap();
    let id = Acceptance::id(AIM.0, Seat::Patient);
    let mut entry = page.document().entry(id).unwrap().clone();
    let dot = Dot { counter: page.document().max_counter() + 1, actor: Actor::new(5) };
    let stamp = Stamp { dot, by: Seat::Patient, at: Timestamp::from_ms(0) };
    entry.write("answer", "maybe".into(), stamp, Leave::InPast);
    page.session.absorb(vec![entry]);
    assert_eq!(hands(&page), [Hand::Unclear, Hand::Open]);
}

#[test]
fn a11_undoing_an_answer_gives_back_the_one_before_with_its_wording() {
    let (mut page, _) = agreed();
    page.title("walk daily");
    page.answer(Seat::Patient, Answer::NotYet).unwrap();
    page.undo();
    assert_eq!(hands(&page)[0], Hand::LookAgain);
    page.undo();
    assert_eq!(stands(&page), Agreement::Shared);
    page.redo();
    page.redo();
    assert_eq!(hands(&page)[0], Hand::NotYet);
}

#[test]
fn a7_taking_back_an_answer_that_was_never_given_writes_nothing() {
    let (mut page, _) = pair();
    let back = |seat| Command::Answer { about: AIM, asked: Asked::Wording, seat, answer: None };
    assert!(page.run(back(Seat::Patient)).is_empty());
    page.seat = Seat::Both;
    assert!(page.run(back(Seat::Both)).is_empty());
}

#[test]
fn a11_an_import_undone_and_redone_leaves_each_answer_with_its_wording() {
    let (mut here, mut there) = pair();
    there.seat = Seat::Patient;
    // One person says yes on two devices, on one of them to words that are newer.
    here.answer(Seat::Patient, Answer::Agree).unwrap();
    there.title("walk far");
    there.answer(Seat::Patient, Answer::Agree).unwrap();
    for page in [&mut here.clone(), &mut there.clone()] {
        let other = if page.session.actor() == here.session.actor() { &there } else { &here };
        page.import(other);
        let before = stands(page);
        assert_eq!(before, Agreement::WaitingFor(Seat::Professional));
        for _ in 0..2 {
            page.undo();
            page.redo();
            assert_eq!(stands(page), before);
        }
    }
}
