//! Aims: what the pair wants to be different, in both their words and in joint words.

use serde::{Deserialize, Serialize};

use super::{Field, Kind, Record};
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
    /// The place in the list, a key of [`crate::order`].
    pub order: String,
}

impl Record for Aim {
    const KIND: &'static Kind = &Kind {
        name: "aim",
        fields: &[
            Field::text("title", 120),
            Field::text("words_patient", 400),
            Field::text("words_professional", 400),
            Field::text("words_joint", 400),
        ],
    };
}

impl Aim {
    /// The fields an answer is given to: a change in any of them asks to look again.
    pub const WORDING: &'static [&'static str] =
        &["title", "words_patient", "words_professional", "words_joint"];
}

/// The texts of an aim that can be typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AimText {
    /// The short name.
    Title,
    /// One voice: the words of the patient, of the professional, or of both.
    Words(Seat),
}

impl AimText {
    /// The field's name in files.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Words(Seat::Patient) => "words_patient",
            Self::Words(Seat::Professional) => "words_professional",
            Self::Words(Seat::Both) => "words_joint",
        }
    }
}
