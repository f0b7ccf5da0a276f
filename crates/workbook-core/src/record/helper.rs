//! Helpers: family and others the pair counts on. They are data, never a third seat.

use serde::{Deserialize, Serialize};

use super::{Field, Kind, Record, Text};

/// One helper.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Helper {
    /// The name used, about 40 characters at most.
    pub name: String,
    /// Who they are to the patient, about 40 characters at most.
    pub relation: String,
    /// What they help with, about 160 characters at most.
    pub helps_with: String,
    /// What they may see of the workbook, about 160 characters at most.
    pub may_see: String,
    /// The place in the list, a key of [`crate::order`].
    pub order: String,
}

impl Record for Helper {
    const KIND: &'static Kind = &Kind::new(
        "helper",
        &[
            Field::text(Self::NAME),
            Field::text(Self::RELATION),
            Field::text(Self::HELPS_WITH),
            Field::text(Self::MAY_SEE),
        ],
    )
    .ordered();
}

impl Helper {
    /// The name used.
    pub const NAME: Text = Text::of("helper", "name", 40);
    /// Who they are to the patient.
    pub const RELATION: Text = Text::of("helper", "relation", 40);
    /// What they help with.
    pub const HELPS_WITH: Text = Text::of("helper", "helps_with", 160);
    /// What they may see.
    pub const MAY_SEE: Text = Text::of("helper", "may_see", 160);
}
