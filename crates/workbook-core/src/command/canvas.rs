//! What is done on a canvas alone: filling the places of a zone, moving cards, dots, showing what
//! was covered, and making an aim of it. Cards, arrows and zones are made by the general commands.

use serde_json::Value;

use super::guard::{can_see, has_cell, may_reach, may_write};
use super::record::{longest, put_behind, speaks_for, typed_within};
use super::{CommandError, Plan, Write, Writer, find, make, typed};
use crate::document::Document;
use crate::entry::Entry;
use crate::id::RecordId;
use crate::record::{Answer, Canvas, Card, DELETED, Dots, Height, Record, Rung, Ten, ZoneSort};
use crate::stamp::Seat;
use crate::view::{self, Shown};

/// A place of a canvas where a card can lie.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// The key of the zone.
    pub zone: String,
    /// The key of the lane; empty for none.
    pub lane: String,
    /// The key of the column; empty for none.
    pub column: String,
}

impl Spot {
    /// Where a card lies.
    pub fn of(card: &Entry) -> Self {
        let text = |field: &str| card.text(field).to_owned();
        Self { zone: text("zone"), lane: text("lane"), column: text("column") }
    }
}

/// A place in a zone that holds one answer, so that both copies arrive at the same card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// The text of a seat, or of both.
    Text(Seat),
    /// A rung of a ladder.
    Rung(Rung),
    /// The number of a seat.
    Scale(Seat),
    /// The yes or no of a seat.
    Hand(Seat),
    /// The point of a seat over a moment.
    Point {
        /// The card of the moment.
        moment: RecordId,
        /// Whose line.
        seat: Seat,
    },
}

impl Slot {
    /// The id of the card in this place of a zone.
    pub fn id(self, canvas: RecordId, zone: &str) -> RecordId {
        let name = match self {
            Self::Text(seat) => format!("{zone} text {}", seat.name()),
            Self::Rung(rung) => format!("{zone} rung {}", rung.get()),
            Self::Scale(seat) => format!("{zone} scale {}", seat.name()),
            Self::Hand(seat) => format!("{zone} hand {}", seat.name()),
            Self::Point { moment, seat } => format!("{zone} point {moment} {}", seat.name()),
        };
        RecordId::derived(canvas.number(), &name)
    }
    /// Whose place it is.
    pub const fn seat(self) -> Seat {
        match self {
            Self::Text(seat) | Self::Scale(seat) | Self::Hand(seat) | Self::Point { seat, .. } => {
                seat
            }
            Self::Rung(_) => Seat::Both,
        }
    }
    const fn sort(self) -> ZoneSort {
        match self {
            Self::Text(_) => ZoneSort::Text,
            Self::Rung(_) => ZoneSort::Ladder,
            Self::Scale(_) => ZoneSort::Scale,
            Self::Hand(_) => ZoneSort::Hands,
            Self::Point { .. } => ZoneSort::Line,
        }
    }
    fn card(self, canvas: RecordId, zone: &str) -> Card {
        let (lane, about) = match self {
            Self::Rung(rung) => (rung.get().to_string(), None),
            Self::Point { moment, .. } => (String::new(), Some(moment)),
            Self::Text(_) | Self::Scale(_) | Self::Hand(_) => (String::new(), None),
        };
        let by = Some(self.seat());
        Card { parent: Some(canvas), zone: zone.to_owned(), lane, about, by, ..Card::default() }
    }
}

/// What is put into a place.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    /// Words, typed.
    Text(String),
    /// A feeling word, typed.
    Feeling(String),
    /// How good a moment felt.
    Height(Option<Height>),
    /// A number.
    Score(Option<Ten>),
    /// An answer.
    Answer(Option<Answer>),
}

impl Said {
    /// The field it goes to, if it is typed.
    pub(super) const fn typed_field(&self) -> Option<&'static str> {
        match self {
            Self::Text(_) => Some(Card::TEXT.field),
            Self::Feeling(_) => Some(Card::FEELING.field),
            Self::Height(_) | Self::Score(_) | Self::Answer(_) => None,
        }
    }
    /// Whether it takes back what was chosen.
    const fn is_nothing(&self) -> bool {
        matches!(self, Self::Height(None) | Self::Score(None) | Self::Answer(None))
    }
    /// Whether it belongs in such a place. A few words go beside anything.
    const fn fits(&self, slot: Slot) -> bool {
        match self {
            Self::Text(_) | Self::Feeling(_) => true,
            Self::Height(_) => matches!(slot, Slot::Point { .. }),
            Self::Score(_) => matches!(slot, Slot::Scale(_)),
            Self::Answer(_) => matches!(slot, Slot::Hand(_)),
        }
    }
    /// The fields it writes; the text that stands there has so many characters.
    fn fields(
        &self,
        wording: String,
        stands: usize,
    ) -> Result<Vec<(&'static str, Value)>, CommandError> {
        Ok(match self {
            Self::Text(text) => {
                vec![("text", typed_within(Card::KIND.name, Card::TEXT.field, text, stands)?)]
            }
            Self::Feeling(text) => vec![("feeling", typed(text)?)],
            Self::Height(height) => vec![("height", to_value(height))],
            Self::Score(score) => vec![("score", to_value(score))],
            Self::Answer(answer) => {
                vec![("answer", to_value(answer)), ("wording", Value::from(wording))]
            }
        })
    }
}

