//! Where zones and cards lie: zones flow in rows over the page, cards flow in rows in their cells.
//! Not for what the measures are: [`super::measure`] has them.

use super::measure::{
    CARD_GAP, CARD_HEAD, CARD_PAD, CELL_LEAST, FEW_CARDS, LARGE, LINE, MOST_COLUMNS, NAME_LINE,
    NORMAL, ROW_LEAST, SMALL, TITLE_LINE, TOOLS, ZONE_GAP, ZONE_PAD, face,
};
use super::wrap::wrapped;
use super::{Layout, PlacedCard, PlacedCell, PlacedName, PlacedZone, Point, Rect};
use super::{Sheet, SheetCard, SheetZone};
use crate::record::CardSize;

/// Lays out a sheet on a page of about this width.
pub fn layout(sheet: &Sheet, width: i32) -> Layout {
    let mut out = Layout::default();
    let mut row = Row::default();
    for zone in &sheet.zones {
        let frame = Frame::of(zone, width);
        let full = row.width().saturating_add(ZONE_GAP).saturating_add(frame.width()) > width;
        if !row.frames.is_empty() && (zone.wide || row.closed || full) {
            row.share(width);
            row = row.fill(&mut out.zones);
        }
        row.closed = zone.wide;
        row.frames.push(frame);
    }
    row.fill(&mut out.zones);
    for zone in &out.zones {
        out.width = out.width.max(zone.rect.right());
        out.height = out.height.max(zone.rect.bottom());
    }
    out
}

/// A row of zones.
#[derive(Default)]
struct Row<'a> {
    frames: Vec<Frame<'a>>,
    y: i32,
    /// Whether nothing may follow in it.
    closed: bool,
}

impl<'a> Row<'a> {
    fn width(&self) -> i32 {
        let frames = self.frames.iter().map(Frame::width).sum::<i32>();
        frames.saturating_add(ZONE_GAP * (count(self.frames.len()) - 1))
    }

    /// The zones of a full row share what is left of the page.
    fn share(&mut self, page: i32) {
        let spare = page - self.width();
        if let (1.., frames @ 1..) = (spare, count(self.frames.len())) {
            self.frames.iter_mut().for_each(|frame| frame.widen(spare / frames));
        }
    }

    /// Places its zones, all of one height, and gives the next row.
    fn fill(self, zones: &mut Vec<PlacedZone>) -> Row<'a> {
        let (mut x, mut height, first) = (0, 0, zones.len());
        for frame in &self.frames {
            let placed = frame.fill(Point { x, y: self.y });
            x = placed.rect.right().saturating_add(ZONE_GAP);
            height = height.max(placed.rect.h);
            zones.push(placed);
        }
        zones.iter_mut().skip(first).for_each(|zone| zone.stretch(height));
        let y = self.y.saturating_add(height).saturating_add(ZONE_GAP);
        Row { y, ..Row::default() }
    }
}

impl PlacedZone {
    fn stretch(&mut self, height: i32) {
        let more = height - self.rect.h;
        self.rect.h = height;
        let last = self.cells.last().map(|cell| cell.lane);
        for cell in self.cells.iter_mut().filter(|cell| Some(cell.lane) == last) {
            cell.rect.h = cell.rect.h.saturating_add(more);
        }
    }
}

/// How wide the columns of a zone are, before anything is placed.
struct Frame<'a> {
    zone: &'a SheetZone,
    /// The cards of each cell, lane by lane.
    cells: Vec<Vec<&'a SheetCard>>,
    lanes: usize,
    /// The width of each column of cells.
    widths: Vec<i32>,
}

