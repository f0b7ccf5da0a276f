//! How safe what was typed is, and saying so: on the screen, and aloud.
//! Not for the writing itself; see `save`.

use std::sync::atomic::{AtomicU32, Ordering};

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::Desk;
use super::{App, Phase};
use crate::i18n::tr;
use crate::platform::storage::StorageError;
use crate::platform::{crash, persist, timer};

/// A "Saved" is said aloud only after typing rested this long, in milliseconds.
const REST_MS: i32 = 1_500;
/// How many times a rest began; a page has one voice.
static RESTS: AtomicU32 = AtomicU32::new(0);

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
        StorageError::Failed | StorageError::Removed | StorageError::Locked => Trouble::Failed,
        StorageError::Poisoned => Trouble::Stopped,
    }
}

impl Desk {
    fn save_state(&self) -> SaveState {
        if crash::is_poisoned() {
            return SaveState::NotSaved(Trouble::Stopped);
        }
        let twin = self.owed_twin.is_empty() && self.in_flight.is_empty() && !self.has_left();
        let twin = twin && !self.putting;
        let owed = (self.owed_local.is_empty(), twin);
        match (owed, self.local_trouble, self.twin_trouble) {
            (_, Some(local), Some(_)) => SaveState::NotSaved(trouble(local)),
            ((_, false), None, Some(twin)) => SaveState::OnlyLocal(trouble(twin)),
            ((false, true), Some(local), None) => SaveState::OnlyTwin(trouble(local)),
            ((true, true), _, _) => SaveState::Saved,
            // What the twin still lacked when a newer version of the app came stays where it is.
            ((_, false), None, None) if self.frozen => SaveState::OnlyLocal(Trouble::Failed),
            ((_, false) | (false, true), _, _) => SaveState::Saving,
        }
    }
}

impl App {
    /// Whether leaving the page now would lose something.
    pub fn would_lose(&self) -> bool {
        self.desk
            .try_with_value(|desk| {
                // What waits for its key may be in no store.
                let only_here = desk.local_trouble.is_some() && !desk.left.is_empty();
                only_here
                    || desk.has_unstored_words()
                    || matches!(desk.save_state(), SaveState::NotSaved(_))
            })
            .unwrap_or_default()
    }

    /// Nothing asks whether to stay: what only the memory of this page has of what was being typed goes.
    pub fn leave_at_once(&self) {
        self.desk.update_value(|desk| desk.typing.clear());
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
            SaveState::OnlyLocal(_) => self.say(tr::shell::half_saved()),
            SaveState::OnlyTwin(Trouble::Full) => self.say(tr::shell::nearly_full()),
            SaveState::OnlyTwin(Trouble::Blocked | Trouble::Failed | Trouble::Stopped) => {
                self.say(tr::shell::one_place());
            }
            SaveState::NotSaved(_) => self.alert(tr::shell::not_saved()),
        }
    }

    fn say_saved_at_rest(&self) {
        let app = *self;
        let first = self.ask_to_keep();
        // Each save begins the rest anew: only the last one is said.
        let mine = RESTS.fetch_add(1, Ordering::Relaxed) + 1;
        timer::after(REST_MS, move || {
            let last = RESTS.load(Ordering::Relaxed) == mine;
            let rested = app.save.try_get_untracked() == Some(SaveState::Saved);
            if rested && last && !first {
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

    /// Whether a workbook is open and may be changed.
    pub fn is_open(&self) -> bool {
        matches!(self.phase.get(), Phase::Open(_))
    }
}
