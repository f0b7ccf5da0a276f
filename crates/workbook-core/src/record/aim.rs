//! Aims: what the pair wants to be different, in both their words and in joint words; what good
//! would look like, as a ladder; where the aim stands.

use serde::{Deserialize, Serialize};

use super::choice::choices;
use super::{Day, Field, Kind, Record, Rung, Text, Ticks};
use crate::id::RecordId;
use crate::stamp::Seat;

/// The id of an aim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transparent))]
#[serde(transparent)]
pub struct AimId(#[cfg_attr(feature = "schema", schemars(with = "String"))] pub RecordId);

/// One aim.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Aim {
    /// A short name, about 120 characters at most.
    pub title: String,
    /// The patient's words, about 400 characters at most.
    pub words_patient: String,
    /// The professional's words, about 400 characters at most.
    pub words_professional: String,
    /// The words both say yes to, about 400 characters at most.
    pub words_joint: String,
    /// Why it matters, about 400 characters at most.
    pub why: String,
    /// What good looks like, about 400 characters at most.
    pub good: String,
    /// The parts of life it is about: ticks of [`Area`].
    pub areas: Ticks,
    /// What kind of aim it is.
    pub sort: Option<AimSort>,
    /// Where it stands.
    pub status: Option<AimStatus>,
    /// How far it came.
    pub achievement: Option<Achievement>,
    /// The ladder's rung −2: worse than at the start. About 160 characters at most, as each rung.
    pub rung_worse: String,
    /// The rung −1: where it started.
    pub rung_start: String,
    /// The rung 0: what would be good and real.
    pub rung_hoped: String,
    /// The rung +1: better than hoped for.
    pub rung_better: String,
    /// The rung +2: much better than hoped for.
    pub rung_best: String,
    /// Who leads the work on it.
    pub lead: Option<Seat>,
    /// The day it starts.
    pub start: Option<Day>,
    /// The day to look at it again.
    pub review_on: Option<Day>,
    /// The day it is hoped to be reached.
    pub due: Option<Day>,
    /// What is usually done, about 400 characters at most.
    pub usual_way: String,
    /// What this pair does, about 400 characters at most.
    pub our_way: String,
    /// Why that differs, about 400 characters at most.
    pub why_ours: String,
    /// Whether it was put away among the earlier aims.
    pub archived: bool,
    /// The place in the list, a key of [`crate::order`].
    pub order: String,
}

choices! {
    /// The parts of life an aim can be about.
    Area {
        /// People.
        People = "people",
        /// Home.
        Home = "home",
        /// Money and work.
        MoneyWork = "money_work",
        /// Getting around.
        GettingAround = "getting_around",
        /// Moving.
        Moving = "moving",
        /// Rest and sleep.
        RestSleep = "rest_sleep",
        /// Food.
        Food = "food",
        /// Fun.
        Fun = "fun",
        /// Feelings.
        Feelings = "feelings",
        /// Thinking.
        Thinking = "thinking",
        /// What gives life meaning.
        Meaning = "meaning",
        /// Being oneself.
        BeingMyself = "being_myself",
        /// Something else.
        Other = "other",
    }
}

choices! {
    /// What kind of aim it is.
    AimSort {
        /// Health itself.
        HealthOutcome = "health_outcome",
        /// Daily life.
        DailyLife = "daily_life",
        /// How the two work together.
        Relationship = "relationship",
        /// How care is given.
        Service = "service",
        /// Learning something.
        Learning = "learning",
    }
}

choices! {
    /// Where an aim stands.
    AimStatus {
        /// Only an idea.
        Idea = "idea",
        /// One proposed it.
        Proposed = "proposed",
        /// Both said yes.
        Agreed = "agreed",
        /// Being worked on.
        Active = "active",
        /// Put aside for a while.
        Resting = "resting",
        /// Reached.
        Met = "met",
        /// Became another aim.
        Changed = "changed",
        /// Let go.
        LetGo = "let_go",
    }
}

choices! {
    /// How far an aim came.
    Achievement {
        /// Not started.
        NotStarted = "not_started",
        /// Under way.
        InProgress = "in_progress",
        /// Getting better.
        Improving = "improving",
        /// As before.
        NoChange = "no_change",
        /// Getting worse.
        Worsening = "worsening",
        /// Reached.
        Met = "met",
        /// Reached and kept up.
        KeptUp = "kept_up",
        /// Not reached.
        NotMet = "not_met",
        /// Not possible.
        NotPossible = "not_possible",
    }
}

impl Record for Aim {
    const KIND: &'static Kind = &Kind::new(
        "aim",
        &[
            Field::text(Self::TITLE),
            Field::text(Self::words(Seat::Patient)),
            Field::text(Self::words(Seat::Professional)),
            Field::text(Self::words(Seat::Both)),
            Field::text(Self::WHY),
            Field::text(Self::GOOD),
            Field::ticks("areas"),
            Field::settle("sort"),
            Field::settle("status"),
            Field::settle("achievement"),
            Field::text(Self::LADDER[0]),
            Field::text(Self::LADDER[1]),
            Field::text(Self::LADDER[2]),
            Field::text(Self::LADDER[3]),
            Field::text(Self::LADDER[4]),
            Field::settle("lead"),
            Field::settle("start"),
            Field::settle("review_on"),
            Field::settle("due"),
            Field::text(Self::USUAL_WAY),
            Field::text(Self::OUR_WAY),
            Field::text(Self::WHY_OURS),
            Field::newest("archived"),
        ],
    )
    .ordered();
}

const fn text(field: &'static str, limit: usize) -> Text {
    Text::of("aim", field, limit)
}

impl Aim {
    /// The short name.
    pub const TITLE: Text = text("title", 120);
    /// Why it matters.
    pub const WHY: Text = text("why", 400);
    /// What good looks like.
    pub const GOOD: Text = text("good", 400);
    /// What is usually done.
    pub const USUAL_WAY: Text = text("usual_way", 400);
    /// What this pair does.
    pub const OUR_WAY: Text = text("our_way", 400);
    /// Why that differs.
    pub const WHY_OURS: Text = text("why_ours", 400);
    /// The rungs of the ladder, −2 first.
    pub const LADDER: [Text; 5] = [
        text("rung_worse", 160),
        text("rung_start", 160),
        text("rung_hoped", 160),
        text("rung_better", 160),
        text("rung_best", 160),
    ];

    /// One voice: the words of the patient, of the professional, or of both.
    pub const fn words(seat: Seat) -> Text {
        match seat {
            Seat::Patient => text("words_patient", 400),
            Seat::Professional => text("words_professional", 400),
            Seat::Both => text("words_joint", 400),
        }
    }

    /// The text of one rung.
    pub fn rung(rung: Rung) -> Text {
        let [worse, start, hoped, better, best] = Self::LADDER;
        match rung.get() {
            -2 => worse,
            -1 => start,
            1 => better,
            2 => best,
            _ => hoped,
        }
    }

    /// What one rung says.
    pub fn rung_words(&self, rung: Rung) -> &str {
        match rung.get() {
            -2 => &self.rung_worse,
            -1 => &self.rung_start,
            1 => &self.rung_better,
            2 => &self.rung_best,
            _ => &self.rung_hoped,
        }
    }

    /// The fields an answer is given to: a change in any of them asks to look again.
    pub const WORDING: &'static [&'static str] =
        &["title", "words_patient", "words_professional", "words_joint"];
}
