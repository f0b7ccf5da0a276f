//! What the gallery says of a canvas besides its name: who changed it last, and for whom it waits.

use super::{Shown, shown, zones};
use crate::document::Document;
use crate::id::RecordId;
use crate::record::{Card, Edge, Record, Zone};
use crate::stamp::{Seat, Stamp};

/// The newest change of a canvas and of what hangs on it and can be seen; none where no such record
/// is there. Newest by the order of the writes, not by a clock.
pub fn newest_change(document: &Document, canvas: RecordId) -> Option<&Stamp> {
    let hanging = [Card::KIND, Edge::KIND, Zone::KIND];
    let hanging = hanging.into_iter().flat_map(|kind| document.hanging(canvas, kind.name));
    let all = std::iter::once(canvas).chain(hanging);
    let entries = all.filter_map(|id| document.entry(id));
    entries.filter_map(|entry| entry.last_change()).max_by_key(|stamp| stamp.dot)
}

/// Whether a blind zone of a canvas waits for the patient, and for the professional: the other one
/// is in there.
pub fn blind_waits(document: &Document, canvas: RecordId) -> [bool; 2] {
    let mut waits = [false; 2];
    let Some(entry) = document.entry(canvas) else { return waits };
    for zone in zones(document, canvas) {
        if let Shown::Blind([patient, professional]) = shown(entry, &zone) {
            let [for_patient, for_professional] = &mut waits;
            *for_patient |= professional && !patient;
            *for_professional |= patient && !professional;
        }
    }
    waits
}

/// The patient, the professional, or both, for whom something waits; none for nobody.
pub const fn waits_for_whom(waits: [bool; 2]) -> Option<Seat> {
    match waits {
        [false, false] => None,
        [true, false] => Some(Seat::Patient),
        [false, true] => Some(Seat::Professional),
        [true, true] => Some(Seat::Both),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::{Command, Cover, New, Writer};
    use crate::id::{Actor, BookId};
    use crate::record::Canvas;
    use crate::session::Session;
    use crate::stamp::Timestamp;

    fn me_you_us() -> (Session, RecordId) {
        let mut session = Session::new(Document::new(BookId::new(1)), Actor::new(1));
        let id = RecordId::new(7);
        let canvas = Canvas { template: "me_you_us".to_owned(), version: 1, ..Canvas::default() };
        run(&mut session, &Command::Add(New::of(id, &canvas)), Seat::Patient, 900);
        (session, id)
    }

    fn run(session: &mut Session, command: &Command, seat: Seat, at: i64) {
        assert!(session.run(command, Writer { seat, now: Timestamp::from_ms(at) }).is_ok());
    }

    #[test]
    fn the_newest_change_is_the_last_one_written_whatever_the_clock_says() {
        let (mut session, id) = me_you_us();
        let by = |session: &Session| newest_change(session.document(), id).map(|s| s.by);
        assert_eq!(by(&session), Some(Seat::Patient));
        let card = Card {
            parent: Some(id),
            zone: "us".to_owned(),
            by: Some(Seat::Professional),
            text: "Tea".to_owned(),
            ..Card::default()
        };
        let add = Command::Add(New::of(RecordId::new(8), &card));
        run(&mut session, &add, Seat::Professional, 100);
        assert_eq!(by(&session), Some(Seat::Professional));
        assert!(newest_change(session.document(), RecordId::new(99)).is_none());
    }

    #[test]
    fn a_canvas_waits_for_the_one_who_is_not_in() {
        let (mut session, id) = me_you_us();
        let waits = |session: &Session| waits_for_whom(blind_waits(session.document(), id));
        assert_eq!(waits(&session), None);
        let cover =
            |seat| Command::Cover { canvas: id, zone: "helps".to_owned(), cover: Cover::In(seat) };
        run(&mut session, &cover(Seat::Patient), Seat::Patient, 1);
        assert_eq!(waits(&session), Some(Seat::Professional));
        run(&mut session, &cover(Seat::Professional), Seat::Professional, 2);
        assert_eq!(waits(&session), None);
    }
}
