//! The two persons of a workbook, one per seat. Helpers are another kind: data, never a seat.

use serde::{Deserialize, Serialize};

use super::{Field, Kind, Record};
use crate::id::{BookId, RecordId};
use crate::stamp::Seat;

/// One of the pair.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Person {
    /// Which seat this person sits on; none in a record that does not say.
    pub seat: Option<Seat>,
    /// The name this person likes to be called, about 40 characters at most.
    pub name: String,
    /// The word for this person's part, such as "patient", "partner", "nurse".
    pub role: String,
}

impl Record for Person {
    const KIND: &'static Kind = &Kind {
        name: "person",
        fields: &[Field::newest("seat"), Field::text("name", 40), Field::text("role", 40)],
    };
}

impl Person {
    /// The id of the person on a seat of a book.
    pub fn id(book: BookId, seat: Seat) -> RecordId {
        RecordId::derived(book.number(), seat.name())
    }
}

/// The texts of a person that can be typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonText {
    /// The name used.
    Name,
    /// The role word.
    Role,
}

impl PersonText {
    /// The field's name in files.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Role => "role",
        }
    }
}
