//! Canvases: cards in zones, places that hold one answer, moving, dots, undo, two copies.

use serde_json::json;
use workbook_core::command::{
    Command, CommandError, Cover, Edit, New, Said, Settlement, Slot, Spot,
};
use workbook_core::entry::Leave;
use workbook_core::id::RecordId;
use workbook_core::record::{
    Answer, Canvas, Card, Dots, Record, Rung, Ten, Zone, ZoneSort, ZoneWho,
};
use workbook_core::stamp::{Dot, Seat, Stamp};
use workbook_core::view;

use crate::canvas_sample::{
    SHEET, add, card, cards, cover, dot, fill, id, own, put, say, sheets, slot, spot, text, zone,
};
use crate::deeds::type_in;
use crate::world_pair::{AIM, Page, meet};

const NOT_THERE: Result<(), CommandError> = Err(CommandError::NotThere);
const OTHER: Result<(), CommandError> = Err(CommandError::OtherSeat);

#[test]
fn k1_a_card_goes_where_there_is_room_for_it_by_who_fills_the_zone() {
    let (mut page, _) = sheets("who_does_what");
    let mine = |zone: &str| card(zone, Seat::Patient, "x");
    let mut check = |number, card: &Card, expected: Result<(), CommandError>| {
        assert_eq!(add(&mut page, number, card).map(drop), expected, "{card:?}");
    };
    check(1, &mine("work"), Ok(()));
    check(2, &Card { lane: "me".into(), column: "home".into(), ..mine("work") }, Ok(()));
    check(3, &Card { lane: "moon".into(), ..mine("work") }, NOT_THERE);
    check(3, &Card { column: "never".into(), ..mine("work") }, NOT_THERE);
    check(3, &mine("nowhere"), NOT_THERE);
    check(3, &Card { parent: Some(AIM.0), ..mine("stuck") }, NOT_THERE);
    check(3, &Card { parent: None, ..mine("stuck") }, NOT_THERE);
    check(3, &card("stuck", Seat::Professional, "x"), OTHER);
    check(3, &Card { by: None, ..mine("stuck") }, OTHER);
    check(3, &card("stuck", Seat::Both, "x"), Ok(()));
    let dotted = Card { dots_patient: Dots::new(3).ok(), ..mine("stuck") };
    check(4, &dotted, Err(CommandError::NoDotsLeft(0)));
    let (mut page, _) = sheets("life_load");
    let mut check = |zone: &str, by, expected: Result<(), CommandError>| {
        assert_eq!(add(&mut page, 9, &card(zone, by, "x")).map(drop), expected, "{zone}");
    };
    check("drop", Seat::Patient, OTHER);
    check("room", Seat::Patient, NOT_THERE);
    check("heaviest", Seat::Patient, NOT_THERE);
    check("lift", Seat::Both, OTHER);
    check("lift", Seat::Patient, Ok(()));
}

#[test]
fn k1_cards_can_be_made_with_their_canvas_or_their_zone_in_one_step() {
    let (mut page, _) = sheets("open");
    let zone = Zone { parent: Some(SHEET), title: "Ours".into(), ..Zone::default() };
    let first = Card { zone: id(1).to_string(), ..card("", Seat::Patient, "a") };
    let second = Card { text: "b".into(), ..first.clone() };
    let other = RecordId::new(77);
    let new = New::of(id(1), &zone).and(New::of(id(2), &first)).and(New::of(id(3), &second));
    page.run(Command::Add(new));
    assert_eq!(cards(&page, &id(1).to_string()), [id(2), id(3)], "in the order they were made");
    let lost = Card { parent: Some(other), ..first };
    let new = New::of(other, &Canvas::default()).and(New::of(id(4), &lost));
    page.run(Command::Add(new));
    assert_eq!(view::board(page.document(), other, Seat::Patient)[0].cards, [id(4)]);
    let astray = New::of(id(8), &Canvas::default())
        .and(New::of(id(9), &card("nowhere", Seat::Patient, "x")));
    assert_eq!(page.try_run(Command::Add(astray)).map(drop), NOT_THERE, "each is looked at");
}

