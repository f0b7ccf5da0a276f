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
use crate::platform::{lifecycle, page, timer, vault};
use crate::state::desk::Desk;
use crate::state::{Phase, keys};

/// How often the field is looked for in which somebody typed, once for each picture.
const LOOKS: u32 = 90;

/// Where somebody was when the workbook was locked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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

    /// Keeps what somebody is typing, for when the workbook is unlocked: in this page, and where it is
    /// stored, for a page after it. Of two tabs, the one that was touched last stores its own; one that
    /// was not before anybody's eyes, `quiet`, does not.
    pub(super) fn keep_typing(&self, book: BookId, quiet: bool) {
        let in_front = !quiet && lifecycle::has_focus();
        let typing = typing::now();
        let seat = self.seat.get_untracked().name().to_owned();
        let place =
            typing.map(|typing| Place { hash: page::hash(), seat, touched: touched(), typing });
        self.desk.update_value(|desk| {
            let there = desk.kept_typing(book);
            let later = there.is_none_or(|there| there.touched <= touched());
            if let (Ok(local), true) = (&desk.local, later) {
                let text = place.as_ref().and_then(|place| serde_json::to_string(place).ok());
                let _ = match text.filter(|_| !quiet) {
                    Some(text) => local.set(&keys::typing(book), &text),
                    // What an earlier lock left there is of no use any more.
                    None if in_front => local.remove(&keys::typing(book)),
                    None => Ok(()),
                };
            }
            desk.typing = place.map(|place| (book, place));
        });
    }

    /// Puts the cursor back where somebody typed, with what was in no store yet.
    fn go_back_to_typing(&self, book: BookId) {
        let here = |desk: &Desk| desk.typing.clone().filter(|(of, _)| *of == book);
        let (here, there) = self.desk.with_value(|desk| (here(desk), desk.kept_typing(book)));
        let Some(place) = here.map(|(_, place)| place).or(there) else {
            timer::next_frame(|| {
                page::focus("h1");
            });
            return;
        };
        // Another tab may have passed the tablet on meanwhile.
        if let Some(seat) = Seat::from_name(&place.seat)
            && seat != self.seat.get_untracked()
        {
            self.pass_to(seat);
        }
        page::set_hash(&place.hash);
        self.look_for(book, place, LOOKS);
    }

    /// The field stands once its records are read. Where somebody goes elsewhere, passes the tablet on or
    /// locks it meanwhile, all stays for the next time.
    fn look_for(&self, book: BookId, place: Place, looks: u32) {
        let app = *self;
        timer::next_frame(move || {
            let phase = app.phase.get_untracked();
            let is_reading = phase == Phase::Opening || !app.loaded.get_untracked();
            let is_here = page::hash() == place.hash
                && app.seat.get_untracked().name() == place.seat
                && app.peek(Document::book) == Some(book)
                && !matches!(phase, Phase::Locked(_));
            if !is_here {
                return;
            }
            let found = phase == Phase::Open(book) && typing::go_on(&place.typing);
            if !found && looks > 0 {
                return app.look_for(book, place, if is_reading { looks } else { looks - 1 });
            }
            app.desk.update_value(|desk| desk.forget_typing(book, &place));
            if !found && page::nothing_has_focus() {
                page::focus("h1");
            }
        });
    }
}

impl Desk {
    /// What was typed when the workbook was locked, as local storage has it.
    fn kept_typing(&self, book: BookId) -> Option<Place> {
        let text = self.local.as_ref().ok()?.get(&keys::typing(book)).ok()??;
        serde_json::from_str(&text).ok()
    }

    /// It is back in its field, or has none any more. What another tab kept since stays.
    fn forget_typing(&mut self, book: BookId, place: &Place) {
        self.typing.take_if(|(of, kept)| *of == book && kept == place);
        let is_there = self.kept_typing(book).is_some_and(|there| there == *place);
        if let (Ok(local), true) = (&self.local, is_there) {
            let _ = local.remove(&keys::typing(book));
        }
    }
}
