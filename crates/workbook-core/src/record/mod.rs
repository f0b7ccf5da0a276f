//! The kinds of record: one file each, plain structs with serde.
//! Not for merging or stamping: [`crate::entry`] does that for every kind alike.
//!
//! To add a kind: a file here with its struct, its `Record` implementation, and one line in
//! [`KINDS`] and in the list of readers below it. Nothing else in the core needs to know.

mod acceptance;
mod aim;
mod person;
mod workbook;

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::entry::{Entry, Misfit, hydrate};

pub use acceptance::{Acceptance, Answer};
pub use aim::{Aim, AimId, AimText};
pub use person::{Person, PersonText};
pub use workbook::Workbook;

/// What happens when two copies hold different values that did not know of each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// Somebody worded or answered it: both stay, side by side, until the pair settles it.
    Settle,
    /// Place, order, colour, read marks: the highest stamp shows, silently.
    Newest,
}

/// One field of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name in files.
    pub name: &'static str,
    /// What two unknowing values do.
    pub policy: Policy,
    /// Soft limit in characters: past it a counter turns; nothing is cut.
    pub limit: Option<usize>,
}

impl Field {
    /// A field people word or answer.
    pub const fn settle(name: &'static str) -> Self {
        Self { name, policy: Policy::Settle, limit: None }
    }
    /// A text with a soft limit in characters.
    pub const fn text(name: &'static str, limit: usize) -> Self {
        Self { name, policy: Policy::Settle, limit: Some(limit) }
    }
    /// A field where the newest value shows.
    pub const fn newest(name: &'static str) -> Self {
        Self { name, policy: Policy::Newest, limit: None }
    }
}

/// A kind of record: its name in files and its fields.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// Its name in files, `snake_case`.
    pub name: &'static str,
    /// Its own fields; [`COMMON`] ones come with every kind.
    pub fields: &'static [Field],
}

/// A plain struct that an entry can be read into and written back from.
/// Every field has a default, so that a record made by an older or another program reads.
pub trait Record: Serialize + DeserializeOwned + Default + Clone + PartialEq {
    /// The kind's description.
    const KIND: &'static Kind;
}

/// When and by whom a record was made.
pub const CREATED: &str = "created";
/// The deletion mark; see [`crate::entry::Deletion`].
pub const DELETED: &str = "deleted";
/// The record this one hangs on.
pub const PARENT: &str = "parent";
/// The place in its list, a key of [`crate::order`].
pub const ORDER: &str = "order";

/// The fields any record may have.
pub const COMMON: &[Field] =
    &[Field::newest(CREATED), Field::newest(DELETED), Field::newest(PARENT), Field::newest(ORDER)];

/// Every kind this version knows. Others are kept and written back.
pub const KINDS: &[&Kind] = &[Workbook::KIND, Person::KIND, Aim::KIND, Acceptance::KIND];

/// Reads a record of a kind and names what does not fit.
type Reader = (&'static Kind, fn(&Entry) -> Vec<Misfit>);

/// How each kind is read.
const READERS: &[Reader] = &[
    (Workbook::KIND, |entry| hydrate::<Workbook>(entry).1),
    (Person::KIND, |entry| hydrate::<Person>(entry).1),
    (Aim::KIND, |entry| hydrate::<Aim>(entry).1),
    (Acceptance::KIND, |entry| hydrate::<Acceptance>(entry).1),
];

/// The fields of a record whose values do not fit its kind. They read as unset and are kept.
pub fn misfits(entry: &Entry) -> Vec<Misfit> {
    let reader = READERS.iter().find(|(kind, _)| kind.name == entry.kind());
    reader.map(|(_, read)| read(entry)).unwrap_or_default()
}

/// The description of a kind, if this version knows it.
pub fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.iter().copied().find(|kind| kind.name == name)
}

/// The description of a field of a kind, if this version knows it.
pub fn field(kind_name: &str, name: &str) -> Option<&'static Field> {
    let own = kind(kind_name).and_then(|kind| kind.fields.iter().find(|f| f.name == name));
    own.or_else(|| COMMON.iter().find(|field| field.name == name))
}

/// What two unknowing values of a field do. Fields this version does not know are settled by
/// nobody here, so the newest shows and every version is kept.
pub fn policy(kind_name: &str, name: &str) -> Policy {
    field(kind_name, name).map_or(Policy::Newest, |field| field.policy)
}

/// The name of a kind or a field. Known names cost no memory of their own.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(Cow<'static, str>);

impl Name {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Name {
    fn from(text: &str) -> Self {
        let fields = KINDS.iter().flat_map(|kind| kind.fields).chain(COMMON).map(|f| f.name);
        let known = fields.chain(KINDS.iter().map(|kind| kind.name)).find(|name| *name == text);
        Self(known.map_or_else(|| Cow::Owned(text.to_owned()), Cow::Borrowed))
    }
}

impl std::borrow::Borrow<str> for Name {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_has_a_reader() {
        let read: Vec<&str> = READERS.iter().map(|(kind, _)| kind.name).collect();
        assert_eq!(read, KINDS.iter().map(|kind| kind.name).collect::<Vec<_>>());
    }

    #[test]
    fn kinds_and_their_fields_have_names_of_their_own() {
        for kind in KINDS {
            for (at, field) in kind.fields.iter().enumerate() {
                let again = kind.fields.iter().skip(at + 1).any(|other| other.name == field.name);
                assert!(!again, "{} twice in {}", field.name, kind.name);
            }
            assert_eq!(KINDS.iter().filter(|other| other.name == kind.name).count(), 1);
        }
    }
}