#[test]
fn c21_what_is_made_in_one_step_keeps_its_order_and_each_has_an_id_of_its_own() {
    let (mut page, _) = sheets("open");
    let zone = |title: &str| Zone { parent: Some(SHEET), title: title.into(), ..Zone::default() };
    // The ids run against the order.
    let mut new = New::of(id(9), &Zone { order: "a7".into(), ..zone("0") });
    for number in [8, 7, 6, 5] {
        new = new.and(New::of(id(number), &zone("x")));
    }
    page.run(Command::Add(new));
    let order: Vec<RecordId> = [9, 8, 7, 6, 5].map(id).into();
    assert_eq!(page.document().hanging(SHEET, "zone"), order);
    let twice = New::of(id(20), &zone("a")).and(New::of(id(20), &zone("b")));
    assert_eq!(page.try_run(Command::Add(twice)).map(drop), NOT_THERE);
}

#[test]
fn k2_a_card_says_at_most_240_characters_and_a_longer_one_may_only_get_shorter() {
    let (mut here, mut there) = sheets("open");
    let long = |count: usize| "å".repeat(count);
    let too_long = Err(CommandError::TooLong(240));
    let lengthy = |count| card("board", Seat::Patient, &long(count));
    assert_eq!(add(&mut here, 1, &lengthy(241)).map(drop), too_long);
    let one = add(&mut here, 1, &lengthy(240)).unwrap();
    let write =
        |page: &mut Page, count| page.try_run(type_in(one, Card::TEXT, &long(count))).map(drop);
    assert_eq!(write(&mut here, 241), too_long);
    let set = Edit::one(one, Card::KIND, "text", json!(long(241)));
    assert_eq!(here.try_run(Command::Set(set)).map(drop), too_long, "no way round");
    // Line ends count once, whatever system they are of.
    here.run(type_in(one, Card::TEXT, &"a\r\n".repeat(120)));
    // Another program wrote more.
    let mut entry = here.document().entry(one).unwrap().clone();
    let last = entry.register("text").versions()[0].stamp;
    let dot = Dot { counter: last.dot.counter + 1, actor: workbook_core::id::Actor::new(99) };
    entry.write("text", json!(long(300)), Stamp { dot, ..last }, Leave::InPast);
    here.session.absorb(vec![entry]);
    assert_eq!(write(&mut here, 301), too_long);
    write(&mut here, 299).unwrap();
    assert_eq!(write(&mut here, 300), too_long);
    write(&mut here, 10).unwrap();
    assert_eq!(write(&mut here, 299), too_long);
    // Of two versions that stand side by side nothing is cut, and a new text is held to the limit.
    meet(&mut here, &mut there);
    write(&mut here, 200).unwrap();
    there.run(type_in(one, Card::TEXT, "short"));
    meet(&mut here, &mut there);
    let settle = |how| Command::Settle { record: one, field: "text".into(), how };
    let mut other = here.clone();
    assert_eq!(here.try_run(settle(Settlement::Write(long(241)))).map(drop), too_long);
    here.run(settle(Settlement::Write(long(240))));
    other.run(settle(Settlement::Both));
    assert_eq!(text(&other, one).chars().count(), 206);
    assert_eq!(say(&mut sheets("our_aim").0, "why", Seat::Both, &long(241)), too_long);
}

