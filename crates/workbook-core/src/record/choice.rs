//! Words a person chooses from, and sets of them. Words only a newer version knows are kept.
//! Not for what they are called on the screen.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// A word from a list.
pub trait Choice: Copy + Eq + 'static {
    /// All that this version knows, in the order they are offered.
    const ALL: &'static [Self];
    /// Its name in files; empty for one this version does not know.
    fn name(self) -> &'static str;
}

/// Declares a list of words: `snake_case` text in files, and one more for what only a newer version
/// knows, which is shown as such and never written.
macro_rules! choices {
    ($(#[$doc:meta])* $choice:ident { $($(#[$word_doc:meta])* $word:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $choice {
            $($(#[$word_doc])* $word,)+
            /// Something only a newer version knows.
            Newer,
        }

        impl $crate::record::Choice for $choice {
            const ALL: &'static [Self] = &[$(Self::$word),+];
            fn name(self) -> &'static str {
                match self {
                    $(Self::$word => $text,)+
                    Self::Newer => "",
                }
            }
        }

        impl serde::Serialize for $choice {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str($crate::record::Choice::name(*self))
            }
        }

        impl<'de> serde::Deserialize<'de> for $choice {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(from)?;
                Ok($crate::record::choice(&text).unwrap_or(Self::Newer))
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $choice {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($choice).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "enum": [$($text),+] })
            }
        }
    };
}
pub(crate) use choices;

/// The word of that name in a list, if this version knows it.
pub fn choice<C: Choice>(name: &str) -> Option<C> {
    C::ALL.iter().copied().find(|choice| choice.name() == name)
}

/// A set of ticked words. Those this version does not know stay in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Ticks(BTreeSet<String>);

impl Ticks {
    /// Whether a word is ticked.
    pub fn has(&self, choice: impl Choice) -> bool {
        self.0.contains(choice.name())
    }
    /// The same set with a word ticked, or no longer if it was.
    #[must_use]
    pub fn toggled(&self, name: &str) -> Self {
        let mut set = self.0.clone();
        if !set.remove(name) {
            set.insert(name.to_owned());
        }
        Self(set)
    }
    /// The names of the ticked words.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
    /// The ticked words that this version knows, in the order they are offered.
    pub fn known<C: Choice>(&self) -> impl Iterator<Item = C> {
        C::ALL.iter().copied().filter(|choice| self.has(*choice))
    }
    /// Whether nothing is ticked.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
