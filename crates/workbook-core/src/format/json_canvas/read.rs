//! JSON Canvas to zones, cards and arrows: what lies in what is read off the places.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{CanvasError, CardAt, LeftOut, NODE_LIMIT, ReadArrow, ReadCanvas, ReadCard, ReadZone};
use super::{Taken, arrow_colour, author_colour};
use crate::board::{Rect, measure};
use crate::format::error::{Expected, ImportError};
use crate::format::path::Path;
use crate::format::{TEXT_LIMIT, strict};
use crate::gather;
use crate::record::{Card, CardSize, Choice, EdgeHow};
use crate::stamp::Seat;
use crate::text;
use crate::view::LANE_LIMIT;

type Object = Map<String, Value>;

/// Reads the text of a file.
pub(super) fn read(text: &str) -> Result<ReadCanvas, CanvasError> {
    let Value::Object(top) = strict::parse(text)? else { return Err(CanvasError::NotACanvas) };
    let (nodes, edges) = (list(&top, "nodes")?, list(&top, "edges")?);
    if nodes.is_none() && edges.is_none() {
        return Err(CanvasError::NotACanvas);
    }
    let mut out = ReadCanvas::default();
    let unknown = top.keys().filter(|name| *name != "nodes" && *name != "edges").count();
    if unknown > 0 {
        out.left_out.push(LeftOut::Members(unknown));
    }
    let mut groups = Vec::new();
    let mut texts = Vec::new();
    for (at, node) in nodes.unwrap_or_default().iter().enumerate() {
        match node.as_object() {
            Some(node) if text_of(node, "type") == Some("group") => {
                groups.push(Group::read(node, at, &mut out));
            }
            Some(node) => texts.extend(Note::read(node, at, &mut out)),
            None => out.left_out.push(LeftOut::Node(at)),
        }
    }
    let places = fill(groups, texts, &mut out);
    let found = out.zones.iter().map(|zone| zone.cards.len()).sum();
    if found > NODE_LIMIT {
        return Err(CanvasError::TooMany { found, limit: NODE_LIMIT });
    }
    for (at, edge) in edges.unwrap_or_default().iter().enumerate() {
        match edge.as_object().and_then(|edge| Some((edge, ends(edge, &places)?))) {
            Some((edge, ends)) => {
                let label = label_of(edge, at, &mut out);
                out.arrows.extend(arrows(edge, ends, label));
            }
            None => out.left_out.push(LeftOut::Edge(at)),
        }
    }
    Ok(out)
}

fn list<'a>(top: &'a Object, name: &str) -> Result<Option<&'a [Value]>, CanvasError> {
    match top.get(name) {
        None => Ok(None),
        Some(Value::Array(items)) if items.len() > NODE_LIMIT => {
            Err(CanvasError::TooMany { found: items.len(), limit: NODE_LIMIT })
        }
        Some(Value::Array(items)) => Ok(Some(items)),
        Some(_) => {
            let path = Path::of(&[name]);
            Err(ImportError::WrongType { path, expected: Expected::List }.into())
        }
    }
}

fn text_of<'a>(object: &'a Object, name: &str) -> Option<&'a str> {
    object.get(name).and_then(Value::as_str)
}

/// The name of a node or an edge on one line, left out if it is longer than any text that is kept.
fn label_of(object: &Object, at: usize, out: &mut ReadCanvas) -> String {
    let given = text::clean(text_of(object, "label").unwrap_or_default());
    let mut label = String::new();
    for word in given.split_whitespace() {
        if !label.is_empty() {
            label.push(' ');
        }
        label.push_str(word);
    }
    if text::length(&label) > text::HARD_LIMIT {
        out.left_out.push(LeftOut::LongText(at));
        return String::new();
    }
    label
}

/// Whole pixels, also where another program wrote parts of them; what is no number is 0.
fn rect_of(node: &Object) -> Rect {
    let number = |name: &str| {
        let number = node.get(name).and_then(Value::as_f64).unwrap_or_default();
        // Far beyond any screen, and near enough that sums of two stay within bounds.
        let number = number.clamp(-1e9, 1e9).round();
        #[expect(clippy::cast_possible_truncation, reason = "it is whole and within bounds")]
        let whole = number as i32;
        whole
    };
    let side = |name: &str| number(name).max(0);
    Rect { x: number("x"), y: number("y"), w: side("width"), h: side("height") }
}

/// A group.
struct Group {
    at: usize,
    rect: Rect,
    label: String,
}

impl Group {
    fn read(node: &Object, at: usize, out: &mut ReadCanvas) -> Self {
        if node.contains_key("background") {
            out.left_out.push(LeftOut::Background(at));
        }
        Self { at, rect: rect_of(node), label: label_of(node, at, out) }
    }

    fn area(&self) -> i64 {
        i64::from(self.rect.w) * i64::from(self.rect.h)
    }

    /// Whether another group lies in this one; of two on one spot the later one does.
    fn holds(&self, other: &Self) -> bool {
        let (outer, inner) = (self.rect, other.rect);
        let within = outer.x <= inner.x
            && outer.y <= inner.y
            && outer.right() >= inner.right()
            && outer.bottom() >= inner.bottom();
        within && self.at != other.at && (outer != inner || self.at < other.at)
    }
}

