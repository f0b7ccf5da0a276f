//! The bin: putting in, taking out, emptying.

use serde_json::Value;

use super::{CommandError, Plan, Write};
use crate::document::Document;
use crate::entry::{How, Life};
use crate::id::RecordId;
use crate::record::{self, Acceptance, DELETED, Person, Record, Workbook};

pub(super) fn put(document: &Document, ids: &[RecordId]) -> Result<Plan, CommandError> {
    // These make the workbook what it is; an answer is taken back by answering.
    let kept = [Workbook::KIND.name, Person::KIND.name, Acceptance::KIND.name];
    let can = |id: &RecordId| {
        let entry = document.entry(*id).filter(|entry| entry.is_visible());
        entry.is_some_and(|entry| !kept.contains(&entry.kind()))
    };
    if ids.iter().all(can) { Ok(Plan::Bin(ids.to_vec())) } else { Err(CommandError::NotThere) }
}

pub(super) fn take_out(document: &Document, id: RecordId) -> Result<Plan, CommandError> {
    let entry = document.entry(id).ok_or(CommandError::NotThere)?;
    match entry.life() {
        Life::Deleted(How::Binned) | Life::Contested => {}
        Life::Alive | Life::Deleted(How::Undone | How::Emptied) => {
            return Err(CommandError::NotInBin);
        }
    }
    let kind = record::kind(entry.kind()).ok_or(CommandError::NotThere)?.name;
    let field = DELETED.to_owned();
    Ok(Plan::Write(vec![Write { record: id, kind, field, value: Value::Null }]))
}

pub(super) fn empty(document: &Document) -> Plan {
    Plan::Erase(document.bin().collect())
}
