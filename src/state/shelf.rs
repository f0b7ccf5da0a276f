//! The workbooks on this device: which there are, and opening another one.

use leptos::prelude::*;
use workbook_core::format;
use workbook_core::id::BookId;
use workbook_core::record::{Record, Workbook};

use super::desk::Desk;
use super::{App, keys};

/// One workbook on this device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookLook {
    /// Its id.
    pub id: BookId,
    /// Its title.
    pub title: String,
    /// Whether it is the open one.
    pub is_open: bool,
}

impl App {
    /// The workbooks on this device, the open one among them.
    pub fn shelf(&self) -> Vec<BookLook> {
        let open = self.phase.get();
        let title = self.workbook().title;
        self.desk.with_value(|desk| {
            let now = desk.book();
            let mut books: Vec<BookLook> = desk
                .books()
                .into_iter()
                .filter(|book| Some(*book) != now)
                .map(|id| BookLook { id, title: desk.title_of(id), is_open: false })
                .collect();
            if let (Some(id), super::Phase::Open(_)) = (now, open) {
                books.insert(0, BookLook { id, title, is_open: true });
            }
            books
        })
    }

    /// Closes the open workbook and opens another one.
    pub fn switch_to(&self, book: BookId) {
        self.read_the_rest();
        self.open_another(book);
    }

    /// How much of local storage is used, in UTF-16 units.
    pub fn used_units(&self) -> Option<u64> {
        self.desk.with_value(|desk| desk.local.as_ref().ok()?.used_units().ok())
    }
}

impl Desk {
    fn books(&self) -> Vec<BookId> {
        let Ok(local) = &self.local else { return Vec::new() };
        let kind = format!("/{}/", Workbook::KIND.name);
        let keys = local.keys("cpw/").unwrap_or_default();
        let of_key = |key: &String| {
            let rest = key.strip_prefix("cpw/")?;
            let (book, _) = rest.split_once(&kind)?;
            book.parse().ok()
        };
        keys.iter().filter_map(of_key).collect()
    }

    fn title_of(&self, book: BookId) -> String {
        let key = keys::record(book, Workbook::KIND.name, Workbook::id(book));
        let text = self.local.as_ref().ok().and_then(|local| local.get(&key).ok().flatten());
        let read = text.and_then(|text| format::decode_text(&text).ok());
        read.map(|read| read.entry.text("title").to_owned()).unwrap_or_default()
    }
}
