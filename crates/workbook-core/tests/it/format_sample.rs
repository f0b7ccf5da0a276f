//! Workbooks for the tests of the file: made by commands, as the app makes them.

use crate::deeds::{add_aim, type_in};
use workbook_core::command::{Asked, Command, NewPerson, Purpose, StartWorkbook, Writer};
use workbook_core::document::Document;
use workbook_core::format::{self, Exported, Imported};
use workbook_core::id::{Actor, BookId, RecordId};
use workbook_core::record::{Aim, AimId, Answer, Text};
use workbook_core::session::Session;
use workbook_core::stamp::{Seat, Timestamp};

pub(crate) const BOOK: BookId = BookId::new(0x0123_4567_89ab_cdef_0123_4567_89ab_cdef);

pub(crate) fn aim(number: u128) -> AimId {
    AimId(RecordId::new(0xa1 << 64 | number))
}

pub(crate) fn writer(seat: Seat, second: i64) -> Writer {
    Writer { seat, now: Timestamp::from_ms(1_795_000_000_000 + second * 10_000) }
}

pub(crate) fn exported() -> Exported {
    Exported {
        at: Timestamp::from_ms(1_795_100_000_000),
        by: Seat::Both,
        app: "coproduction-workbook 0.1.0".to_owned(),
    }
}

/// An empty page on a device.
pub(crate) fn page(actor: u64) -> Session {
    Session::new(Document::new(BOOK), Actor::new(actor))
}

/// A workbook of two persons and two aims, the first agreed to.
pub(crate) fn started(actor: u64) -> Session {
    let mut session = page(actor);
    let person = |name: &str, role: &str| NewPerson { name: name.into(), role: role.into() };
    let start = StartWorkbook {
        title: "Our workbook".into(),
        locale: "en".into(),
        patient: person("Åsa", "patient"),
        professional: person("Bo", "nurse"),
        purpose: Purpose::Own,
    };
    let mut now = 0;
    let mut run = |seat, command: Command| {
        now += 1;
        session.run(&command, writer(seat, now)).unwrap();
    };
    run(Seat::Both, Command::Start(start));
    run(Seat::Patient, add_aim(aim(1), "Sleep through the night".into()));
    run(Seat::Patient, edit(1, Aim::words(Seat::Patient), "I wake at three and lie awake."));
    run(Seat::Professional, edit(1, Aim::words(Seat::Both), "Sleep until six, most nights."));
    for seat in Seat::PAIR {
        let answer = Some(Answer::Agree);
        run(seat, Command::Answer { about: aim(1), asked: Asked::Wording, seat, answer });
    }
    run(Seat::Both, add_aim(aim(2), "Walk to the \"lake\" 😀\nand back".into()));
    session
}

pub(crate) fn edit(number: u128, text: Text, value: &str) -> Command {
    type_in(aim(number).0, text, value)
}

/// The file of a workbook.
pub(crate) fn file(session: &Session) -> String {
    format::export(session.document(), Some(&exported()))
}

/// Reads a file that must be readable.
pub(crate) fn read(file: &str) -> Imported {
    format::import(file.as_bytes().to_vec()).unwrap()
}

/// The file opened on a device of its own.
pub(crate) fn open(file: &str, actor: u64) -> Session {
    let imported = read(file);
    let mut session = Session::new(Document::new(imported.head.book), Actor::new(actor));
    session.absorb(imported.entries);
    session.document().check_integrity().unwrap();
    session
}
