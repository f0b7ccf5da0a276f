//! A page as plain text, with the few marks of Markdown that read well as they are.

use super::{Block, Item, Page, Table};

/// The page as a text.
pub fn plain(page: &Page) -> String {
    let mut out = Lines(String::new());
    out.heading(1, &page.title);
    for line in &page.lead {
        out.lines("", line);
    }
    for part in &page.parts {
        if !part.title.is_empty() {
            out.heading(2, &part.title);
        }
        blocks(page, &part.blocks, &mut out);
    }
    if !page.foot.is_empty() {
        out.gap();
    }
    for line in &page.foot {
        out.lines("", line);
    }
    out.0
}

fn blocks(page: &Page, all: &[Block], out: &mut Lines) {
    for block in all {
        match block {
            Block::Heading(level, words) => out.heading(usize::from(*level), words),
            Block::Text(words) | Block::Soft(words) => out.lines("", words),
            Block::Facts(facts) => {
                for (name, words) in facts {
                    out.lines("- ", &beside(name, words));
                }
            }
            Block::List(items) => {
                for item in items {
                    out.lines("- ", &said(page, item));
                }
            }
            Block::Table(rows) => table(page, rows, out),
            Block::Sides(sides) => {
                for side in sides {
                    out.lines("", &format!("{}:", side.label));
                    let mut inner = Lines(String::new());
                    blocks(page, &side.blocks, &mut inner);
                    for line in inner.0.lines().filter(|line| !line.is_empty()) {
                        out.0.push_str("  ");
                        out.0.push_str(line);
                        out.0.push('\n');
                    }
                }
            }
        }
    }
}

/// A name and what stands under it. A question keeps its mark and needs no colon.
fn beside(name: &str, words: &str) -> String {
    let colon = if name.ends_with(['?', ':', '…']) { "" } else { ":" };
    format!("{name}{colon} {words}")
}

/// An item in one text: who said it, what it says, and what else is to be known.
fn said(page: &Page, item: &Item) -> String {
    let text = item.text.trim();
    let mut out = match item.by {
        Some(by) => format!("{}: {text}", page.name(by)),
        None => text.to_owned(),
    };
    if !item.more.is_empty() {
        out = format!("{out} ({})", item.more);
    }
    out.trim().to_owned()
}

fn table(page: &Page, table: &Table, out: &mut Lines) {
    for (name, cells) in &table.rows {
        let mut row = Vec::new();
        for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let items: Vec<String> = cell.iter().map(|item| said(page, item)).collect();
            let items = items.join("; ");
            match table.head.get(at).filter(|column| !column.is_empty()) {
                _ if items.is_empty() => {}
                Some(column) => row.push(beside(column, &items)),
                None => row.push(items),
            }
        }
        let row = row.join(" | ");
        match (name.is_empty(), row.is_empty()) {
            (true, true) => {}
            (true, false) => out.lines("- ", &row),
            (false, true) => out.lines("- ", name),
            (false, false) => out.lines("- ", &beside(name, &row)),
        }
    }
}

/// The text that is written.
struct Lines(String);

impl Lines {
    fn gap(&mut self) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
    }

    fn heading(&mut self, level: usize, words: &str) {
        self.gap();
        for _ in 0..level.clamp(1, 6) {
            self.0.push('#');
        }
        for word in words.split_whitespace() {
            self.0.push(' ');
            self.0.push_str(word);
        }
        self.0.push('\n');
    }

    /// Lines of text, all but the first moved in below it.
    fn lines(&mut self, mark: &str, text: &str) {
        for (at, line) in text.trim().lines().enumerate() {
            if at == 0 {
                self.0.push_str(mark);
            } else {
                self.0.extend(mark.chars().map(|_| ' '));
            }
            self.0.push_str(line.trim_end());
            self.0.push('\n');
        }
    }
}
