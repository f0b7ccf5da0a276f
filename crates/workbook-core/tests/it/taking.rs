//! A file looked at thing by thing, taken in part, and taken back by a later page.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::{Value, json};
use workbook_core::change::{ChangeSet, Deed};
use workbook_core::command::{Command, Cover, New};
use workbook_core::document::Document;
use workbook_core::entry::Entry;
use workbook_core::format::{Taken, against};
use workbook_core::id::RecordId;
use workbook_core::record::{Aim, AimId, Card, Link, LinkHow, Note, Reply, Step};
use workbook_core::session::Session;
use workbook_core::stamp::Seat;
use workbook_core::view::{Group, Piece, Place, changes, chosen, compare, preview};

use crate::canvas_sample::{SHEET, cover, own, sheets};
use crate::deeds::{add_aim, type_in};
use crate::format_sample::{aim, edit, file, open, read, started, writer};
use crate::world_pair::{AIM, OTHER_AIM, Page, pair};
use crate::world_rng::Rng;

const STEP: RecordId = RecordId::new(0xb1);
const NOTE: RecordId = RecordId::new(0xb4);
const REPLY: RecordId = RecordId::new(0xb5);
const LINK: RecordId = RecordId::new(0xb6);
const OWN: RecordId = RecordId::new(0xb7);

/// A workbook, and the same one after the professional changed it elsewhere.
fn apart() -> (Session, Session) {
    let here = started(1);
    let mut there = open(&file(&here), 2);
    let mut when = 40;
    let mut run = |command: Command| {
        when += 1;
        there.run(&command, writer(Seat::Professional, when)).unwrap();
    };
    run(edit(1, Aim::words(Seat::Both), "Sleep until seven, most nights."));
    run(add_aim(aim(3), "Three".into()));
    let (parent, by) = (Some(aim(3).0), Some(Seat::Professional));
    run(Command::Add(New::of(STEP, &Step { parent, text: "Go out".into(), ..Step::default() })));
    run(Command::Add(New::of(NOTE, &Note { text: "It rained".into(), by, ..Note::default() })));
    let reply = Reply { parent: Some(NOTE), text: "Take a coat".into(), by, ..Reply::default() };
    run(Command::Add(New::of(REPLY, &reply)));
    let link = Link { parent: Some(NOTE), to: Some(aim(3).0), how: Some(LinkHow::Supports) };
    run(Command::Add(New::of(LINK, &link)));
    run(Command::Bin(aim(2).0));
    (here, there)
}

#[test]
fn i16_the_preview_tells_thing_by_thing_what_shows_and_what_would() {
    let (here, there) = apart();
    let weighed = against(&here, read(&file(&there)));
    let seen = preview(here.document(), &weighed.plan);
    let told: Vec<(Place, String, Vec<String>)> = seen
        .things
        .iter()
        .map(|thing| {
            let items = thing.items.iter();
            let items = items.map(|item| format!("{:?} {}", item.group, item.kind)).collect();
            (thing.place, thing.label.replace('\n', " "), items)
        })
        .collect();
    let expected = [
        (Place::Aims, "Sleep through the night", vec!["Changed aim"]),
        (Place::Aims, "Walk to the \"lake\" 😀 and back", vec!["Binned aim"]),
        (Place::Aims, "Three", vec!["New aim", "New step"]),
        (Place::Notes, "It rained", vec!["New note", "New reply", "New link"]),
    ];
    let expected = expected.map(|(place, label, items)| {
        (place, label.to_owned(), items.into_iter().map(str::to_owned).collect())
    });
    assert_eq!(told, expected);

    let item = &seen.things[0].items[0];
    let merged = &weighed.plan.entries()[item.at_entry];
    let said = changes(here.document().entry(item.record), merged);
    assert_eq!(said.len(), 1);
    assert_eq!(said[0].field.as_str(), "words_joint");
    assert_eq!(said[0].before, json!("Sleep until six, most nights."));
    assert_eq!(said[0].after, json!("Sleep until seven, most nights."));
    assert_eq!((said[0].by, said[0].at), (Some(Seat::Professional), item.at));
    assert!(!said[0].both);
}

