//! Answers to a wording: yes, not yet, no. One record per thing answered and seat, so that both
//! can answer apart and the answers merge.

use serde::{Deserialize, Serialize};

use super::choice::choices;
use super::{Field, Hangs, Kind, Priority, Record, Rung, Text};
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
    /// The rung of the ladder it is about; none for the whole.
    pub rung: Option<Rung>,
    /// The answer; none when it was taken back.
    pub answer: Option<Answer>,
    /// The wording it was given to, as [`crate::view::wording`] gives it.
    pub wording: String,
    /// Which comes first for this person: 1, 2 or 3.
    pub priority: Option<Priority>,
    /// A few words beside the answer, about 160 characters at most.
    pub note: String,
}

choices! {
    /// What a person can say to a wording.
    Answer {
        /// Yes to this wording.
        Agree = "agree",
        /// Not yet.
        NotYet = "not_yet",
        /// No.
        Disagree = "disagree",
    }
}

impl Record for Acceptance {
    const KIND: &'static Kind = &Kind::new(
        "acceptance",
        &[
            Field::newest("seat"),
            Field::newest("rung"),
            Field::settle("answer").own(),
            Field::newest("wording").own(),
            Field::newest("priority").own(),
            Field::text(Self::NOTE).own(),
        ],
    )
    .on(Hangs::Must(&["aim"]))
    .of("seat");
}

impl Acceptance {
    /// A few words beside the answer.
    pub const NOTE: Text = Text::of("acceptance", "note", 160);

    /// The id of the answer of a seat to a record.
    pub fn id(about: RecordId, seat: Seat) -> RecordId {
        RecordId::derived(about.number(), seat.name())
    }

    /// The id of the answer of a seat to one rung of an aim's ladder.
    pub fn rung_id(about: RecordId, rung: Rung, seat: Seat) -> RecordId {
        RecordId::derived(about.number(), &format!("{} rung {}", seat.name(), rung.get()))
    }
}
