//! Looks at a document through everything a screen asks of the core. What it says does not matter
//! here; that it says something, and soon, does.

use workbook_core::board::{Sheet, SheetCard, SheetZone, layout};
use workbook_core::document::Document;
use workbook_core::entry::Entry;
use workbook_core::format::Scope;
use workbook_core::id::RecordId;
use workbook_core::record::{Aim, Canvas, Card, CardSize, Record, Rung, Score, Template, misfits};
use workbook_core::stamp::Seat;
use workbook_core::view::{self, Filled, Lane};

/// Shows all of a document to everybody.
pub fn show(document: &Document) {
    for seat in [Seat::Patient, Seat::Professional, Seat::Both] {
        view::timeline(document, seat);
        view::inside(document, Scope::EVERYTHING, seat);
        view::waiting(document, seat, usize::MAX);
        view::notes(document, seat);
        view::care_load(document, seat);
    }
    view::lead(document);
    for entry in document.entries() {
        of_any_kind(document, entry);
        match entry.kind() {
            kind if kind == Aim::KIND.name => aim(document, entry),
            kind if kind == Canvas::KIND.name => canvas(document, entry.id()),
            kind if kind == Template::KIND.name => drop(view::zones(document, entry.id())),
            _ => {}
        }
    }
}

fn of_any_kind(document: &Document, entry: &Entry) {
    misfits(entry);
    view::label(entry);
    view::searchable(entry);
    view::links(document, entry.id());
    view::is_findable(document, entry, Seat::Patient);
    view::past_of(document, entry.id(), Seat::Both);
    document.below(entry.id());
}

fn aim(document: &Document, aim: &Entry) {
    view::agreement(document, aim);
    view::gap(&view::rounds::<Score>(document, aim.id()));
    for rung in view::writing_order() {
        view::rung_hands(document, aim, rung);
    }
    let whole: Option<Aim> = document.get(aim.id());
    let _: Option<Rung> = whole.and_then(|aim| view::next_rung(&aim));
}

fn canvas(document: &Document, id: RecordId) {
    view::steps(document, id);
    view::newest_change(document, id);
    view::blind_waits(document, id);
    view::became(document, id);
    view::arrows(document, id, Seat::Both);
    let board = view::board(document, id, Seat::Professional);
    for filled in &board {
        view::is_filled(document, filled);
        view::widest(&view::line(document, id, &filled.zone, Seat::Both));
        for seat in Seat::PAIR {
            view::hand_in_zone(document, id, &filled.zone, seat, Seat::Both);
        }
    }
    let zones = board.iter().map(|filled| zone(document, filled)).collect();
    layout(&Sheet { zones }, 720);
}

fn zone(document: &Document, filled: &Filled) -> SheetZone {
    let names = |lanes: &[Lane]| lanes.iter().map(|lane| lane.key.clone()).collect();
    let place = |lanes: &[Lane], key: &str| {
        lanes.iter().position(|lane| lane.key == key).unwrap_or(lanes.len())
    };
    let (lanes, columns) = (&filled.zone.lanes, &filled.zone.columns);
    let card = |id: &RecordId| {
        let card: Card = document.get(*id)?;
        Some(SheetCard {
            id: *id,
            lane: place(lanes, &card.lane),
            column: place(columns, &card.column),
            text: card.text,
            size: card.size.unwrap_or(CardSize::Normal),
            place: card.place,
            foot: 1,
        })
    };
    SheetZone {
        key: filled.zone.key.clone(),
        lanes: names(lanes),
        columns: names(columns),
        cards: filled.cards.iter().filter_map(card).collect(),
        covered: filled.covered,
        ..SheetZone::default()
    }
}