#[test]
fn i16_where_two_versions_would_stand_both_are_told() {
    let (mut here, there) = apart();
    here.run(&edit(1, Aim::words(Seat::Both), "Sleep longer."), writer(Seat::Patient, 60)).unwrap();
    let weighed = against(&here, read(&file(&there)));
    let seen = preview(here.document(), &weighed.plan);
    let item = seen.of(Group::Clash).next().unwrap();
    let merged = &weighed.plan.entries()[item.at_entry];
    let said = changes(here.document().entry(item.record), merged);
    assert_eq!(said[0].before, json!("Sleep longer."));
    assert_eq!(said[0].after, json!("Sleep until seven, most nights."));
    assert!(said[0].both);
}

#[test]
fn i16_a_card_is_told_with_its_canvas_and_a_covered_one_says_nothing() {
    let (mut page, other) = sheets("make_better");
    own(&mut page, 1, "ideas", "secret");
    let plan = other.session.plan(Deed::Imported, page.entries());
    let seen = preview(other.document(), &plan);
    assert_eq!(seen.things.len(), 1);
    assert_eq!((seen.things[0].root, seen.things[0].place), (SHEET, Place::Canvases));
    assert!(seen.things[0].items[0].hidden);
    assert!(!format!("{seen:?}").contains("secret"));
}

#[test]
fn i16_what_stands_covered_here_is_not_told_beside_what_comes_open() {
    let (mut page, mut other) = sheets("make_better");
    let card = own(&mut page, 1, "ideas", "secret");
    other.hear(&page);
    page.run(type_in(card, Card::TEXT, "told"));
    cover(&mut page, "ideas", Cover::ShowNow).unwrap();
    let plan = other.session.plan(Deed::Imported, page.entries());
    let seen = preview(other.document(), &plan);
    let item = seen.things[0].items.iter().find(|item| item.record == card).unwrap();
    assert_eq!((item.hidden, item.unseen), (false, true));
    assert!(!format!("{seen:?}").contains("secret"));
}

#[test]
fn i16_what_the_other_emptied_is_one_thing_with_what_hung_on_it() {
    let (mut patient, mut professional) = pair();
    let step = Step { parent: Some(AIM.0), text: "Go out".into(), ..Step::default() };
    patient.run(Command::Add(New::of(STEP, &step)));
    professional.hear(&patient);
    professional.run(Command::Bin(AIM.0));
    professional.run(Command::EmptyBin);
    let plan = patient.session.plan(Deed::Imported, professional.entries());
    let seen = preview(patient.document(), &plan);
    assert_eq!(seen.things.len(), 1);
    let thing = &seen.things[0];
    assert_eq!((thing.root, thing.label.as_str(), thing.place), (AIM.0, "walk", Place::Aims));
    let items = thing.items.iter();
    let items: Vec<_> = items.map(|item| (item.record, item.group, item.hidden)).collect();
    assert_eq!(items, [(AIM.0, Group::Binned, false), (STEP, Group::Binned, false)]);
    // Left out, both stay as they are.
    let comes = chosen(patient.document(), plan.into_entries(), &BTreeSet::from([AIM.0]));
    assert!(comes.iter().all(|entry| ![AIM.0, STEP].contains(&entry.id())));
}

#[test]
fn i16_a_covered_card_that_the_other_emptied_says_nothing() {
    let (mut page, mut other) = sheets("make_better");
    let card = own(&mut page, 1, "ideas", "secret");
    other.hear(&page);
    page.run(Command::Bin(card));
    page.run(Command::EmptyBin);
    let plan = other.session.plan(Deed::Imported, page.entries());
    let seen = preview(other.document(), &plan);
    assert_eq!((seen.things.len(), seen.things[0].root), (1, SHEET));
    let item = &seen.things[0].items[0];
    assert_eq!((item.record, item.group), (card, Group::Binned));
    assert!(item.hidden && item.unseen);
    assert!(!format!("{seen:?}").contains("secret"));
}

