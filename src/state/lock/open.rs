//! Unlocking a workbook, and going on where it was locked.

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use workbook_core::document::Document;
use workbook_core::id::BookId;
use workbook_core::stamp::Seat;

use super::{App, LockError};
use crate::platform::typing::{self, Typing};
use crate::platform::{lifecycle, page, timer, vault};
use crate::state::{Phase, keys};

/// How often the field is looked for in which somebody typed, once for each picture.
const LOOKS: u32 = 90;

/// Where somebody was when the workbook was locked.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(in crate::state) struct Place {
    hash: String,
    /// Who typed: nobody else's field takes it.
    seat: String,
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
        let in_front = lifecycle::has_focus();
        let Some(typing) = typing::now() else {
            if in_front {
                self.forget_typing(book);
            }
            return;
        };
        let seat = self.seat.get_untracked().name().to_owned();
        let place = Place { hash: page::hash(), seat, typing };
        let key = keys::typing(book);
        self.desk.update_value(|desk| {
            let stored = desk.local.as_ref().is_ok_and(|local| {
                // A tab behind another one does not take the place of what was typed in that one.
                let free = in_front || local.get(&key) == Ok(None);
                let text = serde_json::to_string(&place).ok().filter(|_| free);
                text.is_some_and(|text| local.set(&key, &text).is_ok())
            });
            // Without room, or without the key, it lives as long as the page.
            desk.typing = (!stored || !in_front).then_some((book, place));
        });
    }

    fn forget_typing(&self, book: BookId) {
        self.desk.update_value(|desk| {
            desk.typing.take_if(|(of, _)| *of == book);
            if let Ok(local) = &desk.local {
                let _ = local.remove(&keys::typing(book));
            }
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
        let app = *self;
        let done = move |found: bool| {
            app.forget_typing(book);
            if !found {
                page::focus("h1");
            }
        };
        let Some(place) = place.flatten() else {
            timer::next_frame(move || done(false));
            return;
        };
        // Another tab may have passed the tablet on meanwhile.
        if let Some(seat) = Seat::from_name(&place.seat)
            && seat != self.seat.get_untracked()
        {
            self.pass_to(seat);
        }
        page::set_hash(&place.hash);
        look_for(place.typing, LOOKS, done);
    }
}

/// The field stands once its records are read.
fn look_for(typing: Typing, looks: u32, done: impl FnOnce(bool) + 'static) {
    timer::next_frame(move || {
        if typing::go_on(&typing) {
            done(true);
        } else if looks > 0 {
            look_for(typing, looks - 1, done);
        } else {
            done(false);
        }
    });
}
