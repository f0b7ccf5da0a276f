//! Bringing changes to both stores.
//!
//! Local storage is written in the same event; the durable twin follows at once, in one
//! transaction. "Saved" means that transaction completed. Not for reading; see `load`.

use std::collections::BTreeSet;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use workbook_core::id::RecordId;
use workbook_core::merge::merge;
use workbook_core::{format, gather};

use super::App;
use super::desk::Desk;
use crate::platform::storage::StorageError;
use crate::platform::twin::{Merge, Twin};
use crate::platform::{crash, timer};

/// How long the twin waits for more of a burst of typing, in milliseconds.
const GATHER_MS: i32 = 20;
/// How long to wait before trying a refused write again, in milliseconds.
const RETRY_MS: i32 = 5_000;
/// More records than this go to the twin first and to local storage in slices, so that the page
/// never freezes and a crash leaves the whole step or none of it.
pub(super) const LARGE: usize = 100;

impl Desk {
    /// When to go on after a flush, in milliseconds; none where nothing is owed.
    fn next_flush(&self, failed: Option<StorageError>) -> Option<i32> {
        // What a newer version of the app stored is never written to.
        let owes = |owed: &BTreeSet<RecordId>| !owed.is_empty() && !self.frozen;
        let twin_owes = owes(&self.owed_twin) || self.has_left();
        match failed {
            _ if crash::is_poisoned() => None,
            Some(_) => Some(RETRY_MS),
            // What was typed while local storage was paid.
            None if twin_owes && !self.opening => Some(0),
            None => owes(&self.owed_local).then_some(RETRY_MS),
        }
    }
}

/// Makes one text of what the twin holds and what comes in. What the twin holds and nobody can
/// read gives way: it was quarantined when it was read, and is healed by this.
pub(super) fn merge_texts(stored: &str, new: &str) -> String {
    match (format::decode_text(stored), format::decode_text(new)) {
        (Ok(stored), Ok(new)) => format::encode_text(&merge(&stored.entry, &new.entry)),
        (Ok(_), Err(_)) => stored.to_owned(),
        (Err(_), _) => new.to_owned(),
    }
}

impl App {
    /// Brings changed records to both stores.
    pub(super) fn store(&self, ids: &BTreeSet<RecordId>) {
        let locked = self.desk.try_update_value(|desk| {
            if !desk.frozen {
                desk.owed_twin.extend(ids);
                if ids.len() > LARGE {
                    desk.owed_local.extend(ids);
                }
            }
            desk.frozen
        });
        if locked != Some(false) {
            return;
        }
        if ids.len() <= LARGE {
            self.store_local(ids);
        }
        self.look_at_unplaced();
        self.show_save_state();
        self.flush_soon(GATHER_MS);
    }

    /// A store refused for want of the key: another tab put a lock on.
    fn check_locked_after(&self, trouble: Option<StorageError>) {
        if trouble == Some(StorageError::Locked) {
            let app = *self;
            // Not in the middle of what was being stored.
            spawn_local(async move { app.check_locked() });
        }
    }

    fn store_local(&self, ids: &BTreeSet<RecordId>) {
        let stored = self.desk.try_update_value(|desk| {
            let mut ids = ids.clone();
            // The next journal takes the place of one that still stands, and holds what that does, too.
            if ids.len() > 1 {
                ids.extend(&desk.in_journal);
            }
            let (foreign, damaged) = desk.foreign(&ids);
            let touched = desk.session.as_mut().map(|session| session.load(foreign));
            match desk.write_local(&ids) {
                Ok(()) => {
                    desk.local_trouble = None;
                    desk.owed_local.retain(|id| !ids.contains(id));
                }
                Err(error) => {
                    desk.local_trouble = Some(error);
                    desk.owed_local.extend(ids);
                }
            }
            (touched.unwrap_or_default(), damaged)
        });
        self.check_locked_after(self.desk.with_value(|desk| desk.local_trouble));
        let (healed, damaged) = stored.unwrap_or_default();
        self.name_damaged(damaged);
        if !healed.is_empty() {
            self.project(&healed);
        }
    }

