//! Any place as a page to read: in words, as plain data that the core writes as HTML or as text.
//! Read off the document alone, without an app, so that what may be read can be tested natively.

mod aim;
mod canvas;
mod note;
pub mod paper;
mod past;
mod step;
mod template;
mod us;
mod whole;

#[cfg(test)]
mod tests;

use workbook_core::document::Document;
use workbook_core::entry::Entry;
use workbook_core::format::is_held_back;
use workbook_core::format::readable::{Block, Item, Page, Part};
use workbook_core::id::RecordId;
use workbook_core::record::{Canvas, Day, Note, Person, Record, Workbook};
use workbook_core::stamp::{Seat, Timestamp};
use workbook_core::view::{self, Linked};

use crate::i18n::{fields, tr, words};
use crate::platform::when;
use crate::route::Route;
use crate::state::{App, letter};

pub use whole::Whole;

/// How far up a page looks for something that is in the bin.
const DEPTH: u8 = 8;
/// How many characters of a record's words a line about it shows.
const NAMED_BY: usize = 120;

/// The style sheet of a readable copy.
pub const STYLE: &str = include_str!("theme-alone.css");

/// Reads a workbook for somebody.
#[derive(Clone, Copy)]
pub struct Reader<'d> {
    /// What is read.
    pub document: &'d Document,
    /// Who may read it: what is covered for them stays out.
    pub looks: Seat,
    /// A moment in milliseconds since 1970 as a day in words.
    pub day: &'d dyn Fn(i64) -> String,
}

