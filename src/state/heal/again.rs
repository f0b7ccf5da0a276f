//! Reading the twin again where it could not be read: what it alone holds must not stay unseen until
//! the next start.

use leptos::prelude::*;
use leptos::task::spawn_local;
use workbook_core::id::BookId;

use super::OPEN;
use crate::platform::storage::StorageError;
use crate::platform::twin::Twin;
use crate::platform::{crash, timer};
use crate::state::desk::Desk;
use crate::state::{App, Phase};

/// How long to wait before the second reading, in milliseconds; twice as long before each further one.
const FIRST_MS: i32 = 500;
/// The longest wait between two readings.
const MOST_MS: i32 = 300_000;

impl App {
    /// Merges the twin into the open workbook, and shows it. A twin that cannot be read now is read
    /// again later.
    pub(in crate::state) async fn heal_from(&self, twin: &Twin, book: BookId) {
        let result = self.merge_twin(twin, book, false).await;
        match self.desk.with_value(Desk::book) {
            Some(open) if open == book => {}
            // Whoever opened that one reads it.
            Some(_) => return,
            None => return self.opened(),
        }
        // With nothing to show, the second reading is waited for.
        if result.is_ok() || self.phase.get_untracked() != Phase::Opening {
            self.opened();
        }
        let later = |desk: &mut Desk| desk.unread_twins.insert(book);
        if result.is_err() && self.desk.try_update_value(later) == Some(true) {
            spawn_local(self.heal_later(twin.clone(), book));
        }
    }

    async fn heal_later(self, twin: Twin, book: BookId) {
        let is_open = || self.desk.try_with_value(Desk::book).flatten() == Some(book);
        let mut wait = FIRST_MS;
        loop {
            timer::sleep(wait).await;
            if !is_open() || crash::is_poisoned() {
                break;
            }
            let result = self.merge_twin(&twin, book, true).await;
            if !is_open() {
                break;
            }
            self.opened();
            if result.is_ok() {
                break;
            }
            wait = longer(wait);
        }
        self.desk.try_update_value(|desk| desk.unread_twins.remove(&book));
    }

    /// Without a twin: it lacks whatever is here, should it come back.
    pub(in crate::state) fn opened_alone(&self) {
        self.opened();
        if !self.desk.with_value(|desk| desk.opening) {
            self.owe_all();
            self.try_saving_again();
        }
    }

    /// The workbook to open where local storage names none. Where that cannot be read, the doors show,
    /// and it is looked for again.
    pub(super) async fn book_or_later(&self, twin: &Twin) -> Option<BookId> {
        let found = self.book_in(twin).await;
        if found.is_err() {
            spawn_local(self.look_later(twin.clone()));
        }
        found.unwrap_or_default()
    }

    async fn look_later(self, twin: Twin) {
        let mut wait = FIRST_MS;
        loop {
            timer::sleep(wait).await;
            let waits = self.phase.try_get_untracked() == Some(Phase::NoBook);
            if !waits || crash::is_poisoned() {
                return;
            }
            match self.book_in(&twin).await {
                Ok(Some(book)) if self.phase.try_get_untracked() == Some(Phase::NoBook) => {
                    self.heal_lock(&twin, book).await;
                    return self.open_another(book);
                }
                Ok(_) => return,
                Err(_) => wait = longer(wait),
            }
        }
    }

    /// The workbook that was open last, or another one, by what the twin holds.
    pub(in crate::state) async fn book_in(
        &self,
        twin: &Twin,
    ) -> Result<Option<BookId>, StorageError> {
        let books = twin.books().await?;
        let last = twin.meta_get(OPEN).await?.filter(|last| books.contains(last));
        let book = last.or_else(|| books.into_iter().next());
        Ok(book.and_then(|book| book.parse().ok()))
    }
}

fn longer(wait: i32) -> i32 {
    wait.saturating_mul(2).min(MOST_MS)
}
