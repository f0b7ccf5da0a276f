//! A board as a picture and as an outline.

use workbook_core::board::outline::{Words, outline};
use workbook_core::board::picture::{
    Colours, Face, Ink, Look, Reading, Shape, edge_towards, size, svg,
};
use workbook_core::board::{Layout, Point, Rect, Sheet, SheetArrow, SheetZone, layout};
use workbook_core::id::RecordId;
use workbook_core::record::{EdgeHow, Tone};
use workbook_core::stamp::Seat;

use crate::board_sheet::{Dice, PAGE, card, grid, id, templates, zone};

fn colours() -> Colours {
    let tones = ["straw", "rose", "leaf", "sky", "lilac", "stone"].map(str::to_owned);
    Colours {
        ground: "white".into(),
        zone: "snow".into(),
        line: "grey".into(),
        ink: "black".into(),
        faint: "dimgrey".into(),
        patient: "teal".into(),
        professional: "plum".into(),
        on_mark: "white\"><script>".into(),
        paper: "ivory".into(),
        tones,
    }
}

fn arrow(from: usize, to: usize, label: &str) -> SheetArrow {
    SheetArrow { from: id(from), to: id(to), label: label.into(), how: EdgeHow::GetsInTheWay }
}

fn draw(layout: &Layout, reading: Reading, arrows: &[SheetArrow]) -> String {
    let colours = colours();
    let seats = [Some(Seat::Patient), Some(Seat::Professional), Some(Seat::Both), None];
    let face = |id: RecordId| Face {
        by: seats[(id.number() % 4) as usize],
        tone: Some(Tone::Rose),
        foot: vec!["glad & <calm>".into()],
    };
    svg(
        layout,
        &Look {
            title: "Us & <them>",
            desc: "A \"board\"",
            lang: "sv",
            reading,
            colours: &colours,
            letters: ["A", "<"],
            face: &face,
            covered: &|_| "two are covered".to_owned(),
            arrows,
            panel: &|_| {
                vec![
                    Shape::Line(
                        vec![Point { x: 0, y: 5 }, Point { x: 90, y: 8 }],
                        Ink::Of(Seat::Patient),
                    ),
                    Shape::Mark(Point { x: 90, y: 8 }, Seat::Professional),
                    Shape::Text(Point { x: 3, y: 30 }, "up & down".into(), Ink::Faint),
                ]
            },
        },
    )
}

/// Whether tags are closed in the order they were opened, and nothing is between them that XML
/// does not allow; the names of all elements.
fn elements(xml: &str) -> Vec<String> {
    let (mut open, mut names, mut rest) = (Vec::new(), Vec::new(), xml);
    while let Some((before, after)) = rest.split_once('<') {
        for entity in before.split('&').skip(1) {
            let known = ["amp;", "lt;", "gt;", "quot;"];
            assert!(known.iter().any(|known| entity.starts_with(known)), "{entity}");
        }
        let (tag, after) = after.split_once('>').expect("a tag ends");
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name));
        } else {
            let name = tag.split([' ', '/']).next().unwrap().to_owned();
            names.push(name.clone());
            if !tag.ends_with('/') {
                open.push(name);
            }
        }
        rest = after;
    }
    assert!(open.is_empty() && rest.trim().is_empty());
    names
}

#[test]
fn p19_a_picture_stands_alone() {
    let mut hostile = zone("<b>&\"'", 500, 3);
    hostile.cards[0].text = "</svg><script>alert(1)</script> \u{1} \u{ffff} & \n\n x".into();
    hostile.covered = 1;
    let panel = SheetZone { panel: Some((200, 100)), ..zone("p", 600, 0) };
    let mut sheets = templates(&mut Dice(1), 6);
    sheets.push(Sheet { zones: vec![hostile, panel, grid("g", 700, 2, 2)] });
    let arrows = [arrow(500, 501, "why <&>"), arrow(502, 700, ""), arrow(500, 9_999, "nowhere")];
    for sheet in sheets {
        let picture = draw(&layout(&sheet, PAGE), Reading::LeftToRight, &arrows);
        let known = [
            "svg", "title", "desc", "defs", "marker", "path", "rect", "g", "text", "tspan",
            "circle", "line", "polyline",
        ];
        for name in elements(&picture) {
            assert!(known.contains(&name.as_str()), "{name}");
        }
        let outside = picture.replace("http://www.w3.org/2000/svg", "");
        for foreign in ["http", "href", "script>", "style", "@import", "\u{1}", "\u{ffff}"] {
            assert!(!outside.contains(foreign) || foreign == "script>", "{foreign}");
        }
        assert!(!outside.contains("<script"));
    }
}

