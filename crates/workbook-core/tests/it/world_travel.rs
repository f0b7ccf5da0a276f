//! Files that go from copy to copy: whole, in part, old, twice; and what must come of them.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use workbook_core::change::Deed;
use workbook_core::document::{Document, check_entry};
use workbook_core::entry::{Entry, Leave, Life};
use workbook_core::format;
use workbook_core::id::{Actor, RecordId};
use workbook_core::record::{Acceptance, Aim, DELETED, Record};
use workbook_core::stamp::{Dot, Seat, Stamp, Timestamp};

use crate::world::{Export, Held, Step, World, broken};
use crate::world_ledger::{Op, written};

/// How a file is taken in.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Way {
    /// As another tab or store would: no step of this page.
    Absorb,
    /// As a file: one step that can be undone.
    Take,
}

impl World {
    pub(crate) fn export(&self, at: usize) -> Export {
        let copy = &self.copies[at];
        let entries = copy.session.document().entries().cloned().collect();
        Export { from: at, entries, known: copy.known.clone() }
    }

    pub(crate) fn send(&mut self, from: usize, to: usize) -> Held {
        let export = self.export(from);
        self.deliver(to, export, Way::Absorb)
    }

    fn any_way(&mut self) -> Way {
        *self.rng.pick(&[Way::Absorb, Way::Take])
    }

    fn other(&mut self, than: usize) -> usize {
        (than + 1 + self.rng.below(self.copies.len() - 1)) % self.copies.len()
    }

    pub(crate) fn send_somewhere(&mut self, from: usize) -> Held {
        let (to, way, export) = (self.other(from), self.any_way(), self.export(from));
        if self.rng.percent(60) {
            self.copies[from].exports.push(export.clone());
        }
        self.deliver(to, export, way)
    }

    /// The import that is one of a person's deeds.
    pub(crate) fn import(&mut self, to: usize) -> Held {
        let from = self.other(to);
        let export = self.export(from);
        self.deliver(to, export, Way::Take)
    }

    pub(crate) fn send_in_part(&mut self, from: usize) -> Held {
        let mut export = self.export(from);
        let whole = export.entries.len();
        let rng = &mut self.rng;
        export.entries.retain(|_| rng.percent(50));
        export.known.retain(|id, _| export.entries.iter().any(|entry| entry.id() == *id));
        self.counts.partial += usize::from(export.entries.len() < whole);
        let (to, way) = (self.other(from), self.any_way());
        self.copies[from].exports.push(export.clone());
        self.deliver(to, export, way)
    }

    pub(crate) fn send_old(&mut self, at: usize) -> Held {
        let (to, way) = (self.rng.below(self.copies.len()), self.any_way());
        if self.copies[at].exports.is_empty() {
            let export = self.export(at);
            self.copies[at].exports.push(export);
            return Ok(());
        }
        let export = self.rng.pick(&self.copies[at].exports).clone();
        self.counts.old_export += usize::from(export.known != self.copies[at].known);
        self.deliver(to, export, way)
    }

    pub(crate) fn send_again(&mut self, from: usize) -> Held {
        let (to, way, export) = (self.other(from), self.any_way(), self.export(from));
        self.deliver(to, export.clone(), way)?;
        self.counts.repeated += 1;
        // The second time it is stale by itself, and so has to change nothing.
        let way = self.any_way();
        self.deliver(to, export, way)
    }

    fn deliver(&mut self, to: usize, export: Export, way: Way) -> Held {
        self.tell(|| format!("{} -> {to}: {} records, {way:?}", export.from, export.entries.len()));
        let writer = self.writer(to);
        let copy = &mut self.copies[to];
        let mut news = BTreeSet::new();
        for (id, bits) in &export.known {
            let known = copy.known.entry(*id).or_default();
            if !known.holds(bits) {
                known.join(bits);
                news.insert(*id);
            }
        }
        let set = match way {
            Way::Absorb => copy.session.absorb(export.entries),
            Way::Take => {
                let plan = copy.session.plan(Deed::Imported, export.entries);
                copy.session.take(plan, writer)
            }
        };
        if let Some(id) = set.touched.iter().find(|id| !news.contains(id)) {
            return broken(5, format!("a file with nothing new changed {id}: {:?}", set.changes));
        }
        for change in &set.changes {
            let before = written(&change.before);
            let news = written(&change.after).into_iter().filter(|v| !before.contains(v));
            copy.arrived.extend(news.map(|(dot, _)| (change.record, dot)));
        }
        if way == Way::Take && !set.is_empty() {
            let step = Step { arrived: copy.arrived.len() };
            copy.burst = None;
            copy.undo.push(step);
            copy.redo.clear();
            copy.imports.push((set.clone(), step));
        }
        self.count(to, &set.touched);
        self.check(to, Some(&news))?;
        self.agrees(to, &set.touched)
    }

