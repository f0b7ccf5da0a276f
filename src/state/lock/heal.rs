//! The two stores may hold two locks of a workbook: which of them counts.

use leptos::prelude::*;
use workbook_core::id::BookId;

use super::App;
use super::change::Before;
use super::header::Header;
use crate::platform::twin::Twin;
use crate::platform::vault;
use crate::state::desk::Desk;
use crate::state::keys;

impl App {
    /// Brings the newer of two locks to the store that has the older one, or none, before anything of
    /// the workbook is read. What was stored under the older one is then looked through.
    pub(in crate::state) async fn heal_lock(&self, twin: &Twin, book: BookId) {
        let name = book.to_string();
        // One that cannot be read now may be the newer one.
        let Ok(here) = self.desk.with_value(|desk| desk.read_lock(book)) else { return };
        let Ok(there) = twin.lock(&name).await else { return };
        if here == there {
            return;
        }
        let before = Before { here, there };
        let read = |stored: &Option<String>| stored.as_deref().and_then(Header::read);
        let newest = match (read(&before.here), read(&before.there)) {
            (Some(here), Some(there)) if there.is_newer_than(&here) => {
                let sealed = self.desk.with_value(|desk| desk.holds_sealed(book));
                there.over(here, sealed)
            }
            (Some(one), _) | (None, Some(one)) => one,
            (None, None) => return,
        };
        let newest = newest.doubted();
        let text = newest.text();
        // Where that fails, both stay as they are, and this page goes by what it found.
        if self.store_lock(book, &before, newest).await.is_err() {
            self.desk.update_value(|desk| {
                desk.locks.entry(book).or_insert(text);
            });
        }
    }
}

impl Desk {
    /// Whether local storage holds a sealed text of a workbook, or may hold one.
    fn holds_sealed(&self, book: BookId) -> bool {
        let Ok(local) = &self.local else { return false };
        let Ok(keys) = local.keys(&keys::book(book)) else { return true };
        keys.iter().any(|key| match local.get_as_it_is(key) {
            Ok(stored) => stored.is_some_and(|stored| vault::is_sealed(&stored)),
            Err(_) => true,
        })
    }
}
