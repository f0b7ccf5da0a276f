//! Where zones and cards of a board lie, what is on the screen, where a dropped card lands.

use workbook_core::board::measure::{
    CARD_GAP, CARD_HEAD, CARD_PAD, LINE, MOST_COLUMNS, NORMAL, REACH,
};
use workbook_core::board::{Layout, PlacedCard, Point, Rect, Sheet, SheetZone, layout, wrapped};
use workbook_core::id::RecordId;
use workbook_core::record::{CardSize, Ten};

use crate::board_sheet::{Dice, PAGE, card, grid, id, templates, zone};

fn boards() -> Vec<(Sheet, Layout)> {
    let mut out = Vec::new();
    for (seed, most, page) in [(1, 6, PAGE), (2, 30, PAGE), (3, 12, 320), (4, 90, 1900), (5, 2, 10)]
    {
        for sheet in templates(&mut Dice(seed), most) {
            let placed = layout(&sheet, page);
            out.push((sheet, placed));
        }
    }
    out
}

fn one(zone: SheetZone, page: i32) -> Layout {
    layout(&Sheet { zones: vec![zone] }, page)
}

fn within(outer: Rect, inner: Rect) -> bool {
    outer.x <= inner.x
        && outer.y <= inner.y
        && outer.right() >= inner.right()
        && outer.bottom() >= inner.bottom()
}

fn apart(rects: &[Rect]) -> bool {
    let later = |at: usize| rects.iter().skip(at + 1);
    rects.iter().enumerate().all(|(at, one)| later(at).all(|other| !one.meets(*other)))
}

#[test]
fn p1_zones_flow_in_reading_order_and_nothing_overlaps() {
    for (sheet, placed) in boards() {
        assert_eq!(sheet.zones.len(), placed.zones.len());
        let zones: Vec<Rect> = placed.zones.iter().map(|zone| zone.rect).collect();
        assert!(apart(&zones));
        assert!(zones.iter().all(|zone| within(placed.bounds(), *zone)));
        assert!(zones.windows(2).all(|two| (two[0].y, two[0].x) < (two[1].y, two[1].x)));
        for zone in &placed.zones {
            let names = zone.lanes.iter().chain(&zone.columns).map(|name| name.rect);
            let cells = zone.cells.iter().map(|cell| cell.rect);
            let parts: Vec<Rect> = [zone.head].into_iter().chain(names).chain(cells).collect();
            assert!(apart(&parts), "{parts:?}");
            assert!(parts.iter().all(|part| within(zone.rect, *part)), "{zone:?}");
        }
    }
}

#[test]
fn p1_a_wide_zone_has_a_row_of_its_own() {
    let wide = SheetZone { wide: true, ..zone("b", 10, 3) };
    let placed = layout(&Sheet { zones: vec![zone("a", 0, 1), wide, zone("c", 20, 1)] }, PAGE);
    let [a, b, c] = placed.zones.as_slice() else { panic!("three zones") };
    assert!(a.rect.bottom() < b.rect.y && b.rect.bottom() < c.rect.y);
    assert_eq!((b.rect.x, b.rect.w), (0, PAGE));
}

#[test]
fn p1_zones_of_a_full_row_share_the_page_and_its_height() {
    let zones = vec![zone("a", 0, 1), zone("b", 10, 4), zone("c", 20, 1), zone("d", 30, 1)];
    let placed = layout(&Sheet { zones }, PAGE);
    let [a, b, c, _] = placed.zones.as_slice() else { panic!("four zones") };
    assert_eq!(a.rect.y, b.rect.y);
    assert_eq!(a.rect.h, b.rect.h);
    assert!(PAGE - b.rect.right() < 2, "{} of {PAGE}", b.rect.right());
    assert!(c.rect.y > a.rect.bottom());
}

#[test]
fn p2_the_cards_of_a_cell_lie_in_rows_in_their_order() {
    for (sheet, placed) in boards() {
        for (zone, out) in sheet.zones.iter().zip(&placed.zones) {
            let (lanes, columns) = (zone.lanes.len().max(1), zone.columns.len().max(1));
            assert_eq!(out.cells.len(), lanes * columns);
            assert_eq!(out.cards.len(), zone.cards.len());
            for cell in &out.cells {
                let cards = out.in_cell(cell);
                let here =
                    zone.cards.iter().filter(|c| (c.lane, c.column) == (cell.lane, cell.column));
                let wanted: Vec<RecordId> = here.map(|card| card.id).collect();
                assert_eq!(cards.iter().map(|card| card.id).collect::<Vec<_>>(), wanted);
                let rects: Vec<Rect> = cards.iter().map(|card| card.rect).collect();
                assert!(apart(&rects));
                assert!(rects.iter().all(|rect| within(cell.rect, *rect)), "{cell:?} {rects:?}");
                assert!(rects.windows(2).all(|two| (two[0].y, two[0].x) < (two[1].y, two[1].x)));
            }
        }
    }
}

