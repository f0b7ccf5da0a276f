//! Zones of the pair's own: on a canvas beside those of its template, or in a template they made.
//! The zones of the app's own templates are no records; [`crate::template`] has them.

use serde::{Deserialize, Serialize};

use super::choice::choices;
use super::{Dots, Field, Hangs, Kind, Record, Text};
use crate::id::RecordId;

/// One zone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Zone {
    /// The canvas or the template.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub parent: Option<RecordId>,
    /// What it is called, about 60 characters at most.
    pub title: String,
    /// What it asks, about 160 characters at most.
    pub prompt: String,
    /// What it holds.
    pub sort: Option<ZoneSort>,
    /// Who fills it.
    pub who: Option<ZoneWho>,
    /// Whether each fills it without seeing the other's cards.
    pub blind: bool,
    /// The lanes of a grid, one on each line, about 400 characters at most.
    pub lanes: String,
    /// The columns of a grid, one on each line, about 400 characters at most.
    pub columns: String,
    /// How many dots each may put on its cards; none for no dots.
    pub dots: Option<Dots>,
    /// The place among its siblings, a key of [`crate::order`].
    pub order: String,
}

choices! {
    /// What a zone holds.
    ZoneSort {
        /// Cards in an order.
        Cards = "cards",
        /// One text, or one of each.
        Text = "text",
        /// Cards in lanes and columns.
        Grid = "grid",
        /// Cards joined by arrows.
        Arrows = "arrows",
        /// For each moment of another zone, how good it felt.
        Line = "line",
        /// A number from 0 to 10 of each.
        Scale = "scale",
        /// Five rungs from worse to much better.
        Ladder = "ladder",
        /// A yes or no of each.
        Hands = "hands",
    }
}

choices! {
    /// Who fills a zone.
    ZoneWho {
        /// Both, in one heap.
        Together = "together",
        /// Each on their own, side by side.
        Each = "each",
        /// The patient.
        Patient = "patient",
        /// The professional.
        Professional = "professional",
    }
}

impl Record for Zone {
    const KIND: &'static Kind = &Kind::new(
        "zone",
        &[
            Field::text(Self::TITLE),
            Field::text(Self::PROMPT),
            Field::settle("sort"),
            Field::settle("who"),
            Field::settle("blind"),
            Field::text(Self::LANES),
            Field::text(Self::COLUMNS),
            Field::settle("dots"),
        ],
    )
    .on(Hangs::Must(&["canvas", "template"]))
    .ordered();
}

impl Zone {
    /// What it is called.
    pub const TITLE: Text = Text::of("zone", "title", 60);
    /// What it asks.
    pub const PROMPT: Text = Text::of("zone", "prompt", 160);
    /// The lanes of a grid.
    pub const LANES: Text = Text::of("zone", "lanes", 400);
    /// The columns of a grid.
    pub const COLUMNS: Text = Text::of("zone", "columns", 400);
}
