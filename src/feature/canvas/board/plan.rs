//! What lies on the board and where: the sheet for the layout, read from the records, and the layout
//! itself with a way to find a card in it. Typing in a card changes neither until it takes a line more
//! or less.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use workbook_core::board::{self, Layout, PlacedCard, PlacedZone};
use workbook_core::command::Spot;
use workbook_core::document::Document;
use workbook_core::gather;
use workbook_core::id::RecordId;
use workbook_core::record::ZoneSort;
use workbook_core::view::{Filled, Lane, ZoneView, takes_cards};

use super::super::sheet::Sheet;
use super::super::words::{lane_name, zone_prompt, zone_title};
use super::add::Draft;
use super::card::laid;
use super::said::{self, Said};
use crate::i18n::tr;
use crate::state::App;

/// Plain text, in thousandths of a rem.
pub(super) const TEXT: i32 = 1000;
/// The lines of the foot that a button takes.
const BUTTON_LINES: u8 = 2;

/// How many arrows a card names at most.
pub(super) const MOST_ARROWS: usize = 3;

/// One zone of the board.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ZonePlan {
    /// The zone.
    pub(super) view: ZoneView,
    /// The keys of its lanes, one of them empty where a card lies in none of them.
    pub(super) lanes: Vec<String>,
    /// The keys of its columns, in the same way.
    pub(super) columns: Vec<String>,
    /// What it is called.
    pub(super) title: String,
    /// What it asks.
    pub(super) ask: String,
    /// What its lanes are called; none for a zone without lanes.
    pub(super) lane_names: Vec<String>,
    /// What its columns are called.
    pub(super) column_names: Vec<String>,
    /// What was said in it, where it is no zone of cards.
    pub(super) said: Vec<Said>,
    /// How many cards of the other are covered.
    pub(super) covered: usize,
}

/// What lies on the board.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Drawn {
    sheet: board::Sheet,
    zones: Vec<ZonePlan>,
}

/// Where it lies.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Plan {
    /// The places.
    pub(super) layout: Layout,
    /// The zones, in the order of the layout.
    pub(super) zones: Vec<ZonePlan>,
    /// For each card its zone and its place among the placed cards of that.
    index: BTreeMap<RecordId, (usize, usize)>,
}

impl ZonePlan {
    /// The spot of a lane and a column.
    pub(super) fn spot(&self, lane: usize, column: usize) -> Spot {
        let key = |keys: &[String], at: usize| keys.get(at).cloned().unwrap_or_default();
        Spot {
            zone: self.view.key.clone(),
            lane: key(&self.lanes, lane),
            column: key(&self.columns, column),
        }
    }
}

impl Plan {
    /// The zone a card lies in, and where.
    pub(super) fn card(&self, id: RecordId) -> Option<(usize, &PlacedCard)> {
        let (zone, at) = *self.index.get(&id)?;
        Some((zone, self.layout.zones.get(zone)?.cards.get(at)?))
    }

    /// Where a card stands in the reading order.
    pub(super) fn rank(&self, id: RecordId) -> Option<(usize, usize)> {
        self.index.get(&id).copied()
    }

    /// The number of a card in its cell, of how many, and the cell's lane and column.
    pub(super) fn place(&self, id: RecordId) -> Option<(usize, usize, Spot)> {
        let (zone, at) = self.rank(id)?;
        let cells = &self.layout.zones.get(zone)?.cells;
        let cell = cells.iter().find(|cell| cell.cards.contains(&at))?;
        let spot = self.zones.get(zone)?.spot(cell.lane, cell.column);
        Some((at - cell.cards.start + 1, cell.cards.len(), spot))
    }

    /// The zone of that key.
    pub(super) fn zone(&self, key: &str) -> Option<(&ZonePlan, &PlacedZone)> {
        let at = self.zones.iter().position(|zone| zone.view.key == key)?;
        Some((self.zones.get(at)?, self.layout.zones.get(at)?))
    }
}

/// Lays out what lies on the board on a page of this width; nothing until the width is known.
pub(super) fn planned(drawn: &Drawn, width: i32) -> Arc<Plan> {
    if width == 0 {
        return Arc::default();
    }
    let layout = board::layout(&drawn.sheet, width);
    let mut index = Vec::new();
    for (zone, placed) in layout.zones.iter().enumerate() {
        index.extend(placed.cards.iter().enumerate().map(|(at, card)| (card.id, (zone, at))));
    }
    Arc::new(Plan { layout, zones: drawn.zones.clone(), index: gather::map(index) })
}

