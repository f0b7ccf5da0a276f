//! How long the core takes with large workbooks: `cargo bench -p workbook-core`.
//! Figures are printed, never asserted: machines differ.

use std::hint::black_box;
use std::time::Duration;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use workbook_core::board::{Rect, Sheet, SheetCard, SheetZone, layout};
use workbook_core::change::Deed;
use workbook_core::command::{Command, New, NewPerson, Purpose, StartWorkbook, Writer};
use workbook_core::document::Document;
use workbook_core::entry::Entry;
use workbook_core::format::{self, json_canvas};
use workbook_core::id::{Actor, BookId, RecordId};
use workbook_core::merge::merge;
use workbook_core::record::{Aim, AimId, CardSize, Text};
use workbook_core::session::Session;
use workbook_core::stamp::{Seat, Timestamp};

const RECORDS: u128 = 5_000;
const BOOK: BookId = BookId::new(1);

/// One side of the pair, whose clock goes on by a minute with each command.
struct Side {
    session: Session,
    seat: Seat,
    ms: i64,
}

impl Side {
    fn new(document: Document, actor: u64, seat: Seat) -> Self {
        Self { session: Session::new(document, Actor::new(actor)), seat, ms: 1_795_000_000_000 }
    }
    fn writer(&mut self) -> Writer {
        self.ms += 60_000;
        Writer { seat: self.seat, now: Timestamp::from_ms(self.ms) }
    }
    fn run(&mut self, command: &Command) {
        let writer = self.writer();
        drop(self.session.run(command, writer));
    }
    /// Changes the words of every aim whose number leaves this rest by three.
    fn edit(&mut self, rest: u128, text: Text) {
        for number in (0..RECORDS).filter(|number| number % 3 == rest) {
            let value = format!("Walk to the lake and back, take {number}, together on Sundays");
            self.run(&Command::Type { id: aim(number).0, text, value });
        }
    }
    fn entries(&self) -> Vec<Entry> {
        self.session.document().entries().cloned().collect()
    }
}

fn aim(number: u128) -> AimId {
    AimId(RecordId::derived(number, "bench"))
}

/// Two copies of a workbook with 5,000 aims that were changed apart, in part in the same fields.
fn apart() -> (Side, Side) {
    let mut mine = Side::new(Document::new(BOOK), 1, Seat::Patient);
    let person = |name: &str| NewPerson { name: name.into(), role: String::new() };
    let start = StartWorkbook {
        title: "Ours".into(),
        locale: "en".into(),
        patient: person("Ann"),
        professional: person("Bo"),
        purpose: Purpose::Own,
    };
    mine.run(&Command::Start(start));
    for number in 0..RECORDS {
        let title = format!("Aim number {number} of a very long list");
        mine.run(&Command::Add(New::of(aim(number).0, &Aim { title, ..Aim::default() })));
    }
    mine.edit(0, Aim::words(Seat::Patient));
    let document = mine.session.document().clone();
    let mut yours = Side::new(document, 2, Seat::Professional);
    mine.edit(0, Aim::words(Seat::Patient));
    mine.edit(1, Aim::words(Seat::Both));
    yours.edit(1, Aim::words(Seat::Both));
    yours.edit(2, Aim::TITLE);
    (mine, yours)
}

