//! Links between records, read both ways: this note led to that aim; that aim came from this note.

use serde::{Deserialize, Serialize};

use super::choice::choices;
use super::{Field, Hangs, Kind, Record};
use crate::id::RecordId;

/// One link, from its parent to another record.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Link {
    /// Where it starts.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub parent: Option<RecordId>,
    /// Where it ends.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub to: Option<RecordId>,
    /// How the two belong together.
    pub how: Option<LinkHow>,
}

choices! {
    /// How two records belong together, read from the start of the link.
    LinkHow {
        /// Supports it.
        Supports = "supports",
        /// Gets in its way.
        GetsInTheWay = "gets_in_the_way",
        /// Came from it.
        CameFrom = "came_from",
        /// Led to it.
        LedTo = "led_to",
        /// Answers it.
        Answers = "answers",
        /// Changes it.
        Changes = "changes",
        /// Is measured by it.
        MeasuredBy = "measured_by",
    }
}

impl Record for Link {
    const KIND: &'static Kind =
        &Kind::new("link", &[Field::newest("to"), Field::settle("how")]).on(Hangs::OnAny);
}
