//! The bin, told as stories: nothing anyone wrote goes without somebody who knew of it.

use workbook_core::command::{Command, CommandError, New, stays_in_bin, would_bring};
use workbook_core::entry::{How, Life, Parts, Register};
use workbook_core::format;
use workbook_core::id::RecordId;
use workbook_core::record::{
    Acceptance, Aim, AimId, Answer, Card, Link, LinkHow, Person, Workbook,
};
use workbook_core::stamp::Seat;

use crate::canvas_sample::{SHEET, edge, id, own, sheets};
use crate::deeds::{add_aim, rename, type_in};
use crate::world_pair::{AIM, BOOK, OTHER_AIM, Page, meet, pair};

#[test]
fn d1_what_is_binned_leaves_its_list_and_comes_back_whole_from_the_bin() {
    let (mut patient, _) = pair();
    patient.run(Command::Bin(AIM.0));
    assert!(patient.aims().is_empty());
    assert_eq!(patient.bin(), [AIM.0]);
    assert_eq!(patient.entry(AIM).text("title"), "walk", "the content is kept");
    patient.run(Command::Restore(AIM.0));
    assert_eq!(patient.aims(), [AIM.0]);
    assert!(patient.bin().is_empty());
}

#[test]
fn d2_editing_beats_deleting_and_leaves_a_question() {
    let (mut patient, mut professional) = pair();
    patient.run(Command::Bin(AIM.0));
    professional.title("walk slowly");
    meet(&mut patient, &mut professional);
    assert_eq!(patient.entry(AIM).life(), Life::Contested);
    assert_eq!(patient.aims(), [AIM.0], "it is shown");
    assert_eq!(patient.document().waiting().collect::<Vec<_>>(), [AIM.0], "with a question");
    assert!(patient.bin().is_empty());
}

#[test]
fn d3_the_question_is_answered_by_keeping_or_by_binning_again() {
    let (mut patient, mut professional) = pair();
    patient.run(Command::Bin(AIM.0));
    professional.title("walk slowly");
    meet(&mut patient, &mut professional);
    let mut keeps = patient.clone();
    keeps.run(Command::Restore(AIM.0));
    assert_eq!(keeps.entry(AIM).life(), Life::Alive);
    patient.run(Command::Bin(AIM.0));
    assert_eq!(patient.entry(AIM).life(), Life::Deleted(How::Binned));
    meet(&mut patient, &mut professional);
    assert_eq!(professional.bin(), [AIM.0]);
}

#[test]
fn d4_two_who_binned_apart_are_asked_nothing() {
    let (mut patient, mut professional) = pair();
    patient.edit(AIM, Aim::words(Seat::Patient), "to the lake");
    patient.run(Command::Bin(AIM.0));
    professional.edit(AIM, Aim::words(Seat::Professional), "with poles");
    professional.run(Command::Bin(AIM.0));
    meet(&mut patient, &mut professional);
    assert_eq!(patient.bin(), [AIM.0]);
    assert_eq!(patient.document().waiting().len(), 0);
}

#[test]
fn d5_binned_by_one_and_restored_by_the_other_is_shown_with_a_question() {
    let (mut patient, mut professional) = pair();
    patient.run(Command::Bin(AIM.0));
    professional.hear(&patient);
    professional.run(Command::Restore(AIM.0));
    patient.run(Command::Restore(AIM.0));
    patient.run(Command::Bin(AIM.0));
    meet(&mut patient, &mut professional);
    assert_eq!(patient.entry(AIM).life(), Life::Contested);
}

#[test]
fn d6_emptying_the_bin_removes_the_content_and_its_past_and_leaves_a_bare_mark() {
    let (mut patient, _) = pair();
    patient.title("secret walk");
    patient.title("walk daily");
    patient.run(Command::Bin(AIM.0));
    let set = patient.run(Command::EmptyBin);
    assert!(set.touched.contains(&AIM.0));
    let text = format::encode_text(patient.entry(AIM));
    assert!(!text.contains("walk"), "{text}");
    assert_eq!(patient.entry(AIM).life(), Life::Deleted(How::Emptied));
    assert!(patient.bin().is_empty());
}

#[test]
fn d7_what_was_emptied_is_erased_in_copies_that_are_merged_later_also_from_their_past() {
    let (mut patient, mut professional) = pair();
    patient.title("secret walk");
    patient.title("walk daily");
    professional.hear(&patient);
    patient.run(Command::Bin(AIM.0));
    patient.run(Command::EmptyBin);
    assert_eq!(professional.past("title"), ["walk", "secret walk"]);
    meet(&mut professional, &mut patient);
    let text = format::encode_text(professional.entry(AIM));
    assert!(!text.contains("walk"), "{text}");
    assert!(professional.aims().is_empty());
}

