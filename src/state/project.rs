//! From change sets to screens: wakes the views that read a changed record or list, and no others.
//! Not for the data itself; views read that from the session.

use std::collections::{BTreeMap, HashMap};

use leptos::prelude::*;
use workbook_core::id::RecordId;

use super::{App, Steps};

/// What views wait on.
#[derive(Default)]
pub(super) struct Wakers {
    records: HashMap<RecordId, ArcTrigger>,
    lists: BTreeMap<String, (ArcTrigger, u64)>,
    bin: ArcTrigger,
}

impl App {
    /// Wakes the calling view whenever this record changes.
    pub fn track_record(&self, id: RecordId) {
        let waker = self.wakers.try_update_value(|w| w.records.entry(id).or_default().clone());
        if let Some(waker) = waker {
            waker.track();
        }
    }

    /// Wakes the calling view whenever the list of this kind changes.
    pub(super) fn track_list(&self, kind: &str) {
        let moves = self.moves(kind);
        let waker = self.wakers.try_update_value(|w| {
            w.lists.entry(kind.to_owned()).or_insert_with(|| (ArcTrigger::new(), moves)).0.clone()
        });
        if let Some(waker) = waker {
            waker.track();
        }
    }

    /// Wakes the calling view whenever anything in the workbook changes: for what looks through many
    /// records and would wait on each of them.
    pub fn track_anything(&self) {
        // Whatever changes may change the bin, so the bin's waker is told each time.
        self.track_bin();
    }

    /// Wakes the calling view whenever the bin or what waits changes.
    pub(super) fn track_bin(&self) {
        if let Some(waker) = self.wakers.try_with_value(|w| w.bin.clone()) {
            waker.track();
        }
    }

    fn moves(&self, kind: &str) -> u64 {
        self.desk.with_value(|desk| {
            desk.session.as_ref().map_or(0, |session| session.document().list_moves(kind))
        })
    }

    /// Wakes what reads these records, and the lists that changed.
    pub(super) fn project<'a>(&self, records: impl IntoIterator<Item = &'a RecordId>) {
        let kinds: Vec<String> =
            self.wakers.with_value(|wakers| wakers.lists.keys().cloned().collect());
        let moved: Vec<(String, u64)> =
            kinds.into_iter().map(|kind| (kind.clone(), self.moves(&kind))).collect();
        let mut wake = Vec::new();
        self.wakers.update_value(|wakers| {
            for (kind, moves) in moved {
                if let Some((waker, last)) = wakers.lists.get_mut(&kind)
                    && *last != moves
                {
                    *last = moves;
                    wake.push(waker.clone());
                }
            }
            wake.extend(records.into_iter().filter_map(|id| wakers.records.get(id).cloned()));
            wake.push(wakers.bin.clone());
        });
        for waker in wake {
            waker.notify();
        }
        let (steps, waiting) = self.desk.with_value(|desk| {
            desk.session.as_ref().map_or((Steps::default(), 0), |session| {
                let history = session.history();
                let steps = Steps { undo: history.next_undo(), redo: history.next_redo() };
                (steps, session.document().waiting().len())
            })
        });
        if self.steps.get_untracked() != steps {
            self.steps.set(steps);
        }
        if self.waiting.get_untracked() != waiting {
            self.waiting.set(waiting);
        }
    }

    /// Forgets what views waited on, when another workbook is opened. Those that stand outside
    /// of the place, such as the bar at the top, read anew.
    pub(super) fn forget_wakers(&self) {
        let Some(old) = self.wakers.try_update_value(std::mem::take) else { return };
        old.records.values().for_each(ArcTrigger::notify);
        old.lists.values().for_each(|(waker, _)| waker.notify());
        old.bin.notify();
    }
}
