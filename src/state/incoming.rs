//! A file that was opened and waits for a yes or no: what it would change, and what its things are
//! called. Not for reading it, nor for taking it in: see `share`.

use std::collections::BTreeSet;

use leptos::prelude::*;
use workbook_core::entry::Entry;
use workbook_core::format::{self, Head, Problem, Repair, Unreadable};
use workbook_core::id::RecordId;
use workbook_core::record::{Canvas, Record};
use workbook_core::view::{self, FieldChange, Group, Preview, Thing};

use super::App;
use crate::i18n::words;

/// Which workbook a file is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileOf {
    /// The open one: some of it can be taken and some left out.
    Ours,
    /// Another pair's than the open one.
    Others,
    /// None is open.
    First,
}

/// A file that was opened and waits for a yes or no.
#[derive(Debug, Clone)]
pub struct Incoming {
    /// What the file says of itself.
    pub head: Head,
    /// What it would change, grouped for a person.
    pub preview: Preview,
    /// What was set right while reading.
    pub repairs: Vec<Repair>,
    /// What is wrong with it as a whole.
    pub problems: Vec<Problem>,
    /// Records that could not be read.
    pub unreadable: Vec<Unreadable>,
    /// Which workbook it is of.
    pub of: FileOf,
    /// Whether its workbook was opened for it: it was looked at without that before.
    pub again: bool,
    /// How many records are visible now.
    pub(super) visible: usize,
    /// Whether its counters are too far ahead to have come from writing.
    pub far_ahead: bool,
    pub(super) nothing_new: bool,
    pub(super) entries: Vec<Entry>,
}

impl App {
    /// What a record of the file that waits would show otherwise, field by field. Nothing is told of
    /// what is hidden, nor of what stands here covered.
    pub fn would_change(&self, item: &view::Item) -> Vec<FieldChange> {
        if item.hidden {
            return Vec::new();
        }
        let changes = |incoming: &Incoming| {
            let merged = incoming.entries.get(item.at_entry)?;
            if incoming.of != FileOf::Ours || item.unseen {
                return Some(view::changes(None, merged));
            }
            self.peek(|document| view::changes(document.entry(item.record), merged))
        };
        self.incoming
            .with_untracked(|incoming| incoming.as_ref().and_then(changes))
            .unwrap_or_default()
    }

    /// What a thing of the file that waits is called; a canvas without a title by its template.
    pub fn name_of(&self, thing: &Thing) -> String {
        if thing.label.is_empty() && thing.kind.as_str() == Canvas::KIND.name {
            let coming = |incoming: &Incoming| {
                let root = |entry: &&Entry| entry.id() == thing.root && entry.is_visible();
                incoming.entries.iter().find(root).map(words::label)
            };
            let coming = self.incoming.with_untracked(|incoming| coming(incoming.as_ref()?));
            let here = || self.peek(|document| document.entry(thing.root).map(words::label));
            return coming.or_else(|| here().flatten()).unwrap_or_default();
        }
        thing.label.clone()
    }

    /// Puts the file that waits away. Nothing was changed.
    pub fn put_away(&self) {
        self.incoming.set(None);
    }
}

impl Incoming {
    /// Whether it holds nothing new.
    pub const fn is_nothing_new(&self) -> bool {
        self.nothing_new && self.unreadable.is_empty()
    }

    /// How many records that are visible now would be hidden, where that is a quarter or more.
    pub fn hides(&self, left_out: &BTreeSet<RecordId>) -> Option<usize> {
        let taken = self.preview.things.iter().filter(|thing| !left_out.contains(&thing.root));
        let items = taken.flat_map(|thing| &thing.items);
        let hidden = items.filter(|item| item.group == Group::Binned).count();
        format::is_a_quarter(hidden, self.visible).then_some(hidden)
    }
}
