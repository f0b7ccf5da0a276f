//! A canvas as it is shown: its zones and steps, arrows, what became of cards.

use workbook_core::command::{Command, CommandError, New};
use workbook_core::id::RecordId;
use workbook_core::record::{Canvas, Card, Link, LinkHow, Note, Zone, ZoneSort, ZoneWho};
use workbook_core::stamp::Seat;
use workbook_core::template::BUILT_IN;
use workbook_core::view::{self, End, LANE_LIMIT, LaneName, ZoneName};

use crate::canvas_sample::{SHEET, add, card, cards, edge, filled, id, own, say, sheets, zone};
use crate::deeds::type_in;
use crate::world_pair::{AIM, Page};

#[test]
fn t3_a_canvas_of_each_template_has_its_zones_and_steps_and_then_the_pairs_own() {
    for template in BUILT_IN {
        let (mut page, _) = sheets(template.name);
        let zones = |page: &Page| view::zones(page.document(), SHEET);
        let names: Vec<String> = zones(&page).into_iter().map(|zone| zone.key).collect();
        assert_eq!(names, template.zones.iter().map(|zone| zone.name).collect::<Vec<_>>());
        for key in &names {
            assert_eq!(
                view::zone(page.document(), SHEET, key).map(|zone| &zone.key == key),
                Some(true)
            );
        }
        let own = Zone { title: "Ours".into(), ..Zone::default() };
        let key = zone(&mut page, 50, own);
        let last = zones(&page).pop().unwrap();
        assert_eq!((last.key, last.name), (key.clone(), ZoneName::Own(id(50))));
        let steps = view::steps(page.document(), SHEET);
        assert_eq!(steps.len(), template.steps.len() + 1);
        assert_eq!(steps.last().map(|step| &step.zone), Some(&key));
        assert!(steps.iter().all(|step| view::zone(page.document(), SHEET, &step.zone).is_some()));
    }
}

#[test]
fn t3_a_zone_of_the_pairs_own_has_its_lanes_dots_and_who_fills_it() {
    let (mut page, _) = sheets("open");
    let grid = Zone {
        sort: Some(ZoneSort::Grid),
        who: Some(ZoneWho::Each),
        lanes: " now \n\nlater\nnow".into(),
        columns: "good".into(),
        dots: workbook_core::record::Dots::new(3).ok(),
        ..Zone::default()
    };
    let key = zone(&mut page, 50, grid);
    let seen = view::zone(page.document(), SHEET, &key).unwrap();
    let lanes: Vec<&str> = seen.lanes.iter().map(|lane| lane.key.as_str()).collect();
    assert_eq!((lanes, seen.columns[0].name), (vec!["now", "later"], LaneName::Key));
    assert_eq!((seen.dots, seen.who, seen.must), (3, ZoneWho::Each, false));
    let other = RecordId::new(900);
    page.run(Command::Add(New::of(other, &Canvas::default())));
    assert!(view::zone(page.document(), other, &key).is_none(), "it is of another canvas");
    page.run(Command::Bin(id(50)));
    assert!(view::zone(page.document(), SHEET, &key).is_none());
}

#[test]
fn k21_of_thousands_of_lanes_a_hundred_show_and_no_card_is_lost() {
    let (mut page, _) = sheets("open");
    let many: String = (0..4_000).map(|lane| format!("{lane}\n")).collect();
    let (lanes, columns) = (many.clone(), many.clone());
    let grid = Zone { sort: Some(ZoneSort::Grid), lanes, columns, ..Zone::default() };
    let key = zone(&mut page, 50, grid);
    let seen = view::zone(page.document(), SHEET, &key).unwrap();
    assert_eq!((seen.lanes.len(), seen.columns.len()), (LANE_LIMIT, LANE_LIMIT));
    let lane = |at: usize| seen.lanes[at].key.clone();
    let column = seen.columns[0].key.clone();
    let here = Card { lane: lane(99), column, ..card(&key, Seat::Patient, "x") };
    let one = add(&mut page, 2, &here).unwrap();
    assert_eq!(cards(&page, &key), [one]);
    // The hundred and first lane is moved up: the card's own is shown no more.
    page.run(type_in(id(50), Zone::LANES, &format!("first\n{many}")));
    let seen = view::zone(page.document(), SHEET, &key).unwrap();
    assert!(seen.lanes.iter().all(|lane| lane.key != here.lane));
    assert_eq!(cards(&page, &key), [one], "it is still in its zone");
    assert_eq!(
        page.document().get::<Zone>(id(50)).unwrap().columns,
        many.trim(),
        "and so are the names"
    );
}

