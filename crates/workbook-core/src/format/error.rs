//! What can be wrong with a file, as data. The sentences people read are the app's.
//! No text of the file is in here but names, ids, and places.

use super::encoding::Foreign;
use super::path::Path;
use crate::id::{BookId, RecordId};
use crate::record::Name;

/// A place in a text, both counted from one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
}

/// Why a file cannot be read at all. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// The file is too large, in bytes.
    #[error("{bytes} bytes are more than {limit}")]
    TooLarge { bytes: usize, limit: usize },
    /// The file holds nothing.
    #[error("the file is empty")]
    Empty,
    /// The content is of another kind of file.
    #[error("the content is {0:?}")]
    Foreign(Foreign),
    /// Not JSON; the first place that is wrong.
    #[error("not JSON at line {}, column {}", at.line, at.column)]
    NotJson { at: Position },
    /// Nested deeper than any workbook.
    #[error("nested deeper than {limit} at line {}, column {}", at.line, at.column)]
    TooDeep { at: Position, limit: usize },
    /// JSON, but not a workbook.
    #[error("not a workbook")]
    NotAWorkbook,
    /// A page to read that holds more than one workbook.
    #[error("more than one workbook in one page")]
    TwoWorkbooks,
    /// Written by a newer major version of the format than this program reads.
    #[error("version {found} is newer than {reads}")]
    NewerVersion { found: u64, reads: u64 },
    /// More records than any workbook has.
    #[error("{found} records are more than {limit}")]
    TooManyRecords { found: usize, limit: usize },
    /// A member of the file is missing.
    #[error("{path} is missing")]
    Missing { path: Path },
    /// A member of the file is not what it should be.
    #[error("{path} is not {expected:?}")]
    WrongType { path: Path, expected: Expected },
    /// A member of the file is there twice.
    #[error("{path} is there twice")]
    DuplicateKey { path: Path },
}

/// What should have stood in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// A text.
    Text,
    /// A whole number, zero or more.
    Number,
    /// A list.
    List,
    /// An object.
    Object,
    /// An id: 26 characters.
    Id,
    /// A pair of a value and a stamp.
    Version,
}

/// Why one record cannot be read. Paths begin at the record.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// Not JSON; the place in the file, or in the text of the record if it was read alone.
    #[error("not JSON at line {}, column {}", at.line, at.column)]
    NotJson { at: Position },
    /// A number too large for any computer to hold; the place counted likewise.
    #[error("a number out of range at line {}, column {}", at.line, at.column)]
    NumberOutOfRange { at: Position },
    /// Nested too deep.
    #[error("{path} is nested deeper than {limit}")]
    TooDeep { path: Path, limit: usize },
    /// A name is there twice in one object.
    #[error("{path} is there twice")]
    DuplicateKey { path: Path },
    /// Something is missing.
    #[error("{path} is missing")]
    Missing { path: Path },
    /// Something is not what it should be.
    #[error("{path} is not {expected:?}")]
    WrongType { path: Path, expected: Expected },
    /// The name of a kind or field is empty, too long, or has other signs than letters without
    /// accents, digits, `_` and `-`.
    #[error("{path} has a name that cannot be used")]
    BadName { path: Path },
    /// A stamp cannot be read.
    #[error("{path} is not a stamp")]
    BadStamp { path: Path },
    /// A counter is larger than any real one.
    #[error("{path} is out of range")]
    BadCounter { path: Path },
    /// A text is longer than is read.
    #[error("{path} is longer than {limit} characters")]
    TextTooLong { path: Path, limit: usize },
    /// A field has more versions than can come about by writing.
    #[error("{path} has more than {limit} versions")]
    TooManyVersions { path: Path, limit: usize },
    /// Another record of the same id is of another kind.
    #[error("{id} is also of the kind {other}")]
    KindClash { id: RecordId, other: Name },
}

impl RecordError {
    /// The same fault with its place counted from the beginning of the file.
    #[must_use]
    pub(super) fn in_file(mut self, start: Position) -> Self {
        if let Self::NotJson { at } | Self::NumberOutOfRange { at } = &mut self {
            if at.line == 1 {
                at.column += start.column - 1;
            }
            at.line += start.line - 1;
        }
        self
    }

    /// The same fault seen from further out: the names go in front of its path.
    #[must_use]
    pub(super) fn within(mut self, names: &[&str]) -> Self {
        match &mut self {
            Self::TooDeep { path, .. }
            | Self::DuplicateKey { path }
            | Self::Missing { path }
            | Self::WrongType { path, .. }
            | Self::BadName { path }
            | Self::BadStamp { path }
            | Self::BadCounter { path }
            | Self::TooManyVersions { path, .. }
            | Self::TextTooLong { path, .. } => {
                *path = names.iter().rev().fold(path.clone(), |path, name| path.below(name));
            }
            Self::NotJson { .. } | Self::NumberOutOfRange { .. } | Self::KindClash { .. } => {}
        }
        self
    }
}

/// What is wrong with a file that could be read in part.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The text breaks off or is damaged here; whole records around it were read.
    #[error("damaged at line {}, column {}", at.line, at.column)]
    Damaged { at: Position },
    /// The version is lost with the damaged part; the present one is taken for it.
    #[error("the version is lost")]
    VersionLost,
    /// Records that cannot be read: how many of how many. Each is in `unreadable`.
    #[error("{unreadable} of {all} records cannot be read")]
    Unreadable { unreadable: usize, all: usize },
    /// The file is of another workbook.
    #[error("the file is of the workbook {found}")]
    OtherBook { found: BookId },
}

/// What was set right while reading, without loss.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Repair {
    /// A byte-order mark was taken away.
    #[error("a byte-order mark was taken away")]
    ByteOrderMark,
    /// The file was UTF-16.
    #[error("the file was UTF-16")]
    Utf16,
    /// Line ends of another system.
    #[error("line ends were of another system")]
    LineEnds,
    /// Zero bytes at the end were taken away.
    #[error("{count} zero bytes at the end were taken away")]
    TrailingNul { count: usize },
    /// Characters that are no text were replaced by U+FFFD, the replacement character.
    #[error("{count} broken characters were replaced, the first in line {line}")]
    BrokenCharacters { count: usize, line: usize },
    /// A member of the file this version does not know, or cannot read, was left out.
    #[error("{path} was left out")]
    Ignored { path: Path },
    /// A record came more than once and was merged into one.
    #[error("{id} came more than once")]
    Repeated { id: RecordId },
    /// Something in one record.
    #[error("record {index}: {what}")]
    Record { index: usize, id: RecordId, what: RecordRepair },
}

/// What was set right in one record, without loss.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecordRepair {
    /// Fields without a stamp: they count as written by another program.
    #[error("{fields} fields had no stamp")]
    Unstamped { fields: usize },
    /// A stamp names a field that is not there. The stamp was left out.
    #[error("a stamp names {field}, which is not there")]
    StampWithoutField { field: Name },
    /// Two stamps name one field. The higher one was taken.
    #[error("two stamps name {field}")]
    StampedTwice { field: Name },
    /// A version counted as both present and past. It was taken as present.
    #[error("a version of {field} was both present and past")]
    PastAndPresent { field: Name },
    /// More of the past than is kept; the oldest versions were left out.
    #[error("{versions} old versions of {field} were left out")]
    PastTooLong { field: Name, versions: usize },
    /// A value that does not fit its field. It is kept and shows as empty.
    #[error("{path} does not fit its field")]
    Misfit { path: Path },
    /// A member this version does not know was left out.
    #[error("{path} was left out")]
    Ignored { path: Path },
}
