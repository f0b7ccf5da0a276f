//! Files of earlier versions of the format, brought up to the present one step by step.
//! Not for unknown parts of the present version: those are kept as they are.
//!
//! To add a step: a file `mNNNN_name.rs` here, where NNNN is the version it reads, with its
//! `Step`; one line in [`CHAIN`]; `VERSION` one higher; a golden file of the new version. A step
//! works on JSON values, never on today's types, and is never edited once it was released.

use serde_json::{Map, Value};

use super::VERSION;

/// From one version to the next. A step is total: what it does not understand it leaves alone,
/// and reading the present version says what is wrong.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// The version it reads; it writes the one after.
    pub from: u64,
    /// What it does to the members of the file that stand beside the records.
    pub head: fn(&mut Map<String, Value>),
    /// What it does to each record.
    pub record: fn(&mut Value),
}

/// The steps from the oldest version that is read to the newest.
#[derive(Debug, Clone, Copy)]
pub struct Chain {
    /// The oldest version read.
    pub oldest: u64,
    /// The version written.
    pub newest: u64,
    /// The steps, in any order.
    pub steps: &'static [Step],
}

/// The steps of this program. Version 1 is the first there is.
pub const CHAIN: Chain = Chain { oldest: 1, newest: VERSION, steps: &[] };

impl Chain {
    /// Brings the members of a file up to date.
    pub fn head(&self, version: u64, members: &mut Map<String, Value>) {
        for step in self.path(version) {
            (step.head)(members);
        }
    }

    /// Brings a record up to date.
    pub fn record(&self, version: u64, record: &mut Value) {
        for step in self.path(version) {
            (step.record)(record);
        }
    }

    /// The steps a file of a version needs, in order.
    fn path(&self, version: u64) -> impl Iterator<Item = &'static Step> {
        let steps = self.steps;
        (version..self.newest).filter_map(move |from| steps.iter().find(|step| step.from == from))
    }

    /// The first version that has no step, or more than one; none in a sound chain.
    pub fn gap(&self) -> Option<u64> {
        let needed = self.oldest..self.newest;
        let count = |from: u64| self.steps.iter().filter(|step| step.from == from).count();
        let stray = self.steps.iter().map(|step| step.from).find(|from| !needed.contains(from));
        needed.clone().find(|from| count(*from) != 1).or(stray)
    }
}