#[test]
fn k3_a_place_for_one_answer_is_one_card_in_both_copies_and_is_settled_there() {
    let (mut here, mut there) = sheets("our_aim");
    say(&mut here, "our_words", Seat::Both, "walk").unwrap();
    say(&mut there, "our_words", Seat::Both, "walk far").unwrap();
    let zero = Slot::Rung(Rung::new(0).unwrap());
    fill(&mut here, "ladder", zero, Said::Text("to the shop".into())).unwrap();
    fill(&mut there, "ladder", zero, Said::Text("to the shop".into())).unwrap();
    meet(&mut here, &mut there);
    let ours = slot("our_words", Slot::Text(Seat::Both));
    assert_eq!(cards(&here, "our_words"), [ours]);
    assert_eq!(here.document().entry(ours).unwrap().register("text").versions().len(), 2);
    assert_eq!(here.document().waiting().collect::<Vec<_>>(), [ours], "the same text is no clash");
    let settle = Command::Settle { record: ours, field: "text".into(), how: Settlement::Both };
    there.run(settle);
    meet(&mut here, &mut there);
    assert_eq!((here.document().waiting().len(), text(&here, ours)), (0, "walk\nwalk far".into()));
    assert_eq!(here.document().get::<Card>(slot("ladder", zero)).unwrap().lane, "0");
}

#[test]
fn k3_letters_typed_into_a_place_are_one_step() {
    let (mut page, _) = sheets("our_aim");
    for typed in ["w", "wa", "wal", "walk"] {
        page.ms += 100;
        let writer = workbook_core::command::Writer {
            seat: Seat::Patient,
            now: workbook_core::stamp::Timestamp::from_ms(page.ms),
        };
        let (slot, said) = (Slot::Text(Seat::Both), Said::Text(typed.into()));
        let command = Command::Fill { canvas: SHEET, zone: "why".into(), slot, said };
        assert!(command.is_typing());
        page.session.run(&command, writer).unwrap();
    }
    let why = slot("why", Slot::Text(Seat::Both));
    assert_eq!(page.document().entry(why).unwrap().past("text").len(), 0);
    page.undo();
    assert!(page.document().visible(why, "card").is_none());
    page.redo();
    assert_eq!(text(&page, why), "walk");
}

#[test]
fn k4_a_place_is_filled_by_who_fills_its_zone_with_what_belongs_there() {
    let (mut page, _) = sheets("our_aim");
    let words = |text: &str| Said::Text(text.into());
    let ten = || Said::Score(Ten::new(7).ok());
    let yes = || Said::Answer(Some(Answer::Agree));
    assert_eq!(say(&mut page, "words", Seat::Professional, "x"), OTHER);
    assert_eq!(say(&mut page, "words", Seat::Both, "x"), OTHER, "each their own");
    assert_eq!(say(&mut page, "nowhere", Seat::Patient, "x"), NOT_THERE);
    assert_eq!(say(&mut page, "in_the_way", Seat::Patient, "x"), NOT_THERE, "that takes cards");
    assert_eq!(fill(&mut page, "words", Slot::Scale(Seat::Patient), words("x")), NOT_THERE);
    for said in [ten(), yes(), Said::Height(None)] {
        assert_eq!(fill(&mut page, "words", Slot::Text(Seat::Patient), said), NOT_THERE);
    }
    assert_eq!(
        fill(&mut page, "yes", Slot::Hand(Seat::Patient), Said::Answer(Some(Answer::Newer))),
        Err(CommandError::Empty),
        "what only a newer version knows is never written"
    );
    let gone = Command::Fill {
        canvas: AIM.0,
        zone: "words".into(),
        slot: Slot::Text(Seat::Patient),
        said: words("x"),
    };
    assert_eq!(page.try_run(gone).map(drop), NOT_THERE);
    fill(&mut page, "words", Slot::Text(Seat::Patient), Said::Feeling("glad".into())).unwrap();
    // A rung belongs to both; in a zone of one person's own only that person writes it.
    let sort = Some(ZoneSort::Ladder);
    let who = Some(ZoneWho::Professional);
    let ladder = zone(&mut page, 50, Zone { sort, who, ..Zone::default() });
    let zero = Slot::Rung(Rung::new(0).unwrap());
    assert_eq!(fill(&mut page, &ladder, zero, words("x")), OTHER);
    page.seat = Seat::Professional;
    fill(&mut page, &ladder, zero, words("x")).unwrap();
    let (mut page, _) = sheets("choose");
    fill(&mut page, "leaning", Slot::Scale(Seat::Patient), ten()).unwrap();
    assert_eq!(fill(&mut page, "leaning", Slot::Scale(Seat::Professional), ten()), OTHER);
}

