//! The lock: what a workbook stores on this device is sealed, and opens with a passphrase only.
//! Not for files that are sent, which may have a passphrase of their own; see `sealed`.

mod change;
mod header;
mod heal;
mod open;
mod places;
mod put;
mod shut;
mod stored;
mod tries;
mod typed;
mod unplaced;
mod watch;

use leptos::prelude::*;
use workbook_core::document::Document;
use workbook_core::id::BookId;

use self::header::{By, Header};
use super::desk::Desk;
use super::{App, Phase};
use crate::i18n::tr;
use crate::platform::storage::{StorageError, lock_key};
use crate::platform::vault;

pub(super) use places::{Own, Place};
pub use stored::LockedStore;
pub use unplaced::Unplaced;
pub use watch::IDLE_MINUTES;

/// Why a lock did not do what was asked. Nothing was changed, but where it is half off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LockError {
    /// It is another passphrase.
    #[error("another passphrase")]
    Wrong,
    /// Too many wrong ones: the next may be tried after so many seconds.
    #[error("to be tried again in {0} s")]
    Wait(u32),
    /// The browser has no ciphers here.
    #[error("no ciphers")]
    NoCiphers,
    /// The stores did not take it.
    #[error("not stored")]
    NotStored,
    /// It is being taken off, and not all that is stored could be opened yet: the passphrase still holds.
    #[error("not off yet")]
    HalfOff,
    /// The lock itself cannot be read.
    #[error("the lock is damaged")]
    Damaged,
}

/// How the lock of the open workbook stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing, on its own")]
pub struct LockLook {
    /// Whether it has one.
    pub on: bool,
    /// Whether it is being taken off now.
    pub going_off: bool,
    /// Whether it came off only half: something is still sealed, and nothing is done about it.
    pub half_off: bool,
    /// Whether there are rescue words for it.
    pub rescue: bool,
    /// Whether all that is stored is sealed.
    pub whole: bool,
    /// Whether the rest is being sealed now.
    pub sealing: bool,
    /// Whether it is about to lock by itself.
    pub soon: bool,
    /// Whether words that whoever has the tablet typed before it locked are not back in their field.
    pub unplaced: bool,
}

impl App {
    /// How the lock of the open workbook stands.
    pub fn lock(&self) -> LockLook {
        self.lock.get()
    }

    /// Whether a workbook of this device is locked now.
    pub fn is_locked(&self, book: BookId) -> bool {
        self.desk.with_value(|desk| desk.is_locked(book))
    }

    /// Whether this phase is about this workbook, open or locked.
    pub(super) fn is_before_us(&self, book: BookId) -> bool {
        matches!(self.phase.get_untracked(), Phase::Open(now) | Phase::Locked(now) if now == book)
    }

    /// Whether a workbook is shown as locked, and is.
    pub(super) fn is_shown_locked(&self, book: BookId) -> bool {
        self.phase.get_untracked() == Phase::Locked(book) && self.is_locked(book)
    }

    /// Shows how the lock of the open workbook stands.
    pub(super) fn show_lock(&self) {
        let book = self.peek(Document::book);
        let header = book.and_then(|book| self.desk.with_value(|desk| desk.header(book)));
        let holds = header.as_ref().is_some_and(Header::holds);
        let off = holds && header.as_ref().is_some_and(|header| header.off);
        let busy = self.desk.with_value(|desk| desk.sealing > 0);
        let before = self.lock.get_untracked();
        let look = LockLook {
            on: holds && !off,
            going_off: off && busy,
            half_off: off && !busy,
            rescue: header.as_ref().is_some_and(|header| header.has(By::Rescue)),
            whole: header.as_ref().is_none_or(|header| header.whole),
            sealing: holds && !off && busy,
            soon: before.soon && holds && !off,
            unplaced: !self.unplaced().is_empty(),
        };
        if before != look {
            self.lock.set(look);
        }
        if look.unplaced && !before.unplaced {
            self.say(tr::lock::unplaced_where());
        }
        self.watch(look.on);
    }
}

impl Desk {
    /// The lock of a workbook, whatever it says: as local storage has it, or the twin had it.
    pub(super) fn stored_lock(&self, book: BookId) -> Option<String> {
        self.read_lock(book).unwrap_or_default()
    }

    /// The same, where local storage can be read.
    fn read_lock(&self, book: BookId) -> Result<Option<String>, StorageError> {
        let key = lock_key(&book.to_string());
        let stored = match &self.local {
            // A reading that fails once is done again: without its lock a workbook cannot be read.
            Ok(local) => local.get(&key).or_else(|_| local.get(&key))?,
            Err(_) => None,
        };
        Ok(stored.or_else(|| self.locks.get(&book).cloned()))
    }

    fn header(&self, book: BookId) -> Option<Header> {
        Header::read(&self.stored_lock(book)?)
    }

    /// Whether a workbook has a lock, also one that cannot be read or is being taken off.
    pub(super) fn has_lock(&self, book: BookId) -> bool {
        let lock = self.stored_lock(book);
        lock.is_some_and(|lock| Header::read(&lock).is_none_or(|header| header.holds()))
    }

    /// Whether a workbook has no lock, for certain: local storage can be read, and knows of none.
    pub(super) fn has_surely_none(&self, book: BookId) -> bool {
        self.local.is_ok() && self.read_lock(book).is_ok() && !self.has_lock(book)
    }

    /// Whether a workbook has a lock and nothing of it can be stored here.
    pub(super) fn is_locked_for_good(&self, book: BookId) -> bool {
        !vault::can_seal(&book.to_string()) && self.has_lock(book)
    }

    /// Whether a workbook has a lock and cannot be read here.
    pub(super) fn is_locked(&self, book: BookId) -> bool {
        !vault::is_unlocked(&book.to_string()) && self.has_lock(book)
    }
}
