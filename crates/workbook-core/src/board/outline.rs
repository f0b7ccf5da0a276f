//! A board as plain text: zones as headings, cards as items, arrows as sentences.
//! Not for words: all that is not the pair's own comes in.

use super::{Sheet, SheetArrow, SheetCard, SheetZone};
use crate::id::RecordId;

/// The words of an outline.
pub struct Words<'a> {
    /// What the canvas is called.
    pub title: &'a str,
    /// What stands behind the text of a card, such as its author and its place; empty for nothing.
    pub about_card: &'a dyn Fn(&SheetZone, &SheetCard) -> String,
    /// That so many cards of the other are covered.
    pub covered: &'a dyn Fn(usize) -> String,
    /// What is said of the panel of the zone of that place, one item each.
    pub panel: &'a dyn Fn(usize) -> Vec<String>,
    /// An arrow as a sentence, of the texts of its two cards.
    pub arrow: &'a dyn Fn(&SheetArrow, &str, &str) -> String,
    /// The heading above the arrows.
    pub arrows: &'a str,
    /// What stands in place of the text of a card that says nothing.
    pub empty: &'a str,
}

/// Writes a board as plain text with the marks of Markdown.
pub fn outline(sheet: &Sheet, arrows: &[SheetArrow], words: &Words) -> String {
    let mut out = Lines(String::new());
    out.heading("#", words.title);
    for (at, zone) in sheet.zones.iter().enumerate() {
        out.heading("##", &zone.title);
        if !zone.ask.is_empty() {
            out.line("", &zone.ask);
        }
        for said in (words.panel)(at) {
            out.item(&said, "");
        }
        cards(&mut out, zone, words);
        if zone.covered > 0 {
            out.item(&(words.covered)(zone.covered), "");
        }
    }
    let cards = || sheet.zones.iter().flat_map(|zone| &zone.cards);
    let text = |id: RecordId| cards().find(|card| card.id == id).map(|card| card.text.as_str());
    let mut begun = false;
    for arrow in arrows {
        let (Some(from), Some(to)) = (text(arrow.from), text(arrow.to)) else { continue };
        if !begun {
            out.heading("##", words.arrows);
            begun = true;
        }
        out.item(&(words.arrow)(arrow, from, to), "");
    }
    out.0
}

fn cards(out: &mut Lines, zone: &SheetZone, words: &Words) {
    let (lanes, columns) = (zone.lanes.len().max(1), zone.columns.len().max(1));
    for lane in 0..lanes {
        for column in 0..columns {
            let here = |card: &&SheetCard| {
                card.lane.min(lanes - 1) == lane && card.column.min(columns - 1) == column
            };
            let mut cards = zone.cards.iter().filter(here).peekable();
            if cards.peek().is_none() {
                continue;
            }
            let names = [zone.lanes.get(lane), zone.columns.get(column)];
            let names: Vec<&str> = names.into_iter().flatten().map(String::as_str).collect();
            if !names.is_empty() {
                out.heading("###", &names.join(" · "));
            }
            for card in cards {
                let text = if card.text.trim().is_empty() { words.empty } else { &card.text };
                out.item(text, &(words.about_card)(zone, card));
            }
        }
    }
}

/// The text that is written.
struct Lines(String);

impl Lines {
    fn heading(&mut self, mark: &str, text: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(mark);
        for word in text.split_whitespace() {
            self.0.push(' ');
            self.0.push_str(word);
        }
        self.0.push('\n');
    }

    /// Lines of text, all but the first moved in by two.
    fn line(&mut self, mark: &str, text: &str) {
        for (at, line) in text.lines().enumerate() {
            self.0.push_str(if at == 0 { mark } else { "\n  " });
            self.0.push_str(line.trim_end());
        }
        self.0.push('\n');
    }

    fn item(&mut self, text: &str, about: &str) {
        let gap = if about.is_empty() { "" } else { " " };
        self.line("- ", &format!("{}{gap}{about}", text.trim()));
    }
}
