//! Boards to JSON Canvas and back, and the files of other programs.

use proptest::prelude::*;
use serde_json::{Value, json};
use workbook_core::board::measure::{LARGE, NORMAL, SMALL};
use workbook_core::board::{Sheet, SheetArrow, SheetZone, layout};
use workbook_core::command::Command;
use workbook_core::document::Document;
use workbook_core::format::json_canvas::{
    CanvasError, CardAt, LeftOut, NODE_LIMIT, ReadArrow, ReadCanvas, Taken, read, write,
};
use workbook_core::format::{Foreign, ImportError, RecordError, Repair, SIZE_LIMIT, TEXT_LIMIT};
use workbook_core::id::{Actor, BookId, RecordId};
use workbook_core::record::EdgeHow;
use workbook_core::session::Session;
use workbook_core::stamp::Seat;

use crate::board_sheet::{Dice, PAGE, card, grid, id, templates, zone};
use crate::format_sample::writer;

fn by(id: RecordId) -> Option<Seat> {
    [Some(Seat::Patient), Some(Seat::Professional), None][(id.number() % 3) as usize]
}

/// Arrows among the cards of a sheet.
fn arrows(sheet: &Sheet, dice: &mut Dice) -> Vec<SheetArrow> {
    let cards: Vec<RecordId> =
        sheet.zones.iter().flat_map(|zone| &zone.cards).map(|card| card.id).collect();
    let mut out = Vec::new();
    for _ in 0..cards.len().min(6) {
        let mut pick = || cards[dice.roll(cards.len() as u64)];
        let (from, to) = (pick(), pick());
        if from == to {
            continue;
        }
        let how = [EdgeHow::LeadsTo, EdgeHow::Helps, EdgeHow::GetsInTheWay][dice.roll(3)];
        let label = ["", "so", "because of it"][dice.roll(3)].to_owned();
        out.push(SheetArrow { from, to, label, how });
    }
    out
}

/// The sheet as reading should give it.
fn wanted(sheet: &Sheet, arrows: &[SheetArrow]) -> ReadCanvas {
    let mut out = ReadCanvas::default();
    let mut places = std::collections::BTreeMap::new();
    for (at, zone) in sheet.zones.iter().enumerate() {
        let mut read = workbook_core::format::json_canvas::ReadZone {
            title: zone.title.clone(),
            lanes: zone.lanes.clone(),
            columns: zone.columns.clone(),
            cards: Vec::new(),
        };
        let grid = !zone.lanes.is_empty() || !zone.columns.is_empty();
        for lane in 0..zone.lanes.len().max(1) {
            for column in 0..zone.columns.len().max(1) {
                let here = zone.cards.iter().filter(|c| (c.lane, c.column) == (lane, column));
                for card in here {
                    places.insert(card.id, CardAt { zone: at, card: read.cards.len() });
                    read.cards.push(workbook_core::format::json_canvas::ReadCard {
                        text: card.text.clone(),
                        by: by(card.id),
                        lane: grid.then_some(lane),
                        column: (!zone.columns.is_empty()).then_some(column),
                        size: None,
                    });
                }
            }
        }
        out.zones.push(read);
    }
    for arrow in arrows {
        let (from, to) = (places[&arrow.from], places[&arrow.to]);
        out.arrows.push(ReadArrow { from, to, label: arrow.label.clone(), how: arrow.how });
    }
    out
}

fn check_round(sheet: &Sheet, arrows: &[SheetArrow], page: i32) {
    let placed = layout(sheet, page);
    let file = write(sheet, &placed, &by, arrows);
    assert_eq!(write(sheet, &placed, &by, arrows), file);
    let mut found = read(file.clone().into_bytes()).unwrap();
    for card in found.zones.iter_mut().flat_map(|zone| &mut zone.cards) {
        card.size = None;
    }
    assert_eq!(found, wanted(sheet, arrows), "{file}");
}

#[test]
fn p22_every_template_reads_back_as_it_was_written() {
    for (seed, most, page) in
        [(1, 1, PAGE), (2, 8, PAGE), (3, 40, PAGE), (4, 8, 320), (5, 8, 2_000)]
    {
        let mut dice = Dice(seed);
        for sheet in templates(&mut dice, most) {
            let arrows = arrows(&sheet, &mut dice);
            check_round(&sheet, &arrows, page);
        }
    }
}

