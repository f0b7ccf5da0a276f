//! A board as a picture: one SVG document that stands alone, without scripts or outer references.
//! Not for words and colours: both come in. One sixteenth of a rem is one pixel.

use std::fmt::Write as _;

use super::measure::{CARD_HEAD, CARD_PAD, LINE, NAME_LINE, TITLE_LINE, TOOLS};
use super::wrapped;
use super::{Layout, PlacedCard, PlacedName, PlacedZone, Point, Rect, SheetArrow};
use crate::id::RecordId;
use crate::record::{EdgeHow, Tone};
use crate::stamp::Seat;

/// Colours, as SVG understands them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Colours {
    /// The ground.
    pub ground: String,
    /// A zone.
    pub zone: String,
    /// The edges of zones, cells and cards.
    pub line: String,
    /// Texts and arrows.
    pub ink: String,
    /// Texts that matter less.
    pub faint: String,
    /// The patient's mark.
    pub patient: String,
    /// The professional's mark.
    pub professional: String,
    /// The letter on a mark.
    pub on_mark: String,
    /// The paper of a card without a tone.
    pub paper: String,
    /// The papers of the tones, in the order of [`Tone`].
    pub tones: [String; 6],
}

/// How a card looks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Face {
    /// Who wrote it.
    pub by: Option<Seat>,
    /// The tone of its paper.
    pub tone: Option<Tone>,
    /// The lines below its text.
    pub foot: Vec<String>,
}

/// What the words and colours of a picture are.
pub struct Look<'a> {
    /// What the picture is called, for those who hear it.
    pub title: &'a str,
    /// What it shows, for those who hear it.
    pub desc: &'a str,
    /// The language of its texts.
    pub lang: &'a str,
    /// Which way they run.
    pub reading: Reading,
    /// The colours.
    pub colours: &'a Colours,
    /// The letters on the marks of the patient and the professional.
    pub letters: [&'a str; 2],
    /// How a card looks.
    pub face: &'a dyn Fn(RecordId) -> Face,
    /// What is said about the covered cards of the zone of that place; empty for nothing.
    pub covered: &'a dyn Fn(usize) -> String,
    /// The arrows.
    pub arrows: &'a [SheetArrow],
    /// What stands in the panel of the zone of that place, counted from the corner of the panel.
    pub panel: &'a dyn Fn(usize) -> Vec<Shape>,
}

/// Which way texts run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Reading {
    /// From left to right.
    #[default]
    LeftToRight,
    /// From right to left: the picture is mirrored, its texts are not.
    RightToLeft,
}

/// What is drawn in a panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// A line through these points.
    Line(Vec<Point>, Ink),
    /// A seat's mark around a point.
    Mark(Point, Seat),
    /// A text that begins at a point on its base line.
    Text(Point, String, Ink),
}

/// What something is drawn in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// As texts.
    Plain,
    /// As what matters less.
    Faint,
    /// In the colour of a seat; of both, as texts.
    Of(Seat),
}

/// The radius of a mark.
const MARK: i32 = 10;
/// The ground around the board, and the room for the title above it.
const MARGIN: i32 = 32;
const HEAD: i32 = 40;
/// How far above the board the title stands, and what it is set in, in thousandths of a rem.
const TITLE_UP: i32 = 24;
const TITLE_FACE: i32 = 2_000;

/// How large a picture of a board is, width and height.
pub const fn size(layout: &Layout) -> (i32, i32) {
    (layout.width.saturating_add(2 * MARGIN), layout.height.saturating_add(2 * MARGIN + HEAD))
}

