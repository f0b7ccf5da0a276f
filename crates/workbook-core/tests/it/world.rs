//! A world of copies that travel apart: random histories of two persons on several devices, page
//! loads, files old and new, whole and in part, with a ledger that knows better.
//!
//! A number gives a history; `WORKBOOK_SEED=number` with `laws_one_history` tells it step by step.

use std::collections::BTreeSet;

use workbook_core::change::ChangeSet;
use workbook_core::command::{
    Asked, Command, NewPerson, Purpose, Settlement, StartWorkbook, Writer, stays_in_bin,
};
use workbook_core::document::Document;
use workbook_core::entry::{Entry, Life};
use workbook_core::id::{Actor, BookId, RecordId};
use workbook_core::merge::Rule;
use workbook_core::record::{Aim, AimId, Answer, Record};
use workbook_core::session::Session;
use workbook_core::stamp::{Dot, Seat, Timestamp};

use crate::deeds::{add_aim, move_aim};
use crate::world_ledger::{Known, Ledger};
use crate::world_rng::Rng;

/// A law that does not hold, and what shows it.
#[derive(Debug, Clone)]
pub(crate) struct Broken {
    pub(crate) law: u8,
    pub(crate) how: String,
}

pub(crate) type Held<T = ()> = Result<T, Broken>;

pub(crate) fn broken<T>(law: u8, how: impl Into<String>) -> Held<T> {
    Err(Broken { law, how: how.into() })
}

macro_rules! counts {
    ($($name:ident: $words:literal),+ $(,)?) => {
        /// How often each case was reached.
        #[derive(Debug, Clone, Copy, Default)]
        pub(crate) struct Counts { $(pub(crate) $name: usize),+ }

        impl Counts {
            pub(crate) fn table(&self) -> Vec<(&'static str, usize)> {
                vec![$(($words, self.$name)),+]
            }
            pub(crate) fn add(&mut self, other: &Self) {
                $(self.$name += other.$name;)+
            }
        }
    };
}

counts! {
    rivals: "rivals", three_way: "three-way rivals", delete_against_edit: "delete against edit",
    restore: "restore", erase: "erase",
    erased_below: "erased with what hangs on it", kept: "kept in the bin when it is emptied", old_export: "old export", partial: "partial file",
    repeated: "repeated file", clone: "cloned profile", reload: "page load",
    answer: "answer", settle: "settled", undo: "undo", redo: "redo",
    chain: "undone and redone to the same screen", take_back: "import taken back later",
    beside: "typed on beside a rival", burst: "key press within a burst",
    made: "record of another kind made", chosen: "value chosen anew", rated: "answered blind",
    canvas: "canvas begun", card: "card put on a canvas", place: "place of a canvas filled",
    put: "cards moved", dots: "dots put", covered: "said to be in, or shown",
    arrow: "arrow drawn", own_zone: "zone of the pair's own", aim_made: "aim made of a canvas",
    unknown: "value only another version knows", triple: "three entries merged in every order",
}

/// Entries that left a copy, with what it then knew.
#[derive(Debug, Clone)]
pub(crate) struct Export {
    pub(crate) from: usize,
    pub(crate) entries: Vec<Entry>,
    pub(crate) known: Known,
}

/// One step that can be undone: what came from elsewhere after this is not its to touch.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Step {
    pub(crate) arrived: usize,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Burst {
    pub(crate) record: RecordId,
    pub(crate) field: &'static str,
    pub(crate) seat: Seat,
    pub(crate) last: i64,
}

/// One device with its page.
#[derive(Debug, Clone)]
pub(crate) struct Copy {
    pub(crate) session: Session,
    pub(crate) known: Known,
    pub(crate) seat: Seat,
    pub(crate) actor: Actor,
    pub(crate) now: i64,
    pub(crate) burst: Option<Burst>,
    pub(crate) undo: Vec<Step>,
    pub(crate) redo: Vec<Step>,
    pub(crate) arrived: Vec<(RecordId, Dot)>,
    pub(crate) imports: Vec<(ChangeSet, Step)>,
    pub(crate) exports: Vec<Export>,
}

