//! What persons do with records of every kind: making, choosing, typing, answering blind.

use serde_json::Value;
use workbook_core::command::{Asked, Command, Edit, New, Rating};
use workbook_core::id::RecordId;
use workbook_core::record::{
    self, Achievement, Aim, AimStatus, Area, Barrier, BarrierSort, CareWork, Choice, Day, Effort,
    Helper, HowKnown, Link, LinkHow, Need, Note, NoteSort, Outcome, Person, Priority, Readiness,
    Record, Reply, Rung, Score, Share, Step, StepStatus, Ten, Text, Want, Within, Workbook,
};
use workbook_core::stamp::Seat;

use crate::world::{Held, SEATS, World};

impl World {
    pub(crate) fn any<C: Choice>(&mut self) -> Option<C> {
        self.rng.percent(90).then(|| *self.rng.pick(C::ALL))
    }

    pub(crate) fn any_number<const LOW: i64, const HIGH: i64>(
        &mut self,
    ) -> Option<Within<LOW, HIGH>> {
        let all: Vec<Within<LOW, HIGH>> = Within::all().collect();
        self.rng.percent(90).then(|| *self.rng.pick(&all))
    }

    pub(crate) fn any_rung(&mut self) -> Asked {
        let rungs: Vec<Rung> = Rung::all().collect();
        Asked::Rung(*self.rng.pick(&rungs))
    }

    fn any_of(&mut self, at: usize, kind: &str) -> Option<RecordId> {
        let ids = self.visible(at, kind);
        (!ids.is_empty()).then(|| *self.rng.pick(&ids))
    }

    fn any_record(&mut self, at: usize) -> Option<RecordId> {
        let kind = self.rng.pick(record::KINDS).name;
        self.any_of(at, kind)
    }

    /// A text somewhere. The title of an aim more often: people meet where it matters.
    pub(crate) fn any_field(&mut self, at: usize) -> Option<(RecordId, Text)> {
        let aim = self.any_aim(at).map(|aim| aim.0);
        let book = self.book;
        let voices = SEATS.map(Aim::words);
        match (self.rng.below(10), aim) {
            (0, _) => Some((Workbook::id(book), Workbook::TITLE)),
            (1, _) | (2..8, None) => {
                Some((Person::id(book, *self.rng.pick(&Seat::PAIR)), Person::NAME))
            }
            (2..5, Some(aim)) => Some((aim, Aim::TITLE)),
            (5..8, Some(aim)) => Some((aim, *self.rng.pick(&voices))),
            (_, _) => {
                let kind = *self.rng.pick(record::KINDS);
                let texts: Vec<Text> = kind.fields.iter().filter_map(|field| field.text).collect();
                let id = self.any_of(at, kind.name).filter(|_| !texts.is_empty())?;
                Some((id, *self.rng.pick(&texts)))
            }
        }
    }

    pub(crate) fn add_something(&mut self, at: usize) -> Held {
        let id = RecordId::new(self.rng.wide());
        let parent = self.any_aim(at).map(|aim| aim.0);
        let seat = self.copies[at].seat;
        let text = self.any_text();
        let new = match self.rng.below(6) {
            0 => New::of(id, &Barrier { parent, text, sort: self.any(), ..Barrier::default() }),
            1 => {
                let helper = self.any_of(at, Helper::KIND.name);
                let care: Option<CareWork> = self.any();
                let step = Step { parent, text, seat: Some(seat), helper, care, ..Step::default() };
                New::of(id, &step)
            }
            2 => New::of(id, &Helper { name: text, ..Helper::default() }),
            3 => {
                let (sort, share): (Option<NoteSort>, Option<Share>) = (self.any(), self.any());
                let about = self.any_record(at);
                New::of(id, &Note { by: Some(seat), text, sort, share, about, ..Note::default() })
            }
            4 => {
                let parent = self.any_of(at, Note::KIND.name);
                New::of(id, &Reply { parent, by: Some(seat), text, ..Reply::default() })
            }
            _ => {
                let (parent, to) = (self.any_record(at), self.any_record(at));
                let how: Option<LinkHow> = self.any();
                New::of(id, &Link { parent, to, how })
            }
        };
        if self.run(at, Command::Add(new))?.is_some() {
            self.counts.made += 1;
        }
        Ok(())
    }

