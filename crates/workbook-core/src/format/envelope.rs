//! What stands around the records of a file: which workbook, which version, who saved it.
//! Not for the records themselves.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use serde::de::{Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::error::{Expected, ImportError, Position, Problem, Repair};
use super::migration::CHAIN;
use super::path::Path;
use super::{DEPTH_LIMIT, FORMAT, RECORD_LIMIT, VERSION, salvage, strict};
use crate::id::BookId;
use crate::stamp::{BadTime, Seat, Timestamp};
use crate::value;

/// What a file says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Which workbook.
    pub book: BookId,
    /// Its title when it was saved. For showing only: the record of the workbook has the title.
    pub title: String,
    /// Who saved it; not known in a file made by hand.
    pub exported: Option<Exported>,
    /// The version of the format it was written in.
    pub version: u64,
}

/// When, by whom and with what a file was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// When, by the clock of that device.
    pub at: Timestamp,
    /// Who had the tablet.
    pub by: Seat,
    /// The program and its version.
    pub app: String,
}

/// [`Exported`] as it is written.
#[derive(Serialize, Deserialize)]
pub(super) struct ExportedWire {
    app: String,
    at: Moment,
    by: Seat,
}

/// A time as it is written.
#[derive(Clone, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
struct Moment(Timestamp);

impl From<Moment> for String {
    fn from(Moment(at): Moment) -> Self {
        at.to_string()
    }
}

impl TryFrom<String> for Moment {
    type Error = BadTime;
    fn try_from(text: String) -> Result<Self, BadTime> {
        text.parse().map(Self)
    }
}

impl From<&Exported> for ExportedWire {
    fn from(exported: &Exported) -> Self {
        Self { app: exported.app.clone(), at: Moment(exported.at), by: exported.by }
    }
}

impl From<ExportedWire> for Exported {
    fn from(wire: ExportedWire) -> Self {
        Self { at: wire.at.0, by: wire.by, app: wire.app }
    }
}

/// A file taken apart: the head, and where each record stands in the text.
pub(super) struct Envelope {
    pub(super) head: Head,
    pub(super) records: Vec<Range<usize>>,
    pub(super) problems: Vec<Problem>,
    pub(super) repairs: Vec<Repair>,
}

/// Takes a file apart. The whole text is walked once; no record is looked into.
pub(super) fn read(text: &str) -> Result<Envelope, ImportError> {
    let top: Top<'_> = match serde_json::from_str(text) {
        Ok(top) => top,
        Err(error) if error.is_data() => return Err(not_a_workbook(text)),
        Err(error) => return read_damaged(text, strict::position(text, &error)),
    };
    if let Some(name) = top.twice {
        return Err(ImportError::DuplicateKey { path: Path::of(&[&name]) });
    }
    if top.crowded {
        return Err(ImportError::NotAWorkbook);
    }
    let mut members = Map::new();
    for (name, raw) in top.members {
        too_deep(text, raw.get())?;
        // What cannot be read becomes null: a wrong type where it is needed, else left out.
        members.insert(name, strict::parse(raw.get()).unwrap_or_default());
    }
    let mut envelope = head(members)?;
    envelope.records = match top.records {
        Some(Records::List(list)) => list.iter().map(|raw| range(text, raw.get())).collect(),
        Some(Records::TooMany(found)) => return Err(too_many(found)),
        Some(Records::Other) => return Err(wrong("records", Expected::List)),
        None => return Err(ImportError::Missing { path: Path::of(&["records"]) }),
    };
    Ok(envelope)
}

/// A text that breaks off or is damaged. What its lines still give is taken, as long as it is
/// certain whose workbook it is.
fn read_damaged(text: &str, at: Position) -> Result<Envelope, ImportError> {
    let mut found = salvage::read(text);
    if found.records.len() > RECORD_LIMIT {
        return Err(too_many(found.records.len()));
    }
    let version_lost = !found.members.contains_key("version");
    if version_lost {
        found.members.insert("version".to_owned(), Value::from(VERSION));
    }
    match head(found.members) {
        Ok(mut envelope) if !found.records.is_empty() => {
            envelope.records = found.records;
            envelope.problems.push(Problem::Damaged { at });
            envelope.problems.extend(version_lost.then_some(Problem::VersionLost));
            Ok(envelope)
        }
        Err(newer @ ImportError::NewerVersion { .. }) => Err(newer),
        Ok(_) | Err(_) => Err(ImportError::NotJson { at }),
    }
}

/// Reads the members beside the records.
fn head(mut members: Map<String, Value>) -> Result<Envelope, ImportError> {
    if members.remove("format").as_ref().and_then(Value::as_str) != Some(FORMAT) {
        return Err(ImportError::NotAWorkbook);
    }
    let mut version = need(&mut members, "version")?;
    value::canonical(&mut version);
    let version = version.as_u64().ok_or_else(|| wrong("version", Expected::Number))?;
    if version > CHAIN.newest {
        return Err(ImportError::NewerVersion { found: version, reads: CHAIN.newest });
    }
    if version < CHAIN.oldest {
        return Err(wrong("version", Expected::Number));
    }
    CHAIN.head(version, &mut members);
    let book = need(&mut members, "book")?;
    let book = book.as_str().and_then(|text| text.parse().ok());
    let book = book.ok_or_else(|| wrong("book", Expected::Id))?;
    let mut repairs = Vec::new();
    let title = may(&mut members, "title", &mut repairs).unwrap_or_default();
    let exported = may::<ExportedWire>(&mut members, "exported", &mut repairs);
    let left = members.into_iter().map(|(name, _)| Repair::Ignored { path: Path::of(&[&name]) });
    repairs.extend(left);
    let exported = exported.map(Exported::from);
    let head = Head { book, title, exported, version };
    Ok(Envelope { head, records: Vec::new(), problems: Vec::new(), repairs })
}