/// All copies of one workbook.
#[derive(Debug, Clone)]
pub(crate) struct World {
    pub(crate) rng: Rng,
    clocks: Rng,
    pub(crate) copies: Vec<Copy>,
    pub(crate) ledger: Ledger,
    pub(crate) counts: Counts,
    pub(crate) foreign: BTreeSet<(RecordId, &'static str)>,
    pub(crate) book: BookId,
    pub(crate) rule: Rule,
    tells: bool,
    /// Nothing arrives while a chain of steps is undone and redone.
    pub(crate) quiet: bool,
    made: u64,
}

/// Of the records in the bin, those that stay when it is emptied; and all.
fn stays(document: &Document) -> (Vec<RecordId>, Vec<RecordId>) {
    let all: Vec<RecordId> = document.bin().collect();
    let kept = all.iter().copied().filter(|id| stays_in_bin(document, *id)).collect();
    (kept, all)
}

const TEXTS: &[&str] =
    &["walk", "gå ut 🚶", "", "  ", "rest\r\nmore", "مشي", "a\u{7}b", "e\u{301}", "<b>\"&"];
pub(crate) const SEATS: [Seat; 3] = [Seat::Patient, Seat::Professional, Seat::Both];

impl World {
    /// Two copies of a new workbook, of which the second may still be empty.
    pub(crate) fn new(seed: u64, clock: u64, rule: Rule, tells: bool) -> Held<Self> {
        let mut rng = Rng::new(seed);
        let book = BookId::new(rng.wide());
        let mut world = Self {
            rng,
            clocks: Rng::new(clock),
            copies: Vec::new(),
            ledger: Ledger::default(),
            counts: Counts::default(),
            foreign: BTreeSet::new(),
            book,
            rule,
            tells,
            quiet: false,
            made: 0,
        };
        for seat in Seat::PAIR {
            world.join(Document::new(book), Known::new(), seat);
        }
        let person = |name: &str, role: &str| NewPerson { name: name.into(), role: role.into() };
        let start = StartWorkbook {
            title: "Our workbook".into(),
            locale: "sv".into(),
            patient: person("Ann", "patient"),
            professional: person("Bo", ""),
            purpose: Purpose::Own,
        };
        world.run(0, Command::Start(start))?;
        for _ in 0..world.rng.below(3) {
            world.add_aim(0)?;
        }
        if world.rng.percent(50) {
            world.add_canvas(0)?;
        }
        if world.rng.percent(80) {
            world.send(0, 1)?;
        }
        Ok(world)
    }

    pub(crate) fn join(&mut self, document: Document, known: Known, seat: Seat) {
        let actor = Actor::new(self.rng.next());
        let session = Session::new(document, actor).with_rule(self.rule);
        self.copies.push(Copy {
            session,
            known,
            seat,
            actor,
            now: 0,
            burst: None,
            undo: Vec::new(),
            redo: Vec::new(),
            arrived: Vec::new(),
            imports: Vec::new(),
            exports: Vec::new(),
        });
    }

    pub(crate) fn tell(&self, what: impl FnOnce() -> String) {
        if self.tells {
            println!("{}", what());
        }
    }

    /// One thing that happens somewhere.
    pub(crate) fn step(&mut self) -> Held {
        let at = self.rng.below(self.copies.len());
        if self.rng.percent(20) {
            self.canvases(at)?;
        }
        match self.rng.below(100) {
            0..40 => self.deed(at),
            40..47 => self.chain(at),
            47..50 => self.undo(at).map(drop),
            50..53 => self.redo(at).map(drop),
            53..63 => self.send_somewhere(at),
            63..71 => self.send_in_part(at),
            71..76 => self.send_old(at),
            76..80 => self.send_again(at),
            80..83 => self.reload(at),
            83..85 => self.clone_profile(at),
            85..87 => self.take_back(at),
            87..90 => self.write_from_elsewhere(at),
            90..95 => self.check_three(at),
            _ => self.check_own_past(at),
        }
    }

    /// One thing a person does: one step of undo, or none.
    pub(crate) fn deed(&mut self, at: usize) -> Held {
        match self.rng.below(100) {
            0..33 => self.type_somewhere(at),
            33..35 => self.canvas(at),
            35..40 => self.add_something(at),
            40..43 => self.choose(at),
            43..45 => self.rate(at),
            45..52 => self.add_aim(at),
            52..57 => self.move_aim(at),
            57..66 => self.answer(at),
            66..70 => {
                let aim = self.any_aim(at).filter(|_| self.rng.percent(70));
                self.run(at, Command::Focus(aim)).map(drop)
            }
            70..77 => match self.any_aim(at) {
                Some(aim) => self.run(at, Command::Bin(aim.0)).map(drop),
                None => Ok(()),
            },
            77..84 => self.restore(at),
            84..87 => self.empty_bin(at),
            87..96 => self.settle(at),
            _ => self.import(at),
        }
    }

    // What persons do.

    pub(crate) fn writer(&mut self, at: usize) -> Writer {
        // Any time from 1970 to 2100, never near the last one: no two deeds are one burst.
        let last = self.copies[at].now;
        let mut now = last;
        while (now - last).abs() < 10_000 {
            now = i64::try_from(self.clocks.next() % 4_102_444_800_000).unwrap();
        }
        self.copies[at].now = now;
        let seat = self.copies[at].seat;
        let seat = if self.rng.percent(20) { *self.rng.pick(&SEATS) } else { seat };
        Writer { seat, now: Timestamp::from_ms(now) }
    }

    pub(crate) fn visible(&self, at: usize, kind: &str) -> Vec<RecordId> {
        self.copies[at].session.document().list(kind).collect()
    }

    pub(crate) fn any_aim(&mut self, at: usize) -> Option<AimId> {
        let aims = self.visible(at, Aim::KIND.name);
        (!aims.is_empty()).then(|| AimId(*self.rng.pick(&aims)))
    }