/// A node that becomes a card, or several.
struct Note {
    at: usize,
    id: String,
    rect: Rect,
    text: String,
    by: Option<Seat>,
}

impl Note {
    fn read(node: &Object, at: usize, out: &mut ReadCanvas) -> Option<Self> {
        let Some((text, taken)) = says(node) else {
            out.left_out.push(LeftOut::Node(at));
            return None;
        };
        if text::length(&text) > TEXT_LIMIT {
            out.left_out.push(LeftOut::LongText(at));
            return None;
        }
        out.taken_as_text.extend(taken.map(|taken| (at, taken)));
        let colour = text_of(node, "color");
        let by =
            Seat::PAIR.into_iter().find(|seat| colour.is_some() && author_colour(*seat) == colour);
        let id = text_of(node, "id").unwrap_or_default().to_owned();
        Some(Self { at, id, rect: rect_of(node), text: text::clean(&text), by })
    }

    fn size(&self) -> Option<CardSize> {
        match self.rect.w {
            measure::SMALL => Some(CardSize::Small),
            measure::NORMAL => Some(CardSize::Normal),
            measure::LARGE => Some(CardSize::Large),
            _ => None,
        }
    }
}

/// What a node says, and what it was if that is no text.
fn says(node: &Object) -> Option<(String, Option<Taken>)> {
    let text = |name: &str| text_of(node, name).map(str::to_owned);
    match text_of(node, "type")? {
        "text" => Some((text("text")?, None)),
        "file" => {
            Some((text("file")? + text_of(node, "subpath").unwrap_or_default(), Some(Taken::File)))
        }
        "link" => Some((text("url")?, Some(Taken::Link))),
        _ => {
            let names = ["text", "label", "title", "name", "url", "file"];
            let said = names.into_iter().find_map(text).filter(|said| !said.trim().is_empty())?;
            Some((said, Some(Taken::Unknown)))
        }
    }
}

/// Where the groups of a note are: the zone, the lane in it, the column in that.
#[derive(Clone, Copy, Default)]
struct Spot {
    zone: Option<usize>,
    lane: Option<usize>,
    column: Option<usize>,
}

/// Puts the notes into their groups, in their order. Where each node went, by its id.
fn fill(groups: Vec<Group>, notes: Vec<Note>, out: &mut ReadCanvas) -> BTreeMap<String, CardAt> {
    let groups = gather::sorted(groups, |a, b| place(a.rect, a.at).cmp(&place(b.rect, b.at)));
    let spots = spots(&groups, out);
    let mut found = Vec::new();
    for note in notes {
        let middle = note.rect.centre();
        let around = groups.iter().zip(&spots).filter(|(group, _)| group.rect.contains(middle));
        let inmost = around.min_by_key(|(group, _)| (group.area(), usize::MAX - group.at));
        found.push((inmost.map(|(_, spot)| *spot).unwrap_or_default(), note));
    }
    // Those in no group come last, and make the last zone.
    let beyond = out.zones.len();
    if found.iter().any(|(spot, _)| spot.zone.is_none()) {
        out.zones.push(ReadZone::default());
    }
    let mut places = BTreeMap::new();
    for (spot, note) in gather::sorted(found, by_place) {
        let zone = spot.zone.unwrap_or(beyond);
        let Some(into) = out.zones.get_mut(zone) else { continue };
        let parts = divided(&note.text, Card::TEXT.limit);
        out.divided += usize::from(parts.len() > 1);
        let (by, size) = (note.by, note.size());
        // The first node of an id is the one that edges mean.
        places.entry(note.id).or_insert(CardAt { zone, card: into.cards.len() });
        for text in parts {
            into.cards.push(ReadCard { text, by, lane: spot.lane, column: spot.column, size });
        }
    }
    places
}

/// From the top down, then from left to right, then as in the file.
const fn place(rect: Rect, at: usize) -> (i32, i32, usize) {
    (rect.y, rect.x, at)
}

fn by_place(a: &(Spot, Note), b: &(Spot, Note)) -> Ordering {
    let key = |(spot, note): &(Spot, Note)| {
        let zone = spot.zone.unwrap_or(usize::MAX);
        (zone, spot.lane, spot.column, place(note.rect, note.at))
    };
    key(a).cmp(&key(b))
}

/// Makes the zones, lanes and columns of the groups and says which each group is.
fn spots(groups: &[Group], out: &mut ReadCanvas) -> Vec<Spot> {
    let parents: Vec<Option<usize>> = groups.iter().map(|group| parent(groups, group)).collect();
    let mut order = Vec::new();
    for index in 0..groups.len() {
        order.push((depth(&parents, index), index));
    }
    let mut spots = vec![Spot::default(); groups.len()];
    for (depth, index) in gather::sorted(order, Ord::cmp) {
        let above = parents.get(index).copied().flatten();
        let above = above.and_then(|above| spots.get(above)).copied().unwrap_or_default();
        if let (Some(group), Some(place)) = (groups.get(index), spots.get_mut(index)) {
            *place = spot(group, depth, above, out);
        }
    }
    for zone in &mut out.zones {
        settle(&mut zone.lanes);
        settle(&mut zone.columns);
    }
    spots
}

