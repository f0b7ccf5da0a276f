//! Reading the open workbook from a view. Each read takes note of what it looked at.
//! Not for changing anything.

use leptos::prelude::*;
use workbook_core::command::Asked;
use workbook_core::document::Document;
use workbook_core::entry::{self, Entry, Leave, Life, Version};
use workbook_core::gather;
use workbook_core::id::RecordId;
use workbook_core::record::{Acceptance, Aim, AimId, CREATED, DELETED, Person, Record, Workbook};
use workbook_core::session::Session;
use workbook_core::stamp::{Dot, Seat, Timestamp};
use workbook_core::view::{self, Agreement, Hand};

use super::App;
use crate::platform::{clock, when};

/// What a screen needs to know of one aim.
#[derive(Debug, Clone, PartialEq)]
pub struct AimLook {
    /// The aim.
    pub aim: Aim,
    /// The patient's and the professional's hand.
    pub hands: [Hand; 2],
    /// Where the pair stands.
    pub agreement: Agreement,
    /// Fields with two versions.
    pub clashes: Vec<String>,
    /// Whether somebody binned it without knowing of a change.
    pub contested: bool,
}

impl App {
    /// Reads the document without taking note.
    pub fn peek<T>(&self, read: impl FnOnce(&Document) -> T) -> Option<T> {
        self.desk.try_with_value(|desk| desk.session.as_ref().map(|s| read(s.document()))).flatten()
    }

    /// Reads one record as it is kept; wakes the caller when it changes.
    pub fn entry<T>(&self, id: RecordId, read: impl FnOnce(&Entry) -> T) -> Option<T> {
        self.track_record(id);
        self.peek(|document| document.entry(id).map(read)).flatten()
    }

    /// Reads one visible record as its struct; wakes the caller when it changes.
    pub fn record<T: Record>(&self, id: RecordId) -> Option<T> {
        self.track_record(id);
        self.desk.try_with_value(|desk| as_typed_here(desk.session.as_ref()?, id)).flatten()
    }

    /// The open workbook's own record.
    pub fn workbook(&self) -> Workbook {
        let book = self.peek(Document::book);
        book.and_then(|book| self.record(Workbook::id(book))).unwrap_or_default()
    }

    /// What this device believes the time to be, in milliseconds since 1970, where that is
    /// clearly wrong.
    pub fn wrong_clock(&self) -> Option<i64> {
        let id = Workbook::id(self.peek(Document::book)?);
        self.track_record(id);
        let started = self.peek(|document| document.entry(id)?.text(CREATED).parse().ok());
        let now = clock::now_ms();
        view::clock_is_wrong(Timestamp::from_ms(now), started.flatten()).then_some(now)
    }

    /// The person on a seat.
    pub fn person(&self, seat: Seat) -> Person {
        let book = self.peek(Document::book);
        book.and_then(|book| self.record(Person::id(book, seat))).unwrap_or_default()
    }

    /// The aims in their order; wakes the caller when the list changes.
    pub fn aims(&self) -> Vec<RecordId> {
        self.list(Aim::KIND.name)
    }

    /// The visible records of a kind in their order; wakes the caller when the list changes.
    pub fn list(&self, kind: &str) -> Vec<RecordId> {
        self.track_list(kind);
        self.peek(|document| document.list(kind).collect()).unwrap_or_default()
    }

    /// What a screen shows of one aim; wakes the caller when it or an answer to it changes.
    pub fn aim(&self, AimId(id): AimId) -> Option<AimLook> {
        self.track_record(id);
        for seat in Seat::PAIR {
            self.track_record(Acceptance::id(id, seat));
        }
        self.desk
            .try_with_value(|desk| {
                let session = desk.session.as_ref()?;
                let document = session.document();
                let entry = document.visible(id, Aim::KIND.name)?;
                Some(AimLook {
                    aim: as_typed_here(session, id)?,
                    hands: Seat::PAIR.map(|seat| view::hand(document, entry, Asked::Wording, seat)),
                    agreement: view::agreement(document, entry),
                    clashes: entry.clashes().map(str::to_owned).collect(),
                    contested: entry.life() == Life::Contested,
                })
            })
            .flatten()
    }

