//! The zones and steps of a canvas: those of its template, then the pair's own.

use super::cover::is_covered;
use crate::document::Document;
use crate::entry::Entry;
use crate::id::RecordId;
use crate::record::{Canvas, Card, Choice, Dots, NoteSort, Record, Zone, ZoneSort, ZoneWho};
use crate::stamp::Seat;
use crate::template::{self, BuiltZone, Makes};

/// How many lanes, and how many columns, of a zone of the pair's own are shown. A cell is drawn for
/// each of both together, and a made-up file may name thousands.
pub const LANE_LIMIT: usize = 100;

/// One zone, of a template or of the pair's own.
#[derive(Debug, Clone, PartialEq)]
pub struct ZoneView {
    /// What cards say to lie in it: a name of the template, or the id of the pair's own zone.
    pub key: String,
    /// What it is called.
    pub name: ZoneName,
    /// What it holds.
    pub sort: ZoneSort,
    /// Who fills it.
    pub who: ZoneWho,
    /// Whether each fills it without seeing the other's.
    pub blind: bool,
    /// The lanes of a grid, or one without a name.
    pub lanes: Vec<Lane>,
    /// The columns of a grid, or one without a name.
    pub columns: Vec<Lane>,
    /// The zone it is about.
    pub about: Option<String>,
    /// Whether the pair is asked to fill it before it goes on.
    pub must: bool,
    /// How many dots each may put on its cards.
    pub dots: i64,
    /// What its cards can become.
    pub makes: &'static [Makes],
}

/// What a zone is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ZoneName {
    /// Words of the app for a zone of a template.
    Built {
        /// The template.
        template: &'static str,
        /// The zone.
        zone: &'static str,
    },
    /// The pair's own words, in this record.
    Own(RecordId),
    /// The zone of cards whose zone is not there any more.
    NoPlace,
}

/// A lane or a column of a grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// What cards say to lie in it.
    pub key: String,
    /// What it is called.
    pub name: LaneName,
}

/// What a lane or a column is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LaneName {
    /// Words of the app.
    Built(&'static str),
    /// The key is what it is called.
    Key,
    /// What this card says.
    Card(RecordId),
    /// It has no name.
    None,
}

const OWN_MAKES: &[Makes] = &[
    Makes::Note(NoteSort::Idea),
    Makes::Step,
    Makes::Aim,
    Makes::Barrier,
    Makes::Note(NoteSort::Noticed),
];

impl ZoneView {
    fn built(document: &Document, canvas: RecordId, of: &'static str, zone: &BuiltZone) -> Self {
        let steps = template::newest(of).map(|template| template.steps).unwrap_or_default();
        let dots = steps.iter().filter(|step| step.zone == zone.name).map(|step| step.dots).max();
        let named =
            |name: &&'static str| Lane { key: (*name).to_owned(), name: LaneName::Built(name) };
        let mut lanes: Vec<Lane> = zone.lanes.iter().map(named).collect();
        if let (ZoneSort::Grid, Some(about)) = (zone.sort, zone.about) {
            lanes.extend(lanes_of(document, canvas, about));
        }
        Self {
            key: zone.name.to_owned(),
            name: ZoneName::Built { template: of, zone: zone.name },
            sort: zone.sort,
            who: zone.who,
            blind: zone.blind,
            lanes,
            columns: zone.columns.iter().map(named).collect(),
            about: zone.about.map(str::to_owned),
            must: zone.must,
            dots: dots.unwrap_or_default(),
            makes: zone.makes,
        }
    }

    fn own(id: RecordId, zone: &Zone) -> Self {
        let lines = |text: &str| -> Vec<Lane> {
            let mut lanes: Vec<Lane> = Vec::new();
            for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
                if lanes.len() < LANE_LIMIT && !lanes.iter().any(|lane| lane.key == line) {
                    lanes.push(Lane { key: line.to_owned(), name: LaneName::Key });
                }
            }
            lanes
        };
        Self {
            key: id.to_string(),
            name: ZoneName::Own(id),
            sort: zone.sort.unwrap_or(ZoneSort::Cards),
            who: zone.who.unwrap_or(ZoneWho::Together),
            blind: zone.blind,
            lanes: lines(&zone.lanes),
            columns: lines(&zone.columns),
            about: None,
            must: false,
            dots: zone.dots.map_or(0, Dots::get),
            makes: OWN_MAKES,
        }
    }

    /// The zone of cards whose zone is not there any more.
    pub(super) const fn no_place() -> Self {
        Self {
            key: String::new(),
            name: ZoneName::NoPlace,
            sort: ZoneSort::Cards,
            who: ZoneWho::Together,
            blind: false,
            lanes: Vec::new(),
            columns: Vec::new(),
            about: None,
            must: false,
            dots: 0,
            makes: OWN_MAKES,
        }
    }
}

/// The cards of another zone as lanes, without those that are covered for one of the pair.
fn lanes_of(document: &Document, canvas: RecordId, zone: &str) -> Vec<Lane> {
    let cards = document.hanging(canvas, Card::KIND.name).into_iter();
    let of_zone = |id: &RecordId| {
        let card = document.entry(*id).filter(|card| card.text("zone") == zone);
        card.is_some_and(|card| !is_covered(document, card, Seat::Both))
    };
    let lane = |id: RecordId| Lane { key: id.to_string(), name: LaneName::Card(id) };
    cards.filter(of_zone).map(lane).collect()
}

