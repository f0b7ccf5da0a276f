//! Templates of the pair's own to read.

use workbook_core::format::readable::{Block, Item};
use workbook_core::record::{Record, Template};
use workbook_core::view;

use super::{Reader, facts, joined};
use crate::i18n::choices::Worded;
use crate::i18n::{fields, templates};

impl Reader<'_> {
    /// All of them, each with its zones.
    pub(super) fn templates(&self) -> Vec<Block> {
        let mut out = Vec::new();
        let own = |id, field: &str| self.said(id, field);
        for id in self.document.list(Template::KIND.name) {
            if !self.document.entry(id).is_some_and(|entry| self.shows(entry)) {
                continue;
            }
            let template: Template = self.document.get(id).unwrap_or_default();
            let minutes = template.minutes.map(|minutes| minutes.get().to_string());
            let field = |name| fields::field(Template::KIND.name, name);
            out.push(Block::Heading(3, self.said(id, Template::TITLE.field)));
            facts(
                [
                    (&field("purpose"), self.said(id, Template::PURPOSE.field)),
                    (&field("minutes"), minutes.unwrap_or_default()),
                    (&field("starts"), template.starts.map(|it| self.name(it)).unwrap_or_default()),
                    (&field("credit"), self.said(id, Template::CREDIT.field)),
                ],
                &mut out,
            );
            let zone = |zone: view::ZoneView| {
                let names = |lanes: &[view::Lane]| {
                    lanes.iter().map(|lane| lane.key.clone()).collect::<Vec<_>>().join(", ")
                };
                let name = templates::zone_name(&zone, &own);
                let asks = templates::zone_asks(&zone, &own);
                let sort = zone.sort.words().to_owned();
                let more = joined([sort, names(&zone.lanes), names(&zone.columns)]);
                Item { more, ..Item::of(joined([name, asks])) }
            };
            out.push(Block::List(view::zones(self.document, id).into_iter().map(zone).collect()));
        }
        out
    }
}
