//! What a file would hold, told before it goes out. Not for the bytes: [`crate::format`] has them.

use super::{is_covered, is_others_draft, label};
use crate::document::Document;
use crate::entry::Entry;
use crate::format::Scope;
use crate::record::{Aim, Canvas, Card, Helper, Note, Person, Record, Reply, SHARE, Step};
use crate::stamp::Seat;

/// What a file would hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inside {
    /// What the aims are called, in their order of making; empty for one without a name.
    pub aims: Vec<String>,
    /// How many steps.
    pub steps: usize,
    /// The words of the notes, in their order of making.
    pub notes: Vec<String>,
    /// How many replies.
    pub replies: usize,
    /// What the canvases are called.
    pub canvases: Vec<String>,
    /// How many cards.
    pub cards: usize,
    /// The names of helpers.
    pub helpers: Vec<String>,
    /// Whether what the two persons say of themselves goes along.
    pub persons: bool,
    /// How many things that lie in the bin.
    pub binned: usize,
    /// How many replaced versions.
    pub replaced: usize,
    /// How many drafts go along.
    pub drafts: usize,
    /// How many of one's own drafts stay here, of the whole workbook.
    pub held_back: usize,
}

/// What a file of this scope would hold. Nothing covered for one of the pair is named, and of the
/// drafts that stay only those of whoever looks are counted.
pub fn inside(document: &Document, scope: Scope, looks: Seat) -> Inside {
    let mut out = Inside::default();
    for entry in scope.records(document) {
        if scope.past {
            out.replaced += entry.fields().map(|(field, _)| entry.past(field).len()).sum::<usize>();
        }
        if !entry.is_visible() {
            out.binned += usize::from(document.bin().any(|id| id == entry.id()));
            continue;
        }
        let draft = entry.text(SHARE) == "draft";
        out.drafts += usize::from(draft);
        let named = || {
            if draft || is_covered(document, entry, Seat::Both) {
                String::new()
            } else {
                label(entry)
            }
        };
        match entry.kind() {
            kind if kind == Aim::KIND.name => out.aims.push(named()),
            kind if kind == Note::KIND.name => out.notes.push(named()),
            kind if kind == Canvas::KIND.name => out.canvases.push(named()),
            kind if kind == Helper::KIND.name => out.helpers.push(named()),
            kind if kind == Step::KIND.name => out.steps += 1,
            kind if kind == Reply::KIND.name => out.replies += 1,
            kind if kind == Card::KIND.name => out.cards += 1,
            kind if kind == Person::KIND.name => out.persons = true,
            _ => {}
        }
    }
    let own = |entry: &&Entry| {
        let draft = entry.is_visible() && entry.text(SHARE) == "draft";
        draft && !is_others_draft(entry, looks)
    };
    let drafts = document.entries().filter(own);
    out.held_back = drafts.count().saturating_sub(out.drafts);
    out
}
