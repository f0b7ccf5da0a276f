//! What stands on a canvas, zone by zone, as plain data in words: what the seat that looks may see.
//! Not for how it is set.

use workbook_core::format::readable::Item;
use workbook_core::id::RecordId;
use workbook_core::record::{Card, Height, Rung, Ten, ZoneSort, ZoneWho};
use workbook_core::stamp::Seat;
use workbook_core::view::{self, Filled, Lane, ZoneView};

use super::Reader;
use crate::i18n::choices::Worded;
use crate::i18n::{templates, tr, words};

/// One zone on paper.
#[derive(Debug, Clone, PartialEq)]
pub struct PaperZone {
    pub title: String,
    pub ask: String,
    /// How many cards of the other are covered.
    pub covered: usize,
    pub body: Body,
}

/// What a zone holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
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

impl Reader<'_> {
    /// The zones of a canvas.
    pub fn paper(&self, canvas: RecordId) -> Vec<PaperZone> {
        let board = view::board(self.document, canvas, self.looks);
        board.iter().map(|filled| self.zone(canvas, filled)).collect()
    }

    fn zone(&self, canvas: RecordId, filled: &Filled) -> PaperZone {
        let own = |id: RecordId, field: &str| self.said(id, field);
        let body = self.body(canvas, filled);
        // Side by side, it is said where it is covered.
        let told = matches!(body, Body::Sides(_));
        PaperZone {
            title: templates::zone_name(&filled.zone, &own),
            ask: templates::zone_asks(&filled.zone, &own),
            covered: if told { 0 } else { filled.covered },
            body,
        }
    }

    fn body(&self, canvas: RecordId, filled: &Filled) -> Body {
        let zone = &filled.zone;
        match zone.sort {
            ZoneSort::Grid => self.grid(filled),
            ZoneSort::Line => Body::Line(self.line(canvas, zone)),
            ZoneSort::Ladder => Body::Ladder(self.rungs(filled)),
            ZoneSort::Scale => {
                let cards = self.cards(filled);
                let score = |seat: Seat| {
                    let card = cards.iter().find(|(_, card)| card.by == Some(seat));
                    (seat, card.and_then(|(_, card)| card.score).map(Ten::get))
                };
                Body::Scale(answering(zone).into_iter().map(score).collect())
            }
            ZoneSort::Hands => {
                let hand =
                    |seat: Seat| view::hand_in_zone(self.document, canvas, zone, seat, self.looks);
                let said = |seat: Seat| (seat, words::hand(hand(seat)).to_owned());
                Body::Hands(Seat::PAIR.map(said).to_vec())
            }
            ZoneSort::Arrows => Body::Arrows(self.items(filled), self.sentences(canvas, filled)),
            ZoneSort::Cards | ZoneSort::Text | ZoneSort::Newer if zone.who == ZoneWho::Each => {
                let all = self.items(filled);
                let of = |seat: Seat| {
                    let seen = !filled.shown.hides(seat, self.looks);
                    (
                        seat,
                        seen.then(|| all.iter().filter(|i| i.by == Some(seat)).cloned().collect()),
                    )
                };
                Body::Sides(seats(zone).into_iter().map(of).collect())
            }
            ZoneSort::Cards | ZoneSort::Text | ZoneSort::Newer => Body::Heap(self.items(filled)),
        }
    }

    fn cards(&self, filled: &Filled) -> Vec<(RecordId, Card)> {
        filled.cards.iter().filter_map(|id| Some((*id, self.document.get(*id)?))).collect()
    }

    fn items(&self, filled: &Filled) -> Vec<Item> {
        self.cards(filled).iter().filter_map(|(id, card)| self.item(*id, card)).collect()
    }

    /// A card with its words; none for one that says nothing.
    fn item(&self, id: RecordId, card: &Card) -> Option<Item> {
        let text = self.said(id, Card::TEXT.field);
        let more = foot(card).join(" · ");
        let says = !text.is_empty() || !more.is_empty();
        says.then(|| Item { text, by: Some(card.by.unwrap_or(Seat::Both)), more })
    }

    /// Cards in lanes and columns; those that lie in no lane or column that is there come last.
    fn grid(&self, filled: &Filled) -> Body {
        let zone = &filled.zone;
        let own = |id: RecordId, field: &str| self.said(id, field);
        let all = self.cards(filled);
        let at = |lanes: &[Lane], key: &str| lanes.iter().position(|lane| lane.key == key);
        let lost = |card: &Card| {
            (!zone.lanes.is_empty() && at(&zone.lanes, &card.lane).is_none())
                || (!zone.columns.is_empty() && at(&zone.columns, &card.column).is_none())
        };
        let name = |lane: &Lane| templates::lane_name(zone, lane, &own);
        let columns: Vec<String> = zone.columns.iter().map(name).collect();
        let fits = |lane: Option<&Lane>, column: Option<&Lane>| -> Vec<Item> {
            let here = |(_, card): &&(RecordId, Card)| {
                !lost(card)
                    && lane.is_none_or(|lane| lane.key == card.lane)
                    && column.is_none_or(|column| column.key == card.column)
            };
            all.iter().filter(here).filter_map(|(id, card)| self.item(*id, card)).collect()
        };
        let cells = |lane: Option<&Lane>| -> Vec<Vec<Item>> {
            if zone.columns.is_empty() {
                return vec![fits(lane, None)];
            }
            zone.columns.iter().map(|column| fits(lane, Some(column))).collect()
        };
        let mut rows: Vec<(String, Vec<Vec<Item>>)> =
            zone.lanes.iter().map(|lane| (name(lane), cells(Some(lane)))).collect();
        if zone.lanes.is_empty() {
            rows.push((String::new(), cells(None)));
        }
        let without = all.iter().filter(|(_, card)| lost(card));
        let without: Vec<Item> = without.filter_map(|(id, card)| self.item(*id, card)).collect();
        if !without.is_empty() {
            let mut cells = vec![without];
            cells.resize(columns.len().max(1), Vec::new());
            rows.push((tr::takeout::not_placed().to_owned(), cells));
        }
        Body::Grid(columns, rows)
    }

    fn line(&self, canvas: RecordId, zone: &ZoneView) -> Vec<(String, [String; 2])> {
        let felt = |height: Option<Height>, point: Option<RecordId>| -> String {
            let Some(height) = height else { return String::new() };
            let feeling = point.map(|point| self.said(point, Card::FEELING.field));
            match feeling.unwrap_or_default().trim() {
                "" => words::height(height),
                feeling => format!("{}, {feeling}", words::height(height)),
            }
        };
        let moment = |moment: view::Moment| {
            let [patient, professional] = moment.heights;
            let [one, other] = moment.points;
            let felt = [felt(patient, one), felt(professional, other)];
            (self.said(moment.card, Card::TEXT.field), felt)
        };
        let line = view::line(self.document, canvas, zone, self.looks);
        line.into_iter().map(moment).collect()
    }

    fn rungs(&self, filled: &Filled) -> Vec<(&'static str, String)> {
        let all = self.cards(filled);
        let says = |rung: Rung| {
            let card = all.iter().find(|(_, card)| card.lane == rung.get().to_string());
            let said = card.map(|(id, _)| self.said(*id, Card::TEXT.field));
            (words::rung_title(rung), said.unwrap_or_default())
        };
        Rung::all().rev().map(says).collect()
    }

    /// The arrows that start at cards of a zone, as sentences.
    fn sentences(&self, canvas: RecordId, filled: &Filled) -> Vec<String> {
        let arrows = view::arrows(self.document, canvas, self.looks).into_iter();
        let arrows = arrows.filter(|arrow| filled.cards.contains(&arrow.from));
        arrows
            .map(|arrow| {
                let text = |card| self.said(card, Card::TEXT.field);
                let label = self.said(arrow.edge, "label");
                arrow_words(&text(arrow.from), &label, arrow.how.words(), &text(arrow.to))
            })
            .collect()
    }
}

