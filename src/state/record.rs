//! Reading and changing single fields of any record, for the parts of a page that do not need its
//! whole struct.

use leptos::prelude::*;
use serde_json::Value;
use workbook_core::command::{Command, CommandError, Edit};
use workbook_core::document::Document;
use workbook_core::entry::{self, Entry, Life};
use workbook_core::id::{BookId, RecordId};
use workbook_core::record::{Acceptance, Aim, AimId, CREATED, Kind, Record, Rung, Step};
use workbook_core::session::Session;
use workbook_core::stamp::{Seat, Timestamp};
use workbook_core::view::{self, Hand, Lead, Linked, Load, Owner, Rounds};

use super::App;
use super::read::when_words;
use crate::i18n::words;
use crate::platform::when;

impl App {
    /// Which workbook is open; one of no records where none is.
    pub fn book(&self) -> BookId {
        self.peek(Document::book).unwrap_or(BookId::new(0))
    }

    /// The aims that are worked on and those that were put away, each in their order.
    pub fn aims_apart(&self) -> (Vec<RecordId>, Vec<RecordId>) {
        // One waker for all aims, instead of one each.
        self.track_anything();
        self.peek(|document| {
            let away = |id: &RecordId| {
                document.entry(*id).and_then(|aim| aim.value("archived"))
                    == Some(&Value::Bool(true))
            };
            document.list(Aim::KIND.name).partition(|id| !away(id))
        })
        .unwrap_or_default()
    }

    /// The text a field shows; wakes the caller when the record changes.
    pub fn text(&self, id: RecordId, field: &str) -> String {
        self.track_record(id);
        let read = |session: &Session| {
            let entry = session.document().entry(id).filter(|entry| entry.is_visible())?;
            let versions = entry.register(field).versions();
            // A field must not change under the hand that types in it.
            let mut own = versions.iter().filter(|v| v.stamp.dot.actor == session.actor());
            let typed = own.next().filter(|_| own.next().is_none() && versions.len() > 1);
            let value = typed.map_or_else(|| entry.value(field), |version| Some(&version.value));
            Some(value?.as_str()?.to_owned())
        };
        let text = self.desk.try_with_value(|desk| read(desk.session.as_ref()?));
        text.flatten().unwrap_or_default()
    }

    /// Chooses one value of a field anew; none takes it away.
    pub fn choose(
        &self,
        id: RecordId,
        kind: &'static Kind,
        field: &str,
        value: impl Into<Value>,
    ) -> Result<(), CommandError> {
        self.dispatch(&Command::Set(Edit::one(id, kind, field, value.into())))
    }

    /// Changes a record by changing its struct.
    pub fn edit<T: Record>(
        &self,
        id: RecordId,
        change: impl FnOnce(&mut T),
    ) -> Result<(), CommandError> {
        let before: Option<T> = self.peek(|document| document.get(id)).flatten();
        let before = before.ok_or(CommandError::NotThere)?;
        let mut after = before.clone();
        change(&mut after);
        self.dispatch(&Command::Set(Edit::of(id, &before, &after)))
    }

    /// The visible records of a kind that hang on one, in their order; wakes the caller when the
    /// list of that kind changes.
    pub fn children(&self, of: RecordId, kind: &'static Kind) -> Vec<RecordId> {
        self.track_list(kind.name);
        self.peek(|document| document.hanging(of, kind.name)).unwrap_or_default()
    }

    /// All rounds of a blind answer about a record that can be shown.
    pub fn rounds<T: Record>(&self, about: RecordId) -> Rounds<T> {
        for id in self.children(about, T::KIND) {
            self.track_record(id);
        }
        self.peek(|document| view::rounds(document, about))
            .unwrap_or(Rounds { shown: Vec::new(), waiting: [false; 2] })
    }

    /// The links of a record to others that are there, the other person's drafts left out; wakes the
    /// caller when links change.
    pub fn links(&self, of: RecordId) -> Vec<Linked> {
        self.track_list("link");
        let looks = self.seat();
        let shown = |document: &Document| {
            let mut links = view::links(document, of);
            links.retain(|linked| {
                document.entry(linked.other).is_some_and(|it| !view::is_others_draft(it, looks))
            });
            links
        };
        let links = self.peek(shown).unwrap_or_default();
        for linked in &links {
            self.track_record(linked.other);
        }
        links
    }

