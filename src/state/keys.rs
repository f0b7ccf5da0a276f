//! The keys of local storage. Not for what stands under them.
//!
//! `cpw/<book>/<kind>/<id>` a record · `cpw/<book>/journal/<actor>` a command half written ·
//! `cpw/<book>/quarantine/<n>.<id>` a text that could not be read · `cpw/<book>/about` small facts
//! about this copy · `cpw/<book>/unsent` what somebody began to write · `cpw/<book>/lock` its key, under its
//! passphrase · `cpw/<book>/tries` when the next passphrase may be tried · `cpw/<book>/typing.<actor>`
//! what was being typed in a page when it was locked · `cpw/open` the open workbook · `cpw/settings` how this
//! device shows things · `cpw/removed/<book>` a workbook that is being removed from this device.

use workbook_core::id::{Actor, BookId, RecordId};

/// The workbook that is open on this device.
pub(crate) const OPEN: &str = "cpw/open";
/// How this device shows things.
pub(crate) const SETTINGS: &str = "cpw/settings";

/// The marks of workbooks that are being removed.
pub(crate) const ALL_REMOVED: &str = "cpw/removed/";

/// The mark of a workbook that is being removed.
pub(crate) fn removed(book: BookId) -> String {
    format!("{ALL_REMOVED}{book}")
}

/// Everything of one workbook.
pub(crate) fn book(book: BookId) -> String {
    format!("cpw/{book}/")
}

/// One record.
pub(crate) fn record(book: BookId, kind: &str, id: RecordId) -> String {
    format!("cpw/{book}/{kind}/{id}")
}

/// The journal of one page load.
pub(crate) fn journal(book: BookId, actor: Actor) -> String {
    format!("cpw/{book}/journal/{actor}")
}

/// A place for a text that could not be read, and the record it was, where that is known.
pub(crate) fn quarantine(book: BookId, number: u64, record: Option<RecordId>) -> String {
    match record {
        Some(id) => format!("cpw/{book}/quarantine/{number}.{id}"),
        None => format!("cpw/{book}/quarantine/{number}"),
    }
}

/// All texts of a workbook that could not be read.
pub(crate) fn all_quarantine(book: BookId) -> String {
    format!("cpw/{book}/quarantine/")
}

/// Small facts about this copy: the form it is stored in, who sat here last, the last file saved.
pub(crate) fn about(book: BookId) -> String {
    format!("cpw/{book}/about")
}

/// What somebody began to write and has not written down.
pub(crate) fn unsent(book: BookId) -> String {
    format!("cpw/{book}/unsent")
}

/// What was being typed in a page when the workbook was locked.
pub(crate) fn typing(book: BookId, page: Actor) -> String {
    format!("{}.{page}", all_typing(book))
}

/// How the keys begin of what was being typed, in any page.
pub(crate) fn all_typing(book: BookId) -> String {
    format!("cpw/{book}/typing")
}

/// What a key of a workbook stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Key {
    /// A record.
    Record(RecordId),
    /// A journal.
    Journal,
    /// A text that could not be read, and the record it was.
    Quarantine(Option<RecordId>),
    /// Small facts.
    About,
}

/// Reads a key of this workbook.
pub(crate) fn read(prefix: &str, key: &str) -> Option<Key> {
    let rest = key.strip_prefix(prefix)?;
    match rest.split_once('/') {
        None if rest == "about" => Some(Key::About),
        None => None,
        Some(("journal", _)) => Some(Key::Journal),
        Some(("quarantine", name)) => {
            Some(Key::Quarantine(name.split_once('.').and_then(|(_, id)| id.parse().ok())))
        }
        Some((_, id)) => id.parse().ok().map(Key::Record),
    }
}