fn need(members: &mut Map<String, Value>, name: &str) -> Result<Value, ImportError> {
    members.remove(name).ok_or_else(|| ImportError::Missing { path: Path::of(&[name]) })
}

/// A member one can do without: one of a wrong type is left out.
fn may<T: for<'d> Deserialize<'d>>(
    members: &mut Map<String, Value>,
    name: &str,
    repairs: &mut Vec<Repair>,
) -> Option<T> {
    let read = serde_json::from_value(members.remove(name)?).ok();
    if read.is_none() {
        repairs.push(Repair::Ignored { path: Path::of(&[name]) });
    }
    read
}

fn wrong(name: &str, expected: Expected) -> ImportError {
    ImportError::WrongType { path: Path::of(&[name]), expected }
}

fn too_many(found: usize) -> ImportError {
    ImportError::TooManyRecords { found, limit: RECORD_LIMIT }
}

/// Valid JSON that is no object. A bomb of brackets is named as one.
fn not_a_workbook(text: &str) -> ImportError {
    too_deep(text, text).err().unwrap_or(ImportError::NotAWorkbook)
}

/// Where a part of the text stands in it.
fn range(text: &str, part: &str) -> Range<usize> {
    let start = (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    start..start + part.len()
}

/// The line and column of places in a text, asked for from front to back, so that asking for
/// many costs one walk.
#[derive(Debug, Default)]
pub(super) struct Lines {
    walked: usize,
    line_start: usize,
    ended: usize,
}

impl Lines {
    /// The line and column of a place.
    pub(super) fn position(&mut self, text: &str, at: usize) -> Position {
        let walked = text.get(self.walked..at).unwrap_or_default();
        if let Some(end) = walked.rfind('\n') {
            self.line_start = self.walked + end + 1;
            self.ended += walked.bytes().filter(|b| *b == b'\n').count();
        }
        self.walked = self.walked.max(at);
        let line = text.get(self.line_start..at).unwrap_or_default();
        Position { line: self.ended + 1, column: line.chars().count() + 1 }
    }
}

/// Finds nesting past the limit before anything is parsed.
pub(super) fn too_deep(text: &str, part: &str) -> Result<(), ImportError> {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for (at, byte) in part.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            // In a text: elsewhere JSON has none.
            b'\\' => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => depth += 1,
            b'}' | b']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEPTH_LIMIT {
            let at = Lines::default().position(text, range(text, part).start + at);
            return Err(ImportError::TooDeep { at, limit: DEPTH_LIMIT });
        }
    }
    Ok(())
}

/// The top of a file, looked into no deeper than the list of records.
#[derive(Default)]
struct Top<'t> {
    members: BTreeMap<String, &'t RawValue>,
    records: Option<Records<'t>>,
    twice: Option<String>,
    crowded: bool,
}

/// How many members of a file are looked at; this version knows six.
const MEMBER_LIMIT: usize = 100;

enum Records<'t> {
    List(Vec<&'t RawValue>),
    TooMany(usize),
    Other,
}

impl<'de> Deserialize<'de> for Top<'de> {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_map(TopVisitor)
    }
}

struct TopVisitor;

impl<'de> Visitor<'de> for TopVisitor {
    type Value = Top<'de>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Top<'de>, A::Error> {
        let mut top = Top::default();
        while let Some(name) = map.next_key::<String>()? {
            let known = top.members.contains_key(&name);
            if known || (name == "records" && top.records.is_some()) {
                map.next_value::<IgnoredAny>()?;
                top.twice = Some(name);
            } else if name == "records" {
                top.records = Some(map.next_value()?);
            } else if top.members.len() < MEMBER_LIMIT {
                top.members.insert(name, map.next_value()?);
            } else {
                map.next_value::<IgnoredAny>()?;
                top.crowded = true;
            }
        }
        Ok(top)
    }
}

impl<'de> Deserialize<'de> for Records<'de> {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_any(RecordsVisitor)
    }
}

struct RecordsVisitor;

impl<'de> Visitor<'de> for RecordsVisitor {
    type Value = Records<'de>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let (mut list, mut found) = (Vec::new(), 0);
        while let Some(raw) = items.next_element()? {
            found += 1;
            if found <= RECORD_LIMIT {
                list.push(raw);
            }
        }
        Ok(if found > RECORD_LIMIT { Records::TooMany(found) } else { Records::List(list) })
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Records::Other)
    }
    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Records::Other)
    }
    fn visit_bool<E: Error>(self, _: bool) -> Result<Self::Value, E> {
        Ok(Records::Other)
    }
    fn visit_u64<E: Error>(self, _: u64) -> Result<Self::Value, E> {
        Ok(Records::Other)
    }
    fn visit_i64<E: Error>(self, _: i64) -> Result<Self::Value, E> {
        Ok(Records::Other)
    }
    fn visit_f64<E: Error>(self, _: f64) -> Result<Self::Value, E> {
        Ok(Records::Other)
    }
    fn visit_str<E: Error>(self, _: &str) -> Result<Self::Value, E> {
        Ok(Records::Other)
    }
}