#[test]
fn d8_a_change_unseen_when_the_bin_was_emptied_comes_back_with_a_question() {
    let (mut patient, mut professional) = pair();
    patient.run(Command::Bin(AIM.0));
    patient.run(Command::EmptyBin);
    professional.edit(AIM, Aim::words(Seat::Professional), "with poles");
    meet(&mut patient, &mut professional);
    assert_eq!(patient.entry(AIM).life(), Life::Contested);
    assert_eq!(patient.values("words_professional"), ["with poles"]);
    assert!(patient.titles().is_empty(), "what was emptied stays empty");
}

#[test]
fn d9_of_one_who_emptied_and_one_who_binned_apart_the_unseen_change_is_in_the_bin() {
    let (mut patient, mut professional) = pair();
    patient.run(Command::Bin(AIM.0));
    professional.edit(AIM, Aim::words(Seat::Professional), "with poles");
    professional.run(Command::Bin(AIM.0));
    // Emptied later by any count, so that this mark is the newest.
    for step in 0..5 {
        patient.run(rename(BOOK, &format!("Ours {step}")));
    }
    patient.run(Command::EmptyBin);
    meet(&mut patient, &mut professional);
    assert_eq!(patient.entry(AIM).life(), Life::Deleted(How::Binned));
    assert_eq!(patient.bin(), [AIM.0]);
    patient.run(Command::Restore(AIM.0));
    assert_eq!(patient.values("words_professional"), ["with poles"]);
}

#[test]
fn d9_of_one_who_emptied_and_one_who_binned_apart_without_a_change_nothing_is_left() {
    let (mut patient, mut professional) = pair();
    patient.run(Command::Bin(AIM.0));
    patient.run(Command::EmptyBin);
    for step in 0..5 {
        professional.run(rename(BOOK, &format!("Ours {step}")));
    }
    professional.run(Command::Bin(AIM.0));
    meet(&mut patient, &mut professional);
    assert_eq!(patient.entry(AIM).life(), Life::Deleted(How::Emptied));
    assert!(patient.bin().is_empty());
}

#[test]
fn d9_what_its_maker_took_back_is_not_lost_where_the_other_emptied_it_apart() {
    let (mut patient, mut professional) = pair();
    patient.run(add_aim(OTHER_AIM, "sleep".into()));
    professional.hear(&patient);
    for title in ["one", "two", "three", "four", "five", "six"] {
        professional.title(title);
    }
    professional.run(Command::Bin(OTHER_AIM.0));
    professional.run(Command::EmptyBin);
    patient.edit(OTHER_AIM, Aim::TITLE, "sleep well");
    patient.undo();
    patient.undo();
    meet(&mut patient, &mut professional);
    assert_eq!(patient.entry(OTHER_AIM).text("title"), "sleep", "written again, unseen there");
    assert_eq!(patient.entry(OTHER_AIM).life(), Life::Deleted(How::Undone));
    patient.redo();
    assert!(patient.entry(OTHER_AIM).is_visible(), "and redo shows it");
}

#[test]
fn d9_what_one_binned_and_its_maker_took_back_apart_is_in_the_bin() {
    for ahead in [0, 5] {
        let (mut patient, mut professional) = pair();
        patient.run(add_aim(OTHER_AIM, "sleep".into()));
        professional.hear(&patient);
        // Which of the two marks is the newest does not matter.
        for step in 0..ahead {
            professional.run(rename(BOOK, &format!("Ours {step}")));
        }
        professional.run(Command::Bin(OTHER_AIM.0));
        patient.undo();
        meet(&mut patient, &mut professional);
        assert_eq!(patient.entry(OTHER_AIM).life(), Life::Deleted(How::Binned));
        assert_eq!(patient.bin(), [OTHER_AIM.0]);
    }
}

#[test]
fn d10_the_workbook_its_persons_and_answers_cannot_be_binned() {
    let (mut patient, _) = pair();
    patient.answer(Seat::Patient, Answer::Agree).unwrap();
    let ids = [
        Workbook::id(BOOK),
        Person::id(BOOK, Seat::Patient),
        Acceptance::id(AIM.0, Seat::Patient),
        OTHER_AIM.0,
    ];
    for id in ids {
        assert_eq!(patient.try_run(Command::Bin(id)), Err(CommandError::NotThere));
    }
}

