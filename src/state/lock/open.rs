//! Unlocking a workbook, and going on where it was locked.

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use workbook_core::document::Document;
use workbook_core::id::BookId;

use super::{App, LockError};
use crate::platform::page;
use crate::platform::typing::{self, Typing};
use crate::platform::{timer, vault};
use crate::state::{Phase, keys};

/// How often the field is looked for in which somebody typed, once for each picture.
const LOOKS: u32 = 90;

/// Where somebody was when the workbook was locked.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(in crate::state) struct Place {
    hash: String,
    typing: Typing,
}

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

    /// Keeps what somebody is typing, for when the workbook is unlocked.
    pub(super) fn keep_typing(&self, book: BookId) {
        let Some(typing) = typing::now() else { return };
        let place = Place { hash: page::hash(), typing };
        self.desk.update_value(|desk| {
            let stored = desk.local.as_ref().is_ok_and(|local| {
                serde_json::to_string(&place)
                    .is_ok_and(|text| local.set(&keys::typing(book), &text).is_ok())
            });
            // Without room, or without the key, it lives as long as the page.
            desk.typing = (!stored).then_some((book, place));
        });
    }

    /// Puts the cursor back where somebody typed, with what was in no store yet.
    fn go_back_to_typing(&self, book: BookId) {
        let place = self.desk.try_update_value(|desk| {
            if let Some((_, place)) = desk.typing.take_if(|(of, _)| *of == book) {
                return Some(place);
            }
            let local = desk.local.as_ref().ok()?;
            let text = local.get(&keys::typing(book)).ok()??;
            serde_json::from_str(&text).ok()
        });
        let Some(place) = place.flatten() else {
            timer::next_frame(|| {
                page::focus("h1");
            });
            return;
        };
        page::set_hash(&place.hash);
        let app = *self;
        look_for(place.typing, LOOKS, move || {
            app.desk.with_value(|desk| {
                if let Ok(local) = &desk.local {
                    let _ = local.remove(&keys::typing(book));
                }
            });
        });
    }
}

/// The field stands once its records are read.
fn look_for(typing: Typing, looks: u32, found: impl FnOnce() + 'static) {
    timer::next_frame(move || {
        if typing::go_on(&typing) {
            found();
        } else if looks > 0 {
            look_for(typing, looks - 1, found);
        }
    });
}