#[test]
fn t3_the_choices_are_the_lanes_in_which_they_are_weighed() {
    let (mut page, _) = sheets("choose");
    let choice = own(&mut page, 1, "choices", "wait");
    let weigh = view::zone(page.document(), SHEET, "weigh").unwrap();
    assert_eq!(weigh.lanes.len(), 1);
    assert_eq!(weigh.lanes[0].name, LaneName::Card(choice));
    let lane = Card {
        lane: choice.to_string(),
        column: "good".into(),
        ..card("weigh", Seat::Patient, "x")
    };
    let one = add(&mut page, 2, &lane).unwrap();
    page.run(Command::Bin(choice));
    assert_eq!(cards(&page, "weigh"), [one], "it is still in its zone");
}

#[test]
fn k18_an_arrow_joins_two_cards_of_its_canvas_and_goes_with_them() {
    let (mut page, _) = sheets("two_ideas");
    let [a, b] = [1, 2].map(|number| own(&mut page, number, "causes", "x"));
    let refused = Err(CommandError::NotThere);
    assert_eq!(edge(&mut page, 30, a, a), refused);
    assert_eq!(edge(&mut page, 30, a, SHEET), refused);
    assert_eq!(edge(&mut page, 30, id(99), a), refused);
    let other = RecordId::new(900);
    let far = Card { parent: Some(other), ..card("", Seat::Patient, "x") };
    page.run(Command::Add(New::of(other, &Canvas::default()).and(New::of(id(9), &far))));
    assert_eq!(edge(&mut page, 30, a, id(9)), refused, "of another canvas");
    let first = edge(&mut page, 31, b, a).unwrap();
    let second = edge(&mut page, 30, a, b).unwrap();
    let arrows = |page: &Page| {
        let arrows = view::arrows(page.document(), SHEET, Seat::Both);
        arrows.into_iter().map(|arrow| (arrow.edge, arrow.from, arrow.to)).collect::<Vec<_>>()
    };
    assert_eq!(arrows(&page), [(first, b, a), (second, a, b)], "in the order they were drawn");
    page.run(Command::Bin(a));
    assert_eq!(arrows(&page), []);
    page.run(Command::Restore(a));
    assert_eq!(arrows(&page).len(), 2);
}

#[test]
fn k14_what_became_of_a_card_is_found_from_either_end() {
    let (mut page, _) = sheets("learned");
    let one = own(&mut page, 1, "gained", "we slept");
    let note = Note { by: Some(Seat::Patient), text: "we slept".into(), ..Note::default() };
    let link = Link { parent: Some(id(70)), to: Some(one), how: Some(LinkHow::CameFrom) };
    page.run(Command::Add(New::of(id(70), &note).and(New::of(id(71), &link))));
    let other = Link { parent: Some(AIM.0), to: Some(one), how: Some(LinkHow::Supports) };
    page.run(Command::Add(New::of(id(72), &other)));
    let became = |page: &Page| view::became(page.document(), SHEET);
    assert_eq!(became(&page).get(&one).map(Vec::as_slice), Some([id(70)].as_slice()));
    let links = view::links(page.document(), one);
    assert!(links.iter().any(|link| link.other == id(70) && link.end == End::End));
    let links = view::links(page.document(), id(70));
    assert!(links.iter().any(|link| link.other == one && link.end == End::Start));
    page.run(Command::Bin(id(70)));
    assert!(became(&page).is_empty());
    page.undo();
    assert_eq!(became(&page).len(), 1);
}

#[test]
fn t4_a_zone_that_has_to_be_filled_is_when_something_stands_there() {
    let (mut page, _) = sheets("try_it");
    let stop = |page: &Page| {
        let stop = filled(page, "stop", Seat::Both);
        (stop.zone.must, view::is_filled(page.document(), &stop))
    };
    assert_eq!(stop(&page), (true, false));
    say(&mut page, "stop", Seat::Both, "  ").unwrap();
    assert_eq!(stop(&page), (true, false));
    say(&mut page, "stop", Seat::Both, "if it hurts").unwrap();
    assert_eq!(stop(&page), (true, true));
}