impl<'a> Frame<'a> {
    fn of(zone: &'a SheetZone, page: i32) -> Self {
        let (lanes, columns) = (zone.lanes.len().max(1), zone.columns.len().max(1));
        let mut cells: Vec<Vec<&SheetCard>> = vec![Vec::new(); lanes * columns];
        for card in &zone.cards {
            let at = card.lane.min(lanes - 1) * columns + card.column.min(columns - 1);
            if let Some(cell) = cells.get_mut(at) {
                cell.push(card);
            }
        }
        let page = page.saturating_sub(2 * ZONE_PAD).max(NORMAL);
        let least = if columns > 1 { NORMAL } else { ROW_LEAST.min(page) };
        let most = |column: usize| {
            let in_column = cells.iter().skip(column).step_by(columns);
            in_column.map(Vec::len).max().unwrap_or_default()
        };
        let share = page / count(columns);
        let mut widths: Vec<i32> =
            (0..columns).map(|column| row_of(most(column), share).max(least)).collect();
        let together = widths.iter().sum::<i32>() + CARD_GAP * (count(columns) - 1);
        let panel = zone.panel.map_or(0, |(width, _)| width);
        let wanted = if zone.wide { page.max(panel) } else { panel };
        if let Some(last) = widths.last_mut() {
            *last += (wanted - together).max(0);
        }
        Self { zone, cells, lanes, widths }
    }

    /// Its columns share so much more room.
    fn widen(&mut self, by: i32) {
        let share = by / count(self.widths.len()).max(1);
        self.widths.iter_mut().for_each(|width| *width += share);
        if let Some(last) = self.widths.last_mut() {
            *last += by - share * count(self.zone.columns.len().max(1));
        }
    }

    fn inner(&self) -> i32 {
        self.widths.iter().sum::<i32>() + CARD_GAP * (count(self.widths.len()) - 1)
    }

    fn width(&self) -> i32 {
        self.inner() + 2 * ZONE_PAD
    }

    fn fill(&self, at: Point) -> PlacedZone {
        let mut out = PlacedZone::default();
        let (x, inner) = (at.x + ZONE_PAD, self.inner());
        let mut y = at.y.saturating_add(ZONE_PAD);
        self.head(&mut out, Rect { x, y, w: inner, h: 0 });
        y = out.head.bottom();
        if let Some((_, height)) = self.zone.panel {
            out.panel = Some(Rect { x, y, w: inner, h: height });
            y = y.saturating_add(height);
        }
        if self.zone.panel.is_none() || !self.zone.cards.is_empty() {
            y = self.column_names(&mut out, x, y);
            for lane in 0..self.lanes {
                y = self.lane(&mut out, lane, Point { x, y });
            }
        }
        let height = y.saturating_add(ZONE_PAD) - at.y;
        out.rect = Rect { x: at.x, y: at.y, w: self.width(), h: height };
        out
    }

    fn head(&self, out: &mut PlacedZone, room: Rect) {
        out.title = wrapped(&self.zone.title, room.w, face::TITLE);
        out.ask = wrapped(&self.zone.ask, room.w, face::TEXT);
        let covered = i32::from(self.zone.covered > 0);
        let text = count(out.title.len()) * TITLE_LINE + (count(out.ask.len()) + covered) * LINE;
        out.head = Rect { h: text + TOOLS, ..room };
    }

    fn column_names(&self, out: &mut PlacedZone, mut x: i32, y: i32) -> i32 {
        let mut tallest = 0;
        for (name, width) in self.zone.columns.iter().zip(&self.widths) {
            let placed = placed_name(name, Rect { x, y, w: *width, h: 0 });
            tallest = tallest.max(placed.rect.h);
            out.columns.push(placed);
            x += width + CARD_GAP;
        }
        y.saturating_add(tallest)
    }