    pub(crate) fn any_text(&mut self) -> String {
        let text = (*self.rng.pick(TEXTS)).to_owned();
        if self.rng.percent(40) {
            return text;
        }
        self.made += 1;
        format!("{text}{}", self.made)
    }

    pub(crate) fn add_aim(&mut self, at: usize) -> Held {
        let (id, title) = (AimId(RecordId::new(self.rng.wide())), self.any_text());
        self.run(at, add_aim(id, title)).map(drop)
    }

    fn move_aim(&mut self, at: usize) -> Held {
        let Some(id) = self.any_aim(at) else { return Ok(()) };
        let behind = self.any_aim(at).filter(|behind| *behind != id);
        self.run(at, move_aim(id, behind))?;
        let order = self.visible(at, Aim::KIND.name);
        let place = order.iter().position(|other| *other == id.0);
        let wanted =
            behind.map_or(Some(0), |b| order.iter().position(|o| *o == b.0).map(|p| p + 1));
        if place != wanted {
            return broken(8, format!("moved behind {behind:?}, {id:?} stands in {order:?}"));
        }
        Ok(())
    }

    fn answer(&mut self, at: usize) -> Held {
        let Some(about) = self.any_aim(at) else { return Ok(()) };
        let answers = [None, Some(Answer::Agree), Some(Answer::NotYet), Some(Answer::Disagree)];
        let (answer, seat) = (*self.rng.pick(&answers), *self.rng.pick(&SEATS));
        let asked = if self.rng.percent(80) { Asked::Wording } else { self.any_rung() };
        if self.run(at, Command::Answer { about, asked, seat, answer })?.is_some() {
            self.counts.answer += 1;
        }
        Ok(())
    }

    fn restore(&mut self, at: usize) -> Held {
        let document = self.copies[at].session.document();
        let mut from: Vec<RecordId> = document.bin().collect();
        let contested =
            |id: &RecordId| document.entry(*id).is_some_and(|e| e.life() == Life::Contested);
        from.extend(document.waiting().filter(contested));
        if from.is_empty() {
            return Ok(());
        }
        let id = *self.rng.pick(&from);
        if self.run(at, Command::Restore(id))?.is_some() {
            self.counts.restore += 1;
        }
        Ok(())
    }

    pub(crate) fn empty_bin(&mut self, at: usize) -> Held {
        let document = self.copies[at].session.document();
        let (kept, all) = stays(document);
        let below: usize = all.iter().map(|id| document.below(*id).len()).sum();
        let emptied = self.run(at, Command::EmptyBin)?.is_some_and(|set| !set.is_empty());
        let document = self.copies[at].session.document();
        let left: Vec<RecordId> = document.bin().collect();
        if left != kept {
            return broken(3, format!("{left:?} is left in the bin, not {kept:?}"));
        }
        self.counts.kept += usize::from(!kept.is_empty());
        if emptied {
            self.counts.erase += 1;
            self.counts.erased_below += usize::from(below > 0);
            let copy = &mut self.copies[at];
            copy.undo.clear();
            copy.redo.clear();
            // The app forgets those too.
            copy.imports.clear();
        }
        Ok(())
    }

    fn settle(&mut self, at: usize) -> Held {
        let document = self.copies[at].session.document();
        let clashes: Vec<(RecordId, String)> = document
            .waiting()
            .filter_map(|id| document.entry(id))
            .flat_map(|e| e.clashes().map(|field| (e.id(), field.to_owned())).collect::<Vec<_>>())
            .collect();
        if clashes.is_empty() {
            return Ok(());
        }
        let (record, field) = self.rng.pick(&clashes).clone();
        let register = self.copies[at].session.document().entry(record).unwrap().register(&field);
        let dots: Vec<Dot> = register.versions().iter().map(|v| v.stamp.dot).collect();
        let how = match self.rng.below(4) {
            0 => Settlement::Both,
            1 => Settlement::Write(self.any_text()),
            _ => Settlement::Take(*self.rng.pick(&dots)),
        };
        if self.run(at, Command::Settle { record, field, how })?.is_some() {
            self.counts.settle += 1;
        }
        Ok(())
    }

    fn type_somewhere(&mut self, at: usize) -> Held {
        let Some((record, into)) = self.any_field(at) else { return Ok(()) };
        let writer = self.writer(at);
        let mut text = self.any_text();
        for press in 0..=self.rng.below(4) {
            if press > 0 {
                text.push(*self.rng.pick(&['a', 'å', '🚶', ' ', '\n']));
            }
            if press > 0 && !self.quiet && self.rng.percent(12) {
                // Somebody else's copy arrives between two key presses.
                let from = self.rng.below(self.copies.len());
                if from != at {
                    self.send(from, at)?;
                }
            }
            let late = 100 * i64::try_from(press).unwrap();
            let now = Timestamp::from_ms(writer.now.ms() + late);
            self.copies[at].now = now.ms();
            let command = Command::Type { id: record, text: into, value: text.clone() };
            let target = (record, into.field);
            self.press(at, target, &command, &text, Writer { now, ..writer })?;
        }
        Ok(())
    }
}
