//! A JSON Canvas: what is read is whole, and as a board of ours it is written and read again as
//! the same board.

use std::collections::BTreeMap;

use workbook_core::board::{Sheet, SheetArrow, SheetCard, SheetZone, layout};
use workbook_core::command::{Command, Writer};
use workbook_core::document::Document;
use workbook_core::format::json_canvas::{
    CardAt, NODE_LIMIT, ReadArrow, ReadCanvas, ReadCard, ReadZone, read, write,
};
use workbook_core::id::{Actor, BookId, RecordId};
use workbook_core::record::{Card, CardSize};
use workbook_core::session::Session;
use workbook_core::stamp::{Seat, Timestamp};
use workbook_core::view::{self, LANE_LIMIT, Lane};

use super::{grows_no_more_than_it_may, screens};

const ID: RecordId = RecordId::new(9);

/// A page of a tablet, upright.
const PAGE: i32 = 720;

/// A law holds for the file these bytes are.
pub fn holds(bytes: &[u8]) {
    let Ok(found) = read(bytes.to_vec()) else { return };
    is_whole(&found, bytes.len());
    becomes_a_canvas(&found);
    let board = Board::of(&found);
    if board.is_for_others_alone() {
        return;
    }
    let text = board.written();
    let again = read(text.clone().into_bytes()).unwrap();
    assert_eq!((&again.repairs, &again.left_out), (&vec![], &vec![]));
    assert_eq!((&again.taken_as_text, again.divided), (&vec![], 0));
    is_whole(&again, text.len());
    let (zones, arrows) = board.as_read();
    assert_eq!(again.zones, zones);
    assert_eq!(again.arrows, arrows);
    assert_eq!(read(Board::of(&again).written().into_bytes()).unwrap(), again, "and so on");
}

/// Every place that is named is there, and no text is longer than a card may be.
fn is_whole(found: &ReadCanvas, into: usize) {
    let mut letters = 0;
    for zone in &found.zones {
        let names = zone.lanes.iter().chain(&zone.columns).chain([&zone.title]);
        letters += names.map(String::len).sum::<usize>();
        for card in &zone.cards {
            letters += card.text.len();
            assert!(card.text.chars().count() <= Card::TEXT.limit);
            assert!(card.lane.is_none_or(|lane| lane < zone.lanes.len().max(1)));
            assert!(card.column.is_none_or(|column| column < zone.columns.len().max(1)));
        }
        for names in [&zone.lanes, &zone.columns] {
            assert!(names.iter().all(|name| !name.is_empty()), "each is called something");
            let others = |at: usize| names.iter().skip(at + 1);
            let twice = names.iter().enumerate().any(|(at, name)| others(at).any(|o| o == name));
            assert!(!twice, "none is called like another");
        }
    }
    for end in found.arrows.iter().flat_map(|arrow| [arrow.from, arrow.to]) {
        assert!(found.zones[end.zone].cards.get(end.card).is_some());
    }
    grows_no_more_than_it_may(letters, into);
}

/// The canvas that is made of it in one step has every zone, card and arrow in its place.
fn becomes_a_canvas(found: &ReadCanvas) {
    let writer = Writer { seat: Seat::Both, now: Timestamp::from_ms(0) };
    let mut session = Session::new(Document::new(BookId::new(7)), Actor::new(1));
    let new = found.clone().into_new(ID, writer.seat, "cards");
    session.run(&Command::Add(new), writer).unwrap();
    let document = session.document();
    document.check_integrity().unwrap();
    screens::show(document);
    assert_eq!(view::arrows(document, ID, writer.seat).len(), found.arrows.len());
    let board = view::board(document, ID, writer.seat);
    assert_eq!(board.len(), found.zones.len());
    for (made, zone) in board.iter().zip(&found.zones) {
        let names = (made.zone.lanes.len(), made.zone.columns.len());
        assert_eq!(names, (zone.lanes.len(), zone.columns.len()));
        assert_eq!(made.cards.len(), zone.cards.len());
        for (id, card) in made.cards.iter().zip(&zone.cards) {
            let made_card: Card = document.get(*id).unwrap();
            let place = |lanes: &[Lane], key: &str| lanes.iter().position(|lane| lane.key == key);
            let wanted = |at: Option<usize>, names: &[String]| at.filter(|_| !names.is_empty());
            assert_eq!(made_card.text, card.text.trim());
            assert_eq!(place(&made.zone.lanes, &made_card.lane), wanted(card.lane, &zone.lanes));
            let column = place(&made.zone.columns, &made_card.column);
            assert_eq!(column, wanted(card.column, &zone.columns));
        }
    }
    session.undo(writer);
    assert_eq!(session.document().visible_count(), 0, "one step");
}

/// A board as it is written for other programs.
struct Board {
    sheet: Sheet,
    by: BTreeMap<RecordId, Option<Seat>>,
    arrows: Vec<SheetArrow>,
}