    /// Chooses something anew in some record.
    pub(crate) fn choose(&mut self, at: usize) -> Held {
        let kind = self.rng.pick(&["aim", "aim", "step", "barrier", "note", "person"]);
        let Some(id) = self.any_of(at, kind) else { return Ok(()) };
        let edit = match *kind {
            "aim" => self.edit(at, id, Self::choose_aim),
            "step" => self.edit(at, id, Self::choose_step),
            "barrier" => self.edit(at, id, |world, barrier: &mut Barrier| {
                barrier.solved = !barrier.solved;
                barrier.sort = world.any::<BarrierSort>();
            }),
            "note" => self.edit(at, id, |world, note: &mut Note| {
                (note.wants, note.outcome) = (world.any::<Want>(), world.any::<Outcome>());
                (note.pinned, note.how) = (!note.pinned, world.any::<HowKnown>());
                note.share = world.any::<Share>();
            }),
            _ => self.edit(at, id, |world, person: &mut Person| {
                person.needs = person.needs.toggled(world.rng.pick(Need::ALL).name());
            }),
        };
        if self.run(at, Command::Set(edit))?.is_some() {
            self.counts.chosen += 1;
        }
        Ok(())
    }

    fn choose_aim(&mut self, aim: &mut Aim) {
        match self.rng.below(4) {
            0 => aim.areas = aim.areas.toggled(self.rng.pick(Area::ALL).name()),
            1 => aim.status = self.any::<AimStatus>(),
            2 => aim.achievement = self.any::<Achievement>(),
            _ => (aim.lead, aim.archived) = (Some(*self.rng.pick(&SEATS)), !aim.archived),
        }
    }

    fn choose_step(&mut self, step: &mut Step) {
        match self.rng.below(3) {
            0 => step.status = self.any::<StepStatus>(),
            1 => step.effort = self.any_number().map(|effort: Effort| effort),
            _ => step.on = Day::try_from("2027-02-28".to_owned()).ok(),
        }
    }

    fn edit<T: Record>(
        &mut self,
        at: usize,
        id: RecordId,
        change: impl FnOnce(&mut Self, &mut T),
    ) -> Edit {
        let before: T = self.copies[at].session.document().get(id).unwrap();
        let mut after = before.clone();
        change(self, &mut after);
        Edit::of(id, &before, &after)
    }

    /// Answers blind, ranks, or shows an answer.
    pub(crate) fn rate(&mut self, at: usize) -> Held {
        let Some(about) = self.any_aim(at) else { return Ok(()) };
        let seat = *self.rng.pick(&Seat::PAIR);
        let command = match self.rng.below(6) {
            0..3 => {
                let (rung, how): (Option<Rung>, Option<HowKnown>) = (self.any_number(), self.any());
                let note = self.any_text();
                let score = Score { rung, note, how, ..Score::default() };
                Command::Rate(Rating::of(about.0, seat, &score))
            }
            3 => {
                let (importance, confidence): (Option<Ten>, Option<Ten>) =
                    (self.any_number(), self.any_number());
                let answer = Readiness { importance, confidence, ..Readiness::default() };
                Command::Rate(Rating::of(about.0, seat, &answer))
            }
            4 => {
                let priority: Option<Priority> = self.any_number();
                Command::Rank { about, seat, priority }
            }
            _ => match self.any_of(at, Score::KIND.name) {
                Some(score) => Command::Reveal(score),
                None => return Ok(()),
            },
        };
        if self.run(at, command)?.is_some() {
            self.counts.rated += 1;
        }
        Ok(())
    }
}

/// What a set field shows: what is ticked in any of its versions.
pub(crate) fn ticked<'v>(versions: impl Iterator<Item = &'v Value>) -> Vec<String> {
    let mut all: Vec<String> =
        versions.filter_map(Value::as_array).flatten().map(Value::to_string).collect();
    all.sort();
    all.dedup();
    all
}
