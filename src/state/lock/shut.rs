//! Locking: everything of the workbook leaves the page, and its key once all is stored.

use leptos::prelude::*;
use leptos::task::spawn_local;
use workbook_core::document::Document;
use workbook_core::id::BookId;

use super::{App, LockLook};
use crate::platform::storage::StorageError;
use crate::platform::{page, printed, timer, typing, vault};
use crate::state::Phase;
use crate::state::desk::Desk;
use crate::state::sent::Outside;

/// How long to wait before trying again to store what is owed, in milliseconds.
const AGAIN_MS: i32 = 2_000;

impl App {
    /// Locks the open workbook, here and in the other tabs. Without a lock nothing happens.
    pub fn lock_now(&self) {
        self.show_lock();
        if self.lock.get_untracked().on {
            if let Some(book) = self.peek(Document::book) {
                self.tell_locked(book);
            }
            self.lock_here();
        }
    }

    /// Locks the open workbook in this tab. Without a lock nothing happens.
    pub(super) fn lock_here(&self) {
        let Some(book) = self.open_here() else { return };
        // Another tab may have taken it off.
        self.show_lock();
        if self.lock.get_untracked().on {
            self.keep_typing(book, false);
            self.shut(book);
        }
    }

    /// Another tab locked this workbook, or put a lock on it. Without a lock nothing happens.
    pub(in crate::state) fn hear_locked(&self, book: BookId) {
        // Without local storage only the twin would know; then it is as the other tab says.
        let none = self.desk.with_value(|desk| desk.has_surely_none(book));
        if !none && self.open_here() == Some(book) {
            self.keep_typing(book, true);
            self.shut(book);
        }
    }

    /// The workbook on the desk, where it is not locked already.
    fn open_here(&self) -> Option<BookId> {
        let shut = |book: &BookId| self.phase.get_untracked() == Phase::Locked(*book);
        self.peek(Document::book).filter(|book| !shut(book))
    }

    /// Another tab may have put a lock on, or taken one off: locks where the key is not here, and lets go
    /// of a key that opens nothing any more.
    pub(in crate::state) fn check_locked(&self) {
        if let Some(book) = self.peek(Document::book)
            && self.desk.with_value(|desk| desk.header(book)).is_some_and(|lock| !lock.holds())
        {
            vault::forget(&book.to_string());
        }
        if let Some(book) = self.open_here().filter(|book| self.is_locked(*book)) {
            self.hear_locked(book);
        }
    }

    /// Shows the lock, before anything of a workbook is read.
    pub(in crate::state) fn show_locked(&self, book: BookId) {
        typing::forget();
        self.forget_wakers();
        self.outside.set(Outside::default());
        self.loaded.set(true);
        self.phase.set(Phase::Locked(book));
        self.project([]);
        self.lock.set(LockLook::default());
        self.watch(false);
    }

    /// Takes the open workbook off the page.
    fn shut(&self, book: BookId) {
        page::blur();
        printed::take_away();
        // What this tab could not store for want of the key stays until it is unlocked here.
        if !self.desk.with_value(Desk::waits_for_key) {
            self.clear_table();
            self.desk.update_value(Desk::clear);
        }
        vault::shut(&book.to_string());
        self.incoming.set(None);
        self.handed.set(None);
        self.toast.set(None);
        self.removed.set(None);
        self.hush();
        self.show_locked(book);
    }

    /// Another workbook comes on the desk, or none: the key of this one goes once the twin has what it
    /// is owed. Until then it is good for nothing else.
    pub(in crate::state) fn lock_behind(&self, book: BookId) {
        if !vault::can_seal(&book.to_string()) {
            return;
        }
        vault::shut(&book.to_string());
        let app = *self;
        spawn_local(async move { app.let_go_of_key(book).await });
    }

    async fn let_go_of_key(self, book: BookId) {
        loop {
            // What is owed is put down before this begins.
            timer::yield_now().await;
            let stored = self.put_left().await.is_ok();
            let owes = |desk: &Desk| desk.left.iter().any(|(left, _)| *left == book);
            if vault::is_unlocked(&book.to_string()) {
                return;
            }
            if stored && !self.desk.with_value(owes) {
                return vault::forget_shut(&book.to_string());
            }
            timer::sleep(AGAIN_MS).await;
        }
    }
}

impl Desk {
    /// Whether changes of the open workbook could not be stored, for another tab locked it.
    fn waits_for_key(&self) -> bool {
        self.local_trouble == Some(StorageError::Locked) && !self.owed_local.is_empty()
    }
}