/// Takes the file in, but for some things.
fn take_but(session: &mut Session, file: &str, left_out: &BTreeSet<RecordId>) -> usize {
    let weighed = against(session, read(file));
    let entries = chosen(session.document(), weighed.plan.into_entries(), left_out);
    let set = session.absorb(entries);
    session.document().check_integrity().unwrap();
    set.touched.len()
}

#[test]
fn i17_some_things_now_and_the_rest_later_end_like_all_at_once() {
    let (here, there) = apart();
    let sent = file(&there);
    let mut whole = here.clone();
    take_but(&mut whole, &sent, &BTreeSet::new());
    assert_eq!(file(&whole), sent);
    let weighed = against(&here, read(&sent));
    let things = preview(here.document(), &weighed.plan).things;
    for which in 0..1_u32 << things.len() {
        let out = |at: usize| which & (1 << at) != 0;
        let roots = |wanted: bool| -> BTreeSet<RecordId> {
            let all = things.iter().enumerate();
            all.filter(|(at, _)| out(*at) == wanted).map(|(_, thing)| thing.root).collect()
        };
        for (first, second) in [(true, false), (false, true)] {
            let mut part = here.clone();
            take_but(&mut part, &sent, &roots(first));
            // What was left out is as it was, and what hangs on it is not here alone.
            for thing in things.iter().filter(|thing| roots(first).contains(&thing.root)) {
                for item in thing.items.iter().filter(|item| item.kind.as_str() != "link") {
                    let now = part.document().entry(item.record);
                    assert_eq!(now, here.document().entry(item.record), "{which:b}");
                }
            }
            take_but(&mut part, &sent, &roots(second));
            take_but(&mut part, &sent, &BTreeSet::new());
            assert_eq!(file(&part), sent, "{which:b}");
            assert!(against(&part, read(&sent)).nothing_new());
        }
    }
}

#[test]
fn i17_a_link_comes_only_where_its_other_end_is_here_or_comes() {
    let (here, there) = apart();
    let mut part = here.clone();
    take_but(&mut part, &file(&there), &BTreeSet::from([aim(3).0]));
    assert!(part.document().entry(NOTE).is_some() && part.document().entry(REPLY).is_some());
    assert!(part.document().entry(LINK).is_none() && part.document().entry(STEP).is_none());
    let mut part = here.clone();
    take_but(&mut part, &file(&there), &BTreeSet::from([NOTE]));
    assert!(part.document().entry(STEP).is_some() && part.document().entry(LINK).is_none());
}

/// What anybody sees: the visible records with what each field shows.
fn screen(document: &Document) -> BTreeMap<(RecordId, String), Value> {
    let visible = document.entries().filter(|entry| entry.is_visible());
    let shown = |entry: &Entry| {
        let id = entry.id();
        let of = |(field, value): (&str, Option<&Value>)| {
            ((id, field.to_owned()), value.cloned().unwrap_or_default())
        };
        let fields: Vec<_> = entry.fields().map(|(name, r)| of((name, r.value()))).collect();
        fields
    };
    // A field emptied by undo and one never written are the same.
    visible.flat_map(shown).filter(|(_, value)| !value.is_null()).collect()
}

/// The text an import leaves, as the app makes it.
fn kept(before: &Document, after: &Document, set: &ChangeSet) -> String {
    let mut taken = Taken::default();
    for id in &set.touched {
        taken.note(before.entry(*id), after.entry(*id).unwrap());
    }
    taken.into_text()
}

fn some_edit(page: &mut Page, rng: &mut Rng) {
    let aims = page.aims();
    let id = *rng.pick(&aims);
    let texts = [Aim::TITLE, Aim::WHY, Aim::words(page.seat), Aim::words(Seat::Both)];
    let words = format!("words {}", rng.below(1_000));
    // What waits to be settled refuses, which is no matter here.
    let _ = match rng.below(10) {
        0 => page.try_run(add_aim(AimId(RecordId::new(rng.wide())), words)).map(drop),
        1 if aims.len() > 1 => page.try_run(Command::Bin(id)).map(drop),
        2 => page.try_run(Command::Bin(*rng.pick(&aims))).and_then(|_| {
            page.try_run(Command::Restore(page.bin().first().copied().unwrap_or(id))).map(drop)
        }),
        _ => page.try_run(type_in(id, *rng.pick(&texts), &words)).map(drop),
    };
    if page.aims().is_empty() {
        page.run(add_aim(AimId(RecordId::new(rng.wide())), "again".into()));
    }
}

