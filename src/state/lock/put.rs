//! Putting a lock on a workbook, changing what opens it, and taking it off again.
//!
//! The lock is stored before the first text is sealed, and goes after the last one is open again: in
//! between both kinds stand beside each other, and each is read. So a crash loses nothing, and what
//! it left open is sealed when the workbook is unlocked next.

use leptos::prelude::*;
use leptos::task::spawn_local;
use workbook_core::document::Document;
use workbook_core::id::BookId;

use super::header::{By, Header};
use super::{App, LockError};
use crate::platform::random;
use crate::platform::storage::{LocalStore, StorageError};
use crate::platform::timer::{self, Pace};
use crate::platform::{phrase, vault};
use crate::state::desk::Desk;
use crate::state::keys;

/// How many texts are written anew between two looks at the clock.
const STEP: usize = 25;
/// How long to wait before looking again whether the twin is there, in milliseconds.
const LOOK_MS: i32 = 30;
/// How many words are drawn for the day when the passphrase is lost. Each is worth 11 bits.
const RESCUE_WORDS: usize = 8;

impl App {
    /// Starts an empty workbook that is sealed from its first text on.
    pub async fn new_locked_book(&self, phrase: &str) -> Result<BookId, LockError> {
        let book = BookId::new(random::random_u128());
        self.start_taken(book, Some(phrase)).await?;
        Ok(book)
    }

    /// Starts a workbook under a given id, sealed from its first text on where there is a passphrase.
    pub(in crate::state) async fn start_taken(
        &self,
        book: BookId,
        phrase: Option<&str>,
    ) -> Result<(), LockError> {
        if let Some(phrase) = phrase {
            self.twin_answered().await;
            let before = self.before(book).await?;
            let key = vault::draw_key().ok_or(LockError::NoCiphers)?;
            let mut header = before.header().unwrap_or(Header::new(true)).without_ways().on(true);
            header.set(By::Phrase, phrase, &key).await?;
            self.store_lock(book, &before, header).await?;
            vault::unlock(&book.to_string(), &key);
        }
        self.start_book(book);
        Ok(())
    }

    /// Locks the open workbook from now on with a passphrase, and seals all that is stored of it.
    pub async fn put_lock(&self, phrase: &str) -> Result<(), LockError> {
        self.read_the_rest();
        self.twin_answered().await;
        let book = self.peek(Document::book).ok_or(LockError::NotStored)?;
        let before = self.before(book).await?;
        // Another tab may have been quicker.
        if self.desk.with_value(|desk| desk.has_lock(book)) {
            self.hear_locked(book);
            return Err(LockError::NotStored);
        }
        let key = vault::draw_key().ok_or(LockError::NoCiphers)?;
        let mut header = before.header().unwrap_or(Header::new(false)).on(false);
        header.set(By::Phrase, phrase, &key).await?;
        self.store_lock(book, &before, header).await?;
        vault::unlock(&book.to_string(), &key);
        self.tell_locked(book);
        self.seal_all(book).await;
        // Another workbook may have come on the desk: nobody else would let go of the key.
        if self.peek(Document::book) != Some(book) {
            self.lock_behind(book);
        }
        Ok(())
    }

    /// Seals what is not sealed yet, or opens the rest where the lock is being taken off. What is left
    /// is done when the workbook is unlocked next. Gives whether all of it has its form now.
    pub(super) async fn seal_all(&self, book: BookId) -> bool {
        self.desk.update_value(|desk| desk.sealing += 1);
        self.show_lock();
        // The lock may have got another passphrase on the way: then once more, which is quick.
        let settled = self.settle(book).await.is_ok() || self.settle(book).await.is_ok();
        self.desk.update_value(|desk| desk.sealing -= 1);
        self.show_lock();
        settled
    }

    async fn settle(&self, book: BookId) -> Result<(), LockError> {
        // The form that is wanted may change on the way: then what was looked through says nothing.
        let before = self.before(book).await?;
        let done = self.write_anew(book).await && vault::is_unlocked(&book.to_string());
        let header = before.header().filter(|_| done).ok_or(LockError::NotStored)?;
        let off = header.off;
        let settled = if off { header.without_ways() } else { header.on(true) };
        self.store_lock(book, &before, settled).await?;
        if off {
            vault::forget(&book.to_string());
        }
        Ok(())
    }

