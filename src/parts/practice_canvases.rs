//! Four canvases of the practice workbook, filled as a pair would fill them. What they say is in the
//! texts `lunch`.

use workbook_core::command::{Command, Cover, New, Said, Slot};
use workbook_core::id::{BookId, RecordId};
use workbook_core::record::{Answer, Canvas, Card, Dots, Height, Rung};
use workbook_core::stamp::Seat;

use crate::i18n::tr::lunch as tr;

const PATIENT: Seat = Seat::Patient;
const PROFESSIONAL: Seat = Seat::Professional;
const BOTH: Seat = Seat::Both;

/// What the two did on their canvases, in its order.
pub(super) fn deeds(book: BookId) -> Vec<(Seat, Command)> {
    let mut all = make_better(book);
    all.extend(feelings_line(book));
    all.extend(our_aim(book));
    all.extend(me_you_us(book));
    all
}

/// One canvas that is being filled.
struct Filling {
    book: BookId,
    canvas: RecordId,
    name: &'static str,
    deeds: Vec<(Seat, Command)>,
}

impl Filling {
    fn begin(book: BookId, name: &'static str) -> Self {
        let canvas = RecordId::derived(book.number(), &format!("practice canvas {name}"));
        let made = Canvas { template: name.to_owned(), version: 1, ..Canvas::default() };
        let begun = Command::Add(New::of(canvas, &made));
        Self { book, canvas, name, deeds: vec![(BOTH, begun)] }
    }

    /// A card of a seat, in a lane or in none.
    fn card(&mut self, by: Seat, zone: &str, lane: &str, text: &str) -> RecordId {
        let number = self.deeds.len();
        let name = format!("practice card {} {number}", self.name);
        let id = RecordId::derived(self.book.number(), &name);
        let card = Card {
            parent: Some(self.canvas),
            zone: zone.to_owned(),
            lane: lane.to_owned(),
            by: Some(by),
            text: text.to_owned(),
            ..Card::default()
        };
        self.deeds.push((by, Command::Add(New::of(id, &card))));
        id
    }

    fn fill(&mut self, by: Seat, zone: &str, slot: Slot, said: Said) {
        let (canvas, zone) = (self.canvas, zone.to_owned());
        self.deeds.push((by, Command::Fill { canvas, zone, slot, said }));
    }

    fn text(&mut self, by: Seat, zone: &str, text: &str) {
        self.fill(by, zone, Slot::Text(by), Said::Text(text.to_owned()));
    }

    fn is_in(&mut self, by: Seat, zone: &str) {
        let (canvas, zone) = (self.canvas, zone.to_owned());
        self.deeds.push((by, Command::Cover { canvas, zone, cover: Cover::In(by) }));
    }

    fn both_in(&mut self, zone: &str) {
        self.is_in(PATIENT, zone);
        self.is_in(PROFESSIONAL, zone);
    }

    fn dots(&mut self, by: Seat, card: RecordId, dots: i64) {
        if let Ok(dots) = Dots::new(dots) {
            self.deeds.push((by, Command::Dot { card, seat: by, dots }));
        }
    }

    /// How a moment felt to one of the pair.
    fn felt(&mut self, by: Seat, moment: RecordId, height: i64, feeling: &str) {
        let slot = Slot::Point { moment, seat: by };
        self.fill(by, "line", slot, Said::Height(Height::new(height).ok()));
        if !feeling.is_empty() {
            self.fill(by, "line", slot, Said::Feeling(feeling.to_owned()));
        }
    }
}

/// What helps waits for the patient.
fn me_you_us(book: BookId) -> Vec<(Seat, Command)> {
    let mut it = Filling::begin(book, "me_you_us");
    it.text(PATIENT, "call_me", tr::call_patient());
    it.text(PROFESSIONAL, "call_me", tr::call_professional());
    it.both_in("call_me");
    it.card(PATIENT, "good_to_know", "", tr::good_patient());
    it.card(PROFESSIONAL, "good_to_know", "", tr::good_professional());
    it.both_in("good_to_know");
    it.card(PATIENT, "matters", "", tr::matters_patient());
    it.card(PATIENT, "matters", "", tr::matters_patient_more());
    it.card(PROFESSIONAL, "matters", "", tr::matters_professional());
    it.both_in("matters");
    it.card(BOTH, "us", "", tr::us());
    it.card(PROFESSIONAL, "helps", "", tr::helps_professional());
    it.is_in(PROFESSIONAL, "helps");
    it.deeds
}

