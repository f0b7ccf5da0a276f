//! What a person tells of themselves, in three groups, and what stands in them.
//! Not for how it looks: see `person`.

use workbook_core::record::{Need, Person, Text, Ticks};

use crate::i18n::choices::Worded;
use crate::i18n::tr;

/// A group of what a person tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// How to talk with this person.
    Talk,
    /// What this person is like.
    About,
    /// What this person brings.
    Brings,
}

impl Topic {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 3] = [Self::Talk, Self::About, Self::Brings];

    /// The id of its part of the page.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Talk => "part-talk",
            Self::About => "part-about",
            Self::Brings => "part-brings",
        }
    }

    /// What it is called.
    pub fn title(self) -> &'static str {
        match self {
            Self::Talk => tr::us::part_talk(),
            Self::About => tr::us::part_about(),
            Self::Brings => tr::us::part_brings(),
        }
    }

    /// The same of one person, by name.
    pub fn of(self, name: &str) -> String {
        match self {
            Self::Talk => tr::us::talk_with(name),
            Self::About => tr::us::about(name),
            Self::Brings => tr::us::brings(name),
        }
    }

    /// Its texts with their labels.
    pub fn texts(self) -> Vec<(Text, &'static str)> {
        match self {
            Self::Talk => vec![
                (Person::PRONOUNS, tr::us::pronouns()),
                (Person::LANGUAGE, tr::us::language()),
                (Person::NEEDS_WORDS, tr::us::needs_words()),
            ],
            Self::About => vec![
                (Person::GOOD_AT, tr::us::good_at()),
                (Person::MATTERS, tr::us::matters()),
                (Person::HELPS, tr::us::helps()),
                (Person::AVOID, tr::us::avoid()),
            ],
            Self::Brings => vec![
                (Person::KNOWLEDGE, tr::us::knowledge()),
                (Person::SKILLS, tr::us::skills()),
                (Person::HABITS, tr::us::habits()),
                (Person::OPEN_ABOUT, tr::us::open_about()),
            ],
        }
    }

    /// What a person said to it: label and words, given what is hard for them and what a field says.
    pub fn said(self, needs: &Ticks, text: impl Fn(&str) -> String) -> Vec<(&'static str, String)> {
        let mut said: Vec<(&'static str, String)> = Vec::new();
        if self == Self::Talk {
            let words: Vec<&str> = needs.known::<Need>().map(Worded::words).collect();
            said.push((tr::us::needs(), words.join(", ")));
        }
        let texts = self.texts().into_iter();
        said.extend(texts.map(|(field, label)| (label, text(field.field))));
        said.retain(|(_, words)| !words.trim().is_empty());
        said
    }
}
