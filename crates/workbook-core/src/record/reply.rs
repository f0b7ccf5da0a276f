//! Replies to notes.

use serde::{Deserialize, Serialize};

use super::{Field, Hangs, Kind, Record, Text};
use crate::id::RecordId;
use crate::stamp::Seat;

/// One reply.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Reply {
    /// The note.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub parent: Option<RecordId>,
    /// Who replied.
    pub by: Option<Seat>,
    /// What it says, about 600 characters at most.
    pub text: String,
    /// When it was written, RFC 3339.
    pub created: String,
}

impl Record for Reply {
    const KIND: &'static Kind =
        &Kind::new("reply", &[Field::newest("by"), Field::text(Self::TEXT).own()])
            .on(Hangs::Must(&["note"]))
            .of("by");
}

impl Reply {
    /// What it says.
    pub const TEXT: Text = Text::of("reply", "text", 600);
}
