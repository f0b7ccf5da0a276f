//! What came out of a file against the open workbook: what taking it would do, and what must be
//! asked first. In slices; the workbook stays as it is.

use super::error::{Problem, RecordError};
use super::import::{Imported, Unreadable};
use super::outside::{drop_known, free_edited, keep_unread};
use super::wire::encode_text;
use crate::change::{ChangeSet, Deed};
use crate::document::Document;
use crate::entry::Entry;
use crate::record::Name;
use crate::session::{MergePlan, Session};

/// A file whose counters are this far beyond the workbook's was not made by writing: it would
/// use up the numbers that new writes need.
const FAR_AHEAD: u64 = 1 << 32;

/// An import weighed against the open workbook.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighed {
    /// What came out of the file, with what was found wrong since. Its entries are in the plan.
    pub imported: Imported,
    /// What taking it would do.
    pub plan: MergePlan,
    /// Whether the file is of another workbook. It can be opened beside this one, never into
    /// it: the plan is empty.
    pub other_book: bool,
    /// How many records that are visible now would not be any more.
    pub hidden: usize,
    /// How many records are visible now.
    pub visible: usize,
    /// Whether the file's counters are too far ahead to have come from writing. Ask first.
    pub far_ahead: bool,
}

impl Weighed {
    /// Whether taking the file would change nothing.
    pub fn nothing_new(&self) -> bool {
        !self.other_book && self.plan.changes.touched.is_empty()
    }
    /// Whether taking it would hide a quarter or more of what is visible. Ask first.
    pub fn hides_a_quarter(&self) -> bool {
        is_a_quarter(self.hidden, self.visible)
    }
}

/// Whether hiding so many of what is visible has to be asked first.
pub const fn is_a_quarter(hidden: usize, visible: usize) -> bool {
    hidden > 0 && hidden * 4 >= visible
}

/// A weighing that can be carried out in slices.
#[derive(Debug)]
pub struct Weighing {
    weighed: Weighed,
    waiting: std::vec::IntoIter<Entry>,
    of: usize,
}

impl Weighing {
    /// Begins to weigh what came out of a file.
    pub fn new(session: &Session, mut imported: Imported) -> Self {
        let document = session.document();
        let found = imported.head.book;
        let other_book = found != document.book();
        let mut entries = std::mem::take(&mut imported.entries);
        if other_book {
            imported.problems.push(Problem::OtherBook { found });
            entries.clear();
        }
        let plan = MergePlan { entries: Vec::new(), changes: ChangeSet::empty(Deed::Imported) };
        let highest = entries.iter().map(Entry::max_counter).max().unwrap_or_default();
        let far_ahead = highest > document.max_counter().saturating_add(FAR_AHEAD);
        let visible = document.visible_count();
        let of = entries.len();
        let waiting = entries.into_iter();
        let weighed = Weighed { imported, plan, other_book, hidden: 0, visible, far_ahead };
        Self { weighed, waiting, of }
    }

    /// Weighs at most this many records. Whether all are weighed.
    pub fn step(&mut self, session: &Session, most: usize) -> bool {
        let document = session.document();
        let slice: Vec<Entry> = self.waiting.by_ref().take(most).collect();
        let slice = slice.into_iter().filter_map(|entry| self.admit(document, entry)).collect();
        let plan = session.plan(Deed::Imported, slice);
        let hides = |entry: &&Entry| {
            document.entry(entry.id()).is_some_and(Entry::is_visible) && !entry.is_visible()
        };
        self.weighed.hidden += plan.entries.iter().filter(hides).count();
        let all = &mut self.weighed.plan;
        all.entries.extend(plan.entries);
        all.changes.extend(plan.changes);
        self.waiting.len() == 0
    }

    /// How many records are weighed, of how many.
    pub fn progress(&self) -> (usize, usize) {
        (self.of - self.waiting.len(), self.of)
    }

    /// The result, once every record is weighed.
    pub fn finish(mut self, session: &Session) -> Weighed {
        self.step(session, usize::MAX);
        self.weighed
    }

    /// What of a record goes into the plan.
    fn admit(&mut self, document: &Document, mut entry: Entry) -> Option<Entry> {
        let Some(mine) = document.entry(entry.id()) else {
            return Some(entry);
        };
        if mine.kind() != entry.kind() {
            self.refuse(mine.kind(), &entry);
            return None;
        }
        free_edited(mine, &mut entry);
        let says_more = drop_known(mine, &mut entry);
        keep_unread(mine, &mut entry);
        says_more.then_some(entry)
    }

    /// A record of a kind other than the open workbook's of the same id is never merged.
    fn refuse(&mut self, other: &str, entry: &Entry) {
        let id = entry.id();
        self.weighed.imported.unreadable.push(Unreadable {
            place: None,
            id: Some(id),
            kind: Some(Name::from(entry.kind())),
            error: RecordError::KindClash { id, other: Name::from(other) },
            text: encode_text(entry),
        });
    }
}

/// Weighs a whole import in one go.
pub fn against(session: &Session, imported: Imported) -> Weighed {
    Weighing::new(session, imported).finish(session)
}
