//! Reading a canvas from a view. Each read takes note of what it looked at; typing into a card wakes
//! nothing but what shows that card.

use std::collections::BTreeMap;

use workbook_core::command::Slot;
use workbook_core::id::RecordId;
use workbook_core::record::{Canvas, Card, Edge, Link, Record, Zone};
use workbook_core::stamp::Seat;
use workbook_core::view::{self, Arrow, Filled, Hand, Moment, StepView, ZoneView};

use super::App;

impl App {
    /// The zones of a canvas with their cards, as the seat that writes may see them; wakes the caller
    /// when a card comes, goes or moves, and when a zone changes.
    pub fn board(&self, canvas: RecordId) -> Vec<Filled> {
        self.track_record(canvas);
        self.track_list(Card::KIND.name);
        self.track_zones(canvas);
        let looks = self.seat();
        self.peek(|document| view::board(document, canvas, looks)).unwrap_or_default()
    }

    /// The zones of a canvas, or of a template of the pair's own.
    pub fn zones(&self, of: RecordId) -> Vec<ZoneView> {
        self.track_record(of);
        self.track_zones(of);
        self.peek(|document| view::zones(document, of)).unwrap_or_default()
    }

    /// The steps of a canvas.
    pub fn canvas_steps(&self, canvas: RecordId) -> Vec<StepView> {
        self.track_record(canvas);
        self.track_zones(canvas);
        self.peek(|document| view::steps(document, canvas)).unwrap_or_default()
    }

    fn track_zones(&self, of: RecordId) {
        for zone in self.children(of, Zone::KIND) {
            self.track_record(zone);
        }
    }

    /// The arrows of a canvas between cards that can be seen.
    pub fn arrows(&self, canvas: RecordId) -> Vec<Arrow> {
        self.track_record(canvas);
        self.track_list(Card::KIND.name);
        for edge in self.children(canvas, Edge::KIND) {
            self.track_record(edge);
        }
        let looks = self.seat();
        self.peek(|document| view::arrows(document, canvas, looks)).unwrap_or_default()
    }

    /// What was made of the cards of a canvas; wakes the caller when a link comes or goes.
    pub fn became(&self, canvas: RecordId) -> BTreeMap<RecordId, Vec<RecordId>> {
        self.track_list(Link::KIND.name);
        let became = self.peek(|document| view::became(document, canvas)).unwrap_or_default();
        for made in became.values().flatten() {
            self.track_record(*made);
        }
        became
    }

    /// The moments of a feelings line with the heights that can be seen.
    pub fn feelings(&self, canvas: RecordId, zone: &ZoneView) -> Vec<Moment> {
        self.track_record(canvas);
        self.track_list(Card::KIND.name);
        let looks = self.seat();
        let line = self.peek(|document| view::line(document, canvas, zone, looks));
        let line = line.unwrap_or_default();
        for point in line.iter().flat_map(|moment| moment.points).flatten() {
            self.track_record(point);
        }
        line
    }

    /// What the patient and the professional say in a zone of hands.
    pub fn hands_in_zone(&self, canvas: RecordId, zone: &ZoneView) -> [Hand; 2] {
        for seat in Seat::PAIR {
            self.track_record(Slot::Hand(seat).id(canvas, &zone.key));
        }
        self.track_record(self.agreed_text(canvas, zone));
        let looks = self.seat();
        let hand =
            |seat| self.peek(|document| view::hand_in_zone(document, canvas, zone, seat, looks));
        Seat::PAIR.map(|seat| hand(seat).unwrap_or(Hand::Open))
    }

    /// The card with the words that a zone of hands agrees to.
    pub fn agreed_text(&self, canvas: RecordId, zone: &ZoneView) -> RecordId {
        Slot::Text(Seat::Both).id(canvas, zone.about.as_deref().unwrap_or_default())
    }

    /// The name of the template of a canvas; empty where it has none of the app's.
    pub fn template_of(&self, canvas: RecordId) -> String {
        self.record::<Canvas>(canvas).map(|canvas| canvas.template).unwrap_or_default()
    }
}
