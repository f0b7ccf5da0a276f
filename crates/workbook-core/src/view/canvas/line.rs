//! The feelings line: two lines over the same moments, and where they differ most.

use super::cover::{is_covered, shown};
use super::zones::ZoneView;
use crate::command::Slot;
use crate::document::Document;
use crate::entry::Entry;
use crate::id::RecordId;
use crate::record::{Card, Height, Record};
use crate::stamp::Seat;

/// One moment with the height each gave it, the patient's first.
#[derive(Debug, Clone, PartialEq)]
pub struct Moment {
    /// The card of the moment.
    pub card: RecordId,
    /// The heights that can be seen.
    pub heights: [Option<Height>; 2],
    /// The cards of the points that can be seen.
    pub points: [Option<RecordId>; 2],
}

impl Moment {
    /// How far the two heights lie apart; none while one is missing or covered.
    pub fn gap(&self) -> Option<i64> {
        let [Some(patient), Some(professional)] = self.heights else { return None };
        Some((patient.get() - professional.get()).abs())
    }
}

/// The moments of a line in their order, as one seat may see them.
pub fn line(document: &Document, canvas: RecordId, zone: &ZoneView, looks: Seat) -> Vec<Moment> {
    let (Some(entry), Some(about)) = (document.entry(canvas), zone.about.as_deref()) else {
        return Vec::new();
    };
    let shown = shown(entry, zone);
    let mut out = Vec::new();
    for id in document.hanging(canvas, Card::KIND.name) {
        let of_zone = |card: &&Entry| card.text("zone") == about;
        let Some(card) = document.entry(id).filter(of_zone) else { continue };
        if is_covered(document, card, looks) {
            continue;
        }
        let points = Seat::PAIR.map(|seat| {
            let point = Slot::Point { moment: id, seat }.id(canvas, &zone.key);
            let seen = !shown.hides(seat, looks);
            document.visible(point, Card::KIND.name).filter(|_| seen).map(Entry::id)
        });
        let heights = points.map(|point| {
            let card = point.and_then(|point| document.entry(point));
            card.and_then(|card| serde_json::from_value(card.value("height")?.clone()).ok())
        });
        out.push(Moment { card: id, heights, points });
    }
    out
}

/// The moment where the two lines differ most, and by how much; the first of several. None where
/// they nowhere differ.
pub fn widest(moments: &[Moment]) -> Option<(RecordId, i64)> {
    let mut widest = None;
    for moment in moments {
        let Some(gap) = moment.gap() else { continue };
        if gap > widest.map_or(0, |(_, most)| most) {
            widest = Some((moment.card, gap));
        }
    }
    widest
}
