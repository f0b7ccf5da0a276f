//! Aims to read: both voices, the hands, the ladder, the answers, what is in the way, the steps.

use workbook_core::command::Asked;
use workbook_core::format::readable::{Block, Item, Part, Side, Table};
use workbook_core::id::RecordId;
use workbook_core::record::{
    Acceptance, Aim, Area, Barrier, Priority, Readiness, Record, Rung, Score, Step, Ten,
};
use workbook_core::stamp::Seat;
use workbook_core::view::{self, Hand, Rounds};

use super::{Reader, facts, joined, list};
use crate::i18n::choices::Worded;
use crate::i18n::{tr, words};

impl Reader<'_> {
    /// All aims: those that are worked on, then the earlier ones. Where the page is about them alone,
    /// the first ones need no heading.
    pub(super) fn aims(&self, alone: bool) -> Vec<Part> {
        let all = self.document.list(Aim::KIND.name).filter_map(|id| self.document.entry(id));
        let (away, there): (Vec<_>, Vec<_>) = all
            .filter(|aim| self.shows(aim))
            .partition(|aim| aim.value("archived").is_some_and(|away| *away == true));
        let earlier = tr::aims::earlier(&away.len().to_string());
        let mut parts = Vec::new();
        let first = if alone { ("", 2) } else { (tr::aims::title(), 3) };
        for ((title, level), aims) in [(first, there), ((earlier.as_str(), 3), away)] {
            let mut blocks = Vec::new();
            for aim in &aims {
                blocks.push(Block::Heading(level, self.aim_title(aim.id())));
                blocks.extend(self.aim(aim.id(), level + 1));
            }
            if !aims.is_empty() {
                parts.push(Part { title: title.to_owned(), blocks });
            }
        }
        parts
    }

    pub(super) fn aim_title(&self, id: RecordId) -> String {
        let title = self.said(id, "title");
        if title.is_empty() { tr::aims::untitled().to_owned() } else { title }
    }

    /// One aim without its title; headings begin at this level.
    pub(super) fn aim(&self, id: RecordId, level: u8) -> Vec<Block> {
        let (Some(entry), Some(aim)) = (self.document.entry(id), self.document.get::<Aim>(id))
        else {
            return Vec::new();
        };
        let mut out = Vec::new();
        if self.focus() == Some(id) {
            out.push(Block::Soft(tr::aims::our_main_aim().to_owned()));
        }
        let agreement = view::agreement(self.document, entry);
        out.push(Block::Text(words::agreement(agreement, |seat| self.name(seat))));
        out.push(Block::List(Seat::PAIR.map(|seat| self.answer(id, seat)).to_vec()));
        self.voices(id, &mut out);
        let areas: Vec<&str> = aim.areas.known::<Area>().map(Worded::words).collect();
        let worded = |words: Option<&'static str>| words.unwrap_or_default().to_owned();
        facts(
            [
                (tr::aims::why(), self.said(id, Aim::WHY.field)),
                (tr::aims::good(), self.said(id, Aim::GOOD.field)),
                (tr::aims::areas(), areas.join(", ")),
                (tr::aims::sort(), worded(aim.sort.map(Worded::words))),
                (tr::aims::status(), worded(aim.status.map(Worded::words))),
                (tr::aims::achievement(), worded(aim.achievement.map(Worded::words))),
                (tr::aims::lead_by(), aim.lead.map(|seat| self.name(seat)).unwrap_or_default()),
                (tr::aims::start_day(), self.on_day(aim.start.as_ref())),
                (tr::aims::review_day(), self.on_day(aim.review_on.as_ref())),
                (tr::aims::due_day(), self.on_day(aim.due.as_ref())),
                (tr::aims::usual_way(), self.said(id, Aim::USUAL_WAY.field)),
                (tr::aims::our_way(), self.said(id, Aim::OUR_WAY.field)),
                (tr::aims::why_ours(), self.said(id, Aim::WHY_OURS.field)),
            ],
            &mut out,
        );
        self.ladder(id, level, &mut out);
        self.scores(id, level, &mut out);
        self.ready(id, level, &mut out);
        let barriers = self.hanging(id, Barrier::KIND.name).into_iter();
        let barriers = barriers.map(|barrier| self.barrier(barrier)).collect();
        list(tr::aims::part_barriers(), level, barriers, &mut out);
        let steps = self.hanging(id, Step::KIND.name).into_iter().map(|step| self.step(step));
        list(tr::aims::part_steps(), level, steps.collect(), &mut out);
        self.links(id, level, &mut out);
        out
    }

    /// What hangs on a record and may be read.
    fn hanging(&self, on: RecordId, kind: &str) -> Vec<RecordId> {
        let mut all = self.document.hanging(on, kind);
        all.retain(|id| self.document.entry(*id).is_some_and(|entry| self.shows(entry)));
        all
    }

    /// Both voices in equal columns, and the words of both below them.
    fn voices(&self, id: RecordId, out: &mut Vec<Block>) {
        let side = |seat: Seat| {
            let said = self.said(id, Aim::words(seat).field);
            let label = match seat {
                Seat::Patient | Seat::Professional => tr::aims::words_of(&self.name(seat)),
                Seat::Both => tr::aims::words_joint().to_owned(),
            };
            let nothing = || Block::Soft(tr::aims::nothing_yet().to_owned());
            let block = if said.is_empty() { nothing() } else { Block::Text(said) };
            Side { seat, label, blocks: vec![block] }
        };
        out.push(Block::Sides(Seat::PAIR.map(side).to_vec()));
        out.push(Block::Sides(vec![side(Seat::Both)]));
    }

    /// What one says to the wording, how soon it matters, and a few words.
    fn answer(&self, id: RecordId, seat: Seat) -> Item {
        let hand = self
            .document
            .entry(id)
            .map_or(Hand::Open, |aim| view::hand(self.document, aim, Asked::Wording, seat));
        let answer = Acceptance::id(id, seat);
        let rank = self.document.get::<Acceptance>(answer).and_then(|answer| answer.priority);
        let ranks = Priority::all().zip([tr::aims::first(), tr::aims::second(), tr::aims::third()]);
        let rank = ranks.into_iter().find(|(one, _)| Some(*one) == rank).map(|(_, words)| words);
        let rank = rank.map(|words| format!("{} {words}", tr::aims::priority()));
        let there = self.document.visible(answer, Acceptance::KIND.name).is_some();
        let note = if there { self.said(answer, Acceptance::NOTE.field) } else { String::new() };
        Item {
            by: Some(seat),
            text: words::hand(hand).to_owned(),
            more: joined([rank.unwrap_or_default(), note]),
        }
    }

    fn ladder(&self, id: RecordId, level: u8, out: &mut Vec<Block>) {
        let Some(entry) = self.document.entry(id) else { return };
        let scores = view::rounds::<Score>(self.document, id);
        let latest = scores.latest().map(|score| score.and_then(|score| score.rung));
        let mut table = Table::default();
        for rung in Rung::all().rev() {
            let said = self.said(id, Aim::rung(rung).field);
            let here: Vec<String> = Seat::PAIR
                .into_iter()
                .zip(latest)
                .filter(|(_, at)| *at == Some(rung))
                .map(|(seat, _)| self.name(seat))
                .collect();
            if said.is_empty() && here.is_empty() {
                continue;
            }
            let yes = view::rung_hands(self.document, entry, rung).map(|hand| hand == Hand::Yes);
            let right = match yes {
                [true, true] => tr::aims::rung_right_both().to_owned(),
                [true, false] => tr::aims::rung_right_of(&self.name(Seat::Patient)),
                [false, true] => tr::aims::rung_right_of(&self.name(Seat::Professional)),
                [false, false] => String::new(),
            };
            let here = if here.is_empty() {
                String::new()
            } else {
                tr::aims::sheet_here(&here.join(", "))
            };
            let name = format!("{} – {}", words::rung_number(rung), words::rung_title(rung));
            let more = joined([right, here]);
            table.rows.push((name, vec![vec![Item { more, ..Item::of(said) }]]));
        }
        if !table.rows.is_empty() {
            out.push(Block::Heading(level, tr::aims::part_ladder().to_owned()));
            out.push(Block::Table(table));
        }
    }

    fn scores(&self, id: RecordId, level: u8, out: &mut Vec<Block>) {
        let rounds = view::rounds::<Score>(self.document, id);
        self.answers(tr::aims::part_scores(), level, &rounds, out, |score| {
            let rung = score.rung.map(words::rung_number).unwrap_or_default();
            let how = score.how.map(Worded::words).unwrap_or_default();
            (joined([rung, score.note.clone(), how.to_owned()]), score.created.clone())
        });
    }

    fn ready(&self, id: RecordId, level: u8, out: &mut Vec<Block>) {
        let rounds = view::rounds::<Readiness>(self.document, id);
        self.answers(tr::aims::part_ready(), level, &rounds, out, |ready| {
            let number =
                |ten: Option<Ten>| ten.map_or_else(|| "–".to_owned(), |ten| ten.get().to_string());
            let line = tr::aims::ready_line(&number(ready.importance), &number(ready.confidence));
            let help = Some(ready.help.trim()).filter(|help| !help.is_empty());
            let help = help.map(tr::aims::would_help).unwrap_or_default();
            (joined([line, help]), ready.created.clone())
        });
    }

    /// What both were asked, round by round; an answer that is still covered is not told.
    fn answers<T: Record>(
        &self,
        title: &str,
        level: u8,
        rounds: &Rounds<T>,
        out: &mut Vec<Block>,
        says: impl Fn(&T) -> (String, String),
    ) {
        let head = Seat::PAIR.map(|seat| self.name(seat)).to_vec();
        let mut table = Table { corner: tr::aims::when().to_owned(), head, ..Table::default() };
        for round in &rounds.shown {
            let told = round.each_ref().map(|answer| answer.as_ref().map(&says));
            let made = told.iter().flatten().map(|(_, made)| made).max();
            let day = made.map(|made| self.day_of(made)).unwrap_or_default();
            let none = || tr::takeout::no_answer().to_owned();
            let cell = |told: Option<(String, String)>| {
                vec![Item::of(told.map_or_else(none, |(words, _)| words))]
            };
            table.rows.push((day, told.map(cell).to_vec()));
        }
        let covered = Seat::PAIR.into_iter().zip(rounds.waiting).filter(|(_, waits)| *waits);
        let covered = covered
            .map(|(seat, _)| Item { by: Some(seat), ..Item::of(tr::takeout::covered_side()) });
        let covered: Vec<Item> = covered.collect();
        if table.rows.is_empty() && covered.is_empty() {
            return;
        }
        out.push(Block::Heading(level, title.to_owned()));
        if !table.rows.is_empty() {
            out.push(Block::Table(table));
        }
        if !covered.is_empty() {
            out.push(Block::List(covered));
        }
    }
}