/// Reads what lies on the board; wakes the caller when anything changes.
pub(super) fn draw(
    app: App,
    sheet: Sheet,
    draft: Option<&Draft>,
    page: i32,
    before: Option<&Drawn>,
) -> Drawn {
    app.track_anything();
    let became = sheet.became.read();
    let joined = app.arrows(sheet.canvas);
    let looks = app.seat();
    let mut out = Drawn::default();
    let all = sheet.board.read();
    for (at, filled) in all.iter().enumerate() {
        let was = before.and_then(|before| before.sheet.zones.get(at));
        let mut cards = filled.cards.clone();
        let is_panel = !takes_cards(filled.zone.sort);
        let said = if is_panel { said::said(app, sheet, filled, looks) } else { Vec::new() };
        if is_panel {
            let slots = said::slots(app, sheet, filled);
            cards.retain(|card| !slots.contains(card));
        }
        let spots = app.peek(|document: &Document| {
            let spot = |id: &RecordId| document.entry(*id).map(Spot::of).unwrap_or_default();
            cards.iter().map(spot).collect::<Vec<Spot>>()
        });
        let mut spots = spots.unwrap_or_default();
        let here = draft.filter(|draft| draft.spot.zone == filled.zone.key);
        if let Some(draft) = here.filter(|draft| !cards.contains(&draft.id)) {
            cards.push(draft.id);
            spots.push(draft.spot.clone());
        }
        let keys = |lanes: &[Lane], of: fn(&Spot) -> &String| {
            let mut keys: Vec<String> = lanes.iter().map(|lane| lane.key.clone()).collect();
            let lost = spots.iter().any(|spot| !keys.contains(of(spot)));
            if keys.is_empty() || lost {
                keys.push(String::new());
            }
            keys
        };
        let lanes = keys(&filled.zone.lanes, |spot| &spot.lane);
        let columns = keys(&filled.zone.columns, |spot| &spot.column);
        let is_arrows = filled.zone.sort == ZoneSort::Arrows;
        let laid = cards.iter().zip(&spots).enumerate().map(|(at, (id, spot))| {
            let leading = joined.iter().filter(|arrow| arrow.from == *id).count();
            let leading = u8::try_from(leading.min(MOST_ARROWS)).unwrap_or_default();
            let foot = if is_arrows { BUTTON_LINES + leading } else { 0 }
                + u8::from(became.get(id).is_some_and(|made| !made.is_empty()));
            let place = |keys: &[String], key: &String| {
                keys.iter().position(|one| one == key).unwrap_or(keys.len())
            };
            let lane = (place(&lanes, &spot.lane), place(&columns, &spot.column));
            let was = was.and_then(|was| was.cards.get(at)).filter(|was| was.id == *id);
            app.peek(|document| laid(document.entry(*id), *id, lane, foot, was))
        });
        let cards = laid.flatten().collect();
        let view = filled.zone.clone();
        let (title, ask) = (zone_title(app, &view), zone_prompt(app, &view));
        let lane_names = named(app, &view, &lanes, &view.lanes);
        let column_names = named(app, &view, &columns, &view.columns);
        out.sheet.zones.push(board::SheetZone {
            key: view.key.clone(),
            title: title.clone(),
            ask: ask.clone(),
            lanes: lane_names.clone(),
            columns: column_names.clone(),
            cards,
            panel: is_panel.then(|| said::room(app, sheet, &filled.zone, &said, page)),
            covered: filled.covered,
            wide: filled.zone.sort == ZoneSort::Line || all.len() == 1,
        });
        let covered = filled.covered;
        out.zones.push(ZonePlan {
            view,
            lanes,
            columns,
            title,
            ask,
            lane_names,
            column_names,
            said,
            covered,
        });
    }
    out
}

/// What lanes are called; none for a zone that has no lanes.
fn named(app: App, zone: &ZoneView, keys: &[String], lanes: &[Lane]) -> Vec<String> {
    if lanes.is_empty() {
        return Vec::new();
    }
    let name = |key: &String| match lanes.iter().find(|lane| lane.key == *key) {
        Some(lane) => lane_name(app, zone, lane),
        None => tr::canvas::no_lane().to_owned(),
    };
    keys.iter().map(name).collect()
}

/// How many cards lie on the board.
pub(super) fn count(filled: &[Filled]) -> usize {
    filled.iter().map(|filled| filled.cards.len()).sum()
}
