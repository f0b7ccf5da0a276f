//! A pair with one canvas, and what they do on it in few words.

use workbook_core::command::{Command, CommandError, Cover, New, Said, Slot, Spot};
use workbook_core::id::RecordId;
use workbook_core::record::{Canvas, Card, Dots, Edge, Zone};
use workbook_core::stamp::Seat;
use workbook_core::view::{self, Filled};

use crate::world_pair::{Page, pair};

pub(crate) const SHEET: RecordId = RecordId::new(0xca_0000);

pub(crate) type Done<T = ()> = Result<T, CommandError>;

/// The patient's page and the professional's, both with one canvas of a template.
pub(crate) fn sheets(template: &str) -> (Page, Page) {
    let (mut patient, _) = pair();
    let canvas = Canvas { template: template.into(), version: 1, ..Canvas::default() };
    patient.run(Command::Add(New::of(SHEET, &canvas)));
    let professional = patient.reloaded(22, Seat::Professional);
    (patient.reloaded(12, Seat::Patient), professional)
}

pub(crate) fn id(number: u128) -> RecordId {
    RecordId::new(0xcc_0000 + number)
}

pub(crate) fn card(zone: &str, by: Seat, text: &str) -> Card {
    let (zone, text) = (zone.to_owned(), text.to_owned());
    Card { parent: Some(SHEET), zone, by: Some(by), text, ..Card::default() }
}

pub(crate) fn add(page: &mut Page, number: u128, card: &Card) -> Done<RecordId> {
    page.try_run(Command::Add(New::of(id(number), card))).map(|_| id(number))
}

/// A card of whoever has the page.
pub(crate) fn own(page: &mut Page, number: u128, zone: &str, text: &str) -> RecordId {
    let card = card(zone, page.seat, text);
    add(page, number, &card).unwrap()
}

pub(crate) fn zone(page: &mut Page, number: u128, zone: Zone) -> String {
    let zone = Zone { parent: Some(SHEET), ..zone };
    page.run(Command::Add(New::of(id(number), &zone)));
    id(number).to_string()
}

pub(crate) fn edge(page: &mut Page, number: u128, from: RecordId, to: RecordId) -> Done<RecordId> {
    let (parent, from, to) = (Some(SHEET), Some(from), Some(to));
    let edge = Edge { parent, from, to, label: "because".into(), ..Edge::default() };
    page.try_run(Command::Add(New::of(id(number), &edge))).map(|_| id(number))
}

pub(crate) fn fill(page: &mut Page, zone: &str, slot: Slot, said: Said) -> Done {
    let zone = zone.to_owned();
    page.try_run(Command::Fill { canvas: SHEET, zone, slot, said }).map(drop)
}

pub(crate) fn say(page: &mut Page, zone: &str, seat: Seat, text: &str) -> Done {
    fill(page, zone, Slot::Text(seat), Said::Text(text.into()))
}

pub(crate) fn spot(zone: &str) -> Spot {
    Spot { zone: zone.into(), ..Spot::default() }
}

pub(crate) fn put(
    page: &mut Page,
    cards: &[RecordId],
    zone: &str,
    behind: Option<RecordId>,
) -> Done {
    page.try_run(Command::Put { cards: cards.to_vec(), spot: spot(zone), behind }).map(drop)
}

pub(crate) fn dot(page: &mut Page, card: RecordId, seat: Seat, dots: i64) -> Done {
    let dots = Dots::new(dots).unwrap();
    page.try_run(Command::Dot { card, seat, dots }).map(drop)
}

pub(crate) fn cover(page: &mut Page, zone: &str, cover: Cover) -> Done {
    let zone = zone.to_owned();
    page.try_run(Command::Cover { canvas: SHEET, zone, cover }).map(drop)
}

pub(crate) fn filled(page: &Page, zone: &str, looks: Seat) -> Filled {
    let board = view::board(page.document(), SHEET, looks);
    board.into_iter().find(|filled| filled.zone.key == zone).unwrap()
}

/// The cards of a zone as whoever has the page sees them.
pub(crate) fn cards(page: &Page, zone: &str) -> Vec<RecordId> {
    filled(page, zone, page.seat).cards
}

pub(crate) fn text(page: &Page, id: RecordId) -> String {
    page.document().entry(id).unwrap().text("text").to_owned()
}

pub(crate) fn slot(zone: &str, slot: Slot) -> RecordId {
    slot.id(SHEET, zone)
}
