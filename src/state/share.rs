//! Files: saving one for the other person, and taking one in after a look.
//! Not for bytes (the core's `format`) and not for the browser's file dialogs (`platform`).

use leptos::prelude::*;
use workbook_core::change::{ChangeSet, Deed};
use workbook_core::document::Document;
use workbook_core::entry::Entry;
use workbook_core::format::{Head, ImportError, Importer, Problem, Repair, Unreadable, Weighing};
use workbook_core::id::{Actor, BookId};
use workbook_core::session::Session;
use workbook_core::view::{self, Preview};

use super::{App, Phase};
use crate::platform::timer::{self, Pace};

/// Records handled between two looks at the clock.
pub(super) const STEP: usize = 25;

/// A file that was opened and waits for a yes or no.
#[derive(Debug, Clone)]
pub struct Incoming {
    /// What the file says of itself.
    pub head: Head,
    /// What it would change, grouped for a person.
    pub preview: Preview,
    /// What was set right while reading.
    pub repairs: Vec<Repair>,
    /// What is wrong with it as a whole.
    pub problems: Vec<Problem>,
    /// Records that could not be read.
    pub unreadable: Vec<Unreadable>,
    /// Whether it is another pair's workbook than the open one.
    pub other_book: bool,
    /// How many records that are visible now would be hidden, where that is a quarter or more.
    pub hides: Option<usize>,
    /// Whether its counters are too far ahead to have come from writing.
    pub far_ahead: bool,
    nothing_new: bool,
    entries: Vec<Entry>,
}

/// The last import, while this page can undo it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastImport {
    /// How many records it touched.
    pub records: usize,
}

/// How far a long work got: done, of how many.
pub type Progress = RwSignal<Option<(usize, usize)>>;

impl App {
    /// Looks into a file without changing anything. What it would do stands in
    /// [`App::incoming`] afterwards.
    pub async fn look_into(&self, bytes: Vec<u8>, progress: Progress) -> Result<(), ImportError> {
        self.read_the_rest();
        let mut reading = Importer::new(bytes)?;
        timer::in_slices(Pace::Awaited, || {
            let is_done = reading.step(STEP);
            progress.set(Some(reading.progress()));
            is_done
        })
        .await;
        let imported = reading.finish();
        let open = self.peek(Document::book);
        let other_book = open.is_some_and(|book| book != imported.head.book);
        // Another workbook, or the first one on this device, is looked at on an empty desk.
        let beside = (open != Some(imported.head.book))
            .then(|| Session::new(Document::new(imported.head.book), Actor::new(0)));
        let mut imported = Some(imported);
        let mut weighing = self
            .with_session(beside.as_ref(), |session| Some(Weighing::new(session, imported.take()?)))
            .flatten();
        timer::in_slices(Pace::Awaited, || {
            let Some(weighing) = &mut weighing else { return true };
            let more = self.with_session(beside.as_ref(), |session| weighing.step(session, STEP));
            progress.set(Some(weighing.progress()));
            more != Some(false)
        })
        .await;
        progress.set(None);
        let incoming = weighing.and_then(|weighing| {
            self.with_session(beside.as_ref(), |session| {
                let weighed = weighing.finish(session);
                let preview = view::preview(session.document(), &weighed.plan);
                Incoming {
                    preview,
                    other_book,
                    hides: weighed.hides_a_quarter().then_some(weighed.hidden),
                    far_ahead: weighed.far_ahead,
                    nothing_new: weighed.nothing_new() && !other_book,
                    head: weighed.imported.head,
                    repairs: weighed.imported.repairs,
                    problems: weighed.imported.problems,
                    unreadable: weighed.imported.unreadable,
                    entries: weighed.plan.into_entries(),
                }
            })
        });
        self.incoming.set(incoming);
        Ok(())
    }

    /// Takes in the file that waits. A snapshot is kept first; another pair's workbook opens
    /// beside the present one, never into it.
    pub async fn take_in(&self, progress: Progress) {
        let Some(incoming) = self.incoming.try_update(Option::take).flatten() else { return };
        let book = incoming.head.book;
        let fresh = self.peek(Document::book) != Some(book);
        if fresh {
            self.want_again(book).await;
            self.lay_beside(book);
        } else {
            self.keep_snapshot("import", progress).await;
        }
        let mut set = ChangeSet::empty(Deed::Imported);
        let all = incoming.entries.len();
        let mut entries = incoming.entries.into_iter();
        timer::in_slices(Pace::Awaited, || {
            let slice: Vec<Entry> = entries.by_ref().take(STEP).collect();
            let part = self.desk.try_update_value(|desk| {
                desk.session.as_mut().map(|session| session.absorb(slice))
            });
            set.extend(part.flatten().unwrap_or_else(|| ChangeSet::empty(Deed::Imported)));
            progress.set(Some((all - entries.len(), all)));
            entries.len() == 0
        })
        .await;
        progress.set(None);
        let writer = self.writer();
        let set = self
            .desk
            .try_update_value(|desk| {
                let set = desk.session.as_mut().map(|session| session.took(set, writer))?;
                desk.last_import = Some(set.clone());
                Some(set)
            })
            .flatten();
        if let Some(set) = set {
            let undoable = !fresh && !set.is_empty();
            self.last_import.set(undoable.then_some(LastImport { records: set.touched.len() }));
            if !fresh {
                self.stop_waiting();
            }
            self.after(&set);
        }
    }

    /// Puts the file that waits away. Nothing was changed.
    pub fn put_away(&self) {
        self.incoming.set(None);
    }

    /// Takes the last import back; what was changed since stays.
    pub fn undo_import(&self) {
        let writer = self.writer();
        let set = self
            .desk
            .try_update_value(|desk| {
                let import = desk.last_import.take()?;
                desk.session.as_mut()?.take_back(&import, writer)
            })
            .flatten();
        self.last_import.set(None);
        if let Some(set) = set {
            self.after(&set);
        }
    }

    /// Opens the workbook of a file: the one already on this device, or a new place for it.
    fn lay_beside(&self, book: BookId) {
        if self.shelf().iter().any(|look| look.id == book) {
            self.switch_to(book);
            self.read_the_rest();
        } else {
            self.start_book(book);
        }
        self.phase.set(Phase::Open(book));
    }

    /// Reads the given session, or else the open one.
    pub(super) fn with_session<T>(
        &self,
        beside: Option<&Session>,
        read: impl FnOnce(&Session) -> T,
    ) -> Option<T> {
        match beside {
            Some(session) => Some(read(session)),
            None => self.desk.with_value(|desk| desk.session.as_ref().map(read)),
        }
    }
}

impl Incoming {
    /// Whether it holds nothing new.
    pub const fn is_nothing_new(&self) -> bool {
        self.nothing_new && self.unreadable.is_empty()
    }
}
