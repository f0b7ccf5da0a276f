//! What a person can do: a command looks at the document and says what to write, or why not.
//! Not for stamping, storing or undoing: [`crate::session`] does that for every command alike.

mod aim;
mod answer;
mod bin;
mod settle;
mod workbook;

use serde_json::Value;

use crate::change::Deed;
use crate::document::Document;
use crate::entry::Entry;
use crate::id::{BookId, RecordId};
use crate::record::{AimId, AimText, Answer, PersonText, Record};
use crate::stamp::{Dot, Seat, Timestamp};
use crate::text;

pub use settle::Settlement;
pub use workbook::{NewPerson, StartWorkbook};

/// Everything a person can do to a workbook.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Start the workbook of a pair.
    Start(StartWorkbook),
    /// Change the workbook's title.
    Rename(String),
    /// Type into a text of a person.
    EditPerson { seat: Seat, text: PersonText, value: String },
    /// Pin an aim everywhere, or none.
    Focus(Option<AimId>),
    /// Add an aim at the end of the list, with a title or without.
    AddAim { id: AimId, title: String },
    /// Type into a text of an aim.
    EditAim { id: AimId, text: AimText, value: String },
    /// Put an aim behind another, or first.
    MoveAim { id: AimId, behind: Option<AimId> },
    /// Answer the present wording of an aim, or take the answer back.
    Answer { about: AimId, seat: Seat, answer: Option<Answer> },
    /// Put a record in the bin.
    Bin(RecordId),
    /// Take a record out of the bin, or keep one that was binned unknowingly.
    Restore(RecordId),
    /// Remove what is in the bin for good.
    EmptyBin,
    /// Settle two versions of a field.
    Settle { record: RecordId, field: String, how: Settlement },
}

/// Why a command could not be carried out. It then changed nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CommandError {
    /// The record is not there, is deleted, or is of another kind.
    #[error("the record is not there")]
    NotThere,
    /// A text is longer than this many characters.
    #[error("a text is longer than {0} characters")]
    TooLong(usize),
    /// A text that must say something says nothing.
    #[error("a needed text is empty")]
    Empty,
    /// Somebody else is writing: this person's answer is theirs to give.
    #[error("another person is writing")]
    OtherSeat,
    /// Two versions of the wording stand side by side; settle them first.
    #[error("two versions of the wording wait to be settled")]
    SettleFirst,
    /// The field has no two versions to settle.
    #[error("there is nothing to settle")]
    NothingToSettle,
    /// The workbook was already started.
    #[error("the workbook was already started")]
    AlreadyStarted,
    /// The record is not in the bin.
    #[error("the record is not in the bin")]
    NotInBin,
    /// The workbook's counters are used up; only a made-up file can bring that about.
    #[error("the workbook's counters are used up")]
    Full,
}

/// Who is writing and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Writer {
    /// The seat.
    pub seat: Seat,
    /// The clock, for showing only.
    pub now: Timestamp,
}

/// One field to write.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Write {
    pub(crate) record: RecordId,
    pub(crate) kind: &'static str,
    pub(crate) field: String,
    pub(crate) value: Value,
}

/// What a command comes down to.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Plan {
    /// Write these fields, as one step.
    Write(Vec<Write>),
    /// Put this record in the bin.
    Bin(RecordId),
    /// Empty these records of their content.
    Erase(Vec<RecordId>),
}

impl Command {
    /// What was done, for naming an undo step.
    pub const fn deed(&self) -> Deed {
        match self {
            Self::Start(_) => Deed::Started,
            Self::Rename(_) | Self::EditPerson { .. } | Self::EditAim { .. } => Deed::Edited,
            Self::Focus(_) => Deed::Focused,
            Self::AddAim { .. } => Deed::Added,
            Self::MoveAim { .. } => Deed::Moved,
            Self::Answer { .. } => Deed::Answered,
            Self::Bin(_) => Deed::Binned,
            Self::Restore(_) => Deed::Restored,
            Self::EmptyBin => Deed::EmptiedBin,
            Self::Settle { .. } => Deed::Settled,
        }
    }

    /// What the command comes down to in this document.
    pub(crate) fn plan(&self, document: &Document, writer: Writer) -> Result<Plan, CommandError> {
        match self {
            Self::Start(start) => workbook::start(document, start, writer),
            Self::Rename(title) => workbook::rename(document, title),
            Self::EditPerson { seat, text, value } => {
                workbook::edit_person(document, *seat, *text, value)
            }
            Self::Focus(aim) => workbook::focus(document, *aim),
            Self::AddAim { id, title } => aim::add(document, *id, title, writer),
            Self::EditAim { id, text, value } => aim::edit(document, *id, *text, value),
            Self::MoveAim { id, behind } => aim::place(document, *id, *behind),
            Self::Answer { about, seat, answer } => {
                answer::give(document, *about, *seat, *answer, writer)
            }
            Self::Bin(id) => bin::put(document, *id),
            Self::Restore(id) => bin::take_out(document, *id),
            Self::EmptyBin => Ok(bin::empty(document)),
            Self::Settle { record, field, how } => {
                settle::settle(document, *record, field, how, writer)
            }
        }
    }

    /// Whether this is typing into a field that is on the screen.
    pub const fn is_typing(&self) -> bool {
        matches!(self, Self::Rename(_) | Self::EditPerson { .. } | Self::EditAim { .. })
    }

    /// The field a burst of typing goes to: its key presses make one step.
    pub(crate) fn typing(&self, book: BookId) -> Option<(RecordId, &'static str)> {
        match self {
            Self::Rename(_) => Some((crate::record::Workbook::id(book), "title")),
            Self::EditPerson { seat, text, .. } => {
                Some((crate::record::Person::id(book, *seat), text.field()))
            }
            Self::EditAim { id, text, .. } => Some((id.0, text.field())),
            Self::Start(_)
            | Self::Focus(_)
            | Self::AddAim { .. }
            | Self::MoveAim { .. }
            | Self::Answer { .. }
            | Self::Bin(_)
            | Self::Restore(_)
            | Self::EmptyBin
            | Self::Settle { .. } => None,
        }
    }
}

/// The fields of a struct that differ from its default, as writes: how every record is made.
fn make<T: Record>(id: RecordId, record: &T, writer: Writer) -> Vec<Write> {
    let kind = T::KIND.name;
    let write = |(field, value)| Write { record: id, kind, field, value };
    let mut planned: Vec<Write> =
        crate::entry::reconcile(&T::default(), record).into_iter().map(write).collect();
    planned.push(write((crate::record::CREATED.to_owned(), Value::from(writer.now.to_string()))));
    planned
}

/// A visible record of a kind.
fn find<T: Record>(document: &Document, id: RecordId) -> Result<&Entry, CommandError> {
    document.visible(id, T::KIND.name).ok_or(CommandError::NotThere)
}

/// A typed text, cleaned, unless it is past what any field takes.
fn typed(value: &str) -> Result<Value, CommandError> {
    if text::length(value) > text::HARD_LIMIT {
        return Err(CommandError::TooLong(text::HARD_LIMIT));
    }
    Ok(Value::from(text::clean(value)))
}

/// A version of a field, named by its write.
pub type VersionRef = Dot;
