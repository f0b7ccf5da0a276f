//! How much room the workbook takes on this device, and what takes it.
//! Not for the stores' own limits: see `platform::storage` and `platform::persist`.

use workbook_core::document::Document;
use workbook_core::entry::Entry;
use workbook_core::format;
use workbook_core::id::RecordId;

use leptos::prelude::*;

use super::App;
use super::share::STEP;
use crate::platform::persist::{self, Persistence};
use crate::platform::timer::{self, Pace};

/// What local storage holds at the most in most browsers, in UTF-16 units of keys and values.
const LOCAL_LIMIT: u64 = 5_242_880;
/// From this share of it, in hundredths, the app says so.
pub const NEARLY_FULL: u64 = 80;

/// What takes room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Takes {
    /// Aims with their scores, steps and answers.
    Aims,
    /// Notes with their replies.
    Notes,
    /// Canvases, cards and own templates.
    Canvases,
    /// Persons, helpers and all the rest.
    Rest,
    /// Earlier wordings of all of these.
    Past,
    /// What lies in the bin.
    Bin,
    /// Other workbooks, and texts that could not be read.
    Others,
}

impl Takes {
    const ALL: [Self; 7] =
        [Self::Aims, Self::Notes, Self::Canvases, Self::Rest, Self::Past, Self::Bin, Self::Others];

    fn of(kind: &str) -> Self {
        match kind {
            "aim" | "acceptance" | "score" | "readiness" | "barrier" | "step" => Self::Aims,
            "note" | "reply" => Self::Notes,
            "canvas" | "card" | "edge" | "zone" | "template" => Self::Canvases,
            _ => Self::Rest,
        }
    }
}

/// How much room there is and what takes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    /// How full local storage is, in hundredths.
    pub percent: u64,
    /// What takes how many UTF-16 units, in the order of the places, nothing that takes none.
    pub parts: Vec<(Takes, u64)>,
    /// How many bytes everything of this app takes in the browser, as far as it tells.
    pub all: Option<u64>,
    /// Whether the browser promised not to remove it by itself.
    pub kept: Persistence,
}

impl App {
    /// How much room there is and what takes it, worked out in slices.
    pub async fn room(&self) -> Room {
        self.read_the_rest();
        let ids: Vec<RecordId> =
            self.peek(|document| document.entries().map(Entry::id).collect()).unwrap_or_default();
        let mut ids = ids.into_iter();
        let mut takes = [0; Takes::ALL.len()];
        timer::in_slices(Pace::Awaited, || {
            for id in ids.by_ref().take(STEP) {
                self.peek(|document| weigh(document, id, &mut takes));
            }
            ids.len() == 0
        })
        .await;
        let used = self.desk.with_value(|desk| desk.local.as_ref().ok()?.used_units().ok());
        let own: u64 = takes.iter().sum();
        let used = used.unwrap_or_default();
        let others = used.saturating_sub(own);
        let parts = Takes::ALL.into_iter().zip(takes.into_iter().take(6).chain([others]));
        let parts = parts.filter(|(_, units)| *units > 0).collect();
        let all = persist::estimate().await.and_then(|room| u64::try_from(room.used).ok());
        let percent = (used * 100 / LOCAL_LIMIT).min(100);
        Room { percent, parts, all, kept: persist::persisted().await }
    }
}

fn weigh(document: &Document, id: RecordId, takes: &mut [u64; 7]) {
    let Some(entry) = document.entry(id) else { return };
    let units = |entry: &Entry| format::encode_text(entry).encode_utf16().count() as u64;
    let (all, now) = (units(entry), units(&entry.without_past()));
    let part = if entry.is_visible() { Takes::of(entry.kind()) } else { Takes::Bin };
    for (part, more) in [(part, now), (Takes::Past, all.saturating_sub(now))] {
        if let Some(sum) = takes.get_mut(part as usize) {
            *sum += more;
        }
    }
}