#[test]
fn p19_a_picture_shows_zones_cards_marks_arrows_and_panels() {
    let panel = SheetZone { panel: Some((200, 100)), covered: 2, ..zone("p", 600, 0) };
    let sheet = Sheet { zones: vec![zone("a", 0, 4), panel, grid("g", 700, 2, 2)] };
    let layout = layout(&sheet, PAGE);
    let picture = draw(&layout, Reading::LeftToRight, &[arrow(0, 3, "so")]);
    for (what, wanted) in [
        ("width=\"", 1),
        ("Us &amp; &lt;them&gt;</title>", 1),
        ("A &quot;board&quot;</desc>", 1),
        ("xml:lang=\"sv\"", 1),
        ("font-family=\"system-ui, sans-serif\"", 1),
        (">Zone a</tspan>", 1),
        (">card 2</tspan>", 1),
        (">Lane 2</tspan>", 1),
        (">Column 1</tspan>", 1),
        ("two are covered", 1),
        ("up &amp; down", 1),
        ("stroke-dasharray", 1),
        (">so</tspan>", 1),
        ("url(#head)", 1),
        ("fill=\"rose\"", 8),
    ] {
        let found = picture.matches(what).count();
        assert!(found == wanted || (what == "width=\"" && found > 1), "{found} × {what}");
    }
    let (width, height) = size(&layout);
    let sides = format!("width=\"{width}px\" height=\"{height}px\"");
    assert!(picture.contains(&sides), "one sixteenth of a rem is one pixel");
    // Of eight cards two are by each seat, two by both, two by nobody: those count as by both.
    assert_eq!(picture.matches("<circle").count(), 6);
    assert_eq!(picture.matches("fill=\"plum\"").count(), 6 + 1, "one in the panel");
}

#[test]
fn p20_from_right_to_left_the_picture_is_mirrored_and_its_texts_are_not() {
    let layout = layout(&Sheet { zones: vec![zone("a", 0, 1), zone("b", 5, 1)] }, PAGE);
    let there = draw(&layout, Reading::LeftToRight, &[]);
    let back = draw(&layout, Reading::RightToLeft, &[]);
    elements(&back);
    assert!(there.contains("direction=\"ltr\"") && back.contains("direction=\"rtl\""));
    let zone = layout.zones[0].rect;
    let mirrored = layout.width - zone.right();
    assert!(there.contains(&format!("<rect x=\"0\" y=\"0\" width=\"{}\"", zone.w)));
    assert!(back.contains(&format!("<rect x=\"{mirrored}\" y=\"0\" width=\"{}\"", zone.w)));
    assert!(back.contains(&format!("<tspan x=\"{}\"", layout.width - layout.zones[0].head.x)));
}

#[test]
fn p19_an_arrow_begins_and_ends_at_the_edge_of_a_card() {
    let rect = Rect { x: 0, y: 0, w: 40, h: 20 };
    for (to, wanted) in [
        ((100, 10), (40, 10)),
        ((-100, 10), (0, 10)),
        ((20, 100), (20, 20)),
        ((20, -100), (20, 0)),
        ((120, 60), (40, 20)),
        ((20, 10), (20, 10)),
        ((25, 12), (20, 10)),
    ] {
        let point = edge_towards(rect, Point { x: to.0, y: to.1 });
        assert_eq!((point.x, point.y), wanted, "towards {to:?}");
    }
}

#[test]
fn p21_an_outline_has_every_zone_lane_card_and_arrow_in_order() {
    let mut grid = grid("g", 10, 2, 2);
    grid.cards.remove(1);
    grid.cards[0].text = "# late\nvery".into();
    let first = SheetZone { ask: "What is?".into(), covered: 2, ..zone("a", 0, 1) };
    let mut empty = zone("c", 30, 1);
    empty.cards = vec![card(30, "  ")];
    let sheet = Sheet { zones: vec![first, grid, empty] };
    let words = Words {
        title: "Our\ncanvas",
        about_card: &|zone, card| format!("({} {})", zone.key, card.id.number()),
        covered: &|count| format!("{count} covered"),
        panel: &|at| if at == 2 { vec!["a line".to_owned()] } else { Vec::new() },
        arrow: &|arrow, from, to| format!("{from} → {to}: {}", arrow.label),
        arrows: "Arrows",
        empty: "(nothing)",
    };
    let arrows = [arrow(0, 12, "so"), arrow(0, 99, "no")];
    let wanted = "# Our canvas\n\n## Zone a\nWhat is?\n- card 0 (a 1)\n- 2 covered\n\n## Zone g\n\n\
        ### Lane 1 · Column 1\n- # late\n  very (g 11)\n\n### Lane 2 · Column 1\n- card 12 (g 13)\n\n\
        ### Lane 2 · Column 2\n- card 13 (g 14)\n\n## Zone c\n- a line\n- (nothing) (c 31)\n\n\
        ## Arrows\n- card 0 → card 12: so\n";
    assert_eq!(outline(&sheet, &arrows, &words), wanted);
}