#[test]
fn p22_grids_empty_texts_and_names_of_all_kinds_read_back() {
    let mut odd = zone("\"å {} 日本\" 😀", 50, 2);
    odd.cards[0].text = String::new();
    odd.cards[1].text = "two\nlines \"and\" \\ signs\t😀".into();
    let zones = vec![
        grid("lanes", 0, 3, 0),
        grid("columns", 10, 0, 3),
        grid("both", 20, 2, 3),
        grid("one", 30, 1, 1),
        odd,
        SheetZone::default(),
    ];
    check_round(&Sheet { zones }, &[], PAGE);
    check_round(&Sheet::default(), &[], PAGE);
}

pub(crate) fn parsed(file: &Value) -> ReadCanvas {
    read(file.to_string().into_bytes()).unwrap()
}

/// A file written anew from what the specification describes: each type of node, each side, each
/// end, presets and hexadecimal colours.
fn sample() -> Value {
    json!({
        "nodes": [
            {"id": "g1", "type": "group", "x": -400, "y": -200, "width": 700, "height": 500,
             "label": "Plan", "background": "wall.png", "backgroundStyle": "ratio", "color": "3"},
            {"id": "t1", "type": "text", "x": -350, "y": -150, "width": 250, "height": 60,
             "text": "# Call\nthe *clinic*", "color": "5"},
            {"id": "t2", "type": "text", "x": 0, "y": -150, "width": 250, "height": 60,
             "text": "Write it down", "color": "6"},
            {"id": "f1", "type": "file", "x": -350, "y": 0, "width": 250, "height": 200,
             "file": "notes/week.md", "subpath": "#Monday", "color": "#A1B2C3"},
            {"id": "l1", "type": "link", "x": 0, "y": 0, "width": 250, "height": 200,
             "url": "https://example.org/bus"},
            {"id": "g2", "type": "group", "x": 500, "y": -200, "width": 300, "height": 300},
            {"id": "t3", "type": "text", "x": 520, "y": -100, "width": 250, "height": 60, "text": "In a group without a name"},
            {"id": "t4", "type": "text", "x": 0, "y": 900, "width": 250, "height": 60, "text": "Alone"}
        ],
        "edges": [
            {"id": "e1", "fromNode": "t1", "fromSide": "right", "fromEnd": "none",
             "toNode": "t2", "toSide": "left", "toEnd": "arrow", "label": "then", "color": "4"},
            {"id": "e2", "fromNode": "t1", "fromSide": "bottom", "toNode": "f1", "toSide": "top", "color": "1"},
            {"id": "e3", "fromNode": "l1", "fromEnd": "arrow", "toNode": "t4", "toEnd": "none", "color": "#00ff00"},
            {"id": "e4", "fromNode": "t3", "fromEnd": "arrow", "toNode": "t4", "label": "both ways"},
            {"id": "e5", "fromNode": "t3", "toNode": "t4", "toEnd": "none"},
            {"id": "e6", "fromNode": "g1", "toNode": "t4"}
        ]
    })
}

#[test]
fn p23_every_kind_of_node_end_side_and_colour_is_read() {
    let found = parsed(&sample());
    let titles: Vec<&str> = found.zones.iter().map(|zone| zone.title.as_str()).collect();
    assert_eq!(titles, ["Plan", "", ""]);
    let texts = |zone: usize| {
        let cards = found.zones[zone].cards.iter();
        cards.map(|card| (card.text.as_str(), card.by)).collect::<Vec<_>>()
    };
    assert_eq!(
        texts(0),
        [
            ("# Call\nthe *clinic*", Some(Seat::Patient)),
            ("Write it down", Some(Seat::Professional)),
            ("notes/week.md#Monday", None),
            ("https://example.org/bus", None),
        ]
    );
    assert_eq!(texts(1), [("In a group without a name", None)]);
    assert_eq!(texts(2), [("Alone", None)], "a zone of its own");
    assert_eq!(found.taken_as_text, [(3, Taken::File), (4, Taken::Link)]);
    assert_eq!(found.left_out, [LeftOut::Background(0), LeftOut::Edge(5)]);
    let at = |zone, card| CardAt { zone, card };
    let arrow = |from, to, label: &str, how| ReadArrow { from, to, label: label.into(), how };
    assert_eq!(
        found.arrows,
        [
            arrow(at(0, 0), at(0, 1), "then", EdgeHow::Helps),
            arrow(at(0, 0), at(0, 2), "", EdgeHow::GetsInTheWay),
            arrow(at(2, 0), at(0, 3), "", EdgeHow::LeadsTo),
            arrow(at(1, 0), at(2, 0), "both ways", EdgeHow::LeadsTo),
            arrow(at(2, 0), at(1, 0), "both ways", EdgeHow::LeadsTo),
            arrow(at(1, 0), at(2, 0), "", EdgeHow::LeadsTo),
        ]
    );
}

