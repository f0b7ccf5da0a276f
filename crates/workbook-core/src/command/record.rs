//! Making, changing, typing into and ordering records of any kind.
//! Not for what only one kind does: answers, rounds and settling have files of their own.

use serde_json::Value;

use super::{CommandError, Plan, Write, Writer, find_any, guard, typed};
use crate::document::Document;
use crate::entry::{Entry, reconcile};
use crate::id::RecordId;
use crate::order::{self, is_key};
use crate::record::{self, CREATED, Hangs, Kind, ORDER, PARENT, Record, SHARE, Text};
use crate::stamp::Seat;
use crate::text;

/// A record to be made.
#[derive(Debug, Clone, PartialEq)]
pub struct New {
    id: RecordId,
    kind: &'static str,
    fields: Vec<(String, Value)>,
    also: Vec<New>,
}

impl New {
    /// A record with this id. Its place in the list and its time of making are seen to.
    pub fn of<T: Record>(id: RecordId, record: &T) -> Self {
        let fields = reconcile(&T::default(), record);
        Self { id, kind: T::KIND.name, fields, also: Vec::new() }
    }
    /// Another record that is made with it, in one step. It may hang on one made before it.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.also.push(other);
        self
    }
    /// The record's id.
    pub const fn id(&self) -> RecordId {
        self.id
    }
    /// Its kind, by its name in files.
    pub const fn kind(&self) -> &'static str {
        self.kind
    }
    pub(super) fn value(&self, field: &str) -> Option<&Value> {
        self.fields.iter().find(|(name, _)| name == field).map(|(_, value)| value)
    }
}

/// What is chosen anew in a record: the fields in which two states of it differ.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    id: RecordId,
    kind: &'static str,
    fields: Vec<(String, Value)>,
}

impl Edit {
    /// The way from one state of a record to another.
    pub fn of<T: Record>(id: RecordId, before: &T, after: &T) -> Self {
        Self { id, kind: T::KIND.name, fields: reconcile(before, after) }
    }
    /// One field of a kind that is chosen, not typed.
    pub fn one(id: RecordId, kind: &'static Kind, field: &str, value: Value) -> Self {
        Self { id, kind: kind.name, fields: vec![(field.to_owned(), value)] }
    }
    /// The record's id.
    pub const fn id(&self) -> RecordId {
        self.id
    }
}

pub(super) fn add(document: &Document, new: &New, writer: Writer) -> Result<Plan, CommandError> {
    let mut made: Vec<&New> = Vec::new();
    let mut planned = Vec::new();
    for new in std::iter::once(new).chain(&new.also) {
        guard::may_add(document, new, &made, writer)?;
        let ordered = record::kind(new.kind).is_some_and(|kind| kind.ordered);
        let last = ordered.then(|| last_of(&planned, new)).flatten();
        let one = add_one(document, new, &made, last.as_deref(), writer)?;
        planned.extend(one);
        made.push(new);
    }
    Ok(Plan::Write(planned))
}

/// The place of the last sibling that is made in the same step, so that several keep their order.
fn last_of(planned: &[Write], new: &New) -> Option<String> {
    let on = new.value(PARENT).cloned().unwrap_or_default();
    let text = |write: &Write| write.value.as_str().map(str::to_owned);
    let places = planned.iter().rev().filter(|w| w.kind == new.kind && w.field == ORDER);
    let hangs_there = |place: &&Write| {
        let parent = |w: &&Write| w.record == place.record && w.field == PARENT;
        // What was planned last is what is looked for, nearly always.
        planned.iter().rev().find(parent).map_or(Value::Null, |w| w.value.clone()) == on
    };
    places.into_iter().find(hangs_there).and_then(text)
}

