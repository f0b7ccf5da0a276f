//! The workbook itself: its title and what is pinned. One per document.

use serde::{Deserialize, Serialize};

use super::{AimId, Field, Kind, Record, Text};
use crate::id::{BookId, RecordId};

/// One pair's workbook.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Workbook {
    /// What the pair calls it, about 80 characters at most.
    pub title: String,
    /// The language it was started in, a BCP 47 tag.
    pub locale: String,
    /// The one aim that is pinned everywhere.
    pub focus: Option<AimId>,
    /// Whether it holds made-up data, to try things out with.
    pub practice: bool,
}

impl Record for Workbook {
    const KIND: &'static Kind = &Kind::new(
        "workbook",
        &[
            Field::text(Self::TITLE),
            Field::newest("locale"),
            Field::newest("focus"),
            Field::newest("practice"),
        ],
    );
}

impl Workbook {
    /// What the pair calls it.
    pub const TITLE: Text = Text::of("workbook", "title", 80);

    /// The id of the workbook record of a book.
    pub fn id(book: BookId) -> RecordId {
        RecordId::derived(book.number(), "workbook")
    }
}
