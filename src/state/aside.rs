//! Stored texts that nobody can read: set aside under a key of their own, named, handed out as a
//! file, and never overwritten. Not for damaged files; the core's `format` reads those.

use std::collections::HashMap;

use leptos::prelude::*;
use workbook_core::document::Document;
use workbook_core::id::{BookId, RecordId};

use super::desk::{Desk, print_of};
use super::{App, Damaged, keys};
use crate::platform::clock;

impl App {
    /// Names what could not be read, once each.
    pub(super) fn name_damaged(&self, damaged: Vec<Damaged>) {
        if damaged.is_empty() {
            return;
        }
        self.damaged.update(|all| {
            for one in damaged {
                match all.iter_mut().find(|known| known.key == one.key) {
                    Some(known) => known.healed |= one.healed,
                    None => all.push(one),
                }
            }
        });
    }

    /// Once both stores were read: a record that is there all the same was healed.
    pub(super) fn name_healed(&self) {
        let is_here = |id| self.peek(|document: &Document| document.entry(id).is_some());
        let news = self.damaged.with_untracked(|all| {
            all.iter().any(|one| !one.healed && one.record.and_then(is_here) == Some(true))
        });
        if news {
            self.damaged.update(|all| {
                for one in all {
                    one.healed |= one.record.and_then(is_here) == Some(true);
                }
            });
        }
    }

    /// The texts that were set aside, for a file.
    pub fn damaged_texts(&self) -> Vec<String> {
        let keys = self.damaged.get_untracked();
        self.desk.with_value(|desk| {
            let Ok(local) = &desk.local else { return Vec::new() };
            keys.iter().filter_map(|damaged| local.get(&damaged.key).ok().flatten()).collect()
        })
    }
}

impl Desk {
    /// Moves a text nobody can read to quarantine, away from its own key, which is then free for
    /// the healed record. A text of the twin (`from` is none) is copied. The same text is set
    /// aside once. Gives the key it now stands under.
    pub(super) fn set_aside(
        &mut self,
        book: BookId,
        from: Option<&str>,
        record: Option<RecordId>,
        text: &str,
    ) -> String {
        let own = from.unwrap_or_default().to_owned();
        // A newer version may well be able to read it.
        if self.frozen {
            return own;
        }
        let print = print_of(text);
        if let Some(key) = self.texts_aside(book).get(&print).cloned() {
            if let (Some(from), Ok(local)) = (from, &self.local) {
                let _ = local.remove(from);
            }
            return key;
        }
        let Ok(local) = &self.local else { return own };
        let mut number = u64::try_from(clock::now_ms()).unwrap_or_default();
        let mut key = keys::quarantine(book, number, record);
        while matches!(local.get(&key), Ok(Some(_))) {
            number += 1;
            key = keys::quarantine(book, number, record);
        }
        // Removing first makes the room the copy needs on a full device.
        if let Some(from) = from {
            let _ = local.remove(from);
        }
        if let (Err(_), Some(from)) = (local.set(&key, text), from) {
            let _ = local.set(from, text);
            return own;
        }
        self.aside.get_or_insert_default().insert(print, key.clone());
        key
    }

    /// The texts in quarantine, by their prints.
    fn texts_aside(&mut self, book: BookId) -> &HashMap<u64, String> {
        let local = &self.local;
        self.aside.get_or_insert_with(|| {
            let Ok(local) = local else { return HashMap::new() };
            let keys = local.keys(&keys::all_quarantine(book)).unwrap_or_default();
            let read = |key: String| Some((print_of(&local.get(&key).ok()??), key));
            keys.into_iter().filter_map(read).collect()
        })
    }
}
