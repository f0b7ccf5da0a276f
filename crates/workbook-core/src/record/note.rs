//! Notes: feedback one person writes for the other, and what became of it.

use serde::{Deserialize, Serialize};

use super::choice::choices;
use super::{Day, Field, HowKnown, Kind, Record, Share, Text};
use crate::id::RecordId;
use crate::stamp::Seat;

/// One note.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Note {
    /// Who wrote it; both, if they wrote it together.
    pub by: Option<Seat>,
    /// What kind of note it is.
    pub sort: Option<NoteSort>,
    /// What it says, about 600 characters at most.
    pub text: String,
    /// How it felt, in words, about 80 characters at most.
    pub feelings: String,
    /// The record it is about.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub about: Option<RecordId>,
    /// The person of the pair it is about.
    pub about_seat: Option<Seat>,
    /// A service or somebody else it is about, about 80 characters at most.
    pub about_words: String,
    /// The day it happened.
    pub happened: Option<Day>,
    /// How it is known.
    pub how: Option<HowKnown>,
    /// What its writer wants.
    pub wants: Option<Want>,
    /// What became of it.
    pub outcome: Option<Outcome>,
    /// What changed, about 400 characters at most.
    pub changed: String,
    /// Whether it stands above the others.
    pub pinned: bool,
    /// Whether it may leave this device.
    pub share: Option<Share>,
    /// When it was written, RFC 3339.
    pub created: String,
}

choices! {
    /// What kind of note it is.
    NoteSort {
        /// Something worked well.
        WorkedWell = "worked_well",
        /// Something was hard.
        Hard = "hard",
        /// Something was noticed.
        Noticed = "noticed",
        /// A question.
        Question = "question",
        /// A worry.
        Worry = "worry",
        /// An idea.
        Idea = "idea",
        /// Thanks.
        Thanks = "thanks",
        /// Something in the record is wrong or missing.
        FixTheRecord = "fix_the_record",
        /// Something was learned.
        Learned = "learned",
    }
}

choices! {
    /// What the writer of a note wants.
    Want {
        /// Nothing: it only had to be said.
        Nothing = "nothing",
        /// A reply.
        Reply = "reply",
        /// To talk about it at the next visit.
        TalkNextVisit = "talk_next_visit",
        /// Something to change.
        Change = "change",
    }
}

choices! {
    /// What became of a note.
    Outcome {
        /// Nothing yet.
        Open = "open",
        /// It was heard.
        Heard = "heard",
        /// It was talked about.
        Talked = "talked",
        /// Something changed.
        Changed = "changed",
        /// Both agreed to change nothing.
        AgreedNoChange = "agreed_no_change",
    }
}

impl Record for Note {
    const KIND: &'static Kind = &Kind::new(
        "note",
        &[
            Field::newest("by"),
            Field::settle("sort").own(),
            Field::text(Self::TEXT).own(),
            Field::text(Self::FEELINGS).own(),
            Field::settle("about").own(),
            Field::settle("about_seat").own(),
            Field::text(Self::ABOUT_WORDS).own(),
            Field::settle("happened").own(),
            Field::settle("how").own(),
            Field::settle("wants").own(),
            Field::settle("outcome"),
            Field::text(Self::CHANGED),
            Field::newest("pinned"),
        ],
    )
    .of("by");
}

impl Note {
    /// What it says.
    pub const TEXT: Text = Text::of("note", "text", 600);
    /// How it felt.
    pub const FEELINGS: Text = Text::of("note", "feelings", 80);
    /// A service or somebody else.
    pub const ABOUT_WORDS: Text = Text::of("note", "about_words", 80);
    /// What changed.
    pub const CHANGED: Text = Text::of("note", "changed", 400);
}
