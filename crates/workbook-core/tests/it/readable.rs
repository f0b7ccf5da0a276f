//! Pages to read: nothing in them is taken for anything but text, and the file comes out again.

use workbook_core::format::readable::{
    Around, Block, Item, Page, Part, READABLE_SIZE_LIMIT, Side, Sink, Table, lay, plain,
};
use workbook_core::format::{self, Foreign, ImportError, Problem, Repair, SIZE_LIMIT, readable};
use workbook_core::stamp::Seat;

use crate::format_sample::{file, read, started};

const HOSTILE: [&str; 9] = [
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "]]> --> <!-- <![CDATA[",
    "\"' onload='x' \"",
    "&lt;b&gt; &amp; &#60;",
    "\u{202e}gnirts\u{2066} \u{0}\r\nnext",
    "<script type=\"application/json\" id=\"workbook\">{}",
    "</style><style>*{display:none}",
    "</title></main></body></html>",
];

/// A page with a text in every place there is.
fn page(text: &str) -> Page {
    let text = || text.to_owned();
    let item = Item { by: Some(Seat::Both), text: text(), more: text() };
    let side = |seat| Side { seat, label: text(), blocks: vec![Block::Text(text())] };
    let blocks = vec![
        Block::Heading(3, text()),
        Block::Text(text()),
        Block::Soft(text()),
        Block::Facts(vec![(text(), text())]),
        Block::List(vec![item.clone()]),
        Block::Table(Table {
            corner: text(),
            head: vec![text()],
            rows: vec![(text(), vec![vec![item]])],
        }),
        Block::Sides(vec![side(Seat::Patient), side(Seat::Professional)]),
    ];
    Page {
        title: text(),
        lead: vec![text()],
        parts: vec![Part { title: text(), blocks }, Part::default()],
        foot: vec![text()],
        who: [text(), text(), text()],
        letters: [text(), text()],
    }
}

fn copy(page: &Page, data: &str) -> String {
    let around = Around { lang: "en", dir: "ltr", style: "p{}\n", contents: "Contents", data };
    readable::file(page, around)
}

/// The tags of a page as they would be read, with the words left out.
fn tags(html: &str) -> Vec<&str> {
    let tag = |part: &str| part.find('>').map(|end| end + 1);
    html.split('<').skip(1).filter_map(|part| part.get(..tag(part)?)).collect()
}

#[test]
fn f13_no_text_becomes_anything_but_text() {
    let data = file(&started(1));
    // The same page with a harmless text has the same elements, one by one.
    let harmless = copy(&page("x"), &data);
    let names = |html: &str| -> Vec<String> {
        let name = |tag: &&str| tag.split([' ', '>']).next().unwrap_or_default().to_owned();
        tags(html).iter().map(name).collect()
    };
    for text in HOSTILE {
        let html = copy(&page(text), &data);
        assert_eq!(names(&html), names(&harmless), "{text}");
        let scripts = html.matches("<script").count();
        assert_eq!((scripts, html.matches("</script").count()), (1, 1), "{text}");
        for tag in tags(&html) {
            // Every second piece between quotes is a value.
            let names: String = tag.split('"').step_by(2).collect();
            assert!(!names.contains(" on") && !names.contains("src"), "{tag}");
        }
    }
    assert!(harmless.starts_with("<!doctype html>\n<html lang=\"en\" dir=\"ltr\">"));
    assert!(harmless.contains("default-src 'none'; style-src 'unsafe-inline'; img-src data:"));
    assert_eq!(harmless.matches("<h1").count(), 1);
    assert_eq!(harmless.matches("http").count(), harmless.matches("http-equiv").count());
}

#[test]
fn f13_html_and_plain_text_say_the_same() {
    let page = page("Åsa’s words");
    let html = copy(&page, "{}");
    let text = plain(&page);
    // The title stands in the head too; marks have no place in a plain text.
    let told = html.matches("Åsa’s words").count();
    assert!(told > 20 && text.matches("Åsa’s words").count() > 16, "{told}\n{text}");
    assert!(text.starts_with("# Åsa’s words\n"), "{text}");
}

#[test]
fn f13_a_page_is_laid_out_element_by_element() {
    #[derive(Default)]
    struct Depth(Vec<&'static str>, usize, String);
    impl Sink for Depth {
        fn open(&mut self, tag: &'static str, _: &[(&'static str, &str)]) {
            self.0.push(tag);
            self.1 += 1;
        }
        fn text(&mut self, words: &str) {
            assert!(!self.0.is_empty(), "words outside any element");
            self.2.push_str(words);
        }
        fn close(&mut self) {
            assert!(self.0.pop().is_some());
        }
    }
    let mut depth = Depth::default();
    lay(&page("<b>"), &mut depth);
    assert!(depth.0.is_empty() && depth.1 > 30);
    assert!(depth.2.contains("<b>"));
}