/// The professional has said yes, the patient not yet.
fn our_aim(book: BookId) -> Vec<(Seat, Command)> {
    let mut it = Filling::begin(book, "our_aim");
    it.text(PATIENT, "words", tr::words_patient());
    it.text(PROFESSIONAL, "words", tr::words_professional());
    it.both_in("words");
    it.card(BOTH, "same", "same", tr::same());
    it.card(BOTH, "same", "not_same", tr::not_same());
    it.text(BOTH, "our_words", tr::our_words());
    it.text(BOTH, "why", tr::why());
    for (rung, words) in [(-1, tr::rung_start()), (0, tr::rung_hoped())] {
        if let Ok(rung) = Rung::new(rung) {
            it.fill(BOTH, "ladder", Slot::Rung(rung), Said::Text(words.to_owned()));
        }
    }
    it.card(PATIENT, "in_the_way", "", tr::in_the_way());
    let yes = Said::Answer(Some(Answer::Agree));
    it.fill(PROFESSIONAL, "yes", Slot::Hand(PROFESSIONAL), yes);
    it.deeds
}

fn feelings_line(book: BookId) -> Vec<(Seat, Command)> {
    let mut it = Filling::begin(book, "feelings_line");
    let moments = [
        (PATIENT, tr::moment_fridge(), [1, 3]),
        (PROFESSIONAL, tr::moment_butter(), [-2, -1]),
        (PATIENT, tr::moment_cucumber(), [-4, 2]),
        (PATIENT, tr::moment_bite(), [5, 4]),
    ];
    let moments = moments.map(|(by, text, felt)| (it.card(by, "moments", "", text), felt));
    for (at, (moment, [patient, professional])) in moments.into_iter().enumerate() {
        let feeling = match at {
            2 => tr::feels_startled(),
            3 => tr::feels_proud(),
            _ => "",
        };
        it.felt(PATIENT, moment, patient, feeling);
        it.felt(PROFESSIONAL, moment, professional, "");
    }
    it.both_in("line");
    it.text(BOTH, "differ", tr::differ());
    it.card(BOTH, "keep", "", tr::keep());
    it.card(PROFESSIONAL, "change", "", tr::change());
    it.text(BOTH, "small_change", tr::small_change());
    it.deeds
}

fn make_better(book: BookId) -> Vec<(Seat, Command)> {
    let mut it = Filling::begin(book, "make_better");
    it.text(BOTH, "moment", tr::fix());
    it.card(PATIENT, "feels", "now", tr::now());
    it.card(BOTH, "feels", "should", tr::should());
    let warm = it.card(PATIENT, "ideas", "", tr::idea_warm());
    it.card(PROFESSIONAL, "ideas", "", tr::idea_thin());
    let toast = it.card(PROFESSIONAL, "ideas", "", tr::idea_toast());
    it.both_in("ideas");
    it.dots(PATIENT, warm, 1);
    it.dots(PATIENT, toast, 1);
    it.dots(PROFESSIONAL, warm, 2);
    it.text(BOTH, "smallest", tr::smallest());
    it.card(BOTH, "thanks", "", tr::thanks());
    it.deeds
}

#[cfg(test)]
mod tests {
    use super::*;
    use workbook_core::command::Writer;
    use workbook_core::document::Document;
    use workbook_core::id::Actor;
    use workbook_core::record::Record;
    use workbook_core::session::Session;
    use workbook_core::stamp::Timestamp;
    use workbook_core::view;

    #[test]
    fn all_four_are_made_by_commands_that_go_through_and_one_waits() {
        let book = BookId::new(9);
        let mut session = Session::new(Document::new(book), Actor::new(1));
        for (seat, command) in deeds(book) {
            let run = session.run(&command, Writer { seat, now: Timestamp::from_ms(1) });
            assert!(run.is_ok(), "{command:?}: {:?}", run.err());
        }
        let canvases: Vec<RecordId> = session.document().list(Canvas::KIND.name).collect();
        let waits = |id: &&RecordId| view::blind_waits(session.document(), **id) == [true, false];
        assert_eq!((canvases.len(), canvases.iter().filter(waits).count()), (4, 1));
    }
}
