//! What a person can do: a command looks at the document and says what to write, or why not.
//! Not for stamping, storing or undoing: [`crate::session`] does that for every command alike.

mod answer;
mod back;
mod bin;
mod canvas;
mod guard;
mod harvest;
mod rate;
mod record;
mod settle;
mod workbook;

use serde_json::Value;

use crate::change::Deed;
use crate::document::Document;
use crate::entry::Entry;
use crate::id::RecordId;
use crate::record::{Aim, AimId, Answer, Dots, Priority, Record, Text};
use crate::stamp::{Dot, Seat, Timestamp};
use crate::text;

pub use answer::Asked;
pub use back::would_bring;
pub use bin::stays_in_bin;
pub use canvas::{Cover, Said, Slot, Spot};
pub use harvest::aim_of;
pub use rate::Rating;
pub use record::{Edit, New};
pub use settle::Settlement;
pub use workbook::{NewPerson, Purpose, StartWorkbook};

/// Everything a person can do to a workbook.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Start the workbook of a pair.
    Start(StartWorkbook),
    /// Make a record, at the end of its list.
    Add(New),
    /// Choose values of a record anew.
    Set(Edit),
    /// Type into a text of a record.
    Type { id: RecordId, text: Text, value: String },
    /// Put a record behind one of its siblings, or first.
    Move { id: RecordId, behind: Option<RecordId> },
    /// Pin an aim everywhere, or none.
    Focus(Option<AimId>),
    /// Answer the present wording of an aim or of a rung of its ladder, or take the answer back.
    /// Both seats answer at once where the pair sits together.
    Answer { about: AimId, asked: Asked, seat: Seat, answer: Option<Answer> },
    /// Say what comes first for a person.
    Rank { about: AimId, seat: Seat, priority: Option<Priority> },
    /// Answer blind what is asked of both.
    Rate(Rating),
    /// Show one's blind answer without waiting for the other's.
    Reveal(RecordId),
    /// Fill a place of a canvas that holds one answer.
    Fill { canvas: RecordId, zone: String, slot: Slot, said: Said },
    /// Put cards behind a card of a spot, or first there.
    Put { cards: Vec<RecordId>, spot: Spot, behind: Option<RecordId> },
    /// Put so many dots of a seat on a card.
    Dot { card: RecordId, seat: Seat, dots: Dots },
    /// Say that one's cards in a blind zone are in, or show it.
    Cover { canvas: RecordId, zone: String, cover: Cover },
    /// Make an aim, with this id, of what stands on a canvas of the template for it.
    MakeAim { canvas: RecordId, aim: AimId },
    /// Put a record in the bin.
    Bin(RecordId),
    /// Put several records in the bin at once.
    BinAll(Vec<RecordId>),
    /// Take a record out of the bin, or keep one that was binned unknowingly.
    Restore(RecordId),
    /// Bring back what these records of a safe copy say.
    BringBack(Vec<Entry>),
    /// Remove what is in the bin for good.
    EmptyBin,
    /// Settle two versions of a field.
    Settle { record: RecordId, field: String, how: Settlement },
    /// Settle all that waits with the words of one author, where they wrote one of the versions.
    SettleAll(Seat),
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
    /// All stands as it stood in the copy.
    #[error("there is nothing to bring back")]
    NothingToBring,
    /// The record is not in the bin.
    #[error("the record is not in the bin")]
    NotInBin,
    /// All dots, of which there are this many, are on cards already.
    #[error("all {0} dots are on cards already")]
    NoDotsLeft(i64),
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
    /// Put these records in the bin.
    Bin(Vec<RecordId>),
    /// Empty these records of their content.
    Erase(Vec<RecordId>),
}

impl Command {
    /// What was done, for naming an undo step.
    pub const fn deed(&self) -> Deed {
        match self {
            Self::Start(_) => Deed::Started,
            Self::Add(new) => Deed::Added(new.kind()),
            Self::Set(_) | Self::Rank { .. } => Deed::Chosen,
            Self::Type { .. } => Deed::Edited,
            Self::Fill { said, .. } => {
                if said.typed_field().is_some() {
                    Deed::Edited
                } else {
                    Deed::Answered
                }
            }
            Self::Move { .. } | Self::Put { .. } => Deed::Moved,
            Self::Focus(_) => Deed::Focused,
            Self::Reveal(_) | Self::Cover { cover: Cover::ShowNow, .. } => Deed::Revealed,
            Self::Answer { .. } | Self::Rate(_) | Self::Cover { .. } => Deed::Answered,
            Self::Dot { .. } => Deed::Dotted,
            Self::MakeAim { .. } => Deed::Added(Aim::KIND.name),
            Self::Bin(_) | Self::BinAll(_) => Deed::Binned,
            Self::Restore(_) | Self::BringBack(_) => Deed::Restored,
            Self::EmptyBin => Deed::EmptiedBin,
            Self::Settle { .. } | Self::SettleAll(_) => Deed::Settled,
        }
    }

