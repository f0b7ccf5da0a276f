//! A canvas as it is shown: its zones, what lies in them, what is covered, who comes next.
//! Not for where a card is drawn: [`crate::board`] has the places in units.

mod cover;
mod joined;
mod line;
mod newest;
mod zones;

use crate::command::Slot;
use crate::document::Document;
use crate::entry::Entry;
use crate::id::RecordId;
use crate::record::{Answer, Card, Record, ZoneSort};
use crate::stamp::Seat;

use super::agreement::{Hand, hand_on, wording};

pub(super) use cover::is_covered_in;
pub use cover::{Shown, is_covered, shown};
pub use joined::{Arrow, arrows, became};
pub use line::{Moment, line, widest};
pub use newest::{blind_waits, newest_change, waits_for_whom};
pub use zones::{LANE_LIMIT, Lane, LaneName, StepView, ZoneName, ZoneView, steps, zone, zones};

/// A zone with what lies in it, as one seat may see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Filled {
    /// The zone.
    pub zone: ZoneView,
    /// The cards that can be seen, in their order.
    pub cards: Vec<RecordId>,
    /// How many cards of the other are covered.
    pub covered: usize,
    /// Whether and for whom the zone is shown.
    pub shown: Shown,
}

/// The zones of a canvas with what lies in them. Cards whose zone is not there any more lie in a
/// last zone without a name.
pub fn board(document: &Document, canvas: RecordId, looks: Seat) -> Vec<Filled> {
    let Some(entry) = document.entry(canvas) else { return Vec::new() };
    let fill = |zone: ZoneView| {
        let shown = shown(entry, &zone);
        Filled { zone, cards: Vec::new(), covered: 0, shown }
    };
    let mut all: Vec<Filled> = zones(document, canvas).into_iter().map(fill).collect();
    let (mut lost, mut covered) = (Vec::new(), 0);
    for id in document.hanging(canvas, Card::KIND.name) {
        let Some(card) = document.entry(id) else { continue };
        match all.iter_mut().find(|filled| filled.zone.key == card.text("zone")) {
            Some(filled) if filled.shown.hides(author(card), looks) => filled.covered += 1,
            Some(filled) => filled.cards.push(id),
            None if is_covered(document, card, looks) => covered += 1,
            None => lost.push(id),
        }
    }
    if !lost.is_empty() || covered > 0 {
        let shown = Shown::Open;
        all.push(Filled { zone: ZoneView::no_place(), cards: lost, covered, shown });
    }
    all
}

/// Who wrote a card, by its own word.
fn author(card: &Entry) -> Seat {
    Seat::from_name(card.text("by")).unwrap_or(Seat::Both)
}

/// The card with the text that a zone of hands agrees to.
pub fn agreed_card<'d>(
    document: &'d Document,
    canvas: RecordId,
    zone: &ZoneView,
) -> Option<&'d Entry> {
    let about = zone.about.as_deref()?;
    document.visible(Slot::Text(Seat::Both).id(canvas, about), Card::KIND.name)
}

/// The words a zone of hands agrees to, as a short text that changes with them; empty where there
/// are none.
pub fn agreed_words(document: &Document, canvas: RecordId, zone: &ZoneView) -> String {
    let card = agreed_card(document, canvas, zone);
    let card = card.filter(|card| !card.text("text").trim().is_empty());
    card.map(|card| wording(card, &["text"])).unwrap_or_default()
}

/// What one of the pair says in a zone of hands, as somebody may see it.
pub fn hand_in_zone(
    document: &Document,
    canvas: RecordId,
    zone: &ZoneView,
    seat: Seat,
    looks: Seat,
) -> Hand {
    let id = Slot::Hand(seat).id(canvas, &zone.key);
    let card = document.visible(id, Card::KIND.name);
    let Some(card) = card.filter(|card| !is_covered(document, card, looks)) else {
        return Hand::Open;
    };
    let answer: Option<Answer> = crate::record::choice(card.text("answer"));
    let known = answer.is_some() || card.text("answer").is_empty();
    let answer = if known { answer } else { Some(Answer::Newer) };
    hand_on(card, answer, &agreed_words(document, canvas, zone))
}

/// Whether something was put into a zone that has to be filled before the pair goes on.
pub fn is_filled(document: &Document, filled: &Filled) -> bool {
    let says = |id: &RecordId| {
        let card = document.entry(*id);
        card.is_some_and(|card| {
            let said = ["text", "answer"].iter().any(|field| !card.text(field).trim().is_empty());
            said || ["score", "height"].iter().any(|field| card.value(field).is_some())
        })
    };
    filled.cards.iter().any(says)
}

/// From this many cards on, a fresh canvas may help.
pub const MANY_CARDS: usize = 300;

/// Whether cards of a zone of this kind are put, moved and ordered by hand; in the others each
/// answer has its own place.
pub const fn takes_cards(sort: ZoneSort) -> bool {
    match sort {
        ZoneSort::Cards | ZoneSort::Grid | ZoneSort::Arrows | ZoneSort::Newer => true,
        ZoneSort::Text | ZoneSort::Line | ZoneSort::Scale | ZoneSort::Ladder | ZoneSort::Hands => {
            false
        }
    }
}
