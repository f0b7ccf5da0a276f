//! Canvases to read: each zone with its question and what lies in it.

use workbook_core::format::readable::{Block, Item, Side, Table};
use workbook_core::id::RecordId;
use workbook_core::stamp::Seat;

use super::paper::{Body, PaperZone};
use super::{Reader, list};
use crate::i18n::tr;

impl Reader<'_> {
    pub(super) fn canvas_title(&self, id: RecordId) -> String {
        let label = self.label(id);
        if label.is_empty() { tr::canvas::one().to_owned() } else { label }
    }

    /// One canvas without its heading.
    pub(super) fn canvas(&self, id: RecordId, level: u8) -> Vec<Block> {
        let mut out = Vec::new();
        for zone in self.paper(id) {
            let PaperZone { title, ask, covered, body } = zone;
            out.push(Block::Heading(level, title));
            if !ask.is_empty() {
                out.push(Block::Soft(ask));
            }
            self.fill(body, level, &mut out);
            if covered > 0 {
                out.push(Block::Soft(tr::takeout::covered(covered)));
            }
        }
        self.links(id, level, &mut out);
        out
    }

    fn fill(&self, body: Body, level: u8, out: &mut Vec<Block>) {
        let row = |name: String, text: String| (name, vec![vec![Item::of(text)]]);
        let head = || Seat::PAIR.map(|seat| self.name(seat)).to_vec();
        let answer = |text: String| {
            if text.is_empty() { tr::takeout::no_answer().to_owned() } else { text }
        };
        let table = match body {
            Body::Heap(items) => return heap(items, out),
            Body::Arrows(items, sentences) => {
                heap(items, out);
                let sentences = sentences.into_iter().map(Item::of).collect();
                return list(tr::takeout::arrows(), level.saturating_add(1), sentences, out);
            }
            Body::Sides(sides) => {
                let side = |(seat, items): (Seat, Option<Vec<Item>>)| {
                    let mut blocks = Vec::new();
                    match items {
                        // Whose they are stands above them.
                        Some(items) => {
                            heap(
                                items.into_iter().map(|it| Item { by: None, ..it }).collect(),
                                &mut blocks,
                            );
                        }
                        None => blocks.push(Block::Soft(tr::takeout::covered_side().to_owned())),
                    }
                    Side { seat, label: self.name(seat), blocks }
                };
                return out.push(Block::Sides(sides.into_iter().map(side).collect()));
            }
            Body::Grid(head, rows) => Table { head, rows, ..Table::default() },
            Body::Line(moments) if moments.is_empty() => return heap(Vec::new(), out),
            Body::Line(moments) => {
                let row = |(moment, felt): (String, [String; 2])| {
                    (moment, felt.map(|felt| vec![Item::of(answer(felt))]).to_vec())
                };
                let corner = tr::takeout::moment().to_owned();
                Table { corner, head: head(), rows: moments.into_iter().map(row).collect() }
            }
            Body::Scale(numbers) => {
                let said = |number: Option<i64>| {
                    number.map(|number| tr::canvas::of_ten(&number.to_string())).unwrap_or_default()
                };
                let number = |(seat, number)| row(self.name(seat), answer(said(number)));
                Table { rows: numbers.into_iter().map(number).collect(), ..Table::default() }
            }
            Body::Ladder(rungs) => {
                let rung = |(rung, words): (&str, String)| row(rung.to_owned(), words);
                Table { rows: rungs.into_iter().map(rung).collect(), ..Table::default() }
            }
            Body::Hands(hands) => {
                let hand = |(seat, said): (Seat, String)| row(self.name(seat), said);
                Table { rows: hands.into_iter().map(hand).collect(), ..Table::default() }
            }
        };
        out.push(Block::Table(table));
    }
}

fn heap(items: Vec<Item>, out: &mut Vec<Block>) {
    out.push(if items.is_empty() {
        Block::Soft(tr::takeout::nothing().to_owned())
    } else {
        Block::List(items)
    });
}
