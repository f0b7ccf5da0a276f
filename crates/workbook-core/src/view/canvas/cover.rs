//! Blind zones: what each puts there is covered for the other until both are in or the pair chose
//! to show it. Covered by the app, not secret: a file holds it in plain words.

use super::author;
use super::zones::{ZoneView, blind_by_record, blind_by_template};
use crate::document::Document;
use crate::entry::Entry;
use crate::id::RecordId;
use crate::record::{Canvas, Card, Edge, Record, Zone};
use crate::stamp::Seat;

/// Whether and for whom a zone is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// It is not blind.
    Open,
    /// It was blind and is shown now.
    Revealed,
    /// Each sees their own; whether the patient and the professional said that theirs is in.
    Blind([bool; 2]),
}

impl Shown {
    /// Whether a card by somebody is covered for whoever looks. What both wrote together never is;
    /// where both look, nobody alone has answered for both.
    pub fn hides(self, by: Seat, looks: Seat) -> bool {
        match self {
            Self::Open | Self::Revealed => false,
            Self::Blind(_) => by != Seat::Both && by != looks,
        }
    }
}

/// Whether and for whom a zone of a canvas is shown.
pub fn shown(canvas: &Entry, zone: &ZoneView) -> Shown {
    if !zone.blind {
        return Shown::Open;
    }
    if is_shown_in(canvas, &zone.key) {
        return Shown::Revealed;
    }
    Shown::Blind(Seat::PAIR.map(|seat| is_ready(canvas, &zone.key, seat)))
}

fn is_ready(canvas: &Entry, zone: &str, seat: Seat) -> bool {
    let mark = Canvas::mark(zone, seat);
    canvas.ticks("ready").names().any(|name| name == mark)
}

/// Whether the canvas says that a blind zone is shown: both are in, or the pair chose so.
fn is_shown_in(canvas: &Entry, zone: &str) -> bool {
    let both_in = Seat::PAIR.iter().all(|seat| is_ready(canvas, zone, *seat));
    both_in || is_ready(canvas, zone, Seat::Both)
}

/// Whether a card, or an arrow at one, is covered for whoever looks.
pub fn is_covered(document: &Document, entry: &Entry, looks: Seat) -> bool {
    is_covered_in(entry, looks, &|id| document.entry(id))
}

/// The same, given how to find a record.
pub(in crate::view) fn is_covered_in<'e>(
    entry: &'e Entry,
    looks: Seat,
    find: &dyn Fn(RecordId) -> Option<&'e Entry>,
) -> bool {
    if entry.kind() == Edge::KIND.name {
        let ends = ["from", "to"].map(|end| entry.text(end).parse().ok().and_then(find));
        return ends.into_iter().flatten().any(|card| card_is_covered(card, looks, find));
    }
    card_is_covered(entry, looks, find)
}

fn card_is_covered<'e>(
    card: &Entry,
    looks: Seat,
    find: &dyn Fn(RecordId) -> Option<&'e Entry>,
) -> bool {
    if card.kind() != Card::KIND.name || !Shown::Blind([false; 2]).hides(author(card), looks) {
        return false;
    }
    // A card that came without its canvas is shown nowhere, and may be covered there.
    let Some(canvas) = card.parent().and_then(find) else { return true };
    let key = card.text("zone");
    zone_is_blind(canvas, key, find) && !is_shown_in(canvas, key)
}

/// Whether a zone of a canvas is filled blind. One in the bin stays so: it may come back.
fn zone_is_blind<'e>(
    canvas: &Entry,
    key: &str,
    find: &dyn Fn(RecordId) -> Option<&'e Entry>,
) -> bool {
    blind_by_template(canvas, key).unwrap_or_else(|| {
        let zone = key.parse().ok().and_then(find);
        zone.is_some_and(|zone| zone.kind() == Zone::KIND.name && blind_by_record(zone))
    })
}
