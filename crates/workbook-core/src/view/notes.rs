//! Notes: which of them somebody sees, in what order, and what they still wait for.
//! Reads single fields, so that a thousand notes are looked through at each press.

use std::collections::BTreeSet;

use super::is_others_draft;
use crate::document::Document;
use crate::entry::Entry;
use crate::id::RecordId;
use crate::record::{CREATED, Choice, Note, Outcome, Record, Reply, Want, choice};
use crate::stamp::{Seat, Timestamp};

/// What a note may still wait for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteWaits {
    /// Its writer wants a reply, and nobody else gave one.
    Reply,
    /// Its writer wants to talk about it at the next visit.
    Talk,
    /// Nothing became of it yet.
    Outcome,
}

/// Whether a note still waits for something.
pub fn note_waits(document: &Document, note: &Entry, what: NoteWaits) -> bool {
    let outcome = note.text("outcome");
    let nothing_yet = outcome.is_empty() || outcome == Outcome::Open.name();
    let undecided = nothing_yet || outcome == Outcome::Heard.name();
    let wants = choice::<Want>(note.text("wants"));
    match what {
        NoteWaits::Reply => undecided && wants == Some(Want::Reply) && !is_answered(document, note),
        NoteWaits::Talk => undecided && wants == Some(Want::TalkNextVisit),
        NoteWaits::Outcome => nothing_yet,
    }
}

/// Whether somebody other than its writer replied.
fn is_answered(document: &Document, note: &Entry) -> bool {
    let mut replies = document.children(note.id());
    replies.any(|reply| {
        reply.kind() == Reply::KIND.name
            && reply.is_visible()
            && reply.text("by") != note.text("by")
    })
}

/// The notes somebody may see: the pinned ones first, then the newest. The other's drafts are not
/// among them.
pub fn notes(document: &Document, looks: Seat) -> Vec<RecordId> {
    let mut shown = BTreeSet::new();
    for note in document.list(Note::KIND.name).filter_map(|id| document.entry(id)) {
        if is_others_draft(note, looks) {
            continue;
        }
        let pinned = note.value("pinned").is_some_and(|pinned| *pinned == true);
        let made: Option<Timestamp> = note.text(CREATED).parse().ok();
        shown.insert((pinned, made, note.id()));
    }
    shown.into_iter().rev().map(|(_, _, id)| id).collect()
}

/// The replies to a note, oldest first.
pub fn replies(document: &Document, note: RecordId) -> Vec<RecordId> {
    let mut shown = BTreeSet::new();
    for reply in document.children(note) {
        if reply.kind() == Reply::KIND.name && reply.is_visible() {
            let made: Option<Timestamp> = reply.text(CREATED).parse().ok();
            shown.insert((false, made, reply.id()));
        }
    }
    shown.into_iter().map(|(_, _, id)| id).collect()
}
