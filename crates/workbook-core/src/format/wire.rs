//! An entry to its text. One implementation gives the stored text, the line in a file and the
//! value, so that they never differ. Not for reading: [`super::record`].

use std::collections::BTreeMap;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::entry::{Entry, Register, Seen, Version};
use crate::gather;
use crate::record::Name;
use crate::stamp::Stamp;

/// The record as one line of JSON, without white space, names sorted: what a store keeps, and
/// what stands in the `records` of a file.
pub fn encode_text(entry: &Entry) -> String {
    serde_json::to_string(&Wire(entry)).unwrap_or_default()
}

/// The record as a JSON value.
pub fn encode(entry: &Entry) -> Value {
    serde_json::to_value(Wire(entry)).unwrap_or_default()
}

/// What the versions a record holds, and what was erased from it, say by themselves about what
/// it has seen. Only what goes beyond is written.
pub(super) fn implied_seen(entry: &Entry) -> Seen {
    let mut seen = entry.erased.clone();
    let current = entry.fields.values().flat_map(Register::versions);
    for version in current.chain(entry.past.values().flatten()) {
        let mine = seen.entry(version.stamp.dot.actor).or_default();
        *mine = (*mine).max(version.stamp.dot.counter);
    }
    seen
}

struct Wire<'e>(&'e Entry);

impl Serialize for Wire<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let entry = self.0;
        let mut map = to.serialize_map(None)?;
        if !entry.erased.is_empty() {
            map.serialize_entry("erased", &Counters(&entry.erased))?;
        }
        map.serialize_entry("fields", &Shown(entry))?;
        map.serialize_entry("id", &entry.id())?;
        map.serialize_entry("kind", entry.kind())?;
        if !entry.past.is_empty() {
            let past = entry.past.iter().map(|(name, versions)| (name, versions.as_slice()));
            map.serialize_entry("past", &Versions(gather::map(past)))?;
        }
        let mut rivals: BTreeMap<&Name, &[Version]> = BTreeMap::new();
        for (name, register) in &entry.fields {
            if let Some((_, beside)) = register.versions().split_last()
                && !beside.is_empty()
            {
                rivals.insert(name, beside);
            }
        }
        if !rivals.is_empty() {
            map.serialize_entry("rivals", &Versions(rivals))?;
        }
        let implied = implied_seen(entry);
        let mut more = entry.seen.clone();
        more.retain(|actor, counter| implied.get(actor) != Some(counter));
        if !more.is_empty() {
            map.serialize_entry("seen", &Counters(&more))?;
        }
        map.serialize_entry("stamps", &Stamps(entry))?;
        map.end()
    }
}

struct Shown<'e>(&'e Entry);

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let shown = self.0.fields().filter_map(|(name, register)| Some((name, register.shown()?)));
        to.collect_map(shown.map(|(name, version)| (name, &version.value)))
    }
}

struct Stamps<'e>(&'e Entry);

impl Serialize for Stamps<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut groups: BTreeMap<&Stamp, Vec<&str>> = BTreeMap::new();
        for (name, register) in self.0.fields() {
            if let Some(version) = register.shown() {
                groups.entry(&version.stamp).or_default().push(name);
            }
        }
        let texts =
            gather::map(groups.into_iter().map(|(stamp, names)| (stamp.to_string(), names)));
        to.collect_map(texts)
    }
}

struct Versions<'e>(BTreeMap<&'e Name, &'e [Version]>);

impl Serialize for Versions<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let pair = |version: &Version| (version.value.clone(), version.stamp.to_string());
        to.collect_map(
            self.0.iter().map(|(name, versions)| {
                (name.as_str(), versions.iter().map(pair).collect::<Vec<_>>())
            }),
        )
    }
}

struct Counters<'e>(&'e Seen);

impl Serialize for Counters<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0)
    }
}
