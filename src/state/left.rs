//! What workbooks that are no longer on the desk still owe the durable twin.
//! Not for the open one; see `save`.

use std::rc::Rc;

use leptos::prelude::*;
use workbook_core::id::BookId;

use super::App;
use super::desk::Desk;
use super::save::merge_texts;
use crate::platform::storage::StorageError;
use crate::platform::twin::Twin;
use crate::platform::{timer, vault};

/// How long to wait for who is at it already, in milliseconds.
const TURN_MS: i32 = 20;

impl App {
    /// Brings to the twin what workbooks owe that are no longer on the desk, as far as their keys are
    /// here. One after the other, whoever asks.
    pub(super) async fn put_left(&self) -> Result<(), StorageError> {
        while self.desk.with_value(|desk| desk.putting) {
            timer::sleep(TURN_MS).await;
        }
        loop {
            let next = self.desk.try_update_value(|desk| {
                let may = |(book, _): &(BookId, _)| !desk.is_locked_for_good(*book);
                let at = desk.left.iter().position(may)?;
                let twin = desk.twin.clone().filter(|_| !desk.opening);
                let left = twin.is_some().then(|| desk.left.remove(at));
                desk.putting = left.is_some();
                Some((twin, left, desk.twin_trouble, desk.opening))
            });
            let Some((twin, left, trouble, opening)) = next.flatten() else { return Ok(()) };
            let (Some(twin), Some((book, items))) = (twin, left) else {
                return if opening { Ok(()) } else { Err(trouble.unwrap_or(StorageError::Failed)) };
            };
            let name = book.to_string();
            let result = twin.merge_put(&name, items.clone(), Rc::new(merge_texts)).await;
            // A workbook that was removed meanwhile is owed nothing.
            let result = if result == Err(StorageError::Removed) { Ok(()) } else { result };
            // Where another lock was put on it, it waits for that key, and nothing else waits for it.
            let waits =
                result == Err(StorageError::Locked) && self.waits_for_lock(&twin, book).await;
            self.desk.update_value(|desk| {
                desk.putting = false;
                desk.twin_trouble = result.err().filter(|_| !waits);
                if result.is_err() {
                    // More may have come behind it meanwhile, never before it.
                    desk.left.insert(0, (book, items));
                }
            });
            if !waits {
                result?;
            }
        }
    }

    /// Whether a workbook that is shut here can be written with another key only.
    async fn waits_for_lock(&self, twin: &Twin, book: BookId) -> bool {
        let name = book.to_string();
        // Without local storage only the twin knows of its lock. A shut key that it refused opens nothing.
        vault::forget_shut(&name);
        if let Ok(Some(lock)) = twin.lock(&name).await {
            self.desk.update_value(|desk| {
                desk.locks.insert(book, lock);
            });
        }
        self.desk.with_value(|desk| desk.is_locked_for_good(book))
    }
}

impl Desk {
    /// Whether a workbook that is not on the desk any more still owes what can be stored.
    pub(super) fn has_left(&self) -> bool {
        self.left.iter().any(|(book, _)| !self.is_locked_for_good(*book))
    }
}
