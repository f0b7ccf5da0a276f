//! What happened when, to read.

use workbook_core::format::readable::{Block, Item};
use workbook_core::view::{self, Wrote};

use super::Reader;
use crate::i18n::{fields, tr, words};

impl Reader<'_> {
    /// The time line, the newest first.
    pub(super) fn past(&self) -> Vec<Block> {
        let mut out = Vec::new();
        for sat in view::timeline(self.document, self.looks) {
            let items: Vec<Item> =
                sat.wrote.into_iter().filter_map(|wrote| self.wrote(&wrote)).collect();
            if !items.is_empty() {
                out.push(Block::Heading(2, (self.day)(sat.from.ms())));
                out.push(Block::List(items));
            }
        }
        if out.is_empty() {
            out.push(Block::Soft(tr::history::nothing().to_owned()));
        }
        out
    }

    /// What one did with one record. Drafts are told to nobody.
    fn wrote(&self, wrote: &Wrote) -> Option<Item> {
        let entry = self.document.entry(wrote.record)?;
        if workbook_core::format::is_held_back(self.document, entry) {
            return None;
        }
        let names = wrote.fields.iter().map(|field| fields::field(entry.kind(), field));
        let names = names.collect::<Vec<_>>().join(", ");
        let more = words::wrote(wrote.what, &names);
        Some(Item { by: Some(wrote.by), text: self.called(wrote.record), more })
    }
}
