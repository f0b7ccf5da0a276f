//! Answers to a wording: yes, not yet, no. One record per thing answered and seat, so that both
//! can answer apart and the answers merge.

use serde::{Deserialize, Serialize};

use super::{Field, Kind, Record};
use crate::id::RecordId;
use crate::stamp::Seat;

/// One person's answer to one wording.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Acceptance {
    /// What was answered.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub parent: Option<RecordId>,
    /// Whose answer this is.
    pub seat: Option<Seat>,
    /// The answer; none when it was taken back.
    pub answer: Option<Answer>,
    /// The wording it was given to, as [`crate::view::wording`] gives it.
    pub wording: String,
}

/// What a person can say to a wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Yes to this wording.
    Agree,
    /// Not yet.
    NotYet,
    /// No.
    Disagree,
    /// An answer only a newer version knows. It is shown as such and never written.
    #[serde(other)]
    Newer,
}

impl Record for Acceptance {
    const KIND: &'static Kind = &Kind {
        name: "acceptance",
        fields: &[Field::newest("seat"), Field::settle("answer"), Field::newest("wording")],
    };
}

impl Acceptance {
    /// The id of the answer of a seat to a record.
    pub fn id(about: RecordId, seat: Seat) -> RecordId {
        RecordId::derived(about.number(), seat.name())
    }
}
