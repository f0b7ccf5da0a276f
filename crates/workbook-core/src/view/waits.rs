//! What waits in a workbook, and for whom: the first page lists it. Not for how it is worded.

use std::collections::BTreeMap;

use super::{
    Agreement, NoteWaits, Shown, ZoneView, agreement, is_covered, is_others_draft, note_waits,
    shown, waits_for, zones,
};
use crate::document::Document;
use crate::entry::{Entry, Life};
use crate::id::RecordId;
use crate::record::{
    Aim, Canvas, Helper, Note, Person, Readiness, Record, Score, Template, Workbook,
};
use crate::stamp::Seat;

/// Why something waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wait {
    /// This many things have to be settled there.
    Settle(usize),
    /// Somebody has to answer the wording of an aim, or to look at it again.
    Answer(Agreement),
    /// One answered blind; this seat has not yet.
    Blind(Seat),
    /// The writer of a note wants a reply from this seat.
    Reply(Seat),
    /// The writer of a note wants to talk about it.
    Talk,
}

/// A place where something waits: the record that has a page of its own, and the first reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// The record.
    pub place: RecordId,
    /// Why.
    pub wait: Wait,
}

/// The first so many places where something waits: first what has to be settled, then aims, then
/// canvases, then notes. Each place stands once.
pub fn waiting(document: &Document, looks: Seat, most: usize) -> Vec<Waiting> {
    let mut out: Vec<Waiting> = Vec::new();
    let mut known: BTreeMap<RecordId, usize> = BTreeMap::new();
    let waits = document.waiting().filter_map(|id| document.entry(id));
    for entry in waits.filter(|entry| !is_covered(document, entry, looks)) {
        let place = place_of(entry);
        let count = entry.clashes().count() + usize::from(entry.life() == Life::Contested);
        let at = *known.entry(place).or_insert(out.len());
        match out.get_mut(at) {
            Some(Waiting { wait: Wait::Settle(all), .. }) => *all += count,
            Some(_) | None => out.push(Waiting { place, wait: Wait::Settle(count) }),
        }
    }
    let entries = |kind| document.list(kind).filter_map(|id| document.entry(id));
    let aims = entries(Aim::KIND.name).filter_map(|aim| Some((aim, aim_waits(document, aim)?)));
    let notes = entries(Note::KIND.name)
        .filter(|note| !is_others_draft(note, looks))
        .filter_map(|note| Some((note, note_wait(document, note)?)));
    let canvases = entries(Canvas::KIND.name)
        .filter_map(|canvas| Some((canvas, canvas_wait(document, canvas)?)));
    for (entry, wait) in aims.chain(canvases).chain(notes) {
        if out.len() >= most {
            break;
        }
        if !known.contains_key(&entry.id()) {
            out.push(Waiting { place: entry.id(), wait });
        }
    }
    out.truncate(most);
    out
}

/// The record on whose page an entry stands.
fn place_of(entry: &Entry) -> RecordId {
    let own = [
        Workbook::KIND,
        Person::KIND,
        Aim::KIND,
        Note::KIND,
        Helper::KIND,
        Canvas::KIND,
        Template::KIND,
    ];
    let parent = || entry.parent();
    let has_own = own.iter().any(|kind| kind.name == entry.kind());
    if has_own { entry.id() } else { parent().unwrap_or_else(|| entry.id()) }
}

fn aim_waits(document: &Document, aim: &Entry) -> Option<Wait> {
    let archived = aim.value("archived").is_some_and(|archived| *archived == true);
    if archived {
        return None;
    }
    match agreement(document, aim) {
        stands @ (Agreement::WaitingFor(_) | Agreement::LookAgain) => Some(Wait::Answer(stands)),
        Agreement::Open | Agreement::Shared | Agreement::NotShared => {
            let kinds = [Score::KIND.name, Readiness::KIND.name];
            kinds.iter().find_map(|kind| waits_for(document, aim.id(), kind)).map(Wait::Blind)
        }
    }
}

/// The seat whose cards a blind zone waits for, the other's being in.
fn canvas_wait(document: &Document, canvas: &Entry) -> Option<Wait> {
    let archived = canvas.value("archived").is_some_and(|archived| *archived == true);
    let waits = |zone: ZoneView| match shown(canvas, &zone) {
        Shown::Blind([true, false]) => Some(Wait::Blind(Seat::Professional)),
        Shown::Blind([false, true]) => Some(Wait::Blind(Seat::Patient)),
        Shown::Blind(_) | Shown::Open | Shown::Revealed => None,
    };
    zones(document, canvas.id()).into_iter().filter(|_| !archived).find_map(waits)
}

fn note_wait(document: &Document, note: &Entry) -> Option<Wait> {
    if note_waits(document, note, NoteWaits::Reply) {
        let seat = match Seat::from_name(note.text("by"))? {
            Seat::Patient => Seat::Professional,
            Seat::Professional => Seat::Patient,
            Seat::Both => Seat::Both,
        };
        return Some(Wait::Reply(seat));
    }
    note_waits(document, note, NoteWaits::Talk).then_some(Wait::Talk)
}
