//! Links between records, read from either end.

use crate::document::Document;
use crate::entry::{Entry, hydrate};
use crate::id::RecordId;
use crate::record::{Link, LinkHow, Record};

/// From which end a link is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// From its start: this came from that.
    Start,
    /// From its end: that came from this.
    End,
}

/// One link as it is seen from one of its records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Linked {
    /// The link itself.
    pub link: RecordId,
    /// The record at the other end; it is visible.
    pub other: RecordId,
    /// How the two belong together, read from the start.
    pub how: LinkHow,
    /// Which end this record is.
    pub end: End,
}

/// The links of a record to visible ones.
pub fn links(document: &Document, of: RecordId) -> Vec<Linked> {
    let mut out = Vec::new();
    for id in document.list(Link::KIND.name) {
        // Most links are of other records: those are passed over before they are read in full.
        let touches =
            |entry: &Entry| entry.parent() == Some(of) || entry.text("to").parse() == Ok(of);
        let Some(link) = document.entry(id).filter(|entry| touches(entry)) else { continue };
        let (link, _) = hydrate::<Link>(link);
        let (Some(from), Some(to), Some(how)) = (link.parent, link.to, link.how) else { continue };
        let (other, end) = match of {
            _ if of == from => (to, End::Start),
            _ if of == to => (from, End::End),
            _ => continue,
        };
        if document.entry(other).is_some_and(Entry::is_visible) {
            out.push(Linked { link: id, other, how, end });
        }
    }
    out
}
