//! What may be read, and that nothing else is left out.
#![allow(clippy::expect_used, reason = "a test stops where it is wrong")]

use workbook_core::command::{Command, Writer};
use workbook_core::document::Document;
use workbook_core::entry::{Entry, Leave};
use workbook_core::format::readable::{Page, plain};
use workbook_core::format::{import, is_held_back};
use workbook_core::id::{Actor, BookId, RecordId};
use workbook_core::record;
use workbook_core::session::Session;
use workbook_core::stamp::{Dot, Seat, Stamp, Timestamp};
use workbook_core::view;

use super::{Reader, Whole, place};
use crate::route::Route;

const DAY: &dyn Fn(i64) -> String = &|ms| format!("day {ms}");

fn opened(name: &str) -> Session {
    let path = format!("{}/tests/fixtures/export/v1/{name}", env!("CARGO_MANIFEST_DIR"));
    let imported = import(std::fs::read(path).expect("the file is there")).expect("it is sound");
    let mut session = Session::new(Document::new(imported.head.book), Actor::new(1));
    session.load(imported.entries);
    session
}

fn whole(document: &Document) -> Page {
    let reader = Reader { document, looks: Seat::Both, day: DAY };
    let mut whole = Whole::new(&reader, 0);
    while !whole.step(&reader, 1) {}
    whole.finish()
}

/// Whether a record and what it hangs on can be seen and may be read by both.
fn is_readable(document: &Document, entry: &Entry) -> bool {
    entry.is_visible()
        && !is_held_back(document, entry)
        && !view::is_sealed(document, entry, Seat::Both)
        && entry
            .parent()
            .is_none_or(|id| document.entry(id).is_some_and(|on| is_readable(document, on)))
}

/// A text as a page may say it: lines are moved in there.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn f14_every_text_of_a_visible_record_stands_on_the_readable_copy() {
    for name in ["kinds", "canvases", "everything", "small"] {
        let session = opened(&format!("{name}.workbook.json"));
        let document = session.document();
        let text = folded(&plain(&whole(document)));
        for entry in document.entries().filter(|entry| is_readable(document, entry)) {
            let Some(kind) = record::kind(entry.kind()) else { continue };
            for field in kind.fields.iter().filter_map(|field| field.text) {
                for version in entry.register(field.field).versions() {
                    let said = version.value.as_str().unwrap_or_default();
                    // Lanes and columns stand one by one.
                    for line in said.lines().map(folded) {
                        let told = text.contains(&line) || is_said_elsewhere(entry, field.field);
                        assert!(told, "{name}: {} {}: {line}\n{text}", kind.name, field.field);
                    }
                }
            }
        }
    }
}

/// What a page says in another way: a helper is named where they do something, an arrow by its words
/// or by what it means, a note about a record needs no words for it.
fn is_said_elsewhere(entry: &Entry, field: &str) -> bool {
    match (entry.kind(), field) {
        ("note", "about_words") => {
            !entry.text("about").is_empty() || !entry.text("about_seat").is_empty()
        }
        ("zone", "lanes" | "columns") => entry.text("sort") != "grid",
        _ => false,
    }
}

/// A document in which fields are written one by one.
struct Pen(Session);

impl Pen {
    fn new() -> Self {
        Self(Session::new(Document::new(BookId::new(7)), Actor::new(3)))
    }

    fn write(&mut self, id: u128, kind: &str, fields: &[(&str, serde_json::Value)]) -> RecordId {
        let id = RecordId::new(id);
        let mut entry =
            self.0.document().entry(id).cloned().unwrap_or_else(|| Entry::new(id, kind));
        for (at, (field, value)) in fields.iter().enumerate() {
            let dot = Dot {
                counter: self.0.document().max_counter() + 1 + u64::try_from(at).unwrap_or(0),
                actor: Actor::new(1),
            };
            let stamp = Stamp { dot, by: Seat::Patient, at: Timestamp::from_ms(1) };
            entry.write(field, value.clone(), stamp, Leave::InPast);
        }
        self.0.load(vec![entry]);
        id
    }
}

#[test]
fn f14_what_hangs_on_something_in_the_bin_stands_on_no_page() {
    let mut pen = Pen::new();
    let aim = pen.write(1, "aim", &[("title", "Gone".into())]);
    let on = aim.to_string();
    pen.write(2, "step", &[("parent", on.into()), ("text", "Hidden with it".into())]);
    pen.write(3, "step", &[("text", "On its own".into())]);
    let text = |pen: &Pen| plain(&whole(pen.0.document()));
    assert!(text(&pen).contains("Hidden with it"));
    let writer = Writer { seat: Seat::Both, now: Timestamp::from_ms(2) };
    pen.0.run(&Command::Bin(aim), writer).expect("it can be binned");
    assert!(!text(&pen).contains("Hidden with it"));
    assert!(text(&pen).contains("On its own"));
}