#[test]
fn u17_an_import_is_taken_back_after_a_reload_as_before_it_and_later_edits_stay() {
    let mut withdrew = 0;
    for seed in 0..300 {
        let mut rng = Rng::new(seed);
        let (mut patient, mut professional) = pair();
        for _ in 0..rng.below(4) {
            some_edit(&mut patient, &mut rng);
        }
        for _ in 0..1 + rng.below(6) {
            some_edit(&mut professional, &mut rng);
        }
        let before = patient.document().clone();
        let set = patient.import(&professional);
        let text = kept(&before, patient.document(), &set);
        assert_eq!(Taken::read(&text).unwrap(), set, "seed {seed}");

        // Ten later edits; somewhere among them the page may be loaded anew.
        let reload = rng.below(20);
        for at in 0..10 {
            if at == reload {
                patient = patient.reloaded(13, Seat::Patient);
            }
            some_edit(&mut patient, &mut rng);
        }
        let edited = screen(patient.document());
        let mut later = patient.reloaded(14, Seat::Patient);
        let (at_once, now) = (patient.writer(), later.writer());
        patient.session.take_back(&set, at_once).unwrap();
        let set = Taken::read(&text).unwrap();
        later.session.take_back(&set, now).unwrap();
        later.document().check_integrity().unwrap();
        assert_eq!(screen(later.document()), screen(patient.document()), "seed {seed}");
        withdrew += usize::from(screen(later.document()) != edited);

        // A second time, also by yet another page, changes nothing.
        let ended = later.document().clone();
        let mut again = later.reloaded(15, Seat::Patient);
        let writer = again.writer();
        let nothing = again.session.take_back(&set, writer);
        assert!(nothing.is_none_or(|set| set.is_empty()), "seed {seed}");
        assert_eq!(*again.document(), ended, "seed {seed}");
    }
    assert!(withdrew > 150, "{withdrew} of 300 imports had something to withdraw");
}

#[test]
fn u17_later_edits_of_what_came_and_of_what_stood_stay() {
    let (mut patient, mut professional) = pair();
    professional.title("walk far");
    professional.edit(AIM, Aim::words(Seat::Both), "together");
    let before = patient.document().clone();
    let set = patient.import(&professional);
    let text = kept(&before, patient.document(), &set);
    let mut later = patient.reloaded(13, Seat::Patient);
    later.edit(AIM, Aim::words(Seat::Both), "together, on Sundays");
    later.edit(AIM, Aim::WHY, "for the view");
    let writer = later.writer();
    later.session.take_back(&Taken::read(&text).unwrap(), writer).unwrap();
    assert_eq!(later.titles(), ["walk"], "what nobody touched since goes back");
    assert_eq!(later.values("words_joint"), ["together, on Sundays"]);
    assert_eq!(later.values("why"), ["for the view"]);
}

/// What the pair did after an import of an aim with a step and of a note, and what of it is there
/// once the import was taken back: the aim, its step, the note, a step of their own, their reply.
fn left_of(later: impl Fn(&mut Page)) -> [bool; 5] {
    let (mut patient, mut professional) = pair();
    let parent = Some(OTHER_AIM.0);
    professional.run(add_aim(OTHER_AIM, "sleep".into()));
    let step = Step { parent, text: "Go out".into(), ..Step::default() };
    professional.run(Command::Add(New::of(STEP, &step)));
    let note = Note { text: "It rained".into(), by: Some(Seat::Professional), ..Note::default() };
    professional.run(Command::Add(New::of(NOTE, &note)));
    let before = patient.document().clone();
    let set = patient.import(&professional);
    let text = kept(&before, patient.document(), &set);
    let mut page = patient.reloaded(13, Seat::Patient);
    later(&mut page);
    let writer = page.writer();
    page.session.take_back(&Taken::read(&text).unwrap(), writer).unwrap();
    page.document().check_integrity().unwrap();
    let is_there = |id| page.document().entry(id).is_some_and(Entry::is_visible);
    [OTHER_AIM.0, STEP, NOTE, OWN, REPLY].map(is_there)
}

