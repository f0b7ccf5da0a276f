//! What zones, lanes and cards are called, in the words of the app or of the pair.

use workbook_core::id::RecordId;
use workbook_core::record::{Card, ZoneSort, ZoneWho};
use workbook_core::stamp::Seat;
use workbook_core::view::{Lane, LaneName, StepView, ZoneName, ZoneView};

use crate::i18n::{templates, tr};
use crate::state::App;

/// What a canvas is called.
pub(super) fn canvas_title(app: App, id: RecordId) -> String {
    let title = app.label(id);
    if title.is_empty() { tr::canvas::one().to_owned() } else { title }
}

/// What a zone is called.
pub(super) fn zone_title(app: App, zone: &ZoneView) -> String {
    match zone.name {
        ZoneName::Built { template, zone } => templates::zone_title(template, zone).to_owned(),
        ZoneName::Own(id) => match app.text(id, "title").trim() {
            "" => tr::canvas::zone_unnamed().to_owned(),
            title => title.to_owned(),
        },
        ZoneName::NoPlace => tr::canvas::no_place().to_owned(),
    }
}

/// What a zone asks; empty for nothing.
pub(super) fn zone_prompt(app: App, zone: &ZoneView) -> String {
    match zone.name {
        ZoneName::Built { template, zone } => templates::zone_prompt(template, zone).to_owned(),
        ZoneName::Own(id) => app.text(id, "prompt"),
        ZoneName::NoPlace => tr::canvas::no_place_why().to_owned(),
    }
}

/// What a step asks: its own words, or those of its zone.
pub(super) fn step_prompt(app: App, step: &StepView, zone: &ZoneView) -> String {
    let own = step.template.and_then(|template| templates::step_prompt(template, &step.key));
    own.map_or_else(|| zone_prompt(app, zone), str::to_owned)
}

/// What a lane or a column of a zone is called; empty for one without a name.
pub(super) fn lane_name(app: App, zone: &ZoneView, lane: &Lane) -> String {
    match (lane.name, zone.name) {
        (LaneName::Built(name), ZoneName::Built { template, zone }) => {
            templates::lane(template, zone, name).to_owned()
        }
        (LaneName::Built(name), ZoneName::Own(_) | ZoneName::NoPlace) => name.to_owned(),
        (LaneName::Key, _) => lane.key.clone(),
        (LaneName::Card(card), _) => app.text(card, Card::TEXT.field),
        (LaneName::None, _) => String::new(),
    }
}

/// Who fills a zone, where it is not both in one heap.
pub(super) fn who(app: App, zone: &ZoneView) -> Option<String> {
    match zone.who {
        ZoneWho::Together | ZoneWho::Newer => None,
        ZoneWho::Each => Some(tr::canvas::who_each().to_owned()),
        ZoneWho::Patient => Some(tr::canvas::who_person(&app.name(Seat::Patient))),
        ZoneWho::Professional => Some(tr::canvas::who_person(&app.name(Seat::Professional))),
    }
}

/// The seat a zone belongs to alone; none where it is both's or each's.
pub(super) const fn owner(zone: &ZoneView) -> Option<Seat> {
    match zone.who {
        ZoneWho::Patient => Some(Seat::Patient),
        ZoneWho::Professional => Some(Seat::Professional),
        ZoneWho::Together | ZoneWho::Each | ZoneWho::Newer => None,
    }
}

/// The other one of the pair.
pub(super) const fn other(seat: Seat) -> Seat {
    match seat {
        Seat::Patient => Seat::Professional,
        Seat::Professional | Seat::Both => Seat::Patient,
    }
}

/// The seats whose answers stand in a zone, in the order they are shown.
pub(super) fn seats(zone: &ZoneView) -> Vec<Seat> {
    match zone.who {
        ZoneWho::Together | ZoneWho::Newer => vec![Seat::Both],
        ZoneWho::Each => Seat::PAIR.to_vec(),
        ZoneWho::Patient => vec![Seat::Patient],
        ZoneWho::Professional => vec![Seat::Professional],
    }
}

/// Whether each seat answers alone where a zone of this kind says nothing else.
pub(super) fn answering(zone: &ZoneView) -> Vec<Seat> {
    match (zone.sort, zone.who) {
        (ZoneSort::Scale | ZoneSort::Hands | ZoneSort::Line, ZoneWho::Together) => {
            Seat::PAIR.to_vec()
        }
        _ => seats(zone),
    }
}

/// What stands where nobody has written yet.
pub(super) fn nothing_yet(app: App, seat: Seat) -> String {
    match seat {
        Seat::Both => tr::canvas::nothing_yet_both().to_owned(),
        Seat::Patient | Seat::Professional => tr::canvas::nothing_yet(&app.name(seat)),
    }
}
