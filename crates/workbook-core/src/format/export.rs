//! A document to its file: canonical, so that equal documents give equal bytes.
//! Not for choosing a file name or saving: the app does.

use crate::document::Document;
use crate::entry::Entry;
use crate::gather;
use crate::id::{BookId, RecordId};
use crate::record::{Link, PARENT, Record, SHARE, Workbook};

use super::envelope::{Exported, ExportedWire};
use super::wire::encode_text;
use super::{FORMAT, VERSION};

/// Which records go into a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// All but drafts: what one gives to the other.
    Shared,
    /// All, drafts too: a copy of this device for this device.
    Everything,
}

/// An export that can be carried out in slices.
#[derive(Debug, Clone)]
pub struct Exporter {
    ids: Vec<RecordId>,
    done: usize,
    empty: bool,
    text: String,
    tail: String,
}

impl Exporter {
    /// Begins an export. The list of records is fixed now; each is written as it is when its
    /// turn comes, which is safe, for each record is complete in itself.
    pub fn new(document: &Document, scope: Scope, exported: Option<&Exported>) -> Self {
        let entries: Vec<&Entry> =
            document.entries().filter(|entry| scope.takes(document, entry)).collect();
        let order = |a: &&Entry, b: &&Entry| (a.kind(), a.id()).cmp(&(b.kind(), b.id()));
        let ids = gather::sorted(entries, order).into_iter().map(Entry::id).collect();
        let title = document.entry(Workbook::id(document.book()));
        let title = title.map(|entry| entry.text("title")).unwrap_or_default();
        let (text, tail) = around(document.book(), title, exported);
        Self { ids, done: 0, empty: true, text, tail }
    }

    /// Writes at most this many records. Whether all are written.
    pub fn step(&mut self, document: &Document, most: usize) -> bool {
        for id in self.ids.iter().skip(self.done).take(most) {
            if let Some(entry) = document.entry(*id) {
                self.text.push_str(if self.empty { "\n    " } else { ",\n    " });
                self.text.push_str(&encode_text(entry));
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
    /// Whether a record goes along. A draft stays, and with it what hangs on it or leads to it.
    pub fn takes(self, document: &Document, entry: &Entry) -> bool {
        let draft = |entry: &Entry| entry.text(SHARE) == "draft";
        let leads_to = |field: &str| {
            let to = entry.text(field).parse().ok().and_then(|id| document.entry(id));
            to.is_some_and(draft)
        };
        match self {
            Self::Everything => true,
            Self::Shared => {
                let link = entry.kind() == Link::KIND.name;
                !(draft(entry) || leads_to(PARENT) || (link && leads_to("to")))
            }
        }
    }
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
    let mut slices = Exporter::new(document, Scope::Shared, exported);
    slices.step(document, usize::MAX);
    slices.finish()
}
