//! Pointers and keys on a board.

use workbook_core::board::gesture::{
    By, Effect, Gesture, Input, PALM_MS, ScreenPoint, THRESHOLD, Target,
};
use workbook_core::board::keys::{Arrow, Carry, Held};
use workbook_core::board::{Layout, Sheet, SheetZone, layout};

use crate::board_sheet::{Dice, PAGE, grid, id, templates, zone};

fn at(x: f64, y: f64) -> ScreenPoint {
    ScreenPoint { x, y }
}

fn down(pointer: i32, by: By, on: Target) -> Input {
    Input::Down { pointer, at: at(100.0, 100.0), by, on, broad: false, ms: 0.0 }
}

fn palm(pointer: i32, on: Target, ms: f64) -> Input {
    Input::Down { pointer, at: at(300.0, 100.0), by: By::Touch, on, broad: true, ms }
}

fn moved(pointer: i32, x: f64, y: f64) -> Input {
    Input::Move { pointer, at: at(x, y) }
}

fn up(pointer: i32, ms: f64) -> Input {
    Input::Up { pointer, at: at(150.0, 120.0), ms }
}

fn all(inputs: &[Input]) -> Vec<Effect> {
    let mut gesture = Gesture::default();
    inputs.iter().flat_map(|input| gesture.take(*input)).collect()
}

fn card() -> Target {
    Target::Card(id(1))
}

fn handle() -> Target {
    Target::Handle(id(1))
}

/// The effects of a carry by pointer 1 to (150, 120), without its end.
fn carry() -> Vec<Effect> {
    vec![Effect::Capture(1), Effect::Picked(id(1)), Effect::Carried { id: id(1), by: (50.0, 20.0) }]
}

fn dropped() -> Effect {
    Effect::Dropped { id: id(1), at: at(150.0, 120.0) }
}

#[test]
fn p10_a_pointer_that_moves_less_than_six_pixels_taps() {
    for (by, on) in
        [(By::Mouse, card()), (By::Touch, card()), (By::Pen, handle()), (By::Touch, Target::Ground)]
    {
        let near = moved(1, 100.0 + THRESHOLD - 0.1, 100.0);
        let effects = all(&[down(1, by, on), near, up(1, 1.0)]);
        assert_eq!(effects.last(), Some(&Effect::Tapped(on)));
        assert!(
            effects.iter().all(|effect| matches!(effect, Effect::Capture(1) | Effect::Tapped(_)))
        );
    }
    let far = all(&[down(1, By::Mouse, card()), moved(1, 100.0, 100.0 + THRESHOLD), up(1, 1.0)]);
    assert_eq!(far.last(), Some(&dropped()), "six pixels are no tap");
}

#[test]
fn p11_a_mouse_carries_from_anywhere_a_finger_or_pen_by_the_handle() {
    for (by, on, carries) in [
        (By::Mouse, card(), true),
        (By::Mouse, handle(), true),
        (By::Touch, card(), false),
        (By::Touch, handle(), true),
        (By::Pen, card(), false),
        (By::Pen, handle(), true),
    ] {
        let effects = all(&[down(1, by, on), moved(1, 150.0, 120.0), up(1, 1.0)]);
        let wanted = if carries { [carry(), vec![dropped()]].concat() } else { Vec::new() };
        assert_eq!(effects, wanted, "{by:?} {on:?}");
    }
}

#[test]
fn p11_the_state_says_what_is_carried() {
    let mut gesture = Gesture::default();
    gesture.take(down(1, By::Touch, handle()));
    assert_eq!(gesture.carried(), None);
    gesture.take(moved(1, 150.0, 120.0));
    assert_eq!(gesture.carried(), Some(id(1)));
    gesture.take(up(1, 1.0));
    assert_eq!(gesture.carried(), None);
}

#[test]
fn p12_a_second_pointer_never_takes_part_in_a_carry() {
    for on in [card(), handle(), Target::Handle(id(2)), Target::Ground] {
        for by in [By::Touch, By::Pen] {
            let effects = all(&[
                down(1, By::Touch, handle()),
                moved(1, 150.0, 120.0),
                down(2, by, on),
                moved(2, 400.0, 400.0),
                up(2, 1.0),
                Input::Cancel { pointer: 2 },
                up(1, 2.0),
            ]);
            assert_eq!(effects, [carry(), vec![dropped()]].concat(), "{by:?} on {on:?}");
        }
    }
}