#[test]
fn p2_a_lane_or_column_that_is_not_there_is_the_last() {
    let mut zone = grid("a", 0, 2, 2);
    zone.cards[0].lane = 9;
    zone.cards[0].column = 9;
    let placed = one(zone, PAGE);
    assert_eq!(placed.zones[0].in_cell(&placed.zones[0].cells[3]).len(), 2);
    assert_eq!(placed.zones[0].in_cell(&placed.zones[0].cells[0]).len(), 0);
}

#[test]
fn p3_a_text_has_room_for_all_of_it() {
    let check = |text: &str, room: i32, lines: &[&str]| {
        assert_eq!(wrapped(text, room, 1000), lines, "{text:?} in {room}");
    };
    check("", 100, &[]);
    check("one two three", 1_000, &["one two three"]);
    check("one two three", 80, &["one two", "three"]);
    check("one\ntwo\n\nthree\n", 1_000, &["one", "two", "", "three", ""]);
    check("  two  words  ", 1_000, &["  two  words"]);
    check("a    b", 16, &["a", "b"]);
    check("Donaudampfschiff", 80, &["Donauda", "mpfschiff"]);
    check("so Donaudampfschiff", 80, &["so", "Donauda", "mpfschiff"]);
    check("日本語のテキスト", 50, &["日本語", "のテキ", "スト"]);
    check("WW", 1, &["W", "W"]);
    check("e\u{301}e\u{301}", 21, &["e\u{301}e\u{301}"]);
    for (sheet, placed) in boards() {
        let cards = sheet.zones.iter().flat_map(|zone| &zone.cards);
        for card in cards {
            let found = placed.card(card.id).unwrap();
            let letters =
                |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            assert_eq!(letters(&found.lines.concat()), letters(&card.text));
            let lines = found.lines.len().max(1) as i32 + i32::from(card.foot);
            assert_eq!(found.rect.h, CARD_HEAD + lines * LINE + CARD_PAD);
        }
    }
}

#[test]
fn p3_what_one_card_says_moves_only_what_lies_behind_it() {
    let before = one(zone("a", 0, 20), PAGE);
    let mut changed = zone("a", 0, 20);
    changed.cards[10].text = "a much longer text than there was, over many lines ".repeat(4);
    let after = one(changed, PAGE);
    for (at, (was, is)) in before.zones[0].cards.iter().zip(&after.zones[0].cards).enumerate() {
        assert!(at >= 10 || was == is);
        assert_eq!(was.rect.x, is.rect.x);
    }
}

#[test]
fn p4_few_cards_are_no_wider_than_the_page_and_many_lie_in_a_square() {
    for (cards, page) in [(1, 320), (24, 320), (24, PAGE), (9, 200)] {
        let placed = one(zone("a", 0, cards), page);
        assert!(placed.width <= page.max(NORMAL + 32), "{cards} on {page}: {}", placed.width);
    }
    let side = |cards: usize| {
        let placed = one(zone("a", 0, cards), PAGE);
        let first = placed.zones[0].cards[0].rect.y;
        placed.zones[0].cards.iter().filter(|card| card.rect.y == first).count()
    };
    assert_eq!([1, 7, 200, 1_000, 9_000].map(side), [1, 2, 10, 24, MOST_COLUMNS]);
    let placed = one(zone("a", 0, 200), PAGE);
    assert!(placed.width < placed.height * 3 / 2 && placed.height < placed.width * 3 / 2);
}

#[test]
fn p5_a_card_alone_in_its_row_lies_where_it_was_put() {
    let at = |place: i64, cards: usize| {
        let mut zone = zone("a", 0, cards);
        for card in &mut zone.cards {
            card.place = Ten::new(place).ok();
        }
        let placed = one(zone, PAGE);
        let (cell, card) = (placed.zones[0].cells[0].rect, placed.zones[0].cards[0].rect);
        (card.x - cell.x, cell.right() - card.right())
    };
    let (left, right) = at(0, 1);
    assert!(left == 0 && right > 50);
    assert_eq!(at(10, 1), (right, 0));
    assert_eq!(at(5, 1), (right / 2, right - right / 2));
    assert_eq!(at(5, 8).0, 0, "it is not alone");
}

#[test]
fn p5_sizes_have_their_widths_and_never_leave_their_cell() {
    let mut of_three = zone("a", 0, 3);
    let sizes = [CardSize::Small, CardSize::Large, CardSize::Newer];
    for (card, size) in of_three.cards.iter_mut().zip(sizes) {
        card.size = size;
    }
    let widths = |page| {
        let placed = one(of_three.clone(), page);
        placed.zones[0].cards.iter().map(|card| card.rect.w / 16).collect::<Vec<_>>()
    };
    assert_eq!(widths(PAGE), [9, 18, 12]);
    assert_eq!(widths(200), [9, 12, 12]);
}

