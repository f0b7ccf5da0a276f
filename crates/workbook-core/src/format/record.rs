//! A record's text or value to its entry, set right where that loses nothing.
//! What comes out always passes [`crate::document::check_entry`].

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::error::{Expected, RecordError, RecordRepair};
use super::migration::CHAIN;
use super::outside::outside_stamp;
use super::path::Path;
use super::{DEPTH_LIMIT, NAME_LIMIT, TEXT_LIMIT, VALUE_DEPTH_LIMIT, VERSION, strict, wire};
use crate::entry::{Entry, PAST_LIMIT, Register, Seen, Version, join_seen, trim_past};
use crate::gather;
use crate::id::{Actor, RecordId};
use crate::record::Name;
use crate::stamp::{MAX_COUNTER, Stamp};
use crate::{text, value};

/// A record that could be read, and what had to be set right.
#[derive(Debug, Clone, PartialEq)]
pub struct Decoded {
    /// The record.
    pub entry: Entry,
    /// What was set right.
    pub repairs: Vec<RecordRepair>,
}

/// Reads the text of one record.
pub fn decode_text(text: &str) -> Result<Decoded, RecordError> {
    decode_text_of(text, VERSION)
}

/// Reads the text of one record as an earlier version of the format wrote it.
pub fn decode_text_of(text: &str, version: u64) -> Result<Decoded, RecordError> {
    let mut value = strict::parse(text)?;
    CHAIN.record(version, &mut value);
    decode(value)
}

/// Reads the value of one record.
pub fn decode(value: Value) -> Result<Decoded, RecordError> {
    let Value::Object(mut members) = value else {
        return Err(wrong(&[], Expected::Object));
    };
    let id = record_id(&mut members)?;
    let kind = text_member(&mut members, "kind")?;
    check_name(&kind, &["kind"])?;
    let mut reader = Reader { id, repairs: Vec::new() };
    let mut entry = Entry::new(id, &kind);

    let fields = object(&mut members, "fields")?;
    let fields = fields.ok_or_else(|| RecordError::Missing { path: Path::of(&["fields"]) })?;
    let stamps = object(&mut members, "stamps")?.unwrap_or_default();
    let mut current = reader.current(fields, stamps)?;
    for (name, versions) in versions(&mut members, "rivals")? {
        current.entry(name).or_default().extend(versions);
    }
    let past = versions(&mut members, "past")?;
    entry.erased = counters(&mut members, "erased")?;
    let seen = counters(&mut members, "seen")?;
    for name in members.keys() {
        reader.repairs.push(RecordRepair::Ignored { path: Path::of(&[name]) });
    }

    for (name, versions) in past {
        let present = current.entry(name.clone()).or_default();
        let dots = gather::set(present.iter().map(|version| version.stamp.dot));
        let is_present = |version: &Version| dots.contains(&version.stamp.dot);
        let (both, mut past): (Vec<_>, Vec<_>) = versions.into_iter().partition(is_present);
        if !both.is_empty() {
            present.extend(both);
            reader.repairs.push(RecordRepair::PastAndPresent { field: name.clone() });
        }
        let all = past.len();
        trim_past(&mut past, &entry.erased);
        if past.len() < all && all > PAST_LIMIT {
            let versions = all - past.len();
            reader.repairs.push(RecordRepair::PastTooLong { field: name.clone(), versions });
        }
        if !past.is_empty() {
            entry.past.insert(name, past);
        }
    }
    current.retain(|_, versions| !versions.is_empty());
    entry.fields = gather::map(current.into_iter().map(|(name, all)| (name, Register::new(all))));
    entry.seen = wire::implied_seen(&entry);
    join_seen(&mut entry.seen, &seen);
    Ok(Decoded { entry, repairs: reader.repairs })
}

struct Reader {
    id: RecordId,
    repairs: Vec<RecordRepair>,
}

impl Reader {
    /// The shown versions: values and stamps brought together.
    fn current(
        &mut self,
        fields: Map<String, Value>,
        stamps: Map<String, Value>,
    ) -> Result<BTreeMap<Name, Vec<Version>>, RecordError> {
        let mut stamped = self.stamped(stamps)?;
        let mut current = BTreeMap::new();
        let mut unstamped = 0;
        for (name, mut value) in fields {
            check_name(&name, &["fields", &name])?;
            set_right(&mut value).map_err(|e| e.within(&["fields", &name]))?;
            let name = Name::from(name.as_str());
            let stamp = stamped.remove(&name).unwrap_or_else(|| {
                unstamped += 1;
                outside_stamp(self.id, name.as_str(), &value)
            });
            current.insert(name, vec![Version { value, stamp }]);
        }
        if unstamped > 0 {
            self.repairs.push(RecordRepair::Unstamped { fields: unstamped });
        }
        let left = stamped.into_keys().map(|field| RecordRepair::StampWithoutField { field });
        self.repairs.extend(left);
        Ok(current)
    }

    fn stamped(
        &mut self,
        stamps: Map<String, Value>,
    ) -> Result<BTreeMap<Name, Stamp>, RecordError> {
        let mut stamped: BTreeMap<Name, Stamp> = BTreeMap::new();
        for (text, names) in stamps {
            let path = ["stamps", text.as_str()];
            let stamp = read_stamp(&text).map_err(|e| e.within(&path))?;
            let Value::Array(names) = names else {
                return Err(wrong(&path, Expected::List));
            };
            for name in names {
                let Value::String(name) = name else {
                    return Err(wrong(&path, Expected::Text));
                };
                check_name(&name, &path)?;
                let field = Name::from(name.as_str());
                if let Some(other) = stamped.insert(field.clone(), stamp) {
                    stamped.insert(field.clone(), stamp.max(other));
                    self.repairs.push(RecordRepair::StampedTwice { field });
                }
            }
        }
        Ok(stamped)
    }
}