    /// Law 2 on the way: whoever has seen the same holds the same.
    fn agrees(&self, at: usize, records: &BTreeSet<RecordId>) -> Held {
        let me = &self.copies[at];
        for id in records {
            for other in &self.copies {
                let alike = match (me.known.get(id), other.known.get(id)) {
                    (Some(mine), Some(theirs)) => mine.same(theirs),
                    (Some(_), None) | (None, Some(_) | None) => false,
                };
                let (mine, theirs) =
                    (me.session.document().entry(*id), other.session.document().entry(*id));
                if alike && mine != theirs {
                    return broken(
                        2,
                        format!("the same was seen, not held:\n{mine:?}\n{theirs:?}"),
                    );
                }
            }
        }
        Ok(())
    }

    fn count(&mut self, at: usize, records: &BTreeSet<RecordId>) {
        for id in records {
            let Some(entry) = self.copies[at].session.document().entry(*id) else { continue };
            for (_, register) in entry.fields().filter(|(name, _)| *name != DELETED) {
                let values: BTreeSet<String> =
                    register.versions().iter().map(|v| v.value.to_string()).collect();
                self.counts.rivals += usize::from(values.len() >= 2);
                self.counts.three_way += usize::from(values.len() >= 3);
            }
            self.counts.delete_against_edit += usize::from(entry.life() == Life::Contested);
        }
    }

    /// The page is loaded again: the same document, a new writer, nothing to undo.
    pub(crate) fn reload(&mut self, at: usize) -> Held {
        self.tell(|| format!("{at}: page load"));
        self.counts.reload += 1;
        let actor = Actor::new(self.rng.next());
        let copy = &mut self.copies[at];
        let document = copy.session.document().clone();
        copy.session = workbook_core::session::Session::new(document, actor).with_rule(self.rule);
        copy.actor = actor;
        copy.burst = None;
        copy.undo.clear();
        copy.redo.clear();
        self.check(at, None)
    }

    /// A browser profile is copied, or a tablet's backup restored beside it.
    pub(crate) fn clone_profile(&mut self, at: usize) -> Held {
        if self.copies.len() >= 4 {
            return Ok(());
        }
        self.tell(|| format!("{at}: cloned as {}", self.copies.len()));
        self.counts.clone += 1;
        let copy = &self.copies[at];
        let (document, known, seat) =
            (copy.session.document().clone(), copy.known.clone(), copy.seat);
        let exports = copy.exports.clone();
        self.join(document, known, seat);
        self.copies.last_mut().unwrap().exports = exports;
        Ok(())
    }

    /// A newer version of the product wrote what this one does not know.
    pub(crate) fn write_from_elsewhere(&mut self, at: usize) -> Held {
        self.counts.unknown += 1;
        let actor = Actor::new(self.rng.next());
        let copy = &self.copies[at];
        let answers: Vec<RecordId> = copy.session.document().list(Acceptance::KIND.name).collect();
        let aims: Vec<RecordId> = copy.session.document().list(Aim::KIND.name).collect();
        let mood = RecordId::derived(self.book.number(), "mood");
        let (id, kind, field, value): (_, _, &'static str, Value) = match self.rng.below(3) {
            0 if !answers.is_empty() => {
                (*self.rng.pick(&answers), Acceptance::KIND.name, "answer", json!("maybe"))
            }
            1 if !aims.is_empty() => {
                (*self.rng.pick(&aims), Aim::KIND.name, "ladder", json!({"now": [1, null, "å"]}))
            }
            _ => (mood, "mood", "face", json!(["calm", 3.5])),
        };
        self.tell(|| format!("{at}: a newer version writes {field} of {id}"));
        let known = copy.session.document().entry(id);
        let mut entry = known.cloned().unwrap_or_else(|| Entry::new(id, kind));
        let counter = copy.session.document().max_counter() + 1;
        let at_time = Timestamp::from_ms(0);
        let stamp = Stamp { dot: Dot { counter, actor }, by: Seat::Patient, at: at_time };
        let replaced = self.ledger.current(id, &copy.known, field);
        entry.write(field, value.clone(), stamp, Leave::InPast);
        let op = Op {
            field: field.to_owned(),
            added: vec![(stamp.dot, value)],
            replaced,
            dropped: Vec::new(),
            noted: stamp.dot,
            erased: BTreeSet::new(),
        };
        self.foreign.insert((id, field));
        let mut known = copy.known.clone();
        self.ledger.enter(id, op, &mut known);
        self.deliver(at, Export { from: at, entries: vec![entry], known }, Way::Absorb)
    }