fn core(criterion: &mut Criterion) {
    let (mine, yours) = apart();
    let (ours, theirs) = (mine.entries(), yours.entries());
    criterion.bench_function("merge 2 × 5,000 records", |bencher| {
        bencher.iter(|| ours.iter().zip(&theirs).map(|(a, b)| merge(a, b)).map(black_box).count());
    });
    criterion.bench_function("plan and apply 5,000 records", |bencher| {
        let writer = Writer { seat: Seat::Patient, now: Timestamp::from_ms(0) };
        bencher.iter_batched(
            || (mine.session.clone(), theirs.clone()),
            |(mut session, entries)| {
                let plan = session.plan(Deed::Imported, entries);
                let set = session.take(plan, writer);
                (session, set)
            },
            BatchSize::LargeInput,
        );
    });
    criterion.bench_function("undo an import of 5,000 records", |bencher| {
        let writer = Writer { seat: Seat::Patient, now: Timestamp::from_ms(0) };
        bencher.iter_batched(
            || {
                let mut session = mine.session.clone();
                let plan = session.plan(Deed::Imported, theirs.clone());
                session.take(plan, writer);
                session
            },
            |mut session| {
                let set = session.undo(writer);
                (session, set)
            },
            BatchSize::LargeInput,
        );
    });
    criterion.bench_function("one key press among 5,000 records", |bencher| {
        let mut session = mine.session.clone();
        let mut ms = 0;
        bencher.iter(|| {
            ms += 100;
            let writer = Writer { seat: Seat::Patient, now: Timestamp::from_ms(ms) };
            let (id, text) = (aim(2_500), Aim::TITLE);
            session.run(&Command::Type { id: id.0, text, value: format!("Aim {ms}") }, writer)
        });
    });
    let file = format::export(mine.session.document(), None);
    println!("the file has {} kB", file.len() / 1_000);
    criterion.bench_function("export 5,000 records", |bencher| {
        bencher.iter(|| format::export(mine.session.document(), None));
    });
    criterion.bench_function("import 5,000 records", |bencher| {
        bencher.iter_batched(|| file.clone().into_bytes(), format::import, BatchSize::LargeInput);
    });
    criterion.bench_function("import and merge 5,000 records", |bencher| {
        let bytes = format::export(yours.session.document(), None).into_bytes();
        bencher.iter_batched(
            || (mine.session.clone(), bytes.clone()),
            |(mut session, bytes)| {
                let set = format::import(bytes).map(|imported| session.absorb(imported.entries));
                (session, set)
            },
            BatchSize::LargeInput,
        );
    });
}

/// A board with so many cards in four zones.
fn sheet(cards: u128) -> Sheet {
    let card = |number: u128| SheetCard {
        id: RecordId::new(number),
        lane: 0,
        column: 0,
        text: format!("The bus comes late on most days, so dose {number} is missed or taken cold"),
        size: CardSize::Normal,
        place: None,
        foot: 1,
    };
    let zone = |first: u128| SheetZone {
        title: "What gets in our way".to_owned(),
        ask: "What happens on a day that does not go well?".to_owned(),
        cards: (first * cards / 4..(first + 1) * cards / 4).map(card).collect(),
        ..SheetZone::default()
    };
    Sheet { zones: (0..4).map(zone).collect() }
}

fn boards(criterion: &mut Criterion) {
    const PAGE: i32 = 45 * 16;
    for cards in [200, 1_000] {
        let mut sheet = sheet(cards);
        criterion.bench_function(&format!("lay out {cards} cards"), |bencher| {
            bencher.iter(|| layout(&sheet, PAGE));
        });
        if let Some(card) = sheet.zones.first_mut().and_then(|zone| zone.cards.first_mut()) {
            card.text.push_str(" again");
        }
        let placed = layout(&sheet, PAGE);
        let window = Rect { x: 300, y: 900, w: PAGE, h: PAGE };
        criterion.bench_function(&format!("what is on the screen of {cards} cards"), |bencher| {
            bencher.iter(|| placed.on_screen(window).map(black_box).count());
        });
        criterion.bench_function(&format!("where a card of {cards} would land"), |bencher| {
            let moving = [RecordId::new(7)];
            bencher.iter(|| placed.drop_at(black_box(window.centre()), &moving));
        });
        criterion.bench_function(&format!("{cards} cards to JSON Canvas and back"), |bencher| {
            bencher.iter(|| {
                let text = json_canvas::write(&sheet, &placed, &|_| None, &[]);
                json_canvas::read(text.into_bytes())
            });
        });
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20).measurement_time(Duration::from_secs(4));
    targets = core, boards
}
criterion_main!(benches);
