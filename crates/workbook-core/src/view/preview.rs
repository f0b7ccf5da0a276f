//! What taking in a file would do: one thing after the other, place by place, and in it each record.
//! Not for doing it, and not for words.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::blind::waits_among;
use super::canvas::is_covered_in;
use super::timeline::is_said;
use crate::document::Document;
use crate::entry::{Entry, Life, Register, Version};
use crate::gather;
use crate::id::RecordId;
use crate::record::{self, Link, Name, ORDER, Policy, Record, SHARE};
use crate::session::MergePlan;
use crate::stamp::{Seat, Timestamp};

/// How far a record may hang below its thing; a made-up file can let records hang in a ring.
const DEEPEST: usize = 8;

/// What becomes of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// It is not here yet.
    New,
    /// Something in it changes by itself.
    Changed,
    /// It would wait to be settled by the pair.
    Clash,
    /// It is visible and would no longer be.
    Binned,
    /// It is hidden and would be visible again.
    Back,
}

impl Group {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::New, Self::Changed, Self::Clash, Self::Binned, Self::Back];
}

/// Where in the workbook a thing stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Among the aims.
    Aims,
    /// Among the notes.
    Notes,
    /// Among the canvases and templates.
    Canvases,
    /// What the two say of themselves and of the workbook.
    Us,
    /// What only another version knows.
    Other,
}

impl Place {
    /// All of them, in their order.
    pub const ALL: [Self; 5] = [Self::Aims, Self::Notes, Self::Canvases, Self::Us, Self::Other];

    fn of(kind: &str) -> Self {
        match kind {
            "aim" | "acceptance" | "score" | "readiness" | "barrier" | "step" => Self::Aims,
            "note" | "reply" => Self::Notes,
            "canvas" | "card" | "edge" | "zone" | "template" => Self::Canvases,
            "workbook" | "person" | "helper" => Self::Us,
            _ => Self::Other,
        }
    }
}

/// One record a file would touch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The record.
    pub record: RecordId,
    /// Where it stands among the entries of the plan.
    pub at_entry: usize,
    /// Its kind.
    pub kind: Name,
    /// The record it hangs on.
    pub parent: Option<RecordId>,
    /// What becomes of it.
    pub group: Group,
    /// Whether it is covered, or a draft: what it says is told to nobody before its time.
    pub hidden: bool,
    /// Whether it is so here and now: what stands here is not told beside what comes.
    pub unseen: bool,
    /// What it or the record it hangs on is called: its title or name; empty for none.
    pub label: String,
    /// The fields that would show otherwise; in a clash, those in which two versions would stand.
    pub fields: Vec<Name>,
    /// Who wrote the newest of what comes in.
    pub by: Option<Seat>,
    /// When, by their clock.
    pub at: Option<Timestamp>,
}

/// What the pair calls one thing: an aim with all that hangs on it, a note with its replies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// The record all of it hangs on.
    pub root: RecordId,
    /// Its kind.
    pub kind: Name,
    /// What it is called; empty for none.
    pub label: String,
    /// Where it stands.
    pub place: Place,
    /// What of it is touched: the thing itself first.
    pub items: Vec<Item>,
}

/// What taking in a file would do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preview {
    /// The things it touches, place by place, in their order.
    pub things: Vec<Thing>,
    /// Records in which nothing changes that anyone sees: older versions, things in the bin.
    pub quiet: usize,
}

impl Preview {
    /// All records of a group.
    pub fn of(&self, group: Group) -> impl Iterator<Item = &Item> {
        self.things.iter().flat_map(|thing| &thing.items).filter(move |item| item.group == group)
    }
}

/// The workbook as it would be.
struct World<'w> {
    document: &'w Document,
    coming: BTreeMap<RecordId, &'w Entry>,
}

impl<'w> World<'w> {
    fn new(document: &'w Document, entries: &'w [Entry]) -> Self {
        let coming = gather::map(entries.iter().map(|entry| (entry.id(), entry)));
        Self { document, coming }
    }

