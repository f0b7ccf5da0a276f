//! The time line and the past of fields: what is told, in which order, to whom.

use std::collections::BTreeSet;

use workbook_core::command::{Command, Edit, New};
use workbook_core::id::RecordId;
use workbook_core::record::{Aim, Note, Record, Share};
use workbook_core::stamp::Seat;
use workbook_core::view::{PAUSE_MS, What, past_of, timeline};

use crate::deeds::type_in;
use crate::world_pair::{AIM, Page, meet, pair};

fn id(number: u128) -> RecordId {
    RecordId::new(number)
}

fn note(page: &mut Page, number: u128, share: Option<Share>) {
    let by = Some(page.seat);
    let note = Note { by, text: "It hurt".into(), share, ..Note::default() };
    page.run(Command::Add(New::of(id(number), &note)));
}

/// What the newest sitting tells: record, who, what, fields.
fn newest(page: &Page, looks: Seat) -> Vec<(RecordId, Seat, What, Vec<String>)> {
    let all = timeline(page.document(), looks);
    let Some(sat) = all.into_iter().next() else { return Vec::new() };
    sat.wrote.into_iter().map(|wrote| (wrote.record, wrote.by, wrote.what, wrote.fields)).collect()
}

#[test]
fn h2_each_sitting_tells_once_what_each_did_with_a_record_newest_first() {
    let (mut page, _) = pair();
    page.ms += PAUSE_MS + 1;
    page.seat = Seat::Patient;
    note(&mut page, 10, None);
    page.run(type_in(id(10), Note::TEXT, "It hurt a lot"));
    page.seat = Seat::Professional;
    let before: Note = page.document().get(id(10)).unwrap();
    let after = Note { pinned: true, ..before.clone() };
    page.run(Command::Set(Edit::of(id(10), &before, &after)));
    let told = newest(&page, Seat::Patient);
    assert_eq!(told[0], (id(10), Seat::Professional, What::Changed, vec!["pinned".into()]));
    assert_eq!((told[1].0, told[1].1, told[1].2), (id(10), Seat::Patient, What::Made));
    assert!(told[1].3.contains(&"text".to_owned()));
    assert_eq!(told.len(), 2);
    // A longer pause begins another sitting; a shorter one does not.
    let sittings = timeline(page.document(), Seat::Patient).len();
    page.ms += PAUSE_MS - 60_000;
    page.run(Command::Bin(id(10)));
    assert_eq!(timeline(page.document(), Seat::Patient).len(), sittings);
    page.ms += PAUSE_MS;
    page.run(Command::Restore(id(10)));
    let all = timeline(page.document(), Seat::Patient);
    assert_eq!(all.len(), sittings + 1);
    assert_eq!(all[0].wrote[0].what, What::Back);
    assert!(all.windows(2).all(|pair| pair[0].from > pair[1].to));
}

#[test]
fn h3_drafts_of_the_other_are_not_told() {
    let (mut page, _) = pair();
    page.ms += PAUSE_MS + 1;
    page.seat = Seat::Patient;
    note(&mut page, 10, Some(Share::Draft));
    assert_eq!(newest(&page, Seat::Patient)[0].0, id(10));
    assert!(newest(&page, Seat::Professional).iter().all(|told| told.0 != id(10)));
    assert_eq!(past_of(page.document(), id(10), Seat::Professional), None);
}

#[test]
fn h4_the_past_of_a_field_is_told_newest_first_and_can_be_brought_back_without_loss() {
    let (mut page, _) = pair();
    page.seat = Seat::Professional;
    let aim = Aim { title: "Walk".into(), ..Aim::default() };
    page.run(Command::Add(New::of(id(20), &aim)));
    for title in ["Walk to the shop", "Walk to the sea"] {
        page.ms += PAUSE_MS;
        page.run(type_in(id(20), Aim::TITLE, title));
    }
    let past = |page: &Page| past_of(page.document(), id(20), Seat::Patient).unwrap();
    let texts = |versions: &[workbook_core::entry::Version]| {
        versions.iter().map(|one| one.value.as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let all = past(&page);
    assert_eq!(all.len(), 1, "only the title was changed");
    assert_eq!(
        (all[0].field.as_str(), texts(&all[0].now)),
        ("title", vec!["Walk to the sea".into()])
    );
    assert_eq!(texts(&all[0].before), ["Walk to the shop", "Walk"]);
    let old = all[0].before[1].value.clone();
    page.run(Command::Set(Edit::one(id(20), Aim::KIND, "title", old)));
    let all = past(&page);
    assert_eq!(texts(&all[0].now), ["Walk"]);
    assert!(texts(&all[0].before).contains(&"Walk to the sea".to_owned()));
    assert!(texts(&all[0].before).contains(&"Walk to the shop".to_owned()));
    assert_eq!(past_of(page.document(), id(99), Seat::Patient), None);
}

#[test]
fn h1_the_time_line_is_the_same_in_both_copies() {
    let (mut anna, mut karin) = pair();
    anna.title("Walk to the shop");
    karin.title("Walk to the sea");
    karin.ms += PAUSE_MS;
    karin.edit(AIM, Aim::WHY, "The air");
    meet(&mut anna, &mut karin);
    let told = |page: &Page| timeline(page.document(), Seat::Both);
    assert_eq!(told(&anna), told(&karin));
    // Each of the rivals is told with its writer.
    let writers = |page: &Page| {
        let all = told(page).into_iter().flat_map(|sat| sat.wrote);
        let titles =
            all.filter(|wrote| wrote.record == AIM.0 && wrote.fields.contains(&"title".into()));
        titles.map(|wrote| wrote.by).collect::<BTreeSet<_>>()
    };
    assert!(writers(&anna).is_superset(&BTreeSet::from(Seat::PAIR)));
}
