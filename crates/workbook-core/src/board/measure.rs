//! The measures of the board, in sixteenths of a rem. The style sheet of the screen holds the same.

/// One rem.
pub const REM: i32 = 16;
/// Between two zones.
pub const ZONE_GAP: i32 = 24;
/// Between the edge of a zone and what is in it.
pub const ZONE_PAD: i32 = 16;
/// One line of a zone's title, 1.25 rem and bold.
pub const TITLE_LINE: i32 = 30;
/// The row of buttons in the head of a zone.
pub const TOOLS: i32 = 48;
/// One line of the name of a lane or a column, 1 rem and bold.
pub const NAME_LINE: i32 = 28;
/// The least room for cards in one row of a zone: a large card, or two small ones.
pub const ROW_LEAST: i32 = 2 * SMALL + CARD_GAP;
/// The least height of a cell, so that something can be dropped into an empty one.
pub const CELL_LEAST: i32 = 64;
/// Between two cards.
pub const CARD_GAP: i32 = 12;
/// Between the edge of a card and its text.
pub const CARD_PAD: i32 = 12;
/// The strip above the text with the author's mark, the handle and the menu.
pub const CARD_HEAD: i32 = 40;
/// One line of text, 1 rem, and one line of the foot.
pub const LINE: i32 = 24;
/// The width of a small card.
pub const SMALL: i32 = 9 * REM;
/// The width of most cards.
pub const NORMAL: i32 = 12 * REM;
/// The width of a large card.
pub const LARGE: i32 = 18 * REM;
/// The most cards side by side in one zone.
pub const MOST_COLUMNS: usize = 24;
/// Up to so many cards a zone is no wider than the page.
pub const FEW_CARDS: usize = 24;
/// The thickness of the bar that shows where a card would land.
pub const CARET: i32 = 4;
/// How far from a cell something may be dropped and still land in it.
pub const REACH: i32 = 6 * REM;

/// What a text is set in, in thousandths of a rem, bold counted wider.
pub(super) mod face {
    /// Plain text.
    pub(crate) const TEXT: i32 = 1000;
    /// Names of lanes and columns.
    pub(crate) const NAME: i32 = 1180;
    /// Titles of zones.
    pub(crate) const TITLE: i32 = 1475;
}
