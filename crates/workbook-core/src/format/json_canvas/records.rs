//! What was read of a board to the records of a canvas. Not for showing what was read: the app does.

use super::{CardAt, ReadArrow, ReadCanvas, ReadCard, ReadZone};
use crate::command::New;
use crate::id::RecordId;
use crate::record::{Canvas, Card, Edge, Zone, ZoneSort, ZoneWho};
use crate::stamp::Seat;

impl ReadZone {
    /// What it is called, if it has a name.
    pub fn title_or<'a>(&'a self, unnamed: &'a str) -> &'a str {
        match self.title.as_str() {
            "" => unnamed,
            title => title,
        }
    }

    /// A zone of the pair's own: a grid if it has lanes or columns, else cards with arrows.
    fn record(&self, canvas: RecordId, unnamed: &str) -> Zone {
        let plain = self.lanes.is_empty() && self.columns.is_empty();
        Zone {
            parent: Some(canvas),
            title: self.title_or(unnamed).to_owned(),
            sort: Some(if plain { ZoneSort::Arrows } else { ZoneSort::Grid }),
            who: Some(ZoneWho::Together),
            lanes: self.lanes.join("\n"),
            columns: self.columns.join("\n"),
            ..Zone::default()
        }
    }

    fn card(&self, card: &ReadCard, canvas: RecordId, zone: RecordId, writes: Seat) -> Card {
        let name = |names: &[String], at: Option<usize>| {
            at.and_then(|at| names.get(at)).cloned().unwrap_or_default()
        };
        Card {
            parent: Some(canvas),
            zone: zone.to_string(),
            lane: name(&self.lanes, card.lane),
            column: name(&self.columns, card.column),
            by: Some(card.by.filter(|by| writes.speaks_for(*by)).unwrap_or(Seat::Both)),
            text: card.text.clone(),
            size: card.size,
            ..Card::default()
        }
    }
}

impl ReadCanvas {
    /// The records it becomes, to be made as one step; their ids follow from the first. It is the
    /// pair's: what has the colour of one of them is a card of that one only if that one, or both,
    /// write here. Zones without a name are called as is said.
    pub fn into_new(self, id: RecordId, writes: Seat, unnamed: &str) -> New {
        let own = |name: String| RecordId::derived(id.number(), &name);
        let card_id = |at: CardAt| own(format!("card {} {}", at.zone, at.card));
        let title = self.zones.first().map(|zone| zone.title_or(unnamed)).unwrap_or_default();
        let mut new = New::of(id, &Canvas { title: title.to_owned(), ..Canvas::default() });
        for (at, zone) in self.zones.iter().enumerate() {
            let key = own(format!("zone {at}"));
            new = new.and(New::of(key, &zone.record(id, unnamed)));
            for (card, found) in zone.cards.iter().enumerate() {
                let record = zone.card(found, id, key, writes);
                new = new.and(New::of(card_id(CardAt { zone: at, card }), &record));
            }
        }
        for (at, arrow) in self.arrows.into_iter().enumerate() {
            let ReadArrow { from, to, label, how } = arrow;
            let (parent, from, to) = (Some(id), Some(card_id(from)), Some(card_id(to)));
            let edge = Edge { parent, from, to, label, how: Some(how) };
            new = new.and(New::of(own(format!("arrow {at}")), &edge));
        }
        new
    }
}
