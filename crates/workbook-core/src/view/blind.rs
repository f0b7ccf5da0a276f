//! Blind, then reveal: what both are asked is hidden from the other until both have answered.
//! Hidden by the app, not secret: a file holds it in plain words.

use super::canvas::is_covered;
use crate::document::Document;
use crate::entry::Entry;
use crate::gather;
use crate::id::RecordId;
use crate::record::{self, Kind, Record};
use crate::stamp::Seat;

fn round(entry: &Entry) -> u32 {
    let number = entry.value("round").and_then(serde_json::Value::as_u64);
    number.and_then(|number| u32::try_from(number).ok()).unwrap_or_default()
}

fn seat(entry: &Entry) -> Option<Seat> {
    Seat::from_name(entry.text("seat"))
}

fn is_open(entry: &Entry) -> bool {
    entry.value("open").and_then(serde_json::Value::as_bool).unwrap_or_default()
}

/// The visible blind answers of a kind to one record.
fn answers<'d>(
    document: &'d Document,
    about: RecordId,
    kind: &'d str,
) -> impl Iterator<Item = &'d Entry> {
    document.children(about).filter(move |entry| entry.kind() == kind && entry.is_visible())
}

/// Whether somebody else on another seat has answered in the same round.
fn other_is_in(document: &Document, entry: &Entry) -> bool {
    let Some(about) = entry.parent() else { return false };
    is_answered_among(entry, answers(document, about, entry.kind()))
}

/// The same, given what hangs on the same record.
fn is_answered_among<'e>(entry: &Entry, mut others: impl Iterator<Item = &'e Entry>) -> bool {
    let answers = |other: &Entry| other.kind() == entry.kind() && other.is_visible();
    others.any(|other| answers(other) && round(other) == round(entry) && seat(other) != seat(entry))
}

/// Whether a blind answer waits for the other's, given what hangs on the same record: until then
/// it is nothing for both together to see.
pub(super) fn waits_among<'e>(entry: &Entry, others: impl Iterator<Item = &'e Entry>) -> bool {
    record::kind(entry.kind()).is_some_and(|kind| kind.blind)
        && !is_open(entry)
        && !is_answered_among(entry, others)
}

/// Whether an answer is hidden from whoever looks: it is blind, it is the other's, the one who
/// looks has not answered, and its person did not show it. Where both sit together, nobody has
/// answered for both, so what waits for the other stays hidden. A card of a blind zone likewise.
pub fn is_sealed(document: &Document, entry: &Entry, looks: Seat) -> bool {
    if is_covered(document, entry, looks) {
        return true;
    }
    record::kind(entry.kind()).is_some_and(|kind| kind.blind)
        && seat(entry) != Some(looks)
        && !is_open(entry)
        && !other_is_in(document, entry)
}

/// The round in which a seat answers next: the present one while it waits for this seat or for the
/// other, else a new one.
pub fn next_round(document: &Document, about: RecordId, kind: &Kind, answering: Seat) -> u32 {
    let of_kind = || answers(document, about, kind.name);
    let last = of_kind().map(round).max().unwrap_or_default();
    let mine = of_kind().find(|entry| round(entry) == last && seat(entry) == Some(answering));
    match mine {
        Some(mine) if is_open(mine) || other_is_in(document, mine) => last.saturating_add(1),
        Some(_) => last,
        None => last.max(1),
    }
}

/// The seat whose answer is waited for: the other one has answered in the last round, alone and
/// without showing it.
pub fn waits_for(document: &Document, about: RecordId, kind: &str) -> Option<Seat> {
    let last = answers(document, about, kind).map(round).max()?;
    let mut of_last = answers(document, about, kind).filter(|entry| round(entry) == last);
    let only = of_last.next().filter(|only| of_last.next().is_none() && !is_open(only))?;
    match seat(only)? {
        Seat::Patient => Some(Seat::Professional),
        Seat::Professional => Some(Seat::Patient),
        Seat::Both => None,
    }
}

/// Where the pair stands in what it is asked blind.
#[derive(Debug, Clone, PartialEq)]
pub struct Rounds<T> {
    /// All rounds that can be shown, oldest first: the patient's and the professional's answer.
    pub shown: Vec<[Option<T>; 2]>,
    /// The answers that wait for the other's: whether the patient's and the professional's is in.
    pub waiting: [bool; 2],
}

/// The rounds of one kind of answer to one record, as everybody may see them.
pub fn rounds<T: Record>(document: &Document, about: RecordId) -> Rounds<T> {
    let entries = answers(document, about, T::KIND.name).collect();
    let entries: Vec<&Entry> =
        gather::sorted(entries, |a, b| (round(a), a.id()).cmp(&(round(b), b.id())));
    let mut out = Rounds { shown: Vec::new(), waiting: [false; 2] };
    let mut last = None;
    for entry in entries {
        let Some(at) = Seat::PAIR.iter().position(|one| seat(entry) == Some(*one)) else {
            continue;
        };
        if is_sealed(document, entry, Seat::Both) {
            if let Some(waits) = out.waiting.get_mut(at) {
                *waits = true;
            }
            continue;
        }
        if last != Some(round(entry)) {
            out.shown.push([None, None]);
            last = Some(round(entry));
        }
        let place = out.shown.last_mut().and_then(|both| both.get_mut(at));
        if let (Some(place), Some(answer)) = (place, document.get::<T>(entry.id())) {
            *place = Some(answer);
        }
    }
    out
}

impl<T> Rounds<T> {
    /// The latest answer of each that can be shown.
    pub fn latest(&self) -> [Option<&T>; 2] {
        [0, 1].map(|at| {
            self.shown.iter().rev().find_map(|both| both.get(at).and_then(Option::as_ref))
        })
    }
}

/// A seat's own answer that still waits for the other's.
pub fn own_waiting<T: Record>(
    document: &Document,
    about: RecordId,
    looks: Seat,
) -> Option<(RecordId, T)> {
    let mut own = answers(document, about, T::KIND.name).filter(|e| seat(e) == Some(looks));
    let entry = own.find(|entry| is_sealed(document, entry, Seat::Both))?;
    document.get(entry.id()).map(|answer| (entry.id(), answer))
}