/// One record that is made, alone or after others of the same step.
fn add_one(
    document: &Document,
    new: &New,
    made: &[&New],
    last_made: Option<&str>,
    writer: Writer,
) -> Result<Vec<Write>, CommandError> {
    let kind = record::kind(new.kind).ok_or(CommandError::NotThere)?;
    if document.entry(new.id).is_some() || made.iter().any(|other| other.id == new.id) {
        return Err(CommandError::NotThere);
    }
    hangs(document, kind, new, made)?;
    if let Some(owner) = kind.owner {
        let seat = new.value(owner).and_then(Value::as_str).and_then(Seat::from_name);
        speaks_for(writer, seat)?;
    }
    let mut planned = Vec::new();
    for (field, value) in new.fields.iter().filter(|(field, _)| field != ORDER && field != CREATED)
    {
        let value = match value.as_str() {
            Some(text) => typed_within(kind.name, field, text.trim(), 0)?,
            None => value.clone(),
        };
        planned.push((field.clone(), value));
    }
    if kind.ordered {
        let parent = new.value(PARENT).and_then(Value::as_str).unwrap_or_default();
        let last = siblings(document, kind, parent).next_back().map(|entry| entry.text(ORDER));
        let last = last_made.or(last);
        planned.push((ORDER.to_owned(), Value::from(order::between(last, None))));
    }
    planned.push((CREATED.to_owned(), Value::from(writer.now.to_string())));
    let write = |(field, value)| Write { record: new.id, kind: kind.name, field, value };
    Ok(planned.into_iter().map(write).collect())
}

/// Whether what the record hangs on is there, or made with it, and of a kind it can hang on.
fn hangs(document: &Document, kind: &Kind, new: &New, made: &[&New]) -> Result<(), CommandError> {
    let on_kind = match new.value(PARENT).and_then(Value::as_str) {
        Some(text) => {
            let id: RecordId = text.parse().map_err(|_| CommandError::NotThere)?;
            match made.iter().find(|other| other.id == id) {
                Some(other) => Some(other.kind),
                None => Some(find_any(document, id)?.kind()),
            }
        }
        None => None,
    };
    let fits = match (kind.hangs, on_kind) {
        (Hangs::Free | Hangs::May(_), None) | (Hangs::OnAny, Some(_)) => true,
        (Hangs::May(on) | Hangs::Must(on), Some(parent)) => on.contains(&parent),
        (Hangs::Free, Some(_)) | (Hangs::Must(_) | Hangs::OnAny, None) => false,
    };
    if fits { Ok(()) } else { Err(CommandError::NotThere) }
}

pub(super) fn set(document: &Document, edit: &Edit, writer: Writer) -> Result<Plan, CommandError> {
    let entry = document.visible(edit.id, edit.kind).ok_or(CommandError::NotThere)?;
    let mut planned = Vec::new();
    for (field, value) in &edit.fields {
        can_be_chosen(edit.kind, field)?;
        own(entry, field, writer)?;
        let value = match value.as_str() {
            Some(text) => typed_within(edit.kind, field, text, longest(entry, field))?,
            None => value.clone(),
        };
        planned.push(Write { record: edit.id, kind: edit.kind, field: field.clone(), value });
    }
    Ok(Plan::Write(planned))
}

pub(super) fn type_in(
    document: &Document,
    id: RecordId,
    text: Text,
    value: &str,
    writer: Writer,
) -> Result<Plan, CommandError> {
    let entry = document.visible(id, text.kind).ok_or(CommandError::NotThere)?;
    own(entry, text.field, writer)?;
    let value = typed_within(text.kind, text.field, value, longest(entry, text.field))?;
    let field = text.field.to_owned();
    Ok(Plan::Write(vec![Write { record: id, kind: text.kind, field, value }]))
}

/// A typed text, within the limit of its field if that is a hard one. A text that came longer from
/// elsewhere, `stands` characters, may only get shorter.
pub(super) fn typed_within(
    kind: &str,
    field: &str,
    value: &str,
    stands: usize,
) -> Result<Value, CommandError> {
    let value = typed(value)?;
    let text = record::field(kind, field).and_then(|field| field.text).filter(|text| text.hard);
    let length = value.as_str().map(text::length).unwrap_or_default();
    match text {
        Some(text) if length > text.limit.max(stands) => Err(CommandError::TooLong(text.limit)),
        Some(_) | None => Ok(value),
    }
}

