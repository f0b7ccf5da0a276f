//! Who may put what where on a canvas. Not for what is then written: [`super::canvas`] says that.

use serde_json::Value;

use super::record::speaks_for;
use super::{CommandError, New, Writer};
use crate::document::Document;
use crate::id::RecordId;
use crate::record::{Card, Edge, PARENT, Record, ZoneWho};
use crate::stamp::Seat;
use crate::view::{self, Lane, ZoneView};

/// Who writes in a zone: its own person, or either.
pub(super) fn may_write(zone: &ZoneView, by: Seat, writer: Writer) -> Result<(), CommandError> {
    let fits = match zone.who {
        ZoneWho::Patient => by == Seat::Patient,
        ZoneWho::Professional => by == Seat::Professional,
        ZoneWho::Each => by != Seat::Both,
        ZoneWho::Together | ZoneWho::Newer => true,
    };
    if fits { speaks_for(writer, Some(by)) } else { Err(CommandError::OtherSeat) }
}

/// Who writes what belongs to both in a zone.
pub(super) fn may_reach(zone: &ZoneView, writer: Writer) -> Result<(), CommandError> {
    let owner = match zone.who {
        ZoneWho::Patient => Seat::Patient,
        ZoneWho::Professional => Seat::Professional,
        ZoneWho::Each | ZoneWho::Together | ZoneWho::Newer => Seat::Both,
    };
    speaks_for(writer, Some(owner))
}

/// What is covered for somebody they do not change either.
pub(super) fn can_see(
    document: &Document,
    id: RecordId,
    writer: Writer,
) -> Result<(), CommandError> {
    let covered =
        document.entry(id).is_some_and(|entry| view::is_covered(document, entry, writer.seat));
    if covered { Err(CommandError::NotThere) } else { Ok(()) }
}

/// Whether a field is written by one of the commands of this file alone.
pub(super) fn sees_to(kind: &str, field: &str) -> bool {
    let fields: &[&str] = match kind {
        "card" => &[
            "zone",
            "lane",
            "column",
            "about",
            "answer",
            "wording",
            "dots_patient",
            "dots_professional",
        ],
        "canvas" => &["ready"],
        _ => &[],
    };
    fields.contains(&field)
}

/// Whether a card or an arrow that is to be made goes where its writer may put it. On a canvas or
/// in a zone that is made in the same step, it does.
pub(super) fn may_add(
    document: &Document,
    new: &New,
    made: &[&New],
    writer: Writer,
) -> Result<(), CommandError> {
    let text = |field: &str| new.value(field).and_then(Value::as_str).unwrap_or_default();
    let canvas: Option<RecordId> = text(PARENT).parse().ok();
    let is_made = |id: Option<RecordId>| made.iter().any(|other| Some(other.id()) == id);
    if new.kind() == Edge::KIND.name {
        let joins = |end: &str| {
            let id: Option<RecordId> = text(end).parse().ok();
            let card = id.and_then(|id| document.visible(id, Card::KIND.name));
            let there = card.is_some_and(|card| card.parent() == canvas);
            match id.filter(|id| there || is_made(Some(*id))) {
                Some(id) => can_see(document, id, writer),
                None => NOT_THERE,
            }
        };
        return if text("from") == text("to") { NOT_THERE } else { joins("from").and(joins("to")) };
    }
    if new.kind() != Card::KIND.name || is_made(canvas) || is_made(text("zone").parse().ok()) {
        return Ok(());
    }
    let canvas = canvas.ok_or(CommandError::NotThere)?;
    let zone = view::zone(document, canvas, text("zone")).ok_or(CommandError::NotThere)?;
    let (lane, column) = (text("lane"), text("column"));
    if !view::takes_cards(zone.sort) || !has_cell(&zone, lane, column) {
        return NOT_THERE;
    }
    if Seat::PAIR.iter().filter_map(|seat| Card::dots_field(*seat)).any(|f| new.value(f).is_some())
    {
        return Err(CommandError::NoDotsLeft(zone.dots));
    }
    may_write(&zone, Seat::from_name(text("by")).unwrap_or(Seat::Both), writer)
}

const NOT_THERE: Result<(), CommandError> = Err(CommandError::NotThere);

/// Whether a zone has this lane and this column; none is always there.
pub(super) fn has_cell(zone: &ZoneView, lane: &str, column: &str) -> bool {
    let has = |lanes: &[Lane], key: &str| key.is_empty() || lanes.iter().any(|l| l.key == key);
    has(&zone.lanes, lane) && has(&zone.columns, column)
}
