//! Blind zones: covered until both are in, also through files, and told by nothing on the way.

use workbook_core::change::Deed;
use workbook_core::command::{Command, CommandError, Cover, Edit, New, Said, Settlement, Slot};
use workbook_core::format;
use workbook_core::id::RecordId;
use workbook_core::record::{
    Answer, Card, CardSize, Edge, Link, LinkHow, Record, Zone, ZoneSort, ZoneWho,
};
use workbook_core::stamp::Seat;
use workbook_core::view::{self, Group, Hand, Shown, Wait, ZoneName};

use crate::canvas_sample::{
    SHEET, card, cover, dot, edge, fill, filled, id, own, put, say, sheets, slot, zone,
};
use crate::deeds::type_in;
use crate::world_pair::{Page, meet};

const NOT_THERE: Result<(), CommandError> = Err(CommandError::NotThere);
const SEATS: [Seat; 3] = [Seat::Patient, Seat::Professional, Seat::Both];

/// How many cards of a zone each of the three seats sees.
fn seen(page: &Page, zone: &str) -> [usize; 3] {
    SEATS.map(|seat| filled(page, zone, seat).cards.len())
}

/// Takes the other's file in, as the app does, and gives what the preview said.
fn open(page: &mut Page, from: &Page) -> String {
    let file = format::export(from.document(), None);
    let imported = format::import(file.into_bytes()).unwrap();
    assert!(imported.problems.is_empty() && imported.unreadable.is_empty());
    let plan = page.session.plan(Deed::Imported, imported.entries);
    let preview = view::preview(page.document(), &plan);
    let said = format!("{preview:?}");
    let writer = page.writer();
    page.session.take(plan, writer);
    page.document().check_integrity().unwrap();
    said
}

#[test]
fn k8_what_one_puts_into_a_blind_zone_is_covered_until_both_are_in() {
    let (mut page, _) = sheets("make_better");
    own(&mut page, 1, "ideas", "secret");
    own(&mut page, 2, "ideas", "secret");
    assert_eq!(seen(&page, "ideas"), [2, 0, 0]);
    assert_eq!(SEATS.map(|seat| filled(&page, "ideas", seat).covered), [0, 2, 2]);
    page.seat = Seat::Professional;
    own(&mut page, 3, "ideas", "mine");
    assert_eq!(seen(&page, "ideas"), [2, 1, 0]);
    cover(&mut page, "ideas", Cover::In(Seat::Professional)).unwrap();
    let other = Err(CommandError::OtherSeat);
    assert_eq!(cover(&mut page, "ideas", Cover::In(Seat::Patient)), other);
    assert_eq!(cover(&mut page, "ideas", Cover::NotIn(Seat::Both)), other);
    assert_eq!(filled(&page, "ideas", Seat::Both).shown, Shown::Blind([false, true]));
    assert_eq!(seen(&page, "ideas"), [2, 1, 0], "one alone shows nothing");
    cover(&mut page, "ideas", Cover::In(Seat::Professional)).unwrap();
    cover(&mut page, "ideas", Cover::NotIn(Seat::Professional)).unwrap();
    assert_eq!(filled(&page, "ideas", Seat::Both).shown, Shown::Blind([false; 2]));
    cover(&mut page, "ideas", Cover::In(Seat::Professional)).unwrap();
    page.seat = Seat::Both;
    cover(&mut page, "ideas", Cover::In(Seat::Patient)).unwrap();
    assert_eq!(seen(&page, "ideas"), [3; 3]);
    assert_eq!(filled(&page, "ideas", Seat::Both).shown, Shown::Revealed);
    assert_eq!(cover(&mut page, "ideas", Cover::NotIn(Seat::Patient)), NOT_THERE);
    assert_eq!(cover(&mut page, "thanks", Cover::ShowNow), NOT_THERE, "that is open");
    assert_eq!(cover(&mut page, "nowhere", Cover::ShowNow), NOT_THERE);
    page.undo();
    assert_eq!(seen(&page, "ideas"), [2, 1, 0], "undo covers it again");
    cover(&mut page, "ideas", Cover::ShowNow).unwrap();
    assert_eq!(seen(&page, "ideas"), [3; 3]);
}

