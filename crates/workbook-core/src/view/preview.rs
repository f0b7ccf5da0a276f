//! What taking in a file would do, grouped for a person: new, changed, clashes, binned, back.
//! Not for doing it, and not for words.

use super::canvas::is_covered_in;
use crate::document::Document;
use crate::entry::{Entry, Life, Register, Version};
use crate::gather;
use crate::id::RecordId;
use crate::record::Name;
use crate::session::MergePlan;
use crate::stamp::{Seat, Timestamp};

/// One record a file would touch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The record.
    pub record: RecordId,
    /// Its kind.
    pub kind: Name,
    /// The record it hangs on.
    pub parent: Option<RecordId>,
    /// What it or the record it hangs on is called: its title or name; empty for none.
    pub label: String,
    /// The fields that would show otherwise; in a clash, those in which two versions would stand.
    pub fields: Vec<Name>,
    /// Who wrote the newest of what comes in.
    pub by: Option<Seat>,
    /// When, by their clock.
    pub at: Option<Timestamp>,
}

/// What taking in a file would do. Each record stands in one group.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preview {
    /// Records that are not here yet.
    pub new: Vec<Item>,
    /// Records in which something changes by itself.
    pub changed: Vec<Item>,
    /// Records that would wait to be settled by the pair.
    pub clashes: Vec<Item>,
    /// Visible records that would no longer be.
    pub binned: Vec<Item>,
    /// Hidden records that would be visible again.
    pub back: Vec<Item>,
    /// Records in which nothing changes that anyone sees: older versions, things in the bin.
    pub quiet: usize,
}

/// What a plan would do to the document it was made for.
pub fn preview(document: &Document, plan: &MergePlan) -> Preview {
    let coming = gather::map(plan.entries.iter().map(|entry| (entry.id(), entry)));
    let mut out = Preview::default();
    for merged in &plan.entries {
        let mine = document.entry(merged.id());
        let mut fields = shown_otherwise(mine, merged);
        let waits = waits_anew(mine, merged);
        let group = match (mine.is_some_and(Entry::is_visible), merged.is_visible()) {
            (true, true) if !waits.is_empty() => {
                fields = waits;
                Some(&mut out.clashes)
            }
            (true, true) if is_contested_anew(mine, merged) => Some(&mut out.clashes),
            (true, true) if fields.is_empty() => None,
            (true, true) => Some(&mut out.changed),
            (true, false) => Some(&mut out.binned),
            (false, true) if mine.is_none() => Some(&mut out.new),
            (false, true) => Some(&mut out.back),
            (false, false) => None,
        };
        match group {
            Some(group) => {
                let of = |id| coming.get(&id).copied().or_else(|| document.entry(id));
                group.push(item(mine, merged, fields, &of));
            }
            None => out.quiet += 1,
        }
    }
    out
}

fn item<'d>(
    mine: Option<&Entry>,
    merged: &'d Entry,
    fields: Vec<Name>,
    entry: &dyn Fn(RecordId) -> Option<&'d Entry>,
) -> Item {
    let parent = merged.parent();
    // Nobody learns from a preview what is covered for one of the pair.
    let open = |of: &&'d Entry| !is_covered_in(of, Seat::Both, entry);
    let own = Some(merged).filter(open).map(label).filter(|label| !label.is_empty());
    let newest = newest_coming(mine, merged);
    Item {
        record: merged.id(),
        kind: Name::from(merged.kind()),
        parent,
        label: own.or_else(|| entry(parent?).filter(open).map(label)).unwrap_or_default(),
        fields,
        by: newest.map(|version| version.stamp.by),
        at: newest.map(|version| version.stamp.at),
    }
}

/// What a record is called: its title, name or words; empty for none.
pub fn label(entry: &Entry) -> String {
    let texts = ["title", "name", "text"].map(|field| entry.text(field).trim());
    texts.into_iter().find(|text| !text.is_empty()).unwrap_or_default().to_owned()
}

/// The newest version that was not here.
fn newest_coming<'m>(mine: Option<&Entry>, merged: &'m Entry) -> Option<&'m Version> {
    let is_new = |(field, register): (&str, &'m Register)| {
        let known = mine.map(|entry| entry.register(field).versions()).unwrap_or_default();
        register.versions().iter().rev().find(|version| !known.contains(version))
    };
    merged.fields().filter_map(is_new).max_by_key(|version| version.stamp)
}

fn shown_otherwise(mine: Option<&Entry>, merged: &Entry) -> Vec<Name> {
    let old = |field: &str| mine.and_then(|entry| entry.value(field));
    let names = merged.fields().map(|(field, _)| field);
    names.filter(|field| old(field) != merged.value(field)).map(Name::from).collect()
}

/// The fields in which something waits to be settled that did not stand there before.
fn waits_anew(mine: Option<&Entry>, merged: &Entry) -> Vec<Name> {
    let old = |field: &str| mine.map(|entry| entry.register(field));
    let clashes = merged.clashes();
    clashes.filter(|field| old(field) != Some(merged.register(field))).map(Name::from).collect()
}

/// Whether somebody binned, unknowingly, what the other changed.
fn is_contested_anew(mine: Option<&Entry>, merged: &Entry) -> bool {
    let contested = |entry: &Entry| entry.life() == Life::Contested;
    contested(merged) && !mine.is_some_and(contested)
}
