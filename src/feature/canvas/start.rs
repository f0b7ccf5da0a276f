//! Beginning a canvas: from a template of the app, or from one of the pair's own.

use workbook_core::command::{Command, New};
use workbook_core::id::RecordId;
use workbook_core::record::{Canvas, Card, Dots, Minutes, Record, Template, Zone};
use workbook_core::stamp::Seat;
use workbook_core::template::{self, Built};
use workbook_core::view::{Lane, LaneName, ZoneView};

use super::words::{canvas_title, lane_name, zone_prompt, zone_title};
use crate::i18n::{templates, tr};
use crate::platform::{page, random};
use crate::route::{Route, Seen};
use crate::state::App;

fn fresh() -> RecordId {
    RecordId::new(random::random_u128())
}

/// Begins a canvas from a template of the app and goes there.
pub(super) fn start(app: App, built: &Built) {
    let id = fresh();
    let (template, version) = (built.name.to_owned(), built.version);
    let mut new = New::of(id, &Canvas { template, version, ..Canvas::default() });
    for zone in built.zones {
        for seed in zone.seeds {
            let card = Card {
                parent: Some(id),
                zone: zone.name.to_owned(),
                by: Some(Seat::Both),
                text: templates::seed(built.name, zone.name, seed).to_owned(),
                ..Card::default()
            };
            new = new.and(New::of(fresh(), &card));
        }
    }
    go(app, id, new);
}

/// Begins a canvas from a template of the pair's own and goes there.
pub(super) fn start_own(app: App, template: RecordId) {
    let id = fresh();
    let Some(title) = app.peek(|document| document.get::<Template>(template)).flatten() else {
        return;
    };
    let mut new = New::of(id, &Canvas { title: title.title, ..Canvas::default() });
    for zone in copies(app, template, id) {
        new = new.and(zone);
    }
    go(app, id, new);
}

/// Makes an empty template of the pair's own and goes there.
pub(super) fn start_template(app: App) {
    let id = fresh();
    let new = New::of(id, &Template::default());
    if app.told(app.dispatch(&Command::Add(new))).is_some() {
        page::set_hash(&Route::Template(id).href());
    }
}

/// Makes a template of the parts of a canvas, in the words of the language now in use, and goes
/// there. What lies on the canvas stays out of it.
pub(super) fn template_of(app: App, canvas: RecordId) {
    let id = fresh();
    let built = app.record::<Canvas>(canvas);
    let built = built.and_then(|canvas| template::built_in(&canvas.template, canvas.version));
    let made = Template {
        title: canvas_title(app, canvas),
        purpose: built.map(|built| templates::purpose(built.name).to_owned()).unwrap_or_default(),
        minutes: built.and_then(|built| Minutes::new(built.minutes).ok()),
        starts: built.map(|built| built.starts),
        ..Template::default()
    };
    let mut new = New::of(id, &made);
    for zone in app.zones(canvas) {
        new = new.and(New::of(fresh(), &worded(app, &zone, id)));
    }
    if app.told(app.dispatch(&Command::Add(new))).is_some() {
        page::set_hash(&Route::Template(id).href());
        app.say(tr::gallery::template_made());
    }
}

/// A zone as one of the pair's own, in words.
fn worded(app: App, zone: &ZoneView, parent: RecordId) -> Zone {
    let named = |lanes: &[Lane]| -> String {
        // Lanes that are cards of the canvas stay behind with it.
        let lanes = lanes.iter().filter(|lane| !matches!(lane.name, LaneName::Card(_)));
        let names = lanes.map(|lane| lane_name(app, zone, lane)).filter(|name| !name.is_empty());
        names.collect::<Vec<_>>().join("\n")
    };
    Zone {
        parent: Some(parent),
        title: zone_title(app, zone),
        prompt: zone_prompt(app, zone),
        sort: Some(zone.sort),
        who: Some(zone.who),
        blind: zone.blind,
        lanes: named(&zone.lanes),
        columns: named(&zone.columns),
        dots: Dots::new(zone.dots).ok().filter(|dots| dots.get() > 0),
        order: String::new(),
    }
}

/// The zones of a template or canvas, made anew for another one.
pub(super) fn copies(app: App, from: RecordId, to: RecordId) -> Vec<New> {
    let zones = app.peek(|document| {
        let zones = document.hanging(from, Zone::KIND.name).into_iter();
        zones.filter_map(|zone| document.get::<Zone>(zone)).collect::<Vec<_>>()
    });
    let copy =
        |zone: Zone| New::of(fresh(), &Zone { parent: Some(to), order: String::new(), ..zone });
    zones.unwrap_or_default().into_iter().map(copy).collect()
}

fn go(app: App, id: RecordId, new: New) {
    if app.told(app.dispatch(&Command::Add(new))).is_some() {
        page::set_hash(&Route::Canvas(id, Seen::Steps).href());
    }
}
