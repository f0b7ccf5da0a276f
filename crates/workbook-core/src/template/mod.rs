//! The canvas templates the app brings, as data: zones, who fills them, steps, minutes.
//! No words: those are in the app, under the names given here. Templates of the pair's own are
//! records ([`crate::record::Template`]).
//!
//! A name or an order here is never changed once released: canvases refer to it. A template that
//! should become another one gets a new version beside the old.

mod built_in;

use crate::record::{NoteSort, Person, Text, ZoneSort, ZoneWho};
use crate::stamp::Seat;

pub use built_in::BUILT_IN;

/// A template of the app.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Built {
    /// Its name in files.
    pub name: &'static str,
    /// Its version, from 1.
    pub version: u32,
    /// About how long it takes.
    pub minutes: i64,
    /// Who starts; both, where it does not matter.
    pub starts: Seat,
    /// What the pair wants to do with it.
    pub wish: Wish,
    /// Its zones, in the order they are filled.
    pub zones: &'static [BuiltZone],
    /// Its steps. Each names a zone; the steps of one zone follow each other or not.
    pub steps: &'static [BuiltStep],
}

/// What a pair may want to do: the gallery is sorted by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wish {
    /// Get to know each other.
    Meet,
    /// Find out what matters and what to aim at.
    Aim,
    /// Understand how things are.
    Understand,
    /// Choose or try something.
    Try,
    /// Make care better, and learn from it.
    Improve,
    /// Something of one's own.
    Own,
}

impl Wish {
    /// All of them, in the order of the gallery.
    pub const ALL: [Self; 6] =
        [Self::Meet, Self::Aim, Self::Understand, Self::Try, Self::Improve, Self::Own];
}

/// One zone of a template.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BuiltZone {
    /// Its name in files.
    pub name: &'static str,
    /// What it holds.
    pub sort: ZoneSort,
    /// Who fills it.
    pub who: ZoneWho,
    /// Whether each fills it without seeing what the other put there.
    pub blind: bool,
    /// The names of the lanes of a grid.
    pub lanes: &'static [&'static str],
    /// The names of the columns of a grid.
    pub columns: &'static [&'static str],
    /// The zone it is about: the moments of a line, the cards that make the lanes of a grid, the
    /// text that hands agree to.
    pub about: Option<&'static str>,
    /// The names of the cards it begins with.
    pub seeds: &'static [&'static str],
    /// Whether the pair is asked to fill it before it goes on.
    pub must: bool,
    /// What its cards can become, the likeliest first.
    pub makes: &'static [Makes],
}

/// One step of a template.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BuiltStep {
    /// Its name in files.
    pub name: &'static str,
    /// The zone in front.
    pub zone: &'static str,
    /// About how long it takes, in minutes.
    pub minutes: i64,
    /// How many dots each may put on the cards of the zone; 0 for none.
    pub dots: i64,
}

/// What a card can become.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Makes {
    /// An aim.
    Aim,
    /// A step.
    Step,
    /// Something that gets in the way.
    Barrier,
    /// A note of this kind.
    Note(NoteSort),
    /// A line about the person who wrote it.
    Line(Text),
}

/// The template of that name and version; of a version not known here, none.
pub fn built_in(name: &str, version: u32) -> Option<&'static Built> {
    BUILT_IN.iter().find(|template| template.name == name && template.version == version)
}

/// The newest version of the template of that name.
pub fn newest(name: &str) -> Option<&'static Built> {
    BUILT_IN.iter().filter(|template| template.name == name).max_by_key(|t| t.version)
}

impl Built {
    /// One of its zones.
    pub fn zone(&self, name: &str) -> Option<&'static BuiltZone> {
        self.zones.iter().find(|zone| zone.name == name)
    }
}

