//! The kinds of record: one file each, plain structs with serde.
//! Not for merging or stamping: [`crate::entry`] does that for every kind alike.
//!
//! To add a kind: a file here with its struct, its `Record` implementation, and one line in
//! [`KINDS`] and in the list of readers below it. Nothing else in the core needs to know.

mod acceptance;
mod aim;
mod barrier;
mod canvas;
mod card;
mod choice;
mod edge;
mod helper;
mod kind;
mod link;
mod note;
mod number;
mod person;
mod readiness;
mod reply;
mod score;
mod step;
mod template;
mod workbook;
mod zone;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::sync::OnceLock;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::entry::{Entry, Misfit, hydrate};
use crate::gather;

pub use acceptance::{Acceptance, Answer};
pub use aim::{Achievement, Aim, AimId, AimSort, AimStatus, Area};
pub use barrier::{Barrier, BarrierSort};
pub use canvas::Canvas;
pub use card::{Card, CardSize, Feeling, Tone};
pub use choice::{Choice, Ticks, choice};
pub use edge::{Edge, EdgeHow};
pub use helper::Helper;
pub use kind::{Field, Hangs, Kind, Policy, Text};
pub use link::{Link, LinkHow};
pub use note::{Note, NoteSort, Outcome, Want};
pub use number::{
    Day, Dots, Effort, EveryDays, Height, Minutes, OutOfBounds, Priority, Rung, Ten, Within,
};
pub use person::{Need, Person};
pub use readiness::Readiness;
pub use reply::Reply;
pub use score::{HowKnown, Score};
pub use step::{CareWork, Step, StepStatus};
pub use template::Template;
pub use workbook::Workbook;
pub use zone::{Zone, ZoneSort, ZoneWho};

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

/// Whether it may leave this device: [`Share`].
pub const SHARE: &str = "share";

/// The fields any record may have.
pub const COMMON: &[Field] = &[
    Field::newest(CREATED),
    Field::newest(DELETED),
    Field::newest(PARENT),
    Field::newest(ORDER),
    Field::newest(SHARE).own(),
];

choice::choices! {
    /// Whether a record may leave this device.
    Share {
        /// It goes into files.
        Shared = "shared",
        /// It stays here.
        Draft = "draft",
    }
}

/// Every kind this version knows. Others are kept and written back.
pub const KINDS: &[&Kind] = &[
    Workbook::KIND,
    Person::KIND,
    Aim::KIND,
    Acceptance::KIND,
    Score::KIND,
    Readiness::KIND,
    Barrier::KIND,
    Step::KIND,
    Helper::KIND,
    Note::KIND,
    Reply::KIND,
    Link::KIND,
    Canvas::KIND,
    Card::KIND,
    Edge::KIND,
    Zone::KIND,
    Template::KIND,
];

/// Reads a record of a kind and names what does not fit.
type Reader = (&'static Kind, fn(&Entry) -> Vec<Misfit>);

/// How each kind is read.
const READERS: &[Reader] = &[
    (Workbook::KIND, |entry| hydrate::<Workbook>(entry).1),
    (Person::KIND, |entry| hydrate::<Person>(entry).1),
    (Aim::KIND, |entry| hydrate::<Aim>(entry).1),
    (Acceptance::KIND, |entry| hydrate::<Acceptance>(entry).1),
    (Score::KIND, |entry| hydrate::<Score>(entry).1),
    (Readiness::KIND, |entry| hydrate::<Readiness>(entry).1),
    (Barrier::KIND, |entry| hydrate::<Barrier>(entry).1),
    (Step::KIND, |entry| hydrate::<Step>(entry).1),
    (Helper::KIND, |entry| hydrate::<Helper>(entry).1),
    (Note::KIND, |entry| hydrate::<Note>(entry).1),
    (Reply::KIND, |entry| hydrate::<Reply>(entry).1),
    (Link::KIND, |entry| hydrate::<Link>(entry).1),
    (Canvas::KIND, |entry| hydrate::<Canvas>(entry).1),
    (Card::KIND, |entry| hydrate::<Card>(entry).1),
    (Edge::KIND, |entry| hydrate::<Edge>(entry).1),
    (Zone::KIND, |entry| hydrate::<Zone>(entry).1),
    (Template::KIND, |entry| hydrate::<Template>(entry).1),
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
        // Each name of each record that is read comes through here.
        static KNOWN: OnceLock<BTreeSet<&'static str>> = OnceLock::new();
        let known = KNOWN.get_or_init(|| {
            let fields = KINDS.iter().flat_map(|kind| kind.fields).chain(COMMON).map(|f| f.name);
            gather::set(fields.chain(KINDS.iter().map(|kind| kind.name)))
        });
        Self(
            known
                .get(text)
                .map_or_else(|| Cow::Owned(text.to_owned()), |name| Cow::Borrowed(*name)),
        )
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
                let text = field.text.map_or(kind.name, |text| text.kind);
                assert_eq!(text, kind.name, "the text {} is of another kind", field.name);
            }
            assert_eq!(KINDS.iter().filter(|other| other.name == kind.name).count(), 1);
        }
    }
}
