//! Bringing back what a safe copy holds. What stands there now goes to the past; what came after the
//! copy stays, and nothing is blanked because the copy did not have it yet.

use super::{CommandError, Plan, Write, Writer, guard, record as records};
use crate::document::Document;
use crate::entry::{Entry, How, Life};
use crate::record::{self, CREATED, DELETED, ORDER, PARENT, SHARE};
use crate::view;

pub(super) fn bring(
    document: &Document,
    copy: &[Entry],
    writer: Writer,
) -> Result<Plan, CommandError> {
    let planned: Vec<Write> = copy.iter().flat_map(|old| of_one(document, old, writer)).collect();
    if planned.is_empty() { Err(CommandError::NothingToBring) } else { Ok(Plan::Write(planned)) }
}

/// The fields of a record that bringing it back would write, by name. Empty where all of it stands
/// as it stood, or is not whoever writes may change.
pub fn would_bring(document: &Document, old: &Entry, writer: Writer) -> Vec<String> {
    of_one(document, old, writer).into_iter().map(|write| write.field).collect()
}

/// What was there in the copy, and what lay in its bin and was emptied since.
fn may_come_back(document: &Document, old: &Entry) -> bool {
    let emptied = |now: &Entry| now.life() == Life::Deleted(How::Emptied);
    old.is_visible()
        || old.life() == Life::Deleted(How::Binned) && document.entry(old.id()).is_some_and(emptied)
}

fn of_one(document: &Document, old: &Entry, writer: Writer) -> Vec<Write> {
    let Some(kind) = record::kind(old.kind()).filter(|_| may_come_back(document, old)) else {
        return Vec::new();
    };
    let write = |field: &str, value| Write {
        record: old.id(),
        kind: kind.name,
        field: field.to_owned(),
        value,
    };
    // An answer is given, to the words that stand: it is not brought back.
    if view::is_an_answer(kind.name) {
        return Vec::new();
    }
    let Some(now) = document.entry(old.id()) else {
        let fields = old.fields().filter(|(field, _)| *field != DELETED);
        let said = fields.filter_map(|(field, _)| Some((field, old.value(field)?.clone())));
        return said.map(|(field, value)| write(field, value)).collect();
    };
    if guard::can_see(document, old.id(), writer).is_err() {
        return Vec::new();
    }
    let gone = !now.is_visible();
    let mut planned = Vec::new();
    let own = kind.fields.iter().map(|field| field.name).chain([SHARE]);
    // What was emptied with the bin lost its place too.
    let common = [CREATED, ORDER, PARENT].into_iter().filter(|field| now.value(field).is_none());
    for field in own.chain(common) {
        let Some(value) = old.value(field).filter(|value| !value.is_null()) else { continue };
        let may = !guard::sees_to(kind.name, field)
            && records::own(old, field, writer).is_ok()
            && !now.register(field).has_rivals();
        if may && now.value(field) != Some(value) {
            planned.push(write(field, value.clone()));
        }
    }
    if gone {
        planned.push(write(DELETED, serde_json::Value::Null));
    }
    planned
}
