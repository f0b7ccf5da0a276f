//! Boards for the tests: small ones made by hand, and one of each template.

use workbook_core::board::{Sheet, SheetCard, SheetZone};
use workbook_core::id::RecordId;
use workbook_core::record::{CardSize, Ten};
use workbook_core::template::BUILT_IN;

/// A page of a tablet, upright.
pub const PAGE: i32 = 45 * 16;

/// Numbers that look like chance and are the same each time.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: u64) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % sides) as usize
    }
}

const WORDS: &[&str] = &[
    "bus",
    "late",
    "missed",
    "dose",
    "morning",
    "walking",
    "med",
    "läkarbesöket",
    "sömn",
    "together",
    "samordningsansvarig",
    "we",
    "the",
    "pill box",
    "a",
    "good day",
    "—",
    "tired!",
    "WWW",
    "10–12",
];

pub fn text(dice: &mut Dice, most: u64) -> String {
    let count = dice.roll(most) + 1;
    let words: Vec<&str> = (0..count).map(|_| WORDS[dice.roll(WORDS.len() as u64)]).collect();
    words.join(if dice.roll(9) == 0 { "\n" } else { " " }).chars().take(240).collect()
}

pub fn id(number: usize) -> RecordId {
    RecordId::new(number as u128 + 1)
}

pub fn card(number: usize, text: &str) -> SheetCard {
    SheetCard {
        id: id(number),
        lane: 0,
        column: 0,
        text: text.into(),
        size: CardSize::Normal,
        place: None,
        foot: 0,
    }
}

/// A zone of so many cards, whose numbers begin with the given one.
pub fn zone(key: &str, from: usize, cards: usize) -> SheetZone {
    SheetZone {
        key: key.into(),
        title: format!("Zone {key}"),
        cards: (from..from + cards).map(|number| card(number, &format!("card {number}"))).collect(),
        ..SheetZone::default()
    }
}

/// A grid of lanes and columns with one card in each cell.
pub fn grid(key: &str, from: usize, lanes: usize, columns: usize) -> SheetZone {
    let names = |what: &str, count: usize| (1..=count).map(|n| format!("{what} {n}")).collect();
    let mut zone = SheetZone {
        lanes: names("Lane", lanes),
        columns: names("Column", columns),
        ..self::zone(key, from, lanes.max(1) * columns.max(1))
    };
    for (at, card) in zone.cards.iter_mut().enumerate() {
        (card.lane, card.column) = (at / columns.max(1), at % columns.max(1));
    }
    zone
}

/// One board of each template, filled by chance.
pub fn templates(dice: &mut Dice, most: u64) -> Vec<Sheet> {
    let mut number = 0;
    let mut sheets = Vec::new();
    for template in BUILT_IN {
        let mut zones = Vec::new();
        for built in template.zones {
            let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
            let mut zone = SheetZone {
                key: built.name.into(),
                title: built.name.into(),
                ask: text(dice, 12),
                lanes: names(built.lanes),
                columns: names(built.columns),
                ..SheetZone::default()
            };
            for _ in 0..dice.roll(most) {
                number += 1;
                let size = [CardSize::Small, CardSize::Normal, CardSize::Normal, CardSize::Large];
                zone.cards.push(SheetCard {
                    lane: dice.roll(zone.lanes.len().max(1) as u64),
                    column: dice.roll(zone.columns.len().max(1) as u64),
                    size: size[dice.roll(4)],
                    place: Ten::new(dice.roll(14) as i64).ok(),
                    foot: dice.roll(4) as u8,
                    ..card(number, &text(dice, 30))
                });
            }
            zones.push(zone);
        }
        sheets.push(Sheet { zones });
    }
    sheets
}
