//! What cards are joined to: other cards by arrows, and records that were made from them.

use std::collections::BTreeMap;

use super::is_covered;
use crate::document::Document;
use crate::entry::Entry;
use crate::id::RecordId;
use crate::record::{Card, Edge, EdgeHow, Link, LinkHow, Record, choice};
use crate::stamp::Seat;

/// One arrow between two cards that can be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrow {
    /// The arrow itself.
    pub edge: RecordId,
    /// The card it starts at.
    pub from: RecordId,
    /// The card it leads to.
    pub to: RecordId,
    /// What it means.
    pub how: EdgeHow,
}

/// The arrows of a canvas whose two cards a seat can see, in the order they were drawn.
pub fn arrows(document: &Document, canvas: RecordId, looks: Seat) -> Vec<Arrow> {
    let mut out = Vec::new();
    let card = |text: &str| -> Option<RecordId> {
        let card = document.visible(text.parse().ok()?, Card::KIND.name)?;
        let seen = card.parent() == Some(canvas) && !is_covered(document, card, looks);
        seen.then(|| card.id())
    };
    let made = |id: &RecordId| document.entry(*id).map(|edge| edge.text("created").to_owned());
    let mut edges: Vec<(Option<String>, RecordId)> = Vec::new();
    for id in document.hanging(canvas, Edge::KIND.name) {
        edges.push((made(&id), id));
    }
    for (_, id) in crate::gather::set(edges) {
        let Some(edge) = document.entry(id) else { continue };
        let (Some(from), Some(to)) = (card(edge.text("from")), card(edge.text("to"))) else {
            continue;
        };
        let how = choice(edge.text("how"));
        let how = how.unwrap_or(if edge.text("how").is_empty() {
            EdgeHow::LeadsTo
        } else {
            EdgeHow::Newer
        });
        out.push(Arrow { edge: id, from, to, how });
    }
    out
}

/// For each card of a canvas, the visible records that were made from it. Looks through all links
/// once.
pub fn became(document: &Document, canvas: RecordId) -> BTreeMap<RecordId, Vec<RecordId>> {
    let mut out: BTreeMap<RecordId, Vec<RecordId>> = BTreeMap::new();
    let of_canvas = |card: &Entry| card.kind() == Card::KIND.name && card.parent() == Some(canvas);
    for link in document.list(Link::KIND.name).filter_map(|id| document.entry(id)) {
        if choice(link.text("how")) != Some(LinkHow::CameFrom) {
            continue;
        }
        let card = link.text("to").parse().ok().and_then(|id| document.entry(id));
        let made = link.parent().and_then(|id| document.entry(id)).filter(|e| e.is_visible());
        if let (Some(card), Some(made)) = (card.filter(|card| of_canvas(card)), made) {
            out.entry(card.id()).or_default().push(made.id());
        }
    }
    out
}
