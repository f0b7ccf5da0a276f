//! Scores: how far up the ladder of an aim the pair stands, answered blind by each, in rounds.

use serde::{Deserialize, Serialize};

use super::choice::choices;
use super::{Field, Hangs, Kind, Record, Rung, Text};
use crate::id::RecordId;
use crate::stamp::Seat;

/// One person's score of an aim in one round.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Score {
    /// The aim.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub parent: Option<RecordId>,
    /// Whose score this is.
    pub seat: Option<Seat>,
    /// The round, from 1: both persons' answers of one round are shown together.
    pub round: u32,
    /// Whether its person showed it without waiting for the other.
    pub open: bool,
    /// The rung.
    pub rung: Option<Rung>,
    /// A few words, about 160 characters at most.
    pub note: String,
    /// How it is known.
    pub how: Option<HowKnown>,
    /// When it was given, RFC 3339.
    pub created: String,
}

choices! {
    /// How something is known.
    HowKnown {
        /// Felt.
        Felt = "felt",
        /// Seen.
        Seen = "seen",
        /// Measured.
        Measured = "measured",
        /// Read.
        Read = "read",
        /// Told by somebody.
        Told = "told",
    }
}

impl Record for Score {
    const KIND: &'static Kind = &Kind::new(
        "score",
        &[
            Field::newest("seat"),
            Field::newest("round"),
            Field::newest("open").own(),
            Field::settle("rung").own(),
            Field::text(Self::NOTE).own(),
            Field::newest("how").own(),
        ],
    )
    .on(Hangs::Must(&["aim"]))
    .of("seat")
    .blind();
}

impl Score {
    /// A few words.
    pub const NOTE: Text = Text::of("score", "note", 160);
}
