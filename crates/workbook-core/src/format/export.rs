//! A document to its file: canonical, so that equal documents give equal bytes.
//! Not for choosing a file name or saving: the app does.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::document::Document;
use crate::entry::Entry;
use crate::gather;
use crate::id::{BookId, RecordId};
use crate::record::{Link, PARENT, Record, SHARE, Step, Workbook};
use crate::stamp::Seat;
use crate::view::is_others_draft;

use super::envelope::{Exported, ExportedWire};
use super::wire::encode_text;
use super::{FORMAT, VERSION};

/// Whose drafts go into a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drafts {
    /// Nobody's.
    None,
    /// Those of whoever writes.
    Of(Seat),
    /// All, for this device only.
    All,
}

impl Drafts {
    fn stays(self, entry: &Entry) -> bool {
        match self {
            Self::None => entry.text(SHARE) == "draft",
            Self::Of(seat) => is_others_draft(entry, seat),
            Self::All => false,
        }
    }
}

/// What goes into a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope {
    /// One record with what hangs on it, and the workbook's own; none for the whole workbook.
    pub only: Option<RecordId>,
    /// Whose drafts go along.
    pub drafts: Drafts,
    /// Whether replaced versions go along. Without them the file says the same now, and takes
    /// nothing from the past of whoever takes it in.
    pub past: bool,
}

/// An export that can be carried out in slices.
#[derive(Debug, Clone)]
pub struct Exporter {
    ids: Vec<RecordId>,
    past: bool,
    done: usize,
    empty: bool,
    text: String,
    tail: String,
}

impl Exporter {
    /// Begins an export. The list of records is fixed now; each is written as it is when its
    /// turn comes, which is safe, for each record is complete in itself.
    pub fn new(document: &Document, scope: Scope, exported: Option<&Exported>) -> Self {
        let ids = scope.records(document).into_iter().map(Entry::id).collect();
        let title = document.entry(Workbook::id(document.book()));
        let title = title.map(|entry| entry.text("title")).unwrap_or_default();
        let (text, tail) = around(document.book(), title, exported);
        Self { ids, past: scope.past, done: 0, empty: true, text, tail }
    }

    /// Writes at most this many records. Whether all are written.
    pub fn step(&mut self, document: &Document, most: usize) -> bool {
        for id in self.ids.iter().skip(self.done).take(most) {
            if let Some(entry) = document.entry(*id) {
                self.text.push_str(if self.empty { "\n    " } else { ",\n    " });
                let goes =
                    if self.past { Cow::Borrowed(entry) } else { Cow::Owned(entry.without_past()) };
                self.text.push_str(&encode_text(&goes));
                self.empty = false;
            }
        }
        self.done = self.ids.len().min(self.done.saturating_add(most));
        self.done == self.ids.len()
    }

    /// How many records are written, of how many.
    pub fn progress(&self) -> (usize, usize) {
        (self.done, self.ids.len())
    }

    /// The file, once every record is written.
    pub fn finish(mut self) -> String {
        if !self.empty {
            self.text.push_str("\n  ");
        }
        self.text.push_str(&self.tail);
        self.text
    }
}

impl Scope {
    /// All but drafts: what one gives to the other.
    pub const SHARED: Self = Self { only: None, drafts: Drafts::None, past: true };
    /// All, drafts too: a copy of this device for this device.
    pub const EVERYTHING: Self = Self { only: None, drafts: Drafts::All, past: true };

    /// The records that go into the file, by kind and id.
    pub fn records(self, document: &Document) -> Vec<&Entry> {
        let only = self.only.map(|only| hangs_together(document, only));
        let goes = |entry: &&Entry| {
            let asked = only.as_ref().is_none_or(|ids| ids.contains(&entry.id()));
            asked && !held_back(document, entry, self.drafts)
        };
        let order = |a: &&Entry, b: &&Entry| (a.kind(), a.id()).cmp(&(b.kind(), b.id()));
        gather::sorted(document.entries().filter(goes).collect(), order)
    }
}

/// Whether a record stays on its device: a draft, and with it what hangs on it or leads to it.
pub fn is_held_back(document: &Document, entry: &Entry) -> bool {
    held_back(document, entry, Drafts::None)
}

fn held_back(document: &Document, entry: &Entry, drafts: Drafts) -> bool {
    let draft = |entry: &Entry| drafts.stays(entry);
    let leads_to = |field: &str| {
        let to = entry.text(field).parse().ok().and_then(|id| document.entry(id));
        to.is_some_and(draft)
    };
    let link = entry.kind() == Link::KIND.name;
    draft(entry) || leads_to(PARENT) || (link && leads_to("to"))
}

/// A record, what hangs on it, the helpers its steps name, and the workbook's own record.
fn hangs_together(document: &Document, only: RecordId) -> BTreeSet<RecordId> {
    let mut ids: BTreeSet<RecordId> = [only, Workbook::id(document.book())].into();
    for entry in document.below(only) {
        ids.insert(entry.id());
        if entry.kind() == Step::KIND.name {
            ids.extend(entry.text("helper").parse::<RecordId>());
        }
    }
    ids
}

/// The text before and after the records. Names are sorted, so the title stands behind.
fn around(book: BookId, title: &str, exported: Option<&Exported>) -> (String, String) {
    let exported = exported
        .and_then(|exported| serde_json::to_string(&ExportedWire::from(exported)).ok())
        .map(|text| format!("  \"exported\": {text},\n"))
        .unwrap_or_default();
    let title = serde_json::Value::from(title);
    let before = format!(
        "{{\n  \"book\": \"{book}\",\n{exported}  \"format\": \"{FORMAT}\",\n  \"records\": ["
    );
    let after = format!("],\n  \"title\": {title},\n  \"version\": {VERSION}\n}}\n");
    (before, after)
}

/// A whole workbook as a file, in one go.
pub fn export(document: &Document, exported: Option<&Exported>) -> String {
    let mut slices = Exporter::new(document, Scope::SHARED, exported);
    slices.step(document, usize::MAX);
    slices.finish()
}