/// Reads the open workbook for a seat.
pub fn read<T>(app: App, looks: Seat, read: impl FnOnce(&Reader<'_>) -> T) -> Option<T> {
    let lang = crate::i18n::lang().code();
    let day = |ms: i64| when::day_and_year(ms, lang);
    app.peek(|document| read(&Reader { document, looks, day: &day }))
}

/// The present place as a page; none where it says nothing of the workbook, or where a page of its
/// own does.
pub fn place(reader: &Reader<'_>, route: Route, today: i64) -> Option<Page> {
    let one =
        |title: String, blocks: Vec<Block>| (title, vec![Part { title: String::new(), blocks }]);
    let (title, parts) = match route {
        Route::Home => (reader.title(), reader.front()),
        Route::Aims => (tr::aims::title().to_owned(), reader.aims(true)),
        Route::Aim(aim) => {
            reader.document.visible(aim.0, "aim")?;
            one(reader.aim_title(aim.0), reader.aim(aim.0, 2))
        }
        Route::Notes => one(tr::notes::title().to_owned(), reader.notes(2)),
        Route::Note(id) => {
            let note = reader.document.visible(id, Note::KIND.name)?;
            let seen = !view::is_others_draft(note, reader.looks);
            one(reader.note_title(id), seen.then(|| reader.note(id, 2))?)
        }
        Route::Us => (tr::us::title().to_owned(), reader.us()),
        Route::History => one(tr::history::title().to_owned(), reader.past()),
        _ => return None,
    };
    let lead = vec![tr::takeout::as_of(&(reader.day)(today))];
    Some(Page { lead, ..reader.page(title, parts) })
}

impl Reader<'_> {
    /// A page with the names of the pair.
    fn page(&self, title: String, parts: Vec<Part>) -> Page {
        let who = [Seat::Patient, Seat::Professional, Seat::Both].map(|seat| self.name(seat));
        let letters = Seat::PAIR.map(|seat| letter(&self.name(seat)));
        Page { title, parts, who, letters, ..Page::default() }
    }

    /// What the pair calls its workbook.
    fn title(&self) -> String {
        let title = self.said(Workbook::id(self.document.book()), "title");
        if title.is_empty() { tr::common::app_name().to_owned() } else { title }
    }

    /// What one of the pair is called: the name, the role, or the plain word.
    fn name(&self, seat: Seat) -> String {
        let one = |seat: Seat, fallback: &str| {
            let person = self.document.get::<Person>(Person::id(self.document.book(), seat));
            let person = person.unwrap_or_default();
            let said = [person.name, person.role].into_iter().find(|it| !it.trim().is_empty());
            said.unwrap_or_else(|| fallback.to_owned())
        };
        match seat {
            Seat::Patient => one(seat, tr::common::patient()),
            Seat::Professional => one(seat, tr::common::professional()),
            Seat::Both => {
                tr::common::and(&self.name(Seat::Patient), &self.name(Seat::Professional))
            }
        }
    }

    /// Whether a record stands on a page for others: it is there, no draft, and not covered.
    fn shows(&self, entry: &Entry) -> bool {
        self.shows_within(entry, DEPTH)
    }

    /// What hangs on a thing that is not there is not there either. A made-up file can let records
    /// hang on each other in a ring, so the way up has an end.
    fn shows_within(&self, entry: &Entry, depth: u8) -> bool {
        let on = entry.parent().and_then(|id| self.document.entry(id));
        entry.is_visible()
            && !is_held_back(self.document, entry)
            && !view::is_sealed(self.document, entry, self.looks)
            && on.is_none_or(|on| depth == 0 || self.shows_within(on, depth - 1))
    }

    /// What a field says. Where two versions wait to be settled, both.
    fn said(&self, id: RecordId, field: &str) -> String {
        let Some(entry) = self.document.entry(id) else { return String::new() };
        let shown = entry.text(field).trim();
        let mut out = shown.to_owned();
        for version in entry.register(field).versions() {
            let other = version.value.as_str().unwrap_or_default().trim();
            if !other.is_empty() && other != shown {
                out.push_str(if out.is_empty() { "" } else { "\n" });
                out.push_str(&tr::readable::other_version(&self.name(version.stamp.by), other));
            }
        }
        out
    }

    /// What a record is called.
    fn label(&self, id: RecordId) -> String {
        self.document.entry(id).map(words::label).unwrap_or_default()
    }

    /// A record by its kind and its first words.
    fn called(&self, id: RecordId) -> String {
        let kind = self.document.entry(id).map(Entry::kind).unwrap_or_default();
        let label = view::excerpt(&self.label(id), 0, NAMED_BY);
        let unnamed = label.is_empty() && kind == "aim";
        fields::kind(kind, if unnamed { tr::aims::untitled() } else { &label })
    }

    /// The day of a moment written in RFC 3339; empty for none.
    fn day_of(&self, moment: &str) -> String {
        let moment: Option<Timestamp> = moment.parse().ok().filter(|at: &Timestamp| at.ms() != 0);
        moment.map(|at| (self.day)(at.ms())).unwrap_or_default()
    }

    fn on_day(&self, day: Option<&Day>) -> String {
        day.map(|day| (self.day)(day.noon().ms())).unwrap_or_default()
    }

    /// What belongs together with a record, below a heading.
    fn links(&self, id: RecordId, level: u8, out: &mut Vec<Block>) {
        let shown = |linked: &Linked| {
            self.document.entry(linked.other).is_some_and(|other| self.shows(other))
        };
        let sentence = |linked: Linked| {
            let how = words::link(linked.how, linked.end);
            Item::of(format!("{how} {}", self.called(linked.other)))
        };
        let all = view::links(self.document, id).into_iter().filter(shown);
        list(tr::parts::links(), level, all.map(sentence).collect(), out);
    }

    /// The canvases that are there, with those put away at the end.
    fn canvases(&self) -> Vec<RecordId> {
        let all: Vec<RecordId> = self.document.list(Canvas::KIND.name).collect();
        let all = all.into_iter().filter_map(|id| self.document.entry(id));
        let (away, there): (Vec<&Entry>, Vec<&Entry>) = all
            .filter(|entry| self.shows(entry))
            .partition(|canvas| canvas.value("archived").is_some_and(|away| *away == true));
        there.into_iter().chain(away).map(Entry::id).collect()
    }

    /// The front page: the main aim in full, and what waits.
    fn front(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        if let Some(focus) = self.focus() {
            let mut blocks = vec![Block::Heading(3, self.aim_title(focus))];
            blocks.extend(self.aim(focus, 4));
            parts.push(Part { title: tr::aims::our_main_aim().to_owned(), blocks });
        }
        let shown = |waiting: &view::Waiting| {
            self.document.entry(waiting.place).is_some_and(|entry| self.shows(entry))
        };
        let waits = view::waiting(self.document, self.looks, usize::MAX).into_iter();
        let waits = waits.filter(shown).map(|waiting| Item {
            more: words::wait(waiting.wait, |seat| self.name(seat)),
            ..Item::of(self.called(waiting.place))
        });
        let blocks = vec![Block::List(waits.collect())];
        if blocks != [Block::List(Vec::new())] {
            parts.push(Part { title: tr::home::waits().to_owned(), blocks });
        }
        parts
    }

    fn focus(&self) -> Option<RecordId> {
        let workbook = self.document.get::<Workbook>(Workbook::id(self.document.book()))?;
        let aim = self.document.visible(workbook.focus?.0, "aim")?;
        self.shows(aim).then(|| aim.id())
    }
}

/// A heading and what stands below it; neither where there is nothing.
fn list(title: &str, level: u8, items: Vec<Item>, out: &mut Vec<Block>) {
    if !items.is_empty() {
        out.push(Block::Heading(level, title.to_owned()));
        out.push(Block::List(items));
    }
}

/// Facts that say something; nothing where none does.
fn facts<const N: usize>(all: [(&str, String); N], out: &mut Vec<Block>) {
    let said = all.into_iter().filter(|(_, words)| !words.trim().is_empty());
    let said: Vec<_> = said.map(|(name, words)| (name.to_owned(), words)).collect();
    if !said.is_empty() {
        out.push(Block::Facts(said));
    }
}

/// What says something, one after the other.
fn joined<const N: usize>(all: [String; N]) -> String {
    let said: Vec<String> = all.into_iter().filter(|words| !words.trim().is_empty()).collect();
    said.join(" · ")
}
