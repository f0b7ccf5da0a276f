//! The canvas that is made of a board of another program: what goes beyond what it holds.

use serde_json::{Value, json};
use workbook_core::format::json_canvas::{CanvasError, LeftOut, NODE_LIMIT, ReadCanvas, read};
use workbook_core::text::HARD_LIMIT;
use workbook_core::view::LANE_LIMIT;

use crate::any_bytes;
use crate::board_file::{node, parsed};

fn group(at: usize, label: &str, x: usize, y: usize, w: usize, h: usize) -> Value {
    json!({"id": format!("g{at}"), "type": "group", "label": label, "x": x, "y": y, "width": w, "height": h})
}

#[test]
fn p27_names_longer_than_are_kept_are_left_out_and_named() {
    let (kept, long) = ("å".repeat(HARD_LIMIT), "å".repeat(HARD_LIMIT + 1));
    let file = |name: &str| {
        json!({"nodes": [
            group(0, name, 0, 0, 900, 900),
            node(1, "text", json!({"text": "a"})), node(2, "text", json!({"text": "b"})),
        ], "edges": [{"fromNode": "n1", "toNode": "n2", "label": name}]})
    };
    let check = |file: &Value, name: &str, left: &[LeftOut]| {
        let found = parsed(file);
        assert_eq!((&found.zones[0].title, &found.arrows[0].label), (&name.into(), &name.into()));
        assert_eq!(found.left_out, left);
        any_bytes::canvas::holds(file.to_string().as_bytes());
    };
    check(&file(&kept), &kept, &[]);
    check(&file(&long), "", &[LeftOut::LongText(0), LeftOut::LongText(0)]);
}

#[test]
fn p27_an_arrow_from_a_card_to_itself_is_left_out_and_named() {
    let file = include_str!("../../../../tests/fixtures/hostile/canvas/arrow-to-itself.canvas");
    let found = read(file.into()).unwrap();
    assert_eq!((found.zones[0].cards.len(), found.arrows.len()), (1, 0));
    assert_eq!(found.left_out, [LeftOut::Edge(0)]);
}

#[test]
fn p27_a_lane_without_a_name_is_called_by_a_number_that_none_has() {
    let lanes = [group(1, "2", 10, 10, 50, 50), group(2, "", 10, 90, 50, 50)];
    let found = parsed(&json!({"nodes": [group(0, "", 0, 0, 200, 200), lanes[0], lanes[1]]}));
    assert_eq!(found.zones[0].lanes, ["2", "3"]);
}

#[test]
fn p27_lanes_and_columns_beyond_those_shown_are_left_out_and_their_cards_are_not() {
    let check = |names: &[String], columns: bool, shown: usize| {
        let mut nodes = vec![group(0, "zone", 0, 0, 400, 100_000)];
        if columns {
            nodes.push(group(1, "lane", 1, 1, 390, 99_000));
        }
        for (at, name) in names.iter().enumerate() {
            nodes.push(group(at + 2, name, 2, 10 + at * 100, 300, 90));
            let place =
                json!({"x": 10, "y": 20 + at * 100, "width": 192, "height": 50, "text": "x"});
            nodes.push(node(at, "text", place));
        }
        let file = json!({ "nodes": nodes });
        let found = parsed(&file);
        let zone = &found.zones[0];
        let (made, placed) = if columns {
            (&zone.columns, zone.cards.iter().filter(|card| card.column.is_some()).count())
        } else {
            (&zone.lanes, zone.cards.iter().filter(|card| card.lane.is_some()).count())
        };
        assert_eq!((made.len(), placed, zone.cards.len()), (shown, shown, names.len()));
        let beyond = found.left_out.iter().filter(|out| matches!(out, LeftOut::Group(_)));
        assert_eq!(beyond.count(), names.len() - shown);
        any_bytes::canvas::holds(file.to_string().as_bytes());
    };
    let short: Vec<String> = (0..LANE_LIMIT + 20).map(|at| at.to_string()).collect();
    let long: Vec<String> = (0..30).map(|at| format!("{at} {}", "x".repeat(990))).collect();
    for columns in [false, true] {
        check(&short, columns, LANE_LIMIT);
        check(&long, columns, 20);
    }
}

#[test]
fn p27_long_texts_make_no_more_cards_than_are_read() {
    let long = |texts: usize| {
        let texts: Vec<Value> =
            (0..texts).map(|at| node(at, "text", json!({"text": "word ".repeat(480)}))).collect();
        read(json!({ "nodes": texts }).to_string().into_bytes())
    };
    let cards = |read: ReadCanvas| read.zones.iter().map(|zone| zone.cards.len()).sum::<usize>();
    assert_eq!(long(1).map(cards), Ok(10));
    assert_eq!(long(NODE_LIMIT / 10).map(cards), Ok(NODE_LIMIT));
    let found = NODE_LIMIT + 10;
    assert_eq!(long(NODE_LIMIT / 10 + 1), Err(CanvasError::TooMany { found, limit: NODE_LIMIT }));
}