#[test]
fn k9_in_a_file_made_before_it_stays_covered_until_both_said_theirs_is_in() {
    let (mut patient, mut professional) = sheets("make_better");
    own(&mut patient, 1, "ideas", "secret one");
    own(&mut professional, 2, "ideas", "secret two");
    cover(&mut patient, "ideas", Cover::In(Seat::Patient)).unwrap();
    assert!(!open(&mut professional, &patient).contains("secret"));
    assert_eq!(seen(&professional, "ideas"), [1, 1, 0]);
    // Before the file comes back, the patient took it back and put it in again.
    cover(&mut patient, "ideas", Cover::NotIn(Seat::Patient)).unwrap();
    cover(&mut patient, "ideas", Cover::In(Seat::Patient)).unwrap();
    cover(&mut professional, "ideas", Cover::In(Seat::Professional)).unwrap();
    assert_eq!(seen(&professional, "ideas"), [2; 3], "the last of both is in");
    open(&mut patient, &professional);
    open(&mut professional, &patient);
    assert_eq!(patient.document(), professional.document());
    assert_eq!(seen(&patient, "ideas"), [2; 3]);
    // Both said so without knowing of each other.
    let (mut patient, mut professional) = sheets("make_better");
    own(&mut patient, 1, "ideas", "secret one");
    own(&mut professional, 2, "ideas", "secret two");
    cover(&mut patient, "ideas", Cover::In(Seat::Patient)).unwrap();
    cover(&mut professional, "ideas", Cover::In(Seat::Professional)).unwrap();
    assert_eq!((seen(&patient, "ideas"), seen(&professional, "ideas")), ([1, 0, 0], [0, 1, 0]));
    open(&mut patient, &professional);
    assert_eq!(seen(&patient, "ideas"), [2; 3]);
    assert_eq!(patient.document().waiting().len(), 0, "two ticks are no clash");
    // Shown at once by one of them.
    let (mut patient, mut professional) = sheets("make_better");
    own(&mut patient, 1, "ideas", "secret one");
    assert!(!open(&mut professional, &patient).contains("secret"));
    cover(&mut professional, "ideas", Cover::ShowNow).unwrap();
    open(&mut patient, &professional);
    assert_eq!((seen(&patient, "ideas"), seen(&professional, "ideas")), ([1; 3], [1; 3]));
}

#[test]
fn k10_what_is_covered_is_found_by_nobody_else_and_is_not_told_in_a_preview() {
    let (mut page, mut other) = sheets("make_better");
    let secret = own(&mut page, 1, "ideas", "secret");
    let finds = |page: &Page, id: RecordId| {
        let entry = page.document().entry(id).unwrap();
        SEATS.map(|seat| view::is_findable(page.document(), entry, seat))
    };
    assert_eq!(finds(&page, secret), [true, false, false]);
    // A link that hangs on the card is called by it.
    let link = Link { parent: Some(secret), to: Some(SHEET), how: Some(LinkHow::Supports) };
    page.run(Command::Add(New::of(id(70), &link)));
    // A file with the card alone: where it lies cannot be known.
    let alone = vec![page.document().entry(secret).unwrap().clone()];
    let empty = Page::empty(5, Seat::Professional);
    let plan = empty.session.plan(Deed::Imported, alone);
    let preview = view::preview(empty.document(), &plan);
    let new: Vec<&str> = preview.of(Group::New).map(|item| item.label.as_str()).collect();
    assert_eq!(new, [""]);
    assert!(!open(&mut other, &page).contains("secret"));
    cover(&mut page, "ideas", Cover::ShowNow).unwrap();
    assert_eq!(finds(&page, secret), [true; 3]);
    let all = page.entries();
    let plan = empty.session.plan(Deed::Imported, all);
    let labels: Vec<String> = view::preview(empty.document(), &plan)
        .of(Group::New)
        .map(|item| item.label.clone())
        .collect();
    assert!(labels.contains(&"secret".to_owned()), "once shown it is told");
}

