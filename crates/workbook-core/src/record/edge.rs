//! Arrows between two cards of a canvas: what causes what.

use serde::{Deserialize, Serialize};

use super::choice::choices;
use super::{Field, Hangs, Kind, Record, Text};
use crate::id::RecordId;

/// One arrow.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Edge {
    /// The canvas.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub parent: Option<RecordId>,
    /// The card it starts at.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub from: Option<RecordId>,
    /// The card it leads to.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub to: Option<RecordId>,
    /// What is written on it, about 60 characters at most.
    pub label: String,
    /// What it means.
    pub how: Option<EdgeHow>,
}

choices! {
    /// What an arrow means, read from its start.
    EdgeHow {
        /// Leads to it.
        LeadsTo = "leads_to",
        /// Helps it.
        Helps = "helps",
        /// Gets in its way.
        GetsInTheWay = "gets_in_the_way",
    }
}

impl Record for Edge {
    const KIND: &'static Kind = &Kind::new(
        "edge",
        &[
            Field::newest("from"),
            Field::newest("to"),
            Field::text(Self::LABEL),
            Field::settle("how"),
        ],
    )
    .on(Hangs::Must(&["canvas"]));
}

impl Edge {
    /// What is written on it.
    pub const LABEL: Text = Text::of("edge", "label", 60);
}
