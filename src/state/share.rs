//! Files: saving one for the other person, and taking one in after a look.
//! Not for bytes (the core's `format`) and not for the browser's file dialogs (`platform`).

use std::collections::BTreeSet;

use leptos::prelude::*;
use workbook_core::change::{ChangeSet, Deed};
use workbook_core::document::Document;
use workbook_core::entry::Entry;
use workbook_core::format::{ImportError, Imported, Importer, Taken, Weighing};
use workbook_core::id::{Actor, BookId, RecordId};
use workbook_core::session::Session;
use workbook_core::view;

use super::desk::Desk;
use super::{App, FileOf, Import, Incoming, Phase};
use crate::platform::clock;
use crate::platform::timer::{self, Pace};

/// Records handled between two looks at the clock.
pub(super) const STEP: usize = 25;

/// How far a long work got: done, of how many.
pub type Progress = RwSignal<Option<(usize, usize)>>;

/// What came of taking in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Took {
    /// It is in, but for what was left out.
    All,
    /// Its workbook was opened first: what it would do there waits for a yes or no.
    LooksAgain,
    /// Its workbook is locked on this device; the file waits.
    Locked,
    /// Another workbook was opened meanwhile.
    Nothing,
}

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
        self.weigh(reading.finish(), false, progress).await;
        Ok(())
    }

    /// Works out what a file would do to its workbook, where that is the open one.
    async fn weigh(&self, imported: Imported, again: bool, progress: Progress) {
        let book = imported.head.book;
        let of = match self.peek(Document::book) {
            None => FileOf::First,
            Some(open) if open == book => FileOf::Ours,
            Some(_) => FileOf::Others,
        };
        // Another workbook, or the first one on this device, is looked at on an empty desk.
        let beside = (of != FileOf::Ours).then(|| Session::new(Document::new(book), Actor::new(0)));
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
                    of,
                    again,
                    visible: weighed.visible,
                    far_ahead: weighed.far_ahead,
                    nothing_new: weighed.nothing_new() && of != FileOf::Others,
                    head: weighed.imported.head,
                    repairs: weighed.imported.repairs,
                    problems: weighed.imported.problems,
                    unreadable: weighed.imported.unreadable,
                    entries: weighed.plan.into_entries(),
                }
            })
        });
        self.incoming.set(incoming);
    }

    /// Takes in the file that waits, but for some things. A snapshot is kept first; another pair's
    /// workbook opens beside the present one, never into it. One that is new to this device can be
    /// locked from its first text on.
    pub async fn take_in(
        &self,
        left_out: &BTreeSet<RecordId>,
        phrase: Option<&str>,
        progress: Progress,
    ) -> Took {
        let Some(incoming) = self.incoming.try_update(Option::take).flatten() else {
            return Took::Nothing;
        };
        let book = incoming.head.book;
        let is_open = || self.peek(Document::book) == Some(book);
        if !is_open() {
            self.want_again(book).await;
        }
        if !is_open() && self.is_locked(book) {
            self.incoming.set(Some(incoming));
            return Took::Locked;
        }
        let known = is_open() || self.shelf().iter().any(|look| look.id == book);
        let weighed_here = incoming.of == FileOf::Ours && is_open();
        if known && !weighed_here {
            self.look_again_in(incoming, progress).await;
            return Took::LooksAgain;
        }
        let import = Import {
            at: clock::now_ms(),
            by: incoming.head.exported.as_ref().map(|exported| exported.by),
            things: incoming.preview.things.len().saturating_sub(left_out.len()),
            left: left_out.len(),
        };
        if known {
            self.keep_snapshot("import", progress).await;
        } else if self.start_taken(book, phrase).await.is_err() {
            return Took::Nothing;
        }
        if !is_open() {
            return Took::Nothing;
        }
        let mut set = ChangeSet::empty(Deed::Imported);
        let mut taken = Taken::default();
        let mut entries = Some(incoming.entries);
        let chosen = self.peek(|document| {
            let entries = entries.take().unwrap_or_default();
            if left_out.is_empty() { entries } else { view::chosen(document, entries, left_out) }
        });
        let mut entries = chosen.unwrap_or_default().into_iter();
        let all = entries.len();
        timer::in_slices(Pace::Awaited, || {
            let slice: Vec<Entry> = entries.by_ref().take(STEP).collect();
            let part = self.desk.try_update_value(|desk| {
                let session = session_of(desk, book)?;
                Some(if known { noted(session, slice, &mut taken) } else { session.absorb(slice) })
            });
            // Another workbook was opened meanwhile.
            let Some(part) = part.flatten() else { return true };
            set.extend(part);
            progress.set(Some((all - entries.len(), all)));
            entries.len() == 0
        })
        .await;
        progress.set(None);
        let writer = self.writer();
        let set = self
            .desk
            .try_update_value(|desk| Some(session_of(desk, book)?.took(set, writer)))
            .flatten();
        let Some(set) = set else { return Took::Nothing };
        self.after(&set);
        if known && left_out.is_empty() {
            self.came_back(import.by);
        }
        if known && !set.is_empty() {
            self.keep_import(book, import, taken).await;
        }
        Took::All
    }

    /// Opens the workbook of a file that was weighed without it, and weighs the file against that.
    async fn look_again_in(&self, incoming: Incoming, progress: Progress) {
        let Incoming { head, entries, problems, repairs, unreadable, .. } = incoming;
        let book = head.book;
        if self.peek(Document::book) != Some(book) {
            self.switch_to(book);
            self.phase.set(Phase::Open(book));
        }
        self.read_the_rest();
        let imported = Imported { head, entries, problems, repairs, unreadable };
        self.weigh(imported, true, progress).await;
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

/// The open session, where it is of this workbook.
fn session_of(desk: &mut Desk, book: BookId) -> Option<&mut Session> {
    desk.session.as_mut().filter(|session| session.document().book() == book)
}

/// Takes entries in, each but once, and takes note of what that did.
fn noted(session: &mut Session, slice: Vec<Entry>, taken: &mut Taken) -> ChangeSet {
    let stood = |entry: &Entry| session.document().entry(entry.id()).cloned();
    let before: Vec<Option<Entry>> = slice.iter().map(stood).collect();
    let ids: Vec<RecordId> = slice.iter().map(Entry::id).collect();
    let set = session.absorb(slice);
    for (id, before) in ids.iter().zip(before) {
        if let Some(after) = session.document().entry(*id).filter(|_| set.touched.contains(id)) {
            taken.note(before.as_ref(), after);
        }
    }
    set
}