#[test]
fn f13_a_plain_text_keeps_its_lines_below_their_mark() {
    let one = |block| {
        let parts = vec![Part { title: String::new(), blocks: vec![block] }];
        let who = ["Anna", "Karin", "Anna and Karin"].map(str::to_owned);
        plain(&Page { title: "T".into(), parts, who, ..Page::default() })
    };
    let item = Item { by: Some(Seat::Patient), text: "one\ntwo ".into(), more: "3 May".into() };
    assert_eq!(one(Block::List(vec![item.clone()])), "# T\n- Anna: one\n  two (3 May)\n");
    let facts = vec![("Why?".into(), "So.\nYes.".into()), ("How".into(), "Well".into())];
    assert_eq!(one(Block::Facts(facts)), "# T\n- Why? So.\n  Yes.\n- How: Well\n");
    let rows = vec![("Row".into(), vec![vec![Item::of("a")], vec![], vec![Item::of("c")]])];
    let head = vec!["A".into(), "B".into(), "C".into()];
    let table = Table { head, rows, ..Table::default() };
    assert_eq!(one(Block::Table(table)), "# T\n- Row: A: a | C: c\n");
    let side = Side {
        seat: Seat::Patient,
        label: "Anna".into(),
        blocks: vec![Block::Text("a\nb".into())],
    };
    assert_eq!(one(Block::Sides(vec![side])), "# T\nAnna:\n  a\n  b\n");
}

#[test]
fn i19_the_file_in_a_readable_copy_is_read_byte_for_byte() {
    let session = started(1);
    let data = file(&session);
    for text in HOSTILE {
        let html = copy(&page(text), &data);
        let imported = read(&html);
        assert_eq!(imported.repairs, []);
        assert_eq!(imported.problems, []);
        let again = crate::format_sample::open(&html, 99);
        assert_eq!(file(&again), data, "{text}");
    }
}

#[test]
fn i19_texts_that_would_end_the_element_come_back_as_they_were() {
    use workbook_core::record::Aim;
    let mut session = started(1);
    for (at, text) in HOSTILE.iter().enumerate().filter(|(_, text)| !text.contains('\0')) {
        let edit = crate::format_sample::edit(1, Aim::WHY, text);
        let writer = crate::format_sample::writer(Seat::Patient, 30 + at as i64);
        session.run(&edit, writer).unwrap();
        let data = file(&session);
        let html = copy(&page("x"), &data);
        assert_eq!(html.matches("</script").count(), 1, "{text}");
        assert_eq!(file(&crate::format_sample::open(&html, 99)), data, "{text}");
    }
}

