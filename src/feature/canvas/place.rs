//! Where cards lie and can be put: spots, positions, and what is said of a move.

use std::collections::BTreeMap;

use leptos::prelude::*;
use workbook_core::command::{Command, Spot};
use workbook_core::document::Document;
use workbook_core::id::RecordId;
use workbook_core::record::Card;
use workbook_core::view::{self, Filled, ZoneView};

use super::sheet::Sheet;
use super::words::{lane_name, zone_title};
use crate::i18n::tr;
use crate::platform::{page, timer};
use crate::state::App;

/// The cards of each spot in their order. A card whose lane is not there any more lies in the lane
/// without a name.
pub(super) fn spots(app: App, board: &[Filled]) -> BTreeMap<Spot, Vec<RecordId>> {
    let mut out: BTreeMap<Spot, Vec<RecordId>> = BTreeMap::new();
    for filled in board {
        for card in &filled.cards {
            out.entry(spot_of(app, &filled.zone, *card)).or_default().push(*card);
        }
    }
    out
}

/// Where a card of a zone is shown.
fn spot_of(app: App, zone: &ZoneView, card: RecordId) -> Spot {
    let lies = app.peek(|document: &Document| document.entry(card).map(Spot::of));
    let lies = lies.flatten().unwrap_or_default();
    let known = |lanes: &[view::Lane], key: String| {
        if lanes.iter().any(|lane| lane.key == key) { key } else { String::new() }
    };
    Spot {
        zone: zone.key.clone(),
        lane: known(&zone.lanes, lies.lane),
        column: known(&zone.columns, lies.column),
    }
}

/// The spots of a zone, row by row; one for a zone without lanes and columns.
pub(super) fn spots_of(zone: &ZoneView) -> Vec<Spot> {
    let keys = |lanes: &[view::Lane]| -> Vec<String> {
        if lanes.is_empty() {
            return vec![String::new()];
        }
        lanes.iter().map(|lane| lane.key.clone()).collect()
    };
    let columns = keys(&zone.columns);
    let spot = |lane: &String, column: &String| Spot {
        zone: zone.key.clone(),
        lane: lane.clone(),
        column: column.clone(),
    };
    let lanes = keys(&zone.lanes);
    lanes.iter().flat_map(|lane| columns.iter().map(move |column| spot(lane, column))).collect()
}

/// What a spot is called: its zone, and its lane and column if it has them.
pub(super) fn spot_title(app: App, zone: &ZoneView, spot: &Spot) -> String {
    let name = |lanes: &[view::Lane], key: &str| {
        lanes.iter().find(|lane| lane.key == key).map(|lane| lane_name(app, zone, lane))
    };
    let parts = [
        Some(zone_title(app, zone)),
        name(&zone.lanes, &spot.lane),
        name(&zone.columns, &spot.column),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

impl Sheet {
    /// The cards of each spot, without the one that is being written; wakes the caller when a card
    /// comes, goes or moves.
    pub(super) fn lying(self, app: App) -> Memo<BTreeMap<Spot, Vec<RecordId>>> {
        Memo::new(move |_| {
            // A move within a zone changes nothing of the zone but where its cards lie.
            app.children(self.canvas, <Card as workbook_core::record::Record>::KIND);
            self.board.with(|board| spots(app, board))
        })
    }

    /// All spots where a card can be put, with what they are called.
    pub(super) fn choices(self, app: App) -> Vec<(Spot, String)> {
        let named = |zone: &ZoneView| {
            let title = |spot: Spot| {
                let title = spot_title(app, zone, &spot);
                (spot, title)
            };
            spots_of(zone).into_iter().map(title).collect::<Vec<_>>()
        };
        self.board.with(|zones| {
            let zones = zones.iter().map(|filled| &filled.zone);
            let zones = zones.filter(|zone| view::takes_cards(zone.sort) && !zone.key.is_empty());
            zones.flat_map(named).collect()
        })
    }

    /// Puts cards behind another one of a spot, or first there, and says where they are now.
    pub(super) fn put(
        self,
        app: App,
        cards: Vec<RecordId>,
        spot: Spot,
        behind: Option<RecordId>,
    ) -> bool {
        let Some(first) = cards.first().copied() else { return false };
        let there = spot.clone();
        let put = app.dispatch(&Command::Put { cards, spot, behind });
        if app.told(put).is_none() {
            return false;
        }
        app.say(&self.where_now(app, first, &there));
        timer::next_frame(move || {
            page::focus(&super::sheet::card_at(first));
        });
        true
    }

    /// Where a card is now, in words: "Keep, 2 of 5".
    fn where_now(self, app: App, card: RecordId, spot: &Spot) -> String {
        self.board.with_untracked(|board| {
            let zone = board.iter().find(|filled| filled.zone.key == spot.zone);
            let title = zone.map(|f| spot_title(app, &f.zone, spot)).unwrap_or_default();
            let all = spots(app, board);
            let there = all.get(spot).map(Vec::as_slice).unwrap_or_default();
            let at = there.iter().position(|one| *one == card).map_or(0, |at| at + 1);
            tr::canvas::moved_to(&there.len().to_string(), &at.to_string(), &title)
        })
    }
}