#[test]
fn p13_what_the_browser_takes_the_key_and_a_turned_screen_put_the_card_back() {
    for end in [Input::Cancel { pointer: 1 }, Input::Escape, Input::Turned] {
        let inputs = [down(1, By::Mouse, card()), moved(1, 150.0, 120.0), end];
        let later = [moved(1, 300.0, 300.0), up(1, 1.0)];
        let effects = all(&[inputs.as_slice(), &later].concat());
        assert_eq!(effects, [carry(), vec![Effect::PutBack(id(1))]].concat(), "{end:?}");
        let before = all(&[down(1, By::Touch, Target::Ground), end, up(1, 1.0)]);
        assert_eq!(before, [Effect::Capture(1)], "{end:?}: no tap either");
    }
    let again =
        all(&[down(1, By::Mouse, card()), moved(1, 150.0, 120.0), down(1, By::Mouse, card())]);
    let back = vec![Effect::PutBack(id(1)), Effect::Capture(1)];
    assert_eq!(again, [carry(), back].concat(), "its end was lost");
}

#[test]
fn p14_one_finger_on_the_ground_pans_and_two_pinch() {
    let mut gesture = Gesture::default();
    let mut take = |input| gesture.take(input);
    let ground = |pointer, x| Input::Down {
        pointer,
        at: at(x, 100.0),
        by: By::Touch,
        on: Target::Ground,
        broad: false,
        ms: 0.0,
    };
    assert_eq!(take(ground(1, 100.0)), [Effect::Capture(1)]);
    assert_eq!(take(moved(1, 110.0, 100.0)), [Effect::Panned { by: (10.0, 0.0) }]);
    assert_eq!(take(moved(1, 100.0, 105.0)), [Effect::Panned { by: (-10.0, 5.0) }]);
    take(moved(1, 100.0, 100.0));
    assert_eq!(take(ground(2, 200.0)), [Effect::Capture(2)]);
    let pinched = [
        Effect::Panned { by: (50.0, 0.0) },
        Effect::Pinched { factor: 2.0, around: at(200.0, 100.0) },
    ];
    assert_eq!(take(moved(2, 300.0, 100.0)), pinched);
    assert_eq!(take(ground(3, 150.0)), [], "a third finger does nothing");
    assert_eq!(take(moved(3, 500.0, 100.0)), []);
    assert_eq!(take(up(1, 1.0)), [], "nor is the end of a pinch a tap");
    assert_eq!(take(moved(2, 310.0, 100.0)), [Effect::Panned { by: (10.0, 0.0) }]);
    assert_eq!(take(up(2, 1.0)), []);
}

#[test]
fn p14_a_finger_on_a_card_and_one_on_the_ground_do_not_pinch() {
    let effects = all(&[
        down(1, By::Touch, card()),
        down(2, By::Touch, Target::Ground),
        moved(2, 400.0, 400.0),
        up(2, 1.0),
    ]);
    assert_eq!(effects, []);
}

#[test]
fn p15_a_palm_picks_up_nothing_while_a_pen_is_used() {
    let tries = |ms| [palm(2, handle(), ms), moved(2, 400.0, 400.0), up(2, ms + 1.0)];
    let pen = down(1, By::Pen, card());
    let lifted = [pen, up(1, 1_000.0)];
    let with = |before: &[Input], ms| all(&[before, &tries(ms)].concat());
    let picks = |effects: &[Effect]| effects.contains(&Effect::Picked(id(1)));
    assert!(!picks(&with(&[pen], 9_000.0)), "the pen is down");
    assert!(!picks(&with(&lifted, 1_000.0 + PALM_MS - 1.0)), "it just was");
    assert!(picks(&with(&lifted, 1_000.0 + PALM_MS)), "long ago");
    assert!(picks(&with(&[], 0.0)), "without a pen it is a broad finger");
    assert!(picks(&with(&[pen, Input::Cancel { pointer: 1 }], 1.0)), "the pen is gone");
}

#[test]
fn p15_a_pen_takes_over_from_a_hand_that_rests() {
    let pen = [down(1, By::Pen, handle()), moved(1, 150.0, 120.0)];
    for rests in [
        vec![palm(2, Target::Ground, 0.0)],
        vec![palm(2, Target::Ground, 0.0), moved(2, 330.0, 100.0)],
    ] {
        let effects = all(&[rests.as_slice(), &pen, &[up(2, 1.0), up(1, 2.0)]].concat());
        assert!(effects.contains(&Effect::Picked(id(1))) && effects.last() == Some(&dropped()));
    }
}

fn spot(held: Held) -> (usize, usize, usize, usize, usize) {
    let landing = held.landing;
    (landing.zone, landing.lane, landing.column, held.number, held.of)
}

fn boards() -> Vec<Layout> {
    let mut sheets = templates(&mut Dice(5), 9);
    let panel = SheetZone { panel: Some((300, 200)), ..SheetZone::default() };
    sheets
        .push(Sheet { zones: vec![zone("a", 0, 5), panel, grid("b", 10, 2, 3), zone("c", 30, 0)] });
    sheets.iter().map(|sheet| layout(sheet, PAGE)).collect()
}

