//! A workbook in words, for the terminal.

use std::fmt::Write;

use workbook_core::document::Document;
use workbook_core::entry::Entry;
use workbook_core::format::Head;
use workbook_core::id::RecordId;
use workbook_core::record::{
    self, Aim, Barrier, Choice, Helper, Note, Person, Record, Reply, Rung, Score, Step, Workbook,
};
use workbook_core::stamp::Seat;
use workbook_core::view::{self, Agreement, Owner};

/// The workbook as lines of text: persons, aims and where they stand, what waits, the bin.
pub(super) fn workbook(head: &Head, document: &Document) -> String {
    let mut out = String::new();
    let title = document.get::<Workbook>(Workbook::id(document.book()));
    let title = title.map(|workbook| workbook.title).unwrap_or_default();
    line(&mut out, 0, &title);
    if let Some(saved) = &head.exported {
        let by = seat(document, saved.by);
        line(&mut out, 0, &format!("saved {} by {by} with {}", saved.at, saved.app));
    }
    section(&mut out, "Persons");
    for person in document.list(Person::KIND.name).filter_map(|id| document.get::<Person>(id)) {
        line(&mut out, 1, &format!("{} – {}", person.name, person.role));
    }
    section(&mut out, "Aims");
    for id in document.list(Aim::KIND.name) {
        aim(&mut out, document, id);
    }
    section(&mut out, "Notes");
    for id in document.list(Note::KIND.name) {
        note(&mut out, document, id);
    }
    section(&mut out, "Helpers");
    for helper in document.list(Helper::KIND.name).filter_map(|id| document.get::<Helper>(id)) {
        line(&mut out, 1, &[helper.name, helper.relation, helper.helps_with].join(" – "));
    }
    let others: Vec<&Entry> = document
        .entries()
        .filter(|entry| record::kind(entry.kind()).is_none() && entry.is_visible())
        .collect();
    if !others.is_empty() {
        section(&mut out, "Of a newer version or another program");
        for entry in others {
            line(&mut out, 1, &format!("{} {}", entry.kind(), entry.id()));
        }
    }
    section(&mut out, "Waiting to be settled");
    for id in document.waiting() {
        waiting(&mut out, document, id);
    }
    section(&mut out, "Bin");
    for entry in document.bin().filter_map(|id| document.entry(id)) {
        line(&mut out, 1, &format!("{} {}", entry.kind(), view::label(entry)));
    }
    out
}

fn aim(out: &mut String, document: &Document, id: RecordId) {
    let (Some(entry), Some(aim)) = (document.entry(id), document.get::<Aim>(id)) else { return };
    line(out, 1, &aim.title);
    line(out, 2, agreement(view::agreement(document, entry)));
    let words = [
        (Seat::Patient, &aim.words_patient),
        (Seat::Professional, &aim.words_professional),
        (Seat::Both, &aim.words_joint),
    ];
    for (by, words) in words.into_iter().filter(|(_, words)| !words.is_empty()) {
        line(out, 2, &format!("{}: {words}", seat(document, by)));
    }
    parts_of_aim(out, document, id, &aim);
}

/// What else stands on an aim. An answer that waits for the other's is not told.
fn parts_of_aim(out: &mut String, document: &Document, id: RecordId, aim: &Aim) {
    for rung in Rung::all().rev().filter(|rung| !aim.rung_words(*rung).is_empty()) {
        line(out, 2, &format!("rung {}: {}", rung.get(), aim.rung_words(rung)));
    }
    let scores = view::rounds::<Score>(document, id);
    for (by, score) in Seat::PAIR.into_iter().zip(scores.latest()) {
        if let Some(rung) = score.and_then(|score| score.rung) {
            line(out, 2, &format!("{} is on rung {}", seat(document, by), rung.get()));
        }
    }
    let barriers = document.list(Barrier::KIND.name).filter_map(|one| document.get::<Barrier>(one));
    for barrier in barriers.filter(|barrier| barrier.parent == Some(id)) {
        let solved = if barrier.solved { " (solved)" } else { "" };
        line(out, 2, &format!("in the way: {}{solved}", barrier.text));
    }
    let steps = document.list(Step::KIND.name).filter_map(|one| document.get::<Step>(one));
    for step in steps.filter(|step| step.parent == Some(id)) {
        let who = match view::owner(document, &step) {
            Owner::NoOne => "no one yet".to_owned(),
            Owner::Seat(by) => seat(document, by),
            Owner::Helper(helper) => document.entry(helper).map(view::label).unwrap_or_default(),
        };
        let status = step.status.map(Choice::name).unwrap_or_default();
        line(out, 2, &format!("step: {} – {who} {status}", step.text));
    }
}

fn note(out: &mut String, document: &Document, id: RecordId) {
    let Some(note) = document.get::<Note>(id) else { return };
    let by = note.by.map(|by| seat(document, by)).unwrap_or_default();
    let sort = note.sort.map(Choice::name).unwrap_or_default();
    line(out, 1, &format!("{sort}, {by}: {}", note.text));
    let replies = document.list(Reply::KIND.name).filter_map(|one| document.get::<Reply>(one));
    for reply in replies.filter(|reply| reply.parent == Some(id)) {
        let by = reply.by.map(|by| seat(document, by)).unwrap_or_default();
        line(out, 2, &format!("{by}: {}", reply.text));
    }
    if !note.changed.is_empty() {
        line(out, 2, &format!("what changed: {}", note.changed));
    }
}

fn waiting(out: &mut String, document: &Document, id: RecordId) {
    let Some(entry) = document.entry(id) else { return };
    line(out, 1, &format!("{} {}", entry.kind(), view::label(entry)));
    if view::is_sealed(document, entry, Seat::Both) {
        return;
    }
    for field in entry.clashes() {
        for version in entry.register(field).versions() {
            let (by, at) = (seat(document, version.stamp.by), version.stamp.at);
            line(out, 2, &format!("{field}, {by}, {at}: {}", version.value));
        }
    }
}

fn agreement(stands: Agreement) -> &'static str {
    match stands {
        Agreement::Open => "nobody has answered yet",
        Agreement::WaitingFor(Seat::Patient) => "waiting for the patient",
        Agreement::WaitingFor(Seat::Professional) => "waiting for the professional",
        Agreement::WaitingFor(Seat::Both) => "waiting for both",
        Agreement::Shared => "both said yes",
        Agreement::LookAgain => "the wording changed: look again",
        Agreement::NotShared => "not shared",
    }
}

/// The name of who sits there.
pub(super) fn seat(document: &Document, seat: Seat) -> String {
    let name = document.get::<Person>(Person::id(document.book(), seat)).map(|p| p.name);
    name.filter(|name| !name.is_empty()).unwrap_or_else(|| seat.name().to_owned())
}

fn section(out: &mut String, title: &str) {
    out.push('\n');
    line(out, 0, title);
}

/// One line, indented; the lines of a text stay under each other. Control characters, with which
/// a file could repaint the terminal, are left out.
pub(super) fn line(out: &mut String, depth: usize, text: &str) {
    for part in text.lines() {
        let plain: String = part.chars().filter(|c| !c.is_control()).collect();
        let _ = writeln!(out, "{}{plain}", "  ".repeat(depth));
    }
}