#[test]
fn k10_an_arrow_at_a_covered_card_is_covered_with_it() {
    let (mut page, _) = sheets("open");
    let blind = Zone { sort: Some(ZoneSort::Arrows), blind: true, ..Zone::default() };
    let blind = zone(&mut page, 50, blind);
    let [a, b] = [1, 2].map(|number| own(&mut page, number, &blind, "secret"));
    let open = own(&mut page, 3, "board", "x");
    let arrows = [edge(&mut page, 60, a, b).unwrap(), edge(&mut page, 61, a, open).unwrap()];
    let count = |page: &Page| SEATS.map(|seat| view::arrows(page.document(), SHEET, seat).len());
    assert_eq!(count(&page), [2, 0, 0]);
    for arrow in arrows {
        let entry = page.document().entry(arrow).unwrap();
        let finds = SEATS.map(|seat| view::is_findable(page.document(), entry, seat));
        assert_eq!(finds, [true, false, false]);
    }
    page.seat = Seat::Professional;
    assert_eq!(page.try_run(type_in(arrows[0], Edge::LABEL, "x")).map(drop), NOT_THERE);
    assert_eq!(edge(&mut page, 62, open, a).map(drop), NOT_THERE, "no arrow into the dark");
    cover(&mut page, &blind, Cover::ShowNow).unwrap();
    assert_eq!(count(&page), [2; 3]);
}

#[test]
fn k10_nobody_changes_what_is_covered_for_them() {
    let (mut page, _) = sheets("make_better");
    let secret = own(&mut page, 1, "ideas", "secret");
    for seat in [Seat::Professional, Seat::Both] {
        page.seat = seat;
        let (before, mut after) = (page.document().get::<Card>(secret).unwrap(), Card::default());
        after.clone_from(&before);
        after.size = Some(CardSize::Large);
        let settle = Command::Settle {
            record: secret,
            field: "text".into(),
            how: Settlement::Write("x".into()),
        };
        let deeds = [
            Command::Set(Edit::of(secret, &before, &after)),
            type_in(secret, Card::TEXT, "x"),
            Command::Move { id: secret, behind: None },
            Command::Bin(secret),
            settle,
        ];
        for deed in deeds {
            assert_eq!(page.try_run(deed.clone()).map(drop), NOT_THERE, "{deed:?}");
        }
        assert_eq!(put(&mut page, &[secret], "thanks", None), NOT_THERE);
        assert_eq!(dot(&mut page, secret, seat, 1), NOT_THERE);
    }
    page.seat = Seat::Patient;
    put(&mut page, &[secret], "thanks", None).unwrap();
    assert_eq!(seen(&page, "thanks"), [1; 3], "whose it is may show it by moving it");
}

#[test]
fn k10_nobody_covers_a_card_for_the_other_by_moving_it() {
    let (mut page, _) = sheets("make_better");
    let mine = own(&mut page, 1, "thanks", "x");
    page.seat = Seat::Professional;
    let theirs = own(&mut page, 2, "thanks", "x");
    let both = card("thanks", Seat::Both, "x");
    let both = crate::canvas_sample::add(&mut page, 3, &both).unwrap();
    let other = Err(CommandError::OtherSeat);
    assert_eq!(put(&mut page, &[mine], "ideas", None), other);
    assert_eq!(put(&mut page, &[both], "ideas", None), other);
    put(&mut page, &[theirs], "ideas", None).unwrap();
    assert_eq!(seen(&page, "ideas"), [0, 1, 0]);
    // In its order it stands among those that are seen.
    page.seat = Seat::Patient;
    let [a, b] = [4, 5].map(|number| own(&mut page, number, "ideas", "x"));
    put(&mut page, &[b], "ideas", None).unwrap();
    assert_eq!(filled(&page, "ideas", Seat::Patient).cards, [b, a]);
    assert_eq!(put(&mut page, &[b], "ideas", Some(theirs)), NOT_THERE, "behind nothing seen");
}

