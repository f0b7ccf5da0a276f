//! Storing another lock in place of the one that stands: in both stores, and only while they still hold
//! what it was made from. Another tab may have put one on, or taken it off, in between.

use leptos::prelude::*;
use workbook_core::id::BookId;

use super::header::Header;
use super::{App, LockError};
use crate::platform::storage::lock_key;
use crate::state::desk::Desk;

/// The lock as the two stores held it when a change of it began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Before {
    /// In local storage.
    pub(super) here: Option<String>,
    /// In the twin.
    pub(super) there: Option<String>,
}

impl Before {
    /// What it says; none where there is no lock, or none that can be read.
    pub(super) fn header(&self) -> Option<Header> {
        Header::read(self.here.as_ref().or(self.there.as_ref())?)
    }
}

impl App {
    /// The lock as it stands, to be changed. Where the two stores hold two, the newer one counts first.
    pub(super) async fn before(&self, book: BookId) -> Result<Before, LockError> {
        let twin = self.desk.with_value(|desk| desk.twin.clone());
        if let Some(twin) = &twin {
            self.heal_lock(twin, book).await;
        }
        let here = self.desk.with_value(|desk| desk.read_lock(book));
        let here = here.map_err(|_| LockError::NotStored)?;
        let there = match twin {
            Some(twin) => twin.lock(&book.to_string()).await.map_err(|_| LockError::NotStored)?,
            None => here.clone(),
        };
        Ok(Before { here, there })
    }

    /// Stores a lock in place of the one before, in the durable store first. Where one of them does not
    /// take it, or holds another one by now, the one before holds on.
    pub(super) async fn store_lock(
        &self,
        book: BookId,
        before: &Before,
        header: Header,
    ) -> Result<(), LockError> {
        let (name, text) = (book.to_string(), header.counted().text());
        let twin = self.desk.with_value(|desk| desk.twin.clone());
        if let Some(twin) = &twin {
            let swapped = twin.swap_lock(&name, before.there.as_deref(), &text).await;
            if swapped != Ok(true) {
                return Err(LockError::NotStored);
            }
        }
        let set = |desk: &mut Desk| {
            let same = desk.read_lock(book).is_ok_and(|now| now == before.here);
            let stored = match &desk.local {
                Ok(local) => same && local.set(&lock_key(&name), &text).is_ok(),
                Err(_) => same && twin.is_some(),
            };
            if stored {
                desk.locks.insert(book, text.clone());
            }
            stored
        };
        if self.desk.try_update_value(set) == Some(true) {
            return Ok(());
        }
        if let Some(twin) = twin {
            let none = || Header::new(true).going_off().text();
            let before = before.there.clone().unwrap_or_else(none);
            let _ = twin.swap_lock(&name, Some(&text), &before).await;
        }
        Err(LockError::NotStored)
    }
}