/// Draws a board.
pub fn svg(layout: &Layout, look: &Look) -> String {
    let mut pen = Pen { out: String::new(), look, width: layout.width };
    let page = Rect {
        x: -MARGIN,
        y: -MARGIN - HEAD,
        w: layout.width.saturating_add(2 * MARGIN),
        h: layout.height.saturating_add(2 * MARGIN + HEAD),
    };
    let Rect { x, y, w, h } = page;
    let (lang, direction) = (escaped(look.lang), pen.direction());
    pen.put(format_args!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}px\" height=\"{h}px\" \
         viewBox=\"{x} {y} {w} {h}\" role=\"img\" aria-labelledby=\"title desc\" xml:lang=\"{lang}\" \
         direction=\"{direction}\" font-family=\"system-ui, sans-serif\" font-size=\"16\">\n"
    ));
    pen.put(format_args!("<title id=\"title\">{}</title>\n", escaped(look.title)));
    pen.put(format_args!("<desc id=\"desc\">{}</desc>\n", escaped(look.desc)));
    pen.arrow_head();
    pen.rect(page, &look.colours.ground, "", 0);
    let title =
        wrapped(look.title, layout.width, TITLE_FACE).into_iter().take(1).collect::<Vec<_>>();
    let bold = " font-size=\"28\" font-weight=\"bold\"";
    pen.lines(&title, Point { x: 0, y: -TITLE_UP }, LINE, &look.colours.ink, bold);
    for (at, zone) in layout.zones.iter().enumerate() {
        pen.zone(at, zone);
    }
    for arrow in look.arrows {
        if let (Some(from), Some(to)) = (layout.card(arrow.from), layout.card(arrow.to)) {
            pen.arrow(from.rect, to.rect, arrow);
        }
    }
    pen.out.push_str("</svg>\n");
    pen.out
}

struct Pen<'a> {
    out: String,
    look: &'a Look<'a>,
    width: i32,
}

impl<'a> Pen<'a> {
    fn put(&mut self, text: std::fmt::Arguments) {
        // Writing into a text cannot fail.
        let _ = self.out.write_fmt(text);
    }

