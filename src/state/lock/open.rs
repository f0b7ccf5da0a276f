//! Unlocking a workbook. Not for what was being typed when it was locked: see `typed`.

use leptos::prelude::*;
use leptos::task::spawn_local;
use workbook_core::document::Document;
use workbook_core::id::BookId;

use super::{App, LockError};
use crate::platform::vault;
use crate::state::Phase;

impl App {
    /// Opens a locked workbook with its passphrase or its rescue words.
    pub async fn unlock(&self, book: BookId, phrase: &str) -> Result<(), LockError> {
        self.desk.with_value(|desk| desk.may_try(book))?;
        // The other store may have a newer lock, or one that can be read.
        if let Some(twin) = self.desk.with_value(|desk| desk.twin.clone()) {
            self.heal_lock(&twin, book).await;
        }
        let header = self.desk.with_value(|desk| desk.header(book)).ok_or(LockError::Damaged)?;
        if !header.holds() {
            // It was taken off, which only the other store knew.
            self.open_another(book);
            self.go_back_to_typing(book);
            return Ok(());
        }
        let opened = header.key(phrase).await;
        if matches!(opened, Ok(_) | Err(LockError::Wrong)) {
            self.desk.with_value(|desk| desk.note_try(book, opened.is_ok()));
        }
        let key = match opened {
            Ok(key) => key,
            // The next one may have to wait.
            Err(LockError::Wrong) => {
                return Err(self
                    .desk
                    .with_value(|desk| desk.may_try(book))
                    .err()
                    .unwrap_or(LockError::Wrong));
            }
            Err(error) => return Err(error),
        };
        if !vault::unlock(&book.to_string(), &key) {
            return Err(LockError::Damaged);
        }
        // Should local storage be emptied under the open page, it still has its lock.
        self.desk.update_value(|desk| {
            desk.locks.insert(book, header.text());
        });
        // What was on the desk while another tab locked it is still there, with what it owes.
        if self.peek(Document::book) == Some(book) {
            self.phase.set(Phase::Open(book));
            self.show_lock();
            self.try_saving_again();
        } else {
            self.open_another(book);
        }
        self.go_back_to_typing(book);
        if !header.whole {
            let app = *self;
            spawn_local(async move {
                let _ = app.seal_all(book).await;
            });
        }
        Ok(())
    }
}
