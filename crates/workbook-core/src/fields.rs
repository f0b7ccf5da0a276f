//! The fields of an entry to the struct of its kind, and back.
//! Not for bytes: that is [`crate::format`].

use serde::de::{DeserializeSeed, Deserializer, Error as _, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::{Error, Map, Value};

use crate::entry::Entry;
use crate::record::{self, Kind, Record};

/// A field whose value does not fit its struct: it reads as unset and is kept as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit {
    /// The field's name.
    pub field: &'static str,
}

/// Reads an entry into its struct. Values of a wrong type read as unset and are named.
pub fn hydrate<T: Record>(entry: &Entry) -> (T, Vec<Misfit>) {
    let mut fields = Fields { names: &[], values: known(entry, T::KIND), misfits: Vec::new() };
    let record = T::deserialize(&mut fields).unwrap_or_default();
    (record, fields.misfits)
}

/// What shows in the fields that a kind has.
fn known(entry: &Entry, kind: &Kind) -> Map<String, Value> {
    let mut known = Map::new();
    for field in kind.fields.iter().chain(record::COMMON) {
        if let Some(value) = entry.shown(field) {
            known.insert(field.name.to_owned(), value);
        }
    }
    known
}

/// The values of a record, handed to its struct one by one in the order of its fields; where there
/// is none, or one that does not fit, the field keeps its default. By order and not by name: what
/// serde writes for each struct to tell names apart was 50 kB of the wasm.
struct Fields {
    names: &'static [&'static str],
    values: Map<String, Value>,
    misfits: Vec<Misfit>,
}

impl<'de> Deserializer<'de> for &mut Fields {
    type Error = Error;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.names = names;
        visitor.visit_seq(self)
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(Error::custom("a record is a struct"))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

impl<'de> SeqAccess<'de> for &mut Fields {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let Some((field, value)) = self.next() else { return Ok(None) };
        let read = seed.deserialize(value).ok();
        if read.is_none() {
            self.misfits.push(Misfit { field });
        }
        Ok(read)
    }
}

impl Fields {
    /// The next field and its value, if it has one.
    fn next(&mut self) -> Option<(&'static str, Value)> {
        let (field, rest) = self.names.split_first()?;
        self.names = rest;
        Some((field, self.values.remove(*field)?))
    }
}

/// The fields in which two states of a record differ, with their new values.
/// Only these are written, so what this version cannot read is never touched.
pub fn reconcile<T: Record>(before: &T, after: &T) -> Vec<(String, Value)> {
    changed(serde_json::to_value(before), serde_json::to_value(after))
}

fn changed(before: Result<Value, Error>, after: Result<Value, Error>) -> Vec<(String, Value)> {
    let fields = |state| match state {
        Ok(Value::Object(map)) => map,
        Ok(_) | Err(_) => Map::new(),
    };
    let old = fields(before);
    fields(after).into_iter().filter(|(name, value)| old.get(name) != Some(value)).collect()
}