    const fn direction(&self) -> &'static str {
        match self.look.reading {
            Reading::LeftToRight => "ltr",
            Reading::RightToLeft => "rtl",
        }
    }

    /// Where a distance from the near edge is in the picture.
    const fn across(&self, x: i32) -> i32 {
        match self.look.reading {
            Reading::LeftToRight => x,
            Reading::RightToLeft => self.width.saturating_sub(x),
        }
    }

    const fn place(&self, rect: Rect) -> Rect {
        let x = match self.look.reading {
            Reading::LeftToRight => rect.x,
            Reading::RightToLeft => self.across(rect.right()),
        };
        Rect { x, ..rect }
    }

    fn rect(&mut self, rect: Rect, fill: &str, line: &str, round: i32) {
        let Rect { x, y, w, h } = self.place(rect);
        let fill = escaped(fill);
        self.put(format_args!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" rx=\"{round}\" fill=\"{fill}\""
        ));
        if !line.is_empty() {
            self.put(format_args!(" stroke=\"{}\"", escaped(line)));
        }
        self.out.push_str("/>\n");
    }

    /// Lines of text one below the other; the first base line is at the point.
    fn lines(&mut self, lines: &[String], at: Point, step: i32, fill: &str, more: &str) {
        if lines.is_empty() {
            return;
        }
        let (x, mut y, fill) = (self.across(at.x), at.y, escaped(fill));
        self.put(format_args!("<text fill=\"{fill}\"{more}>"));
        for (at, line) in lines.iter().enumerate() {
            // The lines are one text to whoever searches or copies it.
            self.out.push_str(if at == 0 { "" } else { " " });
            self.put(format_args!("<tspan x=\"{x}\" y=\"{y}\">{}</tspan>", escaped(line)));
            y = y.saturating_add(step);
        }
        self.out.push_str("</text>\n");
    }

    fn zone(&mut self, at: usize, zone: &PlacedZone) {
        let look = self.look;
        let (ink, faint) = (&look.colours.ink, &look.colours.faint);
        self.out.push_str("<g>\n");
        self.rect(zone.rect, &look.colours.zone, &look.colours.line, 12);
        let Rect { x, mut y, .. } = zone.head;
        let title = " font-size=\"20\" font-weight=\"bold\"";
        self.lines(&zone.title, Point { x, y: y + 22 }, TITLE_LINE, ink, title);
        y += lines_high(&zone.title, TITLE_LINE);
        self.lines(&zone.ask, Point { x, y: y + 17 }, LINE, faint, "");
        y += lines_high(&zone.ask, LINE);
        let covered = (look.covered)(at);
        if !covered.is_empty() && zone.head.bottom() - y > TOOLS {
            self.lines(&[covered], Point { x, y: y + 17 }, LINE, faint, "");
        }
        if let Some(panel) = zone.panel {
            for shape in (look.panel)(at) {
                self.shape(panel, &shape);
            }
        }
        for cell in zone.cells.iter().filter(|_| zone.cells.len() > 1) {
            self.rect(cell.rect, "none", &look.colours.line, 8);
        }
        for name in zone.lanes.iter().chain(&zone.columns) {
            self.name(name);
        }
        for card in &zone.cards {
            self.card(card);
        }
        self.out.push_str("</g>\n");
    }

    fn name(&mut self, name: &PlacedName) {
        let at = Point { x: name.rect.x, y: name.rect.y + 19 };
        self.lines(&name.lines, at, NAME_LINE, &self.look.colours.ink, " font-weight=\"bold\"");
    }

    fn card(&mut self, card: &PlacedCard) {
        let look = self.look;
        let face = (look.face)(card.id);
        let paper = face.tone.and_then(|tone| look.colours.tones.get(tone_place(tone)?));
        self.out.push_str("<g>\n");
        self.rect(card.rect, paper.unwrap_or(&look.colours.paper), &look.colours.line, 10);
        let (x, y) = (card.rect.x + CARD_PAD, card.rect.y);
        self.mark(Point { x: x + MARK, y: y + CARD_HEAD / 2 }, face.by.unwrap_or(Seat::Both));
        let text = Point { x, y: y + CARD_HEAD + 17 };
        self.lines(&card.lines, text, LINE, &look.colours.ink, "");
        let below = lines_high(&card.lines, LINE).max(LINE);
        let foot = Point { x, y: text.y.saturating_add(below) };
        self.lines(&face.foot, foot, LINE, &look.colours.faint, " font-size=\"14\"");
        self.out.push_str("</g>\n");
    }

    /// Who wrote it: a round mark, a square one, or both, one over the other.
    fn mark(&mut self, at: Point, seat: Seat) {
        let look = self.look;
        let [patient, professional] = look.letters;
        match seat {
            Seat::Patient => self.round(at, patient),
            Seat::Professional => self.square(at, professional),
            Seat::Both => {
                self.square(Point { x: at.x + MARK + 6, ..at }, professional);
                self.round(at, patient);
            }
        }
    }

    fn round(&mut self, at: Point, letter: &str) {
        let (x, y, fill) = (self.across(at.x), at.y, escaped(&self.look.colours.patient));
        self.put(format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{MARK}\" fill=\"{fill}\"/>\n"));
        self.letter(at, letter);
    }

    fn square(&mut self, at: Point, letter: &str) {
        let rect = Rect { x: at.x - MARK, y: at.y - MARK, w: 2 * MARK, h: 2 * MARK };
        self.rect(rect, &self.look.colours.professional, "", 2);
        self.letter(at, letter);
    }

    fn letter(&mut self, at: Point, letter: &str) {
        let more = " font-size=\"12\" font-weight=\"bold\" text-anchor=\"middle\"";
        let at = Point { y: at.y + 4, ..at };
        self.lines(&[letter.to_owned()], at, LINE, &self.look.colours.on_mark, more);
    }

    fn ink(&self, ink: Ink) -> &'a str {
        let colours = self.look.colours;
        match ink {
            Ink::Plain | Ink::Of(Seat::Both) => &colours.ink,
            Ink::Faint => &colours.faint,
            Ink::Of(Seat::Patient) => &colours.patient,
            Ink::Of(Seat::Professional) => &colours.professional,
        }
    }

    fn shape(&mut self, panel: Rect, shape: &Shape) {
        let at = |point: &Point| Point {
            x: panel.x.saturating_add(point.x),
            y: panel.y.saturating_add(point.y),
        };
        match shape {
            Shape::Mark(point, seat) => self.mark(at(point), *seat),
            Shape::Text(point, text, ink) => {
                self.lines(std::slice::from_ref(text), at(point), LINE, self.ink(*ink), "");
            }
            Shape::Line(points, ink) => {
                let ink = escaped(self.ink(*ink));
                self.put(format_args!(
                    "<polyline fill=\"none\" stroke=\"{ink}\" stroke-width=\"2\""
                ));
                self.out.push_str(" points=\"");
                for point in points.iter().map(at) {
                    let x = self.across(point.x);
                    self.put(format_args!("{x},{} ", point.y));
                }
                self.out.push_str("\"/>\n");
            }
        }
    }

    fn arrow_head(&mut self) {
        let ink = escaped(self.ink(Ink::Plain));
        self.put(format_args!(
            "<defs><marker id=\"head\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" \
             markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\">\
             <path d=\"M0 0L10 5L0 10z\" fill=\"{ink}\"/></marker></defs>\n"
        ));
    }

    fn arrow(&mut self, from: Rect, to: Rect, arrow: &SheetArrow) {
        let start = edge_towards(from, to.centre());
        let end = edge_towards(to, from.centre());
        let (ink, halo) = (escaped(self.ink(Ink::Plain)), escaped(&self.look.colours.ground));
        let dashes = match arrow.how {
            EdgeHow::GetsInTheWay => " stroke-dasharray=\"6 4\"",
            EdgeHow::LeadsTo | EdgeHow::Helps | EdgeHow::Newer => "",
        };
        let (x1, x2) = (self.across(start.x), self.across(end.x));
        self.put(format_args!(
            "<line x1=\"{x1}\" y1=\"{}\" x2=\"{x2}\" y2=\"{}\" stroke=\"{ink}\" \
             stroke-width=\"2\"{dashes} marker-end=\"url(#head)\"/>\n",
            start.y, end.y
        ));
        if !arrow.label.is_empty() {
            let at = Point {
                x: i32::midpoint(start.x, end.x),
                y: i32::midpoint(start.y, end.y).saturating_sub(6),
            };
            let more = format!(
                " text-anchor=\"middle\" paint-order=\"stroke\" stroke=\"{halo}\" stroke-width=\"5\""
            );
            let label = std::slice::from_ref(&arrow.label);
            self.lines(label, at, LINE, &self.look.colours.ink, &more);
        }
    }
}

