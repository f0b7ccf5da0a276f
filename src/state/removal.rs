//! A workbook leaves this device wholly, and a removal that was broken off is finished.
//! Not for the bin: that is a change of the workbook, and travels. This is none, and does not.
//!
//! The order, and why. Each store heals the other, so a half-done removal would heal back:
//! 1. The mark `cpw/removed/<book>` in local storage. From here on the start obeys it.
//! 2. The keys of the workbook in local storage. A crash before 3 leaves the twin whole; the
//!    mark keeps it from healing local storage, and the next start goes on with 3.
//! 3. In one strict transaction of the twin: its own mark, and all rows of the workbook. Local
//!    storage reaches the disk late, so a crash may bring back its keys and lose its mark; the
//!    mark of the twin outlives that, and 2 is done again at the next start. Before 3 is on
//!    the disk nobody is told that the workbook is gone.
//! 4. The mark in local storage goes. That of the twin stays for a month: as long as it stands,
//!    the twin refuses records of the workbook, so a tab that slept cannot write it back.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;
use workbook_core::id::BookId;

use super::copies::day_of;
use super::desk::Desk;
use super::heal::{OPEN, form_of};
use super::tabs::tell_removed;
use super::{App, Phase};
use crate::platform::clock;
use crate::platform::twin::Twin;
use crate::platform::vault;

/// How long the twin's mark stays, in milliseconds.
const MARKED_MS: i64 = 30 * 86_400_000;

/// How far a removal got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// On its way.
    Underway,
    /// Nothing of it is left.
    Done,
    /// A store could not be cleared; the next start tries again.
    Later,
    /// Nothing could be removed.
    Failed,
    /// Another tab removed it.
    Elsewhere,
}

/// A workbook that was removed from this device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    /// Which one.
    pub book: BookId,
    /// What it was called.
    pub title: String,
    /// How far that got.
    pub stage: Stage,
    /// Whether it was the open one.
    pub was_open: bool,
}

impl App {
    /// Removes a workbook from this device, open or not: all its records, what was set aside,
    /// its safe copies. The next one on the shelf opens, or the doors show. How far it got
    /// stands in [`App::removed`]. Nothing brings it back but a file.
    pub fn remove_book(&self, book: BookId) {
        let was_open = self.is_before_us(book);
        let title = self.title_of(book);
        let marked = self.desk.with_value(|desk| desk.mark_going(book).is_ok());
        self.let_go(book);
        tell_removed(book);
        let removed = Removed { book, title, stage: Stage::Underway, was_open };
        self.removed.set(Some(removed));
        let app = *self;
        spawn_local(async move { app.finish_here(book, marked).await });
    }

    /// The part that takes its time.
    async fn finish_here(self, book: BookId, marked: bool) {
        let (twin, opening) = self.desk.with_value(|desk| (desk.twin.clone(), desk.opening));
        // While the twin is being opened, that opening finishes it.
        if opening && marked {
            return;
        }
        let finished = match &twin {
            Some(twin) => self.finish_removal(twin, book).await,
            None => false,
        };
        self.tell_stage(
            book,
            match (finished, marked) {
                (true, _) => Stage::Done,
                (false, true) => Stage::Later,
                (false, false) => Stage::Failed,
            },
        );
        // Without local storage only the twin knows what else stands on the shelf.
        if let (Some(twin), None) = (&twin, self.desk.with_value(Desk::book))
            && let Ok(Some(next)) = self.book_in(twin).await
        {
            self.open_another(next);
        }
    }

    /// The twin did not open: what it holds is cleared at a later start.
    pub(super) fn removal_waits(&self) {
        let waits = self.removed.with_untracked(|removed| {
            removed.as_ref().filter(|one| one.stage == Stage::Underway).map(|one| one.book)
        });
        if let Some(book) = waits {
            self.tell_stage(book, Stage::Later);
        }
    }

    fn tell_stage(&self, book: BookId, stage: Stage) {
        let ours = self.removed.with_untracked(|removed| {
            removed.as_ref().is_some_and(|one| one.book == book && one.stage != Stage::Elsewhere)
        });
        if ours {
            self.removed.update(|removed| {
                if let Some(removed) = removed {
                    removed.stage = stage;
                }
            });
        }
    }