    /// Tries again to seal what could not be sealed.
    pub fn seal_the_rest(&self) {
        let (app, book) = (*self, self.peek(Document::book));
        spawn_local(async move {
            if let Some(book) = book {
                let _ = app.seal_all(book).await;
            }
        });
    }

    /// Gives the open workbook another passphrase; the one before opens it no more.
    pub async fn change_phrase(&self, phrase: &str) -> Result<(), LockError> {
        self.set_way(By::Phrase, phrase).await
    }

    /// Draws rescue words, in the language that is read. They are stored nowhere.
    pub async fn draw_rescue(&self) -> Result<String, LockError> {
        let lang = self.prefs.get_untracked().lang.code();
        phrase::draw(lang, RESCUE_WORDS).await.ok_or(LockError::NoCiphers)
    }

    /// Lets rescue words open the open workbook; those before open it no more.
    pub async fn keep_rescue(&self, words: &str) -> Result<(), LockError> {
        self.set_way(By::Rescue, words).await
    }

    async fn set_way(&self, by: By, phrase: &str) -> Result<(), LockError> {
        let book = self.peek(Document::book).ok_or(LockError::NotStored)?;
        let before = self.before(book).await?;
        let mut header = before.header().filter(|lock| !lock.off).ok_or(LockError::NotStored)?;
        let key = vault::key(&book.to_string()).ok_or(LockError::NotStored)?;
        header.set(by, phrase, &key).await?;
        self.store_lock(book, &before, header).await?;
        self.show_lock();
        Ok(())
    }

    /// Takes the lock off the open workbook. From its first step on, all tabs store open texts; the key
    /// still opens what is sealed until nothing is.
    pub async fn take_lock_off(&self) -> Result<(), LockError> {
        self.twin_answered().await;
        // A store that is away would keep its sealed texts under a lock that opens no more.
        let away = |desk: &Desk| {
            let no_twin = desk.twin.is_none() && desk.twin_trouble != Some(StorageError::Blocked);
            no_twin || desk.local.is_err()
        };
        if self.desk.with_value(away) {
            return Err(LockError::NotStored);
        }
        let book = self.peek(Document::book).ok_or(LockError::NotStored)?;
        let before = self.before(book).await?;
        let header = before.header().filter(|_| vault::is_unlocked(&book.to_string()));
        let header = header.ok_or(LockError::NotStored)?;
        self.store_lock(book, &before, header.going_off()).await?;
        // Another tab may have brought it to its end.
        let ended = |desk: &Desk| desk.header(book).is_some_and(|lock| !lock.holds());
        let is_off = self.seal_all(book).await || self.desk.with_value(ended);
        if is_off { Ok(()) } else { Err(LockError::HalfOff) }
    }

    /// Writes all that is stored of a workbook in the form it is to have. Gives whether all has it.
    async fn write_anew(&self, book: BookId) -> bool {
        let local = self.desk.with_value(|desk| desk.local.clone());
        let mut all = true;
        if let Ok(local) = local {
            let listed = local.keys(&keys::book(book));
            all = listed.is_ok();
            let mut keys = listed.unwrap_or_default().into_iter();
            timer::in_slices(Pace::Awaited, || {
                for key in keys.by_ref().take(STEP) {
                    all &= write_key_anew(&local, &key);
                }
                keys.len() == 0
            })
            .await;
        }
        match self.desk.with_value(|desk| desk.twin.clone()) {
            Some(twin) => twin.reseal(&book.to_string()).await.is_ok() && all,
            // Should it come back, the two locks differ, and all of it is looked through.
            None => all,
        }
    }

    /// Waits until it is known whether there is a twin.
    async fn twin_answered(&self) {
        while self.desk.with_value(|desk| desk.opening) {
            timer::sleep(LOOK_MS).await;
        }
    }
}

/// Writes one text anew. A full store makes room by its own old form.
fn write_key_anew(local: &LocalStore, key: &str) -> bool {
    if local.is_as_wanted(key) == Ok(true) {
        return true;
    }
    let (Ok(Some(text)), Ok(Some(before))) = (local.get(key), local.get_as_it_is(key)) else {
        return false;
    };
    if local.set(key, &text).is_ok() {
        return true;
    }
    let _ = local.remove(key);
    let done = local.set(key, &text).is_ok();
    if !done {
        let _ = local.set_as_it_is(key, &before);
    }
    done
}