#[test]
fn k4_taking_back_what_was_never_said_writes_nothing() {
    let (mut page, _) = sheets("our_aim");
    let before = page.entries();
    fill(&mut page, "yes", Slot::Hand(Seat::Patient), Said::Answer(None)).unwrap();
    let (mut other, _) = sheets("choose");
    fill(&mut other, "leaning", Slot::Scale(Seat::Patient), Said::Score(None)).unwrap();
    assert_eq!(page.entries(), before);
    assert_eq!(cards(&other, "leaning"), []);
}

#[test]
fn k5_a_place_that_was_binned_emptied_or_taken_back_is_filled_anew() {
    let (mut page, _) = sheets("our_aim");
    let why = slot("why", Slot::Text(Seat::Both));
    let write = |page: &mut Page, text: &str| say(page, "why", Seat::Both, text).unwrap();
    let fine = |page: &Page, wanted: &str| {
        let card = page.document().get::<Card>(why).unwrap();
        assert_eq!(
            (card.text.as_str(), card.zone.as_str(), card.feeling.as_str()),
            (wanted, "why", "")
        );
        assert_eq!(cards(page, "why"), [why]);
    };
    write(&mut page, "first");
    fill(&mut page, "why", Slot::Text(Seat::Both), Said::Feeling("glad".into())).unwrap();
    page.run(Command::Bin(why));
    write(&mut page, "second");
    fine(&page, "second");
    page.undo();
    assert!(page.document().visible(why, "card").is_none(), "it is in the bin again");
    assert_eq!(page.bin(), [why]);
    page.run(Command::EmptyBin);
    write(&mut page, "third");
    fine(&page, "third");
    let (mut page, _) = sheets("our_aim");
    write(&mut page, "first");
    page.undo();
    write(&mut page, "again");
    fine(&page, "again");
}

#[test]
fn k6_cards_go_behind_a_card_of_a_spot_or_first_there_in_the_order_they_are_named() {
    let (mut page, _) = sheets("feelings_line");
    let [a, b, c, d] = [1, 2, 3, 4].map(|number| own(&mut page, number, "keep", "x"));
    let far = own(&mut page, 9, "change", "x");
    let mut check =
        |moved: &[RecordId], to: &str, behind, keep: &[RecordId], change: &[RecordId]| {
            put(&mut page, moved, to, behind).unwrap();
            assert_eq!(cards(&page, "keep"), keep);
            assert_eq!(cards(&page, "change"), change);
        };
    check(&[d], "keep", None, &[d, a, b, c], &[far]);
    check(&[a], "keep", Some(c), &[d, b, c, a], &[far]);
    check(&[c, d], "change", Some(far), &[b, a], &[far, c, d]);
    check(&[a, b, a], "change", None, &[], &[a, b, far, c, d]);
    check(&[far], "keep", None, &[far], &[a, b, c, d]);
    assert_eq!(put(&mut page, &[a], "keep", Some(b)), NOT_THERE, "behind what is elsewhere");
    assert_eq!(put(&mut page, &[a], "change", Some(a)), NOT_THERE, "behind itself");
    assert_eq!(put(&mut page, &[], "keep", None), NOT_THERE);
    assert_eq!(put(&mut page, &[a], "nowhere", None), NOT_THERE);
    assert_eq!(put(&mut page, &[a], "differ", None), NOT_THERE, "that holds one text");
    assert_eq!(put(&mut page, &[a, SHEET], "keep", None), NOT_THERE);
    let before = page.entries();
    assert_eq!(put(&mut page, &[b, id(99)], "keep", None), NOT_THERE, "all or none");
    assert_eq!(page.entries(), before);
    say(&mut page, "differ", Seat::Both, "x").unwrap();
    let answer = slot("differ", Slot::Text(Seat::Both));
    assert_eq!(put(&mut page, &[answer], "keep", None), NOT_THERE, "an answer has its place");
}