pub(crate) fn node(at: usize, kind: &str, more: Value) -> Value {
    let mut node = json!({"id": format!("n{at}"), "type": kind, "x": 0, "y": at * 100, "width": 200, "height": 50});
    node.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    node
}

#[test]
fn p23_groups_within_groups_are_lanes_then_columns() {
    let group = |at: usize, label: &str, x: i32, y: i32, w: i32| json!({"id": format!("g{at}"), "type": "group", "label": label, "x": x, "y": y, "width": w, "height": w});
    let text = |at: usize, x: i32, y: i32| {
        node(
            at,
            "text",
            json!({"x": x, "y": y, "width": 10, "height": 10, "text": format!("{at}")}),
        )
    };
    let file = json!({"nodes": [
        group(0, "zone", 0, 0, 1000), group(1, "late", 500, 500, 400), group(2, "early", 10, 10, 400),
        group(3, "", 520, 520, 300), group(4, "deep", 530, 530, 100), group(5, "", 20, 20, 300),
        text(6, 990, 900), text(7, 550, 550), text(8, 880, 880), text(9, 30, 30), text(10, 31, 30),
    ]});
    let found = parsed(&file);
    let [zone] = found.zones.as_slice() else { panic!("one zone") };
    assert_eq!(zone.lanes, ["early", "late"]);
    assert_eq!(zone.columns, Vec::<String>::new(), "one without a name is none");
    let cards: Vec<(&str, Option<usize>)> =
        zone.cards.iter().map(|card| (card.text.as_str(), card.lane)).collect();
    let wanted = [("6", None), ("9", Some(0)), ("10", Some(0)), ("8", Some(1)), ("7", Some(1))];
    assert_eq!(cards, wanted);
    assert_eq!(found.left_out, [LeftOut::Group(4)]);
}

#[test]
fn p24_a_long_text_is_divided_and_nothing_is_cut() {
    let check = |text: &str, parts: usize| {
        let found = parsed(&json!({"nodes": [
            node(0, "text", json!({"text": text})), node(1, "text", json!({"text": "end"})),
        ], "edges": [{"id": "e", "fromNode": "n1", "toNode": "n0"}]}));
        let cards = &found.zones[0].cards;
        assert_eq!(cards.len(), parts + 1, "{text}");
        assert!(cards.iter().all(|card| card.text.chars().count() <= 240));
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let all: String = cards.iter().take(parts).map(|card| card.text.as_str()).collect();
        assert_eq!(letters(&all), letters(text));
        assert_eq!(found.divided, usize::from(parts > 1));
        assert_eq!(found.arrows[0].to, CardAt { zone: 0, card: 0 });
        assert_eq!(found.arrows[0].from, CardAt { zone: 0, card: parts });
        cards.iter().take(parts).map(|card| card.text.clone()).collect::<Vec<_>>()
    };
    check(&"x".repeat(240), 1);
    check(&"å".repeat(241), 2);
    check(&format!("{}\n", "x".repeat(240)), 1);
    check(&"word ".repeat(100), 3);
    let parts = check(&format!("{} {}", "a ".repeat(100), "b".repeat(100)), 2);
    assert!(parts[1].starts_with('b'), "divided between words");
    check(&" ".repeat(500), 1);
    check(&format!("{}x", " ".repeat(500)), 1);
    check("😀\u{301}", 1);
}

