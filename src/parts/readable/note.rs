//! Notes to read: the words, what else is known, the replies, what came of it.

use workbook_core::format::readable::{Block, Item, Side};
use workbook_core::id::RecordId;
use workbook_core::record::{Note, Record, Reply, SHARE};
use workbook_core::stamp::Seat;
use workbook_core::view;

use super::{Reader, facts, joined, list};
use crate::i18n::choices::{self, Worded};
use crate::i18n::{fields, tr};

impl Reader<'_> {
    /// All notes that may be read.
    pub(super) fn note_ids(&self) -> Vec<RecordId> {
        let mut all = view::notes(self.document, self.looks);
        all.retain(|id| self.document.entry(*id).is_some_and(|note| self.shows(note)));
        all
    }

    /// All notes one after the other, each below its heading.
    pub(super) fn notes(&self, level: u8) -> Vec<Block> {
        let mut out = Vec::new();
        for id in self.note_ids() {
            out.push(Block::Heading(level, self.note_title(id)));
            out.extend(self.note(id, level + 1));
        }
        if out.is_empty() {
            out.push(Block::Soft(tr::notes::none_yet().to_owned()));
        }
        out
    }

    /// What kind of note it is.
    pub(super) fn note_title(&self, id: RecordId) -> String {
        let sort = self.document.entry(id).map(|note| note.text("sort")).unwrap_or_default();
        let words = choices::value(Note::KIND.name, "sort", sort).filter(|_| !sort.is_empty());
        words.unwrap_or_else(tr::notes::one).to_owned()
    }

    /// One note without its heading.
    pub(super) fn note(&self, id: RecordId, level: u8) -> Vec<Block> {
        let note: Note = self.document.get(id).unwrap_or_default();
        let seat = note.by.unwrap_or(Seat::Both);
        let pinned = if note.pinned { tr::notes::pinned() } else { "" }.to_owned();
        let draft = self.document.entry(id).is_some_and(|note| note.text(SHARE) == "draft");
        let draft = if draft { tr::notes::only_here() } else { "" }.to_owned();
        let said = self.said(id, Note::TEXT.field);
        let when = joined([self.day_of(&note.created), pinned, draft]);
        let blocks = vec![Block::Text(said), Block::Soft(when)];
        let mut out = vec![Block::Sides(vec![Side { seat, label: self.name(seat), blocks }])];
        let about = match (note.about, note.about_seat) {
            (Some(record), _) => self.about(record),
            (None, Some(seat)) => self.name(seat),
            (None, None) => self.said(id, Note::ABOUT_WORDS.field),
        };
        let field = |name| fields::field(Note::KIND.name, name);
        facts(
            [
                (&field("feelings"), self.said(id, Note::FEELINGS.field)),
                (&field("about"), about),
                (&field("happened"), self.on_day(note.happened.as_ref())),
                (&field("how"), note.how.map(Worded::words).unwrap_or_default().to_owned()),
                (&field("wants"), note.wants.map(Worded::words).unwrap_or_default().to_owned()),
                (&field("outcome"), note.outcome.map(Worded::words).unwrap_or_default().to_owned()),
                (&field("changed"), self.said(id, Note::CHANGED.field)),
            ],
            &mut out,
        );
        let replies = view::replies(self.document, id).into_iter();
        let shown =
            |reply: &RecordId| self.document.entry(*reply).is_some_and(|entry| self.shows(entry));
        let reply = |id: RecordId| {
            let reply: Reply = self.document.get(id).unwrap_or_default();
            let text = self.said(id, Reply::TEXT.field);
            Item {
                by: Some(reply.by.unwrap_or(Seat::Both)),
                text,
                more: self.day_of(&reply.created),
            }
        };
        let replies = replies.filter(shown).map(reply).collect();
        list(tr::notes::replies(), level, replies, &mut out);
        self.links(id, level, &mut out);
        out
    }

    /// The record a note is about; nothing where that may not be read.
    fn about(&self, record: RecordId) -> String {
        let seen = self.document.entry(record).is_some_and(|entry| self.shows(entry));
        if seen { self.called(record) } else { String::new() }
    }
}
