//! The bridge between the core and the screens: the only owner of a session.
//! Not for views, and not for browser APIs.
//!
//! One way in: [`App::dispatch`]. One way out: a view reads through [`App`], which takes note of
//! the records it read and wakes it when one of them changes.

mod about;
mod aside;
mod beside;
mod canvas;
mod copies;
mod desk;
mod dispatch;
mod file;
mod gallery;
mod heal;
mod imports;
mod incoming;
mod journal;
mod keys;
mod left;
mod load;
mod local;
mod lock;
mod marks;
mod names;
mod practice;
mod prefs;
mod project;
mod read;
mod record;
mod removal;
mod room;
mod save;
pub mod sealed;
mod sent;
mod share;
mod shelf;
mod sitting;
mod status;
mod tabs;
mod voice;

use leptos::prelude::*;
use workbook_core::change::Deed;
use workbook_core::id::{BookId, RecordId};
use workbook_core::stamp::Seat;

use crate::platform::files::File;
use desk::Desk;
use project::Wakers;
use voice::Voices;

pub use beside::Contents;
pub use copies::Otherwise;
pub use file::{ReadyFile, file_stem};
pub use gallery::LastChange;
pub use imports::{Import, Undone};
pub use incoming::{FileOf, Incoming};
pub use lock::{IDLE_MINUTES, LockError, LockLook, Unplaced};
pub use names::letter;
pub use prefs::{Prefs, SingleKeys, TextSize, Theme};
pub use read::{AimLook, Contest, VersionLook, said};
pub use removal::{Removed, Stage};
pub use room::{NEARLY_FULL, Room, Takes};
use sent::Outside;
pub use sent::Sent;
pub use share::{Progress, Took};
pub use shelf::BookLook;
pub use sitting::News;
pub use status::{SaveState, Trouble};
pub use voice::Toast;

/// Where the app stands with its workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Looking into the stores.
    Opening,
    /// There is no workbook on this device.
    NoBook,
    /// This workbook is open.
    Open(BookId),
    /// This one is locked.
    Locked(BookId),
}

/// What undo and redo would do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Steps {
    /// What undo would take back.
    pub undo: Option<Deed>,
    /// What redo would do again.
    pub redo: Option<Deed>,
}

/// Something stored that could not be read. It was set aside, never overwritten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damaged {
    /// Where the text lies now.
    pub key: String,
    /// The record it was, where its key said so.
    pub record: Option<RecordId>,
    /// Whether the other store still had the record.
    pub healed: bool,
}

/// Why nothing can be changed now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadOnly {
    /// A newer version of the app wrote this workbook.
    NewerVersion,
}

/// The app's state, in context. Copies are the same state.
#[derive(Clone, Copy)]
pub struct App {
    desk: StoredValue<Desk, LocalStorage>,
    wakers: StoredValue<Wakers, LocalStorage>,
    phase: RwSignal<Phase>,
    loaded: RwSignal<bool>,
    seat: RwSignal<Seat>,
    save: RwSignal<SaveState>,
    steps: RwSignal<Steps>,
    prefs: RwSignal<Prefs>,
    waiting: RwSignal<usize>,
    damaged: RwSignal<Vec<Damaged>>,
    read_only: RwSignal<Option<ReadOnly>>,
    outside: RwSignal<Outside>,
    incoming: RwSignal<Option<Incoming>, LocalStorage>,
    handed: RwSignal<Option<File>, LocalStorage>,
    imports: RwSignal<Vec<Import>>,
    removed: RwSignal<Option<Removed>>,
    toast: RwSignal<Option<Toast>>,
    voices: StoredValue<Voices, LocalStorage>,
    update_ready: RwSignal<bool>,
    question: RwSignal<String>,
    lock: RwSignal<LockLook>,
}

impl App {
    /// Makes the state, with nothing open yet.
    pub fn new() -> Self {
        Self {
            desk: StoredValue::new_local(Desk::new()),
            wakers: StoredValue::new_local(Wakers::default()),
            phase: RwSignal::new(Phase::Opening),
            loaded: RwSignal::new(false),
            seat: RwSignal::new(Seat::Patient),
            save: RwSignal::new(SaveState::Saved),
            steps: RwSignal::new(Steps::default()),
            prefs: RwSignal::new(Prefs::default()),
            waiting: RwSignal::new(0),
            damaged: RwSignal::new(Vec::new()),
            read_only: RwSignal::new(None),
            outside: RwSignal::new(Outside::default()),
            incoming: RwSignal::new_local(None),
            handed: RwSignal::new_local(None),
            imports: RwSignal::new(Vec::new()),
            removed: RwSignal::new(None),
            toast: RwSignal::new(None),
            voices: StoredValue::new_local(Voices::new()),
            update_ready: RwSignal::new(false),
            question: RwSignal::new(String::new()),
            lock: RwSignal::new(LockLook::default()),
        }
    }

    /// The state of this page.
    ///
    /// # Panics
    /// Outside the app's own tree, which is a fault of the program.
    pub fn here() -> Self {
        expect_context::<Self>()
    }

    /// Where the app stands with its workbook.
    pub fn phase(&self) -> Phase {
        self.phase.get()
    }
    /// Whether all records are in memory. The first screen does not wait for it.
    pub fn is_loaded(&self) -> bool {
        self.loaded.get()
    }
    /// Who is writing.
    pub fn seat(&self) -> Seat {
        self.seat.get()
    }
    /// Whether what was typed is safe.
    pub fn save_state(&self) -> SaveState {
        self.save.get()
    }
    /// What undo and redo would do.
    pub fn steps(&self) -> Steps {
        self.steps.get()
    }
    /// How this device shows things.
    pub fn prefs(&self) -> Prefs {
        self.prefs.get()
    }
    /// How many items wait to be settled.
    pub fn waiting(&self) -> usize {
        self.waiting.get()
    }
    /// What could not be read.
    pub fn damaged(&self) -> Vec<Damaged> {
        self.damaged.get()
    }
    /// Why nothing can be changed, if so.
    pub fn read_only(&self) -> Option<ReadOnly> {
        self.read_only.get()
    }
    /// When a copy was last kept outside this device, in milliseconds since 1970.
    pub fn last_copy(&self) -> Option<i64> {
        self.outside.get().copy
    }
    /// Since when there are changes in no file, in milliseconds since 1970.
    pub fn uncopied_since(&self) -> Option<i64> {
        self.outside.get().uncopied
    }
    /// A file that was opened and waits for a yes or no.
    pub fn incoming(&self) -> RwSignal<Option<Incoming>, LocalStorage> {
        self.incoming
    }
    /// A file that the device handed to the app and nobody looked into yet.
    pub fn handed(&self) -> RwSignal<Option<File>, LocalStorage> {
        self.handed
    }
    /// The workbook that was removed last, until somebody has read it.
    pub fn removed(&self) -> RwSignal<Option<Removed>> {
        self.removed
    }
    /// What just happened, with a way back.
    pub fn toast(&self) -> RwSignal<Option<Toast>> {
        self.toast
    }
    /// Whether a new version waits.
    pub fn update_ready(&self) -> RwSignal<bool> {
        self.update_ready
    }
    /// What was looked for last in this workbook, so that the way back from a find leads to it.
    pub fn question(&self) -> RwSignal<String> {
        self.question
    }
}

impl Default for App {
    fn default() -> Self {
        Self::new()
    }
}