/// How many characters the longest text has that stands in a field.
pub(super) fn longest(entry: &Entry, field: &str) -> usize {
    let versions = entry.register(field).versions().iter();
    versions.filter_map(|v| v.value.as_str()).map(text::length).max().unwrap_or_default()
}

/// A kind's own fields can be chosen, and whether a record is shared; what the program keeps of its
/// own accord, such as a deletion mark, cannot, nor what has a command that looks closer.
fn can_be_chosen(kind: &str, field: &str) -> Result<(), CommandError> {
    let own = record::kind(kind).is_some_and(|kind| kind.fields.iter().any(|f| f.name == field));
    let own = own && !guard::sees_to(kind, field);
    if own || field == SHARE { Ok(()) } else { Err(CommandError::NotThere) }
}

/// What belongs to one person is written by that person, or by the pair together.
pub(super) fn own(entry: &Entry, field: &str, writer: Writer) -> Result<(), CommandError> {
    let own = record::field(entry.kind(), field).is_some_and(|field| field.own);
    let owner = record::kind(entry.kind()).and_then(|kind| kind.owner);
    match owner.filter(|_| own) {
        Some(owner) => speaks_for(writer, Seat::from_name(entry.text(owner))),
        None => Ok(()),
    }
}

/// What belongs to both is written by both; what belongs to nobody known, by nobody.
pub(super) fn speaks_for(writer: Writer, owner: Option<Seat>) -> Result<(), CommandError> {
    let may = owner.is_some_and(|owner| writer.seat.speaks_for(owner) || owner == Seat::Both);
    if may { Ok(()) } else { Err(CommandError::OtherSeat) }
}

/// The visible records of a kind that hang on the same, in their order.
fn siblings<'d>(
    document: &'d Document,
    kind: &'static Kind,
    parent: &'d str,
) -> impl DoubleEndedIterator<Item = &'d Entry> {
    let all = document.list(kind.name).filter_map(|id| document.entry(id));
    all.filter(move |entry| entry.text(PARENT) == parent)
}

pub(super) fn place(
    document: &Document,
    id: RecordId,
    behind: Option<RecordId>,
) -> Result<Plan, CommandError> {
    let entry = find_any(document, id)?;
    let kind = record::kind(entry.kind()).filter(|k| k.ordered).ok_or(CommandError::NotThere)?;
    let rest = siblings(document, kind, entry.text(PARENT)).filter(|other| other.id() != id);
    put_behind(kind, vec![id], rest, behind).map(Plan::Write)
}

/// Gives records of a kind places behind one of the others, or first, in the order they are named.
pub(super) fn put_behind<'d>(
    kind: &'static Kind,
    moved: Vec<RecordId>,
    mut rest: impl Iterator<Item = &'d Entry>,
    behind: Option<RecordId>,
) -> Result<Vec<Write>, CommandError> {
    let key = |entry: &'_ Entry| Some(entry.text(ORDER).to_owned()).filter(|key| is_key(key));
    let before = match behind {
        None => None,
        Some(wanted) => {
            key(rest.find(|other| other.id() == wanted).ok_or(CommandError::NotThere)?)
        }
    };
    // Records that were added apart may share one key, and a damaged one has none: there is no
    // place between those, so they move along, up to the first with a key further on.
    let mut along = moved;
    let mut after = None;
    for other in rest {
        after = key(other).filter(|next| before.as_ref().is_none_or(|last| last < next));
        if after.is_some() {
            break;
        }
        along.push(other.id());
    }
    let mut planned = Vec::new();
    let mut last = before;
    for record in along {
        let next = order::between(last.as_deref(), after.as_deref());
        let (field, value) = (ORDER.to_owned(), Value::from(next.clone()));
        planned.push(Write { record, kind: kind.name, field, value });
        last = Some(next);
    }
    Ok(planned)
}
