//! What stands on the page of a canvas, as plain data in words: what the seat that looks may see, or
//! nothing but the questions for pen and paper. Not for how it is set: see `paper_view`.

use leptos::prelude::*;
use workbook_core::id::RecordId;
use workbook_core::record::{Canvas, Card, Height, Rung, Ten, ZoneSort, ZoneWho};
use workbook_core::stamp::Seat;
use workbook_core::view::{Filled, Lane, ZoneView};

use super::feelings::height_words;
use super::words::{answering, lane_name, seats, zone_prompt, zone_title};
use crate::i18n::choices::Worded;
use crate::i18n::{tr, words};
use crate::state::App;

/// One zone on paper.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PaperZone {
    pub(super) title: String,
    pub(super) ask: String,
    /// How many cards of the other are covered.
    pub(super) covered: usize,
    pub(super) body: Body,
}

/// What a zone holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Body {
    /// Cards in one heap.
    Heap(Vec<Item>),
    /// What each wrote, side by side; none where that is covered.
    Sides(Vec<(Seat, Option<Vec<Item>>)>),
    /// Cards in lanes and columns: the names of the columns, then each lane.
    Grid(Vec<String>, Vec<(String, Vec<Vec<Item>>)>),
    /// Cards and sentences of what leads to what.
    Arrows(Vec<Item>, Vec<String>),
    /// Moments with what each felt.
    Line(Vec<(String, [String; 2])>),
    /// The number of each.
    Scale(Vec<(Seat, Option<i64>)>),
    /// Rungs, the highest first: what the rung is, and its words.
    Ladder(Vec<(&'static str, String)>),
    /// What each says to the words of another zone.
    Hands(Vec<(Seat, String)>),
}

/// One card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) text: String,
    pub(super) by: Seat,
    /// How it felt, and its dots.
    pub(super) more: String,
}

/// The zones of a canvas as the seat that writes may see them; wakes the caller when one of their
/// cards changes.
pub(super) fn paper(app: App, canvas: RecordId) -> Vec<PaperZone> {
    let board = app.board(canvas);
    board.iter().map(|filled| zone(app, canvas, filled)).collect()
}

fn zone(app: App, canvas: RecordId, filled: &Filled) -> PaperZone {
    let zone = &filled.zone;
    let body = body(app, canvas, filled);
    // Side by side, it is said where it is covered.
    let told = matches!(body, Body::Sides(_));
    PaperZone {
        title: zone_title(app, zone),
        ask: zone_prompt(app, zone),
        covered: if told { 0 } else { filled.covered },
        body,
    }
}

fn body(app: App, canvas: RecordId, filled: &Filled) -> Body {
    let zone = &filled.zone;
    match zone.sort {
        ZoneSort::Grid => grid(app, filled),
        ZoneSort::Line => Body::Line(line(app, canvas, zone)),
        ZoneSort::Ladder => Body::Ladder(ladder(app, filled)),
        ZoneSort::Scale => {
            let score = |seat: Seat| {
                let by = |card: &Card| card.by == Some(seat);
                (
                    seat,
                    cards(app, filled)
                        .iter()
                        .find(|card| by(card))
                        .and_then(|c| c.score)
                        .map(Ten::get),
                )
            };
            Body::Scale(answering(zone).into_iter().map(score).collect())
        }
        ZoneSort::Hands => {
            let hands = Seat::PAIR.into_iter().zip(app.hands_in_zone(canvas, zone));
            Body::Hands(hands.map(|(seat, hand)| (seat, words::hand(hand).to_owned())).collect())
        }
        ZoneSort::Arrows => Body::Arrows(items(app, filled), sentences(app, canvas, filled)),
        ZoneSort::Cards | ZoneSort::Text | ZoneSort::Newer if zone.who == ZoneWho::Each => {
            let all = items(app, filled);
            let of = |seat: Seat| {
                let seen = !filled.shown.hides(seat, app.seat());
                (seat, seen.then(|| all.iter().filter(|i| i.by == seat).cloned().collect()))
            };
            Body::Sides(seats(zone).into_iter().map(of).collect())
        }
        ZoneSort::Cards | ZoneSort::Text | ZoneSort::Newer => Body::Heap(items(app, filled)),
    }
}

fn cards(app: App, filled: &Filled) -> Vec<Card> {
    filled.cards.iter().filter_map(|id| app.record(*id)).collect()
}

fn items(app: App, filled: &Filled) -> Vec<Item> {
    cards(app, filled).iter().filter_map(item).collect()
}

/// A card with its words; none for one that says nothing.
pub(super) fn item(card: &Card) -> Option<Item> {
    let text = card.text.trim().to_owned();
    let more = foot(card).join(" · ");
    let says = !text.is_empty() || !more.is_empty();
    says.then(|| Item { text, by: card.by.unwrap_or(Seat::Both), more })
}