impl Board {
    fn of(found: &ReadCanvas) -> Self {
        let mut by = BTreeMap::new();
        let mut sheet = Sheet::default();
        let mut ids: Vec<Vec<RecordId>> = Vec::new();
        for zone in &found.zones {
            let mut own = Vec::new();
            for card in &zone.cards {
                let id = RecordId::new(by.len() as u128 + 1);
                own.push(id);
                by.insert(id, card.by);
            }
            sheet.zones.push(laid(zone, &own));
            ids.push(own);
        }
        let id = |at: CardAt| ids[at.zone][at.card];
        let arrow = |arrow: &ReadArrow| SheetArrow {
            from: id(arrow.from),
            to: id(arrow.to),
            label: arrow.label.clone(),
            how: arrow.how,
        };
        let arrows = found.arrows.iter().map(arrow).collect();
        Self { sheet, by, arrows }
    }

    /// Whether it has more groups or arrows than are read, or beside as many lanes as are shown one
    /// more for what lies in none.
    fn is_for_others_alone(&self) -> bool {
        let of_zone = |zone: &SheetZone| {
            let (lanes, columns) = (zone.lanes.len().max(1), zone.columns.len().max(1));
            1 + lanes + lanes * columns + zone.cards.len()
        };
        let zones = &self.sheet.zones;
        zones.iter().map(of_zone).sum::<usize>() > NODE_LIMIT
            || zones.iter().any(|zone| zone.lanes.len().max(zone.columns.len()) > LANE_LIMIT)
            || self.arrows.len() > NODE_LIMIT
    }

    fn written(&self) -> String {
        let by = |id: RecordId| self.by[&id];
        write(&self.sheet, &layout(&self.sheet, PAGE), &by, &self.arrows)
    }

    /// The board as reading should give it.
    fn as_read(&self) -> (Vec<ReadZone>, Vec<ReadArrow>) {
        let mut places = BTreeMap::new();
        let mut zones = Vec::new();
        for (at, zone) in self.sheet.zones.iter().enumerate() {
            let mut cards = Vec::new();
            for lane in 0..zone.lanes.len().max(1) {
                for column in 0..zone.columns.len().max(1) {
                    let here = zone.cards.iter().filter(|c| (c.lane, c.column) == (lane, column));
                    for card in here {
                        places.insert(card.id, CardAt { zone: at, card: cards.len() });
                        cards.push(self.card_as_read(zone, card));
                    }
                }
            }
            let (lanes, columns) = (zone.lanes.clone(), zone.columns.clone());
            zones.push(ReadZone { title: zone.title.clone(), lanes, columns, cards });
        }
        let arrow = |arrow: &SheetArrow| ReadArrow {
            from: places[&arrow.from],
            to: places[&arrow.to],
            label: arrow.label.clone(),
            how: arrow.how,
        };
        (zones, self.arrows.iter().map(arrow).collect())
    }

    fn card_as_read(&self, zone: &SheetZone, card: &SheetCard) -> ReadCard {
        let grid = !zone.lanes.is_empty() || !zone.columns.is_empty();
        ReadCard {
            text: card.text.clone(),
            by: self.by[&card.id],
            lane: grid.then_some(card.lane),
            column: (!zone.columns.is_empty()).then_some(card.column),
            size: Some(CardSize::Normal),
        }
    }
}

/// A zone as it is laid out. What lies beside all lanes or columns has one of its own at the end.
fn laid(zone: &ReadZone, ids: &[RecordId]) -> SheetZone {
    let (lost_lane, lost_column) = (zone.lanes.len(), zone.columns.len());
    let beside = |names: &[String], lost: bool| -> Vec<String> {
        let mut names = names.to_vec();
        if lost && !names.is_empty() {
            let name = (0..=names.len())
                .map(|n| format!("not placed {n}"))
                .find(|name| !names.contains(name));
            names.extend(name);
        }
        names
    };
    let card = |(card, id): (&ReadCard, &RecordId)| SheetCard {
        id: *id,
        lane: if lost_lane == 0 { 0 } else { card.lane.unwrap_or(lost_lane) },
        column: if lost_column == 0 { 0 } else { card.column.unwrap_or(lost_column) },
        text: card.text.clone(),
        // A large card is as wide as its column allows: a size may not come back.
        size: CardSize::Normal,
        place: None,
        foot: 0,
    };
    SheetZone {
        title: zone.title.clone(),
        lanes: beside(&zone.lanes, zone.cards.iter().any(|card| card.lane.is_none())),
        columns: beside(&zone.columns, zone.cards.iter().any(|card| card.column.is_none())),
        cards: zone.cards.iter().zip(ids).map(card).collect(),
        wide: zone.columns.len() > 1,
        ..SheetZone::default()
    }
}
