//! Imports that can be undone: for a month, also after the page was loaded anew. What each did is kept
//! as a text in the durable twin; without one, as long as the page is open.
//! Not for taking a file in: see `share`.

use leptos::prelude::*;
use workbook_core::document::Document;
use workbook_core::format::Taken;
use workbook_core::id::BookId;
use workbook_core::stamp::Seat;

use super::{App, desk::Desk};
use crate::platform::clock;
use crate::platform::storage::StorageError;
use crate::platform::twin::{ImportHead, Twin};

/// How long an import can be undone, in milliseconds.
const KEPT_MS: i64 = 30 * 86_400_000;

/// An import that can be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Import {
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// Who saved the file, where it says so.
    pub by: Option<Seat>,
    /// How many things were taken in.
    pub things: usize,
    /// How many were left out.
    pub left: usize,
}

/// What came of undoing an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undone {
    /// It was taken back.
    Done,
    /// Nothing of it stood any more.
    Nothing,
    /// It cannot be.
    Cannot,
}

impl Import {
    fn head(self) -> ImportHead {
        let by = self.by.map_or("nobody", Seat::name);
        ImportHead { at: self.at, about: format!("{by}/{}/{}", self.things, self.left) }
    }

    fn read(head: &ImportHead) -> Option<Self> {
        let mut parts = head.about.split('/');
        let by = Seat::from_name(parts.next()?);
        let mut number = || parts.next()?.parse().ok();
        Some(Self { at: head.at, by, things: number()?, left: number()? })
    }
}

impl App {
    /// The imports that can be undone, newest first, as far as they were looked for.
    pub fn imports(&self) -> Vec<Import> {
        self.imports.get()
    }

    /// Looks for the imports that can be undone. They stand in [`App::imports`] afterwards.
    pub async fn find_imports(&self) {
        let Some(book) = self.peek(Document::book) else { return };
        let since = clock::now_ms() - KEPT_MS;
        let heads = match self.twin() {
            Some(twin) => twin.imports(&book.to_string(), since).await.unwrap_or_default(),
            None => Vec::new(),
        };
        let here = self.desk.with_value(|desk| {
            let newest = desk.imports.iter().rev();
            newest.map(|(import, _)| *import).collect::<Vec<_>>()
        });
        let found = here.into_iter().chain(heads.iter().filter_map(Import::read)).collect();
        if self.peek(Document::book) == Some(book) {
            let _ = self.imports.try_set(found);
        }
    }

    /// Keeps what an import did.
    pub(super) async fn keep_import(&self, book: BookId, import: Import, taken: Taken) {
        let text = taken.into_text();
        let kept = match self.twin() {
            Some(twin) => {
                let since = import.at - KEPT_MS;
                twin.put_import(&book.to_string(), &import.head(), &text, since).await.is_ok()
            }
            None => false,
        };
        if !kept && self.peek(Document::book) == Some(book) {
            self.desk.update_value(|desk| desk.imports.push((import, text)));
        }
        self.find_imports().await;
    }

    /// Takes an import back; what was changed since stays.
    pub async fn undo_import(&self, import: Import) -> Undone {
        let Some(book) = self.peek(Document::book) else { return Undone::Cannot };
        if self.read_only.get_untracked().is_some() {
            return Undone::Cannot;
        }
        self.read_the_rest();
        let text = match self.text_of(book, import).await {
            Ok(Some(text)) => text,
            // Another tab was quicker.
            Ok(None) => {
                self.find_imports().await;
                return Undone::Nothing;
            }
            Err(_) => return Undone::Cannot,
        };
        let set = Taken::read(&text);
        let writer = self.writer();
        let undone = set.filter(|_| self.peek(Document::book) == Some(book)).and_then(|set| {
            self.desk
                .try_update_value(|desk| desk.session.as_mut()?.take_back(&set, writer))
                .flatten()
        });
        let Some(undone) = undone else { return Undone::Cannot };
        self.after(&undone);
        // Only now: who is stopped in between can undo it once more, and nothing happens.
        self.desk.update_value(|desk| desk.imports.retain(|(kept, _)| *kept != import));
        if let Some(twin) = self.twin() {
            let _ = twin.forget_import(&book.to_string(), &import.head()).await;
        }
        self.find_imports().await;
        if undone.is_empty() { Undone::Nothing } else { Undone::Done }
    }

    async fn text_of(&self, book: BookId, import: Import) -> Result<Option<String>, StorageError> {
        let here = |desk: &Desk| {
            desk.imports.iter().find(|(kept, _)| *kept == import).map(|(_, text)| text.clone())
        };
        match (self.desk.with_value(here), self.twin()) {
            (Some(text), _) => Ok(Some(text)),
            (None, Some(twin)) => twin.import(&book.to_string(), &import.head()).await,
            (None, None) => Err(StorageError::Failed),
        }
    }

    fn twin(&self) -> Option<Twin> {
        self.desk.with_value(|desk| desk.twin.clone())
    }
}
