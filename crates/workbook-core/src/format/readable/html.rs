//! A page as HTML. The elements are told one by one to a [`Sink`], so that the app can build the
//! same page for its printer without parsing any text.

use std::fmt::Write;

use super::{Block, Item, Page, Side, Table};
use crate::stamp::Seat;

/// Takes elements as they come.
pub trait Sink {
    /// An element begins.
    fn open(&mut self, tag: &'static str, attributes: &[(&'static str, &str)]);
    /// Words within it.
    fn text(&mut self, words: &str);
    /// The element that began last ends.
    fn close(&mut self);
}

/// What a file of a page has besides the page.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// The language, as for `lang`.
    pub lang: &'a str,
    /// The direction of writing, as for `dir`.
    pub dir: &'a str,
    /// The style sheet. It must not hold a `<`.
    pub style: &'a str,
    /// What the list of parts is called.
    pub contents: &'a str,
    /// The file of the workbook.
    pub data: &'a str,
}

/// What a page may load: nothing but what stands in it.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// A whole file: the page, and the workbook's file in it.
pub fn file(page: &Page, around: Around<'_>) -> String {
    let Around { lang, dir, style, contents, data } = around;
    let mut out =
        Html { out: String::with_capacity(data.len() + data.len() / 4), open: Vec::new() };
    let _ = write!(
        out.out,
        "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n\
         <style>\n{style}</style>\n</head>\n<body>\n",
        escaped(lang),
        escaped(dir),
        escaped(&page.title),
    );
    out.open("main", &[]);
    header(page, &mut out);
    if page.parts.len() > 1 {
        list_of_parts(page, contents, &mut out);
    }
    parts(page, &mut out);
    out.close();
    out.out.push_str("\n<script type=\"application/json\" id=\"workbook\">\n");
    for letter in data.chars() {
        // In JSON these stand in texts alone, and an escape there says the same.
        match letter {
            '<' => out.out.push_str("\\u003c"),
            '>' => out.out.push_str("\\u003e"),
            '&' => out.out.push_str("\\u0026"),
            other => out.out.push(other),
        }
    }
    out.out.push_str("</script>\n</body>\n</html>\n");
    out.out
}

/// Tells a page, element by element.
pub fn lay(page: &Page, sink: &mut dyn Sink) {
    header(page, sink);
    parts(page, sink);
}

fn header(page: &Page, sink: &mut dyn Sink) {
    sink.open("header", &[]);
    say(sink, "h1", &page.title);
    for line in &page.lead {
        say(sink, "p", line);
    }
    sink.close();
}

fn id(at: usize) -> String {
    format!("read-{}", at + 1)
}

fn list_of_parts(page: &Page, contents: &str, sink: &mut dyn Sink) {
    sink.open("nav", &[("aria-label", contents)]);
    sink.open("ul", &[]);
    for (at, part) in page.parts.iter().enumerate() {
        sink.open("li", &[]);
        sink.open("a", &[("href", &format!("#{}", id(at)))]);
        sink.text(&part.title);
        sink.close();
        sink.close();
    }
    sink.close();
    sink.close();
}

fn parts(page: &Page, sink: &mut dyn Sink) {
    for (at, part) in page.parts.iter().enumerate() {
        if part.title.is_empty() {
            sink.open("div", &[]);
        } else {
            sink.open("section", &[("aria-labelledby", &id(at))]);
            sink.open("h2", &[("id", &id(at)), ("dir", "auto")]);
            sink.text(&part.title);
            sink.close();
        }
        blocks(page, &part.blocks, sink);
        sink.close();
    }
    if !page.foot.is_empty() {
        sink.open("footer", &[]);
        for line in &page.foot {
            say(sink, "p", line);
        }
        sink.close();
    }
}

/// An element with nothing but words, which have their own direction.
fn say(sink: &mut dyn Sink, tag: &'static str, words: &str) {
    sink.open(tag, &[("dir", "auto")]);
    sink.text(words);
    sink.close();
}

