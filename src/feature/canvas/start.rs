//! Beginning a canvas: from a template of the app, or from one of the pair's own.

use workbook_core::command::{Command, New};
use workbook_core::id::RecordId;
use workbook_core::record::{Canvas, Card, Record, Template, Zone};
use workbook_core::stamp::Seat;
use workbook_core::template::Built;

use crate::i18n::templates;
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
