//! What is wrong with a file, in English for the terminal. The app has its own sentences, in the
//! languages of its readers.

use workbook_core::format::{
    Expected, Foreign, ImportError, Imported, Path, Position, Problem, RecordError, RecordRepair,
    Repair, Unreadable,
};
use workbook_core::view::{Group, Preview};

/// Why a file cannot be read at all.
pub(super) fn import(error: &ImportError) -> String {
    match error {
        ImportError::TooLarge { bytes, limit } => {
            format!("the file has {bytes} bytes; at most {limit} are read")
        }
        ImportError::Empty => "the file is empty".into(),
        ImportError::Foreign(kind) => format!("the file is {}, not a workbook", foreign(*kind)),
        ImportError::NotJson { at } => format!("{}: the text is not JSON from here on", place(*at)),
        ImportError::TooDeep { at, limit } => {
            format!("{}: nested deeper than {limit} levels", place(*at))
        }
        ImportError::TooManyRecords { found, limit } => {
            format!("the file has {found} records; at most {limit} are read")
        }
        ImportError::NotAWorkbook => "the file is JSON, but not a workbook".into(),
        ImportError::TwoWorkbooks => "the page holds more than one workbook".into(),
        ImportError::NewerVersion { found, reads } => format!(
            "the file has version {found} of the format; this program reads up to version {reads}"
        ),
        ImportError::Missing { path } => format!("{path} is missing"),
        ImportError::WrongType { path, expected: what } => {
            format!("{path} should be {}", expected(*what))
        }
        ImportError::DuplicateKey { path } => format!("{path} is there twice"),
    }
}

/// Everything that is to be said of a file that could be read, one sentence a line.
pub(super) fn report(imported: &Imported) -> Vec<String> {
    let problems = imported.problems.iter().map(problem);
    let unreadable = imported.unreadable.iter().map(unreadable);
    let repairs = imported.repairs.iter().map(|what| format!("set right: {}", repair(what)));
    problems.chain(unreadable).chain(repairs).collect()
}

/// A record that cannot be read: which, where, why.
pub(super) fn unreadable(record: &Unreadable) -> String {
    let place = match record.place {
        Some((index, at)) => format!("{}: record {}", place(at), index + 1),
        None => "a record".into(),
    };
    let kind = record.kind.as_ref().map(|kind| format!(" of the kind {kind}")).unwrap_or_default();
    let id = record.id.map(|id| format!(" ({id})")).unwrap_or_default();
    format!("{place}{kind}{id} cannot be read: {}", record_error(&record.error))
}

/// What a merge brings, in one line.
pub(super) fn preview(preview: &Preview) -> String {
    let count = |group| preview.of(group).count();
    format!(
        "{} new, {} changed, {} with two versions to settle, {} out of sight, {} back in sight, \
         {} changed only in what they remember",
        count(Group::New),
        count(Group::Changed),
        count(Group::Clash),
        count(Group::Binned),
        count(Group::Back),
        preview.quiet
    )
}

fn place(at: Position) -> String {
    format!("line {}, column {}", at.line, at.column)
}

fn foreign(kind: Foreign) -> &'static str {
    match kind {
        Foreign::Zip => "a ZIP archive or an office document",
        Foreign::Gzip => "a compressed file",
        Foreign::Pdf => "a PDF document",
        Foreign::Html => "a web page",
        Foreign::Image => "a picture",
        Foreign::Binary => "no text",
    }
}

fn expected(what: Expected) -> &'static str {
    match what {
        Expected::Text => "a text",
        Expected::Number => "a whole number from zero on",
        Expected::List => "a list",
        Expected::Object => "an object",
        Expected::Id => "an id of 26 characters",
        Expected::Version => "a pair of a value and a stamp",
    }
}

fn problem(problem: &Problem) -> String {
    match problem {
        Problem::Damaged { at } => {
            format!("{}: the file is damaged; what its other lines hold was read", place(*at))
        }
        Problem::VersionLost => "the version of the format is lost with the damaged part".into(),
        Problem::Unreadable { unreadable, all } => {
            format!("{unreadable} of {all} records cannot be read")
        }
        Problem::OtherBook { found } => format!("the file is of another workbook, {found}"),
    }
}

fn record_error(error: &RecordError) -> String {
    match error {
        RecordError::NotJson { at } => format!("it is not JSON from {} on", place(*at)),
        RecordError::NumberOutOfRange { at } => {
            format!("the number at {} is out of range", place(*at))
        }
        RecordError::TooDeep { path, limit } => {
            format!("{} is nested deeper than {limit} levels", part(path))
        }
        RecordError::DuplicateKey { path } => format!("{} is there twice", part(path)),
        RecordError::Missing { path } => format!("{} is missing", part(path)),
        RecordError::WrongType { path, expected: what } => {
            format!("{} should be {}", part(path), expected(*what))
        }
        RecordError::BadName { path } => format!("{} has a name that cannot be used", part(path)),
        RecordError::BadStamp { path } => format!("{} is not a stamp", part(path)),
        RecordError::BadCounter { path } => {
            format!("{} has a counter larger than any real one", part(path))
        }
        RecordError::TextTooLong { path, limit } => {
            format!("{} is longer than {limit} characters", part(path))
        }
        RecordError::TooManyVersions { path, limit } => {
            format!("{} has more than {limit} versions", part(path))
        }
        RecordError::KindClash { id, other } => {
            format!("another record has its id {id} and the kind {other}")
        }
    }
}

fn part(path: &Path) -> &str {
    if path.as_str().is_empty() { "the record" } else { path.as_str() }
}

fn repair(repair: &Repair) -> String {
    match repair {
        Repair::ByteOrderMark => "a byte-order mark was taken away".into(),
        Repair::Utf16 => "the file was UTF-16".into(),
        Repair::LineEnds => "line ends were those of another system".into(),
        Repair::TrailingNul { count } => format!("{count} zero bytes at the end were taken away"),
        Repair::BrokenCharacters { count, line } => {
            format!("{count} broken characters were replaced, the first in line {line}")
        }
        Repair::Ignored { path } => {
            format!("{path} is not known, or not readable, and was left out")
        }
        Repair::Repeated { id } => format!("record {id} was there more than once and became one"),
        Repair::Record { index, id, what } => {
            format!("record {} ({id}): {}", index + 1, record_repair(what))
        }
    }
}

fn record_repair(repair: &RecordRepair) -> String {
    match repair {
        RecordRepair::Unstamped { fields } => {
            format!("{fields} fields have no stamp and count as written by another program")
        }
        RecordRepair::StampWithoutField { field } => {
            format!("a stamp names {field}, which is not there")
        }
        RecordRepair::StampedTwice { field } => {
            format!("two stamps name {field}; the higher one was taken")
        }
        RecordRepair::PastAndPresent { field } => {
            format!("a version of {field} was both past and present; it is present")
        }
        RecordRepair::PastTooLong { field, versions } => {
            format!("{versions} old versions of {field} were left out")
        }
        RecordRepair::Misfit { path } => {
            format!("{path} has a value of a wrong type; it is kept and shows as empty")
        }
        RecordRepair::Ignored { path } => format!("{path} is not known and was left out"),
    }
}
