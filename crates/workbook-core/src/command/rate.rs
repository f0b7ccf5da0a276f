//! Answering blind, in rounds: each answers on their own, and both answers are shown together.

use serde_json::Value;

use super::{CommandError, Plan, Write, Writer, find_any, typed};
use crate::document::Document;
use crate::entry::reconcile;
use crate::id::RecordId;
use crate::record::{self, CREATED, DELETED, Hangs, PARENT, Record};
use crate::stamp::Seat;
use crate::view;

/// One person's answer to what is asked blind of both.
#[derive(Debug, Clone, PartialEq)]
pub struct Rating {
    about: RecordId,
    seat: Seat,
    kind: &'static str,
    fields: Vec<(String, Value)>,
}

impl Rating {
    /// The answer of a seat. Its round, its seat and what it is about are seen to.
    pub fn of<T: Record>(about: RecordId, seat: Seat, answer: &T) -> Self {
        Self { about, seat, kind: T::KIND.name, fields: reconcile(&T::default(), answer) }
    }
}

/// The id of a seat's answer in a round: answers given apart on two devices of one person meet.
fn id(about: RecordId, kind: &str, seat: Seat, round: u32) -> RecordId {
    RecordId::derived(about.number(), &format!("{kind} {round} {}", seat.name()))
}

pub(super) fn rate(
    document: &Document,
    rating: &Rating,
    writer: Writer,
) -> Result<Plan, CommandError> {
    let kind = record::kind(rating.kind).filter(|kind| kind.blind);
    let kind = kind.ok_or(CommandError::NotThere)?;
    let about = find_any(document, rating.about)?;
    let Hangs::Must(on) = kind.hangs else { return Err(CommandError::NotThere) };
    if !on.contains(&about.kind()) {
        return Err(CommandError::NotThere);
    }
    if !writer.seat.speaks_for(rating.seat) || rating.seat == Seat::Both {
        return Err(CommandError::OtherSeat);
    }
    let round = view::next_round(document, rating.about, kind, rating.seat);
    let id = id(rating.about, kind.name, rating.seat, round);
    let write =
        |field: &str, value| Write { record: id, kind: kind.name, field: field.to_owned(), value };
    let mut planned = vec![
        write(PARENT, Value::from(rating.about.to_string())),
        write("round", Value::from(round)),
        write("seat", Value::from(rating.seat.name())),
    ];
    match document.entry(id) {
        // An answer that was binned or undone comes back as it is wanted now.
        Some(entry) if !entry.register(DELETED).is_empty() => {
            planned.push(write(DELETED, Value::Null));
        }
        Some(_) => {}
        None => planned.push(write(CREATED, Value::from(writer.now.to_string()))),
    }
    // What the answer no longer says is emptied.
    let said = |field: &str| rating.fields.iter().find(|(name, _)| name == field);
    for field in kind.fields.iter().filter(|field| field.own) {
        let value = match said(field.name).map(|(_, value)| value) {
            Some(Value::String(text)) => typed(text.trim())?,
            Some(value) => value.clone(),
            None if document.entry(id).is_some_and(|e| e.value(field.name).is_some()) => {
                Value::Null
            }
            None => continue,
        };
        planned.push(write(field.name, value));
    }
    Ok(Plan::Write(planned))
}

/// Shows one's own answer without waiting for the other's.
pub(super) fn reveal(
    document: &Document,
    id: RecordId,
    writer: Writer,
) -> Result<Plan, CommandError> {
    let entry = find_any(document, id)?;
    let kind = record::kind(entry.kind()).filter(|kind| kind.blind);
    let kind = kind.ok_or(CommandError::NotThere)?;
    super::record::own(entry, "open", writer)?;
    let (field, value) = ("open".to_owned(), Value::from(true));
    Ok(Plan::Write(vec![Write { record: id, kind: kind.name, field, value }]))
}
