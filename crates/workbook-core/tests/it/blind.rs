//! Blind, then reveal: scores and readiness in rounds, also across files. The ladder.

use workbook_core::command::{Asked, Command, CommandError, Rating};
use workbook_core::id::RecordId;
use workbook_core::record::{Aim, Answer, Readiness, Record, Rung, Score, Ten};
use workbook_core::stamp::Seat;
use workbook_core::view::{self, Hand};

use crate::deeds::type_in;
use crate::world_pair::{AIM, OTHER_AIM, Page, meet, pair};

fn rung(number: i64) -> Rung {
    Rung::new(number).unwrap()
}

fn score(page: &mut Page, seat: Seat, number: i64) -> Result<(), CommandError> {
    let score = Score { rung: Some(rung(number)), ..Score::default() };
    page.try_run(Command::Rate(Rating::of(AIM.0, seat, &score))).map(drop)
}

/// The rungs of the rounds everybody sees, and who has answered and waits.
fn seen(page: &Page) -> (Vec<[Option<i64>; 2]>, [bool; 2]) {
    let rounds = view::rounds::<Score>(page.document(), AIM.0);
    let rungs = |both: &[Option<Score>; 2]| {
        both.clone().map(|score| score.and_then(|score| score.rung).map(Rung::get))
    };
    (rounds.shown.iter().map(rungs).collect(), rounds.waiting)
}

fn own(page: &Page, seat: Seat) -> Option<i64> {
    let own = view::own_waiting::<Score>(page.document(), AIM.0, seat);
    own.and_then(|(_, score)| score.rung).map(Rung::get)
}

fn sealed(page: &Page, looks: Seat) -> usize {
    let document = page.document();
    document.entries().filter(|entry| view::is_sealed(document, entry, looks)).count()
}

#[test]
fn b1_an_answer_is_hidden_from_the_other_until_both_are_in_and_then_both_are_shown() {
    let (mut page, _) = pair();
    score(&mut page, Seat::Patient, -1).unwrap();
    assert_eq!(seen(&page), (vec![], [true, false]));
    assert_eq!((own(&page, Seat::Patient), own(&page, Seat::Professional)), (Some(-1), None));
    let hidden = [Seat::Patient, Seat::Professional, Seat::Both].map(|seat| sealed(&page, seat));
    assert_eq!(hidden, [0, 1, 1]);
    page.seat = Seat::Professional;
    score(&mut page, Seat::Professional, 1).unwrap();
    assert_eq!(seen(&page), (vec![[Some(-1), Some(1)]], [false, false]));
    assert_eq!([Seat::Patient, Seat::Both].map(|seat| sealed(&page, seat)), [0, 0]);
}

#[test]
fn b2_an_answer_that_waits_can_be_changed_and_a_full_round_begins_a_new_one() {
    let (mut page, _) = pair();
    score(&mut page, Seat::Patient, -1).unwrap();
    score(&mut page, Seat::Patient, 0).unwrap();
    assert_eq!(own(&page, Seat::Patient), Some(0));
    page.seat = Seat::Both;
    score(&mut page, Seat::Professional, 0).unwrap();
    score(&mut page, Seat::Professional, 2).unwrap();
    assert_eq!(seen(&page), (vec![[Some(0), Some(0)]], [false, true]));
    score(&mut page, Seat::Patient, 1).unwrap();
    assert_eq!(seen(&page).0, [[Some(0), Some(0)], [Some(1), Some(2)]]);
    page.undo();
    assert_eq!(seen(&page), (vec![[Some(0), Some(0)]], [false, true]), "undo hides it again");
    score(&mut page, Seat::Patient, -2).unwrap();
    assert_eq!(seen(&page).0, [[Some(0), Some(0)], [Some(-2), Some(2)]]);
}

#[test]
fn b3_answers_given_apart_are_one_round_and_are_shown_when_the_copies_meet() {
    let (mut patient, mut professional) = pair();
    score(&mut patient, Seat::Patient, 1).unwrap();
    score(&mut professional, Seat::Professional, -1).unwrap();
    assert_eq!([seen(&patient).0.len(), seen(&professional).0.len()], [0, 0]);
    meet(&mut patient, &mut professional);
    for page in [&patient, &professional] {
        assert_eq!(seen(page), (vec![[Some(1), Some(-1)]], [false, false]));
    }
}

#[test]
fn b3_one_person_on_two_devices_gives_one_answer_and_settles_it() {
    let (mut here, mut there) = pair();
    there.seat = Seat::Patient;
    score(&mut here, Seat::Patient, 1).unwrap();
    score(&mut there, Seat::Patient, 0).unwrap();
    meet(&mut here, &mut there);
    assert_eq!(here.document().list("score").len(), 1);
    assert_eq!(here.document().waiting().len(), 1);
    assert_eq!(seen(&here), (vec![], [true, false]), "it stays hidden from the other");
}

