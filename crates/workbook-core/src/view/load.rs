//! Who leads how much, and how much care work a person carries. Shown, not judged.

use crate::document::Document;
use crate::id::RecordId;
use crate::record::{Aim, Effort, Helper, Record, Step};
use crate::stamp::Seat;

/// Who does a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// Nobody yet, or a helper who is not there any more.
    NoOne,
    /// One of the pair, or both.
    Seat(Seat),
    /// A helper.
    Helper(RecordId),
}

/// Who does a step.
pub fn owner(document: &Document, step: &Step) -> Owner {
    let helper = step.helper.filter(|id| document.visible(*id, Helper::KIND.name).is_some());
    match (helper, step.seat) {
        (Some(id), _) => Owner::Helper(id),
        (None, Some(seat)) => Owner::Seat(seat),
        (None, None) => Owner::NoOne,
    }
}

/// Care work somebody has to do now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Load {
    /// How many steps.
    pub steps: usize,
    /// Their effort taken together; a step without one counts as 1.
    pub effort: i64,
}

/// What hangs on nothing, or on what is there.
fn stands(document: &Document, parent: Option<RecordId>) -> bool {
    parent.is_none_or(|id| document.entry(id).is_some_and(crate::entry::Entry::is_visible))
}

fn open_steps(document: &Document) -> impl Iterator<Item = Step> {
    let steps = document.list(Step::KIND.name).filter_map(|id| document.get::<Step>(id));
    steps.filter(|step| !step.is_over() && stands(document, step.parent))
}

/// The care work of one of the pair.
pub fn care_load(document: &Document, seat: Seat) -> Load {
    let mut load = Load::default();
    for step in open_steps(document).filter(|step| step.care.is_some()) {
        if matches!(owner(document, &step), Owner::Seat(who) if who.speaks_for(seat)) {
            load.steps += 1;
            load.effort += step.effort.map_or(1, Effort::get);
        }
    }
    load
}

/// Who leads: counts of open steps and of aims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lead {
    /// The patient.
    pub patient: usize,
    /// The professional.
    pub professional: usize,
    /// Both together.
    pub both: usize,
    /// Helpers.
    pub helpers: usize,
    /// Nobody yet.
    pub no_one: usize,
}

impl Lead {
    fn count(&mut self, owner: Owner) {
        let place = match owner {
            Owner::NoOne => &mut self.no_one,
            Owner::Seat(Seat::Patient) => &mut self.patient,
            Owner::Seat(Seat::Professional) => &mut self.professional,
            Owner::Seat(Seat::Both) => &mut self.both,
            Owner::Helper(_) => &mut self.helpers,
        };
        *place += 1;
    }
}

/// Who leads how much of the open steps and of the aims that are not put away.
pub fn lead(document: &Document) -> Lead {
    let mut lead = Lead::default();
    for step in open_steps(document) {
        lead.count(owner(document, &step));
    }
    let aims = document.list(Aim::KIND.name).filter_map(|id| document.get::<Aim>(id));
    for seat in aims.filter(|aim| !aim.archived).filter_map(|aim| aim.lead) {
        lead.count(Owner::Seat(seat));
    }
    lead
}