#[test]
fn f14_drafts_and_what_hangs_on_them_stand_on_no_page() {
    let mut pen = Pen::new();
    let note = pen.write(
        1,
        "note",
        &[("by", "patient".into()), ("text", "SECRET".into()), ("share", "draft".into())],
    );
    let on = || note.to_string().into();
    pen.write(2, "reply", &[("parent", on()), ("by", "patient".into()), ("text", "SECRET".into())]);
    let aim = pen.write(3, "aim", &[("title", "Told".into()), ("order", "a0".into())]);
    let link = [("parent", aim.to_string().into()), ("to", on()), ("how", "came_from".into())];
    pen.write(4, "link", &link);
    pen.write(5, "note", &[("by", "patient".into()), ("text", "SAID".into()), ("about", on())]);
    let reader = Reader { document: pen.0.document(), looks: Seat::Patient, day: DAY };
    let mut pages = vec![whole(pen.0.document())];
    let places = [Route::Home, Route::Aims, Route::Notes, Route::Us, Route::History];
    let aims = Route::Aim(workbook_core::record::AimId(aim));
    pages.extend(places.into_iter().chain([aims]).filter_map(|it| place(&reader, it, 0)));
    assert_eq!(pages.len(), 7);
    for page in &pages {
        assert!(!plain(page).contains("SECRET"), "{}", plain(page));
    }
    assert!(plain(&pages.remove(0)).contains("SAID"));
    // Its writer may take it along on purpose, from its own page; the other has no such page.
    let own = place(&reader, Route::Note(note), 0).expect("it is theirs");
    assert!(plain(&own).contains("SECRET"));
    let other = Reader { looks: Seat::Professional, ..reader };
    assert_eq!(place(&other, Route::Note(note), 0), None);
}

#[test]
fn f14_what_is_covered_for_one_of_the_pair_is_not_on_the_readable_copy() {
    let mut pen = Pen::new();
    let aim = pen.write(1, "aim", &[("title", "Walk".into()), ("order", "a0".into())]);
    let on = || aim.to_string().into();
    let score = [
        ("parent", on()),
        ("seat", "patient".into()),
        ("round", 1.into()),
        ("rung", 1.into()),
        ("note", "SECRET".into()),
        ("created", "2026-11-01T10:00:00.000Z".into()),
    ];
    pen.write(2, "score", &score);
    let canvas = [("template", "our_aim".into()), ("version", 1.into())];
    let canvas = pen.write(3, "canvas", &canvas);
    let zones = view::zones(pen.0.document(), canvas);
    let blind: Vec<String> = zones.iter().filter(|z| z.blind).map(|z| z.key.clone()).collect();
    assert!(!blind.is_empty());
    for (at, zone) in (10..).zip(&blind) {
        let card = [
            ("parent", canvas.to_string().into()),
            ("zone", zone.as_str().into()),
            ("by", "patient".into()),
            ("text", "SECRET".into()),
            ("order", "a0".into()),
        ];
        pen.write(at, "card", &card);
    }
    let text = plain(&whole(pen.0.document()));
    assert!(text.contains("Walk") && !text.contains("SECRET"), "{text}");
    assert!(text.contains(crate::i18n::tr::takeout::covered_side()), "{text}");
    // Once the other is in as well, both are told.
    let other = [
        ("parent", on()),
        ("seat", "professional".into()),
        ("round", 1.into()),
        ("rung", 0.into()),
    ];
    pen.write(4, "score", &other);
    assert!(plain(&whole(pen.0.document())).contains("SECRET"));
}

#[test]
fn f14_two_versions_both_stand_there() {
    let mut pen = Pen::new();
    let aim = pen.write(1, "aim", &[("title", "Sleep well".into()), ("order", "a0".into())]);
    let mut other = Entry::new(aim, "aim");
    let dot = Dot { counter: 9, actor: Actor::new(2) };
    let stamp = Stamp { dot, by: Seat::Professional, at: Timestamp::from_ms(2) };
    other.write("title", "Sleep better".into(), stamp, Leave::InPast);
    pen.0.load(vec![other]);
    let text = plain(&whole(pen.0.document()));
    assert!(text.contains("Sleep well") && text.contains("Sleep better"), "{text}");
}
