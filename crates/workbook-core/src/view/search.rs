//! Finding text anywhere in the workbook. How a text is folded (accents, case) comes in as a
//! function, for only the platform knows every script.

use crate::document::Document;
use crate::entry::Entry;
use crate::record;
use crate::stamp::Seat;

use super::is_sealed;

/// What stands between two texts of a record.
pub const BETWEEN: &str = " · ";

/// All that can be searched in a record: every text somebody typed into it, one after the other.
pub fn searchable(entry: &Entry) -> String {
    let Some(kind) = record::kind(entry.kind()) else { return String::new() };
    let mut all = String::new();
    for text in kind.fields.iter().filter_map(|field| field.text) {
        for version in entry.register(text.field).versions() {
            if let Some(said) = version.value.as_str().filter(|said| !said.trim().is_empty()) {
                if !all.is_empty() {
                    all.push_str(BETWEEN);
                }
                all.push_str(said.trim());
            }
        }
    }
    all
}

/// Whether a folded text holds each word of a folded question, anywhere and in any order.
pub fn holds(folded: &str, question: &str) -> bool {
    question.split_whitespace().all(|word| folded.contains(word))
}

/// Whether somebody may find a record: it is there, what it hangs on is too, it is not the
/// other's blind answer or draft.
pub fn is_findable(document: &Document, entry: &Entry, looks: Seat) -> bool {
    entry.is_visible()
        && entry.parent().is_none_or(|id| document.entry(id).is_some_and(Entry::is_visible))
        && !is_sealed(document, entry, looks)
        && !is_others_draft(entry, looks)
}

/// Whether a record is a draft of somebody else.
pub fn is_others_draft(entry: &Entry, looks: Seat) -> bool {
    let owner = record::kind(entry.kind()).and_then(|kind| kind.owner);
    let owner = owner.and_then(|owner| Seat::from_name(entry.text(owner)));
    // What the two wrote together, each of them may see alone too.
    let others = |owner: Seat| owner != Seat::Both && !looks.speaks_for(owner);
    entry.text(record::SHARE) == "draft" && owner.is_some_and(others)
}

/// The part of a text around the first of some words, at most about this many characters.
pub fn excerpt(text: &str, at_char: usize, most: usize) -> String {
    let from = at_char.saturating_sub(most / 3);
    let mut out = String::new();
    if from > 0 {
        out.push('…');
    }
    let rest = text.chars().skip(from);
    out.extend(rest.clone().take(most).map(|c| if c == '\n' { ' ' } else { c }));
    if rest.count() > most {
        out.push('…');
    }
    out.trim().to_owned()
}
