//! The whole workbook as one page, made in slices.

use workbook_core::format::readable::{Block, Page, Part};
use workbook_core::id::RecordId;
use workbook_core::record::{Person, Workbook};
use workbook_core::stamp::Seat;

use super::Reader;
use crate::i18n::tr;

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    Note(RecordId),
    Canvas(RecordId),
}

/// A page that is being made.
#[derive(Debug, Clone)]
pub struct Whole {
    page: Page,
    next: Vec<Next>,
    done: usize,
    notes: Vec<Block>,
    canvases: Vec<Block>,
    end: Vec<Part>,
}

impl Whole {
    /// Begins with what is soon done. `today` is in milliseconds since 1970.
    pub fn new(reader: &Reader<'_>, today: i64) -> Self {
        let mut page = reader.page(reader.title(), reader.aims(false));
        let person = |seat: Seat| {
            let id = Person::id(reader.document.book(), seat);
            let role = reader.said(id, "role");
            let name = reader.name(seat);
            if role.is_empty() || role == name { name } else { format!("{name} ({role})") }
        };
        page.lead.push(Seat::PAIR.map(person).join(" · "));
        page.lead.push(tr::takeout::as_of(&(reader.day)(today)));
        let book: Option<Workbook> = reader.document.get(Workbook::id(reader.document.book()));
        if book.is_some_and(|book| book.practice) {
            page.lead.push(tr::practice::band().to_owned());
        }
        let steps = reader.other_steps();
        if !steps.is_empty() {
            let title = tr::readable::other_steps().to_owned();
            page.parts.push(Part { title, blocks: vec![Block::List(steps)] });
        }
        page.foot.push(tr::readable::to_open().to_owned());
        page.foot.push(tr::readable::stays_out().to_owned());
        let notes = reader.note_ids().into_iter().map(Next::Note);
        let next = notes.chain(reader.canvases().into_iter().map(Next::Canvas)).collect();
        let mut end = Vec::new();
        let templates = reader.templates();
        if !templates.is_empty() {
            end.push(Part { title: tr::readable::templates().to_owned(), blocks: templates });
        }
        let mut us = vec![];
        for part in reader.us() {
            us.push(Block::Heading(3, part.title));
            // Helpers stand below a heading of their own already.
            us.extend(part.blocks.into_iter().map(|block| match block {
                Block::Heading(_, name) => Block::Heading(4, name),
                other => other,
            }));
        }
        end.push(Part { title: tr::us::title().to_owned(), blocks: us });
        Self { page, next, done: 0, notes: Vec::new(), canvases: Vec::new(), end }
    }

    /// Tells at most this many notes and canvases. Whether all are told.
    pub fn step(&mut self, reader: &Reader<'_>, most: usize) -> bool {
        for next in self.next.iter().skip(self.done).take(most) {
            match next {
                Next::Note(id) => {
                    self.notes.push(Block::Heading(3, reader.note_title(*id)));
                    self.notes.extend(reader.note(*id, 4));
                }
                Next::Canvas(id) => {
                    self.canvases.push(Block::Heading(3, reader.canvas_title(*id)));
                    self.canvases.extend(reader.canvas(*id, 4));
                }
            }
        }
        self.done = self.next.len().min(self.done.saturating_add(most));
        self.done == self.next.len()
    }

    /// How much is told, of how much.
    pub fn progress(&self) -> (usize, usize) {
        (self.done, self.next.len())
    }

    /// The page, once all is told.
    pub fn finish(self) -> Page {
        let mut page = self.page;
        for (title, blocks) in
            [(tr::notes::title(), self.notes), (tr::shell::canvases(), self.canvases)]
        {
            if !blocks.is_empty() {
                page.parts.push(Part { title: title.to_owned(), blocks });
            }
        }
        page.parts.extend(self.end);
        page
    }
}
