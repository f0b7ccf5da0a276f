//! Adding, wording and ordering aims.

use serde_json::Value;

use super::workbook::one;
use super::{CommandError, Plan, Write, Writer, find, make, typed};
use crate::document::Document;
use crate::order::{self, is_key};
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
    let key = |id| document.entry(id).map(|entry| entry.text(ORDER)).filter(|key| is_key(key));
    let mut rest = document.list(Aim::KIND.name).filter(|other| *other != id.0);
    let before = match behind {
        None => None,
        Some(AimId(wanted)) => {
            key(rest.find(|other| *other == wanted).ok_or(CommandError::NotThere)?)
        }
    };
    // Aims that were added apart may share one key, and a damaged one has none: there is no place
    // between those, so they move along, up to the first with a key further on.
    let mut along = vec![id.0];
    let mut after = None;
    for other in rest {
        after = key(other).filter(|next| before.is_none_or(|last| last < *next));
        if after.is_some() {
            break;
        }
        along.push(other);
    }
    let mut planned = Vec::new();
    let mut last = before.map(str::to_owned);
    for record in along {
        let next = order::between(last.as_deref(), after);
        let (field, value) = (ORDER.to_owned(), Value::from(next.clone()));
        planned.push(Write { record, kind: Aim::KIND.name, field, value });
        last = Some(next);
    }
    Ok(Plan::Write(planned))
}