    /// When a record was made, in words.
    pub fn made_when(&self, id: RecordId) -> String {
        let lang = self.prefs.get().lang.code();
        let made: Option<Timestamp> =
            self.entry(id, |entry| entry.text(CREATED).parse().ok()).flatten();
        made.map(|at| when_words(at, lang)).unwrap_or_default()
    }

    /// Who wrote what a field shows.
    pub fn author(&self, id: RecordId, field: &str) -> Option<Seat> {
        self.entry(id, |entry| entry::author(entry, field)).flatten()
    }

    /// The fields of a record with two versions that wait to be settled.
    pub fn clashes(&self, id: RecordId) -> Vec<String> {
        self.entry(id, |entry| entry.clashes().map(str::to_owned).collect()).unwrap_or_default()
    }

    /// What a record is called: its title, name or first words; empty for none.
    pub fn label(&self, id: RecordId) -> String {
        self.entry(id, words::label).unwrap_or_default()
    }

    /// The kind of a record, by its name in files; empty if it is not there.
    pub fn kind_of(&self, id: RecordId) -> String {
        let kind = |entry: &Entry| entry.is_visible().then(|| entry.kind().to_owned());
        self.entry(id, kind).flatten().unwrap_or_default()
    }

    /// Whether somebody binned a record without knowing of a change.
    pub fn contest_stands(&self, id: RecordId) -> bool {
        self.entry(id, |entry| entry.life() == Life::Contested).unwrap_or_default()
    }

    /// The own blind answer of whoever writes, while it waits for the other's.
    pub fn own_waiting<T: Record>(&self, about: RecordId) -> Option<(RecordId, T)> {
        let looks = self.seat();
        for id in self.children(about, T::KIND) {
            self.track_record(id);
        }
        self.peek(|document| view::own_waiting(document, about, looks)).flatten()
    }

    /// The answers of whoever writes, to what is asked about a record, with two versions.
    pub fn own_clashing(&self, about: RecordId, kind: &'static Kind) -> Vec<RecordId> {
        let looks = self.seat();
        let mine = |id: &RecordId| {
            self.entry(*id, |entry| {
                let owner = kind.owner.and_then(|owner| Seat::from_name(entry.text(owner)));
                owner == Some(looks) && entry.clashes().next().is_some()
            })
        };
        self.children(about, kind).into_iter().filter(|id| mine(id) == Some(true)).collect()
    }

    /// What each of the pair says of the words of one rung.
    pub fn rung_hands(&self, AimId(id): AimId, rung: Rung) -> [Hand; 2] {
        self.track_record(id);
        for seat in Seat::PAIR {
            self.track_record(Acceptance::rung_id(id, rung, seat));
        }
        let hands = |document: &Document| {
            document.visible(id, "aim").map(|aim| view::rung_hands(document, aim, rung))
        };
        self.peek(hands).flatten().unwrap_or([Hand::Open; 2])
    }

    /// Who does a step.
    pub fn owner(&self, step: &Step) -> Owner {
        if let Some(helper) = step.helper {
            self.track_record(helper);
        }
        self.peek(|document| view::owner(document, step)).unwrap_or(Owner::NoOne)
    }

    /// The care work of one of the pair; wakes the caller when any step changes.
    pub fn care_load(&self, seat: Seat) -> Load {
        self.track_all(Step::KIND);
        self.peek(|document| view::care_load(document, seat)).unwrap_or_default()
    }

    /// Who leads how much; wakes the caller when any step or aim changes.
    pub fn lead(&self) -> Lead {
        self.track_all(Step::KIND);
        self.track_all(Aim::KIND);
        self.peek(view::lead).unwrap_or_default()
    }

    fn track_all(&self, kind: &'static Kind) {
        for id in self.list(kind.name) {
            self.track_record(id);
        }
    }

    /// The day of a moment written in RFC 3339, in words.
    pub fn day_words(&self, moment: &str) -> String {
        let lang = self.prefs.get().lang.code();
        let moment: Option<Timestamp> = moment.parse().ok();
        moment.map(|at| when::day(at.ms(), lang)).unwrap_or_default()
    }
}
