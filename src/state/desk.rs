//! What lies on the desk: the open session, the two stores, and what still has to reach them.
//! Not for signals; see `project`.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use workbook_core::document::Document;
use workbook_core::entry::Entry;
use workbook_core::format;
use workbook_core::id::{Actor, BookId, RecordId};
use workbook_core::session::Session;

use super::imports::Import;
use super::keys;
use super::lock::{Own, Place};
use super::sitting::Sittings;
use crate::platform::clock;
use crate::platform::random;
use crate::platform::storage::{LocalStore, StorageError};
use crate::platform::tabs::Tabs;
use crate::platform::timer::Ticker;
use crate::platform::twin::{Item, Twin};

/// A fingerprint of a stored text, to see whether somebody else wrote in between.
pub(super) type Print = u64;

/// The fingerprint of a text.
pub(super) fn print_of(text: &str) -> Print {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(text)
}

/// The state that no screen reads directly.
#[expect(clippy::struct_excessive_bools, reason = "each says one thing about one store")]
pub(super) struct Desk {
    pub(super) session: Option<Session>,
    pub(super) local: Result<LocalStore, StorageError>,
    pub(super) twin: Option<Twin>,
    /// Why the twin is not there, or failed last.
    pub(super) twin_trouble: Option<StorageError>,
    /// Why local storage is not there, or failed last.
    pub(super) local_trouble: Option<StorageError>,
    /// What local storage held when it was last read or written.
    pub(super) prints: HashMap<RecordId, Print>,
    /// Records the twin does not have yet.
    pub(super) owed_twin: BTreeSet<RecordId>,
    /// Records on their way to the twin.
    pub(super) in_flight: BTreeSet<RecordId>,
    /// What workbooks that are no longer on the desk still owe the twin.
    pub(super) left: Vec<(BookId, Vec<Item>)>,
    /// Records local storage refused.
    pub(super) owed_local: BTreeSet<RecordId>,
    /// Records in local storage that were not read yet, as keys.
    pub(super) unread: Vec<String>,
    /// Whether the twin is being opened. Until then it owes no answer.
    pub(super) opening: bool,
    /// Workbooks whose twin could not be read yet, and is asked again.
    pub(super) unread_twins: BTreeSet<BookId>,
    pub(super) flushing: bool,
    /// Whether a refused write will be tried again by itself.
    pub(super) retrying: bool,
    /// Whether nothing may be written: a newer version of the app stored this workbook.
    pub(super) frozen: bool,
    /// Journals whose records were read and still have to be written as records.
    pub(super) owed_journals: Vec<String>,
    /// Those records.
    pub(super) owed_journaled: BTreeSet<RecordId>,
    /// The texts in quarantine by their prints, once somebody asked.
    pub(super) aside: Option<HashMap<Print, String>>,
    /// Whether the browser was asked to keep what is stored.
    pub(super) asked: bool,
    pub(super) tabs: Option<Tabs>,
    /// Workbooks that were removed once and taken in again: their marks in the twin go.
    pub(super) wanted: BTreeSet<BookId>,
    /// What imports did that the twin did not take.
    pub(super) imports: Vec<(Import, String)>,
    pub(super) sittings: Sittings,
    /// Locks that local storage does not take.
    pub(super) locks: BTreeMap<BookId, String>,
    /// Where somebody typed in this page when a workbook was locked.
    pub(super) typing: Vec<Own>,
    /// What was typed in a workbook before it was unlocked here, and may come back.
    pub(super) waiting: Vec<Place>,
    /// Whether their fields are being looked for.
    pub(super) looking: bool,
    /// When this page was loaded, in milliseconds since 1970.
    pub(super) began: i64,
    /// What a journal holds that could not be put down as records: it stands until they are.
    pub(super) in_journal: BTreeSet<RecordId>,
    /// Whether what is left is being brought to the twin.
    pub(super) putting: bool,
    /// How often all that is stored is being sealed, or opened, now.
    pub(super) sealing: usize,
    /// Looks whether the open workbook is to be locked, while it has a lock.
    pub(super) watch: Option<Ticker>,
}

impl Desk {
    pub(super) fn new() -> Self {
        let local = LocalStore::probe();
        let local_trouble = local.as_ref().err().copied();
        Self {
            session: None,
            local,
            twin: None,
            twin_trouble: None,
            local_trouble,
            prints: HashMap::new(),
            owed_twin: BTreeSet::new(),
            in_flight: BTreeSet::new(),
            left: Vec::new(),
            owed_local: BTreeSet::new(),
            unread: Vec::new(),
            opening: false,
            unread_twins: BTreeSet::new(),
            flushing: false,
            retrying: false,
            frozen: false,
            owed_journals: Vec::new(),
            owed_journaled: BTreeSet::new(),
            aside: None,
            asked: false,
            tabs: None,
            sittings: Sittings::default(),
            wanted: BTreeSet::new(),
            imports: Vec::new(),
            locks: BTreeMap::new(),
            typing: Vec::new(),
            waiting: Vec::new(),
            looking: false,
            began: clock::now_ms(),
            in_journal: BTreeSet::new(),
            putting: false,
            sealing: 0,
            watch: None,
        }
    }

    /// Lays an empty session for a workbook on the desk.
    pub(super) fn lay(&mut self, book: BookId) {
        self.clear();
        let actor = Actor::new(random::random_u64());
        self.session = Some(Session::new(Document::new(book), actor));
        self.waiting = self.places(book);
    }

    /// Takes the workbook off the desk, with all that was to be written of it.
    pub(super) fn clear(&mut self) {
        self.session = None;
        self.prints.clear();
        self.owed_twin.clear();
        self.in_flight.clear();
        self.owed_local.clear();
        self.owed_journals.clear();
        self.owed_journaled.clear();
        self.in_journal.clear();
        self.unread.clear();
        self.frozen = false;
        self.aside = None;
        self.imports.clear();
        self.tabs = None;
    }

    /// Of a workbook that is gone this page keeps neither its lock nor what was being typed.
    pub(super) fn forget_gone(&mut self, book: BookId) {
        self.locks.remove(&book);
        self.typing.retain(|own| own.book != book);
    }

    /// The open workbook.
    pub(super) fn book(&self) -> Option<BookId> {
        self.session.as_ref().map(|session| session.document().book())
    }

    /// One record of the open workbook.
    pub(super) fn entry(&self, id: RecordId) -> Option<&Entry> {
        self.session.as_ref()?.document().entry(id)
    }

    /// The key and text of a record as both stores hold it.
    pub(super) fn stored_form(&self, id: RecordId) -> Option<(String, String)> {
        let entry = self.entry(id)?;
        let key = keys::record(self.book()?, entry.kind(), id);
        Some((key, format::encode_text(entry)))
    }
}
