//! Canvases: a sheet with zones that the pair fills with cards, made from a template.
//! Not for what a template is: [`crate::template`] knows the zones and the steps.

use serde::{Deserialize, Serialize};

use super::{Field, Kind, Record, Text, Ticks};
use crate::stamp::Seat;

/// One canvas. Its cards, arrows and own zones are records that hang on it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Canvas {
    /// The name of a template of the app; empty where all its zones are the pair's own.
    pub template: String,
    /// The version of that template.
    pub version: u32,
    /// What it is called, about 80 characters at most; empty for the template's own name.
    pub title: String,
    /// The step at which the pair left off; empty before the first one.
    pub step: String,
    /// Whose cards are in, and what is shown, in zones that are filled blind: see [`Canvas::mark`].
    pub ready: Ticks,
    /// Whether it was put away.
    pub archived: bool,
    /// When it was begun, RFC 3339.
    pub created: String,
}

impl Record for Canvas {
    const KIND: &'static Kind = &Kind::new(
        "canvas",
        &[
            Field::newest("template"),
            Field::newest("version"),
            Field::text(Self::TITLE),
            Field::newest("step"),
            Field::ticks("ready"),
            Field::newest("archived"),
        ],
    );
}

impl Canvas {
    /// What it is called.
    pub const TITLE: Text = Text::of("canvas", "title", 80);

    /// The tick in [`Canvas::ready`] that says: this seat's cards are in; of both seats, that the
    /// zone is shown without waiting.
    pub fn mark(zone: &str, seat: Seat) -> String {
        format!("{zone} {}", seat.name())
    }
}