#[test]
fn b4_who_wants_to_can_show_an_answer_without_waiting() {
    let (mut page, _) = pair();
    score(&mut page, Seat::Patient, 1).unwrap();
    let (id, _) = view::own_waiting::<Score>(page.document(), AIM.0, Seat::Patient).unwrap();
    page.seat = Seat::Professional;
    assert_eq!(page.try_run(Command::Reveal(id)), Err(CommandError::OtherSeat));
    page.seat = Seat::Patient;
    page.run(Command::Reveal(id));
    assert_eq!(seen(&page), (vec![[Some(1), None]], [false, false]));
    score(&mut page, Seat::Patient, 2).unwrap();
    assert_eq!(seen(&page), (vec![[Some(1), None]], [true, false]), "a new round");
    assert_eq!(page.try_run(Command::Reveal(AIM.0)), Err(CommandError::NotThere));
}

#[test]
fn b5_only_a_seat_answers_for_itself_and_only_about_what_is_there() {
    let (mut page, _) = pair();
    let other = Err(CommandError::OtherSeat);
    assert_eq!(score(&mut page, Seat::Professional, 0), other);
    page.seat = Seat::Both;
    assert_eq!(score(&mut page, Seat::Both, 0), other, "nobody answers blind for both");
    let gone = Rating::of(OTHER_AIM.0, Seat::Patient, &Score::default());
    assert_eq!(page.try_run(Command::Rate(gone)), Err(CommandError::NotThere));
    let no_rating = Rating::of(AIM.0, Seat::Patient, &Aim::default());
    assert_eq!(page.try_run(Command::Rate(no_rating)), Err(CommandError::NotThere));
    score(&mut page, Seat::Patient, 0).unwrap();
    let score = page.document().list("score").next().unwrap();
    let on_score = Rating::of(score, Seat::Patient, &Score::default());
    assert_eq!(page.try_run(Command::Rate(on_score)), Err(CommandError::NotThere));
}

#[test]
fn b6_an_answer_says_no_more_than_it_was_changed_to() {
    let (mut page, _) = pair();
    let ready = |importance: i64, help: &str| Readiness {
        importance: Ten::new(importance).ok(),
        help: help.into(),
        ..Readiness::default()
    };
    let rate = |page: &mut Page, answer: &Readiness| {
        page.run(Command::Rate(Rating::of(AIM.0, Seat::Patient, answer)));
    };
    rate(&mut page, &ready(7, " a friend "));
    let own = |page: &Page| {
        view::own_waiting::<Readiness>(page.document(), AIM.0, Seat::Patient).unwrap().1
    };
    assert_eq!((own(&page).help.as_str(), own(&page).round), ("a friend", 1));
    rate(&mut page, &ready(11, ""));
    assert_eq!((own(&page).importance, own(&page).help.as_str()), (None, ""));
    assert_eq!(page.document().list(Readiness::KIND.name).len(), 1);
}

#[test]
fn b7_two_rungs_between_the_latest_scores_are_something_to_talk_about() {
    let (mut page, _) = pair();
    page.seat = Seat::Both;
    let scores = |page: &Page| view::rounds::<Score>(page.document(), AIM.0);
    let mut check = |patient, professional, gap, talk| {
        score(&mut page, Seat::Patient, patient).unwrap();
        score(&mut page, Seat::Professional, professional).unwrap();
        let scores = scores(&page);
        assert_eq!((view::gap(&scores), view::is_worth_a_talk(&scores)), (Some(gap), talk));
    };
    check(0, 0, 0, false);
    check(0, 1, 1, false);
    check(-1, 1, 2, true);
    check(2, -2, 4, true);
    let (page, _) = pair();
    let scores = scores(&page);
    assert_eq!((view::gap(&scores), view::is_worth_a_talk(&scores)), (None, false));
}

#[test]
fn l1_the_ladder_is_written_in_the_order_0_minus_1_plus_1_plus_2_minus_2() {
    let (mut page, _) = pair();
    let next =
        |page: &Page| view::next_rung(&page.document().get::<Aim>(AIM.0).unwrap()).map(Rung::get);
    for number in [0, -1, 1, 2, -2] {
        assert_eq!(next(&page), Some(number));
        page.run(type_in(AIM.0, Aim::rung(rung(number)), &format!("like {number}")));
        let aim = page.document().get::<Aim>(AIM.0).unwrap();
        assert_eq!(aim.rung_words(rung(number)), format!("like {number}"));
    }
    assert_eq!(next(&page), None);
}

