//! Adding a card on the board: by the button of a zone or of an empty cell, or by pressing twice on
//! empty ground.

use leptos::ev;
use leptos::prelude::*;
use workbook_core::command::Spot;
use workbook_core::id::RecordId;
use workbook_core::stamp::Seat;
use workbook_core::view::ZoneView;

use super::super::add_card::{Adds, who_adds};
use super::Board;
use super::edit::change;
use super::said;
use crate::i18n::tr;
use crate::platform::{pane, random};
use crate::ui::Icon;

/// A card that is begun.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Draft {
    /// The card it becomes.
    pub(super) id: RecordId,
    /// Where it lies.
    pub(super) spot: Spot,
    /// Who writes it.
    pub(super) seat: Seat,
}

/// Begins a card, for whom the zone is open to. Where each writes alone and it is not said who does, the
/// step of the zone asks.
fn add(board: &Board, spot: Spot) {
    let zone = zone_of(board, &spot.zone);
    match untrack(|| zone.map_or(Adds::Nobody, |zone| who_adds(board.app, &zone))) {
        Adds::As(seat) => {
            let id = RecordId::new(random::random_u128());
            board.draft.set(Some(Draft { id, spot, seat }));
            change(board, id);
        }
        Adds::Ask => said::go_to_step(board.app, board.sheet.canvas, &spot.zone),
        Adds::Nobody | Adds::Other(_) => {}
    }
}

fn zone_of(board: &Board, key: &str) -> Option<ZoneView> {
    board.plan.with(|plan| plan.zone(key).map(|(zone, _)| zone.view.clone()))
}

/// Two presses on the empty ground of a cell begin a card there.
pub(super) fn double(board: &Board, event: &ev::MouseEvent) {
    if pane::named_at(event, ".tile, button, a, .board-panel").is_some() {
        return;
    }
    let at = board.ground.under((f64::from(event.client_x()), f64::from(event.client_y())));
    let spot = board.plan.with_untracked(|plan| {
        let at = workbook_core::board::Point {
            x: if board.ground.from_right { plan.layout.width - at.x } else { at.x },
            ..at
        };
        let zones = plan.zones.iter().zip(&plan.layout.zones);
        let mut cells =
            zones.flat_map(|(zone, placed)| placed.cells.iter().map(move |c| (zone, c)));
        let found = cells.find(|(_, cell)| cell.rect.contains(at));
        found.map(|(zone, cell)| zone.spot(cell.lane, cell.column))
    });
    if let Some(spot) = spot {
        add(board, spot);
    }
}

/// The button that begins a card, or who writes here instead.
#[component]
pub(super) fn AddButton(
    /// Where the card will lie.
    spot: Spot,
    /// Whether it stands in an empty cell, not in the head of the zone.
    small: bool,
) -> impl IntoView {
    let board = Board::here();
    let app = board.app;
    let key = spot.zone.clone();
    let id = (!small).then(|| format!("board-add-{key}"));
    let spot = StoredValue::new(spot);
    let who =
        Memo::new(move |_| zone_of(&board, &key).map_or(Adds::Nobody, |zone| who_adds(app, &zone)));
    move || match who.get() {
        Adds::Nobody => ().into_any(),
        Adds::Other(_) if small => ().into_any(),
        Adds::Other(seat) => view! {
            <p class="soft small" dir="auto">
                {tr::canvas::others_zone(&app.name(seat))}
            </p>
        }
        .into_any(),
        Adds::Ask | Adds::As(_) => view! {
            <button
                class="button"
                id=id.clone()
                type="button"
                data-variant="quiet"
                on:click=move |_| add(&board, spot.get_value())
            >
                <Icon name="plus"/>
                {tr::canvas::add_card()}
            </button>
        }
        .into_any(),
    }
}