/// What a group is that lies so deep in the groups above: a zone, a lane of it, a column of that.
fn spot(group: &Group, depth: usize, above: Spot, out: &mut ReadCanvas) -> Spot {
    match depth {
        0 => {
            out.zones.push(ReadZone { title: group.label.clone(), ..ReadZone::default() });
            Spot { zone: Some(out.zones.len() - 1), ..above }
        }
        1 => Spot { lane: named(out, above, group, |zone| &mut zone.lanes), ..above },
        2 => Spot { column: named(out, above, group, |zone| &mut zone.columns), ..above },
        _ => {
            if !group.label.is_empty() {
                out.left_out.push(LeftOut::Group(group.at));
            }
            above
        }
    }
}

/// The smallest group around a group.
fn parent(groups: &[Group], group: &Group) -> Option<usize> {
    let around = groups.iter().enumerate().filter(|(_, other)| other.holds(group));
    around.min_by_key(|(_, other)| (other.area(), usize::MAX - other.at)).map(|(at, _)| at)
}

/// How many groups lie around a group.
fn depth(parents: &[Option<usize>], index: usize) -> usize {
    let above = |at: &usize| parents.get(*at).copied().flatten();
    std::iter::successors(above(&index), above).count()
}

/// The place of a lane or column of this name; those of one name are one. None where there are as
/// many as a zone shows, or their names fill the text they are kept in.
fn named(
    out: &mut ReadCanvas,
    above: Spot,
    group: &Group,
    names: fn(&mut ReadZone) -> &mut Vec<String>,
) -> Option<usize> {
    let names = names(out.zones.get_mut(above.zone?)?);
    if let Some(known) = names.iter().position(|name| *name == group.label) {
        return Some(known);
    }
    // Each has a line of its own, and one without a name gets a number.
    let letters = |name: &String| text::length(name) + 4;
    let all = names.iter().map(letters).sum::<usize>() + letters(&group.label);
    if names.len() == LANE_LIMIT || all > text::HARD_LIMIT {
        out.left_out.push(LeftOut::Group(group.at));
        return None;
    }
    names.push(group.label.clone());
    Some(names.len() - 1)
}

/// One lane without a name is none; one among others is called by the first number from its own on
/// that none has.
fn settle(names: &mut Vec<String>) {
    if names.len() == 1 && names.iter().all(String::is_empty) {
        names.clear();
    }
    // Those without a name are one.
    let Some(at) = names.iter().position(String::is_empty) else { return };
    let free = (at + 1..=at + names.len())
        .map(|number| number.to_string())
        .find(|name| !names.contains(name));
    if let (Some(name), Some(free)) = (names.get_mut(at), free) {
        *name = free;
    }
}

/// The two cards that an edge joins; none if they are one.
fn ends(edge: &Object, places: &BTreeMap<String, CardAt>) -> Option<(CardAt, CardAt)> {
    let id = |name: &str| text_of(edge, name).filter(|id| !id.is_empty());
    let end = |name: &str| places.get(id(name)?).copied();
    Some((end("fromNode")?, end("toNode")?)).filter(|(from, to)| from != to)
}

/// The arrows of an edge between two cards.
fn arrows(edge: &Object, (from, to): (CardAt, CardAt), label: String) -> Vec<ReadArrow> {
    let colour = text_of(edge, "color");
    let how = EdgeHow::ALL.iter().copied();
    let how = how.into_iter().find(|how| colour.is_some() && arrow_colour(*how) == colour);
    let how = how.unwrap_or(EdgeHow::LeadsTo);
    let there = ReadArrow { from, to, label: label.clone(), how };
    let back = ReadArrow { from: to, to: from, label, how };
    // Without a word about its ends, an edge has an arrow at its end alone.
    let at_start = text_of(edge, "fromEnd") == Some("arrow");
    let at_end = text_of(edge, "toEnd") != Some("none");
    match (at_start, at_end) {
        (true, true) => vec![there, back],
        (true, false) => vec![back],
        (false, true | false) => vec![there],
    }
}

/// A text in parts of at most so many characters, divided between words where that can be. Of a
/// text that is divided, the spaces around the parts go.
fn divided(text: &str, most: usize) -> Vec<String> {
    if text::length(text) <= most {
        return vec![text.to_owned()];
    }
    let mut parts = Vec::new();
    let mut rest = text.trim();
    while let Some((end, _)) = rest.char_indices().nth(most) {
        let (head, next) = rest.split_at(end);
        let between = next.starts_with(char::is_whitespace);
        let cut = if between { end } else { head.rfind(char::is_whitespace).unwrap_or(end) };
        let (part, after) = rest.split_at(cut);
        parts.push(part.trim_end().to_owned());
        rest = after.trim_start();
    }
    parts.push(rest.to_owned());
    parts
}
