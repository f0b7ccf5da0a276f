//! Carrying cards by keys: the twin of a carry by pointer, over the same order.
//! Not for which key means what, nor for what is spoken: the screen has keys and words.

use super::find::landing;
use super::measure::{CARD_GAP, SMALL};
use super::{Landing, Layout, PlacedCard, PlacedCell, Point};
use crate::id::RecordId;

/// Where to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrow {
    /// One place towards the beginning of a row. A page from right to left swaps left and right.
    Left,
    /// One place towards the end of a row.
    Right,
    /// The row above.
    Up,
    /// The row below.
    Down,
    /// The first place of the cell.
    Home,
    /// The last place of the cell.
    End,
    /// The zone before.
    PageUp,
    /// The zone behind.
    PageDown,
    /// One place earlier in the order, as a list shows it.
    Earlier,
    /// One place later in the order.
    Later,
}

/// Cards that are carried by keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carry {
    moving: Vec<RecordId>,
    /// The zone and, in it, the cell, by their places in the layout.
    zone: usize,
    cell: usize,
    /// How many of the other cards of the cell lie before.
    index: usize,
}

/// Where carried cards are, for the eye and for the ear.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// Where they would land now.
    pub landing: Landing,
    /// The number of the place, from 1.
    pub number: usize,
    /// Of how many, the first of the carried cards counted in.
    pub of: usize,
}

impl Carry {
    /// Picks up cards; the carry begins where the first of them lies. None if that is not there.
    pub fn start(layout: &Layout, moving: &[RecordId]) -> Option<Self> {
        let first = *moving.first()?;
        for (zone, placed) in layout.zones.iter().enumerate() {
            for (cell, room) in placed.cells.iter().enumerate() {
                let cards = placed.in_cell(room);
                if let Some(at) = cards.iter().position(|card| card.id == first) {
                    let before = cards.iter().take(at);
                    let index = before.filter(|card| !moving.contains(&card.id)).count();
                    return Some(Self { moving: moving.to_vec(), zone, cell, index });
                }
            }
        }
        None
    }

    /// The cards that are carried.
    pub fn moving(&self) -> &[RecordId] {
        &self.moving
    }

    /// Where they are. None where the layout has changed and their cell is no more.
    pub fn held(&self, layout: &Layout) -> Option<Held> {
        let (cell, others) = self.others(layout)?;
        let index = self.index.min(others.len());
        let landing = landing(self.zone, cell, &others, index);
        Some(Held { landing, number: index + 1, of: others.len() + 1 })
    }

    /// Takes a step. Where there is no place in that direction, the cards stay.
    pub fn step(&mut self, layout: &Layout, arrow: Arrow) -> Option<Held> {
        let (cell, others) = self.others(layout)?;
        self.index = self.index.min(others.len());
        let inside = self.inside(cell, &others, arrow);
        match inside {
            Some(index) => self.index = index,
            None => self.cross(layout, arrow),
        }
        self.held(layout)
    }

    fn others<'a>(&self, layout: &'a Layout) -> Option<(&'a PlacedCell, Vec<&'a PlacedCard>)> {
        let zone = layout.zones.get(self.zone)?;
        let cell = zone.cells.get(self.cell)?;
        let cards = zone.in_cell(cell).iter();
        Some((cell, cards.filter(|card| !self.moving.contains(&card.id)).collect()))
    }

    /// The place within the cell a step leads to; none where it leads out of it.
    fn inside(&self, cell: &PlacedCell, others: &[&PlacedCard], arrow: Arrow) -> Option<usize> {
        match arrow {
            Arrow::Left | Arrow::Earlier => self.index.checked_sub(1),
            Arrow::Right | Arrow::Later => {
                Some(self.index + 1).filter(|next| *next <= others.len())
            }
            Arrow::Up | Arrow::Down => {
                let from = slot(cell, others, self.index);
                let slots = (0..=others.len()).map(|index| (index, slot(cell, others, index)));
                let ahead =
                    |at: Point| if arrow == Arrow::Up { from.y - at.y } else { at.y - from.y };
                let slots = slots.filter(|(_, at)| ahead(*at) > 0);
                let near = slots.min_by_key(|(_, at)| (ahead(*at), (at.x - from.x).abs()));
                let end =
                    (arrow == Arrow::Down && self.index < others.len()).then_some(others.len());
                near.map(|(index, _)| index).or(end)
            }
            Arrow::Home => Some(0),
            Arrow::End => Some(others.len()),
            Arrow::PageUp | Arrow::PageDown => None,
        }
    }

    fn cross(&mut self, layout: &Layout, arrow: Arrow) {
        let Some(zone) = layout.zones.get(self.zone) else { return };
        let columns = zone.columns.len().max(1);
        let (column, lanes) = (self.cell % columns, zone.cells.len() / columns);
        let next = match arrow {
            Arrow::Left => self.cell.checked_sub(1).filter(|_| column > 0),
            Arrow::Right => Some(self.cell + 1).filter(|_| column + 1 < columns),
            Arrow::Up => self.cell.checked_sub(columns),
            Arrow::Down => Some(self.cell + columns).filter(|_| self.cell / columns + 1 < lanes),
            Arrow::Earlier => self.cell.checked_sub(1),
            Arrow::Later => Some(self.cell + 1).filter(|next| *next < zone.cells.len()),
            Arrow::Home | Arrow::End | Arrow::PageUp | Arrow::PageDown => None,
        };
        match next.map(|cell| (self.zone, cell)).or_else(|| self.next_zone(layout, arrow)) {
            Some((zone, cell)) => (self.zone, self.cell) = (zone, cell),
            None => return,
        }
        self.index = 0;
        if let Some((_, others)) = self.others(layout).filter(|_| arrow.comes_from_behind()) {
            self.index = others.len();
        }
    }

    /// The cell to enter in the next zone in a direction that has room for cards.
    fn next_zone(&self, layout: &Layout, arrow: Arrow) -> Option<(usize, usize)> {
        let cells = |zone: usize| layout.zones.get(zone).map_or(0, |zone| zone.cells.len());
        let has_cells = |zone: &usize| cells(*zone) > 0;
        let zone = if arrow.is_forward() {
            (self.zone + 1..layout.zones.len()).find(has_cells)
        } else {
            (0..self.zone).rev().find(has_cells)
        }?;
        Some((zone, if arrow.comes_from_behind() { cells(zone) - 1 } else { 0 }))
    }
}

impl Arrow {
    const fn is_forward(self) -> bool {
        match self {
            Self::Right | Self::Down | Self::Later | Self::PageDown | Self::End => true,
            Self::Left | Self::Up | Self::Earlier | Self::PageUp | Self::Home => false,
        }
    }

    /// Whether a step into another cell arrives at its last place.
    fn comes_from_behind(self) -> bool {
        !self.is_forward() && self != Self::PageUp
    }
}

/// Where the place in front of the card of that index is; behind the last card it is beside that,
/// or, where there is no room, in a row below.
fn slot(cell: &PlacedCell, others: &[&PlacedCard], index: usize) -> Point {
    match (others.get(index), others.last()) {
        (Some(card), _) => Point { x: card.rect.x, y: card.rect.y },
        (None, Some(last)) => {
            let x = last.rect.right() + CARD_GAP;
            if x + SMALL <= cell.rect.right() {
                Point { x, y: last.rect.y }
            } else {
                Point { x: cell.rect.x, y: last.rect.bottom() + CARD_GAP }
            }
        }
        (None, None) => Point { x: cell.rect.x, y: cell.rect.y },
    }
}
