//! Answers to a wording: yes, not yet, no, or taken back; and what comes first for each.

use serde_json::Value;

use super::{CommandError, Plan, Write, Writer, find, make};
use crate::document::Document;
use crate::entry::Entry;
use crate::id::RecordId;
use crate::record::{Acceptance, Aim, AimId, Answer, DELETED, Priority, Record, Rung};
use crate::stamp::Seat;
use crate::view;

/// What of an aim is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Its wording.
    Wording,
    /// One rung of its ladder.
    Rung(Rung),
}

impl Asked {
    /// The fields an answer is given to.
    pub fn fields(self) -> Vec<&'static str> {
        match self {
            Self::Wording => Aim::WORDING.to_vec(),
            Self::Rung(rung) => vec![Aim::rung(rung).field],
        }
    }
    /// The id of a seat's answer.
    pub fn id(self, about: RecordId, seat: Seat) -> RecordId {
        match self {
            Self::Wording => Acceptance::id(about, seat),
            Self::Rung(rung) => Acceptance::rung_id(about, rung, seat),
        }
    }
    const fn rung(self) -> Option<Rung> {
        match self {
            Self::Wording => None,
            Self::Rung(rung) => Some(rung),
        }
    }
}

pub(super) fn give(
    document: &Document,
    AimId(about): AimId,
    asked: Asked,
    seat: Seat,
    answer: Option<Answer>,
    writer: Writer,
) -> Result<Plan, CommandError> {
    let aim = find::<Aim>(document, about)?;
    if seat == Seat::Both {
        return give_both(document, aim, asked, answer, writer);
    }
    may_speak(seat, writer)?;
    if answer == Some(Answer::Newer) {
        // Only a newer version knows what that means; this one never writes it.
        return Err(CommandError::Empty);
    }
    let fields = asked.fields();
    if fields.iter().any(|field| aim.register(field).has_rivals()) {
        return Err(CommandError::SettleFirst);
    }
    if fields.iter().all(|field| aim.text(field).trim().is_empty()) {
        return Err(CommandError::Empty);
    }
    let id = asked.id(about, seat);
    let wording = view::wording(aim, &fields);
    let Some(entry) = document.entry(id) else {
        if answer.is_none() {
            // A wording without an answer would stand beside the wording of a real one.
            return Ok(Plan::Write(Vec::new()));
        }
        let new = Acceptance {
            parent: Some(about),
            seat: Some(seat),
            rung: asked.rung(),
            answer,
            wording,
            ..Acceptance::default()
        };
        return Ok(Plan::Write(make(id, &new, writer)));
    };
    let answer = serde_json::to_value(answer).unwrap_or_default();
    let mut planned = vec![write(id, "answer", answer), write(id, "wording", Value::from(wording))];
    planned.extend(back(entry));
    Ok(Plan::Write(planned))
}

/// The pair sits together and both say the same, in one tap.
fn give_both(
    document: &Document,
    aim: &Entry,
    asked: Asked,
    answer: Option<Answer>,
    writer: Writer,
) -> Result<Plan, CommandError> {
    let mut planned = Vec::new();
    for seat in Seat::PAIR {
        if let Plan::Write(one) = give(document, AimId(aim.id()), asked, seat, answer, writer)? {
            planned.extend(one);
        }
    }
    Ok(Plan::Write(planned))
}

/// Says what comes first for a person, answered yet or not.
pub(super) fn rank(
    document: &Document,
    AimId(about): AimId,
    seat: Seat,
    priority: Option<Priority>,
    writer: Writer,
) -> Result<Plan, CommandError> {
    find::<Aim>(document, about)?;
    may_speak(seat, writer)?;
    let id = Acceptance::id(about, seat);
    let Some(entry) = document.entry(id) else {
        let new =
            Acceptance { parent: Some(about), seat: Some(seat), priority, ..Acceptance::default() };
        return Ok(Plan::Write(make(id, &new, writer)));
    };
    let priority = serde_json::to_value(priority).unwrap_or_default();
    let mut planned = vec![write(id, "priority", priority)];
    planned.extend(back(entry));
    Ok(Plan::Write(planned))
}

fn may_speak(seat: Seat, writer: Writer) -> Result<(), CommandError> {
    let may = writer.seat.speaks_for(seat) && seat != Seat::Both;
    if may { Ok(()) } else { Err(CommandError::OtherSeat) }
}

fn write(record: RecordId, field: &str, value: Value) -> Write {
    Write { record, kind: Acceptance::KIND.name, field: field.to_owned(), value }
}

/// An answer that was undone counts again.
fn back(entry: &Entry) -> Option<Write> {
    let deleted = !entry.register(DELETED).is_empty();
    deleted.then(|| write(entry.id(), DELETED, Value::Null))
}
