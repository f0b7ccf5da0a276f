//! What persons do on canvases: cards, places, moves, dots, covers, arrows, and an aim of one.

use serde_json::json;
use workbook_core::command::{Command, Cover, Edit, New, Said, Slot, Spot, Writer};
use workbook_core::entry::Entry;
use workbook_core::id::RecordId;
use workbook_core::record::{
    AimId, Answer, Canvas, Card, CardSize, Dots, Edge, EdgeHow, Height, Record, Rung, Template,
    Tone, Zone, ZoneSort, ZoneWho,
};
use workbook_core::stamp::{Seat, Timestamp};
use workbook_core::view::{self, ZoneView};

use crate::world::{Held, World, broken};

const TEMPLATES: &[&str] =
    &["our_aim", "our_aim", "make_better", "feelings_line", "who_does_what", "choose", "open"];

impl World {
    pub(crate) fn any_canvas(&mut self, at: usize) -> Option<RecordId> {
        let all = self.visible(at, Canvas::KIND.name);
        (!all.is_empty()).then(|| *self.rng.pick(&all))
    }

    fn any_card(&mut self, at: usize, canvas: RecordId) -> Option<RecordId> {
        let all = self.copies[at].session.document().hanging(canvas, Card::KIND.name);
        (!all.is_empty()).then(|| *self.rng.pick(&all))
    }

    fn any_zone(&mut self, at: usize, canvas: RecordId) -> Option<ZoneView> {
        let all = view::zones(self.copies[at].session.document(), canvas);
        (!all.is_empty()).then(|| self.rng.pick(&all).clone())
    }

    pub(crate) fn add_canvas(&mut self, at: usize) -> Held {
        let (id, template) = (RecordId::new(self.rng.wide()), *self.rng.pick(TEMPLATES));
        let canvas = Canvas { template: template.into(), version: 1, ..Canvas::default() };
        self.counts.canvas += 1;
        self.run(at, Command::Add(New::of(id, &canvas))).map(drop)
    }

    /// Somebody sits down at a canvas for a while.
    pub(crate) fn canvases(&mut self, at: usize) -> Held {
        for _ in 0..=self.rng.below(4) {
            self.canvas(at)?;
        }
        // Binned with all that lies on it, here while others go on with it elsewhere.
        match (self.rng.below(100), self.any_canvas(at)) {
            (0..16, Some(canvas)) => return self.run(at, Command::Bin(canvas)).map(drop),
            (16..30, _) => return self.empty_bin(at),
            (_, _) => {}
        }
        let Some(canvas) = self.any_canvas(at).filter(|_| self.rng.percent(20)) else {
            return Ok(());
        };
        let writer = self.writer(at);
        if view::zone(self.copies[at].session.document(), canvas, "our_words").is_some() {
            self.type_in_place(at, canvas, "our_words", Slot::Text(Seat::Both), writer)?;
        }
        if self.rng.percent(25) { self.make_aim(at, canvas) } else { Ok(()) }
    }

    fn make_aim(&mut self, at: usize, canvas: RecordId) -> Held {
        let aim = AimId(RecordId::new(self.rng.wide()));
        let made = self.run(at, Command::MakeAim { canvas, aim })?;
        self.counts.aim_made += usize::from(made.is_some());
        Ok(())
    }

    /// One thing on some canvas.
    pub(crate) fn canvas(&mut self, at: usize) -> Held {
        let Some(canvas) = self.any_canvas(at) else { return self.add_canvas(at) };
        match self.rng.below(100) {
            0..2 => self.add_canvas(at),
            2..25 => self.add_card(at, canvas),
            25..50 => self.fill(at, canvas),
            50..62 => self.put(at, canvas),
            62..70 => self.dot(at, canvas),
            70..80 => self.cover(at, canvas),
            80..87 => self.arrow(at, canvas),
            87..92 => self.own_zone(at, canvas),
            92..96 => self.choose_card(at, canvas),
            _ => self.make_aim(at, canvas),
        }
    }

    /// The seat whose entry somebody can make in a zone.
    fn seat_in(&mut self, zone: &ZoneView, writer: Writer) -> Option<Seat> {
        let own = match writer.seat {
            Seat::Both => *self.rng.pick(&Seat::PAIR),
            alone => alone,
        };
        let may = |seat| writer.seat.speaks_for(seat).then_some(seat);
        match zone.who {
            ZoneWho::Patient => may(Seat::Patient),
            ZoneWho::Professional => may(Seat::Professional),
            ZoneWho::Each => Some(own),
            ZoneWho::Together | ZoneWho::Newer => Some(Seat::Both),
        }
    }