fn to_value(value: impl serde::Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

/// What a person says of a blind zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cover {
    /// What this seat puts there is in.
    In(Seat),
    /// It is not, after all.
    NotIn(Seat),
    /// Show it now, without waiting.
    ShowNow,
}

/// Fills a place of a zone, or changes what stands there.
pub(super) fn fill(
    document: &Document,
    canvas: RecordId,
    key: &str,
    slot: Slot,
    said: &Said,
    writer: Writer,
) -> Result<Plan, CommandError> {
    find::<Canvas>(document, canvas)?;
    let zone = view::zone(document, canvas, key).ok_or(CommandError::NotThere)?;
    if zone.sort != slot.sort() || !said.fits(slot) {
        return Err(CommandError::NotThere);
    }
    match slot {
        Slot::Rung(_) => may_reach(&zone, writer)?,
        Slot::Text(seat) | Slot::Scale(seat) | Slot::Hand(seat) | Slot::Point { seat, .. } => {
            may_write(&zone, seat, writer)?;
        }
    }
    if let Slot::Point { moment, .. } = slot {
        let card = find::<Card>(document, moment)?;
        let there = Some(card.text("zone")) == zone.about.as_deref();
        if card.parent() != Some(canvas) || !there {
            return Err(CommandError::NotThere);
        }
        can_see(document, moment, writer)?;
    }
    let wording = view::agreed_words(document, canvas, &zone);
    match said {
        Said::Answer(Some(Answer::Newer)) => return Err(CommandError::Empty),
        Said::Answer(Some(_)) if zone.about.is_some() => {
            let about = view::agreed_card(document, canvas, &zone);
            if about.is_some_and(|card| card.register(Card::TEXT.field).has_rivals()) {
                return Err(CommandError::SettleFirst);
            }
            if wording.is_empty() {
                return Err(CommandError::Empty);
            }
        }
        Said::Answer(_) | Said::Text(_) | Said::Feeling(_) | Said::Height(_) | Said::Score(_) => {}
    }
    let id = slot.id(canvas, key);
    let entry = document.entry(id);
    if entry.is_some_and(|entry| entry.kind() != Card::KIND.name) {
        return Err(CommandError::NotThere);
    }
    if said.is_nothing() && entry.is_none_or(|entry| !entry.is_visible()) {
        return Ok(Plan::Write(Vec::new()));
    }
    let stands = entry.map_or(0, |entry| longest(entry, Card::TEXT.field));
    let write = |(field, value): (&str, Value)| Write {
        record: id,
        kind: Card::KIND.name,
        field: field.to_owned(),
        value,
    };
    let mut planned = match entry {
        None => make(id, &slot.card(canvas, key), writer),
        Some(entry) if !entry.is_visible() => anew(entry, &slot.card(canvas, key), writer),
        Some(_) => Vec::new(),
    };
    let fields = said.fields(wording, stands)?;
    planned.retain(|old| !fields.iter().any(|(field, _)| *field == old.field));
    planned.extend(fields.into_iter().map(write));
    Ok(Plan::Write(planned))
}

/// A card that was binned or taken back, as if it had never been filled. Of one that was emptied
/// not even its place is left.
fn anew(entry: &Entry, card: &Card, writer: Writer) -> Vec<Write> {
    let mut planned = make(entry.id(), card, writer);
    let made = |field: &str| planned.iter().any(|write| write.field == field);
    let names = Card::KIND.fields.iter().map(|field| field.name).chain([DELETED]);
    let stale: Vec<&str> =
        names.filter(|field| !made(field) && !entry.register(field).is_empty()).collect();
    planned.extend(stale.into_iter().map(|field| Write {
        record: entry.id(),
        kind: Card::KIND.name,
        field: field.to_owned(),
        value: Value::Null,
    }));
    planned
}

