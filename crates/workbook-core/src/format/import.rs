//! A file to its records, in slices, with all that is wrong named and nothing changed.
//! Not for merging: [`super::Weighing`] weighs what came out against the open workbook.

use std::collections::BTreeMap;
use std::ops::Range;

use super::envelope::{self, Head, Lines};
use super::error::{ImportError, Position, Problem, RecordError, RecordRepair, Repair};
use super::path::Path;
use super::record::decode_text_of;
use super::{READABLE_SIZE_LIMIT, SIZE_LIMIT, VERSION_LIMIT, encoding, readable};
use crate::entry::Entry;
use crate::id::RecordId;
use crate::merge::merge;
use crate::record::{self, Name};

/// What came out of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// What the file says of itself.
    pub head: Head,
    /// The records that could be read, by id, each once.
    pub entries: Vec<Entry>,
    /// What is wrong with the file as a whole. Empty for a good file.
    pub problems: Vec<Problem>,
    /// What was set right, without loss.
    pub repairs: Vec<Repair>,
    /// The records that could not be read.
    pub unreadable: Vec<Unreadable>,
}

/// A record that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// Its place in the list, from zero, and where it begins in the file. None where a good
    /// record clashes with the open workbook.
    pub place: Option<(usize, Position)>,
    /// Its id, if that much can be read.
    pub id: Option<RecordId>,
    /// Its kind, if that much can be read.
    pub kind: Option<Name>,
    /// What is wrong.
    pub error: RecordError,
    /// Its text as it stands in the file, to be handed back.
    pub text: String,
}

/// Whether a file of this size is read at all; ask before reading it.
pub fn check_size(bytes: usize) -> Result<(), ImportError> {
    at_most(bytes, SIZE_LIMIT)
}

fn at_most(bytes: usize, limit: usize) -> Result<(), ImportError> {
    if bytes > limit { Err(ImportError::TooLarge { bytes, limit }) } else { Ok(()) }
}

/// How large a file may be: a readable copy holds the page beside the workbook.
fn size_limit(bytes: &[u8]) -> usize {
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let first = text.iter().find(|byte| !byte.is_ascii_whitespace());
    if first == Some(&b'<') { READABLE_SIZE_LIMIT } else { SIZE_LIMIT }
}

/// An import that can be carried out in slices.
#[derive(Debug)]
pub struct Importer {
    text: String,
    head: Head,
    records: Vec<Range<usize>>,
    done: usize,
    lines: Lines,
    entries: BTreeMap<RecordId, Entry>,
    problems: Vec<Problem>,
    repairs: Vec<Repair>,
    unreadable: Vec<Unreadable>,
}

impl Importer {
    /// Does the work on the whole file that is cheap: what it is, how it is encoded, whether it
    /// is JSON, or a readable copy with JSON in it, whose workbook, which version.
    pub fn new(bytes: Vec<u8>) -> Result<Self, ImportError> {
        at_most(bytes.len(), size_limit(&bytes))?;
        let (text, mut repairs) = encoding::read_with(bytes, readable::data_of)?;
        let envelope = envelope::read(&text)?;
        repairs.extend(envelope.repairs);
        Ok(Self {
            text,
            head: envelope.head,
            records: envelope.records,
            done: 0,
            lines: Lines::default(),
            entries: BTreeMap::new(),
            problems: envelope.problems,
            repairs,
            unreadable: Vec::new(),
        })
    }

    /// What the file says of itself.
    pub const fn head(&self) -> &Head {
        &self.head
    }

    /// Reads at most this many records. Whether all are read.
    pub fn step(&mut self, most: usize) -> bool {
        let end = self.records.len().min(self.done.saturating_add(most));
        while self.done < end {
            self.read(self.done);
            self.done += 1;
        }
        self.done >= self.records.len()
    }

    /// How many records are read, of how many.
    pub fn progress(&self) -> (usize, usize) {
        (self.done, self.records.len())
    }

    fn read(&mut self, index: usize) {
        let range = self.records.get(index).cloned().unwrap_or_default();
        let text = self.text.get(range.clone()).unwrap_or_default();
        let decoded = decode_text_of(text, self.head.version).and_then(|decoded| {
            check_versions(&decoded.entry)?;
            let id = decoded.entry.id();
            match self.entries.get(&id) {
                Some(first) if first.kind() != decoded.entry.kind() => {
                    Err(RecordError::KindClash { id, other: Name::from(first.kind()) })
                }
                Some(first) => Ok((Some(merge(first, &decoded.entry)), decoded)),
                None => Ok((None, decoded)),
            }
        });
        match decoded {
            Ok((merged, decoded)) => {
                let id = decoded.entry.id();
                let misfits = record::misfits(&decoded.entry).into_iter();
                let misfits = misfits.map(|misfit| Path::of(&["fields", misfit.field]));
                let misfits = misfits.map(|path| RecordRepair::Misfit { path });
                let what = decoded.repairs.into_iter().chain(misfits);
                self.repairs.extend(what.map(|what| Repair::Record { index, id, what }));
                if merged.is_some() {
                    self.repairs.push(Repair::Repeated { id });
                }
                self.entries.insert(id, merged.unwrap_or(decoded.entry));
            }
            Err(error) => {
                let at = self.lines.position(&self.text, range.start);
                let unreadable = Unreadable::new(index, at, error.in_file(at), text);
                self.unreadable.push(unreadable);
            }
        }
    }

    /// What came out, once every record is read.
    pub fn finish(mut self) -> Imported {
        self.step(usize::MAX);
        let (unreadable, all) = (self.unreadable.len(), self.records.len());
        if unreadable > 0 {
            self.problems.push(Problem::Unreadable { unreadable, all });
        }
        Imported {
            head: self.head,
            entries: self.entries.into_values().collect(),
            problems: self.problems,
            repairs: self.repairs,
            unreadable: self.unreadable,
        }
    }
}

/// Each version is compared with each of another copy, so a file must not bring any number.
fn check_versions(entry: &Entry) -> Result<(), RecordError> {
    match entry.fields().find(|(_, register)| register.versions().len() > VERSION_LIMIT) {
        Some((name, _)) => Err(RecordError::TooManyVersions {
            path: Path::of(&["rivals", name]),
            limit: VERSION_LIMIT,
        }),
        None => Ok(()),
    }
}

impl Unreadable {
    fn new(index: usize, at: Position, error: RecordError, text: &str) -> Self {
        let known: Known = serde_json::from_str(text).unwrap_or_default();
        let kind = known.kind.filter(|kind| kind.len() <= super::NAME_LIMIT);
        Self {
            place: Some((index, at)),
            id: known.id.and_then(|id| id.parse().ok()),
            kind: kind.as_deref().map(Name::from),
            error,
            text: text.to_owned(),
        }
    }
}

/// The little that is read of a record that cannot be read.
#[derive(Default, serde::Deserialize)]
#[serde(default)]
struct Known {
    id: Option<String>,
    kind: Option<String>,
}

/// Reads a whole file in one go.
pub fn import(bytes: Vec<u8>) -> Result<Imported, ImportError> {
    Importer::new(bytes).map(Importer::finish)
}
