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
/// So many readings before a shelf counts as empty: nothing is shown meanwhile.
const LOOKS: u32 = 3;

impl App {
    /// Merges the twin into the open workbook, and shows it. A twin that cannot be read now is read
    /// again later.
    pub(in crate::state) async fn heal_from(&self, twin: &Twin, book: BookId) {
        let result = self.merge_twin(twin, book).await;
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
        if result.is_err() {
            spawn_local(self.heal_later(twin.clone(), book));
        }
    }

    async fn heal_later(self, twin: Twin, book: BookId) {
        let mut wait = FIRST_MS;
        loop {
            timer::sleep(wait).await;
            let is_open = self.desk.try_with_value(Desk::book).flatten() == Some(book);
            if !is_open || crash::is_poisoned() {
                return;
            }
            let result = self.merge_twin(&twin, book).await;
            if self.desk.try_with_value(Desk::book).flatten() != Some(book) {
                return;
            }
            self.opened();
            if result.is_ok() {
                return;
            }
            wait = wait.saturating_mul(2).min(MOST_MS);
        }
    }

    /// The workbook to open where local storage names none.
    pub(in crate::state) async fn book_in(&self, twin: &Twin) -> Option<BookId> {
        let books = books_of(twin).await.ok()?;
        let last = twin.meta_get(OPEN).await.ok().flatten();
        let last = last.filter(|last| books.contains(last));
        last.or_else(|| books.into_iter().next())?.parse().ok()
    }
}

async fn books_of(twin: &Twin) -> Result<Vec<String>, StorageError> {
    let mut looks = 1;
    loop {
        match twin.books().await {
            Err(_) if looks < LOOKS => {
                timer::sleep(FIRST_MS).await;
                looks += 1;
            }
            books => return books,
        }
    }
}
