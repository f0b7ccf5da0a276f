//! Bringing changes to both stores and saying truthfully how far they got.
//!
//! Local storage is written in the same event; the durable twin follows at once, in one
//! transaction. "Saved" means that transaction completed. Not for reading; see `load`.

use std::collections::BTreeSet;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use workbook_core::entry::Entry;
use workbook_core::format;
use workbook_core::id::RecordId;
use workbook_core::merge::merge;

use super::desk::{Desk, print_of};
use super::{App, Phase, keys};
use crate::i18n::tr;
use crate::platform::storage::StorageError;
use crate::platform::twin::{Item, Merge, Twin};
use crate::platform::{clock, crash, persist, timer};

/// How long the twin waits for more of a burst of typing, in milliseconds.
const GATHER_MS: i32 = 20;
/// How long to wait before trying a refused write again, in milliseconds.
const RETRY_MS: i32 = 5_000;
/// More records than this go to the twin first and to local storage in slices, so that the page
/// never freezes and a crash leaves the whole step or none of it.
const LARGE: usize = 100;
/// A "Saved" is said aloud only after typing rested this long, in milliseconds.
const REST_MS: i32 = 1_500;

/// What keeps a store from taking a write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// There is no room left.
    Full,
    /// The browser does not let the app store anything.
    Blocked,
    /// The store failed for another reason.
    Failed,
    /// The app stopped; nothing is written any more.
    Stopped,
}

/// Whether what was typed is safe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveState {
    /// Safe, also if the tablet stops now.
    Saved,
    /// On its way.
    Saving,
    /// In local storage alone: a crash of the tablet may lose the last minute.
    OnlyLocal(Trouble),
    /// In the durable store alone: safe, but starting will be slower.
    OnlyTwin(Trouble),
    /// In memory alone.
    NotSaved(Trouble),
}

fn trouble(error: StorageError) -> Trouble {
    match error {
        StorageError::Full => Trouble::Full,
        StorageError::Blocked => Trouble::Blocked,
        StorageError::Failed => Trouble::Failed,
        StorageError::Poisoned => Trouble::Stopped,
    }
}

impl Desk {
    /// Records of this set that somebody else changed in local storage since we read them.
    fn foreign(&self, ids: &BTreeSet<RecordId>) -> Vec<Entry> {
        let Ok(local) = &self.local else { return Vec::new() };
        let Some(book) = self.book() else { return Vec::new() };
        let changed = ids.iter().filter_map(|id| {
            let key = keys::record(book, self.entry(*id)?.kind(), *id);
            let text = local.get(&key).ok()??;
            (self.prints.get(id) != Some(&print_of(&text))).then_some(text)
        });
        changed.filter_map(|text| Some(format::decode_text(&text).ok()?.entry)).collect()
    }

    /// Writes records to local storage; several go through the journal, so that they are there
    /// wholly or not at all.
    fn write_local(&mut self, ids: &BTreeSet<RecordId>) -> Result<(), StorageError> {
        let local = self.local.as_ref().map_err(|error| *error)?;
        let Some(session) = &self.session else { return Ok(()) };
        let book = session.document().book();
        let forms: Vec<(RecordId, String, String)> = ids
            .iter()
            .filter_map(|id| self.stored_form(*id).map(|(key, text)| (*id, key, text)))
            .collect();
        let journal = (forms.len() > 1).then(|| keys::journal(book, session.actor()));
        if let Some(journal) = &journal {
            let texts: Vec<&str> = forms.iter().map(|(_, _, text)| text.as_str()).collect();
            local.set(journal, &format!("[{}]", texts.join(",")))?;
        }
        for (id, key, text) in forms {
            local.set(&key, &text)?;
            self.prints.insert(id, print_of(&text));
        }
        if let Some(journal) = &journal {
            local.remove(journal)?;
        }
        Ok(())
    }

    fn items(&self, ids: &BTreeSet<RecordId>) -> Vec<Item> {
        let item = |id: &RecordId| {
            let (key, text) = self.stored_form(*id)?;
            Some(Item { id: id.to_string(), key, text })
        };
        ids.iter().filter_map(item).collect()
    }

    fn save_state(&self) -> SaveState {
        if crash::is_poisoned() {
            return SaveState::NotSaved(Trouble::Stopped);
        }
        let owed = (self.owed_local.is_empty(), self.owed_twin.is_empty());
        match (owed, self.local_trouble, self.twin_trouble) {
            (_, Some(local), Some(_)) => SaveState::NotSaved(trouble(local)),
            ((_, false), None, Some(twin)) => SaveState::OnlyLocal(trouble(twin)),
            ((false, true), Some(local), None) => SaveState::OnlyTwin(trouble(local)),
            ((true, true), _, _) => SaveState::Saved,
            ((_, false) | (false, true), _, _) => SaveState::Saving,
        }
    }
}

