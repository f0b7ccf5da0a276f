//! Readiness: how important an aim is to a person and how sure they are, answered blind in rounds.

use serde::{Deserialize, Serialize};

use super::{Field, Hangs, Kind, Record, Ten, Text};
use crate::id::RecordId;
use crate::stamp::Seat;

/// One person's readiness for an aim in one round.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Readiness {
    /// The aim.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub parent: Option<RecordId>,
    /// Whose answer this is.
    pub seat: Option<Seat>,
    /// The round, from 1.
    pub round: u32,
    /// Whether its person showed it without waiting for the other.
    pub open: bool,
    /// How important it is, 0 to 10.
    pub importance: Option<Ten>,
    /// How sure this person is that it can be done, 0 to 10.
    pub confidence: Option<Ten>,
    /// What would help, about 160 characters at most.
    pub help: String,
    /// When it was given, RFC 3339.
    pub created: String,
}

impl Record for Readiness {
    const KIND: &'static Kind = &Kind::new(
        "readiness",
        &[
            Field::newest("seat"),
            Field::newest("round"),
            Field::newest("open").own(),
            Field::settle("importance").own(),
            Field::settle("confidence").own(),
            Field::text(Self::HELP).own(),
        ],
    )
    .on(Hangs::Must(&["aim"]))
    .of("seat")
    .blind();
}

impl Readiness {
    /// What would help.
    pub const HELP: Text = Text::of("readiness", "help", 160);
}
