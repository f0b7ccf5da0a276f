//! Barriers: what gets in the way of an aim, solved or not.

use serde::{Deserialize, Serialize};

use super::choice::choices;
use super::{Field, Hangs, Kind, Record, Text};
use crate::id::RecordId;

/// One thing that gets in the way.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Barrier {
    /// The aim.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub parent: Option<RecordId>,
    /// What it is, about 160 characters at most.
    pub text: String,
    /// What kind of thing it is.
    pub sort: Option<BarrierSort>,
    /// Whether it is out of the way.
    pub solved: bool,
    /// The place in the list, a key of [`crate::order`].
    pub order: String,
}

choices! {
    /// What kind of thing gets in the way.
    BarrierSort {
        /// Time.
        Time = "time",
        /// Money.
        Money = "money",
        /// Travel.
        Travel = "travel",
        /// Being tired.
        Tired = "tired",
        /// Pain.
        Pain = "pain",
        /// Feelings.
        Feelings = "feelings",
        /// Memory.
        Memory = "memory",
        /// People.
        People = "people",
        /// Trust.
        Trust = "trust",
        /// It is not clear what to do.
        NotClear = "not_clear",
        /// Too many tasks.
        TooManyTasks = "too_many_tasks",
        /// Side effects.
        SideEffect = "side_effect",
        /// Rules of the system.
        SystemRules = "system_rules",
        /// Something else.
        Other = "other",
    }
}

impl Record for Barrier {
    const KIND: &'static Kind = &Kind::new(
        "barrier",
        &[Field::text(Self::TEXT), Field::settle("sort"), Field::settle("solved")],
    )
    .on(Hangs::Must(&["aim"]))
    .ordered();
}

impl Barrier {
    /// What it is.
    pub const TEXT: Text = Text::of("barrier", "text", 160);
}
