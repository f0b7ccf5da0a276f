//! The two persons of a workbook, one per seat: names, what helps to talk, and "about me", for
//! both alike. Helpers are another kind: data, never a seat.

use serde::{Deserialize, Serialize};

use super::choice::choices;
use super::{Field, Kind, Record, Text, Ticks};
use crate::id::{BookId, RecordId};
use crate::stamp::Seat;

/// One of the pair. Texts are about 400 characters at most where nothing else is said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Person {
    /// Which seat this person sits on; none in a record that does not say.
    pub seat: Option<Seat>,
    /// The name this person likes to be called, about 40 characters at most.
    pub name: String,
    /// The word for this person's part, such as "patient", "partner", "nurse". About 40 characters.
    pub role: String,
    /// Pronouns, about 40 characters at most.
    pub pronouns: String,
    /// The language this person likes to speak, about 40 characters at most.
    pub language: String,
    /// What is hard and has to be thought of: ticks of [`Need`].
    pub needs: Ticks,
    /// The same in own words.
    pub needs_words: String,
    /// What this person is good at.
    pub good_at: String,
    /// What matters to this person.
    pub matters: String,
    /// What helps this person.
    pub helps: String,
    /// What to avoid.
    pub avoid: String,
    /// What this person knows.
    pub knowledge: String,
    /// What this person can do.
    pub skills: String,
    /// How this person usually goes about things.
    pub habits: String,
    /// What this person is open about.
    pub open_about: String,
}

choices! {
    /// What is hard for a person.
    Need {
        /// Hearing.
        Hearing = "hearing",
        /// Seeing.
        Seeing = "seeing",
        /// Reading.
        Reading = "reading",
        /// Speaking.
        Speaking = "speaking",
        /// Remembering.
        Memory = "memory",
    }
}

impl Record for Person {
    const KIND: &'static Kind = &Kind::new(
        "person",
        &[
            Field::newest("seat"),
            Field::text(Self::NAME),
            Field::text(Self::ROLE),
            Field::text(Self::PRONOUNS),
            Field::text(Self::LANGUAGE),
            Field::ticks("needs"),
            Field::text(Self::NEEDS_WORDS),
            Field::text(Self::GOOD_AT),
            Field::text(Self::MATTERS),
            Field::text(Self::HELPS),
            Field::text(Self::AVOID),
            Field::text(Self::KNOWLEDGE),
            Field::text(Self::SKILLS),
            Field::text(Self::HABITS),
            Field::text(Self::OPEN_ABOUT),
        ],
    );
}

const fn text(field: &'static str, limit: usize) -> Text {
    Text::of("person", field, limit)
}

impl Person {
    /// The name used.
    pub const NAME: Text = text("name", 40);
    /// The role word.
    pub const ROLE: Text = text("role", 40);
    /// Pronouns.
    pub const PRONOUNS: Text = text("pronouns", 40);
    /// The language.
    pub const LANGUAGE: Text = text("language", 40);
    /// What is hard, in own words.
    pub const NEEDS_WORDS: Text = text("needs_words", 400);
    /// Good at.
    pub const GOOD_AT: Text = text("good_at", 400);
    /// What matters.
    pub const MATTERS: Text = text("matters", 400);
    /// What helps.
    pub const HELPS: Text = text("helps", 400);
    /// What to avoid.
    pub const AVOID: Text = text("avoid", 400);
    /// Knowledge.
    pub const KNOWLEDGE: Text = text("knowledge", 400);
    /// Skills.
    pub const SKILLS: Text = text("skills", 400);
    /// Habits.
    pub const HABITS: Text = text("habits", 400);
    /// Open about.
    pub const OPEN_ABOUT: Text = text("open_about", 400);

    /// The id of the person on a seat of a book.
    pub fn id(book: BookId, seat: Seat) -> RecordId {
        RecordId::derived(book.number(), seat.name())
    }
}
