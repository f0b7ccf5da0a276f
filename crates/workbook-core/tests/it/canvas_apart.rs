//! Canvases: undo of each deed, two copies that changed one apart, the line of two.

use serde_json::json;
use workbook_core::command::{Command, CommandError, Cover, Edit, Said, Slot};
use workbook_core::record::{Canvas, Card, Dots, Height, Record, Zone, ZoneSort};
use workbook_core::stamp::Seat;
use workbook_core::view;

use crate::canvas_sample::{
    SHEET, add, card, cards, cover, dot, edge, fill, filled, id, own, put, sheets, spot, zone,
};
use crate::deeds::type_in;
use crate::world_pair::{Page, meet};
use crate::world_screen::screen;

const NOT_THERE: Result<(), CommandError> = Err(CommandError::NotThere);
const OTHER: Result<(), CommandError> = Err(CommandError::OtherSeat);

#[test]
fn k15_each_deed_on_a_canvas_is_undone_and_done_again() {
    let (mut page, _) = sheets("make_better");
    page.seat = Seat::Both;
    let [a, b] = [1, 2].map(|number| {
        let by_both = card("who_yes", Seat::Both, "x");
        add(&mut page, number, &by_both).unwrap()
    });
    let patient = card("ideas", Seat::Patient, "x");
    let idea = add(&mut page, 3, &patient).unwrap();
    let fill =
        |zone: &str, slot, said| Command::Fill { canvas: SHEET, zone: zone.into(), slot, said };
    let zone = || "ideas".to_owned();
    let deeds = [
        fill("moment", Slot::Text(Seat::Both), Said::Text("late".into())),
        fill("moment", Slot::Text(Seat::Both), Said::Feeling("sad".into())),
        Command::Put { cards: vec![b, a], spot: spot("thanks"), behind: None },
        Command::Cover { canvas: SHEET, zone: zone(), cover: Cover::In(Seat::Patient) },
        Command::Cover { canvas: SHEET, zone: zone(), cover: Cover::NotIn(Seat::Patient) },
        Command::Cover { canvas: SHEET, zone: zone(), cover: Cover::ShowNow },
        Command::Dot { card: idea, seat: Seat::Patient, dots: Dots::new(2).unwrap() },
        Command::Bin(a),
    ];
    let mut screens = vec![screen(&page.session)];
    for deed in &deeds {
        page.run(deed.clone());
        screens.push(screen(&page.session));
    }
    for _ in 0..2 {
        for before in screens.iter().rev().skip(1) {
            page.undo();
            assert_eq!(screen(&page.session), *before);
        }
        for after in &screens[1..] {
            page.redo();
            assert_eq!(screen(&page.session), *after);
        }
    }
}

#[test]
fn k16_a_canvas_changed_apart_is_the_same_in_both_and_holds_what_both_did() {
    for first_here in [true, false] {
        let (mut here, mut there) = sheets("make_better");
        cover(&mut here, "ideas", Cover::ShowNow).unwrap();
        let [a, b, c, d] = [1, 2, 3, 4].map(|number| own(&mut here, number, "ideas", "x"));
        let arrow = edge(&mut here, 30, a, b).unwrap();
        meet(&mut here, &mut there);
        put(&mut here, &[a], "who_yes", None).unwrap();
        here.run(type_in(b, Card::TEXT, "mine"));
        here.run(Command::Bin(c));
        dot(&mut here, b, Seat::Patient, 2).unwrap();
        edge(&mut here, 31, b, d).unwrap();
        put(&mut there, &[a], "thanks", None).unwrap();
        there.run(type_in(b, Card::TEXT, "yours"));
        there.run(type_in(c, Card::TEXT, "still of use"));
        dot(&mut there, b, Seat::Professional, 1).unwrap();
        edge(&mut there, 32, d, b).unwrap();
        there.run(Command::Bin(arrow));
        let fresh = own(&mut there, 5, "ideas", "new");
        if first_here {
            here.hear(&there);
            there.hear(&here);
        } else {
            there.hear(&here);
            here.hear(&there);
        }
        assert_eq!(here.document(), there.document());
        assert_eq!(here.document().entry(b).unwrap().register("text").versions().len(), 2);
        assert_eq!(here.document().get::<Card>(b).unwrap().dots(Seat::Both), 3);
        let places = ["who_yes", "thanks"].map(|zone| cards(&here, zone).len());
        assert_eq!(places[0] + places[1], 1, "it lies in one place");
        assert_eq!(cards(&here, "ideas"), [b, c, d, fresh], "in question, so not lost");
        assert_eq!(view::arrows(here.document(), SHEET, Seat::Patient).len(), 2);
        assert_eq!(here.document().waiting().collect::<Vec<_>>(), [b, c]);
        assert!(
            view::waiting(here.document(), Seat::Patient, 9)
                .iter()
                .any(|waiting| waiting.place == SHEET && waiting.wait == view::Wait::Settle(2))
        );
    }
}

