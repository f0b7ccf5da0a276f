//! The file of a workbook, damaged or made up: what comes out of it is whole, is written and read
//! again unchanged, and meets another copy lawfully.

use std::sync::OnceLock;

use workbook_core::command::Writer;
use workbook_core::document::{Document, check_entry};
use workbook_core::entry::Entry;
use workbook_core::format::{
    self, Exporter, Imported, Importer, Repair, Scope, Taken, against, readable,
};
use workbook_core::format::{RecordRepair, SIZE_LIMIT};
use workbook_core::id::{Actor, BookId};
use workbook_core::merge::{knows_all, merge};
use workbook_core::session::Session;
use workbook_core::stamp::{Seat, Timestamp};
use workbook_core::view::preview;

use super::{grows_no_more_than_it_may, screens};

/// A law holds for the file these bytes are.
pub fn holds(bytes: &[u8]) {
    let read = format::import(bytes.to_vec());
    assert_eq!(read, by_slices(bytes), "in slices as in one go");
    let Ok(imported) = read else { return };
    for entry in &imported.entries {
        check_entry(entry).unwrap();
        assert_eq!(merge(entry, entry), *entry);
    }
    let ids = || imported.entries.iter().map(Entry::id);
    assert!(ids().zip(ids().skip(1)).all(|(one, next)| one < next), "each once, in order");
    let session = opened(imported.head.book, &imported.entries);
    comes_back(&session, &imported, bytes.len());
    screens::show(session.document());
    meets_another_copy(imported);
}

fn by_slices(bytes: &[u8]) -> Result<Imported, format::ImportError> {
    let mut reading = Importer::new(bytes.to_vec())?;
    while !reading.step(1) {}
    let (done, all) = reading.progress();
    assert_eq!(done, all);
    Ok(reading.finish())
}

fn opened(book: BookId, entries: &[Entry]) -> Session {
    let mut session = Session::new(Document::new(book), Actor::new(1));
    session.absorb(entries.to_vec());
    session.document().check_integrity().unwrap();
    assert!(session.absorb(entries.to_vec()).is_empty(), "twice is no news");
    session
}

fn written(document: &Document, imported: &Imported) -> String {
    let exported = imported.head.exported.as_ref();
    let mut slices = Exporter::new(document, Scope::EVERYTHING, exported);
    while !slices.step(document, 3) {}
    slices.finish()
}

/// What was read is written, read again as the same, and written again the same; alone and within
/// a readable copy.
fn comes_back(session: &Session, imported: &Imported, into: usize) {
    let document = session.document();
    let text = written(document, imported);
    grows_no_more_than_it_may(text.len(), into);
    let page = readable::Page::default();
    let around = readable::Around { lang: "en", dir: "ltr", style: "", contents: "", data: &text };
    for file in [readable::file(&page, around), text.clone()] {
        assert!(file.len() <= SIZE_LIMIT);
        let again = format::import(file.into_bytes()).unwrap();
        assert_eq!((&again.problems, &again.unreadable), (&vec![], &vec![]));
        assert!(again.repairs.iter().all(is_misfit), "{:?}", again.repairs);
        assert_eq!(again.head.exported, imported.head.exported);
        let back = opened(again.head.book, &again.entries);
        assert_eq!(back.document(), document);
        assert_eq!(written(back.document(), &again), text);
    }
}

fn is_misfit(repair: &Repair) -> bool {
    matches!(repair, Repair::Record { what: RecordRepair::Misfit { .. }, .. })
}

/// A workbook of records that many a file of the corpus has as well, in another state.
fn others() -> &'static [Entry] {
    static OTHERS: OnceLock<Vec<Entry>> = OnceLock::new();
    let file = include_str!("../../../../../tests/fixtures/export/v1/everything.workbook.json");
    OTHERS.get_or_init(|| format::import(file.into()).unwrap().entries)
}

/// Copies end alike in whichever order they meet; an import is weighed, told, taken and taken back.
fn meets_another_copy(imported: Imported) {
    let book = imported.head.book;
    let mut here = opened(book, others());
    let mut there = opened(book, &imported.entries);
    there.absorb(others().to_vec());
    let mut first = here.clone();
    first.absorb(imported.entries.clone());
    assert_eq!(first.document(), there.document(), "in whichever order");
    there.document().check_integrity().unwrap();
    for entry in imported.entries.iter().chain(others()) {
        let merged = there.document().entry(entry.id()).unwrap();
        assert!(knows_all(merged, entry), "{} knows what it was made of", entry.id());
    }

    let now = Timestamp::from_ms(1_795_000_000_000);
    let writer = Writer { seat: Seat::Both, now };
    let before = here.document().clone();
    let weighed = against(&here, imported);
    assert!(!weighed.other_book);
    preview(here.document(), &weighed.plan);
    let mut taken = Taken::default();
    for entry in weighed.plan.entries() {
        taken.note(before.entry(entry.id()), entry);
    }
    let kept = Taken::read(&taken.into_text()).unwrap();
    assert_eq!(kept, weighed.plan.changes, "as kept for a month");
    let nothing_new = weighed.nothing_new();
    here.take(weighed.plan, writer);
    here.document().check_integrity().unwrap();
    assert_eq!(nothing_new, *here.document() == before);
    screens::show(here.document());
    here.undo(writer);
    here.document().check_integrity().unwrap();
    here.redo(writer);
    here.document().check_integrity().unwrap();
}
