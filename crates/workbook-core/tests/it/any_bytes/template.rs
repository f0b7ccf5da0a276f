//! The file of a template: what is read becomes records in one step, is written, and read again
//! as the same template.

use workbook_core::command::{Command, Writer};
use workbook_core::document::Document;
use workbook_core::format::{TemplateFile, ZONE_LIMIT, read_template, write_template};
use workbook_core::id::{Actor, BookId, RecordId};
use workbook_core::session::Session;
use workbook_core::stamp::{Seat, Timestamp};

use super::{grows_no_more_than_it_may, screens};

const ID: RecordId = RecordId::new(9);

/// A law holds for the file these bytes are.
pub fn holds(bytes: &[u8]) {
    let Ok(read) = read_template(bytes.to_vec()) else { return };
    assert!(read.zones.len() <= ZONE_LIMIT);
    let text = written(&read);
    grows_no_more_than_it_may(text.len(), bytes.len());
    let again = read_template(text.clone().into_bytes()).unwrap();
    assert_eq!(again.repairs, []);
    assert_eq!((&again.template, &again.zones), (&read.template, &read.zones));
    assert_eq!(written(&again), text);
}

/// The template as records, and these as a file.
fn written(read: &TemplateFile) -> String {
    let writer = Writer { seat: Seat::Both, now: Timestamp::from_ms(0) };
    let mut session = Session::new(Document::new(BookId::new(7)), Actor::new(1));
    session.run(&Command::Add(read.clone().into_new(ID)), writer).unwrap();
    let document = session.document();
    document.check_integrity().unwrap();
    assert_eq!(document.visible_count(), 1 + read.zones.len());
    screens::show(document);
    let text = write_template(document, ID).unwrap();
    session.undo(writer);
    assert_eq!(session.document().visible_count(), 0, "one step");
    session.document().check_integrity().unwrap();
    text
}
