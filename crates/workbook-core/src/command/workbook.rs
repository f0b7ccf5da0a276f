//! Starting a workbook, its title, its persons, its focus.

use serde_json::Value;

use super::{CommandError, Plan, Write, Writer, find, make, typed};
use crate::document::Document;
use crate::id::RecordId;
use crate::record::{Aim, AimId, DELETED, Person, Record, Workbook};
use crate::stamp::Seat;

/// One person of a new workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPerson {
    /// The name used.
    pub name: String,
    /// The role word.
    pub role: String,
}

/// What a new workbook starts with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StartWorkbook {
    /// Its title.
    pub title: String,
    /// Its language, a BCP 47 tag.
    pub locale: String,
    /// The patient.
    pub patient: NewPerson,
    /// The professional.
    pub professional: NewPerson,
    /// What it is for.
    pub purpose: Purpose,
}

/// What a workbook is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Purpose {
    /// A pair's own work.
    #[default]
    Own,
    /// Trying things out with made-up data.
    Practice,
}

pub(super) fn start(
    document: &Document,
    start: &StartWorkbook,
    writer: Writer,
) -> Result<Plan, CommandError> {
    let book = document.book();
    if document.visible(Workbook::id(book), Workbook::KIND.name).is_some() {
        return Err(CommandError::AlreadyStarted);
    }
    for text in [&start.title, &start.patient.name, &start.professional.name] {
        typed(text)?;
        if text.trim().is_empty() {
            return Err(CommandError::Empty);
        }
    }
    for text in [&start.locale, &start.patient.role, &start.professional.role] {
        typed(text)?;
    }
    let title = cleaned(&start.title);
    let workbook = Workbook {
        title,
        locale: start.locale.clone(),
        practice: start.purpose == Purpose::Practice,
        ..Workbook::default()
    };
    let mut planned = make(Workbook::id(book), &workbook, writer);
    for (seat, new) in [(Seat::Patient, &start.patient), (Seat::Professional, &start.professional)]
    {
        let name = cleaned(&new.name);
        let role = cleaned(&new.role);
        let person = Person { seat: Some(seat), name, role, ..Person::default() };
        planned.extend(make(Person::id(book, seat), &person, writer));
    }
    // Records of a start that was undone come back as they are wanted now.
    for id in [Seat::Patient, Seat::Professional].map(|seat| Person::id(book, seat)) {
        planned.extend(revive(document, id, Person::KIND.name));
    }
    planned.extend(revive(document, Workbook::id(book), Workbook::KIND.name));
    Ok(Plan::Write(planned))
}

/// A text of a start, cleaned.
fn cleaned(value: &str) -> String {
    crate::text::clean(value.trim())
}

/// Takes the deletion mark off a record that was there before.
fn revive(document: &Document, record: RecordId, kind: &'static str) -> Option<Write> {
    let deleted = !document.entry(record)?.register(DELETED).is_empty();
    deleted.then(|| Write { record, kind, field: DELETED.to_owned(), value: Value::Null })
}

pub(super) fn focus(document: &Document, aim: Option<AimId>) -> Result<Plan, CommandError> {
    let id = Workbook::id(document.book());
    find::<Workbook>(document, id)?;
    let value = match aim {
        Some(AimId(aim)) => {
            find::<Aim>(document, aim)?;
            Value::from(aim.to_string())
        }
        None => Value::Null,
    };
    let (kind, field) = (Workbook::KIND.name, "focus".to_owned());
    Ok(Plan::Write(vec![Write { record: id, kind, field, value }]))
}
