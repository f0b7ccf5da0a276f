//! One card as the layout needs it: how many lines it takes, how wide it is, where it wants to lie.

use workbook_core::board::{self, measure};
use workbook_core::entry::{Entry, Life};
use workbook_core::id::RecordId;
use workbook_core::record::{Card, CardSize, Ten, choice};

use super::plan::TEXT;

/// One card as the layout needs it. A text that has as many lines as before stands as it did.
pub(super) fn laid(
    entry: Option<&Entry>,
    id: RecordId,
    (lane, column): (usize, usize),
    mut foot: u8,
    was: Option<&board::SheetCard>,
) -> board::SheetCard {
    let text = entry.map_or("", |entry| entry.text(Card::TEXT.field));
    let size = entry.and_then(|entry| choice(entry.text("size"))).unwrap_or(CardSize::Normal);
    let place = entry.and_then(|entry| entry.value("place")?.as_i64());
    if let Some(entry) = entry {
        let dots = |field| entry.value(field).and_then(serde_json::Value::as_i64).unwrap_or(0) > 0;
        foot += u8::from(!entry.text(Card::FEELING.field).trim().is_empty())
            + u8::from(dots("dots_patient") || dots("dots_professional"))
            + u8::from(entry.life() == Life::Contested || entry.clashes().next().is_some());
    }
    let same = was
        .filter(|was| was.size == size)
        .filter(|was| was.text == text || lines(&was.text, size) == lines(text, size));
    let text = same.map_or(text, |was| &was.text).to_owned();
    let place = place.and_then(|place| Ten::new(place).ok());
    board::SheetCard { id, lane, column, text, size, place, foot }
}

fn lines(text: &str, size: CardSize) -> usize {
    let width = match size {
        CardSize::Small => measure::SMALL,
        CardSize::Normal | CardSize::Newer => measure::NORMAL,
        CardSize::Large => measure::LARGE,
    };
    board::wrapped(text, width - 2 * measure::CARD_PAD, TEXT).len()
}