#[test]
fn d11_only_what_is_in_the_bin_or_in_question_can_be_restored() {
    let (mut patient, _) = pair();
    assert_eq!(patient.try_run(Command::Restore(AIM.0)), Err(CommandError::NotInBin));
    assert_eq!(patient.try_run(Command::Restore(OTHER_AIM.0)), Err(CommandError::NotThere));
    patient.run(Command::Bin(AIM.0));
    assert_eq!(patient.try_run(Command::Bin(AIM.0)), Err(CommandError::NotThere));
    patient.run(Command::EmptyBin);
    assert_eq!(patient.try_run(Command::Restore(AIM.0)), Err(CommandError::NotInBin));
}

#[test]
fn d12_restored_apart_from_being_emptied_comes_back_in_question_and_empty() {
    let (mut patient, mut professional) = pair();
    patient.run(Command::Bin(AIM.0));
    professional.hear(&patient);
    patient.run(Command::EmptyBin);
    professional.run(Command::Restore(AIM.0));
    meet(&mut patient, &mut professional);
    assert_eq!(patient.entry(AIM).life(), Life::Contested);
    assert!(patient.titles().is_empty());
}

#[test]
fn d13_what_hangs_on_a_record_goes_with_it_when_the_bin_is_emptied() {
    let (mut here, mut there) = sheets("open");
    let [a, b] = [1, 2].map(|number| own(&mut here, number, "board", "private words"));
    edge(&mut here, 30, a, b).unwrap();
    let link = Link { parent: Some(a), to: Some(AIM.0), how: Some(LinkHow::Supports) };
    here.run(Command::Add(New::of(RecordId::new(500), &link)));
    here.run(Command::Bin(b));
    here.run(Command::Bin(SHEET));
    // Undone and redone, it is still known.
    for _ in 0..3 {
        here.undo();
    }
    for _ in 0..3 {
        here.redo();
    }
    meet(&mut here, &mut there);
    assert!(!stays_in_bin(there.document(), SHEET));
    there.run(Command::EmptyBin);
    assert_eq!(there.bin(), []);
    for gone in [SHEET, a, b, id(30), RecordId::new(500)] {
        let entry = there.document().entry(gone).unwrap();
        assert_eq!(entry.life(), Life::Deleted(How::Emptied), "{gone}");
    }
    meet(&mut here, &mut there);
    let file = format::export(here.document(), None);
    assert!(!file.contains("private words") && file.contains("walk"), "{file}");
}

#[test]
fn d14_a_record_on_which_somebody_wrote_unknown_to_its_binner_stays_in_the_bin() {
    // A card that was added, and one that was changed.
    for adds in [true, false] {
        let (mut here, mut there) = sheets("open");
        let old = own(&mut here, 1, "board", "old");
        meet(&mut here, &mut there);
        for text in ["x", "y", "z"] {
            // The one who bins is far ahead in counting.
            here.title(text);
        }
        here.run(Command::Bin(SHEET));
        if adds {
            own(&mut there, 2, "board", "unseen");
        } else {
            there.run(type_in(old, Card::TEXT, "unseen"));
        }
        meet(&mut here, &mut there);
        assert!(stays_in_bin(here.document(), SHEET));
        let set = here.run(Command::EmptyBin);
        assert!(set.is_empty(), "and what came before can still be undone");
        assert_eq!(here.bin(), [SHEET]);
        here.run(Command::Restore(SHEET));
        let cards = here.document().hanging(SHEET, "card").len();
        assert_eq!(cards, if adds { 2 } else { 1 });
        // Binned again by one who knows, it goes.
        here.run(Command::Bin(SHEET));
        here.run(Command::EmptyBin);
        assert_eq!(here.bin(), []);
        assert!(!format::export(here.document(), None).contains("unseen"));
    }
}

#[test]
fn d8_a_change_unseen_when_its_canvas_was_emptied_comes_back_with_a_question() {
    let (mut here, mut there) = sheets("open");
    let card = own(&mut here, 1, "board", "old");
    meet(&mut here, &mut there);
    here.run(Command::Bin(SHEET));
    here.run(Command::EmptyBin);
    there.run(type_in(card, Card::TEXT, "unseen"));
    meet(&mut here, &mut there);
    let entry = here.document().entry(card).unwrap();
    assert_eq!((entry.life(), entry.text("text")), (Life::Contested, "unseen"));
    assert!(here.document().waiting().any(|id| id == card));
}

