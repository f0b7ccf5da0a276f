//! What is wrong with a file, in sentences: what it is, where, and what to do.
//! Exhaustive, like `words`.

use workbook_core::format::{
    Expected, Foreign, ImportError, Position, Problem, RecordError, RecordRepair, Repair,
    Unreadable,
};

use super::tr::problems as tr;

mod outside;

pub use outside::{canvas_error, sealed_error, template_error};

/// A file larger than is read, sizes in bytes.
pub fn too_large(size: u64, limit: u64) -> String {
    let megabytes = |bytes: u64| bytes.div_ceil(1024 * 1024).to_string();
    tr::too_large(&megabytes(limit), &megabytes(size))
}

fn place(at: Position) -> (String, String) {
    (at.column.to_string(), at.line.to_string())
}

/// Why a file cannot be read at all.
pub fn import_error(error: &ImportError) -> String {
    match error {
        ImportError::TooLarge { bytes, limit } => {
            let number = |bytes: usize| u64::try_from(bytes).unwrap_or(u64::MAX);
            too_large(number(*bytes), number(*limit))
        }
        ImportError::Empty => tr::empty().to_owned(),
        ImportError::Foreign(foreign) => match foreign {
            Foreign::Zip => tr::foreign_zip().to_owned(),
            Foreign::Gzip => tr::foreign_gzip().to_owned(),
            Foreign::Pdf => tr::foreign_pdf().to_owned(),
            Foreign::Html => tr::foreign_html().to_owned(),
            Foreign::Image => tr::foreign_image().to_owned(),
            Foreign::Binary => tr::foreign_binary().to_owned(),
        },
        ImportError::NotJson { at } => {
            let (column, line) = place(*at);
            tr::not_json(&column, &line)
        }
        ImportError::TooDeep { at, .. } => {
            let (column, line) = place(*at);
            tr::too_deep(&column, &line)
        }
        ImportError::TooManyRecords { found, limit } => {
            tr::too_many_records(&found.to_string(), &limit.to_string())
        }
        ImportError::NotAWorkbook => tr::not_a_workbook().to_owned(),
        ImportError::TwoWorkbooks => tr::two_workbooks().to_owned(),
        ImportError::NewerVersion { found, reads } => {
            tr::newer_version(&found.to_string(), &reads.to_string())
        }
        ImportError::Missing { path } => tr::missing(path.as_str()),
        ImportError::WrongType { path, expected } => {
            tr::wrong_type(expected_words(*expected), path.as_str())
        }
        ImportError::DuplicateKey { path } => tr::duplicate_key(path.as_str()),
    }
}

const fn expected_words(expected: Expected) -> &'static str {
    match expected {
        Expected::Text => "text",
        Expected::Number => "0, 1, 2 …",
        Expected::List => "[ … ]",
        Expected::Object => "{ … }",
        Expected::Id => "id",
        Expected::Version => "[ …, stamp ]",
    }
}

/// What is wrong with a file that could be read in part.
pub fn problem(problem: &Problem) -> String {
    match problem {
        Problem::Damaged { at } => {
            let (column, line) = place(*at);
            tr::damaged(&column, &line)
        }
        Problem::VersionLost => tr::version_lost().to_owned(),
        Problem::Unreadable { unreadable, all } => {
            tr::some_unreadable(&all.to_string(), &unreadable.to_string())
        }
        Problem::OtherBook { .. } => super::tr::share::other_book().to_owned(),
    }
}

/// A record that could not be read: where it stands and why.
pub fn unreadable(one: &Unreadable) -> String {
    let why = record_error(&one.error);
    match one.place {
        Some((_, at)) => tr::record_line(&at.line.to_string(), &why),
        None => why,
    }
}

fn record_error(error: &RecordError) -> String {
    match error {
        RecordError::NotJson { at } => {
            let (column, line) = place(*at);
            tr::record_not_json(&column, &line)
        }
        RecordError::NumberOutOfRange { .. } => tr::number_out_of_range().to_owned(),
        RecordError::TooDeep { path, .. } => tr::record_too_deep(path.as_str()),
        RecordError::DuplicateKey { path } => tr::duplicate_key(path.as_str()),
        RecordError::Missing { path } => tr::missing(path.as_str()),
        RecordError::WrongType { path, expected } => {
            tr::wrong_type(expected_words(*expected), path.as_str())
        }
        RecordError::BadName { path } => tr::bad_name(path.as_str()),
        RecordError::BadStamp { path } => tr::bad_stamp(path.as_str()),
        RecordError::BadCounter { path } => tr::bad_counter(path.as_str()),
        RecordError::TextTooLong { path, limit } => {
            tr::text_too_long(&limit.to_string(), path.as_str())
        }
        RecordError::TooManyVersions { path, .. } => tr::too_many_versions(path.as_str()),
        RecordError::KindClash { .. } => tr::kind_clash().to_owned(),
    }
}

/// What was set right while reading.
pub fn repair(repair: &Repair) -> String {
    match repair {
        Repair::ByteOrderMark => tr::repair_bom().to_owned(),
        Repair::Utf16 => tr::repair_utf16().to_owned(),
        Repair::LineEnds => tr::repair_line_ends().to_owned(),
        Repair::TrailingNul { count } => tr::repair_nul(*count),
        Repair::BrokenCharacters { count, line } => tr::repair_broken(*count, &line.to_string()),
        Repair::Ignored { path } => tr::repair_ignored(path.as_str()),
        Repair::Repeated { .. } => tr::repair_repeated().to_owned(),
        Repair::Record { what, .. } => record_repair(what),
    }
}

fn record_repair(repair: &RecordRepair) -> String {
    match repair {
        RecordRepair::Unstamped { fields } => tr::repair_unstamped(*fields),
        RecordRepair::StampWithoutField { field } => tr::repair_stamp_without_field(field.as_str()),
        RecordRepair::StampedTwice { field } => tr::repair_stamped_twice(field.as_str()),
        RecordRepair::PastAndPresent { field } => tr::repair_past_and_present(field.as_str()),
        RecordRepair::PastTooLong { field, versions } => {
            tr::repair_past_too_long(field.as_str(), &versions.to_string())
        }
        RecordRepair::Misfit { path } => tr::repair_misfit(path.as_str()),
        RecordRepair::Ignored { path } => tr::repair_ignored(path.as_str()),
    }
}