/// What stands below the words of a card: how it felt, and its dots.
pub(super) fn foot(card: &Card) -> Vec<String> {
    let feeling = Some(card.feeling.trim().to_owned()).filter(|feeling| !feeling.is_empty());
    let dots = usize::try_from(card.dots(Seat::Both)).unwrap_or_default();
    let dots = (dots > 0).then(|| tr::takeout::dots(dots));
    feeling.into_iter().chain(dots).collect()
}

/// Cards in lanes and columns; those that lie in no lane or column that is there come last.
fn grid(app: App, filled: &Filled) -> Body {
    let zone = &filled.zone;
    let all = cards(app, filled);
    let at = |lanes: &[Lane], key: &str| lanes.iter().position(|lane| lane.key == key);
    let lost = |card: &Card| {
        (!zone.lanes.is_empty() && at(&zone.lanes, &card.lane).is_none())
            || (!zone.columns.is_empty() && at(&zone.columns, &card.column).is_none())
    };
    let columns: Vec<String> = zone.columns.iter().map(|l| lane_name(app, zone, l)).collect();
    let fits = |lane: Option<&Lane>, column: Option<&Lane>| -> Vec<Item> {
        let here = |card: &&Card| {
            !lost(card)
                && lane.is_none_or(|lane| lane.key == card.lane)
                && column.is_none_or(|column| column.key == card.column)
        };
        all.iter().filter(here).filter_map(item).collect()
    };
    let cells = |lane: Option<&Lane>| -> Vec<Vec<Item>> {
        if zone.columns.is_empty() {
            return vec![fits(lane, None)];
        }
        zone.columns.iter().map(|column| fits(lane, Some(column))).collect()
    };
    let mut rows: Vec<(String, Vec<Vec<Item>>)> =
        zone.lanes.iter().map(|lane| (lane_name(app, zone, lane), cells(Some(lane)))).collect();
    if zone.lanes.is_empty() {
        rows.push((String::new(), cells(None)));
    }
    let without: Vec<Item> = all.iter().filter(|card| lost(card)).filter_map(item).collect();
    if !without.is_empty() {
        let mut cells = vec![without];
        cells.resize(columns.len().max(1), Vec::new());
        rows.push((tr::takeout::not_placed().to_owned(), cells));
    }
    Body::Grid(columns, rows)
}

fn line(app: App, canvas: RecordId, zone: &ZoneView) -> Vec<(String, [String; 2])> {
    let felt = |height: Option<Height>, point: Option<RecordId>| -> String {
        let Some(height) = height else { return String::new() };
        let feeling = point.map(|point| app.text(point, Card::FEELING.field)).unwrap_or_default();
        match feeling.trim() {
            "" => height_words(height),
            feeling => format!("{}, {feeling}", height_words(height)),
        }
    };
    let moment = |moment: workbook_core::view::Moment| {
        let [patient, professional] = moment.heights;
        let [one, other] = moment.points;
        let felt = [felt(patient, one), felt(professional, other)];
        (app.text(moment.card, Card::TEXT.field), felt)
    };
    app.feelings(canvas, zone).into_iter().map(moment).collect()
}

fn ladder(app: App, filled: &Filled) -> Vec<(&'static str, String)> {
    let all = cards(app, filled);
    let says = |rung: Rung| {
        let card = all.iter().find(|card| card.lane == rung.get().to_string());
        (words::rung_title(rung), card.map(|card| card.text.trim().to_owned()).unwrap_or_default())
    };
    Rung::all().rev().map(says).collect()
}

/// The arrows between cards of a zone, as sentences.
fn sentences(app: App, canvas: RecordId, filled: &Filled) -> Vec<String> {
    let arrows = app.arrows(canvas).into_iter();
    let arrows = arrows.filter(|arrow| filled.cards.contains(&arrow.from));
    arrows
        .map(|arrow| {
            let label = app.text(arrow.edge, "label");
            let text = |card| app.text(card, Card::TEXT.field);
            arrow_words(&text(arrow.from), &label, arrow.how.words(), &text(arrow.to))
        })
        .collect()
}

/// An arrow as a sentence: its own words, or what it means.
pub(super) fn arrow_words(from: &str, label: &str, how: &str, to: &str) -> String {
    let how = if label.trim().is_empty() { how } else { label.trim() };
    tr::takeout::arrow(from.trim(), how, to.trim())
}

/// What one of the pair is called where names stay out: their role.
pub(super) fn role(app: App, seat: Seat) -> String {
    let fallback = match seat {
        Seat::Patient => tr::common::patient(),
        Seat::Professional => tr::common::professional(),
        Seat::Both => return tr::takeout::both().to_owned(),
    };
    match app.person(seat).role.trim() {
        "" => fallback.to_owned(),
        role => role.to_owned(),
    }
}

/// What the sheet is called: as the canvas.
pub(super) fn paper_title(app: App, canvas: RecordId) -> Signal<String> {
    Signal::derive(move || {
        let _: Option<Canvas> = app.record(canvas);
        super::words::canvas_title(app, canvas)
    })
}
