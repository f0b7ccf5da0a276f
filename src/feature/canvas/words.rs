//! What zones, lanes and cards are called, in the words of the app or of the pair.

use workbook_core::id::RecordId;
use workbook_core::record::ZoneWho;
use workbook_core::stamp::Seat;
use workbook_core::view::{Lane, StepView, ZoneView};

use crate::i18n::{templates, tr};
pub(super) use crate::parts::readable::paper::{answering, seats};
use crate::state::App;

/// What a canvas is called.
pub(super) fn canvas_title(app: App, id: RecordId) -> String {
    let title = app.label(id);
    if title.is_empty() { tr::canvas::one().to_owned() } else { title }
}

/// What a zone is called.
pub(super) fn zone_title(app: App, zone: &ZoneView) -> String {
    templates::zone_name(zone, &|id, field| app.text(id, field))
}

/// What a zone asks; empty for nothing.
pub(super) fn zone_prompt(app: App, zone: &ZoneView) -> String {
    templates::zone_asks(zone, &|id, field| app.text(id, field))
}

/// What a step asks: its own words, or those of its zone.
pub(super) fn step_prompt(app: App, step: &StepView, zone: &ZoneView) -> String {
    let own = step.template.and_then(|template| templates::step_prompt(template, &step.key));
    own.map_or_else(|| zone_prompt(app, zone), str::to_owned)
}

/// What a lane or a column of a zone is called; empty for one without a name.
pub(super) fn lane_name(app: App, zone: &ZoneView, lane: &Lane) -> String {
    templates::lane_name(zone, lane, &|id, field| app.text(id, field))
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

/// What stands where nobody has written yet.
pub(super) fn nothing_yet(app: App, seat: Seat) -> String {
    match seat {
        Seat::Both => tr::canvas::nothing_yet_both().to_owned(),
        Seat::Patient | Seat::Professional => tr::canvas::nothing_yet(&app.name(seat)),
    }
}