    fn entry(&self, id: RecordId) -> Option<&'w Entry> {
        let coming = self.coming.get(&id).copied();
        // What was emptied no longer says what it hung on, nor what was covered.
        coming.filter(|one| one.is_visible()).or_else(|| self.document.entry(id)).or(coming)
    }

    /// A record and those it hangs on, one above the other.
    fn line_of(&self, entry: &'w Entry) -> impl Iterator<Item = &'w Entry> {
        let above = |below: &&'w Entry| self.entry(below.parent()?);
        std::iter::successors(Some(entry), above).take(DEEPEST)
    }

    fn root_of(&self, entry: &'w Entry) -> &'w Entry {
        self.line_of(entry).last().unwrap_or(entry)
    }

    /// Nobody learns from a preview what is covered for one of the pair, nor what a draft says.
    fn is_hidden(&self, entry: &'w Entry, answers: &BTreeMap<RecordId, Vec<&'w Entry>>) -> bool {
        let find = |id| self.entry(id);
        self.line_of(entry).any(|one| {
            let beside = one.parent().into_iter().flat_map(|on| {
                let here =
                    self.document.children(on).filter(|e| !self.coming.contains_key(&e.id()));
                here.chain(answers.get(&on).into_iter().flatten().copied())
            });
            one.text(SHARE) == "draft"
                || is_covered_in(one, Seat::Both, &find)
                || waits_among(one, beside)
        })
    }
}

/// What a plan would do to the document it was made for.
pub fn preview(document: &Document, plan: &MergePlan) -> Preview {
    let world = World::new(document, &plan.entries);
    let now = World::new(document, &[]);
    let mut answers: BTreeMap<RecordId, Vec<&Entry>> = BTreeMap::new();
    for entry in &plan.entries {
        if record::kind(entry.kind()).is_some_and(|kind| kind.blind) {
            answers.entry(entry.parent().unwrap_or(entry.id())).or_default().push(entry);
        }
    }
    let mut rows = Vec::new();
    let mut quiet = 0;
    for (at_entry, merged) in plan.entries.iter().enumerate() {
        let mine = document.entry(merged.id());
        let Some((group, fields)) = group_of(mine, merged) else {
            quiet += 1;
            continue;
        };
        let told = world.entry(merged.id()).unwrap_or(merged);
        // What was emptied has nothing to hide.
        let says = |one: &&Entry| one.content().next().is_some();
        let mut both = [told, merged].into_iter().filter(says);
        let hidden = both.any(|one| world.is_hidden(one, &answers));
        let open = |of: &&Entry| !world.is_hidden(of, &answers);
        let own = Some(told).filter(|_| !hidden).map(label).filter(|label| !label.is_empty());
        let parent = told.parent();
        let above = || parent.and_then(|id| world.entry(id)).filter(open).map(label);
        let newest = newest_coming(mine, merged);
        let item = Item {
            record: merged.id(),
            at_entry,
            kind: Name::from(merged.kind()),
            parent,
            group,
            hidden,
            unseen: mine.is_some_and(|mine| now.is_hidden(mine, &BTreeMap::new())),
            label: own.or_else(above).unwrap_or_default(),
            fields,
            by: newest.map(|version| version.stamp.by),
            at: newest.map(|version| version.stamp.at),
        };
        rows.push(Row::new(world.root_of(told), told, item));
    }
    let mut things: Vec<Thing> = Vec::new();
    for Row { place, root, item, .. } in gather::sorted(rows, |a, b| a.rank().cmp(&b.rank())) {
        if let Some(thing) = things.last_mut().filter(|thing| thing.root == root.id()) {
            thing.items.push(item);
            continue;
        }
        let label = if world.is_hidden(root, &answers) { String::new() } else { label(root) };
        let kind = Name::from(root.kind());
        things.push(Thing { root: root.id(), kind, label, place, items: vec![item] });
    }
    Preview { things, quiet }
}

/// An item on its way into its thing.
struct Row<'w> {
    place: Place,
    root: &'w Entry,
    kind: usize,
    order: &'w str,
    item: Item,
}

impl<'w> Row<'w> {
    fn new(root: &'w Entry, entry: &'w Entry, item: Item) -> Self {
        let kind = record::KINDS.iter().position(|kind| kind.name == entry.kind());
        let kind = if root.id() == entry.id() { 0 } else { 1 + kind.unwrap_or(usize::MAX - 1) };
        Self { place: Place::of(root.kind()), root, kind, order: entry.text(ORDER), item }
    }

    fn rank(&self) -> (Place, &str, RecordId, usize, &str, RecordId) {
        let Self { place, root, kind, order, item } = self;
        (*place, root.text(ORDER), root.id(), *kind, order, item.record)
    }
}