    fn lane(&self, out: &mut PlacedZone, lane: usize, at: Point) -> i32 {
        let mut y = at.y;
        if let Some(name) = self.zone.lanes.get(lane) {
            let placed = placed_name(name, Rect { x: at.x, y, w: self.inner(), h: 0 });
            y = placed.rect.bottom();
            out.lanes.push(placed);
        }
        let (mut x, mut tallest, first) = (at.x, CELL_LEAST, out.cells.len());
        for (column, width) in self.widths.iter().enumerate() {
            let from = out.cards.len();
            let cards = self.cells.get(lane * self.widths.len() + column);
            let end = flow(cards.map_or(&[], Vec::as_slice), x, y, *width, &mut out.cards);
            tallest = tallest.max(end - y);
            let rect = Rect { x, y, w: *width, h: 0 };
            out.cells.push(PlacedCell { lane, column, rect, cards: from..out.cards.len() });
            x += width + CARD_GAP;
        }
        for cell in out.cells.iter_mut().skip(first) {
            cell.rect.h = tallest;
        }
        y.saturating_add(tallest).saturating_add(if lane + 1 < self.lanes { CARD_GAP } else { 0 })
    }
}

fn placed_name(name: &str, room: Rect) -> PlacedName {
    let lines = wrapped(name, room.w, face::NAME);
    PlacedName { rect: Rect { h: count(lines.len()) * NAME_LINE, ..room }, lines }
}

/// The width of a row of cards when so many lie about in a square, on a page of this width.
fn row_of(cards: usize, page: i32) -> i32 {
    let fits = usize::try_from((page + CARD_GAP) / (NORMAL + CARD_GAP)).unwrap_or_default();
    // A card is higher than wide by about 3 to 5.
    let square = (cards * 3 / 5).isqrt();
    let side = if cards <= FEW_CARDS { square.min(fits) } else { square };
    count(side.clamp(1, MOST_COLUMNS)) * (NORMAL + CARD_GAP) - CARD_GAP
}

/// Lays cards out in rows and gives the lower edge of the last.
fn flow(cards: &[&SheetCard], x: i32, y: i32, width: i32, out: &mut Vec<PlacedCard>) -> i32 {
    let (mut top, mut tallest, mut next) = (y, 0, x);
    let mut first = out.len();
    for card in cards {
        let wide = card_width(card.size).min(width);
        if next > x && next.saturating_add(wide) > x.saturating_add(width) {
            put_alone(cards, out, first, x.saturating_add(width));
            top = top.saturating_add(tallest).saturating_add(CARD_GAP);
            (tallest, next, first) = (0, x, out.len());
        }
        let lines = wrapped(&card.text, wide - 2 * CARD_PAD, face::TEXT);
        let height = card_height(lines.len(), card.foot);
        out.push(PlacedCard {
            id: card.id,
            rect: Rect { x: next, y: top, w: wide, h: height },
            lines,
        });
        tallest = tallest.max(height);
        next = next.saturating_add(wide).saturating_add(CARD_GAP);
    }
    put_alone(cards, out, first, x.saturating_add(width));
    top.saturating_add(tallest)
}

/// A card that is alone in its row lies where it was put.
fn put_alone(cards: &[&SheetCard], out: &mut [PlacedCard], first: usize, right: i32) {
    if first + 1 != out.len() {
        return;
    }
    let Some(placed) = out.last_mut() else { return };
    let card = cards.iter().find(|card| card.id == placed.id);
    let place = card.and_then(|card| card.place).map_or(0, super::Ten::get);
    let spare = i64::from((right - placed.rect.right()).max(0));
    placed.rect.x += i32::try_from(spare * place / 10).unwrap_or_default();
}

const fn card_width(size: CardSize) -> i32 {
    match size {
        CardSize::Small => SMALL,
        CardSize::Normal | CardSize::Newer => NORMAL,
        CardSize::Large => LARGE,
    }
}

fn card_height(lines: usize, foot: u8) -> i32 {
    let lines = count(lines.max(1)).saturating_add(i32::from(foot));
    lines.saturating_mul(LINE).saturating_add(CARD_HEAD + CARD_PAD)
}

fn count(many: usize) -> i32 {
    i32::try_from(many).unwrap_or(i32::MAX / 1_000)
}
