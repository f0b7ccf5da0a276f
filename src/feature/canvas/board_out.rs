//! A canvas as the core's board, in words, as the seat that writes may see it: what pictures,
//! outlines and files for other boards are made of.

use leptos::prelude::*;
use workbook_core::board::{Sheet as Board, SheetArrow, SheetCard, SheetZone};
use workbook_core::gather;
use workbook_core::id::RecordId;
use workbook_core::record::{Card, CardSize, Rung, Ten, ZoneSort};
use workbook_core::stamp::Seat;
use workbook_core::view::{self, Filled, Hand, Lane, Moment, ZoneView};

use super::feelings_out;
use super::words::{lane_name, zone_prompt, zone_title};
use crate::i18n::{tr, words};
use crate::parts::readable::paper::foot;
use crate::state::App;

/// How a feelings line is taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineAs {
    /// Drawn.
    Picture,
    /// As one card for each point.
    Cards,
}

/// A canvas that is taken out.
pub(super) struct Out {
    /// What the core lays out.
    pub(super) board: Board,
    /// The arrows between cards that are on it.
    pub(super) arrows: Vec<SheetArrow>,
    /// The feelings lines by the place of their zone.
    pub(super) lines: Vec<Option<Vec<Moment>>>,
}

/// The canvas as it can be seen now.
pub(super) fn taken_out(app: App, canvas: RecordId, line: LineAs) -> Out {
    untrack(|| {
        let filled = app.board(canvas);
        let mut out =
            Out { board: Board::default(), arrows: arrows(app, canvas), lines: Vec::new() };
        for filled in &filled {
            let drawn = filled.zone.sort == ZoneSort::Line && line == LineAs::Picture;
            let moments = drawn.then(|| app.feelings(canvas, &filled.zone));
            out.board.zones.push(zone(app, filled, moments.as_deref()));
            out.lines.push(moments);
        }
        out
    })
}

fn arrows(app: App, canvas: RecordId) -> Vec<SheetArrow> {
    let arrow = |arrow: workbook_core::view::Arrow| SheetArrow {
        from: arrow.from,
        to: arrow.to,
        label: app.text(arrow.edge, "label"),
        how: arrow.how,
    };
    app.arrows(canvas).into_iter().map(arrow).collect()
}

fn zone(app: App, filled: &Filled, moments: Option<&[Moment]>) -> SheetZone {
    let zone = &filled.zone;
    let names = |lanes: &[Lane]| -> Vec<String> {
        lanes.iter().map(|lane| lane_name(app, zone, lane)).collect()
    };
    let mut out = SheetZone {
        key: zone.key.clone(),
        title: zone_title(app, zone),
        ask: zone_prompt(app, zone),
        lanes: names(&zone.lanes),
        columns: names(&zone.columns),
        panel: moments.map(feelings_out::room),
        covered: filled.covered,
        wide: zone.sort == ZoneSort::Line || zone.columns.len() > 1,
        ..SheetZone::default()
    };
    if moments.is_none() {
        let cards = in_order(app, filled);
        let all: Vec<Lying> = cards.iter().filter_map(|id| lying(app, zone, *id)).collect();
        // What lies in no lane or column has one of its own, so that it is not taken for another's.
        for (names, lost) in [
            (&mut out.lanes, all.iter().any(|one| one.lane.is_none())),
            (&mut out.columns, all.iter().any(|one| one.column.is_none())),
        ] {
            if lost && !names.is_empty() {
                names.push(tr::takeout::not_placed().to_owned());
            }
        }
        let last = (out.lanes.len().saturating_sub(1), out.columns.len().saturating_sub(1));
        out.cards = all.into_iter().map(|one| one.placed(last)).collect();
    }
    out
}