    /// What the command comes down to in this document.
    pub(crate) fn plan(&self, document: &Document, writer: Writer) -> Result<Plan, CommandError> {
        for id in self.changes() {
            guard::can_see(document, id, writer)?;
        }
        match self {
            Self::Start(start) => workbook::start(document, start, writer),
            Self::Add(new) => record::add(document, new, writer),
            Self::Set(edit) => record::set(document, edit, writer),
            Self::Type { id, text, value } => record::type_in(document, *id, *text, value, writer),
            Self::Move { id, behind } => record::place(document, *id, *behind),
            Self::Focus(aim) => workbook::focus(document, *aim),
            Self::Answer { about, asked, seat, answer } => {
                answer::give(document, *about, *asked, *seat, *answer, writer)
            }
            Self::Rank { about, seat, priority } => {
                answer::rank(document, *about, *seat, *priority, writer)
            }
            Self::Rate(rating) => rate::rate(document, rating, writer),
            Self::Reveal(id) => rate::reveal(document, *id, writer),
            Self::Fill { canvas, zone, slot, said } => {
                canvas::fill(document, *canvas, zone, *slot, said, writer)
            }
            Self::Put { cards, spot, behind } => {
                canvas::put(document, cards, spot, *behind, writer)
            }
            Self::Dot { card, seat, dots } => canvas::dot(document, *card, *seat, *dots, writer),
            Self::Cover { canvas, zone, cover } => {
                canvas::cover(document, *canvas, zone, *cover, writer)
            }
            Self::MakeAim { canvas, aim } => harvest::make_aim(document, *canvas, *aim, writer),
            Self::Bin(id) => bin::put(document, &[*id]),
            Self::BinAll(ids) => bin::put(document, ids),
            Self::Restore(id) => bin::take_out(document, *id),
            Self::BringBack(copy) => back::bring(document, copy, writer),
            Self::EmptyBin => Ok(bin::empty(document)),
            Self::Settle { record, field, how } => {
                settle::settle(document, *record, field, how, writer)
            }
            Self::SettleAll(by) => settle::settle_all(document, *by, writer),
        }
    }

    /// The records that are changed as they stand.
    fn changes(&self) -> Vec<RecordId> {
        match self {
            Self::Set(edit) => vec![edit.id()],
            Self::BinAll(ids) => ids.clone(),
            Self::Type { id, .. }
            | Self::Move { id, .. }
            | Self::Bin(id)
            | Self::Dot { card: id, .. }
            | Self::Settle { record: id, .. } => vec![*id],
            Self::Start(_)
            | Self::Add(_)
            | Self::Focus(_)
            | Self::Answer { .. }
            | Self::Rank { .. }
            | Self::Rate(_)
            | Self::Reveal(_)
            | Self::Fill { .. }
            | Self::Put { .. }
            | Self::Cover { .. }
            | Self::MakeAim { .. }
            | Self::Restore(_)
            | Self::BringBack(_)
            | Self::SettleAll(_)
            | Self::EmptyBin => Vec::new(),
        }
    }

    /// Whether this is typing into a field that is on the screen.
    pub const fn is_typing(&self) -> bool {
        match self {
            Self::Fill { said, .. } => said.typed_field().is_some(),
            _ => matches!(self, Self::Type { .. }),
        }
    }

    /// The field a burst of typing goes to: its key presses make one step.
    pub(crate) fn typing(&self) -> Option<(RecordId, &'static str)> {
        match self {
            Self::Type { id, text, .. } => Some((*id, text.field)),
            Self::Fill { canvas, zone, slot, said } => {
                Some((slot.id(*canvas, zone), said.typed_field()?))
            }
            Self::Start(_)
            | Self::Add(_)
            | Self::Set(_)
            | Self::Move { .. }
            | Self::Focus(_)
            | Self::Answer { .. }
            | Self::Rank { .. }
            | Self::Rate(_)
            | Self::Reveal(_)
            | Self::Put { .. }
            | Self::Dot { .. }
            | Self::Cover { .. }
            | Self::MakeAim { .. }
            | Self::Bin(_)
            | Self::BinAll(_)
            | Self::Restore(_)
            | Self::BringBack(_)
            | Self::EmptyBin
            | Self::Settle { .. }
            | Self::SettleAll(_) => None,
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

/// A visible record of any kind this version knows.
fn find_any(document: &Document, id: RecordId) -> Result<&Entry, CommandError> {
    document.entry(id).filter(|entry| entry.is_visible()).ok_or(CommandError::NotThere)
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