#[test]
fn p16_keys_reach_every_place_and_go_back_the_same_way() {
    for layout in boards() {
        let first = layout.zones.iter().flat_map(|zone| &zone.cards).map(|card| card.id).next();
        let moving = [first.unwrap()];
        let mut carry = Carry::start(&layout, &moving).unwrap();
        let mut before = carry.held(&layout);
        while carry.step(&layout, Arrow::Earlier) != before {
            before = carry.held(&layout);
        }
        let mut way = vec![carry.held(&layout).unwrap()];
        while let Some(next) =
            carry.step(&layout, Arrow::Later).filter(|next| Some(next) != way.last())
        {
            way.push(next);
        }
        let cells = layout.zones.iter().map(|zone| zone.cells.len()).sum::<usize>();
        let cards = layout.zones.iter().map(|zone| zone.cards.len()).sum::<usize>();
        assert_eq!(way.len(), cells + cards - 1, "each cell has one place more than other cards");
        while let Some(last) = way.pop() {
            assert_eq!(carry.held(&layout), Some(last));
            carry.step(&layout, Arrow::Earlier);
        }
    }
}

#[test]
fn p17_arrows_go_by_rows_lanes_columns_and_zones() {
    let sheet = Sheet { zones: vec![zone("a", 0, 8), grid("b", 20, 2, 2)] };
    let layout = layout(&sheet, PAGE);
    let check = |from: usize, arrows: &[Arrow], wanted: (usize, usize, usize, usize, usize)| {
        let mut carry = Carry::start(&layout, &[id(from)]).unwrap();
        for arrow in arrows {
            carry.step(&layout, *arrow);
        }
        assert_eq!(carry.held(&layout).map(spot), Some(wanted), "{from} {arrows:?}");
    };
    check(3, &[], (0, 0, 0, 4, 8));
    check(3, &[Arrow::Right], (0, 0, 0, 5, 8));
    check(3, &[Arrow::Left, Arrow::Left], (0, 0, 0, 2, 8));
    check(3, &[Arrow::Down, Arrow::Up], (0, 0, 0, 4, 8));
    check(3, &[Arrow::Home], (0, 0, 0, 1, 8));
    check(3, &[Arrow::End], (0, 0, 0, 8, 8));
    check(0, &[Arrow::Left], (0, 0, 0, 1, 8));
    check(7, &[Arrow::Right], (1, 0, 0, 1, 2));
    check(3, &[Arrow::PageDown], (1, 0, 0, 1, 2));
    check(20, &[Arrow::Right, Arrow::Right], (1, 0, 1, 2, 2));
    check(20, &[Arrow::Down, Arrow::Down], (1, 1, 0, 2, 2));
    check(20, &[Arrow::Up], (0, 0, 0, 9, 9));
    check(20, &[Arrow::PageUp], (0, 0, 0, 1, 9));
    check(23, &[Arrow::PageDown], (1, 1, 1, 1, 1));
    check(23, &[Arrow::Left, Arrow::Left], (1, 1, 0, 1, 2));
}

#[test]
fn p17_up_and_down_in_a_single_row_of_cards_go_one_by_one() {
    let layout = layout(&Sheet { zones: vec![zone("a", 0, 5)] }, 200);
    let mut carry = Carry::start(&layout, &[id(1)]).unwrap();
    let mut step = |arrow| carry.step(&layout, arrow).map(|held| held.number);
    assert_eq!([Arrow::Down; 4].map(&mut step), [Some(3), Some(4), Some(5), Some(5)]);
    assert_eq!([Arrow::Up; 5].map(step), [Some(4), Some(3), Some(2), Some(1), Some(1)]);
}

#[test]
fn p17_several_cards_are_carried_by_the_first() {
    let layout = layout(&Sheet { zones: vec![zone("a", 0, 6)] }, PAGE);
    let mut carry = Carry::start(&layout, &[id(3), id(1), id(4)]).unwrap();
    let held = carry.held(&layout).unwrap();
    assert_eq!((held.number, held.of, held.landing.behind), (3, 4, Some(id(2))));
    let held = carry.step(&layout, Arrow::Later).unwrap();
    assert_eq!((held.number, held.landing.behind), (4, Some(id(5))));
    assert_eq!(Carry::start(&layout, &[]), None);
    assert_eq!(Carry::start(&layout, &[id(99)]), None);
    let empty = workbook_core::board::layout(&Sheet::default(), PAGE);
    assert_eq!(carry.step(&empty, Arrow::Down), None, "its place is no more");
}

#[test]
fn p18_keys_and_pointers_land_alike() {
    for layout in boards() {
        for card in layout.zones.iter().flat_map(|zone| &zone.cards) {
            let held = Carry::start(&layout, &[card.id]).unwrap().held(&layout).unwrap();
            let dropped = layout.drop_at(card.rect.centre(), &[card.id]).unwrap();
            assert_eq!(held.landing, dropped);
        }
    }
}
