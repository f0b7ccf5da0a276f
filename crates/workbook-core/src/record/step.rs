//! Steps: what somebody promised to do, when, how heavy it is, and how it goes.

use serde::{Deserialize, Serialize};

use super::choice::choices;
use super::{Day, Effort, EveryDays, Field, Hangs, Kind, Record, Text};
use crate::id::RecordId;
use crate::stamp::Seat;

/// One promise.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Step {
    /// The aim it is for, if any.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub parent: Option<RecordId>,
    /// What will be done, about 160 characters at most.
    pub text: String,
    /// Who does it: a seat.
    pub seat: Option<Seat>,
    /// Who does it: a helper. A helper that is not there any more counts as no one yet.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub helper: Option<RecordId>,
    /// The day to do it.
    pub on: Option<Day>,
    /// How often, every so many days.
    pub every: Option<EveryDays>,
    /// When, in words ("when I make coffee"), about 80 characters at most.
    pub when: String,
    /// How heavy it is, 0 to 4.
    pub effort: Option<Effort>,
    /// How it goes.
    pub status: Option<StepStatus>,
    /// What it is stuck on, about 160 characters at most.
    pub stuck: String,
    /// What got lighter in return, about 160 characters at most.
    pub lighter: String,
    /// What kind of care work it is; none if it is none.
    pub care: Option<CareWork>,
    /// The place in the list, a key of [`crate::order`].
    pub order: String,
}

choices! {
    /// How a step goes.
    StepStatus {
        /// Somebody is asked to do it.
        Offered = "offered",
        /// They said yes.
        Accepted = "accepted",
        /// Under way.
        Doing = "doing",
        /// Done.
        Done = "done",
        /// Stuck.
        Stuck = "stuck",
        /// Handed back.
        HandedBack = "handed_back",
        /// Dropped.
        Dropped = "dropped",
    }
}

impl StepStatus {
    /// Whether nobody has to do anything any more.
    pub const fn is_over(self) -> bool {
        match self {
            Self::Done | Self::Dropped => true,
            Self::Offered
            | Self::Accepted
            | Self::Doing
            | Self::Stuck
            | Self::HandedBack
            | Self::Newer => false,
        }
    }
}

choices! {
    /// The work a person does for their health.
    CareWork {
        /// Medicines.
        Medicine = "medicine",
        /// Measuring and writing down.
        Measuring = "measuring",
        /// Training and moving.
        Moving = "moving",
        /// Food and drink.
        Food = "food",
        /// Care of the body.
        Body = "body",
        /// Going to visits.
        Visits = "visits",
        /// Calls, forms and bookings.
        Paperwork = "paperwork",
        /// Something else.
        Other = "other",
    }
}

impl Record for Step {
    const KIND: &'static Kind = &Kind::new(
        "step",
        &[
            Field::text(Self::TEXT),
            Field::settle("seat"),
            Field::settle("helper"),
            Field::settle("on"),
            Field::settle("every"),
            Field::text(Self::WHEN),
            Field::settle("effort"),
            Field::settle("status"),
            Field::text(Self::STUCK),
            Field::text(Self::LIGHTER),
            Field::settle("care"),
        ],
    )
    .on(Hangs::May(&["aim"]))
    .ordered();
}

impl Step {
    /// What will be done.
    pub const TEXT: Text = Text::of("step", "text", 160);
    /// When, in words.
    pub const WHEN: Text = Text::of("step", "when", 80);
    /// What it is stuck on.
    pub const STUCK: Text = Text::of("step", "stuck", 160);
    /// What got lighter in return.
    pub const LIGHTER: Text = Text::of("step", "lighter", 160);

    /// Whether nobody has to do anything any more.
    pub fn is_over(&self) -> bool {
        self.status.is_some_and(StepStatus::is_over)
    }
}
