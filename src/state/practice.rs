//! A workbook that is made at one go, from commands of both seats: the practice workbook.
//! Not for what it says: see `parts::practice`.

use leptos::prelude::*;
use workbook_core::command::{Command, CommandError, Writer};
use workbook_core::document::Document;
use workbook_core::id::{Actor, BookId};
use workbook_core::session::Session;
use workbook_core::stamp::{Seat, Timestamp};

use super::{App, Phase};
use crate::platform::{clock, random};

impl App {
    /// Whether the open workbook holds made-up data, to try things out with.
    pub fn is_practice(&self) -> bool {
        matches!(self.phase(), Phase::Open(_)) && self.workbook().practice
    }

    /// Opens a new workbook in which all this was done already, with the patient's turn. It comes
    /// as a file would: undo has nothing to take apart, and what somebody changes here afterwards
    /// can be told from what was there.
    pub fn open_made(&self, book: BookId, deeds: Vec<(Seat, Command)>) -> Result<(), CommandError> {
        let mut made = Session::new(Document::new(book), Actor::new(random::random_u64()));
        let mut at = clock::now_ms();
        for (seat, command) in deeds {
            // One after the other, so that what is shown by its time keeps its order.
            at += 1;
            made.run(&command, Writer { seat, now: Timestamp::from_ms(at) })?;
        }
        let entries = made.document().entries().cloned().collect();
        self.start_book(book);
        self.pass_to(Seat::Patient);
        let set = self
            .desk
            .try_update_value(|desk| desk.session.as_mut().map(|session| session.absorb(entries)));
        if let Some(set) = set.flatten() {
            self.after(&set);
        }
        Ok(())
    }
}
