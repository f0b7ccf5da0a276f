//! The board by keys: from card to card, opening, changing, and carrying a card.

use leptos::ev;
use leptos::prelude::*;
use workbook_core::board::Rect;
use workbook_core::board::keys::{Arrow, Carry, Held};
use workbook_core::id::RecordId;

use super::super::place::spot_title;
use super::edit::change;
use super::plan::Plan;
use super::{Board, arrows};
use crate::i18n::tr;
use crate::platform::pane;

/// A key was pressed somewhere on the board; only those on a card itself count.
pub(super) fn pressed(board: &Board, event: &ev::KeyboardEvent) {
    if event.ctrl_key() || event.alt_key() || event.meta_key() || !pane::is_on(event, ".tile") {
        return;
    }
    let tile = pane::named_at(event, ".tile").and_then(|id| id.parse().ok());
    let Some(id) = tile else { return };
    let key = event.key();
    let arrow = arrow(&key, board.ground.from_right);
    let taken = untrack(|| {
        if board.held.with(Option::is_some) {
            carried(board, id, &key, arrow)
        } else {
            resting(board, id, &key, arrow)
        }
    });
    if taken {
        event.prevent_default();
        event.stop_propagation();
    }
}

/// The focus left a card: what is carried goes back.
pub(super) fn left(board: &Board, event: &ev::FocusEvent) {
    if pane::is_on(event, ".tile") && board.held.with_untracked(Option::is_some) {
        put_back(board);
    }
}

fn arrow(key: &str, from_right: bool) -> Option<Arrow> {
    Some(match key {
        "ArrowLeft" if from_right => Arrow::Right,
        "ArrowRight" if from_right => Arrow::Left,
        "ArrowLeft" => Arrow::Left,
        "ArrowRight" => Arrow::Right,
        "ArrowUp" => Arrow::Up,
        "ArrowDown" => Arrow::Down,
        "Home" => Arrow::Home,
        "End" => Arrow::End,
        "PageUp" => Arrow::PageUp,
        "PageDown" => Arrow::PageDown,
        _ => return None,
    })
}

/// A key on a card that lies.
fn resting(board: &Board, id: RecordId, key: &str, arrow: Option<Arrow>) -> bool {
    match (key, arrow) {
        ("Enter", _) => {
            if !arrows::join_to(board, id) {
                board.sheet.open.set(Some(id));
            }
            true
        }
        (" ", _) => {
            pick_up(board, id);
            true
        }
        ("F2", _) => {
            change(board, id);
            true
        }
        (_, Some(arrow)) => {
            if let Some(next) = board.plan.with(|plan| neighbour(plan, id, arrow)) {
                board.focus(next);
            }
            true
        }
        _ => false,
    }
}

/// A key while a card is carried.
fn carried(board: &Board, id: RecordId, key: &str, arrow: Option<Arrow>) -> bool {
    match (key, arrow) {
        ("Escape", _) => {
            put_back(board);
            true
        }
        ("Enter" | " ", _) => {
            let held = board.held.get().and_then(|held| board.plan.with(|p| held.held(&p.layout)));
            board.held.set(None);
            board.point_to(None);
            if let Some(held) = held {
                board.land(id, held.landing);
            }
            true
        }
        (_, Some(arrow)) => {
            let stepped = board.held.try_update(|held| {
                held.as_mut().and_then(|held| board.plan.with(|p| held.step(&p.layout, arrow)))
            });
            match stepped.flatten() {
                Some(held) => {
                    show(board, held);
                    say(board, held, tr::board::over);
                }
                None => put_back(board),
            }
            true
        }
        _ => false,
    }
}

fn pick_up(board: &Board, id: RecordId) {
    if !board.may_move() {
        return;
    }
    let carry = board.plan.with(|plan| Carry::start(&plan.layout, &[id]));
    let held = carry.as_ref().and_then(|carry| board.plan.with(|p| carry.held(&p.layout)));
    let Some(held) = held else { return };
    board.held.set(carry);
    show(board, held);
    say(board, held, tr::board::picked_up);
}

fn put_back(board: &Board) {
    board.held.set(None);
    board.point_to(None);
    board.app.say(tr::board::put_back());
}

/// Shows where the card would land, with a little of what is around.
fn show(board: &Board, held: Held) {
    board.point_to(Some(held.landing));
    let caret = board.drawn(held.landing.caret);
    let around = Rect { x: caret.x - AROUND, w: caret.w + 2 * AROUND, ..caret };
    board.ground.show(around);
}

/// How much beside the bar is shown.
const AROUND: i32 = 64;

fn say(board: &Board, held: Held, words: fn(&str, &str, &str) -> String) {
    let title = board.plan.with(|plan| {
        let zone = plan.zones.get(held.landing.zone)?;
        let spot = zone.spot(held.landing.lane, held.landing.column);
        Some(spot_title(board.app, &zone.view, &spot))
    });
    let (all, at) = (held.of.to_string(), held.number.to_string());
    board.app.say(&words(&all, &at, &title.unwrap_or_default()));
}

/// The card that lies next in a direction; left and right go through all of them in reading order.
fn neighbour(plan: &Plan, id: RecordId, arrow: Arrow) -> Option<RecordId> {
    let (zone, at) = plan.rank(id)?;
    let zones = &plan.layout.zones;
    let cards = &zones.get(zone)?.cards;
    let behind = || zones.iter().skip(zone + 1).find_map(|zone| zone.cards.first());
    let before =
        || zones.iter().take(zone).rev().map(|zone| &zone.cards).find(|all| !all.is_empty());
    let next = match arrow {
        Arrow::Right | Arrow::Later => cards.get(at + 1).or_else(behind),
        Arrow::Left | Arrow::Earlier => {
            at.checked_sub(1).and_then(|at| cards.get(at)).or_else(|| before()?.last())
        }
        Arrow::Home => cards.first(),
        Arrow::End => cards.last(),
        Arrow::PageDown => behind(),
        Arrow::PageUp => before()?.first(),
        Arrow::Up | Arrow::Down => {
            let from = cards.get(at)?.rect;
            let far = |rect: Rect| {
                let down = if arrow == Arrow::Down { rect.y - from.y } else { from.y - rect.y };
                (down > 0).then(|| down + (rect.centre().x - from.centre().x).abs())
            };
            let all = zones.iter().flat_map(|zone| &zone.cards);
            let ahead = all.filter_map(|card| far(card.rect).map(|far| (far, card)));
            ahead.min_by_key(|(far, _)| *far).map(|(_, card)| card)
        }
    };
    next.map(|card| card.id)
}