#[test]
fn l2_a_rung_is_confirmed_by_both_and_a_change_of_its_words_asks_to_look_again() {
    let (mut patient, mut professional) = pair();
    let (zero, best) = (rung(0), rung(2));
    let confirm = |page: &mut Page, rung, seat| {
        let (asked, answer) = (Asked::Rung(rung), Some(Answer::Agree));
        page.try_run(Command::Answer { about: AIM, asked, seat, answer }).map(drop)
    };
    let hands = |page: &Page, rung| view::rung_hands(page.document(), page.entry(AIM), rung);
    assert_eq!(confirm(&mut patient, zero, Seat::Patient), Err(CommandError::Empty));
    patient.run(type_in(AIM.0, Aim::rung(zero), "walk to the shop"));
    confirm(&mut patient, zero, Seat::Patient).unwrap();
    meet(&mut patient, &mut professional);
    confirm(&mut professional, zero, Seat::Professional).unwrap();
    meet(&mut patient, &mut professional);
    assert_eq!(hands(&patient, zero), [Hand::Yes, Hand::Yes]);
    assert_eq!(hands(&patient, best), [Hand::Open, Hand::Open], "each rung has its own");
    patient.title("walk more");
    assert_eq!(hands(&patient, zero), [Hand::Yes, Hand::Yes], "the title is another wording");
    professional.run(type_in(AIM.0, Aim::rung(zero), "walk to the shop and back"));
    meet(&mut patient, &mut professional);
    assert_eq!(hands(&patient, zero), [Hand::LookAgain, Hand::LookAgain]);
}

#[test]
fn a12_what_comes_first_is_each_ones_own_and_can_be_said_before_an_answer() {
    let (mut page, _) = pair();
    let rank = |page: &mut Page, seat, number| {
        let priority = workbook_core::record::Priority::new(number).ok();
        page.try_run(Command::Rank { about: AIM, seat, priority }).map(drop)
    };
    assert_eq!(rank(&mut page, Seat::Professional, 1), Err(CommandError::OtherSeat));
    assert_eq!(rank(&mut page, Seat::Both, 1), Err(CommandError::OtherSeat));
    rank(&mut page, Seat::Patient, 2).unwrap();
    assert_eq!(view::rung_hands(page.document(), page.entry(AIM), rung(0)), [Hand::Open; 2]);
    let id = workbook_core::record::Acceptance::id(AIM.0, Seat::Patient);
    let kept = |page: &Page, id: RecordId| {
        page.document().get::<workbook_core::record::Acceptance>(id).unwrap()
    };
    assert_eq!(kept(&page, id).priority.map(|rank| rank.get()), Some(2));
    page.answer(Seat::Patient, Answer::Agree).unwrap();
    assert_eq!(kept(&page, id).priority.map(|rank| rank.get()), Some(2), "an answer keeps it");
    rank(&mut page, Seat::Patient, 9).unwrap();
    assert_eq!(kept(&page, id).priority, None);
    assert_eq!(kept(&page, id).answer, Some(Answer::Agree));
}

#[test]
fn b8_what_waits_is_told_with_the_seat_it_waits_for() {
    use workbook_core::command::New;
    use workbook_core::record::{Note, Want};
    use workbook_core::view::{Agreement, Wait};
    let (mut patient, mut professional) = pair();
    let waits = |page: &Page| {
        let all = view::waiting(page.document(), page.seat, 9);
        all.into_iter().map(|waiting| (waiting.place, waiting.wait)).collect::<Vec<_>>()
    };
    assert_eq!(waits(&patient), []);
    score(&mut patient, Seat::Patient, 1).unwrap();
    assert_eq!(waits(&patient), [(AIM.0, Wait::Blind(Seat::Professional))]);
    patient.answer(Seat::Patient, Answer::Agree).unwrap();
    let answer = Wait::Answer(Agreement::WaitingFor(Seat::Professional));
    assert_eq!(waits(&patient), [(AIM.0, answer)], "a place stands once");
    let note = RecordId::new(300);
    let asks = Note {
        by: Some(Seat::Patient),
        text: "may I?".into(),
        wants: Some(Want::Reply),
        ..Note::default()
    };
    patient.run(Command::Add(New::of(note, &asks)));
    assert_eq!(waits(&patient)[1], (note, Wait::Reply(Seat::Professional)));
    meet(&mut patient, &mut professional);
    patient.title("walk far");
    professional.title("walk slowly");
    meet(&mut patient, &mut professional);
    assert_eq!(waits(&patient)[0], (AIM.0, Wait::Settle(1)));
    assert_eq!(view::waiting(patient.document(), Seat::Patient, 1).len(), 1);
    patient.run(Command::Bin(note));
    assert_eq!(waits(&patient).len(), 1, "what is in the bin waits for nothing");
}