/// What becomes of a record, and the fields in which it does. None where nobody sees anything.
fn group_of(mine: Option<&Entry>, merged: &Entry) -> Option<(Group, Vec<Name>)> {
    let fields = shown_otherwise(mine, merged);
    let waits = waits_anew(mine, merged);
    let group = match (mine.is_some_and(Entry::is_visible), merged.is_visible()) {
        (true, true) if !waits.is_empty() => return Some((Group::Clash, waits)),
        (true, true) if is_contested_anew(mine, merged) => Group::Clash,
        (true, true) if fields.is_empty() => return None,
        (true, true) => Group::Changed,
        (true, false) => Group::Binned,
        (false, true) if mine.is_none() => Group::New,
        (false, true) => Group::Back,
        (false, false) => return None,
    };
    Some((group, fields))
}

/// The entries of a plan but those of some things. What hangs on a thing stays or goes with it; a link
/// comes only where its other end is here or comes too.
pub fn chosen(
    document: &Document,
    entries: Vec<Entry>,
    left_out: &BTreeSet<RecordId>,
) -> Vec<Entry> {
    let world = World::new(document, &entries);
    let comes = |entry: &Entry| {
        let is_out = |one| left_out.contains(&world.root_of(one).id());
        let to = (entry.kind() == Link::KIND.name).then(|| entry.text("to").parse().ok()).flatten();
        let lost = to
            .is_some_and(|to| document.entry(to).is_none() && world.entry(to).is_some_and(is_out));
        !lost && !world.entry(entry.id()).is_some_and(is_out)
    };
    let which: Vec<bool> = entries.iter().map(comes).collect();
    entries.into_iter().zip(which).filter(|(_, comes)| *comes).map(|(entry, _)| entry).collect()
}

/// One field that would show otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldChange {
    /// The field.
    pub field: Name,
    /// What shows now; null for nothing.
    pub before: Value,
    /// What would show; where two versions would stand, the one that comes.
    pub after: Value,
    /// Whether both would stand until the pair settles them.
    pub both: bool,
    /// Who wrote it.
    pub by: Option<Seat>,
    /// When, by their clock.
    pub at: Option<Timestamp>,
}

/// What would show otherwise in a record, field by field in the order of its kind; not its place in
/// an order, nor what it hangs on.
pub fn changes(mine: Option<&Entry>, merged: &Entry) -> Vec<FieldChange> {
    let waits = waits_anew(mine, merged);
    let fields = record::kind(merged.kind()).map(|kind| kind.fields).unwrap_or_default();
    let mut out = Vec::new();
    for field in fields.iter().filter(|field| is_said(merged.kind(), field.name)) {
        let both = waits.iter().any(|name| name.as_str() == field.name);
        let before = mine.and_then(|entry| entry.shown(field)).unwrap_or_default();
        let newest = newest_of(mine, field.name, merged.register(field.name));
        let after = match newest {
            Some(version) if both && field.policy == Policy::Settle => version.value.clone(),
            Some(_) | None => merged.shown(field).unwrap_or_default(),
        };
        if before != after {
            let stamp = newest.or_else(|| merged.register(field.name).shown()).map(|v| v.stamp);
            let (by, at) = (stamp.map(|stamp| stamp.by), stamp.map(|stamp| stamp.at));
            out.push(FieldChange { field: Name::from(field.name), before, after, both, by, at });
        }
    }
    out
}

/// What a record is called: its title, name or words; empty for none.
pub fn label(entry: &Entry) -> String {
    let texts = ["title", "name", "text"].map(|field| entry.text(field).trim());
    texts.into_iter().find(|text| !text.is_empty()).unwrap_or_default().to_owned()
}

/// The newest version that was not here.
fn newest_coming<'m>(mine: Option<&Entry>, merged: &'m Entry) -> Option<&'m Version> {
    let new = merged.fields().filter_map(|(field, register)| newest_of(mine, field, register));
    new.max_by_key(|version| version.stamp)
}

fn newest_of<'m>(mine: Option<&Entry>, field: &str, register: &'m Register) -> Option<&'m Version> {
    let known = mine.map(|entry| entry.register(field).versions()).unwrap_or_default();
    register.versions().iter().rev().find(|version| !known.contains(version))
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