/// Makes one text of what the twin holds and what comes in. What the twin holds and nobody can
/// read gives way: it was quarantined when it was read, and is healed by this.
fn merge_texts(stored: &str, new: &str) -> String {
    match (format::decode_text(stored), format::decode_text(new)) {
        (Ok(stored), Ok(new)) => format::encode_text(&merge(&stored.entry, &new.entry)),
        (Ok(_), Err(_)) => stored.to_owned(),
        (Err(_), _) => new.to_owned(),
    }
}

impl App {
    /// Brings changed records to both stores.
    pub(super) fn store(&self, ids: &BTreeSet<RecordId>) {
        self.desk.update_value(|desk| desk.owed_twin.extend(ids));
        if ids.len() > LARGE {
            self.desk.update_value(|desk| desk.owed_local.extend(ids));
        } else {
            self.store_local(ids);
        }
        self.show_save_state();
        self.flush_soon(GATHER_MS);
    }

    fn store_local(&self, ids: &BTreeSet<RecordId>) {
        let foreign = self.desk.with_value(|desk| desk.foreign(ids));
        let healed = self.desk.try_update_value(|desk| {
            let touched = desk.session.as_mut().map(|session| session.load(foreign));
            match desk.write_local(ids) {
                Ok(()) => {
                    desk.local_trouble = None;
                    desk.owed_local.retain(|id| !ids.contains(id));
                }
                Err(error) => {
                    desk.local_trouble = Some(error);
                    desk.owed_local.extend(ids);
                }
            }
            touched
        });
        let healed = healed.flatten().unwrap_or_default();
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
        loop {
            let job = self.desk.try_update_value(|desk| {
                let owed = std::mem::take(&mut desk.owed_twin);
                (desk.book(), desk.twin.clone(), owed)
            });
            let Some((Some(book), twin, owed)) = job else { break };
            if owed.is_empty() {
                break;
            }
            let result = match twin {
                Some(twin) => self.put_all(&twin, &book.to_string(), &owed).await,
                None => {
                    Err(self.desk.with_value(|d| d.twin_trouble).unwrap_or(StorageError::Failed))
                }
            };
            self.desk.update_value(|desk| match result {
                Ok(()) => desk.twin_trouble = None,
                Err(error) => {
                    desk.twin_trouble = Some(error);
                    desk.owed_twin.extend(&owed);
                }
            });
            if result.is_err() {
                break;
            }
            self.show_save_state();
        }
        self.pay_local().await;
        let owing = self.desk.try_update_value(|desk| {
            desk.flushing = false;
            (!desk.owed_twin.is_empty() && desk.twin.is_some()) || !desk.owed_local.is_empty()
        });
        self.show_save_state();
        if owing == Some(true) && !crash::is_poisoned() {
            self.flush_soon(RETRY_MS);
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
            let slice: BTreeSet<RecordId> = slice.iter().copied().collect();
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
        let owed: Vec<RecordId> =
            self.desk.with_value(|desk| desk.owed_local.iter().copied().collect());
        for slice in owed.chunks(LARGE / 4) {
            self.store_local(&slice.iter().copied().collect());
            if self.desk.with_value(|desk| desk.local_trouble).is_some() {
                return;
            }
            timer::yield_now().await;
        }
    }

    /// Tries again now, on the wish of the person.
    pub fn try_saving_again(&self) {
        self.flush_soon(0);
    }

    /// Whether leaving the page now would lose something.
    pub fn would_lose(&self) -> bool {
        self.desk
            .try_with_value(|desk| matches!(desk.save_state(), SaveState::NotSaved(_)))
            .unwrap_or_default()
    }

    pub(super) fn show_save_state(&self) {
        let Some(state) = self.desk.try_with_value(Desk::save_state) else { return };
        let before = self.save.get_untracked();
        if before == state {
            return;
        }
        self.save.set(state);
        match state {
            SaveState::Saved => self.say_saved_at_rest(),
            SaveState::Saving => {}
            SaveState::OnlyLocal(_) | SaveState::OnlyTwin(_) => self.say(tr::shell::half_saved()),
            SaveState::NotSaved(_) => self.alert(tr::shell::not_saved()),
        }
    }

    fn say_saved_at_rest(&self) {
        let app = *self;
        let first = self.ask_to_keep();
        timer::after(REST_MS, move || {
            let rested = app.save.try_get_untracked() == Some(SaveState::Saved);
            if rested && !first {
                app.say(tr::shell::saved());
            }
        })
        .keep();
    }

    /// Asks the browser, at the first save, not to remove what is stored. Gives whether it did.
    fn ask_to_keep(&self) -> bool {
        let first = self.desk.try_update_value(|desk| !std::mem::replace(&mut desk.asked, true));
        if first == Some(true) {
            spawn_local(async {
                persist::persist().await;
            });
        }
        first.unwrap_or_default()
    }

    /// Takes note that something is in no file yet.
    pub(super) fn note_uncopied(&self) {
        if self.unsaved_since.get_untracked().is_none() {
            self.unsaved_since.set(Some(clock::now_ms()));
            self.remember_about();
        }
    }

    /// Whether a workbook is open and may be changed.
    pub fn is_open(&self) -> bool {
        matches!(self.phase.get(), Phase::Open(_))
    }
}
