//! What a filled canvas gives: an aim with its ladder, what gets in its way, and the yes of those
//! who said it there. Single cards become records by the general commands.

use serde_json::Value;

use super::record::add;
use super::{CommandError, New, Plan, Slot, Writer, find};
use crate::document::Document;
use crate::entry::Entry;
use crate::id::RecordId;
use crate::record::{
    Acceptance, Aim, AimId, Answer, Barrier, Canvas, Card, Link, LinkHow, Record, Rung,
};
use crate::stamp::Seat;
use crate::text;
use crate::view::{self, Hand};

/// The template whose canvases give an aim, and its zones.
const TEMPLATE: &str = "our_aim";
const OUR_WORDS: &str = "our_words";
const WORDS: &str = "words";
const WHY: &str = "why";
const LADDER: &str = "ladder";
const IN_THE_WAY: &str = "in_the_way";
const YES: &str = "yes";

/// The aim a canvas would give, or why it gives none. Words that are covered are left out.
pub fn aim_of(document: &Document, canvas: RecordId) -> Result<Aim, CommandError> {
    let sheet = find::<Canvas>(document, canvas)?;
    if sheet.text("template") != TEMPLATE {
        return Err(CommandError::NotThere);
    }
    let slot = |zone: &str, slot: Slot| document.visible(slot.id(canvas, zone), Card::KIND.name);
    let said = |zone: &str, place: Slot| {
        let card = slot(zone, place).map(|card| card.text(Card::TEXT.field));
        text::clean(card.unwrap_or_default()).trim().to_owned()
    };
    let ours = slot(OUR_WORDS, Slot::Text(Seat::Both));
    if ours.is_some_and(|card| card.register(Card::TEXT.field).has_rivals()) {
        return Err(CommandError::SettleFirst);
    }
    let whole = said(OUR_WORDS, Slot::Text(Seat::Both));
    if whole.is_empty() {
        return Err(CommandError::Empty);
    }
    let title = short(&whole, Aim::TITLE.limit);
    let words = |seat| {
        let card = slot(WORDS, Slot::Text(seat));
        let open = card.is_some_and(|card| !view::is_covered(document, card, Seat::Both));
        if open { said(WORDS, Slot::Text(seat)) } else { String::new() }
    };
    let rung =
        |number| Rung::new(number).map(|rung| said(LADDER, Slot::Rung(rung))).unwrap_or_default();
    Ok(Aim {
        words_joint: if title == whole { String::new() } else { whole },
        title,
        words_patient: words(Seat::Patient),
        words_professional: words(Seat::Professional),
        why: said(WHY, Slot::Text(Seat::Both)),
        rung_worse: rung(-2),
        rung_start: rung(-1),
        rung_hoped: rung(0),
        rung_better: rung(1),
        rung_best: rung(2),
        ..Aim::default()
    })
}

/// A text in one line, cut behind a word where it is longer than so many characters; within the
/// first word where that is longer.
fn short(whole: &str, most: usize) -> String {
    let mut out = String::new();
    for word in whole.split_whitespace() {
        let more = text::length(&out) + usize::from(!out.is_empty()) + text::length(word);
        if more > most {
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    if out.is_empty() { whole.chars().take(most).collect() } else { out }
}

/// Makes an aim of a canvas, as one step. All ids follow from the aim's.
pub(super) fn make_aim(
    document: &Document,
    canvas: RecordId,
    AimId(id): AimId,
    writer: Writer,
) -> Result<Plan, CommandError> {
    let aim = aim_of(document, canvas)?;
    let derived = |name: String| RecordId::derived(id.number(), &name);
    let came_from = |from: RecordId, card: RecordId| {
        let link = Link { parent: Some(from), to: Some(card), how: Some(LinkHow::CameFrom) };
        New::of(derived(format!("{from} came from {card}")), &link)
    };
    let ours = Slot::Text(Seat::Both).id(canvas, OUR_WORDS);
    let mut new = New::of(id, &aim).and(came_from(id, ours));
    for card in in_the_way(document, canvas, writer.seat) {
        let barrier = derived(format!("barrier {}", card.id()));
        let text = card.text(Card::TEXT.field).to_owned();
        new = new
            .and(New::of(barrier, &Barrier { parent: Some(id), text, ..Barrier::default() }))
            .and(came_from(barrier, card.id()));
    }
    for seat in yes(document, canvas, writer) {
        let yes = Acceptance {
            parent: Some(id),
            seat: Some(seat),
            answer: Some(Answer::Agree),
            wording: wording(&aim),
            ..Acceptance::default()
        };
        new = new.and(New::of(Acceptance::id(id, seat), &yes));
    }
    add(document, &new, writer)
}

/// The cards that say what gets in the way, in their order.
fn in_the_way(document: &Document, canvas: RecordId, looks: Seat) -> Vec<&Entry> {
    let cards = document.hanging(canvas, Card::KIND.name).into_iter();
    let says = |card: &&Entry| {
        card.text("zone") == IN_THE_WAY
            && !card.text(Card::TEXT.field).trim().is_empty()
            && !view::is_covered(document, card, looks)
    };
    cards.filter_map(|id| document.entry(id)).filter(says).collect()
}

/// The seats that said yes to the present words and for which somebody may say so here.
fn yes(document: &Document, canvas: RecordId, writer: Writer) -> Vec<Seat> {
    let Some(zone) = view::zone(document, canvas, YES) else { return Vec::new() };
    let said = |seat| view::hand_in_zone(document, canvas, &zone, seat, writer.seat);
    let pair = Seat::PAIR.into_iter();
    pair.filter(|seat| writer.seat.speaks_for(*seat) && said(*seat) == Hand::Yes).collect()
}

/// The wording of the aim as it will be when it is made.
fn wording(aim: &Aim) -> String {
    let fields = serde_json::to_value(aim).unwrap_or_default();
    view::wording_of(Aim::WORDING, |field| {
        fields.get(field).and_then(Value::as_str).into_iter().collect()
    })
}