#[test]
fn p6_what_the_screen_draws_has_its_room_and_takes_no_cards() {
    let line = SheetZone { panel: Some((500, 300)), covered: 2, ..SheetZone::default() };
    let placed = one(line.clone(), PAGE);
    let panel = placed.zones[0].panel.unwrap();
    assert!(panel.w >= 500 && panel.h == 300);
    assert!(within(placed.zones[0].rect, panel) && !panel.meets(placed.zones[0].head));
    assert_eq!(placed.drop_at(panel.centre(), &[]), None);
    let open = one(SheetZone { covered: 0, ..line.clone() }, PAGE);
    assert_eq!(placed.zones[0].head.h - open.zones[0].head.h, LINE, "a line says what is covered");
    let with_cards = one(SheetZone { cards: vec![card(1, "x")], ..line }, PAGE);
    let card = with_cards.card(id(1)).unwrap().rect;
    assert!(card.y >= with_cards.zones[0].panel.unwrap().bottom());
}

#[test]
fn p7_what_can_be_seen_in_a_window_is_found() {
    let mut dice = Dice(9);
    for (_, placed) in boards() {
        for _ in 0..20 {
            let mut side = || dice.roll(900) as i32;
            let window = Rect { x: side() - 100, y: side() * 3 - 100, w: side(), h: side() };
            let all = placed.zones.iter().enumerate();
            let all = all.flat_map(|(at, zone)| zone.cards.iter().map(move |card| (at, card)));
            let wanted: Vec<(usize, &PlacedCard)> =
                all.filter(|(_, card)| card.rect.meets(window)).collect();
            assert_eq!(placed.on_screen(window).collect::<Vec<_>>(), wanted);
        }
    }
}

#[test]
fn p8_a_card_dropped_where_it_lies_keeps_its_place() {
    for (_, placed) in boards() {
        for (at, zone) in placed.zones.iter().enumerate() {
            for cell in &zone.cells {
                let cards = zone.in_cell(cell);
                let mut behind = None;
                for card in cards {
                    let landing = placed.drop_at(card.rect.centre(), &[card.id]).unwrap();
                    assert_eq!(
                        (landing.zone, landing.lane, landing.column),
                        (at, cell.lane, cell.column)
                    );
                    assert_eq!(landing.behind, behind);
                    behind = Some(card.id);
                }
            }
        }
    }
}

#[test]
fn p8_a_card_lands_between_those_it_was_dropped_between() {
    let placed = one(zone("a", 0, 8), PAGE);
    let cards = &placed.zones[0].cards;
    assert_eq!(cards[0].rect.y, cards[1].rect.y, "two in a row");
    let check = |at: Point, moving: &[RecordId], behind: Option<usize>| {
        let landing = placed.drop_at(at, moving).unwrap();
        assert_eq!(landing.behind, behind.map(id), "at {at:?}");
    };
    let beside = |number: usize, right: bool| {
        let rect = cards[number].rect;
        Point { x: if right { rect.right() - 1 } else { rect.x + 1 }, y: rect.centre().y }
    };
    check(beside(0, false), &[], None);
    check(beside(0, true), &[], Some(0));
    check(beside(1, false), &[], Some(0));
    check(beside(2, false), &[], Some(1));
    check(beside(7, true), &[], Some(7));
    check(beside(7, true), &[id(7), id(6)], Some(5));
    check(beside(2, false), &[id(1)], Some(0));
    check(Point { x: 60, y: placed.height - 1 }, &[id(3)], Some(7));
    let landing = placed.drop_at(beside(1, false), &[]).unwrap();
    assert_eq!(landing.caret.centre().x, cards[0].rect.right() + CARD_GAP / 2);
    assert_eq!((landing.caret.y, landing.caret.h), (cards[0].rect.y, cards[0].rect.h));
}

#[test]
fn p9_the_nearest_cell_takes_what_is_dropped_beside_it_and_none_what_is_far_off() {
    let placed = one(grid("a", 0, 2, 2), PAGE);
    let last = placed.zones[0].cells[3].rect;
    let below = |far: i32| Point { x: last.centre().x, y: last.bottom() + far };
    let landing = placed.drop_at(below(REACH), &[]).unwrap();
    assert_eq!((landing.lane, landing.column), (1, 1));
    assert_eq!(placed.drop_at(below(REACH + 1), &[]), None);
    assert_eq!(layout(&Sheet::default(), PAGE).drop_at(Point::default(), &[]), None);
    let empty = one(SheetZone::default(), PAGE);
    let landing = empty.drop_at(Point { x: 20, y: 100 }, &[]).unwrap();
    assert!(landing.behind.is_none() && within(empty.zones[0].cells[0].rect, landing.caret));
}
