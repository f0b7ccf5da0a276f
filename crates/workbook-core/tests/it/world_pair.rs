//! Two pages of one workbook for the tests that tell one story each.

use crate::deeds::{add_aim, type_in};
use serde_json::Value;
use workbook_core::change::{ChangeSet, Deed};
use workbook_core::command::{
    Asked, Command, CommandError, NewPerson, Purpose, StartWorkbook, Writer,
};
use workbook_core::document::Document;
use workbook_core::entry::{Entry, Parts};
use workbook_core::id::{Actor, BookId, RecordId};
use workbook_core::record::{Aim, AimId, Answer, Text};
use workbook_core::session::Session;
use workbook_core::stamp::{MAX_COUNTER, Seat, Timestamp};

pub(crate) const BOOK: BookId = BookId::new(7);
pub(crate) const AIM: AimId = AimId(RecordId::new(1));
pub(crate) const OTHER_AIM: AimId = AimId(RecordId::new(2));

/// One page, whose clock goes on by a minute with each deed.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    pub(crate) session: Session,
    pub(crate) seat: Seat,
    pub(crate) ms: i64,
}

impl Page {
    /// A page without a workbook yet.
    pub(crate) fn empty(actor: u64, seat: Seat) -> Self {
        Self { session: Session::new(Document::new(BOOK), Actor::new(actor)), seat, ms: 0 }
    }

    pub(crate) fn writer(&mut self) -> Writer {
        self.ms += 60_000;
        Writer { seat: self.seat, now: Timestamp::from_ms(self.ms) }
    }
    pub(crate) fn try_run(&mut self, command: Command) -> Result<ChangeSet, CommandError> {
        let writer = self.writer();
        let result = self.session.run(&command, writer);
        self.session.document().check_integrity().unwrap();
        result
    }
    pub(crate) fn run(&mut self, command: Command) -> ChangeSet {
        self.try_run(command).unwrap()
    }
    /// Writes a whole text at once, long after the last.
    pub(crate) fn edit(&mut self, aim: AimId, text: Text, value: &str) -> ChangeSet {
        self.run(type_in(aim.0, text, value))
    }
    pub(crate) fn title(&mut self, value: &str) -> ChangeSet {
        self.edit(AIM, Aim::TITLE, value)
    }
    /// Types letter by letter, a tenth of a second each, behind what is given as typed already.
    pub(crate) fn type_title(&mut self, before: &str, typed: &str) {
        let mut text = before.to_owned();
        for letter in typed.chars() {
            text.push(letter);
            self.press(&text);
        }
    }
    /// One key press, a tenth of a second after the last.
    pub(crate) fn press(&mut self, text: &str) {
        self.ms += 100;
        let writer = Writer { seat: self.seat, now: Timestamp::from_ms(self.ms) };
        let command = Command::Type { id: AIM.0, text: Aim::TITLE, value: text.to_owned() };
        self.session.run(&command, writer).unwrap();
    }
    pub(crate) fn answer(&mut self, seat: Seat, answer: Answer) -> Result<ChangeSet, CommandError> {
        self.try_run(Command::Answer {
            about: AIM,
            asked: Asked::Wording,
            seat,
            answer: Some(answer),
        })
    }
    pub(crate) fn undo(&mut self) -> ChangeSet {
        let writer = self.writer();
        let set = self.session.undo(writer).unwrap();
        self.session.document().check_integrity().unwrap();
        set
    }
    pub(crate) fn redo(&mut self) -> ChangeSet {
        let writer = self.writer();
        let set = self.session.redo(writer).unwrap();
        self.session.document().check_integrity().unwrap();
        set
    }
    /// Hears all of another page, as a tab does.
    pub(crate) fn hear(&mut self, other: &Self) -> ChangeSet {
        let entries = other.entries();
        let set = self.session.absorb(entries);
        self.session.document().check_integrity().unwrap();
        set
    }
    /// Opens the file of another page, as one step.
    pub(crate) fn import(&mut self, other: &Self) -> ChangeSet {
        let plan = self.session.plan(Deed::Imported, other.entries());
        let writer = self.writer();
        let set = self.session.take(plan, writer);
        self.session.document().check_integrity().unwrap();
        set
    }
    /// The same document in a page loaded anew.
    pub(crate) fn reloaded(&self, actor: u64, seat: Seat) -> Self {
        let session = Session::new(self.session.document().clone(), Actor::new(actor));
        Self { session, seat, ms: self.ms }
    }

    pub(crate) fn document(&self) -> &Document {
        self.session.document()
    }
    pub(crate) fn entries(&self) -> Vec<Entry> {
        self.document().entries().cloned().collect()
    }
    pub(crate) fn entry(&self, aim: AimId) -> &Entry {
        self.document().entry(aim.0).unwrap()
    }
    pub(crate) fn aims(&self) -> Vec<RecordId> {
        self.document().list("aim").collect()
    }
    pub(crate) fn bin(&self) -> Vec<RecordId> {
        self.document().bin().collect()
    }
    /// The values that stand in a field of the aim, lowest stamp first.
    pub(crate) fn values(&self, field: &str) -> Vec<String> {
        let versions = self.entry(AIM).register(field).versions();
        versions.iter().map(|version| said(&version.value)).collect()
    }
    pub(crate) fn titles(&self) -> Vec<String> {
        self.values("title")
    }
    /// The aim as a made-up file may have it: the last counter there is was used.
    pub(crate) fn used_up(&self) -> Entry {
        let mut parts = Parts::from(self.entry(AIM).clone());
        parts.seen.insert(Actor::new(5), MAX_COUNTER);
        parts.into()
    }
    /// The replaced values of a field of the aim, oldest first.
    pub(crate) fn past(&self, field: &str) -> Vec<String> {
        self.entry(AIM).past(field).iter().map(|version| said(&version.value)).collect()
    }
}

fn said(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

pub(crate) fn start() -> StartWorkbook {
    let person = |name: &str, role: &str| NewPerson { name: name.into(), role: role.into() };
    StartWorkbook {
        title: "Our workbook".into(),
        locale: "sv".into(),
        patient: person("Ann", "patient"),
        professional: person("Bo", "nurse"),
        purpose: Purpose::Own,
    }
}

/// The patient's page and the professional's, both with one aim called "walk".
pub(crate) fn pair() -> (Page, Page) {
    let mut patient = Page::empty(11, Seat::Patient);
    patient.run(Command::Start(start()));
    patient.run(add_aim(AIM, "walk".into()));
    let patient = patient.reloaded(12, Seat::Patient);
    let professional = patient.reloaded(22, Seat::Professional);
    (patient, professional)
}

/// Both hear of each other and then hold the same.
pub(crate) fn meet(one: &mut Page, other: &mut Page) {
    one.hear(other);
    other.hear(one);
    assert_eq!(one.document(), other.document());
}