#[test]
fn u17_what_was_hung_since_on_what_an_import_brought_stays_in_sight() {
    assert_eq!(left_of(|_| ()), [false; 5], "untouched, all of it goes");
    let new_step = left_of(|page| {
        let parent = Some(OTHER_AIM.0);
        let step = Step { parent, text: "Rest first".into(), ..Step::default() };
        page.run(Command::Add(New::of(OWN, &step)));
    });
    assert_eq!(new_step, [true, false, false, true, false]);
    let edited = left_of(|page| drop(page.run(type_in(STEP, Step::TEXT, "Go far out"))));
    assert_eq!(edited, [true, true, false, false, false]);
    let answered = left_of(|page| {
        let (parent, by) = (Some(NOTE), Some(Seat::Patient));
        let reply = Reply { parent, text: "Take a coat".into(), by, ..Reply::default() };
        page.run(Command::Add(New::of(REPLY, &reply)));
    });
    assert_eq!(answered, [false, false, true, false, true]);
}

#[test]
fn u17_a_text_that_is_not_whole_is_not_read() {
    assert_eq!(Taken::read("\n"), None);
    assert_eq!(Taken::read("\nno record\n"), None);
    assert!(Taken::read("").unwrap().is_empty());
}

fn told(pieces: &[Piece<'_>]) -> String {
    let mark = |piece: &Piece<'_>| match piece {
        Piece::Same(text) => (*text).to_owned(),
        Piece::Removed(text) => format!("[-{text}-]"),
        Piece::Added(text) => format!("{{+{text}+}}"),
    };
    pieces.iter().map(mark).collect()
}

#[test]
fn i18_words_that_changed_are_told_and_the_rest_stays_as_it_is() {
    let cases = [
        ("", "", ""),
        ("a", "a", "a"),
        ("", "new words", "{+new words+}"),
        ("old words", "", "[-old words-]"),
        ("Walk to the shop", "Walk to the park", "Walk to the [-shop-]{+park+}"),
        ("Walk to the shop.", "Walk far to the shop.", "Walk {+far +}to the shop."),
        ("every day.", "every day, twice.", "every day{+, twice+}."),
        ("one two three four", "one x y four", "one [-two three-]{+x y+} four"),
        ("line\nline two", "line\n\nline two", "line[-\n-]{+\n\n+}line two"),
        ("ett två", "två ett", "[-ett -]två{+ ett+}"),
    ];
    for (before, after, expected) in cases {
        assert_eq!(told(&compare(before, after)), expected);
    }
}

proptest! {
    #[test]
    fn i18_both_texts_come_back(before in "[ab .,\n\u{e5}\u{1f600}]{0,60}", after in "\\PC{0,40}|[ab .,\n]{0,60}") {
        let pieces = compare(&before, &after);
        let of = |keep: fn(&Piece<'_>) -> bool| -> String {
            let text = |piece: &Piece<'_>| match *piece {
                Piece::Same(text) | Piece::Removed(text) | Piece::Added(text) => text.to_owned(),
            };
            pieces.iter().filter(|piece| keep(piece)).map(text).collect()
        };
        prop_assert_eq!(of(|piece| !matches!(piece, Piece::Added(_))), before.clone());
        prop_assert_eq!(of(|piece| !matches!(piece, Piece::Removed(_))), after.clone());
        prop_assert!(before != after || pieces.len() <= 1);
    }
}

#[test]
fn i18_long_texts_are_compared_from_where_they_begin_to_differ() {
    let long = |word: &str| format!("begin {} end", format!("{word} ").repeat(5_000));
    let (before, after) = (long("a b"), long("c d"));
    let pieces = compare(&before, &after);
    assert_eq!(pieces.first(), Some(&Piece::Same("begin ")));
    assert_eq!(pieces.len(), 4);
}
