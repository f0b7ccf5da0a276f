//! Finding things on a layout: what is on the screen, where a dropped card lands.

use super::measure::{CARD_GAP, CARET, CELL_LEAST, REACH};
use super::{Landing, Layout, PlacedCard, PlacedCell, PlacedZone, Point, Rect};
use crate::id::RecordId;

impl Layout {
    /// All of it.
    pub const fn bounds(&self) -> Rect {
        Rect { x: 0, y: 0, w: self.width, h: self.height }
    }

    /// Where a card lies. Looks through all of them.
    pub fn card(&self, id: RecordId) -> Option<&PlacedCard> {
        self.zones.iter().flat_map(|zone| &zone.cards).find(|card| card.id == id)
    }

    /// The cards that can be seen in a window, with the zone they lie in. Looks only at the rows
    /// that can be seen.
    pub fn on_screen(&self, window: Rect) -> impl Iterator<Item = (usize, &PlacedCard)> {
        let zones = self.zones.iter().enumerate();
        let zones = zones.filter(move |(_, zone)| zone.rect.meets(window));
        zones.flat_map(move |(at, zone)| {
            let cells = zone.cells.iter().filter(move |cell| cell.rect.meets(window));
            let cards = cells.flat_map(move |cell| zone.rows(cell, window));
            cards.filter(move |card| card.rect.meets(window)).map(move |card| (at, card))
        })
    }

    /// Where something dropped at a point would land; the cards that are moved count as away.
    /// Outside of all cells it is the nearest cell; far off there is none.
    pub fn drop_at(&self, at: Point, moving: &[RecordId]) -> Option<Landing> {
        let mut nearest: Option<(i32, usize, &PlacedCell)> = None;
        for (zone, placed) in self.zones.iter().enumerate() {
            for cell in &placed.cells {
                let far = cell.rect.distance(at);
                if nearest.is_none_or(|(least, ..)| far < least) {
                    nearest = Some((far, zone, cell));
                }
            }
        }
        let (far, zone, cell) = nearest?;
        if far > REACH {
            return None;
        }
        let placed = self.zones.get(zone)?;
        let cards = placed.in_cell(cell);
        let others: Vec<&PlacedCard> =
            cards.iter().filter(|card| !moving.contains(&card.id)).collect();
        let index = others.iter().take_while(|card| is_before(card, cards, at)).count();
        Some(landing(zone, cell, &others, index))
    }
}

impl PlacedZone {
    /// The cards of a cell, in their order.
    pub fn in_cell(&self, cell: &PlacedCell) -> &[PlacedCard] {
        self.cards.get(cell.cards.clone()).unwrap_or_default()
    }

    /// The cards of a cell in the rows that meet the window.
    fn rows(&self, cell: &PlacedCell, window: Rect) -> impl Iterator<Item = &PlacedCard> {
        let cards = self.in_cell(cell);
        let below = cards.partition_point(|card| card.rect.y <= window.y);
        let row = cards.get(below.saturating_sub(1)).map_or(i32::MIN, |card| card.rect.y);
        let first = cards.partition_point(|card| card.rect.y < row);
        let cards = cards.get(first..).unwrap_or_default().iter();
        cards.take_while(move |card| card.rect.y < window.bottom())
    }
}

/// Whether a card of a cell lies before a point, in reading order. Below the last row everything
/// lies before it.
fn is_before(card: &PlacedCard, cards: &[PlacedCard], at: Point) -> bool {
    let below = cards.partition_point(|card| card.rect.y <= at.y);
    let row = cards.get(below.saturating_sub(1)).map_or(i32::MAX, |card| card.rect.y);
    let in_row = cards.iter().take(below).rev().take_while(|card| card.rect.y == row);
    let bottom = in_row.map(|card| card.rect.bottom()).max().unwrap_or(i32::MAX);
    let past = below == cards.len() && at.y >= bottom;
    past || card.rect.y < row || (card.rect.y == row && card.rect.centre().x <= at.x)
}

/// The landing behind the first so many of the other cards of a cell.
pub(super) fn landing(
    zone: usize,
    cell: &PlacedCell,
    others: &[&PlacedCard],
    index: usize,
) -> Landing {
    let behind = index.checked_sub(1).and_then(|last| others.get(last));
    let next = others.get(index);
    let beside = |card: &PlacedCard, x: i32| Rect { x, w: CARET, ..card.rect };
    let before = |card: &PlacedCard| beside(card, card.rect.x - i32::midpoint(CARD_GAP, CARET));
    let after = |card: &PlacedCard| beside(card, card.rect.right() + (CARD_GAP - CARET) / 2);
    let caret = match (behind, next) {
        (Some(behind), Some(next)) if behind.rect.y != next.rect.y => before(next),
        (Some(behind), _) => after(behind),
        (None, Some(next)) => before(next),
        (None, None) => Rect { w: CARET, h: CELL_LEAST.min(cell.rect.h), ..cell.rect },
    };
    let behind = behind.map(|card| card.id);
    Landing { zone, lane: cell.lane, column: cell.column, behind, caret }
}