    /// The records in the bin, the one binned last first; wakes the caller when they change.
    pub fn bin(&self) -> Vec<RecordId> {
        self.track_bin();
        self.peek(|document| {
            let newest = |id| (document.entry(id).map_or(0, Entry::max_counter), id);
            let ids = document.bin().map(newest).collect();
            let ids = gather::sorted(ids, |a, b| b.cmp(a));
            ids.into_iter().map(|(_, id)| id).collect()
        })
        .unwrap_or_default()
    }

    /// The visible records on which something waits to be settled.
    pub fn unsettled(&self) -> Vec<RecordId> {
        self.track_bin();
        self.peek(|document| document.waiting().collect()).unwrap_or_default()
    }
}

/// One of two versions that stand side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct VersionLook {
    /// Which write it is.
    pub dot: Dot,
    /// Who wrote it.
    pub by: Seat,
    /// When, in words.
    pub when: String,
    /// What it says.
    pub text: String,
}

/// A record that one person binned while the other changed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contest {
    /// Who binned it.
    pub binned_by: Seat,
    /// Who changed it.
    pub changed_by: Seat,
}

impl AimLook {
    /// Whether two versions of the wording stand side by side: no one can answer both.
    pub fn wording_clashes(&self) -> bool {
        self.clashes.iter().any(|field| Aim::WORDING.contains(&field.as_str()))
    }

    /// Whether there are no words yet that could be answered.
    pub fn says_nothing(&self) -> bool {
        let Aim { title, words_patient, words_professional, words_joint, .. } = &self.aim;
        [title, words_patient, words_professional, words_joint]
            .iter()
            .all(|text| text.trim().is_empty())
    }
}

impl App {
    /// The versions of a field, lowest stamp first; wakes the caller when they change.
    pub fn versions(&self, id: RecordId, field: &str) -> Vec<VersionLook> {
        let lang = self.prefs.get().lang.code();
        self.entry(id, |entry| {
            let look = |version: &Version| VersionLook {
                dot: version.stamp.dot,
                by: version.stamp.by,
                when: when_words(version.stamp.at, lang),
                text: said(&version.value),
            };
            entry.register(field).versions().iter().map(look).collect()
        })
        .unwrap_or_default()
    }

    /// Who binned and who changed a contested record.
    pub fn contest(&self, id: RecordId) -> Option<Contest> {
        self.entry(id, |entry| {
            let mark = entry.register(DELETED).shown()?;
            let change = entry.last_change()?;
            Some(Contest { binned_by: mark.stamp.by, changed_by: change.by })
        })
        .flatten()
    }

    /// Whether a field can only be read: because nothing may be changed at all, or because two
    /// versions have to be settled before anyone types into it. A field being typed when another
    /// version arrives goes on being typed.
    pub fn settle_first(&self, id: RecordId, field: &str) -> bool {
        self.track_record(id);
        if self.read_only.get().is_some() {
            return true;
        }
        self.desk
            .try_with_value(|desk| {
                desk.session.as_ref().is_some_and(|session| session.must_settle(id, field))
            })
            .unwrap_or_default()
    }
}

/// A value as a text: what is no text is written as in a file.
pub fn said(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Null => String::new(),
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// A time in words; none for what another program wrote without saying when.
pub(super) fn when_words(at: Timestamp, lang: &str) -> String {
    if at.ms() == 0 { String::new() } else { when::day_and_time(at.ms(), lang) }
}

/// A visible record as its struct. Where another version came to stand beside the one typed on
/// this page, the own one is shown: a field must not change under the hand that types in it.
fn as_typed_here<T: Record>(session: &Session, id: RecordId) -> Option<T> {
    let kept = session.document().visible(id, T::KIND.name)?;
    let own = |field: &str| {
        let versions = kept.register(field).versions().iter();
        let mut own = versions.filter(|version| version.stamp.dot.actor == session.actor());
        let only = own.next().cloned();
        only.filter(|_| own.next().is_none()).map(|version| (field.to_owned(), version))
    };
    let typed: Vec<(String, Version)> = kept.clashes().filter_map(own).collect();
    if typed.is_empty() {
        return Some(entry::hydrate(kept).0);
    }
    let mut shown = kept.clone();
    for (field, version) in typed {
        shown.write(&field, version.value, version.stamp, Leave::InPast);
    }
    Some(entry::hydrate(&shown).0)
}
