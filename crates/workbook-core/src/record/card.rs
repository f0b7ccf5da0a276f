//! Cards: everything that is put on a canvas, from a sticky note to a point on the feelings line.
//! One shape for all kinds of zones; each kind reads the fields it needs.

use serde::{Deserialize, Serialize};

use super::choice::choices;
use super::{Answer, Dots, Field, Hangs, Height, Kind, Record, Ten, Text};
use crate::id::RecordId;
use crate::stamp::Seat;

/// One card.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Card {
    /// The canvas.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub parent: Option<RecordId>,
    /// The zone: a name of the template, or the id of a zone of the pair's own.
    pub zone: String,
    /// The lane of a grid, or the rung of a ladder (-2 to 2), or the id of the card that makes the
    /// lane; empty for none.
    pub lane: String,
    /// The column of a grid; empty for none.
    pub column: String,
    /// Who wrote it; both, if they wrote it together.
    pub by: Option<Seat>,
    /// What it says, 240 characters at most.
    pub text: String,
    /// How it felt, in a word or two, about 40 characters at most.
    pub feeling: String,
    /// How large it is drawn.
    pub size: Option<CardSize>,
    /// The tone of its paper.
    pub tone: Option<Tone>,
    /// How far from the near edge of its zone it is drawn, in tenths of the room there is.
    pub place: Option<Ten>,
    /// In a line: the card of the moment this point stands over.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub about: Option<RecordId>,
    /// In a line: how good that moment felt.
    pub height: Option<Height>,
    /// On a scale: the number.
    pub score: Option<Ten>,
    /// In a zone of hands: the answer.
    pub answer: Option<Answer>,
    /// In a zone of hands: the wording the answer was given to.
    pub wording: String,
    /// The patient's dots.
    pub dots_patient: Option<Dots>,
    /// The professional's dots.
    pub dots_professional: Option<Dots>,
    /// The place among the cards of the canvas, a key of [`crate::order`].
    pub order: String,
    /// When it was written, RFC 3339.
    pub created: String,
}

choices! {
    /// How large a card is drawn.
    CardSize {
        /// Small.
        Small = "small",
        /// As most.
        Normal = "normal",
        /// Large.
        Large = "large",
    }
}

choices! {
    /// The paper of a card.
    Tone {
        /// Straw.
        Straw = "straw",
        /// Rose.
        Rose = "rose",
        /// Leaf.
        Leaf = "leaf",
        /// Sky.
        Sky = "sky",
        /// Lilac.
        Lilac = "lilac",
        /// Stone.
        Stone = "stone",
    }
}

choices! {
    /// A feeling to pick; own words are as good.
    Feeling {
        /// Calm.
        Calm = "calm",
        /// Glad.
        Glad = "glad",
        /// Hopeful.
        Hopeful = "hopeful",
        /// Proud.
        Proud = "proud",
        /// Safe.
        Safe = "safe",
        /// Tired.
        Tired = "tired",
        /// Worried.
        Worried = "worried",
        /// Sad.
        Sad = "sad",
        /// Angry.
        Angry = "angry",
        /// Alone.
        Alone = "alone",
        /// Confused.
        Confused = "confused",
        /// Ashamed.
        Ashamed = "ashamed",
    }
}

impl Record for Card {
    const KIND: &'static Kind = &Kind::new(
        "card",
        &[
            Field::newest("zone"),
            Field::newest("lane"),
            Field::newest("column"),
            Field::newest("by").own(),
            Field::text(Self::TEXT),
            Field::text(Self::FEELING),
            Field::newest("size"),
            Field::newest("tone"),
            Field::newest("place"),
            Field::newest("about"),
            Field::settle("height").own(),
            Field::settle("score").own(),
            Field::settle("answer").own(),
            Field::newest("wording").own(),
            Field::newest(Self::DOTS_PATIENT),
            Field::newest(Self::DOTS_PROFESSIONAL),
        ],
    )
    .on(Hangs::Must(&["canvas"]))
    .of("by")
    .ordered();
}

impl Card {
    /// What it says. Longer ones are refused.
    pub const TEXT: Text = Text::of("card", "text", 240).hard();
    /// How it felt.
    pub const FEELING: Text = Text::of("card", "feeling", 40);

    const DOTS_PATIENT: &'static str = "dots_patient";
    const DOTS_PROFESSIONAL: &'static str = "dots_professional";

    /// The field with the dots of one of the pair; none for both.
    pub const fn dots_field(seat: Seat) -> Option<&'static str> {
        match seat {
            Seat::Patient => Some(Self::DOTS_PATIENT),
            Seat::Professional => Some(Self::DOTS_PROFESSIONAL),
            Seat::Both => None,
        }
    }

    /// The dots of one of the pair; of both, all of them.
    pub fn dots(&self, seat: Seat) -> i64 {
        let count = |dots: Option<Dots>| dots.map_or(0, Dots::get);
        match seat {
            Seat::Patient => count(self.dots_patient),
            Seat::Professional => count(self.dots_professional),
            Seat::Both => count(self.dots_patient) + count(self.dots_professional),
        }
    }
}
