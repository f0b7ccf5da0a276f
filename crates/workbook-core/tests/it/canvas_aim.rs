//! An aim made of a canvas.

use workbook_core::command::{self, Command, CommandError, Cover, Said, Slot};
use workbook_core::id::RecordId;
use workbook_core::record::{Acceptance, Aim, AimId, Answer, Barrier, Rung};
use workbook_core::stamp::Seat;
use workbook_core::view::{self, Agreement};

use crate::canvas_sample::{SHEET, cover, fill, own, say, sheets, slot};
use crate::world_pair::{AIM, OTHER_AIM, Page, meet};

fn make(page: &mut Page) -> Result<(), CommandError> {
    page.try_run(Command::MakeAim { canvas: SHEET, aim: OTHER_AIM }).map(drop)
}

fn yes(page: &mut Page, seat: Seat) {
    fill(page, "yes", Slot::Hand(seat), Said::Answer(Some(Answer::Agree))).unwrap();
}

fn aim(page: &Page) -> Aim {
    page.document().get::<Aim>(OTHER_AIM.0).unwrap()
}

#[test]
fn k19_a_canvas_gives_an_aim_with_its_ladder_barriers_and_the_yes_of_both() {
    let (mut page, _) = sheets("our_aim");
    page.seat = Seat::Both;
    say(&mut page, "words", Seat::Patient, "I want to get out").unwrap();
    say(&mut page, "words", Seat::Professional, "stronger legs").unwrap();
    cover(&mut page, "words", Cover::ShowNow).unwrap();
    say(&mut page, "our_words", Seat::Both, " Walk to the shop ").unwrap();
    say(&mut page, "why", Seat::Both, "my own bread").unwrap();
    for number in -2..=2 {
        let slot = Slot::Rung(Rung::new(number).unwrap());
        fill(&mut page, "ladder", slot, Said::Text(format!("like {number}"))).unwrap();
    }
    page.seat = Seat::Patient;
    let cards = [9, 8].map(|number| own(&mut page, number, "in_the_way", &format!("way {number}")));
    own(&mut page, 7, "in_the_way", " ");
    page.seat = Seat::Both;
    yes(&mut page, Seat::Patient);
    yes(&mut page, Seat::Professional);
    let before = page.document().visible_count();
    make(&mut page).unwrap();
    let made = aim(&page);
    assert_eq!((made.title.as_str(), made.words_joint.as_str()), ("Walk to the shop", ""));
    assert_eq!(made.words_patient, "I want to get out");
    assert_eq!(made.words_professional, "stronger legs");
    assert_eq!(made.why, "my own bread");
    for rung in Rung::all() {
        assert_eq!(made.rung_words(rung), format!("like {}", rung.get()));
    }
    let barriers = page.document().hanging(OTHER_AIM.0, "barrier");
    let texts: Vec<String> =
        barriers.iter().map(|id| page.document().get::<Barrier>(*id).unwrap().text).collect();
    assert_eq!(texts, ["way 9", "way 8"], "in the order of the cards, empty ones left out");
    let became = view::became(page.document(), SHEET);
    let ours = slot("our_words", Slot::Text(Seat::Both));
    assert_eq!(became.get(&ours), Some(&vec![OTHER_AIM.0]));
    assert_eq!(
        cards.map(|card| became.get(&card).cloned()),
        [0, 1].map(|at| Some(vec![barriers[at]]))
    );
    let entry = page.document().entry(OTHER_AIM.0).unwrap();
    assert_eq!(view::agreement(page.document(), entry), Agreement::Shared);
    let aims: Vec<RecordId> = page.document().list("aim").collect();
    assert_eq!(aims, [AIM.0, OTHER_AIM.0], "the new one stands last");
    page.undo();
    assert_eq!(page.document().visible_count(), before, "one step");
    page.redo();
    let entry = page.document().entry(OTHER_AIM.0).unwrap();
    assert_eq!(view::agreement(page.document(), entry), Agreement::Shared);
    assert_eq!(make(&mut page), Err(CommandError::NotThere), "the id is in use");
    // The same canvas may give another.
    let again = AimId(RecordId::new(3));
    page.run(Command::MakeAim { canvas: SHEET, aim: again });
}

#[test]
fn k19_words_that_are_covered_do_not_go_into_the_aim() {
    let (mut page, _) = sheets("our_aim");
    say(&mut page, "words", Seat::Patient, "secret").unwrap();
    say(&mut page, "our_words", Seat::Both, "walk").unwrap();
    assert_eq!(command::aim_of(page.document(), SHEET).unwrap().words_patient, "");
    make(&mut page).unwrap();
    assert_eq!(aim(&page).words_patient, "");
}

#[test]
fn k19_only_those_the_writer_speaks_for_answer_and_only_to_the_present_words() {
    let (mut page, mut other) = sheets("our_aim");
    say(&mut page, "our_words", Seat::Both, "walk").unwrap();
    yes(&mut page, Seat::Patient);
    meet(&mut page, &mut other);
    yes(&mut other, Seat::Professional);
    meet(&mut page, &mut other);
    make(&mut page).unwrap();
    let answered = |page: &Page| {
        Seat::PAIR.map(|seat| {
            page.document().entry(Acceptance::id(OTHER_AIM.0, seat)).is_some_and(|e| e.is_visible())
        })
    };
    assert_eq!(answered(&page), [true, false], "the professional's yes is theirs to give");
    page.undo();
    say(&mut page, "our_words", Seat::Both, "walk far").unwrap();
    page.run(Command::MakeAim { canvas: SHEET, aim: AimId(RecordId::new(3)) });
    let id = Acceptance::id(RecordId::new(3), Seat::Patient);
    assert!(page.document().entry(id).is_none(), "that yes was to other words");
}

#[test]
fn k19_a_long_wording_is_cut_at_a_word_for_the_title_and_kept_whole() {
    let (mut page, _) = sheets("our_aim");
    let long = "walk every day ".repeat(12);
    say(&mut page, "our_words", Seat::Both, &long).unwrap();
    let made = command::aim_of(page.document(), SHEET).unwrap();
    assert_eq!(made.title.chars().count(), 119, "{}", made.title);
    assert!(long.starts_with(&made.title) && made.title.ends_with("day"));
    assert_eq!(made.words_joint, long.trim());
    say(&mut page, "our_words", Seat::Both, &"å".repeat(200)).unwrap();
    assert_eq!(command::aim_of(page.document(), SHEET).unwrap().title, "å".repeat(120));
    say(&mut page, "our_words", Seat::Both, "walk\nfar").unwrap();
    let made = command::aim_of(page.document(), SHEET).unwrap();
    assert_eq!((made.title.as_str(), made.words_joint.as_str()), ("walk far", "walk\nfar"));
}

#[test]
fn k20_without_words_or_with_two_versions_of_them_a_canvas_gives_no_aim() {
    let (mut here, mut there) = sheets("our_aim");
    assert_eq!(make(&mut here), Err(CommandError::Empty));
    say(&mut here, "our_words", Seat::Both, "  ").unwrap();
    assert_eq!(make(&mut here), Err(CommandError::Empty));
    say(&mut here, "our_words", Seat::Both, "walk").unwrap();
    say(&mut there, "our_words", Seat::Both, "swim").unwrap();
    meet(&mut here, &mut there);
    assert_eq!(make(&mut here), Err(CommandError::SettleFirst));
    let (mut page, _) = sheets("learned");
    assert_eq!(make(&mut page), Err(CommandError::NotThere), "no canvas for that");
    page.run(Command::Bin(SHEET));
    assert_eq!(make(&mut page), Err(CommandError::NotThere));
}
