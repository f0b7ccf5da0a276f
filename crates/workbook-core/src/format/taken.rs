//! What an import did, kept as a text beside the workbook: each record it touched as it stood before
//! and after. So it can be taken back when the page that took it in is long gone.
//! Not for where that text is kept, and not for taking back: [`crate::session`] does.

use super::record::decode_text;
use super::wire::encode_text;
use crate::change::{ChangeSet, Deed};
use crate::entry::Entry;

/// Two lines for each record: before, empty where it was not there, and after.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Taken {
    text: String,
}

impl Taken {
    /// Takes note of one record.
    pub fn note(&mut self, before: Option<&Entry>, after: &Entry) {
        self.text.push_str(&before.map(encode_text).unwrap_or_default());
        self.text.push('\n');
        self.text.push_str(&encode_text(after));
        self.text.push('\n');
    }

    /// The text.
    pub fn into_text(self) -> String {
        self.text
    }

    /// The change set of the import. None where a line of the text cannot be read.
    pub fn read(text: &str) -> Option<ChangeSet> {
        let entry = |line: &str| decode_text(line).ok().map(|read| read.entry);
        let mut set = ChangeSet::empty(Deed::Imported);
        let mut lines = text.lines();
        while let Some(before) = lines.next() {
            let after = entry(lines.next()?)?;
            let before = if before.is_empty() { None } else { Some(entry(before)?) };
            set.note(before.as_ref(), &after);
        }
        Some(set)
    }
}
