//! Unlocking a workbook, and going on where it was locked.

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use workbook_core::document::Document;
use workbook_core::id::BookId;
use workbook_core::stamp::Seat;

use super::watch::touched;
use super::{App, LockError};
use crate::platform::typing::{self, Typing};
use crate::platform::{page, timer, vault};
use crate::state::desk::Desk;
use crate::state::{Phase, keys};

/// How often the field is looked for in which somebody typed, once for each picture.
const LOOKS: u32 = 90;

/// Where somebody was when the workbook was locked.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(in crate::state) struct Place {
    hash: String,
    /// Who typed: nobody else's field takes it.
    seat: String,
    /// When somebody last touched that page, in milliseconds.
    touched: i64,
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

    /// Keeps what somebody is typing, for when the workbook is unlocked. Of two tabs, that counts which was
    /// touched last. One that was not before anybody's eyes keeps it to itself: `quiet`.
    pub(super) fn keep_typing(&self, book: BookId, quiet: bool) {
        let Some(typing) = typing::now() else { return };
        let seat = self.seat.get_untracked().name().to_owned();
        let place = Place { hash: page::hash(), seat, touched: touched(), typing };
        self.desk.update_value(|desk| {
            let there = desk.kept_typing(book);
            let later = !quiet && there.is_none_or(|(there, _)| there.touched <= place.touched);
            let text = serde_json::to_string(&place).ok().filter(|_| later);
            let stored = desk.local.as_ref().is_ok_and(|local| {
                text.is_some_and(|text| local.set(&keys::typing(book), &text).is_ok())
            });
            // It lives as long as the page then; so it does without room, or without the key.
            desk.typing = (!stored).then_some((book, place));
        });
    }

    /// Puts the cursor back where somebody typed, with what was in no store yet.
    fn go_back_to_typing(&self, book: BookId) {
        let here = |desk: &Desk| desk.typing.clone().filter(|(of, _)| *of == book);
        let (here, there) = self.desk.with_value(|desk| (here(desk), desk.kept_typing(book)));
        let (place, text) = match (here, there) {
            (Some((_, place)), _) => (place, None),
            (None, Some((place, text))) => (place, Some(text)),
            (None, None) => {
                timer::next_frame(|| {
                    page::focus("h1");
                });
                return;
            }
        };
        // Another tab may have passed the tablet on meanwhile.
        if let Some(seat) = Seat::from_name(&place.seat)
            && seat != self.seat.get_untracked()
        {
            self.pass_to(seat);
        }
        page::set_hash(&place.hash);
        let app = *self;
        self.look_for(book, place.typing, LOOKS, move |found| {
            app.desk.update_value(|desk| desk.forget_typing(book, text.as_deref()));
            if !found && page::nothing_has_focus() {
                page::focus("h1");
            }
        });
    }

    /// The field stands once its records are read. Locked again meanwhile, all stays for the next time.
    fn look_for(
        &self,
        book: BookId,
        typing: Typing,
        looks: u32,
        done: impl FnOnce(bool) + 'static,
    ) {
        let app = *self;
        timer::next_frame(move || {
            if app.phase.get_untracked() != Phase::Open(book) {
                return;
            }
            let looks = if app.loaded.get_untracked() { looks.saturating_sub(1) } else { looks };
            if typing::go_on(&typing) {
                done(true);
            } else if looks > 0 {
                app.look_for(book, typing, looks, done);
            } else {
                done(false);
            }
        });
    }
}

impl Desk {
    /// What was typed when the workbook was locked, as local storage has it, and its text there.
    fn kept_typing(&self, book: BookId) -> Option<(Place, String)> {
        let text = self.local.as_ref().ok()?.get(&keys::typing(book)).ok()??;
        Some((serde_json::from_str(&text).ok()?, text))
    }

    /// It is back in its field, or has none any more. What another tab kept since stays.
    fn forget_typing(&mut self, book: BookId, text: Option<&str>) {
        let Some(text) = text else { return self.typing = None };
        if let Ok(local) = &self.local
            && local.get(&keys::typing(book)).ok().flatten().as_deref() == Some(text)
        {
            let _ = local.remove(&keys::typing(book));
        }
    }
}
