//! Commands the tests give often, in few words.

use workbook_core::command::{Command, New};
use workbook_core::id::{BookId, RecordId};
use workbook_core::record::{Aim, AimId, Person, Text, Workbook};
use workbook_core::stamp::Seat;

pub(crate) fn add_aim(id: AimId, title: String) -> Command {
    Command::Add(New::of(id.0, &Aim { title, ..Aim::default() }))
}

pub(crate) fn move_aim(id: AimId, behind: Option<AimId>) -> Command {
    Command::Move { id: id.0, behind: behind.map(|aim| aim.0) }
}

pub(crate) fn type_in(id: RecordId, text: Text, value: &str) -> Command {
    Command::Type { id, text, value: value.to_owned() }
}

pub(crate) fn rename(book: BookId, title: &str) -> Command {
    type_in(Workbook::id(book), Workbook::TITLE, title)
}

pub(crate) fn edit_person(book: BookId, seat: Seat, text: Text, value: &str) -> Command {
    type_in(Person::id(book, seat), text, value)
}