/// The cards of a zone in the order they are read: answers go by moment, by rung from the highest,
/// and the patient's come first.
fn in_order(app: App, filled: &Filled) -> Vec<RecordId> {
    if view::takes_cards(filled.zone.sort) {
        return filled.cards.clone();
    }
    let moments = filled.zone.about.as_deref().unwrap_or_default();
    let moments = app.peek(|document| {
        let all = filled.cards.iter().filter_map(|id| document.get::<Card>(*id)?.about);
        let order = |id: RecordId| document.entry(id).map(|it| it.text("order").to_owned());
        let of_zone =
            |id: &RecordId| document.entry(*id).is_some_and(|card| card.text("zone") == moments);
        gather::map(all.filter(of_zone).map(|id| (id, order(id))))
    });
    let moments = moments.unwrap_or_default();
    let mut keyed = Vec::new();
    for id in &filled.cards {
        let card: Card = app.record(*id).unwrap_or_default();
        let moment = card.about.and_then(|moment| moments.get(&moment).cloned()).flatten();
        let rung = card.lane.parse::<i64>().map_or(0, |rung| -rung);
        keyed.push(((moment, card.about, rung, card.by), *id));
    }
    let keyed = gather::sorted(keyed, |a, b| a.0.cmp(&b.0));
    keyed.into_iter().map(|(_, id)| id).collect()
}

/// A card and where it lies; no lane or column where that is not there any more.
struct Lying {
    card: SheetCard,
    lane: Option<usize>,
    column: Option<usize>,
}

impl Lying {
    fn placed(self, last: (usize, usize)) -> SheetCard {
        let (lane, column) = (self.lane.unwrap_or(last.0), self.column.unwrap_or(last.1));
        SheetCard { lane, column, ..self.card }
    }
}

fn lying(app: App, zone: &ZoneView, id: RecordId) -> Option<Lying> {
    let card: Card = app.record(id)?;
    let text = says(app, zone, &card);
    let foot = foot(&card).len();
    if text.trim().is_empty() && foot == 0 {
        return None;
    }
    let at = |lanes: &[Lane], key: &str| {
        if lanes.is_empty() { Some(0) } else { lanes.iter().position(|lane| lane.key == key) }
    };
    let (lane, column) = (at(&zone.lanes, &card.lane), at(&zone.columns, &card.column));
    let card = SheetCard {
        id,
        lane: 0,
        column: 0,
        text,
        size: card.size.unwrap_or(if view::takes_cards(zone.sort) {
            CardSize::Normal
        } else {
            CardSize::Large
        }),
        place: card.place,
        foot: u8::try_from(foot).unwrap_or(u8::MAX),
    };
    Some(Lying { card, lane, column })
}

/// What a card says in its kind of zone.
fn says(app: App, zone: &ZoneView, card: &Card) -> String {
    let text = card.text.trim().to_owned();
    match zone.sort {
        ZoneSort::Cards | ZoneSort::Text | ZoneSort::Grid | ZoneSort::Arrows | ZoneSort::Newer => {
            text
        }
        ZoneSort::Scale => card
            .score
            .map(|score: Ten| tr::canvas::of_ten(&score.get().to_string()))
            .unwrap_or_default(),
        ZoneSort::Ladder if text.is_empty() => text,
        ZoneSort::Ladder => {
            let rung = card.lane.parse().ok().and_then(|rung| Rung::new(rung).ok());
            let rung = rung.map(words::rung_title).unwrap_or_default();
            format!("{rung}: {text}")
        }
        ZoneSort::Hands => {
            let canvas = card.parent.unwrap_or(RecordId::new(0));
            let [patient, professional] = app.hands_in_zone(canvas, zone);
            let hand = if card.by == Some(Seat::Patient) { patient } else { professional };
            if hand == Hand::Open { String::new() } else { words::hand(hand).to_owned() }
        }
        ZoneSort::Line => {
            let moment = card.about.map(|moment| app.text(moment, Card::TEXT.field));
            let height = card.height.map(words::height);
            let (Some(moment), Some(height)) = (moment, height) else { return String::new() };
            format!("{}: {height}", moment.trim())
        }
    }
}
