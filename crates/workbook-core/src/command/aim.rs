//! Adding, wording and ordering aims.

use serde_json::Value;

use super::workbook::one;
use super::{CommandError, Plan, Writer, find, make, typed};
use crate::document::Document;
use crate::order;
use crate::record::{Aim, AimId, AimText, ORDER, Record};

pub(super) fn add(
    document: &Document,
    id: AimId,
    title: &str,
    writer: Writer,
) -> Result<Plan, CommandError> {
    typed(title)?;
    if document.entry(id.0).is_some() {
        return Err(CommandError::NotThere);
    }
    let last = document.list(Aim::KIND.name).next_back();
    let last = last.and_then(|id| document.entry(id)).map(|entry| entry.text(ORDER));
    let aim = Aim {
        title: crate::text::clean(title.trim()),
        order: order::between(last, None),
        ..Aim::default()
    };
    Ok(Plan::Write(make(id.0, &aim, writer)))
}

pub(super) fn edit(
    document: &Document,
    id: AimId,
    text: AimText,
    value: &str,
) -> Result<Plan, CommandError> {
    find::<Aim>(document, id.0)?;
    one(id.0, Aim::KIND.name, text.field(), typed(value)?)
}

pub(super) fn place(
    document: &Document,
    id: AimId,
    behind: Option<AimId>,
) -> Result<Plan, CommandError> {
    find::<Aim>(document, id.0)?;
    let key = |id| document.entry(id).map(|entry| entry.text(ORDER));
    let mut rest = document.list(Aim::KIND.name).filter(|other| *other != id.0);
    let before = match behind {
        None => None,
        Some(AimId(wanted)) => {
            Some(rest.find(|other| *other == wanted).ok_or(CommandError::NotThere)?)
        }
    };
    let after = rest.next();
    let key = order::between(before.and_then(key), after.and_then(key));
    one(id.0, Aim::KIND.name, ORDER, Value::from(key))
}