#[test]
fn p25_what_is_no_text_is_taken_as_one_or_named() {
    let check = |node: Value, taken: Option<Taken>, says: Option<&str>| {
        let found = parsed(&json!({"nodes": [node]}));
        let card = found.zones.first().and_then(|zone| zone.cards.first());
        assert_eq!(card.map(|card| card.text.as_str()), says, "{node}");
        assert_eq!(found.taken_as_text.first().map(|(_, taken)| *taken), taken, "{node}");
        assert_eq!(found.left_out == [LeftOut::Node(0)], says.is_none(), "{node}");
    };
    check(node(0, "text", json!({"text": "a\r\nb\u{7}"})), None, Some("a\nb"));
    check(node(0, "text", json!({})), None, None);
    check(node(0, "text", json!({"text": 5})), None, None);
    check(node(0, "file", json!({"file": "a.png"})), Some(Taken::File), Some("a.png"));
    check(node(0, "file", json!({"subpath": "#a"})), None, None);
    check(node(0, "link", json!({"url": ""})), Some(Taken::Link), Some(""));
    check(node(0, "poll", json!({"label": "Which?"})), Some(Taken::Unknown), Some("Which?"));
    check(node(0, "poll", json!({"text": " ", "name": "x"})), None, None);
    check(json!({"text": "no type"}), None, None);
    check(json!("a text"), None, None);
    check(json!({"type": "text", "text": "nowhere", "x": "a", "width": -5}), None, Some("nowhere"));
    check(
        json!({"type": "text", "text": "far", "x": 1e300, "y": -1e300, "width": 1.5}),
        None,
        Some("far"),
    );
    let long =
        parsed(&json!({"nodes": [node(0, "text", json!({"text": "x".repeat(TEXT_LIMIT + 1)}))]}));
    assert_eq!(long.left_out, [LeftOut::LongText(0)]);
    let top = parsed(&json!({"nodes": [], "metadata": {"a": [1]}, "version": 2}));
    assert_eq!(top.left_out, [LeftOut::Members(2)]);
    let edges = json!([{}, 7, {"fromNode": "x", "toNode": "n0"}, {"fromNode": "", "toNode": ""}]);
    let none = parsed(
        &json!({"nodes": [node(0, "text", json!({"text": "a"})), {"type": "text", "text": "b"}], "edges": edges}),
    );
    assert_eq!(none.left_out, [0, 1, 2, 3].map(LeftOut::Edge));
}

#[test]
fn p26_what_is_no_canvas_is_named_for_what_it_is() {
    let check = |bytes: &[u8], wanted: CanvasError| {
        let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(60)]).into_owned();
        assert_eq!(read(bytes.to_vec()), Err(wanted), "{shown}");
    };
    check(b"", ImportError::Empty.into());
    check(b"%PDF-1.7", ImportError::Foreign(Foreign::Pdf).into());
    check(b"<html>", ImportError::Foreign(Foreign::Html).into());
    check(b"[]", CanvasError::NotACanvas);
    check(b"{}", CanvasError::NotACanvas);
    check(b"{\"format\": \"coproduction-workbook\", \"version\": 1}", CanvasError::NotACanvas);
    let too_large = vec![b' '; SIZE_LIMIT + 1];
    assert!(matches!(read(too_large), Err(CanvasError::File(ImportError::TooLarge { .. }))));
    let error = |text: &str| read(text.as_bytes().to_vec()).unwrap_err();
    assert!(matches!(error("{\"nodes\": [}"), CanvasError::Json(RecordError::NotJson { .. })));
    assert!(matches!(error("{\"nodes\": {}}"), CanvasError::File(ImportError::WrongType { .. })));
    let twice = "{\"nodes\": [{\"id\": \"a\", \"id\": \"b\"}]}";
    assert!(matches!(error(twice), CanvasError::Json(RecordError::DuplicateKey { .. })));
    let deep = format!("{{\"nodes\": {}", "[".repeat(9_000));
    assert!(matches!(error(&deep), CanvasError::Json(RecordError::TooDeep { .. })));
    let many = json!({"nodes": vec![json!({}); NODE_LIMIT + 1]}).to_string();
    assert!(
        matches!(error(&many), CanvasError::TooMany { found, limit: NODE_LIMIT } if found == NODE_LIMIT + 1)
    );
    let marked = read("\u{feff}{\"nodes\": []}".as_bytes().to_vec()).unwrap();
    assert_eq!(marked.repairs, [Repair::ByteOrderMark]);
}

/// Nodes of all kinds on a small ground, so that groups meet, hold each other and coincide.
fn any_node() -> impl Strategy<Value = Value> {
    let kind = prop_oneof![Just("text"), Just("group"), Just("group"), Just("file"), Just("odd")];
    (kind, 0..4_i32, 0..4_i32, 0..4_i32, 0..4_i32, "[a-c]?", 0..6_u8).prop_map(
        |(kind, x, y, w, h, text, id)| {
            json!({"id": format!("{id}"), "type": kind, "x": x, "y": y, "width": w, "height": h,
            "text": text, "label": text, "file": text, "color": format!("{id}")})
        },
    )
}

