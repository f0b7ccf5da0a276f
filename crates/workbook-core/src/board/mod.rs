//! The board of a canvas: where its zones and cards lie, pointers, keys, pictures; pure.
//! Not for what lies in a zone: [`crate::view::board`] says that. No word of the app is in here.
//!
//! All lengths are sixteenths of a rem, so that everything grows with the size of the text. The
//! reader goes from left to right and from the top down; a page from right to left mirrors `x`.

mod find;
mod flow;
pub mod gesture;
pub mod keys;
pub mod measure;
pub mod outline;
pub mod picture;
mod wrap;

use std::ops::Range;

use crate::id::RecordId;
use crate::record::{CardSize, EdgeHow, Ten};

pub use flow::layout;
pub use wrap::wrapped;

/// A point.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Point {
    /// From the left.
    pub x: i32,
    /// From the top.
    pub y: i32,
}

/// A rectangle.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rect {
    /// The left edge.
    pub x: i32,
    /// The upper edge.
    pub y: i32,
    /// The width.
    pub w: i32,
    /// The height.
    pub h: i32,
}

/// What is to be laid out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The zones, in reading order.
    pub zones: Vec<SheetZone>,
}

/// One zone of a sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SheetZone {
    /// What cards say to lie in it.
    pub key: String,
    /// What it is called.
    pub title: String,
    /// What it asks.
    pub ask: String,
    /// The names of its lanes, from the top down; none for one lane without a name.
    pub lanes: Vec<String>,
    /// The names of its columns, from left to right; none for one column without a name.
    pub columns: Vec<String>,
    /// Its cards, in their order.
    pub cards: Vec<SheetCard>,
    /// The room, width and height, of what the screen draws itself, such as the feelings line.
    /// Such a zone has no cells to drop into; cards it has lie below the panel.
    pub panel: Option<(i32, i32)>,
    /// How many cards of the other are covered; if any, there is a line of room to say so.
    pub covered: usize,
    /// Whether it takes a row of its own.
    pub wide: bool,
}

/// One card of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetCard {
    /// The card.
    pub id: RecordId,
    /// The lane it lies in, from 0; one that is not there is the last.
    pub lane: usize,
    /// The column it lies in, from 0; one that is not there is the last.
    pub column: usize,
    /// What it says.
    pub text: String,
    /// How large it is drawn.
    pub size: CardSize,
    /// How far from the near edge it is drawn, in tenths of the room there is.
    pub place: Option<Ten>,
    /// How many lines stand below the text: the feeling, dots, what became of it.
    pub foot: u8,
}

/// An arrow between two cards of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetArrow {
    /// The card it starts at.
    pub from: RecordId,
    /// The card it leads to.
    pub to: RecordId,
    /// What is written on it.
    pub label: String,
    /// What it means.
    pub how: EdgeHow,
}

/// Where everything lies.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Layout {
    /// The whole width.
    pub width: i32,
    /// The whole height.
    pub height: i32,
    /// The zones, in the order of the sheet.
    pub zones: Vec<PlacedZone>,
}

/// Where a zone lies.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlacedZone {
    /// All of it.
    pub rect: Rect,
    /// The room for title, question, buttons, and the line about covered cards.
    pub head: Rect,
    /// The lines of the title.
    pub title: Vec<String>,
    /// The lines of what it asks.
    pub ask: Vec<String>,
    /// The room for what the screen draws itself.
    pub panel: Option<Rect>,
    /// The names of its lanes, in their order.
    pub lanes: Vec<PlacedName>,
    /// The names of its columns, in their order.
    pub columns: Vec<PlacedName>,
    /// Its cells, lane by lane.
    pub cells: Vec<PlacedCell>,
    /// Its cards, cell by cell, each cell in the order of the sheet and in rows.
    pub cards: Vec<PlacedCard>,
}

/// Where the name of a lane or a column stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlacedName {
    /// The room for it.
    pub rect: Rect,
    /// Its lines.
    pub lines: Vec<String>,
}

/// Where a cell lies: the room in which the cards of one lane and one column flow.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlacedCell {
    /// The lane, from 0.
    pub lane: usize,
    /// The column, from 0.
    pub column: usize,
    /// All of it.
    pub rect: Rect,
    /// Which of the zone's placed cards lie in it.
    pub cards: Range<usize>,
}

/// Where a card lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedCard {
    /// The card.
    pub id: RecordId,
    /// All of it.
    pub rect: Rect,
    /// Its text in lines that surely fit.
    pub lines: Vec<String>,
}

/// Where something that is dropped would lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Landing {
    /// The zone, by its place in the layout.
    pub zone: usize,
    /// The lane.
    pub lane: usize,
    /// The column.
    pub column: usize,
    /// The card of that cell it would lie behind; none to be the first there.
    pub behind: Option<RecordId>,
    /// A thin bar that shows the place.
    pub caret: Rect,
}

impl Rect {
    /// The right edge.
    pub const fn right(self) -> i32 {
        self.x.saturating_add(self.w)
    }
    /// The lower edge.
    pub const fn bottom(self) -> i32 {
        self.y.saturating_add(self.h)
    }
    /// Whether a point lies in it; the right and the lower edge are outside.
    pub const fn contains(self, at: Point) -> bool {
        at.x >= self.x && at.x < self.right() && at.y >= self.y && at.y < self.bottom()
    }
    /// Whether two have a common point.
    pub const fn meets(self, other: Self) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }
    /// The point in the middle.
    pub const fn centre(self) -> Point {
        Point { x: self.x.saturating_add(self.w / 2), y: self.y.saturating_add(self.h / 2) }
    }
    /// How far a point lies outside of it, along the axis on which it is farther.
    pub fn distance(self, at: Point) -> i32 {
        let across = (self.x.saturating_sub(at.x)).max(at.x.saturating_sub(self.right()));
        let along = (self.y.saturating_sub(at.y)).max(at.y.saturating_sub(self.bottom()));
        across.max(along).max(0)
    }
}