#[test]
fn i19_a_page_saved_again_by_a_browser_or_an_editor_still_reads() {
    let data = file(&started(1));
    let html = copy(&page("x"), &data);
    let other = [
        html.replace(
            "<script type=\"application/json\" id=\"workbook\">",
            "<SCRIPT id='workbook' data-x=1 TYPE=application/json>",
        ),
        html.replace("</script>", "</SCRIPT >"),
        format!("\u{feff}  {html}"),
        html.replace("<body>", "<body><script>let a = '<'</script><!-- <script -->"),
    ];
    for html in other {
        let imported = read(&html);
        assert_eq!(imported.problems, [], "{html}");
        assert_eq!(file(&crate::format_sample::open(&html, 99)), data);
    }
    let utf16: Vec<u8> =
        std::iter::once(0xfeff_u16).chain(html.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let imported = format::import(utf16).unwrap();
    assert_eq!(imported.repairs, [Repair::Utf16, Repair::ByteOrderMark]);
    assert_eq!(imported.entries, read(&data).entries);
}

#[test]
fn i19_a_page_that_breaks_off_gives_what_its_lines_hold_with_the_line_of_the_page() {
    let data = file(&started(1));
    let html = copy(&page("x"), &data);
    let begins = html.find("\"records\": [").unwrap();
    let cut = html[begins..].match_indices('\n').nth(2).unwrap().0 + begins + 30;
    let imported = format::import(html.as_bytes()[..cut].to_vec()).unwrap();
    assert_eq!(imported.entries.len(), 2);
    let line = html[..cut].matches('\n').count() + 1;
    let at_line = |problem: &Problem| match problem {
        Problem::Damaged { at } => Some(at.line),
        _ => None,
    };
    assert_eq!(imported.problems.iter().find_map(at_line), Some(line));
}

#[test]
fn i19_a_page_without_a_workbook_or_with_two_is_refused() {
    let refused = |html: &str| format::import(html.as_bytes().to_vec()).unwrap_err();
    let html = copy(&page("x"), &file(&started(1)));
    let none = ImportError::Foreign(Foreign::Html);
    assert_eq!(refused("<p>hello"), none);
    assert_eq!(refused("<script type=application/json>{}</script>"), none);
    assert_eq!(refused("<script id=workbook>{}</script>"), none);
    assert_eq!(refused(&"<script".repeat(10_000)), none);
    assert_eq!(refused(&format!("{html}{html}")), ImportError::TwoWorkbooks);
    let with = |data: &str| {
        format!("<p>\n<script type=\"application/json\" id=\"workbook\">{data}</script>")
    };
    assert_eq!(refused(&with("[]")), ImportError::NotAWorkbook);
    let not_json = |error| matches!(error, ImportError::NotJson { at } if at.line == 2);
    assert!(matches!(refused(&with("")), ImportError::NotJson { .. }));
    assert!(not_json(refused(&with("{\"book\": 1,"))));
}

#[test]
fn i19_a_readable_copy_may_be_larger_than_a_file_and_not_too_large() {
    let html = copy(&page("x"), &file(&started(1)));
    let filled = |size: usize| format!("{html}{}", " ".repeat(size - html.len())).into_bytes();
    assert!(format::import(filled(SIZE_LIMIT + 1)).is_ok());
    let (bytes, limit) = (READABLE_SIZE_LIMIT + 1, READABLE_SIZE_LIMIT);
    assert_eq!(format::import(filled(bytes)), Err(ImportError::TooLarge { bytes, limit }));
}

#[test]
fn f13_each_element_stands_where_it_belongs() {
    let who = ["Anna", "Karin", "Both"].map(str::to_owned);
    let letters = ["A", "K"].map(str::to_owned);
    let one = |block| Part { title: "Part".into(), blocks: vec![block] };
    let laid = |parts| {
        let page = Page {
            title: "T".into(),
            parts,
            who: who.clone(),
            letters: letters.clone(),
            ..Page::default()
        };
        let html = copy(&page, "{}");
        let (_, main) = html.split_once("</header>").unwrap();
        main.split_once("</main>").unwrap().0.replace('\n', "").replace(" dir=\"auto\"", "")
    };
    let part = |inner: &str| {
        format!("<section aria-labelledby=\"read-1\"><h2 id=\"read-1\">Part</h2>{inner}</section>")
    };
    let mark = |seat: &str, letter: &str| {
        format!("<span class=\"mark\" data-seat=\"{seat}\" aria-hidden=\"true\">{letter}</span>")
    };
    let patient = mark("patient", "A");
    let item = Item { by: Some(Seat::Patient), text: "says".into(), more: "3 May".into() };
    let said = format!(
        "<span class=\"who\">{patient} <b>Anna</b></span>: <span>says</span> <span class=\"soft\">3 May</span>"
    );
    assert_eq!(
        laid(vec![one(Block::List(vec![item, Item::of("more")]))]),
        part(&format!("<ul><li>{said}</li><li><span>more</span></li></ul>"))
    );
    let side = Side { seat: Seat::Both, label: "We".into(), blocks: vec![Block::Text("x".into())] };
    let both = format!("{patient}{}", mark("professional", "K"));
    assert_eq!(
        laid(vec![one(Block::Sides(vec![side]))]),
        part(&format!(
            "<div class=\"sides\"><div class=\"side\" data-seat=\"both\"><p><span class=\"who\">{both} <b>We</b></span></p><p>x</p></div></div>"
        ))
    );
    let cell = "<td data-column=\"A\"><div><span>a</span></div></td>";
    let rows = |name: &str| vec![(name.to_owned(), vec![vec![Item::of("a")]])];
    let table = |corner: &str, head: &[&str], name| {
        let head = head.iter().map(|&name| name.to_owned()).collect();
        laid(vec![one(Block::Table(Table { corner: corner.into(), head, rows: rows(name) }))])
    };
    let first = "<th scope=\"col\">A</th>";
    assert_eq!(
        table("C", &["A"], "Row"),
        part(&format!(
            "<table><thead><tr><th scope=\"col\">C</th>{first}</tr></thead><tbody><tr><th scope=\"row\">Row</th>{cell}</tr></tbody></table>"
        ))
    );
    assert_eq!(
        table("", &["A"], "Row"),
        part(&format!(
            "<table><thead><tr><td></td>{first}</tr></thead><tbody><tr><th scope=\"row\">Row</th>{cell}</tr></tbody></table>"
        ))
    );
    assert_eq!(
        table("", &[], ""),
        part(
            "<table><tbody><tr><td data-column=\"\"><div><span>a</span></div></td></tr></tbody></table>"
        )
    );
    let two = laid(vec![one(Block::Text("x".into())), one(Block::Text("y".into()))]);
    let list = "<nav aria-label=\"Contents\"><ul><li><a href=\"#read-1\">Part</a></li><li><a href=\"#read-2\">Part</a></li></ul></nav>";
    assert!(two.starts_with(list), "{two}");
    assert!(two.contains("<h2 id=\"read-2\">"), "{two}");
}

#[test]
fn f13_in_a_plain_text_a_heading_stands_below_an_empty_line() {
    let blocks = vec![Block::Text("a".into()), Block::Heading(3, "b".into())];
    let parts = vec![Part { title: "P".into(), blocks }];
    let page = Page { title: "T".into(), parts, ..Page::default() };
    assert_eq!(plain(&page), "# T\n\n## P\na\n\n### b\n");
}
