//! The stored text of a record, and up to three texts as copies of one record, one in each line:
//! what is read is written and read again unchanged, and copies merge lawfully.

use serde_json::Value;
use workbook_core::document::{Document, check_entry};
use workbook_core::entry::Entry;
use workbook_core::format::{decode, decode_text, encode, encode_text};
use workbook_core::id::{Actor, BookId};
use workbook_core::merge::merge;
use workbook_core::record::misfits;
use workbook_core::session::Session;

use super::grows_no_more_than_it_may;

/// A law holds for the record these bytes are, or for the records its lines are.
pub fn holds(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    if let Ok(decoded) = decode_text(text) {
        comes_back(&decoded.entry, text.len());
    }
    let mut copies: Vec<Entry> = Vec::new();
    for line in text.splitn(3, '\n') {
        if let Some(copy) = copy_of(copies.first(), line) {
            comes_back(&copy, 2 * line.len() + 100);
            copies.push(copy);
        }
    }
    match copies.as_slice() {
        [a, b] => merges(a, b, a),
        [a, b, c] => merges(a, b, c),
        _ => {}
    }
}

/// The record in a line, under the id and kind of the first.
fn copy_of(first: Option<&Entry>, line: &str) -> Option<Entry> {
    let Some(first) = first else { return decode_text(line).ok().map(|decoded| decoded.entry) };
    let mut value: Value = serde_json::from_str(line).ok()?;
    let members = value.as_object_mut()?;
    members.insert("id".to_owned(), first.id().to_string().into());
    members.insert("kind".to_owned(), first.kind().into());
    decode(value).ok().map(|decoded| decoded.entry)
}

fn comes_back(entry: &Entry, into: usize) {
    check_entry(entry).unwrap();
    misfits(entry);
    let text = encode_text(entry);
    grows_no_more_than_it_may(text.len(), into);
    assert!(!text.contains('\n'), "one line");
    let again = decode_text(&text).unwrap();
    assert_eq!((&again.entry, &again.repairs), (entry, &vec![]));
    assert_eq!(encode_text(&again.entry), text);
    let value: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value, encode(entry));
    assert_eq!(decode(value).unwrap(), again);

    assert_eq!(merge(entry, entry), *entry);
    assert_eq!(merge(entry, &entry.without_past()), *entry, "takes no past away");
    let mut session = Session::new(Document::new(BookId::new(7)), Actor::new(1));
    session.absorb(vec![entry.clone()]);
    session.document().check_integrity().unwrap();
}

/// Three copies of one record end alike in whichever order they meet.
fn merges(a: &Entry, b: &Entry, c: &Entry) {
    let ab = merge(a, b);
    check_entry(&ab).unwrap();
    comes_back(&ab, encode_text(a).len() + encode_text(b).len());
    assert_eq!(merge(b, a), ab, "in whichever order");
    assert_eq!(merge(&ab, a), ab, "knows what it was made of");
    assert_eq!(merge(&ab, b), ab, "knows what it was made of");
    let abc = merge(&ab, c);
    assert_eq!(merge(a, &merge(b, c)), abc, "in whichever pairs");
    assert_eq!(merge(&merge(c, a), b), abc, "in whichever pairs");
}
