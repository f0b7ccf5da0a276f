//! Settling two versions of a field: take one, keep both texts, or write a new one.

use serde_json::Value;

use super::record::{longest, own, typed_within};
use super::{CommandError, Plan, VersionRef, Write, Writer, guard, typed};
use crate::document::Document;
use crate::entry::Entry;
use crate::id::RecordId;
use crate::record::{self, Acceptance, Card, DELETED, Record};
use crate::stamp::Seat;
use crate::view::is_others_draft;

/// How two versions are settled.
#[derive(Debug, Clone, PartialEq)]
pub enum Settlement {
    /// This one stands.
    Take(VersionRef),
    /// Both texts stand, one below the other.
    Both,
    /// A new text takes their place.
    Write(String),
}

pub(super) fn settle(
    document: &Document,
    id: RecordId,
    field: &str,
    how: &Settlement,
    writer: Writer,
) -> Result<Plan, CommandError> {
    let entry = document.entry(id).filter(|e| e.is_visible()).ok_or(CommandError::NotThere)?;
    let register = entry.register(field);
    // Whether a record is there is settled by restoring it or by binning it again.
    if !register.has_rivals() || field == DELETED {
        return Err(CommandError::NothingToSettle);
    }
    own(entry, field, writer)?;
    let answers = [Acceptance::KIND, Card::KIND];
    if let Some(kind) = answers.iter().find(|kind| kind.name == entry.kind())
        && field == "answer"
    {
        return settle_answer(entry, kind.name, how);
    }
    let is_text = record::field(entry.kind(), field).is_none_or(|field| field.text.is_some());
    if !is_text && !matches!(how, Settlement::Take(_)) {
        // What is chosen cannot be mixed from two or put in other words.
        return Err(CommandError::NothingToSettle);
    }
    let versions = register.versions();
    let value = match how {
        Settlement::Take(dot) => {
            let taken = versions.iter().find(|version| version.stamp.dot == *dot);
            taken.ok_or(CommandError::NothingToSettle)?.value.clone()
        }
        Settlement::Both => {
            let mut texts: Vec<&str> = Vec::new();
            for text in versions.iter().filter_map(|version| version.value.as_str()) {
                if !text.trim().is_empty() && !texts.contains(&text) {
                    texts.push(text);
                }
            }
            typed(&texts.join("\n"))?
        }
        Settlement::Write(text) => typed_within(entry.kind(), field, text, longest(entry, field))?,
    };
    let kind = record::kind(entry.kind()).ok_or(CommandError::NotThere)?.name;
    Ok(Plan::Write(vec![Write { record: id, kind, field: field.to_owned(), value }]))
}

/// Settles all that waits and that whoever writes may settle: of each field the newest version of
/// one author stands. Where that author wrote none of the versions, it goes on waiting.
pub(super) fn settle_all(
    document: &Document,
    by: Seat,
    writer: Writer,
) -> Result<Plan, CommandError> {
    let mut settled = Vec::new();
    for entry in document.waiting().filter_map(|id| document.entry(id)) {
        let unseen = is_others_draft(entry, writer.seat);
        if unseen || guard::can_see(document, entry.id(), writer).is_err() {
            continue;
        }
        for field in entry.clashes() {
            let versions = entry.register(field).versions().iter();
            let Some(newest) = versions.rev().find(|version| version.stamp.by == by) else {
                continue;
            };
            let take = Settlement::Take(newest.stamp.dot);
            if let Ok(Plan::Write(planned)) = settle(document, entry.id(), field, &take, writer) {
                settled.extend(planned);
            }
        }
    }
    if settled.is_empty() { Err(CommandError::NothingToSettle) } else { Ok(Plan::Write(settled)) }
}

/// An answer goes together with the wording it was given to, and cannot be mixed from two or put
/// in other words.
fn settle_answer(
    entry: &Entry,
    kind: &'static str,
    how: &Settlement,
) -> Result<Plan, CommandError> {
    let Settlement::Take(dot) = how else { return Err(CommandError::NothingToSettle) };
    let of = |field: &str| {
        let mut versions = entry.register(field).versions().iter();
        versions.find(|version| version.stamp.dot == *dot).map(|version| version.value.clone())
    };
    let answer = of("answer").ok_or(CommandError::NothingToSettle)?;
    // Given to no wording that is known, the answer asks to look again.
    let wording = of("wording").unwrap_or(Value::Null);
    let write =
        |field: &str, value| Write { record: entry.id(), kind, field: field.to_owned(), value };
    Ok(Plan::Write(vec![write("answer", answer), write("wording", wording)]))
}