    /// Law 1 on three entries of one record as they lie about in the world.
    pub(crate) fn check_three(&mut self, at: usize) -> Held {
        let ids: Vec<RecordId> = self.copies[at].known.keys().copied().collect();
        if ids.is_empty() {
            return Ok(());
        }
        let id = *self.rng.pick(&ids);
        let own = self.copies.iter().filter_map(|copy| copy.session.document().entry(id));
        let old = self.copies.iter().flat_map(|copy| &copy.exports).flat_map(|e| &e.entries);
        let all: Vec<Entry> = own.chain(old.filter(|entry| entry.id() == id)).cloned().collect();
        let [a, b, c] = [(); 3].map(|()| self.rng.pick(&all).clone());
        let merge = self.rule;
        let (ab, bc) = (merge(&a, &b), merge(&b, &c));
        if merge(&a, &a) != a {
            return broken(1, format!("a with itself is another\n{a:?}"));
        }
        if merge(&b, &a) != ab {
            return broken(1, format!("the order of two matters\n{a:?}\n{b:?}"));
        }
        let (left, right) = (merge(&ab, &c), merge(&a, &bc));
        if left != right || format::encode_text(&left) != format::encode_text(&right) {
            return broken(1, format!("the order of three matters\n{a:?}\n{b:?}\n{c:?}"));
        }
        if let Err(flaw) = check_entry(&left) {
            return broken(9, flaw.to_string());
        }
        self.counts.triple += 1;
        Ok(())
    }

    /// Law 5: an older export of oneself is no news.
    pub(crate) fn check_own_past(&mut self, at: usize) -> Held {
        let copy = &self.copies[at];
        for export in copy.exports.iter().filter(|export| export.from == at) {
            let plan = copy.session.plan(Deed::Imported, export.entries.clone());
            if !plan.changes.is_empty() {
                return broken(5, format!("an own old file changed {:?}", plan.changes));
            }
        }
        Ok(())
    }

    /// Everybody sends to everybody, whole, in part and again, in any order, until all know all.
    pub(crate) fn meet(&mut self) -> Held {
        for _ in 0..self.rng.below(4) {
            let from = self.rng.below(self.copies.len());
            match self.rng.below(3) {
                0 => self.send_in_part(from)?,
                1 => self.send_again(from)?,
                _ => self.send_old(from)?,
            }
        }
        let hub = self.rng.below(self.copies.len());
        for from in (0..self.copies.len()).filter(|from| *from != hub) {
            self.send(from, hub)?;
        }
        for to in (0..self.copies.len()).filter(|to| *to != hub) {
            self.send(hub, to)?;
        }
        let file = self.file(0);
        for copy in 1..self.copies.len() {
            if self.copies[copy].session.document() != self.copies[0].session.document() {
                return broken(2, "after all was exchanged the copies differ");
            }
        }
        if self.file(self.copies.len() - 1) != file {
            return broken(7, "equal documents gave different files");
        }
        let all: BTreeSet<RecordId> = self.copies[0].known.keys().copied().collect();
        self.check(0, Some(&all))?;
        self.check_file(&file)
    }

    fn file(&self, at: usize) -> String {
        whole(self.copies[at].session.document())
    }

    /// Laws 6 and 7: the file holds everything, also what this version does not know.
    fn check_file(&self, file: &str) -> Held {
        let Ok(imported) = format::import(file.as_bytes().to_vec()) else {
            return broken(7, "an own file could not be read");
        };
        let mut session =
            workbook_core::session::Session::new(Document::new(self.book), Actor::new(0));
        session.absorb(imported.entries);
        let known = &self.copies[0].known;
        for (id, field) in &self.foreign {
            let entry = session.document().entry(*id);
            let kept = entry.map(|entry| written(entry.register(field))).unwrap_or_default();
            if kept != self.ledger.current(*id, known, field) {
                return broken(6, format!("{field} of {id} came through as {kept:?}"));
            }
        }
        if session.document() != self.copies[0].session.document() {
            return broken(7, "a file read back is another document");
        }
        if whole(session.document()) != file {
            return broken(7, "a file written again has other bytes");
        }
        Ok(())
    }
}

/// A file with everything, drafts too.
fn whole(document: &Document) -> String {
    let mut slices = format::Exporter::new(document, format::Scope::EVERYTHING, None);
    slices.step(document, usize::MAX);
    slices.finish()
}