#[test]
fn k6_a_spot_is_a_lane_and_a_column_too() {
    let (mut page, _) = sheets("who_does_what");
    let [a, b] = [1, 2].map(|number| own(&mut page, number, "work", "x"));
    let to = |lane: &str, column: &str| Spot {
        lane: lane.into(),
        column: column.into(),
        ..spot("work")
    };
    let mut go = |cards: &[RecordId], spot: Spot, behind| {
        page.try_run(Command::Put { cards: cards.to_vec(), spot, behind }).map(drop)
    };
    go(&[b], to("me", "home"), None).unwrap();
    go(&[a], to("me", "home"), Some(b)).unwrap();
    assert_eq!(go(&[a], to("you", "home"), Some(b)), NOT_THERE);
    assert_eq!(go(&[a], to("moon", ""), None), NOT_THERE);
    assert_eq!(cards(&page, "work"), [b, a]);
    let lane = page.document().get::<Card>(a).unwrap();
    assert_eq!((lane.lane.as_str(), lane.column.as_str()), ("me", "home"));
}

#[test]
fn k6_cards_put_in_one_place_apart_keep_one_order_and_can_be_parted() {
    let (mut here, mut there) = sheets("feelings_line");
    let a = own(&mut here, 1, "keep", "a");
    meet(&mut here, &mut there);
    let (b, c) = (own(&mut here, 2, "keep", "b"), own(&mut there, 3, "keep", "c"));
    meet(&mut here, &mut there);
    assert_eq!(cards(&here, "keep"), [a, b, c], "one key, so by id");
    let d = own(&mut here, 4, "change", "d");
    put(&mut here, &[d], "keep", Some(b)).unwrap();
    assert_eq!(cards(&here, "keep"), [a, b, d, c]);
    put(&mut there, &[a], "keep", Some(c)).unwrap();
    meet(&mut here, &mut there);
    assert_eq!(cards(&here, "keep"), cards(&there, "keep"));
    assert_eq!(cards(&here, "keep").len(), 4);
}

#[test]
fn k7_each_has_as_many_dots_as_the_zone_says_and_may_take_some_back() {
    let (mut page, _) = sheets("make_better");
    let [a, b] = [1, 2].map(|number| own(&mut page, number, "ideas", "x"));
    cover(&mut page, "ideas", Cover::ShowNow).unwrap();
    let far = own(&mut page, 3, "thanks", "x");
    let seat = Seat::Patient;
    dot(&mut page, a, seat, 2).unwrap();
    let none = Err(CommandError::NoDotsLeft(2));
    assert_eq!(dot(&mut page, b, seat, 1), none);
    assert_eq!(dot(&mut page, a, seat, 3), none);
    dot(&mut page, a, seat, 1).unwrap();
    dot(&mut page, b, seat, 1).unwrap();
    assert_eq!(dot(&mut page, far, seat, 1), Err(CommandError::NoDotsLeft(0)));
    assert_eq!(dot(&mut page, a, Seat::Professional, 1), OTHER);
    assert_eq!(dot(&mut page, a, Seat::Both, 1), OTHER);
    assert_eq!(dot(&mut page, SHEET, seat, 1), NOT_THERE);
    page.run(Command::Bin(b));
    dot(&mut page, a, seat, 2).unwrap();
    page.run(Command::Restore(b));
    // More than there are after a merge or a restore: they may only get fewer.
    assert_eq!(dot(&mut page, b, seat, 2), none);
    dot(&mut page, a, seat, 1).unwrap();
    dot(&mut page, a, seat, 0).unwrap();
    let dots = page.document().get::<Card>(b).unwrap();
    assert_eq!((dots.dots(seat), dots.dots(Seat::Professional), dots.dots(Seat::Both)), (1, 0, 1));
}
