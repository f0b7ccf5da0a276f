//! What the parts of one canvas page share: which canvas, which card is being edited, which ones are
//! picked. Not the records: those are read from the state.

use std::collections::BTreeMap;

use leptos::prelude::*;
use workbook_core::id::RecordId;
use workbook_core::view::Filled;

use crate::state::App;

/// One canvas page.
#[derive(Clone, Copy)]
pub(super) struct Sheet {
    /// The canvas.
    pub(super) canvas: RecordId,
    /// Its zones with their cards.
    pub(super) board: Memo<Vec<Filled>>,
    /// What became of its cards.
    pub(super) became: Memo<BTreeMap<RecordId, Vec<RecordId>>>,
    /// The card whose words are being changed where it lies.
    pub(super) editing: RwSignal<Option<RecordId>>,
    /// The card that is looked at on its own.
    pub(super) open: RwSignal<Option<RecordId>>,
    /// The new card that is being written; its list shows it when it is done.
    pub(super) writing: RwSignal<Option<RecordId>>,
    /// The cards picked to be moved or binned together; none while nobody picks.
    pub(super) picked: RwSignal<Option<Vec<RecordId>>>,
}

impl Sheet {
    pub(super) fn new(app: App, canvas: RecordId) -> Self {
        Self {
            canvas,
            board: Memo::new(move |_| app.board(canvas)),
            became: Memo::new(move |_| app.became(canvas)),
            editing: RwSignal::new(None),
            open: RwSignal::new(None),
            writing: RwSignal::new(None),
            picked: RwSignal::new(None),
        }
    }

    /// The sheet of this page.
    pub(super) fn here() -> Self {
        expect_context()
    }

    /// One zone with its cards; wakes the caller when that zone changes.
    pub(super) fn filled(self, key: String) -> Memo<Option<Filled>> {
        Memo::new(move |_| {
            self.board.with(|zones| zones.iter().find(|filled| filled.zone.key == key).cloned())
        })
    }

    /// Picks a card, or no longer.
    pub(super) fn toggle(self, card: RecordId) {
        self.picked.update(|picked| {
            let Some(picked) = picked else { return };
            match picked.iter().position(|one| *one == card) {
                Some(at) => {
                    picked.remove(at);
                }
                None => picked.push(card),
            }
        });
    }
}

/// Where a card is found in the page.
pub(super) fn card_at(card: RecordId) -> String {
    format!("#card-{card}")
}