    fn add_card(&mut self, at: usize, canvas: RecordId) -> Held {
        let Some(zone) = self.any_zone(at, canvas) else { return Ok(()) };
        let writer = self.writer(at);
        let by = if self.rng.percent(60) { Some(writer.seat) } else { self.seat_in(&zone, writer) };
        let mut lane = |lanes: &[view::Lane]| match lanes {
            [] => String::new(),
            lanes => self.rng.pick(lanes).key.clone(),
        };
        let (lane, column) = (lane(&zone.lanes), lane(&zone.columns));
        let (parent, zone, text) = (Some(canvas), zone.key, self.any_text());
        let card = Card { parent, zone, lane, column, by, text, ..Card::default() };
        let id = RecordId::new(self.rng.wide());
        let made = self.run_as(at, Command::Add(New::of(id, &card)), writer)?;
        self.counts.card += usize::from(made.is_some());
        Ok(())
    }

    fn fill(&mut self, at: usize, canvas: RecordId) -> Held {
        let Some(zone) = self.any_zone(at, canvas) else { return Ok(()) };
        let writer = self.writer(at);
        let Some(seat) = self.seat_in(&zone, writer) else { return Ok(()) };
        let (slot, said) = match zone.sort {
            ZoneSort::Text => (Slot::Text(seat), None),
            ZoneSort::Ladder => {
                let rungs: Vec<Rung> = Rung::all().collect();
                (Slot::Rung(*self.rng.pick(&rungs)), None)
            }
            ZoneSort::Scale => (Slot::Scale(seat), Some(Said::Score(self.any_number()))),
            ZoneSort::Hands => {
                let answers = [None, Some(Answer::Agree), Some(Answer::NotYet)];
                let seat = *self.rng.pick(&Seat::PAIR);
                (Slot::Hand(seat), Some(Said::Answer(*self.rng.pick(&answers))))
            }
            ZoneSort::Line => {
                let Some(moment) = self.any_card(at, canvas) else { return Ok(()) };
                let height: Option<Height> = self.any_number();
                (Slot::Point { moment, seat }, Some(Said::Height(height)))
            }
            ZoneSort::Cards | ZoneSort::Grid | ZoneSort::Arrows | ZoneSort::Newer => return Ok(()),
        };
        match said {
            Some(said) => {
                let command = Command::Fill { canvas, zone: zone.key, slot, said };
                let filled = self.run_as(at, command, writer)?;
                self.counts.place += usize::from(filled.is_some());
                Ok(())
            }
            None => self.type_in_place(at, canvas, &zone.key, slot, writer),
        }
    }

    fn type_in_place(
        &mut self,
        at: usize,
        canvas: RecordId,
        zone: &str,
        slot: Slot,
        writer: Writer,
    ) -> Held {
        let id = slot.id(canvas, zone);
        let feels = self.rng.percent(15);
        let field = if feels { Card::FEELING.field } else { Card::TEXT.field };
        let mut text = self.any_text();
        for press in 0..=self.rng.below(3) {
            if press > 0 {
                text.push(*self.rng.pick(&['a', 'å', '🚶', ' ', '\n']));
            }
            let late = 100 * i64::try_from(press).unwrap();
            let now = Timestamp::from_ms(writer.now.ms() + late);
            self.copies[at].now = now.ms();
            let typed = text.clone();
            let said = if feels { Said::Feeling(typed) } else { Said::Text(typed) };
            let command = Command::Fill { canvas, zone: zone.to_owned(), slot, said };
            self.press(at, (id, field), &command, &text, Writer { now, ..writer })?;
            self.counts.place += 1;
        }
        Ok(())
    }

