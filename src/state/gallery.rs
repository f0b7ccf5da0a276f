//! Reading what the gallery shows of all canvases and templates.
//! Not for one canvas: see `canvas`.

use workbook_core::document::Document;
use workbook_core::gather;
use workbook_core::id::RecordId;
use workbook_core::record::{Canvas, Record};
use workbook_core::stamp::{Dot, Seat};
use workbook_core::view;

use super::App;
use super::read::when_words;

/// Who changed something last, and when, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastChange {
    /// Who.
    pub by: Seat,
    /// When; empty where nobody said.
    pub when: String,
}

impl App {
    /// The canvases that are under way and those that were put away, each with the one changed last
    /// first.
    pub fn canvases_apart(&self) -> (Vec<RecordId>, Vec<RecordId>) {
        // One waker for all canvases and their cards, instead of one each.
        self.track_anything();
        self.peek(|document| {
            let with_change = |id| (changed(document, id), id);
            let all = document.list(Canvas::KIND.name).map(with_change).collect();
            let all = gather::sorted(all, |a, b| b.cmp(a));
            let all = all.into_iter().map(|(_, id)| id);
            let away = |id: &RecordId| document.get::<Canvas>(*id).is_some_and(|c| c.archived);
            all.partition(|id| !away(id))
        })
        .unwrap_or_default()
    }

    /// Who changed a canvas or what lies on it last, and when.
    pub fn canvas_changed(&self, canvas: RecordId) -> Option<LastChange> {
        self.track_anything();
        let lang = self.prefs().lang.code();
        let newest = |document: &Document| {
            let stamp = view::newest_change(document, canvas)?;
            Some(LastChange { by: stamp.by, when: when_words(stamp.at, lang) })
        };
        self.peek(newest).flatten()
    }

    /// For whom a canvas waits: the other one is in, in a zone that is filled blind.
    pub fn canvas_waits(&self, canvas: RecordId) -> Option<Seat> {
        self.track_anything();
        let waits = |document: &Document| view::waits_for_whom(view::blind_waits(document, canvas));
        self.peek(waits).flatten()
    }
}

fn changed(document: &Document, canvas: RecordId) -> Option<Dot> {
    view::newest_change(document, canvas).map(|stamp| stamp.dot)
}