fn record_id(members: &mut Map<String, Value>) -> Result<RecordId, RecordError> {
    let text = text_member(members, "id")?;
    text.parse().map_err(|_| wrong(&["id"], Expected::Id))
}

fn text_member(members: &mut Map<String, Value>, name: &str) -> Result<String, RecordError> {
    match members.remove(name) {
        Some(Value::String(text)) => Ok(text),
        Some(_) => Err(wrong(&[name], Expected::Text)),
        None => Err(RecordError::Missing { path: Path::of(&[name]) }),
    }
}

fn object(
    members: &mut Map<String, Value>,
    name: &str,
) -> Result<Option<Map<String, Value>>, RecordError> {
    match members.remove(name) {
        Some(Value::Object(map)) => Ok(Some(map)),
        Some(_) => Err(wrong(&[name], Expected::Object)),
        None => Ok(None),
    }
}

/// `rivals` and `past`: for each field a list of pairs of value and stamp.
fn versions(
    members: &mut Map<String, Value>,
    member: &str,
) -> Result<BTreeMap<Name, Vec<Version>>, RecordError> {
    let mut all = BTreeMap::new();
    for (name, list) in object(members, member)?.unwrap_or_default() {
        let path = [member, name.as_str()];
        check_name(&name, &path)?;
        let Value::Array(list) = list else {
            return Err(wrong(&path, Expected::List));
        };
        let pairs = list.into_iter().enumerate().map(|(at, pair)| {
            version(pair).map_err(|e| e.within(&[member, &name, &at.to_string()]))
        });
        all.insert(Name::from(name.as_str()), pairs.collect::<Result<_, _>>()?);
    }
    Ok(all)
}

fn version(pair: Value) -> Result<Version, RecordError> {
    let bad = || wrong(&[], Expected::Version);
    let Value::Array(pair) = pair else {
        return Err(bad());
    };
    let [mut value, Value::String(stamp)] = <[Value; 2]>::try_from(pair).map_err(|_| bad())? else {
        return Err(bad());
    };
    set_right(&mut value).map_err(|e| e.within(&["0"]))?;
    Ok(Version { value, stamp: read_stamp(&stamp).map_err(|e| e.within(&["1"]))? })
}

fn counters(members: &mut Map<String, Value>, member: &str) -> Result<Seen, RecordError> {
    let mut seen = Seen::new();
    for (name, counter) in object(members, member)?.unwrap_or_default() {
        let path = Path::of(&[member, &name]);
        let actor: Actor = name.parse().map_err(|_| RecordError::BadName { path: path.clone() })?;
        let counter = match counter.as_u64() {
            Some(counter) if counter <= MAX_COUNTER => counter,
            Some(_) => return Err(RecordError::BadCounter { path }),
            None => return Err(wrong(&[member, &name], Expected::Number)),
        };
        seen.insert(actor, counter);
    }
    Ok(seen)
}

fn read_stamp(text: &str) -> Result<Stamp, RecordError> {
    text.parse().map_err(|_| {
        let counter = text.split('.').next().unwrap_or_default();
        let digits = !counter.is_empty() && counter.bytes().all(|b| b.is_ascii_digit());
        let path = Path::default();
        match counter.parse::<u64>() {
            Ok(counter) if counter <= MAX_COUNTER => RecordError::BadStamp { path },
            Ok(_) => RecordError::BadCounter { path },
            Err(_) if digits => RecordError::BadCounter { path },
            Err(_) => RecordError::BadStamp { path },
        }
    })
}

/// Names become keys of stores and parts of paths: letters without accents, digits, `_`, `-`.
fn check_name(name: &str, path: &[&str]) -> Result<(), RecordError> {
    let fits = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
    if name.is_empty() || name.len() > NAME_LIMIT || !name.bytes().all(fits) {
        return Err(RecordError::BadName { path: Path::of(path) });
    }
    Ok(())
}

/// Holds a value to the limits.
fn check(value: &Value, depth: usize) -> Result<(), RecordError> {
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
        Value::String(text) => {
            if text.len() > TEXT_LIMIT && text::length(text) > TEXT_LIMIT {
                return Err(RecordError::TextTooLong { path: Path::default(), limit: TEXT_LIMIT });
            }
        }
        Value::Array(_) | Value::Object(_) if depth == VALUE_DEPTH_LIMIT => {
            return Err(RecordError::TooDeep { path: Path::default(), limit: DEPTH_LIMIT });
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                check(item, depth + 1).map_err(|e| e.within(&[&at.to_string()]))?;
            }
        }
        Value::Object(map) => {
            for (name, item) in map {
                check(item, depth + 1).map_err(|e| e.within(&[name]))?;
            }
        }
    }
    Ok(())
}

/// A value within the limits, its numbers in their one form.
fn set_right(value: &mut Value) -> Result<(), RecordError> {
    check(value, 0)?;
    value::canonical(value);
    Ok(())
}

fn wrong(path: &[&str], expected: Expected) -> RecordError {
    RecordError::WrongType { path: Path::of(path), expected }
}
