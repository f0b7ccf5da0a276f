//! The one way in: a command runs, its change set goes to the stores, the screens and the other
//! tabs. Not for deciding what a command does.

use leptos::prelude::*;
use workbook_core::change::{ChangeSet, Deed};
use workbook_core::command::{Command, CommandError, Writer};
use workbook_core::session::Session;
use workbook_core::stamp::Timestamp;

use super::App;
use crate::i18n::words;
use crate::platform::clock;

impl App {
    /// Who is writing now, and when.
    pub(super) fn writer(&self) -> Writer {
        let now = Timestamp::from_ms(clock::now_ms());
        Writer { seat: self.seat.get_untracked(), now }
    }

    /// Carries out a command. An error changed nothing.
    pub fn dispatch(&self, command: &Command) -> Result<(), CommandError> {
        if self.read_only.get_untracked().is_some() {
            return Err(CommandError::NotThere);
        }
        if !command.is_typing() {
            self.read_the_rest();
        }
        let writer = self.writer();
        let run = self.desk.try_update_value(|desk| {
            desk.session.as_mut().map(|session| session.run(command, writer))
        });
        let set = run.flatten().unwrap_or(Err(CommandError::NotThere))?;
        self.after(&set);
        Ok(())
    }

    /// What went well; what went wrong is said.
    pub fn told<T>(&self, result: Result<T, CommandError>) -> Option<T> {
        result.map_err(|error| self.alert(&words::command_error(error))).ok()
    }

    /// Takes back the last step of this page.
    pub fn undo(&self) {
        self.step(Session::undo);
    }

    /// Does again what was taken back last.
    pub fn redo(&self) {
        self.step(Session::redo);
    }

    fn step(&self, step: impl FnOnce(&mut Session, Writer) -> Option<ChangeSet>) {
        if self.read_only.get_untracked().is_some() {
            return;
        }
        self.read_the_rest();
        let writer = self.writer();
        let set = self.desk.try_update_value(|desk| {
            desk.session.as_mut().and_then(|session| step(session, writer))
        });
        if let Some(set) = set.flatten() {
            self.after(&set);
        }
    }

    /// Stores, tells and shows what changed.
    pub(super) fn after(&self, set: &ChangeSet) {
        if set.is_empty() {
            self.project([]);
            return;
        }
        // What a toast offers to undo is the last thing that was done; after this it no longer is.
        if self.toast.with_untracked(Option::is_some) {
            self.toast.set(None);
        }
        self.note_uncopied();
        // Two people who start a workbook do it together.
        if set.deed != Deed::Started {
            self.note_news(&set.touched);
        }
        self.store(&set.touched);
        self.tell_tabs(&set.touched);
        self.project(&set.touched);
    }
}
