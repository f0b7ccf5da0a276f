//! A workbook in which every kind of a canvas has every field written: for its golden file.
//! `WRITE_CANVASES=path` writes it, once; then it is never edited.

use serde_json::json;
use workbook_core::command::{Command, Cover, New, Said, Slot, Spot};
use workbook_core::document::Document;
use workbook_core::id::RecordId;
use workbook_core::record::{
    Answer, Canvas, Card, Dots, Edge, EdgeHow, Height, Link, LinkHow, Minutes, Record, Rung,
    Template, Ten, Zone, ZoneSort,
};
use workbook_core::session::Session;
use workbook_core::stamp::Seat;
use workbook_core::view::{self, Hand};

use crate::deeds::type_in;
use crate::format_sample::{aim, file, started};
use crate::kinds_sample::Pair;

const AIM_SHEET: RecordId = RecordId::new(0xc1 << 64);
const LINE_SHEET: RecordId = RecordId::new(0xc2 << 64);
const OPEN_SHEET: RecordId = RecordId::new(0xc3 << 64);
const TEMPLATE: RecordId = RecordId::new(0xc4 << 64);
const TEMPLATE_ZONE: RecordId = RecordId::new(0xc5 << 64);
const OWN_ZONE: RecordId = RecordId::new(0xc6 << 64);
const EDGE: RecordId = RecordId::new(0xc7 << 64);

fn card(number: u128) -> RecordId {
    RecordId::new(0xca << 64 | number)
}

fn add<T: Record>(pair: &mut Pair, seat: Seat, id: RecordId, record: &T) {
    pair.run(seat, &Command::Add(New::of(id, record)));
}

fn fill(pair: &mut Pair, canvas: RecordId, zone: &str, seat: Seat, slot: Slot, said: Said) {
    pair.run(seat, &Command::Fill { canvas, zone: zone.into(), slot, said });
}

/// The workbook.
pub(crate) fn sample() -> Session {
    let mut pair = Pair { session: started(43), now: 100 };
    for (id, template) in
        [(AIM_SHEET, "our_aim"), (LINE_SHEET, "feelings_line"), (OPEN_SHEET, "open")]
    {
        let canvas = Canvas { template: template.into(), version: 1, ..Canvas::default() };
        add(&mut pair, Seat::Both, id, &canvas);
    }
    let chosen = [("step", json!("board")), ("archived", json!(false))];
    pair.fill(Seat::Both, OPEN_SHEET, Canvas::KIND, &chosen);
    an_aim(&mut pair);
    a_line(&mut pair);
    a_board(&mut pair);
    let template = Template {
        title: "Our own".into(),
        minutes: Minutes::new(15).ok(),
        starts: Some(Seat::Patient),
        ..Template::default()
    };
    let zone = Zone { parent: Some(TEMPLATE), ..Zone::default() };
    let both = New::of(TEMPLATE, &template).and(New::of(TEMPLATE_ZONE, &zone));
    pair.run(Seat::Both, &Command::Add(both));
    pair.fill(Seat::Both, TEMPLATE, Template::KIND, &[]);
    let values = [
        ("sort", json!("grid")),
        ("who", json!("each")),
        ("blind", json!(true)),
        ("dots", json!(2)),
    ];
    pair.fill(Seat::Both, TEMPLATE_ZONE, Zone::KIND, &values);
    pair.session
}

/// Words of both, of which the professional's are not in yet, and the hands of both.
fn an_aim(pair: &mut Pair) {
    let text = |words: &str| Said::Text(words.into());
    for seat in Seat::PAIR {
        let said = text(seat.name());
        fill(pair, AIM_SHEET, "words", seat, Slot::Text(seat), said);
    }
    let (zone, cover) = ("words".to_owned(), Cover::In(Seat::Patient));
    pair.run(Seat::Patient, &Command::Cover { canvas: AIM_SHEET, zone, cover });
    let ours = Slot::Text(Seat::Both);
    fill(pair, AIM_SHEET, "our_words", Seat::Both, ours, text("Sleep until six"));
    let zero = Slot::Rung(Rung::new(0).unwrap());
    fill(pair, AIM_SHEET, "ladder", Seat::Both, zero, text("most nights"));
    for (seat, answer) in [(Seat::Patient, Answer::Agree), (Seat::Professional, Answer::NotYet)] {
        fill(pair, AIM_SHEET, "yes", seat, Slot::Hand(seat), Said::Answer(Some(answer)));
    }
}