    /// Starts bringing what is owed to the twin, after a short time to gather more.
    pub(super) fn flush_soon(&self, ms: i32) {
        let app = *self;
        let start = self.desk.try_update_value(|desk| {
            let start = !desk.flushing && desk.session.is_some();
            desk.flushing |= start;
            start
        });
        if start == Some(true) {
            timer::after(ms, move || spawn_local(app.flush())).keep();
        }
    }

    async fn flush(self) {
        let mut failed = self.put_left().await.err();
        while failed.is_none() {
            let job = self.desk.try_update_value(|desk| {
                if desk.frozen || (desk.twin.is_none() && desk.opening) {
                    return None;
                }
                let owed = std::mem::take(&mut desk.owed_twin);
                desk.in_flight.clone_from(&owed);
                Some((desk.book()?, desk.twin.clone(), owed))
            });
            let Some((book, twin, owed)) = job.flatten() else { break };
            if owed.is_empty() {
                break;
            }
            let result = match twin {
                Some(twin) => self.put_all(&twin, &book.to_string(), &owed).await,
                None => {
                    Err(self.desk.with_value(|d| d.twin_trouble).unwrap_or(StorageError::Failed))
                }
            };
            let removed = result == Err(StorageError::Removed);
            failed = result.err().filter(|_| !removed);
            self.desk.update_value(|desk| {
                desk.twin_trouble = failed;
                // A workbook that was put away meanwhile was left with what it owed.
                if desk.book() == Some(book) {
                    desk.in_flight.clear();
                    if failed.is_some() {
                        desk.owed_twin.extend(&owed);
                    }
                }
            });
            if removed {
                self.found_removed(book);
            }
            self.check_locked_after(failed);
            self.show_save_state();
        }
        self.pay_local().await;
        let next = self.desk.try_update_value(|desk| {
            desk.flushing = false;
            desk.next_flush(failed)
        });
        self.show_save_state();
        match next.flatten() {
            Some(0) => self.flush_soon(0),
            Some(ms) => self.retry_after(ms),
            None => {}
        }
    }

    /// Tries a refused write again by itself. What is typed until then does not wait for it.
    fn retry_after(&self, ms: i32) {
        let app = *self;
        let waits = self.desk.try_update_value(|desk| std::mem::replace(&mut desk.retrying, true));
        if waits == Some(false) {
            timer::after(ms, move || {
                app.desk.update_value(|desk| desk.retrying = false);
                app.try_saving_again();
            })
            .keep();
        }
    }

    /// Tries again now, on the wish of the person.
    pub fn try_saving_again(&self) {
        let reopen = self.desk.with_value(|desk| desk.twin.is_none() && !desk.opening);
        if reopen {
            spawn_local(self.open_twin(self.desk.with_value(Desk::book)));
        } else {
            self.flush_soon(0);
        }
    }

    async fn put_all(
        &self,
        twin: &Twin,
        book: &str,
        owed: &BTreeSet<RecordId>,
    ) -> Result<(), StorageError> {
        let mut items = Vec::with_capacity(owed.len());
        let ids: Vec<RecordId> = owed.iter().copied().collect();
        for slice in ids.chunks(LARGE) {
            let slice = gather::set(slice.iter().copied());
            items.extend(self.desk.with_value(|desk| desk.items(&slice)));
            if owed.len() > LARGE {
                timer::yield_now().await;
            }
        }
        let merge: Merge = Rc::new(merge_texts);
        twin.merge_put(book, items, merge).await
    }

    /// Brings to local storage, in slices, what it does not have yet.
    async fn pay_local(&self) {
        let owed: Vec<RecordId> = self
            .desk
            .with_value(|desk| desk.owed_local.iter().copied().filter(|_| !desk.frozen).collect());
        for slice in owed.chunks(LARGE / 4) {
            self.store_local(&gather::set(slice.iter().copied()));
            if self.desk.with_value(|desk| desk.local_trouble).is_some() {
                return;
            }
            timer::yield_now().await;
        }
    }
}