    /// Moves cards, and looks whether they stand exactly where they were put.
    fn put(&mut self, at: usize, canvas: RecordId) -> Held {
        let Some(zone) = self.any_zone(at, canvas) else { return Ok(()) };
        let mut cards = Vec::new();
        for _ in 0..=self.rng.below(3) {
            cards.extend(self.any_card(at, canvas).filter(|card| !cards.contains(card)));
        }
        let spot = match self.any_card(at, canvas) {
            Some(near) if self.rng.percent(50) => {
                Spot::of(self.copies[at].session.document().entry(near).unwrap())
            }
            Some(_) | None => Spot { zone: zone.key, ..Spot::default() },
        };
        let writer = self.writer(at);
        let behind = self.any_card(at, canvas).filter(|_| self.rng.percent(60));
        let command = Command::Put { cards: cards.clone(), spot: spot.clone(), behind };
        if self.run_as(at, command, writer)?.is_none() {
            return Ok(());
        }
        self.counts.put += 1;
        let document = self.copies[at].session.document();
        let here = |card: &&Entry| {
            Spot::of(card) == spot && !view::is_covered(document, card, writer.seat)
        };
        let all = document.hanging(canvas, Card::KIND.name).into_iter();
        let all = all.filter_map(|id| document.entry(id)).filter(here);
        let order: Vec<RecordId> = all.map(Entry::id).collect();
        let first = match behind {
            None => Some(0),
            Some(behind) => order.iter().position(|id| *id == behind).map(|place| place + 1),
        };
        let stands = first.and_then(|first| order.get(first..first + cards.len()));
        // Where somebody else's card is put under cover, its mover no longer sees it.
        let seen = cards.iter().all(|id| order.contains(id));
        if seen && stands != Some(&cards) {
            return broken(8, format!("{cards:?} were put behind {behind:?} in {order:?}"));
        }
        Ok(())
    }

    fn dot(&mut self, at: usize, canvas: RecordId) -> Held {
        let Some(card) = self.any_card(at, canvas) else { return Ok(()) };
        let dots = Dots::new(i64::try_from(self.rng.below(3)).unwrap()).unwrap();
        let seat = *self.rng.pick(&Seat::PAIR);
        let done = self.run(at, Command::Dot { card, seat, dots })?;
        self.counts.dots += usize::from(done.is_some());
        Ok(())
    }

    fn cover(&mut self, at: usize, canvas: RecordId) -> Held {
        let blind: Vec<String> = view::zones(self.copies[at].session.document(), canvas)
            .into_iter()
            .filter(|zone| zone.blind)
            .map(|zone| zone.key)
            .collect();
        if blind.is_empty() {
            return Ok(());
        }
        let zone = self.rng.pick(&blind).clone();
        let seat = *self.rng.pick(&Seat::PAIR);
        let cover = match self.rng.below(5) {
            0 => Cover::ShowNow,
            1 => Cover::NotIn(seat),
            _ => Cover::In(seat),
        };
        let done = self.run(at, Command::Cover { canvas, zone, cover })?;
        self.counts.covered += usize::from(done.is_some());
        Ok(())
    }

    fn arrow(&mut self, at: usize, canvas: RecordId) -> Held {
        let (from, to) = (self.any_card(at, canvas), self.any_card(at, canvas));
        let how: Option<EdgeHow> = self.any();
        let edge = Edge { parent: Some(canvas), from, to, how, label: self.any_text() };
        let id = RecordId::new(self.rng.wide());
        let made = self.run(at, Command::Add(New::of(id, &edge)))?;
        self.counts.arrow += usize::from(made.is_some());
        Ok(())
    }

    /// A zone of the pair's own, on the canvas or with a template of theirs.
    fn own_zone(&mut self, at: usize, canvas: RecordId) -> Held {
        let (id, own) = (RecordId::new(self.rng.wide()), RecordId::new(self.rng.wide()));
        let (sort, who): (Option<ZoneSort>, Option<ZoneWho>) = (self.any(), self.any());
        let (title, blind) = (self.any_text(), self.rng.percent(30));
        let zone = Zone { title, sort, who, blind, dots: self.any_number(), ..Zone::default() };
        let new = if self.rng.percent(50) {
            New::of(id, &Zone { parent: Some(canvas), ..zone })
        } else {
            let template = Template { title: self.any_text(), ..Template::default() };
            New::of(own, &template).and(New::of(id, &Zone { parent: Some(own), ..zone }))
        };
        let made = self.run(at, Command::Add(new))?;
        self.counts.own_zone += usize::from(made.is_some());
        Ok(())
    }

    fn choose_card(&mut self, at: usize, canvas: RecordId) -> Held {
        let Some(id) = self.any_card(at, canvas) else { return Ok(()) };
        let (size, tone): (Option<CardSize>, Option<Tone>) = (self.any(), self.any());
        let edit = match self.rng.below(3) {
            0 => Edit::one(id, Card::KIND, "size", json!(size)),
            1 => Edit::one(id, Card::KIND, "tone", json!(tone)),
            _ => Edit::one(canvas, Canvas::KIND, "step", json!(self.any_text())),
        };
        if self.run(at, Command::Set(edit))?.is_some() {
            self.counts.chosen += 1;
        }
        Ok(())
    }
}