/// Two lines over two moments, shown.
fn a_line(pair: &mut Pair) {
    for (number, text) in [(1, "the call"), (2, "the visit")] {
        let moment = Card {
            parent: Some(LINE_SHEET),
            zone: "moments".into(),
            by: Some(Seat::Both),
            text: text.into(),
            ..Card::default()
        };
        add(pair, Seat::Both, card(number), &moment);
    }
    for (number, heights) in [(1, [3, -2]), (2, [0, 1])] {
        for (seat, height) in Seat::PAIR.into_iter().zip(heights) {
            let point = Slot::Point { moment: card(number), seat };
            let height = Said::Height(Height::new(height).ok());
            fill(pair, LINE_SHEET, "line", seat, point, height);
        }
    }
    let point = Slot::Point { moment: card(1), seat: Seat::Patient };
    fill(pair, LINE_SHEET, "line", Seat::Patient, point, Said::Feeling("hopeful".into()));
    let (zone, cover) = ("line".to_owned(), Cover::ShowNow);
    pair.run(Seat::Both, &Command::Cover { canvas: LINE_SHEET, zone, cover });
}

/// Cards with all they can have, an arrow, and zones of the pair's own.
fn a_board(pair: &mut Pair) {
    let zone = Zone {
        parent: Some(OPEN_SHEET),
        title: "Weigh".into(),
        sort: Some(ZoneSort::Grid),
        lanes: "now\nlater".into(),
        columns: "good\nhard".into(),
        dots: Dots::new(3).ok(),
        ..Zone::default()
    };
    add(pair, Seat::Both, OWN_ZONE, &zone);
    for number in [3, 4] {
        let on = Card {
            parent: Some(OPEN_SHEET),
            zone: "board".into(),
            by: Some(Seat::Patient),
            ..Card::default()
        };
        add(pair, Seat::Patient, card(number), &on);
        let values = [("size", json!("large")), ("tone", json!("rose")), ("place", json!(4))];
        pair.fill(Seat::Patient, card(number), Card::KIND, &values);
    }
    let how = Some(EdgeHow::GetsInTheWay);
    let (from, to) = (Some(card(3)), Some(card(4)));
    add(
        pair,
        Seat::Both,
        EDGE,
        &Edge { parent: Some(OPEN_SHEET), from, to, how, ..Edge::default() },
    );
    pair.run(Seat::Both, &type_in(EDGE, Edge::LABEL, "so that"));
    let spot = Spot { zone: OWN_ZONE.to_string(), lane: "now".into(), column: "hard".into() };
    pair.run(Seat::Both, &Command::Put { cards: vec![card(4)], spot, behind: None });
    for seat in Seat::PAIR {
        let dots = Dots::new(2).unwrap();
        pair.run(seat, &Command::Dot { card: card(4), seat, dots });
    }
    let scale = Zone { parent: Some(OPEN_SHEET), sort: Some(ZoneSort::Scale), ..Zone::default() };
    let id = RecordId::new(0xc8 << 64);
    add(pair, Seat::Both, id, &scale);
    let seven = Said::Score(Ten::new(7).ok());
    fill(pair, OPEN_SHEET, &id.to_string(), Seat::Patient, Slot::Scale(Seat::Patient), seven);
    let link = Link { parent: Some(aim(1).0), to: Some(card(3)), how: Some(LinkHow::CameFrom) };
    add(pair, Seat::Both, RecordId::new(0xc9 << 64), &link);
}

/// What a screen has to show of it.
pub(crate) fn shows(document: &Document) {
    let zone = |canvas, key: &str| view::zone(document, canvas, key).unwrap();
    let covered = |looks| {
        let board = view::board(document, AIM_SHEET, looks);
        board.into_iter().map(|filled| filled.covered).sum::<usize>()
    };
    assert_eq!([Seat::Patient, Seat::Professional, Seat::Both].map(covered), [1, 1, 2]);
    let hands = Seat::PAIR.map(|seat| {
        view::hand_in_zone(document, AIM_SHEET, &zone(AIM_SHEET, "yes"), seat, Seat::Both)
    });
    assert_eq!(hands, [Hand::Yes, Hand::NotYet]);
    let line = view::line(document, LINE_SHEET, &zone(LINE_SHEET, "line"), Seat::Both);
    assert_eq!(view::widest(&line), Some((card(1), 5)));
    assert_eq!(view::arrows(document, OPEN_SHEET, Seat::Both).len(), 1);
    assert_eq!(view::became(document, OPEN_SHEET).get(&card(3)), Some(&vec![aim(1).0]));
    let own = view::board(document, OPEN_SHEET, Seat::Professional);
    let own = own.into_iter().find(|filled| filled.zone.key == OWN_ZONE.to_string()).unwrap();
    assert_eq!((own.cards, own.zone.lanes.len(), own.zone.dots), (vec![card(4)], 2, 3));
    assert_eq!(document.get::<Card>(card(4)).unwrap().dots(Seat::Both), 4);
    assert_eq!(document.hanging(TEMPLATE, "zone"), [TEMPLATE_ZONE]);
}

#[test]
fn g3_a_workbook_with_canvases_can_be_made_by_commands() {
    let session = sample();
    session.document().check_integrity().unwrap();
    shows(session.document());
    if let Some(path) = std::env::var_os("WRITE_CANVASES") {
        std::fs::write(path, file(&session)).unwrap();
    }
}