/// The template of a canvas, if it has one that this version knows.
fn template_of(canvas: &Entry) -> Option<&'static template::Built> {
    let version = canvas.value("version").and_then(serde_json::Value::as_u64).unwrap_or_default();
    template::built_in(canvas.text("template"), u32::try_from(version).ok()?)
}

/// All zones of a canvas or of a template of the pair's own, in their order.
pub fn zones(document: &Document, canvas: RecordId) -> Vec<ZoneView> {
    let Some(entry) = document.entry(canvas) else { return Vec::new() };
    let mut out = Vec::new();
    if let Some(template) = template_of(entry).filter(|_| entry.kind() == Canvas::KIND.name) {
        for zone in template.zones {
            out.push(ZoneView::built(document, canvas, template.name, zone));
        }
    }
    out.extend(own_zones(document, canvas));
    out
}

/// The zones of the pair's own. A line is about the cards before it, and hands are about the text
/// before them.
fn own_zones(document: &Document, on: RecordId) -> Vec<ZoneView> {
    let (mut cards, mut text) = (None, None);
    let mut out = Vec::new();
    for id in document.hanging(on, Zone::KIND.name) {
        let Some(zone) = document.get::<Zone>(id) else { continue };
        let mut zone = ZoneView::own(id, &zone);
        match zone.sort {
            ZoneSort::Line => zone.about.clone_from(&cards),
            ZoneSort::Hands => zone.about.clone_from(&text),
            ZoneSort::Cards => cards = Some(zone.key.clone()),
            ZoneSort::Text if zone.who == ZoneWho::Together => text = Some(zone.key.clone()),
            ZoneSort::Text
            | ZoneSort::Grid
            | ZoneSort::Arrows
            | ZoneSort::Scale
            | ZoneSort::Ladder
            | ZoneSort::Newer => {}
        }
        out.push(zone);
    }
    out
}

/// One zone of a canvas.
pub fn zone(document: &Document, canvas: RecordId, key: &str) -> Option<ZoneView> {
    let entry = document.entry(canvas)?;
    if let Some(template) = template_of(entry)
        && let Some(zone) = template.zone(key)
    {
        return Some(ZoneView::built(document, canvas, template.name, zone));
    }
    key.parse::<RecordId>().ok()?;
    own_zones(document, canvas).into_iter().find(|zone| zone.key == key)
}

/// One step of a canvas.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct StepView {
    /// Its name: of the template, or the id of the pair's own zone.
    pub key: String,
    /// The key of the zone in front.
    pub zone: String,
    /// The template whose words it has; none for a zone of the pair's own.
    pub template: Option<&'static str>,
    /// About how many minutes it takes; 0 where nobody said.
    pub minutes: i64,
    /// How many dots each may put; 0 for none.
    pub dots: i64,
}

/// The steps of a canvas: those of its template, then one for each zone of the pair's own.
pub fn steps(document: &Document, canvas: RecordId) -> Vec<StepView> {
    let Some(entry) = document.entry(canvas) else { return Vec::new() };
    let mut out = Vec::new();
    if let Some(template) = template_of(entry) {
        out.extend(template.steps.iter().map(|step| StepView {
            key: step.name.to_owned(),
            zone: step.zone.to_owned(),
            template: Some(template.name),
            minutes: step.minutes,
            dots: step.dots,
        }));
    }
    for id in document.hanging(canvas, Zone::KIND.name) {
        let dots = document.get::<Zone>(id).and_then(|zone| zone.dots).map_or(0, Dots::get);
        let key = id.to_string();
        out.push(StepView { zone: key.clone(), key, template: None, minutes: 0, dots });
    }
    out
}

/// Whether a zone of the pair's own is filled blind.
pub(crate) fn blind_by_record(zone: &Entry) -> bool {
    zone.value("blind").is_some_and(|blind| *blind == true)
}

/// Whether a zone of the template of a canvas is filled blind; none if it has no such zone.
pub(crate) fn blind_by_template(canvas: &Entry, key: &str) -> Option<bool> {
    template_of(canvas)?.zone(key).map(|zone| zone.blind)
}

const _: () = assert!(ZoneSort::ALL.len() == 8, "a new kind of zone needs its place on the screen");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entry::Leave;
    use crate::id::{Actor, BookId};
    use crate::stamp::{Dot, Stamp, Timestamp};

    #[test]
    fn k10_a_covered_card_is_no_lane_until_it_is_shown() {
        let (canvas, choice) = (RecordId::new(1), RecordId::new(2));
        let mut document = Document::new(BookId::new(7));
        let mut write = |id, kind: &str, fields: &[(&str, serde_json::Value)]| {
            let mut entry = document.entry(id).cloned().unwrap_or_else(|| Entry::new(id, kind));
            for (field, value) in fields {
                let dot = Dot { counter: document.max_counter() + 1, actor: Actor::new(1) };
                let stamp = Stamp { dot, by: Seat::Patient, at: Timestamp::from_ms(0) };
                entry.write(field, value.clone(), stamp, Leave::InPast);
            }
            document.put(entry);
            let grid = BuiltZone::grid("weigh", &[], &[]).about("matters");
            ZoneView::built(&document, canvas, "choose", &grid).lanes.len()
        };
        write(canvas, "canvas", &[("template", "choose".into()), ("version", 1.into())]);
        let card = [
            ("parent", canvas.to_string().into()),
            ("zone", "matters".into()),
            ("by", "patient".into()),
        ];
        assert_eq!(write(choice, "card", &card), 0);
        let shown = serde_json::json!([Canvas::mark("matters", Seat::Both)]);
        assert_eq!(write(canvas, "canvas", &[("ready", shown)]), 1);
    }
}
