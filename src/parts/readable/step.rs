//! What is in the way of an aim, and the steps towards it, each in one line.

use workbook_core::format::readable::Item;
use workbook_core::id::RecordId;
use workbook_core::record::{Barrier, EveryDays, Record, Step};
use workbook_core::view::{self, Owner};

use super::{Reader, joined};
use crate::i18n::choices::Worded;
use crate::i18n::{tr, words};

impl Reader<'_> {
    pub(super) fn barrier(&self, id: RecordId) -> Item {
        let barrier: Barrier = self.document.get(id).unwrap_or_default();
        let sort = barrier.sort.map(Worded::words).unwrap_or_default().to_owned();
        let solved = if barrier.solved { tr::aims::solved() } else { "" }.to_owned();
        Item { more: joined([sort, solved]), ..Item::of(self.said(id, Barrier::TEXT.field)) }
    }

    /// A step in one line: what, who, when, how it goes.
    pub(super) fn step(&self, id: RecordId) -> Item {
        let step: Step = self.document.get(id).unwrap_or_default();
        let who = match view::owner(self.document, &step) {
            Owner::NoOne => tr::aims::no_one_yet().to_owned(),
            Owner::Seat(seat) => self.name(seat),
            Owner::Helper(helper) => self.label(helper),
        };
        let named = |name: &str, words: String| {
            if words.is_empty() { words } else { format!("{name} {words}") }
        };
        let more = joined([
            who,
            step.status.map(Worded::words).unwrap_or_default().to_owned(),
            self.on_day(step.on.as_ref()),
            step.every.map(rhythm).unwrap_or_default().to_owned(),
            self.said(id, Step::WHEN.field),
            step.effort
                .map(|effort| named(tr::aims::step_effort(), words::effort(effort).to_owned()))
                .unwrap_or_default(),
            step.care.map(Worded::words).unwrap_or_default().to_owned(),
            named(tr::aims::stuck_because(), self.said(id, Step::STUCK.field)),
            named(tr::aims::what_gets_lighter(), self.said(id, Step::LIGHTER.field)),
        ]);
        Item { more, ..Item::of(self.said(id, Step::TEXT.field)) }
    }

    /// Steps that hang on no aim that is told.
    pub(super) fn other_steps(&self) -> Vec<Item> {
        let all = self.document.list(Step::KIND.name).filter_map(|id| self.document.entry(id));
        let alone = all.filter(|step| {
            let aim = step.parent().and_then(|aim| self.document.entry(aim));
            self.shows(step) && aim.is_none_or(|aim| !self.shows(aim))
        });
        alone.map(|step| self.step(step.id())).collect()
    }
}

fn rhythm(every: EveryDays) -> &'static str {
    match every.get() {
        1 => tr::aims::every_day(),
        2 => tr::aims::every_other_day(),
        7 => tr::aims::every_week(),
        14 => tr::aims::every_other_week(),
        30 => tr::aims::every_month(),
        _ => tr::aims::another_rhythm(),
    }
}
