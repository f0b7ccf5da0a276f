//! A workbook in which every kind has every field written: for its golden file.
//! `WRITE_KINDS=path` writes it, once; then it is never edited.

use serde_json::{Value, json};
use workbook_core::command::{Asked, Command, Edit, New, Rating};
use workbook_core::id::RecordId;
use workbook_core::record::{
    Acceptance, Aim, AimId, Answer, Barrier, Helper, KINDS, Kind, Link, LinkHow, Note, Person,
    Priority, Readiness, Reply, Rung, Score, Step, Workbook,
};
use workbook_core::session::Session;
use workbook_core::stamp::Seat;

use crate::deeds::type_in;
use crate::format_sample::{BOOK, aim, file, started, writer};

const STEP: RecordId = RecordId::new(0xb1 << 64);
const BARRIER: RecordId = RecordId::new(0xb2 << 64);
const HELPER: RecordId = RecordId::new(0xb3 << 64);
const NOTE: RecordId = RecordId::new(0xb4 << 64);
const REPLY: RecordId = RecordId::new(0xb5 << 64);
const LINK: RecordId = RecordId::new(0xb6 << 64);

pub(crate) struct Pair {
    pub(crate) session: Session,
    pub(crate) now: i64,
}

impl Pair {
    pub(crate) fn run(&mut self, seat: Seat, command: &Command) {
        self.now += 1;
        let done = self.session.run(command, writer(seat, self.now));
        done.unwrap_or_else(|error| panic!("{command:?}: {error}"));
    }

    /// Writes every text of a record, and these values.
    pub(crate) fn fill(
        &mut self,
        seat: Seat,
        id: RecordId,
        kind: &'static Kind,
        values: &[(&str, Value)],
    ) {
        for text in kind.fields.iter().filter_map(|field| field.text) {
            self.run(seat, &type_in(id, text, &format!("{} – {}", kind.name, text.field)));
        }
        for (field, value) in values {
            self.run(seat, &Command::Set(Edit::one(id, kind, field, value.clone())));
        }
    }
}

fn rated(rung: i64) -> Score {
    let how = workbook_core::record::choice("measured");
    Score { rung: Rung::new(rung).ok(), note: "a little".into(), how, ..Score::default() }
}

/// The workbook.
fn sample() -> Session {
    use workbook_core::record::Record;
    let mut pair = Pair { session: started(41), now: 100 };
    let (about, id) = (aim(1), aim(1).0);
    let add = |pair: &mut Pair, seat, new: New| pair.run(seat, &Command::Add(new));
    pair.run(Seat::Both, &Command::Focus(Some(about)));
    let practice = Edit::one(Workbook::id(BOOK), Workbook::KIND, "practice", json!(false));
    pair.run(Seat::Both, &Command::Set(practice));
    pair.fill(
        Seat::Both,
        id,
        Aim::KIND,
        &[
            ("areas", json!(["home", "moving"])),
            ("sort", json!("daily_life")),
            ("status", json!("active")),
            ("achievement", json!("improving")),
            ("lead", json!("patient")),
            ("start", json!("2026-11-22")),
            ("review_on", json!("2026-12-22")),
            ("due", json!("2027-02-28")),
            ("archived", json!(false)),
        ],
    );
    let needs = [("needs", json!(["hearing", "memory"]))];
    pair.fill(Seat::Patient, Person::id(BOOK, Seat::Patient), Person::KIND, &needs);
    let zero = Asked::Rung(Rung::new(0).unwrap());
    let yes = Some(Answer::Agree);
    pair.run(Seat::Both, &Command::Answer { about, asked: zero, seat: Seat::Both, answer: yes });
    let priority = Priority::new(1).ok();
    pair.run(Seat::Patient, &Command::Rank { about, seat: Seat::Patient, priority });
    let answer = Acceptance::id(id, Seat::Patient);
    pair.run(Seat::Patient, &type_in(answer, Acceptance::NOTE, "as soon as we can"));
    for (seat, rung) in [(Seat::Patient, -1), (Seat::Professional, 1), (Seat::Patient, 0)] {
        pair.run(seat, &Command::Rate(Rating::of(id, seat, &rated(rung))));
    }
    let ready = Readiness {
        importance: workbook_core::record::Ten::new(9).ok(),
        confidence: workbook_core::record::Ten::new(4).ok(),
        help: "somebody to walk with".into(),
        ..Readiness::default()
    };
    pair.run(Seat::Patient, &Command::Rate(Rating::of(id, Seat::Patient, &ready)));
    let open: Vec<RecordId> = ["score", "readiness"]
        .into_iter()
        .flat_map(|kind| pair.session.document().list(kind).collect::<Vec<_>>())
        .collect();
    for answer in open {
        pair.run(Seat::Both, &Command::Reveal(answer));
    }
    add(
        &mut pair,
        Seat::Both,
        New::of(BARRIER, &Barrier { parent: Some(id), ..Barrier::default() }),
    );
    let values = [("sort", json!("tired")), ("solved", json!(true))];
    pair.fill(Seat::Both, BARRIER, Barrier::KIND, &values);
    add(&mut pair, Seat::Both, New::of(HELPER, &Helper::default()));
    pair.fill(Seat::Both, HELPER, Helper::KIND, &[]);
    add(&mut pair, Seat::Both, New::of(STEP, &Step { parent: Some(id), ..Step::default() }));
    pair.fill(
        Seat::Both,
        STEP,
        Step::KIND,
        &[
            ("seat", json!("both")),
            ("helper", json!(HELPER.to_string())),
            ("on", json!("2026-11-29")),
            ("every", json!(7)),
            ("effort", json!(2)),
            ("status", json!("doing")),
            ("care", json!("moving")),
        ],
    );
    let note = Note { by: Some(Seat::Patient), ..Note::default() };
    add(&mut pair, Seat::Patient, New::of(NOTE, &note));
    pair.fill(
        Seat::Patient,
        NOTE,
        Note::KIND,
        &[
            ("sort", json!("worked_well")),
            ("about", json!(id.to_string())),
            ("about_seat", json!("professional")),
            ("happened", json!("2026-11-20")),
            ("how", json!("felt")),
            ("wants", json!("reply")),
            ("outcome", json!("changed")),
            ("pinned", json!(true)),
            ("share", json!("shared")),
        ],
    );
    let reply = Reply { parent: Some(NOTE), by: Some(Seat::Professional), ..Reply::default() };
    add(&mut pair, Seat::Professional, New::of(REPLY, &reply));
    pair.fill(Seat::Professional, REPLY, Reply::KIND, &[]);
    let link = Link { parent: Some(id), to: Some(NOTE), how: Some(LinkHow::CameFrom) };
    add(&mut pair, Seat::Both, New::of(LINK, &link));
    pair.session
}

#[test]
fn g3_a_workbook_with_every_kind_and_field_can_be_made_by_commands() {
    let session = sample();
    session.document().check_integrity().unwrap();
    let canvases = crate::kinds_canvas::sample();
    for kind in KINDS {
        let count = |session: &Session| session.document().list(kind.name).len();
        assert!(count(&session) + count(&canvases) > 0, "{}", kind.name);
    }
    let _: AimId = aim(1);
    if let Some(path) = std::env::var_os("WRITE_KINDS") {
        std::fs::write(path, file(&session)).unwrap();
    }
}