/// Where the line from the middle of a rectangle towards a point leaves it.
pub fn edge_towards(rect: Rect, to: Point) -> Point {
    let from = rect.centre();
    let across = i64::from(to.x) - i64::from(from.x);
    let down = i64::from(to.y) - i64::from(from.y);
    let (half_w, half_h) = (i64::from(rect.w / 2), i64::from(rect.h / 2));
    // The side is met first on which the line has less far to go; compared without dividing.
    let by_side = across.abs() * half_h >= down.abs() * half_w;
    let (part, whole) = if by_side { (half_w, across.abs()) } else { (half_h, down.abs()) };
    if whole <= part {
        return from;
    }
    let along = |way: i64| i32::try_from(way * part / whole).unwrap_or_default();
    Point { x: from.x.saturating_add(along(across)), y: from.y.saturating_add(along(down)) }
}

fn lines_high(lines: &[String], step: i32) -> i32 {
    i32::try_from(lines.len()).unwrap_or_default().saturating_mul(step)
}

const fn tone_place(tone: Tone) -> Option<usize> {
    Some(match tone {
        Tone::Straw => 0,
        Tone::Rose => 1,
        Tone::Leaf => 2,
        Tone::Sky => 3,
        Tone::Lilac => 4,
        Tone::Stone => 5,
        Tone::Newer => return None,
    })
}

/// A text as XML can hold it, in content and in attributes.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(' '),
            // XML cannot hold these, escaped or not.
            sign if sign.is_control() || matches!(sign, '\u{fffe}' | '\u{ffff}') => {}
            sign => out.push(sign),
        }
    }
    out
}
