//! Settling two versions of a field: take one, keep both texts, or write a new one.

use super::{CommandError, Plan, VersionRef, Write, typed};
use crate::document::Document;
use crate::id::RecordId;
use crate::record;

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
) -> Result<Plan, CommandError> {
    let entry = document.entry(id).filter(|e| e.is_visible()).ok_or(CommandError::NotThere)?;
    let register = entry.register(field);
    if !register.has_rivals() {
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
        Settlement::Write(text) => typed(text)?,
    };
    let kind = record::kind(entry.kind()).ok_or(CommandError::NotThere)?.name;
    Ok(Plan::Write(vec![Write { record: id, kind, field: field.to_owned(), value }]))
}
