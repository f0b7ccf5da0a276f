//! JSON text to value, strictly: a name that stands twice in one object and nesting too deep are
//! faults, where `serde_json` would quietly take the last. Not for what a value means.

use std::fmt;

use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::DEPTH_LIMIT;
use super::error::{Position, RecordError};
use super::path::Path;

/// Reads one JSON value.
pub(super) fn parse(text: &str) -> Result<Value, RecordError> {
    let mut fault = Fault::default();
    let mut reader = serde_json::Deserializer::from_str(text);
    let read = Seed { fault: &mut fault, depth: 0 }
        .deserialize(&mut reader)
        .and_then(|value| reader.end().map(|()| value));
    read.map_err(|error| {
        let at = position(text, &error);
        match fault.kind {
            Some(FaultKind::Twice) => RecordError::DuplicateKey { path: fault.path },
            Some(FaultKind::Deep) => RecordError::TooDeep { path: fault.path, limit: DEPTH_LIMIT },
            // serde_json names this fault in its text only; a test holds it to that.
            None if error.to_string().starts_with("number out of range") => {
                RecordError::NumberOutOfRange { at }
            }
            None => RecordError::NotJson { at },
        }
    })
}

/// Where `serde_json` found a fault, counted in characters. It counts bytes, and a line end that
/// stands where it should not as the beginning of the next line.
pub(super) fn position(text: &str, error: &serde_json::Error) -> Position {
    let nth = |line: usize| text.split('\n').nth(line - 1).unwrap_or_default();
    match (error.line(), error.column()) {
        (0 | 1, 0) => Position { line: 1, column: 1 },
        (line, 0) => Position { line: line - 1, column: nth(line - 1).chars().count() + 1 },
        (line, bytes) => {
            let before = nth(line).char_indices().take_while(|(at, _)| *at < bytes).count();
            Position { line, column: before.max(1) }
        }
    }
}

/// What this reader itself found wrong, and where; serde's own error cannot carry it.
#[derive(Default)]
struct Fault {
    kind: Option<FaultKind>,
    path: Path,
}

#[derive(Clone, Copy)]
enum FaultKind {
    Twice,
    Deep,
}

impl Fault {
    fn raise<E: Error>(&mut self, kind: FaultKind) -> E {
        self.kind = Some(kind);
        E::custom("")
    }
    /// On the way out, each level puts its own name in front: a good text costs nothing.
    fn passing(&mut self, name: &str) {
        if self.kind.is_some() {
            self.path = self.path.below(name);
        }
    }
}

struct Seed<'f> {
    fault: &'f mut Fault,
    depth: usize,
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Value;
    fn deserialize<D: serde::Deserializer<'de>>(self, reader: D) -> Result<Value, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }
    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }
    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }
    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }
    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }
    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(Value::from(value))
    }
    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let depth = self.depth + 1;
        if depth > DEPTH_LIMIT {
            return Err(self.fault.raise(FaultKind::Deep));
        }
        let mut list = Vec::new();
        loop {
            match items.next_element_seed(Seed { fault: self.fault, depth }) {
                Ok(Some(value)) => list.push(value),
                Ok(None) => return Ok(Value::Array(list)),
                Err(error) => {
                    self.fault.passing(&list.len().to_string());
                    return Err(error);
                }
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let depth = self.depth + 1;
        if depth > DEPTH_LIMIT {
            return Err(self.fault.raise(FaultKind::Deep));
        }
        let mut map = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            if map.contains_key(&name) {
                let error = self.fault.raise(FaultKind::Twice);
                self.fault.passing(&name);
                return Err(error);
            }
            match members.next_value_seed(Seed { fault: self.fault, depth }) {
                Ok(value) => map.insert(name, value),
                Err(error) => {
                    self.fault.passing(&name);
                    return Err(error);
                }
            };
        }
        Ok(Value::Object(map))
    }
}
