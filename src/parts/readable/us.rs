//! Both persons and their helpers to read.

use workbook_core::format::readable::{Block, Part, Side};
use workbook_core::record::{Helper, Person, Record};
use workbook_core::stamp::Seat;

use super::{Reader, facts};
use crate::i18n::tr;
use crate::parts::Topic;

impl Reader<'_> {
    /// What each of the pair tells, side by side, and the helpers.
    pub(super) fn us(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        for topic in Topic::ALL {
            let side = |seat: Seat| {
                let id = Person::id(self.document.book(), seat);
                let person: Person = self.document.get(id).unwrap_or_default();
                let said = topic.said(&person.needs, |field| self.said(id, field));
                let said: Vec<(String, String)> =
                    said.into_iter().map(|(name, words)| (name.to_owned(), words)).collect();
                let block = if said.is_empty() {
                    Block::Soft(tr::aims::nothing_yet().to_owned())
                } else {
                    Block::Facts(said)
                };
                Side { seat, label: self.name(seat), blocks: vec![block] }
            };
            let blocks = vec![Block::Sides(Seat::PAIR.map(side).to_vec())];
            parts.push(Part { title: topic.title().to_owned(), blocks });
        }
        let mut blocks = Vec::new();
        for id in self.document.list(Helper::KIND.name) {
            if !self.document.entry(id).is_some_and(|entry| self.shows(entry)) {
                continue;
            }
            blocks.push(Block::Heading(3, self.said(id, Helper::NAME.field)));
            facts(
                [
                    (tr::us::relation(), self.said(id, Helper::RELATION.field)),
                    (tr::us::helps_with(), self.said(id, Helper::HELPS_WITH.field)),
                    (tr::us::may_see(), self.said(id, Helper::MAY_SEE.field)),
                ],
                &mut blocks,
            );
        }
        if !blocks.is_empty() {
            parts.push(Part { title: tr::us::helpers().to_owned(), blocks });
        }
        parts
    }
}