fn blocks(page: &Page, all: &[Block], sink: &mut dyn Sink) {
    for block in all {
        match block {
            Block::Heading(level, words) => {
                let tag = match level {
                    0..=2 => "h2",
                    3 => "h3",
                    4 => "h4",
                    5 => "h5",
                    _ => "h6",
                };
                say(sink, tag, words);
            }
            Block::Text(words) => say(sink, "p", words),
            Block::Soft(words) => {
                sink.open("p", &[("class", "soft"), ("dir", "auto")]);
                sink.text(words);
                sink.close();
            }
            Block::Facts(facts) => {
                sink.open("dl", &[]);
                for (name, words) in facts {
                    sink.open("div", &[]);
                    say(sink, "dt", name);
                    say(sink, "dd", words);
                    sink.close();
                }
                sink.close();
            }
            Block::List(items) => {
                sink.open("ul", &[]);
                for one in items {
                    sink.open("li", &[]);
                    item(page, one, sink);
                    sink.close();
                }
                sink.close();
            }
            Block::Table(rows) => table(page, rows, sink),
            Block::Sides(all) => sides(page, all, sink),
        }
    }
}

fn item(page: &Page, item: &Item, sink: &mut dyn Sink) {
    if let Some(by) = item.by {
        who(page, by, page.name(by), sink);
        sink.text(": ");
    }
    say(sink, "span", &item.text);
    if !item.more.is_empty() {
        sink.text(" ");
        sink.open("span", &[("class", "soft"), ("dir", "auto")]);
        sink.text(&item.more);
        sink.close();
    }
}

/// Somebody's marks and name: colour, shape, letter and word.
fn who(page: &Page, seat: Seat, name: &str, sink: &mut dyn Sink) {
    sink.open("span", &[("class", "who")]);
    for (one, letter) in Seat::PAIR.into_iter().zip(&page.letters) {
        if seat == one || seat == Seat::Both {
            let is = [("class", "mark"), ("data-seat", one.name()), ("aria-hidden", "true")];
            sink.open("span", &is);
            sink.text(letter);
            sink.close();
        }
    }
    sink.text(" ");
    say(sink, "b", name);
    sink.close();
}

fn sides(page: &Page, all: &[Side], sink: &mut dyn Sink) {
    sink.open("div", &[("class", "sides")]);
    for side in all {
        sink.open("div", &[("class", "side"), ("data-seat", side.seat.name())]);
        sink.open("p", &[]);
        who(page, side.seat, &side.label, sink);
        sink.close();
        blocks(page, &side.blocks, sink);
        sink.close();
    }
    sink.close();
}

fn table(page: &Page, table: &Table, sink: &mut dyn Sink) {
    let named = table.rows.iter().any(|(name, _)| !name.is_empty());
    sink.open("table", &[]);
    if !table.head.is_empty() {
        sink.open("thead", &[]);
        sink.open("tr", &[]);
        match (named, table.corner.is_empty()) {
            (true, true) => say(sink, "td", ""),
            (true, false) => head(sink, "col", &table.corner),
            (false, _) => {}
        }
        for name in &table.head {
            head(sink, "col", name);
        }
        sink.close();
        sink.close();
    }
    sink.open("tbody", &[]);
    for (name, cells) in &table.rows {
        sink.open("tr", &[]);
        if named {
            head(sink, "row", name);
        }
        for (at, cell) in cells.iter().enumerate() {
            // On a narrow screen the cells stand one below the other, each under this.
            let column = table.head.get(at).map(String::as_str).unwrap_or_default();
            sink.open("td", &[("data-column", column)]);
            for one in cell {
                sink.open("div", &[]);
                item(page, one, sink);
                sink.close();
            }
            sink.close();
        }
        sink.close();
    }
    sink.close();
    sink.close();
}

fn head(sink: &mut dyn Sink, scope: &'static str, words: &str) {
    sink.open("th", &[("scope", scope), ("dir", "auto")]);
    sink.text(words);
    sink.close();
}

/// HTML as a text.
struct Html {
    out: String,
    open: Vec<&'static str>,
}

impl Sink for Html {
    fn open(&mut self, tag: &'static str, attributes: &[(&'static str, &str)]) {
        // Line ends where they change nothing, for who looks into the file.
        if !matches!(tag, "span" | "b" | "a") {
            self.out.push('\n');
        }
        let _ = write!(self.out, "<{tag}");
        for (name, value) in attributes {
            let _ = write!(self.out, " {name}=\"{}\"", escaped(value));
        }
        self.out.push('>');
        self.open.push(tag);
    }

    fn text(&mut self, words: &str) {
        self.out.push_str(&escaped(words));
    }

    fn close(&mut self) {
        if let Some(tag) = self.open.pop() {
            let _ = write!(self.out, "</{tag}>");
        }
    }
}

/// A text as it may stand between tags and between quotes.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // No page may hold these signs, and a parser would change them.
            '\0' => out.push(char::REPLACEMENT_CHARACTER),
            '\r' => out.push('\n'),
            other => out.push(other),
        }
    }
    out
}
