//! The words of the canvas templates of the app, by the names the core gives them.
//! Not the words of templates the pair made: those are in their records.
//!
//! A name that is not known here comes from a newer version, and is called so.

use workbook_core::id::RecordId;
use workbook_core::record::Card;
use workbook_core::template::Wish;
use workbook_core::view::{Lane, LaneName, ZoneName, ZoneView};

use super::tr;

mod parts;
mod zones;

#[cfg(test)]
mod tests;

/// A text in the language now in use.
type Say = fn() -> &'static str;

/// A template in words.
struct Told {
    name: &'static str,
    title: Say,
    purpose: Say,
    zones: &'static [ZoneTold],
}

/// A zone in words.
struct ZoneTold {
    name: &'static str,
    title: Say,
    prompt: Say,
}

const fn zone(name: &'static str, title: Say, prompt: Say) -> ZoneTold {
    ZoneTold { name, title, prompt }
}

fn told(template: &str) -> Option<&'static Told> {
    zones::TEMPLATES.iter().find(|told| told.name == template)
}

fn zone_told(template: &str, zone: &str) -> Option<&'static ZoneTold> {
    told(template)?.zones.iter().find(|told| told.name == zone)
}

fn said(text: Option<Say>) -> &'static str {
    text.map_or_else(tr::choices::newer, |say| say())
}

/// What a template is called.
pub fn title(template: &str) -> &'static str {
    said(told(template).map(|told| told.title))
}

/// What the pair gets out of it, in a sentence.
pub fn purpose(template: &str) -> &'static str {
    said(told(template).map(|told| told.purpose))
}

/// What a zone is called. A zone that each fills is called so that it fits both.
pub fn zone_title(template: &str, zone: &str) -> &'static str {
    said(zone_told(template, zone).map(|told| told.title))
}

/// What a zone asks.
pub fn zone_prompt(template: &str, zone: &str) -> &'static str {
    said(zone_told(template, zone).map(|told| told.prompt))
}

/// What a zone of a canvas is called, given what a field of the pair's own records says.
pub fn zone_name(zone: &ZoneView, own: &dyn Fn(RecordId, &str) -> String) -> String {
    match zone.name {
        ZoneName::Built { template, zone } => zone_title(template, zone).to_owned(),
        ZoneName::Own(id) => match own(id, "title").trim() {
            "" => tr::canvas::zone_unnamed().to_owned(),
            title => title.to_owned(),
        },
        ZoneName::NoPlace => tr::canvas::no_place().to_owned(),
    }
}

/// What a zone of a canvas asks, likewise; empty for nothing.
pub fn zone_asks(zone: &ZoneView, own: &dyn Fn(RecordId, &str) -> String) -> String {
    match zone.name {
        ZoneName::Built { template, zone } => zone_prompt(template, zone).to_owned(),
        ZoneName::Own(id) => own(id, "prompt"),
        ZoneName::NoPlace => tr::canvas::no_place_why().to_owned(),
    }
}

/// What a lane or a column of a zone is called, likewise; empty for one without a name.
pub fn lane_name(zone: &ZoneView, lane: &Lane, own: &dyn Fn(RecordId, &str) -> String) -> String {
    match (lane.name, zone.name) {
        (LaneName::Built(name), ZoneName::Built { template, zone }) => {
            self::lane(template, zone, name).to_owned()
        }
        (LaneName::Built(name), ZoneName::Own(_) | ZoneName::NoPlace) => name.to_owned(),
        (LaneName::Key, _) => lane.key.clone(),
        (LaneName::Card(card), _) => own(card, Card::TEXT.field),
        (LaneName::None, _) => String::new(),
    }
}

/// What a step asks; none where it asks what its zone asks.
pub fn step_prompt(template: &str, step: &str) -> Option<&'static str> {
    let mut steps = parts::STEPS.iter();
    steps.find(|(of, name, _)| (*of, *name) == (template, step)).map(|(.., say)| say())
}

/// What a lane or a column of a zone is called.
pub fn lane(template: &str, zone: &str, lane: &str) -> &'static str {
    let names = (template, zone, lane);
    let mut lanes = parts::LANES.iter();
    said(lanes.find(|(a, b, c, _)| (*a, *b, *c) == names).map(|(.., say)| *say))
}

/// What a card says that a zone begins with.
pub fn seed(template: &str, zone: &str, seed: &str) -> &'static str {
    let names = (template, zone, seed);
    let mut seeds = parts::SEEDS.iter();
    said(seeds.find(|(a, b, c, _)| (*a, *b, *c) == names).map(|(.., say)| *say))
}

/// What 0 and 10 mean on the scale of a zone.
pub fn ends(template: &str, zone: &str) -> Option<(&'static str, &'static str)> {
    let mut ends = parts::ENDS.iter();
    let (.., low, high) = ends.find(|(a, b, ..)| (*a, *b) == (template, zone))?;
    Some((low(), high()))
}

/// What a pair may want to do: a heading of the gallery.
pub fn wish(wish: Wish) -> &'static str {
    match wish {
        Wish::Meet => tr::choices::wish_meet(),
        Wish::Aim => tr::choices::wish_aim(),
        Wish::Understand => tr::choices::wish_understand(),
        Wish::Try => tr::choices::wish_try(),
        Wish::Improve => tr::choices::wish_improve(),
        Wish::Own => tr::choices::wish_own(),
    }
}