proptest! {
    #[test]
    fn p26_no_bytes_stop_the_program(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(bytes);
    }

    #[test]
    fn p26_no_places_of_nodes_lose_a_text(nodes in proptest::collection::vec(any_node(), 0..24),
        edges in proptest::collection::vec((0..6_u8, 0..6_u8), 0..9)) {
        let edge = |(from, to): &(u8, u8)| json!({"fromNode": format!("{from}"), "toNode": format!("{to}")});
        let edges: Vec<Value> = edges.iter().map(edge).collect();
        let found = parsed(&json!({"nodes": nodes, "edges": edges}));
        let cards = found.zones.iter().map(|zone| zone.cards.len()).sum::<usize>();
        let texts = nodes.iter().filter(|node| node["type"] != "group").count();
        let out = found.left_out.iter().filter(|out| matches!(out, LeftOut::Node(_))).count();
        prop_assert_eq!(cards + out, texts);
        for zone in &found.zones {
            for card in &zone.cards {
                prop_assert!(card.lane.is_none_or(|lane| lane < zone.lanes.len().max(1)));
                prop_assert!(card.column.is_none_or(|column| column < zone.columns.len().max(1)));
            }
        }
        for arrow in &found.arrows {
            for end in [arrow.from, arrow.to] {
                prop_assert!(found.zones[end.zone].cards.get(end.card).is_some());
            }
        }
    }
}

#[test]
fn p22_only_arrows_between_cards_of_the_board_are_written() {
    let sheet = Sheet { zones: vec![zone("a", 0, 2)] };
    let arrow =
        |to| SheetArrow { from: id(0), to: id(to), label: String::new(), how: EdgeHow::Newer };
    let file = write(&sheet, &layout(&sheet, PAGE), &|_| Some(Seat::Both), &[arrow(1), arrow(9)]);
    let value: Value = serde_json::from_str(&file).unwrap();
    assert_eq!(value["edges"].as_array().map(Vec::len), Some(1));
    assert_eq!(value["nodes"][1].get("color"), None);
    assert_eq!(card(0, "x").id, id(0));
}

#[test]
fn p23_a_board_that_was_read_becomes_the_records_of_a_canvas() {
    let card =
        |at: usize, width: i32| node(at, "text", json!({"text": format!("{at}"), "width": width}));
    let zone = json!({"id": "z", "type": "group", "label": "Plan", "x": 5_000, "y": 0, "width": 900, "height": 900});
    let lane = json!({"id": "l", "type": "group", "label": "Soon", "x": 5_100, "y": 100, "width": 500, "height": 500});
    let found = parsed(&json!({"nodes": [
        zone, lane, node(2, "text", json!({"text": "in the lane", "x": 5_200})), card(3, SMALL), card(4, NORMAL),
        card(5, LARGE), card(6, 201),
    ]}));
    let id = RecordId::new(1);
    let mut session = Session::new(Document::new(BookId::new(9)), Actor::new(3));
    session
        .run(&Command::Add(found.into_new(id, Seat::Both, "Cards")), writer(Seat::Both, 5))
        .unwrap();
    let document = session.document();
    let all = |kind: &str| document.entries().filter(|e| e.kind() == kind).collect::<Vec<_>>();
    assert_eq!(document.entry(id).unwrap().text("title"), "Plan");
    let zones = all("zone");
    let mut zones: Vec<_> =
        zones.iter().map(|z| ["title", "sort", "who", "lanes"].map(|name| z.text(name))).collect();
    zones.sort_unstable();
    assert_eq!(zones, [["Cards", "arrows", "together", ""], ["Plan", "grid", "together", "Soon"]]);
    let mut sizes: Vec<_> = all("card")
        .iter()
        .map(|card| (card.text("text").to_owned(), card.text("size").to_owned()))
        .collect();
    sizes.sort_unstable();
    let sized = |text: &str, size: &str| (text.to_owned(), size.to_owned());
    assert_eq!(
        sizes,
        [
            sized("3", "small"),
            sized("4", "normal"),
            sized("5", "large"),
            sized("6", ""),
            sized("in the lane", ""),
        ]
    );
}

#[test]
fn p23_a_card_stands_in_the_smallest_group_around_it() {
    let group = |label: &str, x: i32, w: i32, h: i32| json!({"id": label, "type": "group", "label": label, "x": x, "y": 0, "width": w, "height": h});
    // The wide one is the smaller of the two by its area alone.
    let found = parsed(&json!({"nodes": [
        group("wide", 0, 1_000, 100), group("tall", 500, 400, 500),
        node(2, "text", json!({"text": "here", "x": 600, "y": 10, "width": 10, "height": 10})),
    ]}));
    let zone = found.zones.iter().find(|zone| !zone.cards.is_empty()).unwrap();
    assert_eq!(zone.title, "wide");
}
