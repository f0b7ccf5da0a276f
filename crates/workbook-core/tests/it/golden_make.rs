use crate::format_sample::*;
use crate::hostile_sample::ID;
use serde_json::json;
use std::fs;
use workbook_core::command::{Command, Settlement};
use workbook_core::format::{self, decode};
use workbook_core::record::{AimText, Answer, PersonText};
use workbook_core::stamp::Seat::{Both, Patient, Professional};

#[test]
#[ignore = "makes the golden files"]
fn make() {
    let dir = format!("{}/../../tests/fixtures/export/v1/", env!("CARGO_MANIFEST_DIR"));
    let small = started(1);
    fs::write(format!("{dir}small.workbook.json"), file(&small)).unwrap();

    let mut here = started(11);
    let mut there = open(&file(&here), 12);
    let mut now = 20;
    let mut run = |session: &mut workbook_core::session::Session, seat, command: Command| {
        now += 1;
        session.run(&command, writer(seat, now)).unwrap();
    };
    for n in 3..9 {
        run(&mut here, Both, Command::AddAim { id: aim(n), title: format!("Aim {n}") });
    }
    there.absorb(here.document().entries().cloned().collect());
    run(&mut here, Patient, edit(1, AimText::Title, "Sleep better"));
    run(&mut there, Professional, edit(1, AimText::Title, "Sleep longer"));
    run(&mut there, Professional, edit(1, AimText::Title, "Sleep well"));
    run(&mut here, Patient, edit(2, AimText::Words(Patient), "A first try"));
    run(&mut here, Patient, edit(2, AimText::Words(Patient), "A second try"));
    run(&mut here, Patient, edit(2, AimText::Words(Professional), "So I heard it"));
    run(&mut there, Professional, edit(2, AimText::Words(Patient), "As she said it"));
    run(&mut there, Both, Command::Bin(aim(3).0));
    run(&mut here, Both, edit(3, AimText::Title, "Aim 3, still wanted"));
    run(&mut there, Both, Command::Bin(aim(4).0));
    run(&mut there, Both, Command::EmptyBin);
    run(&mut there, Both, Command::Bin(aim(5).0));
    run(
        &mut there,
        Professional,
        Command::Answer { about: aim(2), seat: Professional, answer: Some(Answer::NotYet) },
    );
    run(
        &mut there,
        Professional,
        Command::EditPerson {
            seat: Professional,
            text: PersonText::Role,
            value: "occupational therapist".into(),
        },
    );
    run(&mut here, Both, Command::Focus(Some(aim(2))));
    run(&mut here, Both, Command::MoveAim { id: aim(6), behind: None });
    here.absorb(there.document().entries().cloned().collect());
    run(
        &mut here,
        Both,
        Command::Settle { record: aim(2).0, field: "words_patient".into(), how: Settlement::Both },
    );
    run(&mut here, Both, Command::AddAim { id: aim(9), title: "Undone".into() });
    here.undo(writer(Both, 80)).unwrap();
    run(&mut here, Patient, edit(7, AimText::Title, "Back and"));
    here.undo(writer(Both, 81)).unwrap();
    run(&mut here, Patient, edit(8, AimText::Words(Both), "x"));
    here.undo(writer(Both, 82)).unwrap();
    let unknown = json!({"fields": {"deg": -3.5, "mood": {"face": ["🙂", null, true]}, "big": 18446744073709551615_u64, "tiny": 5e-324, "wide": 1e21, "when": "2026-11-20"},
        "id": ID, "kind": "weather_report", "seen": {"000000000000c": 999, "0000000000zzz": 4},
        "stamps": {"40.000000000000c.professional.1969-12-31T23:59:59.999Z": ["deg", "mood", "big", "tiny"], "41.000000000000c.patient.9999-12-31T23:59:59.999Z": ["wide", "when"]}});
    let mut more = vec![decode(unknown).unwrap().entry];
    let mut value = format::encode(here.document().entry(aim(6).0).unwrap());
    value["fields"]["mood"] = json!("a_mood_of_tomorrow");
    value["stamps"]
        .as_object_mut()
        .unwrap()
        .insert("42.000000000000c.both.2026-11-20T08:00:00.000Z".into(), json!(["mood"]));
    let decoded = decode(value).unwrap();
    assert_eq!(decoded.repairs, []);
    more.push(decoded.entry);
    here.absorb(more);
    here.document().check_integrity().unwrap();
    fs::write(format!("{dir}everything.workbook.json"), file(&here)).unwrap();

    let hand = read(&fs::read_to_string(format!("{dir}by-hand.workbook.json")).unwrap());
    let mut session = page(5);
    session.absorb(hand.entries);
    assert_eq!(hand.head.book, BOOK);
    fs::write(
        format!("{dir}by-hand-again.workbook.json"),
        format::export(session.document(), None),
    )
    .unwrap();
}
