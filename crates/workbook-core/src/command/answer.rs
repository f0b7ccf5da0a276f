//! Answers to a wording: yes, not yet, no, or taken back.

use serde_json::Value;

use super::{CommandError, Plan, Write, Writer, find, make};
use crate::document::Document;
use crate::record::{Acceptance, Aim, AimId, Answer, DELETED, Record};
use crate::stamp::Seat;
use crate::view;

pub(super) fn give(
    document: &Document,
    AimId(about): AimId,
    seat: Seat,
    answer: Option<Answer>,
    writer: Writer,
) -> Result<Plan, CommandError> {
    let aim = find::<Aim>(document, about)?;
    if !writer.seat.speaks_for(seat) || seat == Seat::Both {
        return Err(CommandError::OtherSeat);
    }
    if answer == Some(Answer::Newer) {
        // Only a newer version knows what that means; this one never writes it.
        return Err(CommandError::Empty);
    }
    if Aim::WORDING.iter().any(|field| aim.register(field).has_rivals()) {
        return Err(CommandError::SettleFirst);
    }
    if Aim::WORDING.iter().all(|field| aim.text(field).trim().is_empty()) {
        return Err(CommandError::Empty);
    }
    let id = Acceptance::id(about, seat);
    let wording = view::wording(aim);
    let new =
        Acceptance { parent: Some(about), seat: Some(seat), answer, wording: wording.clone() };
    let Some(entry) = document.entry(id) else {
        return Ok(Plan::Write(make(id, &new, writer)));
    };
    let answer = serde_json::to_value(answer).unwrap_or_default();
    let kind = Acceptance::KIND.name;
    let write = |field: &str, value| Write { record: id, kind, field: field.to_owned(), value };
    let mut planned = vec![write("answer", answer), write("wording", Value::from(wording))];
    if !entry.register(DELETED).is_empty() {
        planned.push(write(DELETED, Value::Null));
    }
    Ok(Plan::Write(planned))
}