#[test]
fn k17_what_a_command_of_the_canvas_sees_to_cannot_be_chosen_otherwise() {
    let (mut page, _) = sheets("make_better");
    let one = own(&mut page, 1, "thanks", "x");
    let set = |page: &mut Page, id, kind, field: &str, value| {
        page.try_run(Command::Set(Edit::one(id, kind, field, value))).map(drop)
    };
    for field in ["zone", "lane", "column", "about", "answer", "wording", "dots_patient"] {
        assert_eq!(set(&mut page, one, Card::KIND, field, json!("ideas")), NOT_THERE, "{field}");
    }
    let marks = json!([Canvas::mark("ideas", Seat::Both)]);
    assert_eq!(set(&mut page, SHEET, Canvas::KIND, "ready", marks), NOT_THERE);
    set(&mut page, one, Card::KIND, "tone", json!("rose")).unwrap();
    page.seat = Seat::Professional;
    assert_eq!(set(&mut page, one, Card::KIND, "by", json!("professional")), OTHER);
    assert_eq!(filled(&page, "thanks", Seat::Patient).cards, [one]);
}

#[test]
fn k12_the_line_shows_both_heights_and_where_they_differ_most() {
    let (mut page, _) = sheets("feelings_line");
    let [a, b, c] = [1, 2, 3].map(|number| own(&mut page, number, "moments", "x"));
    let far = own(&mut page, 9, "keep", "x");
    let height = |number| Said::Height(Height::new(number).ok());
    let point = |moment, seat| Slot::Point { moment, seat };
    let mut mark = |moment, seat, number| {
        page.seat = seat;
        fill(&mut page, "line", point(moment, seat), height(number))
    };
    for (moment, patient, professional) in [(a, 2, 3), (b, -4, 1), (c, 5, 0)] {
        mark(moment, Seat::Patient, patient).unwrap();
        mark(moment, Seat::Professional, professional).unwrap();
    }
    assert_eq!(mark(far, Seat::Patient, 1), NOT_THERE, "no moment of this line");
    assert_eq!(mark(id(77), Seat::Patient, 1), NOT_THERE);
    let line = |page: &Page, looks| {
        let zone = view::zone(page.document(), SHEET, "line").unwrap();
        view::line(page.document(), SHEET, &zone, looks)
    };
    let gaps =
        |page: &Page, looks| line(page, looks).iter().map(view::Moment::gap).collect::<Vec<_>>();
    assert_eq!(gaps(&page, Seat::Patient), [None; 3], "each draws alone first");
    assert_eq!(view::widest(&line(&page, Seat::Patient)), None);
    let heights: Vec<_> = line(&page, Seat::Patient).iter().map(|m| m.heights[0]).collect();
    assert_eq!(heights, [2, -4, 5].map(|number| Height::new(number).ok()));
    assert!(line(&page, Seat::Both).iter().all(|m| m.points == [None, None]));
    cover(&mut page, "line", Cover::ShowNow).unwrap();
    assert_eq!(gaps(&page, Seat::Both), [Some(1), Some(5), Some(5)]);
    assert_eq!(view::widest(&line(&page, Seat::Both)), Some((b, 5)), "the first of several");
    page.run(Command::Bin(b));
    assert_eq!(view::widest(&line(&page, Seat::Both)), Some((c, 5)));
    assert_eq!(view::widest(&[]), None);
}

#[test]
fn k12_a_line_of_the_pairs_own_is_about_the_cards_before_it() {
    let (mut page, _) = sheets("open");
    let of = |sort| Zone { sort: Some(sort), ..Zone::default() };
    let moments = zone(&mut page, 50, of(ZoneSort::Cards));
    let line = zone(&mut page, 51, of(ZoneSort::Line));
    let one = own(&mut page, 1, &moments, "x");
    let point = Slot::Point { moment: one, seat: Seat::Patient };
    fill(&mut page, &line, point, Said::Height(Height::new(3).ok())).unwrap();
    let zone = view::zone(page.document(), SHEET, &line).unwrap();
    assert_eq!(zone.about.as_deref(), Some(moments.as_str()));
    let seen = view::line(page.document(), SHEET, &zone, Seat::Both);
    assert_eq!(seen[0].heights, [Height::new(3).ok(), None]);
}
