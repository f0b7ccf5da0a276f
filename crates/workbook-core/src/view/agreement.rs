//! Agreement is a state: an aim is shared only when both said yes to this very wording.
//! Derived from answers and wording, never stored.

use crate::command::Asked;
use crate::document::Document;
use crate::entry::Entry;
use crate::gather;
use crate::id::{RecordId, fnv1a_128};
use crate::record::{Acceptance, Answer};
use crate::stamp::Seat;

/// One person's hand, as it lies on the present wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    /// No answer yet.
    Open,
    /// Yes to the present wording.
    Yes,
    /// Not yet.
    NotYet,
    /// No.
    No,
    /// An answer to an earlier wording: look again.
    LookAgain,
    /// Two answers stand side by side, or one only a newer version knows.
    Unclear,
}

/// Where the pair stands on one wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// Nobody answered yet.
    Open,
    /// One said yes; this person's answer is waited for.
    WaitingFor(Seat),
    /// Both said yes to the present wording.
    Shared,
    /// Somebody answered an earlier wording.
    LookAgain,
    /// Somebody said not yet or no, or an answer is unclear.
    NotShared,
}

/// The present wording of some fields of an aim as a short text that changes with it. Two versions
/// that stand side by side are a wording of their own, so a clash reopens the agreement too.
pub fn wording(aim: &Entry, fields: &[&str]) -> String {
    wording_of(fields, |field| {
        let versions = aim.register(field).versions().iter();
        versions.filter_map(|version| version.value.as_str()).collect()
    })
}

/// The wording of fields in which these texts stand.
pub(crate) fn wording_of<'t>(fields: &[&str], stands: impl Fn(&str) -> Vec<&'t str>) -> String {
    let mut parts: Vec<String> = Vec::new();
    for field in fields {
        parts.push((*field).to_owned());
        let said = stands(field).into_iter().map(str::trim);
        let mut texts: Vec<&str> = said.filter(|text| !text.is_empty()).collect();
        texts = gather::sorted(texts, Ord::cmp);
        texts.dedup();
        parts.push(texts.join("\u{1f}"));
    }
    let bytes: Vec<&[u8]> = parts.iter().map(String::as_bytes).collect();
    RecordId::new(fnv1a_128(&bytes)).to_string()
}

/// One person's hand on an aim's wording or on a rung of its ladder.
pub fn hand(document: &Document, aim: &Entry, asked: Asked, seat: Seat) -> Hand {
    let id = asked.id(aim.id(), seat);
    let Some(entry) = document.visible(id, "acceptance") else {
        return Hand::Open;
    };
    let Some((answer, _)) = document.read::<Acceptance>(id) else {
        return Hand::Open;
    };
    hand_on(entry, answer.answer, &wording(aim, &asked.fields()))
}

/// The hand of an answer, kept in an entry beside the wording it was given to, on a wording.
pub(super) fn hand_on(entry: &Entry, answer: Option<Answer>, wording: &str) -> Hand {
    if entry.register("answer").has_rivals() {
        return Hand::Unclear;
    }
    match answer {
        None => Hand::Open,
        Some(Answer::Newer) => Hand::Unclear,
        Some(_) if !is_to(entry, wording) => Hand::LookAgain,
        Some(Answer::Agree) => Hand::Yes,
        Some(Answer::NotYet) => Hand::NotYet,
        Some(Answer::Disagree) => Hand::No,
    }
}

/// Whether the answer was given to this wording. Where one person gave the same answer apart on
/// two devices, each counts for the wording it was written together with. Undo may give the one of
/// the two a new stamp and not the other; then what stands alone on both sides belongs together.
fn is_to(acceptance: &Entry, wording: &str) -> bool {
    let (answers, wordings) = (acceptance.register("answer"), acceptance.register("wording"));
    let alone = answers.versions().iter().any(|answer| !wordings.holds(answer.stamp.dot));
    let versions = wordings.versions();
    versions.iter().any(|version| {
        let together = answers.holds(version.stamp.dot);
        version.value.as_str() == Some(wording) && (together || alone || versions.len() == 1)
    })
}

/// Where the pair stands on an aim.
pub fn agreement(document: &Document, aim: &Entry) -> Agreement {
    agreement_of(Seat::PAIR.map(|seat| hand(document, aim, Asked::Wording, seat)))
}

/// Where the pair stands, by the patient's and the professional's hand.
pub const fn agreement_of([patient, professional]: [Hand; 2]) -> Agreement {
    match (patient, professional) {
        (Hand::Yes, Hand::Yes) => Agreement::Shared,
        (Hand::LookAgain, _) | (_, Hand::LookAgain) => Agreement::LookAgain,
        (Hand::Open, Hand::Open) => Agreement::Open,
        (Hand::Yes, Hand::Open) => Agreement::WaitingFor(Seat::Professional),
        (Hand::Open, Hand::Yes) => Agreement::WaitingFor(Seat::Patient),
        (Hand::NotYet | Hand::No | Hand::Unclear, _)
        | (_, Hand::NotYet | Hand::No | Hand::Unclear) => Agreement::NotShared,
    }
}