/// The seats whose answers stand in a zone, in the order they are shown.
pub fn seats(zone: &ZoneView) -> Vec<Seat> {
    match zone.who {
        ZoneWho::Together | ZoneWho::Newer => vec![Seat::Both],
        ZoneWho::Each => Seat::PAIR.to_vec(),
        ZoneWho::Patient => vec![Seat::Patient],
        ZoneWho::Professional => vec![Seat::Professional],
    }
}

/// Whether each seat answers alone where a zone of this kind says nothing else.
pub fn answering(zone: &ZoneView) -> Vec<Seat> {
    match (zone.sort, zone.who) {
        (ZoneSort::Scale | ZoneSort::Hands | ZoneSort::Line, ZoneWho::Together) => {
            Seat::PAIR.to_vec()
        }
        _ => seats(zone),
    }
}

/// What stands below the words of a card: how it felt, and its dots.
pub fn foot(card: &Card) -> Vec<String> {
    let feeling = Some(card.feeling.trim().to_owned()).filter(|feeling| !feeling.is_empty());
    let dots = usize::try_from(card.dots(Seat::Both)).unwrap_or_default();
    let dots = (dots > 0).then(|| tr::takeout::dots(dots));
    feeling.into_iter().chain(dots).collect()
}

/// An arrow as a sentence: its own words, or what it means.
pub fn arrow_words(from: &str, label: &str, how: &str, to: &str) -> String {
    let how = if label.trim().is_empty() { how } else { label.trim() };
    tr::takeout::arrow(from.trim(), how, to.trim())
}