    /// Clears the twin, and then what local storage has got again. Gives whether all is gone.
    async fn finish_removal(&self, twin: &Twin, book: BookId) -> bool {
        let name = book.to_string();
        let mut names = vec![form_of(book), day_of(book)];
        if twin.meta_get(OPEN).await.is_ok_and(|open| open.as_ref() == Some(&name)) {
            names.push(OPEN.to_owned());
        }
        if twin.remove_book(&name, &names, clock::now_ms()).await.is_err() {
            return false;
        }
        self.desk.with_value(|desk| desk.clear_local(book).and_then(|()| desk.unmark(book)).is_ok())
    }

    /// Finishes what a crash or a sleeping tab left behind. Gives the workbooks that are gone.
    pub(super) async fn finish_removals(&self, twin: &Twin) -> BTreeSet<BookId> {
        let marks = twin.removed().await.unwrap_or_default();
        let mut gone: BTreeSet<BookId> = self.desk.with_value(Desk::going);
        let wanted = self.desk.with_value(|desk| desk.wanted.clone());
        for (name, at) in marks {
            let Ok(book) = name.parse::<BookId>() else { continue };
            if wanted.contains(&book) {
                let _ = twin.lift_mark(&name).await;
            } else {
                gone.insert(book);
                if clock::now_ms() - at > MARKED_MS && self.finish_removal(twin, book).await {
                    let _ = twin.lift_mark(&name).await;
                }
            }
        }
        for book in &gone {
            self.desk.with_value(|desk| desk.mark_going(*book).ok());
            if self.desk.with_value(Desk::book) == Some(*book) {
                self.let_go(*book);
            }
            self.desk.update_value(|desk| desk.forget_gone(*book));
            if self.finish_removal(twin, *book).await {
                self.tell_stage(*book, Stage::Done);
            }
        }
        gone
    }

    /// The twin refused a workbook that is open here: it was removed by another tab.
    pub(super) fn found_removed(&self, book: BookId) {
        // What this tab wrote to local storage in the meantime goes too, if not now then at
        // the next start.
        self.desk.with_value(|desk| desk.mark_going(book).ok());
        self.close_removed(book);
    }

    /// Another tab says that it removed this workbook. Said late, it may be here again by then:
    /// so only the marks decide what is cleared.
    pub(super) fn close_removed(&self, book: BookId) {
        let title = self.title_of(book);
        if self.let_go(book) {
            let stage = Stage::Elsewhere;
            self.removed.set(Some(Removed { book, title, stage, was_open: true }));
        }
        let app = *self;
        spawn_local(async move {
            if let Some(twin) = app.desk.with_value(|desk| desk.twin.clone()) {
                app.finish_removals(&twin).await;
            }
        });
    }

    /// Takes a workbook off this page, without writing what is still owed. The next one opens.
    /// Gives whether it was the open one.
    fn let_go(&self, book: BookId) -> bool {
        let was_open = self.desk.try_update_value(|desk| {
            desk.left.retain(|(left, _)| *left != book);
            let was_open = desk.book() == Some(book);
            if was_open {
                desk.clear();
            }
            desk.forget_gone(book);
            if was_open {
                desk.waiting.clear();
            }
            was_open
        });
        let was_locked = self.phase.get_untracked() == Phase::Locked(book);
        vault::forget(&book.to_string());
        // With the mark it is cleared here; without it only once the twin has its own.
        self.desk
            .with_value(|desk| if desk.is_going(book) { desk.clear_local(book) } else { Ok(()) })
            .ok();
        if was_open != Some(true) && !was_locked {
            return false;
        }
        self.clear_table();
        self.incoming.set(None);
        self.toast.set(None);
        match self.desk.with_value(|desk| desk.books().into_iter().find(|next| *next != book)) {
            Some(next) => self.open_another(next),
            None => self.show_doors(),
        }
        true
    }

    /// A workbook that was removed once comes again as a file: its marks go first, or the next
    /// start would take it away.
    pub(super) async fn want_again(&self, book: BookId) {
        let twin = self.desk.with_value(|desk| desk.twin.clone());
        if let Some(twin) = &twin {
            let name = book.to_string();
            let marks = twin.removed().await.unwrap_or_default();
            let marked = marks.iter().any(|(marked, _)| *marked == name);
            if marked || self.desk.with_value(|desk| desk.is_going(book)) {
                // What an unfinished removal left would otherwise come back with it.
                self.finish_removal(twin, book).await;
                let _ = twin.lift_mark(&name).await;
            }
        }
        self.desk.update_value(|desk| {
            desk.wanted.insert(book);
            let _ = desk.unmark(book);
        });
    }
}