#[test]
fn k10_a_clash_on_a_covered_card_waits_for_its_own_person_alone() {
    let (mut here, mut there) = sheets("make_better");
    let secret = own(&mut here, 1, "ideas", "secret");
    meet(&mut here, &mut there);
    there.seat = Seat::Patient;
    here.run(type_in(secret, Card::TEXT, "one"));
    there.run(type_in(secret, Card::TEXT, "two"));
    meet(&mut here, &mut there);
    let waits = |page: &Page| SEATS.map(|seat| view::waiting(page.document(), seat, 9).len());
    assert_eq!(waits(&here), [1, 0, 0]);
    cover(&mut here, "ideas", Cover::ShowNow).unwrap();
    assert_eq!(waits(&here), [1; 3]);
}

#[test]
fn k10_hands_and_numbers_given_blind_are_covered_too() {
    let (mut page, _) = sheets("open");
    let blind =
        |sort| Zone { sort: Some(sort), who: Some(ZoneWho::Each), blind: true, ..Zone::default() };
    let hands = zone(&mut page, 50, blind(ZoneSort::Hands));
    let yes = Said::Answer(Some(Answer::Agree));
    fill(&mut page, &hands, Slot::Hand(Seat::Patient), yes).unwrap();
    let hand = |page: &Page| {
        let zone = view::zone(page.document(), SHEET, &hands).unwrap();
        SEATS.map(|looks| view::hand_in_zone(page.document(), SHEET, &zone, Seat::Patient, looks))
    };
    assert_eq!(hand(&page), [Hand::Yes, Hand::Open, Hand::Open]);
    cover(&mut page, &hands, Cover::ShowNow).unwrap();
    assert_eq!(hand(&page), [Hand::Yes; 3]);
}

#[test]
fn k11_a_card_whose_zone_is_gone_lies_in_a_zone_without_a_place() {
    let (mut here, mut there) = sheets("open");
    let ours = zone(&mut here, 50, Zone { title: "Ours".into(), ..Zone::default() });
    meet(&mut here, &mut there);
    here.run(Command::Bin(id(50)));
    let late = own(&mut there, 1, &ours, "late");
    meet(&mut here, &mut there);
    let last = |page: &Page, looks| view::board(page.document(), SHEET, looks).pop().unwrap();
    let lost = last(&here, Seat::Patient);
    assert_eq!((lost.zone.name, lost.cards), (ZoneName::NoPlace, vec![late]));
    put(&mut here, &[late], "board", None).unwrap();
    assert_eq!(last(&here, Seat::Patient).cards, [late]);
    here.undo();
    here.run(Command::Restore(id(50)));
    assert_eq!(filled(&here, &ours, Seat::Patient).cards, [late], "it is in its zone again");
    // The zone of a template only a newer version has.
    let (mut page, _) = sheets("open");
    let one = own(&mut page, 1, "board", "x");
    page.run(Command::Set(Edit::one(
        SHEET,
        workbook_core::record::Canvas::KIND,
        "version",
        7.into(),
    )));
    assert_eq!(last(&page, Seat::Both).cards, [one]);
}

#[test]
fn k11_without_a_place_what_was_covered_stays_covered() {
    let (mut page, _) = sheets("open");
    let blind = zone(&mut page, 50, Zone { blind: true, ..Zone::default() });
    let secret = own(&mut page, 1, &blind, "secret");
    page.run(Command::Bin(id(50)));
    let last = |looks| {
        let last = view::board(page.document(), SHEET, looks).pop().unwrap();
        (last.zone.name == ZoneName::NoPlace, last.cards, last.covered)
    };
    assert_eq!(last(Seat::Patient), (true, vec![secret], 0));
    assert_eq!(last(Seat::Professional), (true, vec![], 1));
}

