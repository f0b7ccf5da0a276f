//! The workbooks on this device: which there are, and opening another one.

use leptos::prelude::*;
use leptos::task::spawn_local;
use workbook_core::entry::hydrate;
use workbook_core::format;
use workbook_core::id::BookId;
use workbook_core::record::{Record, Workbook};

use super::desk::Desk;
use super::sent::Outside;
use super::sitting::Sittings;
use super::{App, Phase, keys};
use crate::platform::{random, typing};

/// One workbook on this device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookLook {
    /// Its id.
    pub id: BookId,
    /// Its title.
    pub title: String,
    /// Whether it is the open one.
    pub is_open: bool,
    /// Whether it holds made-up data, to try things out with.
    pub practice: bool,
    /// Whether it is locked: then nothing of it is known.
    pub locked: bool,
}

impl App {
    /// The workbooks on this device, the open one among them.
    pub fn shelf(&self) -> Vec<BookLook> {
        self.removed.track();
        let open = self.phase.get();
        let Workbook { title, practice, .. } = self.workbook();
        self.desk.with_value(|desk| {
            let now = desk.book();
            let mut books: Vec<BookLook> = desk
                .books()
                .into_iter()
                .filter(|book| Some(*book) != now)
                .map(|id| desk.look_of(id))
                .collect();
            if let (Some(id), Phase::Open(_)) = (now, open) {
                let locked = false;
                books.insert(0, BookLook { id, title, is_open: true, practice, locked });
            }
            books
        })
    }

    /// Closes the open workbook and opens another one.
    pub fn switch_to(&self, book: BookId) {
        self.read_the_rest();
        self.open_another(book);
    }

    /// Opens another workbook of this device in place of the open one.
    pub(super) fn open_another(&self, book: BookId) {
        self.clear_table();
        self.open_book(book, &[]);
        self.remember_open(book);
        let app = *self;
        spawn_local(async move {
            app.read_in_slices().await;
            let (twin, open) = app.desk.with_value(|desk| (desk.twin.clone(), desk.book()));
            match twin {
                Some(twin) => app.heal_from(&twin, book).await,
                None if open == Some(book) => app.opened_alone(),
                None => {}
            }
        });
    }

    /// Starts an empty workbook under a new id.
    pub fn new_book(&self) -> BookId {
        let book = BookId::new(random::random_u128());
        self.start_book(book);
        book
    }

    /// Opens an empty workbook under a given id: a new one, or one that came as a file.
    pub(super) fn start_book(&self, book: BookId) {
        self.clear_table();
        self.desk.update_value(|desk| desk.lay(book));
        self.forget_wakers();
        self.join_tabs(book);
        self.loaded.set(true);
        self.outside.set(Outside::default());
        self.take_sittings(Sittings::default());
        self.remember_open(book);
        self.phase.set(Phase::Open(book));
        self.project([]);
        self.remember_about();
        self.show_lock();
    }

    /// There is no workbook on this device.
    pub(super) fn show_doors(&self) {
        self.forget_wakers();
        self.outside.set(Outside::default());
        self.loaded.set(true);
        self.project([]);
        self.show_lock();
        self.show_save_state();
        self.phase.set(Phase::NoBook);
    }

    /// What was said of the workbook before does not hold for the next one.
    pub(super) fn clear_table(&self) {
        typing::forget();
        if let Some(left) = self.desk.with_value(Desk::book) {
            self.lock_behind(left);
        }
        self.desk.update_value(Desk::leave);
        self.damaged.set(Vec::new());
        self.read_only.set(None);
        self.imports.set(Vec::new());
        self.question.set(String::new());
    }

    pub(super) fn remember_open(&self, book: BookId) {
        self.desk.with_value(|desk| {
            if let Ok(local) = &desk.local {
                // Where this fails, the twin still knows the workbook at the next start.
                let _ = local.set(keys::OPEN, &book.to_string());
            }
        });
        self.tell_twin(book);
    }
}

impl Desk {
    /// The workbooks in local storage.
    pub(super) fn books(&self) -> Vec<BookId> {
        let Ok(local) = &self.local else { return Vec::new() };
        let kind = format!("/{}/", Workbook::KIND.name);
        let keys = local.keys("cpw/").unwrap_or_default();
        let of_key = |key: &String| {
            let rest = key.strip_prefix("cpw/")?;
            let (book, _) = rest.split_once(&kind)?;
            book.parse().ok()
        };
        keys.iter().filter_map(of_key).filter(|book| !self.is_going(*book)).collect()
    }

    /// The title of a workbook as local storage has it.
    pub(super) fn title_of(&self, book: BookId) -> String {
        self.look_of(book).title
    }

    /// A workbook that is not open, as its own record tells.
    fn look_of(&self, id: BookId) -> BookLook {
        let key = keys::record(id, Workbook::KIND.name, Workbook::id(id));
        let text = self.local.as_ref().ok().and_then(|local| local.get(&key).ok().flatten());
        let read = text.and_then(|text| format::decode_text(&text).ok());
        let told = read.map(|read| hydrate::<Workbook>(&read.entry).0).unwrap_or_default();
        let locked = self.is_locked(id);
        BookLook { id, title: told.title, is_open: false, practice: told.practice, locked }
    }
}