impl BuiltZone {
    /// Cards of both in one heap.
    pub const fn cards(name: &'static str) -> Self {
        Self {
            name,
            sort: ZoneSort::Cards,
            who: ZoneWho::Together,
            blind: false,
            lanes: &[],
            columns: &[],
            about: None,
            seeds: &[],
            must: false,
            makes: &[],
        }
    }
    /// One text of both.
    pub const fn text(name: &'static str) -> Self {
        Self { sort: ZoneSort::Text, ..Self::cards(name) }
    }
    /// Cards in lanes and columns.
    pub const fn grid(
        name: &'static str,
        lanes: &'static [&'static str],
        columns: &'static [&'static str],
    ) -> Self {
        Self { sort: ZoneSort::Grid, lanes, columns, ..Self::cards(name) }
    }
    /// A zone of another kind.
    pub const fn sort(name: &'static str, sort: ZoneSort) -> Self {
        Self { sort, ..Self::cards(name) }
    }
    /// The same, filled by each on their own, blind, then shown.
    #[must_use]
    pub const fn each(self) -> Self {
        Self { who: ZoneWho::Each, blind: true, ..self }
    }
    /// The same, filled by the patient.
    #[must_use]
    pub const fn patient(self) -> Self {
        Self { who: ZoneWho::Patient, ..self }
    }
    /// The same, filled by the professional.
    #[must_use]
    pub const fn professional(self) -> Self {
        Self { who: ZoneWho::Professional, ..self }
    }
    /// The same, about another zone.
    #[must_use]
    pub const fn about(self, zone: &'static str) -> Self {
        Self { about: Some(zone), ..self }
    }
    /// The same, with cards it begins with.
    #[must_use]
    pub const fn seeds(self, seeds: &'static [&'static str]) -> Self {
        Self { seeds, ..self }
    }
    /// The same, to be filled before the pair goes on.
    #[must_use]
    pub const fn must(self) -> Self {
        Self { must: true, ..self }
    }
    /// The same; its cards can become these.
    #[must_use]
    pub const fn makes(self, makes: &'static [Makes]) -> Self {
        Self { makes, ..self }
    }
}

impl BuiltStep {
    /// A step in a zone of the same name.
    pub const fn new(zone: &'static str, minutes: i64) -> Self {
        Self { name: zone, zone, minutes, dots: 0 }
    }
    /// Another step in a zone.
    pub const fn in_zone(name: &'static str, zone: &'static str, minutes: i64) -> Self {
        Self { name, zone, minutes, dots: 0 }
    }
    /// The same, with so many dots for each.
    #[must_use]
    pub const fn dots(self, dots: i64) -> Self {
        Self { dots, ..self }
    }
}

/// A line about a person.
const fn line(text: Text) -> Makes {
    Makes::Line(text)
}

const GOOD_AT: Makes = line(Person::GOOD_AT);
const MATTERS: Makes = line(Person::MATTERS);
const HELPS: Makes = line(Person::HELPS);
const AVOID: Makes = line(Person::AVOID);
const NAME: Makes = line(Person::NAME);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t1_every_template_names_zones_it_has_and_each_zone_has_a_step() {
        for template in BUILT_IN {
            for step in template.steps {
                assert!(template.zone(step.zone).is_some(), "{} {}", template.name, step.name);
            }
            for zone in template.zones {
                let steps = template.steps.iter().filter(|step| step.zone == zone.name).count();
                assert!(steps > 0, "{} {} has no step", template.name, zone.name);
                let about = zone.about.is_none_or(|about| template.zone(about).is_some());
                assert!(about, "{} {}", template.name, zone.name);
                let grid = !zone.lanes.is_empty() || zone.about.is_some();
                assert!(zone.sort != ZoneSort::Grid || grid, "{} {}", template.name, zone.name);
                assert!(!zone.blind || zone.who == ZoneWho::Each, "{}", zone.name);
            }
            let minutes: i64 = template.steps.iter().map(|step| step.minutes).sum();
            assert!(
                (minutes - template.minutes).abs() <= 1,
                "{}: {minutes} minutes",
                template.name
            );
        }
    }

    #[test]
    fn t2_names_stand_once_and_each_template_makes_a_record_there_is() {
        for (at, template) in BUILT_IN.iter().enumerate() {
            let before = BUILT_IN.iter().take(at);
            let twice = before.filter(|t| t.name == template.name && t.version == template.version);
            assert_eq!(twice.count(), 0, "{}", template.name);
            for (at, zone) in template.zones.iter().enumerate() {
                let twice = template.zones.iter().take(at).any(|other| other.name == zone.name);
                assert!(!twice, "{} {}", template.name, zone.name);
            }
            assert!(template.zones.iter().any(|zone| !zone.makes.is_empty()), "{}", template.name);
        }
        assert_eq!(BUILT_IN.len(), 13);
    }
}