#[test]
fn d13_a_mark_that_does_not_say_what_was_known_below_takes_the_record_alone() {
    let (mut here, _) = sheets("open");
    let card = own(&mut here, 1, "board", "old");
    here.run(Command::Bin(SHEET));
    let mut parts = Parts::from(here.document().entry(SHEET).unwrap().clone());
    let register = parts
        .fields
        .values_mut()
        .find(|r| r.versions().iter().any(|v| v.value.get("below").is_some()));
    let register = register.unwrap();
    let mut versions = register.versions().to_vec();
    versions[0].value.as_object_mut().unwrap().remove("below");
    *register = Register::new(versions);
    let mut entries = here.entries();
    entries.retain(|entry| entry.id() != SHEET);
    entries.push(parts.into());
    let mut page = Page::empty(9, Seat::Patient);
    page.session.absorb(entries);
    page.run(Command::EmptyBin);
    assert_eq!(page.bin(), []);
    assert_eq!(page.document().entry(card).unwrap().text("text"), "old");
}

#[test]
fn d15_a_copy_brings_back_what_it_holds_and_takes_nothing_that_came_after() {
    let (mut patient, _) = pair();
    patient.title("walk to the shop");
    let copy = patient.entries();
    assert_eq!(
        patient.try_run(Command::BringBack(copy.clone())),
        Err(CommandError::NothingToBring),
        "all stands as it stood"
    );
    patient.title("swim");
    patient.edit(AIM, Aim::WHY, "the air");
    patient.run(add_aim(AimId(RecordId::new(77)), "later".into()));
    patient.run(Command::Bin(AIM.0));
    patient.run(Command::BringBack(copy));
    let aim: Aim = patient.document().get(AIM.0).expect("it is back");
    assert_eq!((aim.title.as_str(), aim.why.as_str()), ("walk to the shop", "the air"));
    assert!(patient.past("title").contains(&"swim".to_owned()), "nothing is lost");
    assert!(patient.aims().contains(&RecordId::new(77)), "what came after stays");
    patient.undo();
    assert_eq!(patient.bin(), [AIM.0]);
}

#[test]
fn d15_what_was_emptied_with_the_bin_comes_back_from_a_copy_in_its_place() {
    let (mut patient, mut professional) = pair();
    let copy = patient.entries();
    let place = patient.entry(AIM).text("order").to_owned();
    patient.run(Command::Bin(AIM.0));
    let binned = patient.entries();
    assert_eq!(
        patient.try_run(Command::BringBack(binned.clone())),
        Err(CommandError::NothingToBring),
        "what lies in the bin comes out of the bin"
    );
    patient.run(Command::EmptyBin);
    assert_eq!(patient.entry(AIM).text("title"), "");
    let mut other = patient.reloaded(9, Seat::Patient);
    other.run(Command::BringBack(binned));
    assert_eq!(other.entry(AIM).life(), Life::Alive, "from its bin too");
    assert_eq!(other.entry(AIM).text("title"), "walk");
    patient.run(Command::BringBack(copy));
    assert_eq!(patient.entry(AIM).life(), Life::Alive);
    assert_eq!(patient.entry(AIM).text("title"), "walk");
    assert_eq!(patient.entry(AIM).text("order"), place);
    meet(&mut patient, &mut professional);
    assert_eq!(professional.entry(AIM).life(), Life::Alive);
    assert_eq!(professional.entry(AIM).text("title"), "walk");
}

#[test]
fn d15_a_copy_settles_nothing() {
    let (mut patient, mut professional) = pair();
    patient.run(type_in(AIM.0, Aim::WHY, "I wake at three"));
    let copy = patient.entries();
    patient.title("sleep");
    professional.title("rest");
    meet(&mut patient, &mut professional);
    patient.run(type_in(AIM.0, Aim::WHY, "I wake at four"));
    meet(&mut patient, &mut professional);
    let writer = professional.writer();
    let fields: Vec<String> = copy
        .iter()
        .filter(|old| old.id() == AIM.0)
        .flat_map(|old| would_bring(professional.document(), old, writer))
        .collect();
    assert!(!fields.contains(&"title".to_owned()), "two versions wait to be settled");
    let writer = patient.writer();
    let mine: Vec<String> =
        copy.iter().flat_map(|old| would_bring(patient.document(), old, writer)).collect();
    assert!(mine.contains(&"why".to_owned()));
}

#[test]
fn d15_an_answer_is_not_brought_back_from_a_copy() {
    let (mut patient, _) = pair();
    patient.answer(Seat::Patient, Answer::Agree).expect("it is given");
    let copy = patient.entries();
    patient.answer(Seat::Patient, Answer::Disagree).expect("it is changed");
    assert_eq!(patient.try_run(Command::BringBack(copy)), Err(CommandError::NothingToBring));
}