/// Puts cards behind a card of a spot, or first there, in the order they are named.
pub(super) fn put(
    document: &Document,
    cards: &[RecordId],
    spot: &Spot,
    behind: Option<RecordId>,
    writer: Writer,
) -> Result<Plan, CommandError> {
    let first = cards.first().ok_or(CommandError::NotThere)?;
    let canvas = find::<Card>(document, *first)?.parent().ok_or(CommandError::NotThere)?;
    let sheet = find::<Canvas>(document, canvas)?;
    let zone = view::zone(document, canvas, &spot.zone).ok_or(CommandError::NotThere)?;
    if !view::takes_cards(zone.sort) || !has_cell(&zone, &spot.lane, &spot.column) {
        return Err(CommandError::NotThere);
    }
    let covers = matches!(view::shown(sheet, &zone), Shown::Blind(_));
    let mut moved: Vec<RecordId> = Vec::new();
    let mut planned = Vec::new();
    for id in cards {
        if moved.contains(id) {
            continue;
        }
        moved.push(*id);
        let card = find::<Card>(document, *id)?;
        let movable = is_movable(document, canvas, card);
        if card.parent() != Some(canvas) || !movable {
            return Err(CommandError::NotThere);
        }
        can_see(document, *id, writer)?;
        // Nobody covers a card for the other by putting it away from them.
        let comes = card.text("zone") != zone.key;
        if covers && comes && Seat::from_name(card.text("by")) != Some(writer.seat) {
            return Err(CommandError::OtherSeat);
        }
        let places = [("zone", &spot.zone), ("lane", &spot.lane), ("column", &spot.column)];
        for (field, value) in places.into_iter().filter(|(field, value)| card.text(field) != *value)
        {
            let (kind, value) = (Card::KIND.name, Value::from(value.clone()));
            planned.push(Write { record: *id, kind, field: field.to_owned(), value });
        }
    }
    let there = document.hanging(canvas, Card::KIND.name).into_iter();
    let there = there.filter_map(|id| document.entry(id));
    let rest = there.filter(|card| {
        let stays = !moved.contains(&card.id()) && Spot::of(card) == *spot;
        stays && !view::is_covered(document, card, writer.seat)
    });
    planned.extend(put_behind(Card::KIND, moved.clone(), rest, behind)?);
    Ok(Plan::Write(planned))
}

/// Whether a card is one that is put and moved by hand, and not the answer in a place of its own.
fn is_movable(document: &Document, canvas: RecordId, card: &Entry) -> bool {
    let zone = view::zone(document, canvas, card.text("zone"));
    zone.is_none_or(|zone| view::takes_cards(zone.sort))
}

/// Puts so many dots of a seat on a card, as far as there are dots left in its zone.
pub(super) fn dot(
    document: &Document,
    id: RecordId,
    seat: Seat,
    dots: Dots,
    writer: Writer,
) -> Result<Plan, CommandError> {
    let card = find::<Card>(document, id)?;
    let field = Card::dots_field(seat).ok_or(CommandError::OtherSeat)?;
    speaks_for(writer, Some(seat))?;
    let canvas = card.parent().ok_or(CommandError::NotThere)?;
    let zone = view::zone(document, canvas, card.text("zone")).ok_or(CommandError::NotThere)?;
    let others: i64 = document
        .hanging(canvas, Card::KIND.name)
        .into_iter()
        .filter(|other| *other != id)
        .filter_map(|other| document.entry(other))
        .filter(|other| other.text("zone") == zone.key)
        .filter_map(|other| other.value(field).and_then(Value::as_i64))
        .sum();
    let has = card.value(field).and_then(Value::as_i64).unwrap_or_default();
    if dots.get() > has && others.saturating_add(dots.get()) > zone.dots {
        return Err(CommandError::NoDotsLeft(zone.dots));
    }
    let (kind, value) = (Card::KIND.name, to_value(dots));
    Ok(Plan::Write(vec![Write { record: id, kind, field: field.to_owned(), value }]))
}

/// Says that a seat's cards in a blind zone are in, or no longer, or shows the zone now.
pub(super) fn cover(
    document: &Document,
    canvas: RecordId,
    key: &str,
    cover: Cover,
    writer: Writer,
) -> Result<Plan, CommandError> {
    let entry = find::<Canvas>(document, canvas)?;
    let zone = view::zone(document, canvas, key).ok_or(CommandError::NotThere)?;
    let Shown::Blind(ready) = view::shown(entry, &zone) else { return Err(CommandError::NotThere) };
    let (seat, wanted) = match cover {
        Cover::In(seat) => (seat, true),
        Cover::NotIn(seat) => (seat, false),
        Cover::ShowNow => (Seat::Both, true),
    };
    let stands = Seat::PAIR.iter().zip(ready).any(|(one, ready)| *one == seat && ready);
    if seat != Seat::Both {
        speaks_for(writer, Some(seat))?;
    } else if cover != Cover::ShowNow {
        return Err(CommandError::OtherSeat);
    }
    if stands == wanted {
        return Ok(Plan::Write(Vec::new()));
    }
    let ready = entry.ticks("ready").toggled(&Canvas::mark(key, seat));
    let (kind, value) = (Canvas::KIND.name, to_value(ready));
    Ok(Plan::Write(vec![Write { record: canvas, kind, field: "ready".to_owned(), value }]))
}
