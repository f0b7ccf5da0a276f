//! Hearing of and telling about changes in other tabs of this browser.
//! What is heard is merged like any other copy. Not for other devices: those send files.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;
use workbook_core::entry::Entry;
use workbook_core::format;
use workbook_core::id::{BookId, RecordId};

use super::desk::Desk;
use super::journal::entries_of;
use super::{App, keys};
use crate::platform::storage::{StorageNews, on_other_tab};
use crate::platform::tabs::Tabs;

/// Changes of more records than this are told as "look again" instead of in full.
const TOLD_IN_FULL: usize = 200;
/// "Read local storage again."
const LOOK_AGAIN: &str = "look";
/// "A newer version of the app has this workbook open."
const NEWER: &str = "newer:";
/// "This workbook was removed from the device."
const REMOVED: &str = "removed";

/// "This workbook was locked."
const LOCKED: &str = "locked";

/// Tells the other tabs that a workbook was removed.
pub(super) fn tell_removed(book: BookId) {
    Tabs::join(&book.to_string(), |_| {}).post(REMOVED);
}

impl Desk {
    fn tell_form(&self) {
        if let Some(tabs) = &self.tabs {
            tabs.post(&format!("{NEWER}{}", format::VERSION));
        }
    }
}

impl App {
    /// Joins the talk of the tabs that have this workbook open.
    pub(super) fn join_tabs(&self, book: BookId) {
        let app = *self;
        let tabs = Tabs::join(&book.to_string(), move |message| app.hear(&message));
        self.desk.update_value(|desk| {
            desk.tabs = Some(tabs);
            desk.tell_form();
        });
    }

    /// Hears of other tabs by what they write to local storage, where they cannot talk.
    pub(super) fn hear_storage(&self) {
        let app = *self;
        on_other_tab(move |news| {
            let (StorageNews::Written { key, .. } | StorageNews::Removed { key }) = &news else {
                return;
            };
            // It may be back in its field there, or thrown away.
            if key.contains("/typing.") && app.is_open() {
                return app.show_lock();
            }
            let StorageNews::Written { key, .. } = news else { return };
            let gone = key.strip_prefix(keys::ALL_REMOVED);
            if let Some(book) = gone.and_then(|book| book.parse().ok()) {
                return app.hear_gone(book);
            }
            if key.ends_with("/lock") {
                app.check_locked();
                return app.show_lock();
            }
            let listens = app.desk.try_update_value(|desk| {
                let ours = desk.book().is_some_and(|book| key.starts_with(&keys::book(book)));
                let listens = ours && desk.tabs.as_ref().is_some_and(Tabs::is_mute);
                if listens {
                    desk.unread.push(key);
                }
                listens
            });
            if listens == Some(true) {
                app.read_the_rest();
            }
        })
        .keep();
    }

    /// Tells the other tabs what changed here.
    pub(super) fn tell_tabs(&self, ids: &BTreeSet<RecordId>) {
        self.desk.with_value(|desk| {
            let Some(tabs) = &desk.tabs else { return };
            if ids.len() > TOLD_IN_FULL {
                tabs.post(LOOK_AGAIN);
                return;
            }
            let texts = ids.iter().filter_map(|id| desk.stored_form(*id)).map(|(_, text)| text);
            tabs.post(&format!("[{}]", texts.collect::<Vec<_>>().join(",")));
        });
    }

    /// Tells the other tabs that a workbook was locked, or got a lock.
    pub(super) fn tell_locked(&self, book: BookId) {
        self.desk.with_value(|desk| match &desk.tabs {
            Some(tabs) if desk.book() == Some(book) => tabs.post(LOCKED),
            _ => Tabs::join(&book.to_string(), |_| {}).post(LOCKED),
        });
    }

    /// A workbook was removed in another tab. Its lock is kept in no page, or it would come back.
    fn hear_gone(&self, book: BookId) {
        if self.desk.with_value(Desk::book) == Some(book) || self.is_before_us(book) {
            let app = *self;
            spawn_local(async move { app.close_removed(book) });
        } else {
            self.desk.update_value(|desk| desk.forget_gone(book));
        }
    }

    fn hear_removed(&self) {
        let app = *self;
        // The talk ends with the workbook, so not from inside it.
        spawn_local(async move {
            if let Some(book) = app.desk.try_with_value(Desk::book).flatten() {
                app.close_removed(book);
            }
        });
    }

    fn hear(&self, message: &str) {
        if message == LOOK_AGAIN {
            self.look_again();
        } else if message == REMOVED {
            self.hear_removed();
        } else if message == LOCKED {
            let app = *self;
            // The talk ends with the workbook, so not from inside it.
            spawn_local(async move {
                if let Some(book) = app.desk.try_with_value(Desk::book).flatten() {
                    app.hear_locked(book);
                }
            });
        } else if let Some(version) = message.strip_prefix(NEWER) {
            self.hear_form(version.parse().unwrap_or_default());
        } else {
            self.take_heard(entries_of(message).0);
        }
    }

    /// Another tab opened this workbook, and says which form its build writes. An older one is told.
    fn hear_form(&self, form: u64) {
        self.check_form(form);
        if form < format::VERSION {
            self.desk.with_value(Desk::tell_form);
        }
    }

    /// Merges entries that came from another tab or were found in a store.
    pub(super) fn take_heard(&self, entries: Vec<Entry>) {
        self.read_the_rest();
        let set = self
            .desk
            .try_update_value(|desk| desk.session.as_mut().map(|session| session.absorb(entries)));
        if let Some(set) = set.flatten()
            && !set.is_empty()
        {
            self.store(&set.touched);
            self.project(&set.touched);
        }
    }
}
