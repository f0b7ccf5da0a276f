//! A board to JSON Canvas: groups first, for what comes first lies below.

use serde_json::{Map, Value};

use super::{arrow_colour, author_colour};
use crate::board::{Layout, PlacedCell, PlacedZone, Rect, Sheet, SheetArrow, SheetZone};
use crate::id::RecordId;
use crate::stamp::Seat;

/// Writes a board: always the same text for the same board, one node or edge in each line.
/// The layout is that of the sheet. Lanes are groups in the group of their zone, columns groups in
/// their lane; one sixteenth of a rem is one pixel.
pub fn write(
    sheet: &Sheet,
    layout: &Layout,
    by: &dyn Fn(RecordId) -> Option<Seat>,
    arrows: &[SheetArrow],
) -> String {
    let zones = || sheet.zones.iter().zip(&layout.zones).zip(1..);
    let mut nodes = Vec::new();
    for ((zone, placed), number) in zones() {
        groups(zone, placed, number, &mut nodes);
    }
    for ((zone, placed), _) in zones() {
        cards(zone, placed, by, &mut nodes);
    }
    let there = |id: RecordId| layout.card(id).is_some();
    let arrows = arrows.iter().filter(|arrow| there(arrow.from) && there(arrow.to));
    let edges: Vec<Value> = arrows.zip(1..).map(|(arrow, number)| edge(arrow, number)).collect();
    format!("{{\"nodes\":[{}],\"edges\":[{}]}}\n", lines(&nodes), lines(&edges))
}

fn lines(items: &[Value]) -> String {
    let mut out = String::new();
    for (at, item) in items.iter().enumerate() {
        out.push_str(if at == 0 { "\n" } else { ",\n" });
        out.push_str(&item.to_string());
    }
    if !items.is_empty() {
        out.push('\n');
    }
    out
}

fn groups(zone: &SheetZone, placed: &PlacedZone, number: usize, out: &mut Vec<Value>) {
    out.push(group(format!("zone-{number}"), placed.rect, &zone.title));
    if zone.lanes.is_empty() && zone.columns.is_empty() {
        return;
    }
    let columns = zone.columns.len().max(1);
    for (cells, lane) in placed.cells.chunks(columns).zip(0..) {
        let name = zone.lanes.get(lane).map_or("", String::as_str);
        out.push(group(format!("lane-{number}-{}", lane + 1), around(cells), name));
        for (cell, name) in cells.iter().zip(&zone.columns) {
            let id = format!("column-{number}-{}-{}", lane + 1, cell.column + 1);
            out.push(group(id, cell.rect, name));
        }
    }
}

/// The room of all these cells.
fn around(cells: &[PlacedCell]) -> Rect {
    let first = cells.first().map(|cell| cell.rect).unwrap_or_default();
    cells.iter().fold(first, |all, cell| {
        let (x, y) = (all.x.min(cell.rect.x), all.y.min(cell.rect.y));
        let right = all.right().max(cell.rect.right());
        let bottom = all.bottom().max(cell.rect.bottom());
        Rect { x, y, w: right - x, h: bottom - y }
    })
}

fn cards(
    zone: &SheetZone,
    placed: &PlacedZone,
    by: &dyn Fn(RecordId) -> Option<Seat>,
    out: &mut Vec<Value>,
) {
    for card in &placed.cards {
        let mut node = node(card.id.to_string(), "text", card.rect);
        let text = zone.cards.iter().find(|other| other.id == card.id).map(|card| &card.text);
        set(&mut node, "text", text.map_or("", String::as_str));
        if let Some(colour) = by(card.id).and_then(author_colour) {
            set(&mut node, "color", colour);
        }
        out.push(Value::Object(node));
    }
}

fn group(id: String, rect: Rect, label: &str) -> Value {
    let mut node = node(id, "group", rect);
    if !label.is_empty() {
        set(&mut node, "label", label);
    }
    Value::Object(node)
}

fn node(id: String, kind: &str, rect: Rect) -> Map<String, Value> {
    let mut node = Map::new();
    node.insert("id".to_owned(), Value::String(id));
    set(&mut node, "type", kind);
    for (name, number) in [("x", rect.x), ("y", rect.y), ("width", rect.w), ("height", rect.h)] {
        node.insert(name.to_owned(), Value::from(number));
    }
    node
}

fn edge(arrow: &SheetArrow, number: usize) -> Value {
    let mut edge = Map::new();
    edge.insert("id".to_owned(), Value::String(format!("arrow-{number}")));
    edge.insert("fromNode".to_owned(), Value::String(arrow.from.to_string()));
    edge.insert("toNode".to_owned(), Value::String(arrow.to.to_string()));
    if let Some(colour) = arrow_colour(arrow.how) {
        set(&mut edge, "color", colour);
    }
    if !arrow.label.is_empty() {
        set(&mut edge, "label", &arrow.label);
    }
    Value::Object(edge)
}

fn set(object: &mut Map<String, Value>, name: &str, text: &str) {
    object.insert(name.to_owned(), Value::from(text));
}