#[test]
fn k13_hands_agree_to_the_present_words_and_look_again_when_those_change() {
    let (mut here, mut there) = sheets("our_aim");
    let yes = |page: &mut Page, seat| {
        fill(page, "yes", Slot::Hand(seat), Said::Answer(Some(Answer::Agree)))
    };
    let hands = |page: &Page| {
        let zone = view::zone(page.document(), SHEET, "yes").unwrap();
        Seat::PAIR.map(|seat| view::hand_in_zone(page.document(), SHEET, &zone, seat, Seat::Both))
    };
    assert_eq!(yes(&mut here, Seat::Patient), Err(CommandError::Empty), "to nothing");
    say(&mut here, "our_words", Seat::Both, "walk").unwrap();
    yes(&mut here, Seat::Patient).unwrap();
    meet(&mut here, &mut there);
    yes(&mut there, Seat::Professional).unwrap();
    assert_eq!(yes(&mut there, Seat::Patient), Err(CommandError::OtherSeat));
    meet(&mut here, &mut there);
    assert_eq!(hands(&here), [Hand::Yes; 2]);
    say(&mut here, "our_words", Seat::Both, " walk ").unwrap();
    assert_eq!(hands(&here), [Hand::Yes; 2], "spaces change nothing");
    say(&mut here, "our_words", Seat::Both, "walk far").unwrap();
    assert_eq!(hands(&here), [Hand::LookAgain; 2]);
    yes(&mut here, Seat::Patient).unwrap();
    say(&mut there, "our_words", Seat::Both, "walk slowly").unwrap();
    meet(&mut here, &mut there);
    assert_eq!(hands(&here), [Hand::LookAgain; 2], "a merge changes the words too");
    assert_eq!(yes(&mut here, Seat::Patient), Err(CommandError::SettleFirst));
    let back = Said::Answer(None);
    fill(&mut here, "yes", Slot::Hand(Seat::Patient), back).unwrap();
    assert_eq!(hands(&here)[0], Hand::Open, "an answer is taken back at any time");
}

#[test]
fn k13_of_two_answers_given_apart_the_one_taken_keeps_its_own_wording() {
    let (mut here, mut there) = sheets("our_aim");
    there.seat = Seat::Patient;
    say(&mut here, "our_words", Seat::Both, "walk").unwrap();
    meet(&mut here, &mut there);
    let hand = Slot::Hand(Seat::Patient);
    fill(&mut here, "yes", hand, Said::Answer(Some(Answer::Disagree))).unwrap();
    say(&mut there, "our_words", Seat::Both, "walk far").unwrap();
    fill(&mut there, "yes", hand, Said::Answer(Some(Answer::Agree))).unwrap();
    meet(&mut here, &mut there);
    let zone = view::zone(here.document(), SHEET, "yes").unwrap();
    let hand_of =
        |page: &Page| view::hand_in_zone(page.document(), SHEET, &zone, Seat::Patient, Seat::Both);
    assert_eq!(hand_of(&here), Hand::Unclear);
    let record = slot("yes", hand);
    let versions = here.document().entry(record).unwrap().register("answer").versions();
    let no = versions.iter().find(|version| version.value == "disagree").unwrap().stamp.dot;
    let take = |how| Command::Settle { record, field: "answer".into(), how };
    let mixed = here.try_run(take(Settlement::Both)).map(drop);
    assert_eq!(mixed, Err(CommandError::NothingToSettle));
    here.run(take(Settlement::Take(no)));
    assert_eq!(hand_of(&here), Hand::LookAgain, "it was given to the words before");
}

#[test]
fn b8_a_canvas_waits_for_who_has_not_filled_its_blind_zone() {
    let (mut patient, _) = sheets("me_you_us");
    let waits = |page: &Page| {
        let all = view::waiting(page.document(), page.seat, 9);
        all.into_iter().map(|w| w.wait).collect::<Vec<_>>()
    };
    assert_eq!(waits(&patient), []);
    cover(&mut patient, "good_to_know", Cover::In(Seat::Patient)).unwrap();
    assert_eq!(waits(&patient), [Wait::Blind(Seat::Professional)]);
    cover(&mut patient, "good_to_know", Cover::ShowNow).unwrap();
    assert_eq!(waits(&patient), []);
}
