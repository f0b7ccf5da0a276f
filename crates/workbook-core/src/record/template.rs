//! Templates of the pair's own: what a canvas begins as. Their zones hang on them.
//! Not the twelve the app brings: those are data in [`crate::template`].

use serde::{Deserialize, Serialize};

use super::{Field, Kind, Minutes, Record, Text};
use crate::stamp::Seat;

/// One template.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Template {
    /// What it is called, about 80 characters at most.
    pub title: String,
    /// What it is for, about 160 characters at most.
    pub purpose: String,
    /// How long it takes.
    pub minutes: Option<Minutes>,
    /// Who starts; both, if it does not matter.
    pub starts: Option<Seat>,
    /// Who made it, or where the idea came from, about 120 characters at most.
    pub credit: String,
    /// The place in the list, a key of [`crate::order`].
    pub order: String,
    /// When it was made, RFC 3339.
    pub created: String,
}

impl Record for Template {
    const KIND: &'static Kind = &Kind::new(
        "template",
        &[
            Field::text(Self::TITLE),
            Field::text(Self::PURPOSE),
            Field::settle("minutes"),
            Field::settle("starts"),
            Field::text(Self::CREDIT),
        ],
    )
    .ordered();
}

impl Template {
    /// What it is called.
    pub const TITLE: Text = Text::of("template", "title", 80);
    /// What it is for.
    pub const PURPOSE: Text = Text::of("template", "purpose", 160);
    /// Where it came from.
    pub const CREDIT: Text = Text::of("template", "credit", 120);
}
