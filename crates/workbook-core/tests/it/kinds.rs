//! Records of every kind: what they hang on, whose they are, sets of ticks, drafts.

use serde_json::json;
use workbook_core::command::{Command, CommandError, Edit, New};
use workbook_core::entry::{Leave, hydrate};
use workbook_core::format;
use workbook_core::id::RecordId;
use workbook_core::record::{
    Aim, Area, Barrier, Choice, DELETED, Helper, KINDS, Link, LinkHow, Note, NoteSort, Person,
    Record, Reply, Share, Step, Ticks,
};
use workbook_core::stamp::{Seat, Timestamp};
use workbook_core::view::{self, End, Owner};

use crate::deeds::type_in;
use crate::world_pair::{AIM, BOOK, Page, meet, pair};

const ONE: RecordId = RecordId::new(101);
const TWO: RecordId = RecordId::new(102);
const THREE: RecordId = RecordId::new(103);

fn add<T: Record>(page: &mut Page, id: RecordId, record: &T) -> Result<(), CommandError> {
    page.try_run(Command::Add(New::of(id, record))).map(drop)
}

fn set<T: Record>(
    page: &mut Page,
    id: RecordId,
    change: impl FnOnce(&mut T),
) -> Result<(), CommandError> {
    let before: T = page.document().get(id).unwrap();
    let mut after = before.clone();
    change(&mut after);
    page.try_run(Command::Set(Edit::of(id, &before, &after))).map(drop)
}

fn note(by: Seat, text: &str) -> Note {
    Note { by: Some(by), text: text.into(), sort: Some(NoteSort::Thanks), ..Note::default() }
}

#[test]
fn c15_a_record_hangs_only_on_what_its_kind_hangs_on() {
    let (mut page, _) = pair();
    let refused = Err(CommandError::NotThere);
    let barrier = |parent| Barrier { parent, text: "rain".into(), ..Barrier::default() };
    assert_eq!(add(&mut page, ONE, &barrier(None)), refused, "it must hang on an aim");
    assert_eq!(add(&mut page, ONE, &barrier(Some(THREE))), refused, "which is not there");
    let person = Person::id(BOOK, Seat::Patient);
    assert_eq!(add(&mut page, ONE, &barrier(Some(person))), refused, "of another kind");
    add(&mut page, ONE, &barrier(Some(AIM.0))).unwrap();
    assert_eq!(add(&mut page, ONE, &barrier(Some(AIM.0))), refused, "it is there already");
    let step = |parent| Step { parent, text: "walk".into(), ..Step::default() };
    add(&mut page, TWO, &step(None)).unwrap();
    assert_eq!(add(&mut page, THREE, &step(Some(ONE))), refused, "not on a barrier");
    assert_eq!(add(&mut page, THREE, &Link { to: Some(ONE), ..Link::default() }), refused);
    let link = Link { parent: Some(TWO), to: Some(ONE), how: Some(LinkHow::Answers) };
    add(&mut page, THREE, &link).unwrap();
    page.run(Command::Bin(AIM.0));
    let late = RecordId::new(104);
    assert_eq!(add(&mut page, late, &barrier(Some(AIM.0))), refused, "the aim is in the bin");
}

#[test]
fn c15_records_made_in_one_step_hang_on_each_other_and_go_with_one_undo() {
    let (mut page, _) = pair();
    let step = New::of(ONE, &Step { text: "walk".into(), ..Step::default() });
    let on = |parent| Link { parent: Some(parent), to: Some(AIM.0), how: Some(LinkHow::Supports) };
    let astray = step.clone().and(New::of(TWO, &on(THREE)));
    assert_eq!(page.try_run(Command::Add(astray)).map(drop), Err(CommandError::NotThere));
    assert!(page.document().entry(ONE).is_none(), "all or nothing");
    page.run(Command::Add(step.and(New::of(TWO, &on(ONE)))));
    assert_eq!(view::links(page.document(), ONE).len(), 1);
    page.undo();
    assert_eq!(page.document().hanging(ONE, "link"), []);
    assert!(page.document().visible(ONE, "step").is_none());
    page.redo();
    assert_eq!(page.document().hanging(ONE, "link"), [TWO]);
}

#[test]
fn c16_what_is_one_persons_own_is_written_by_that_person_or_by_the_pair() {
    let (mut patient, _) = pair();
    let other = Err(CommandError::OtherSeat);
    assert_eq!(add(&mut patient, ONE, &note(Seat::Professional, "x")), other);
    assert_eq!(add(&mut patient, ONE, &Note::default()), other, "it is somebody's");
    add(&mut patient, ONE, &note(Seat::Patient, "thank you")).unwrap();
    patient.seat = Seat::Professional;
    let typed = type_in(ONE, Note::TEXT, "no thanks");
    assert_eq!(patient.try_run(typed.clone()).map(drop), other);
    assert_eq!(set(&mut patient, ONE, |note: &mut Note| note.sort = None), other);
    set(&mut patient, ONE, |note: &mut Note| note.pinned = true).unwrap();
    patient.run(type_in(ONE, Note::CHANGED, "we call you now"));
    patient.seat = Seat::Both;
    patient.run(typed);
    assert_eq!(patient.document().get::<Note>(ONE).unwrap().text, "no thanks");
    add(&mut patient, TWO, &note(Seat::Both, "we noticed")).unwrap();
    patient.seat = Seat::Professional;
    patient.run(type_in(TWO, Note::TEXT, "what is both's either writes"));
}

#[test]
fn c16_two_versions_of_what_is_ones_own_are_settled_by_that_person() {
    let (mut here, mut there) = pair();
    add(&mut here, ONE, &note(Seat::Patient, "thanks")).unwrap();
    meet(&mut here, &mut there);
    there.seat = Seat::Patient;
    here.run(type_in(ONE, Note::TEXT, "many thanks"));
    there.run(type_in(ONE, Note::TEXT, "thanks a lot"));
    meet(&mut here, &mut there);
    let settle = Command::Settle {
        record: ONE,
        field: "text".into(),
        how: workbook_core::command::Settlement::Both,
    };
    here.seat = Seat::Professional;
    assert_eq!(here.try_run(settle.clone()), Err(CommandError::OtherSeat));
    here.seat = Seat::Patient;
    here.run(settle);
    assert_eq!(here.document().get::<Note>(ONE).unwrap().text, "many thanks\nthanks a lot");
}

#[test]
fn c17_what_is_chosen_cannot_be_mixed_from_two_versions_or_put_in_other_words() {
    use workbook_core::command::Settlement;
    let (mut here, mut there) = pair();
    set(&mut here, AIM.0, |aim: &mut Aim| aim.lead = Some(Seat::Patient)).unwrap();
    set(&mut there, AIM.0, |aim: &mut Aim| aim.lead = Some(Seat::Both)).unwrap();
    meet(&mut here, &mut there);
    let settle = |how| Command::Settle { record: AIM.0, field: "lead".into(), how };
    for how in [Settlement::Both, Settlement::Write("nurse".into())] {
        assert_eq!(here.try_run(settle(how)), Err(CommandError::NothingToSettle));
    }
    let dot = here.entry(AIM).register("lead").versions()[0].stamp.dot;
    here.run(settle(Settlement::Take(dot)));
    assert!(here.document().get::<Aim>(AIM.0).unwrap().lead.is_some());
}

#[test]
fn c18_a_field_its_kind_does_not_have_cannot_be_chosen() {
    let (mut page, _) = pair();
    let edit = Edit::one(AIM.0, Aim::KIND, "colour", json!("red"));
    assert_eq!(page.try_run(Command::Set(edit)), Err(CommandError::NotThere));
    let edit = Edit::one(AIM.0, Aim::KIND, DELETED, json!({ "how": "binned", "seen": {} }));
    assert_eq!(
        page.try_run(Command::Set(edit)),
        Err(CommandError::NotThere),
        "no way round the bin"
    );
    let edit = Edit::one(AIM.0, Step::KIND, "text", json!("x"));
    assert_eq!(page.try_run(Command::Set(edit)), Err(CommandError::NotThere));
}

#[test]
fn c11_a_new_step_stands_last_among_those_of_its_aim() {
    let (mut page, _) = pair();
    for (id, text) in [(ONE, "first"), (TWO, "second"), (THREE, "third")] {
        let step = Step { parent: Some(AIM.0), text: text.into(), ..Step::default() };
        add(&mut page, id, &step).unwrap();
    }
    page.run(Command::Move { id: THREE, behind: None });
    assert_eq!(page.document().list("step").collect::<Vec<_>>(), [THREE, ONE, TWO]);
    let answer = Command::Move { id: Person::id(BOOK, Seat::Patient), behind: None };
    assert_eq!(page.try_run(answer), Err(CommandError::NotThere), "persons have no order");
}

#[test]
fn e11_what_either_ticked_is_ticked_and_words_of_a_newer_version_stay() {
    let (mut here, mut there) = pair();
    let areas = |page: &Page| page.document().get::<Aim>(AIM.0).unwrap().areas;
    let tick = |page: &mut Page, area: Area| {
        set(page, AIM.0, |aim: &mut Aim| aim.areas = aim.areas.toggled(area.name())).unwrap();
    };
    tick(&mut here, Area::Home);
    meet(&mut here, &mut there);
    tick(&mut here, Area::Food);
    tick(&mut there, Area::Fun);
    meet(&mut here, &mut there);
    let all = [Area::Home, Area::Food, Area::Fun];
    assert!(all.iter().all(|area| areas(&here).has(*area)));
    assert_eq!(areas(&here).known::<Area>().collect::<Vec<_>>(), all, "in the order offered");
    assert_eq!(here.document().waiting().len(), 0, "nobody is asked");
    tick(&mut here, Area::Home);
    assert!(!areas(&here).has(Area::Home) && areas(&here).has(Area::Fun));
    // A newer version ticked something this one has no word for.
    let mut entry = here.entry(AIM).clone();
    let stamp = entry.register("areas").versions()[0].stamp;
    let dot = workbook_core::stamp::Dot { counter: 99, ..stamp.dot };
    let stamp = workbook_core::stamp::Stamp { dot, ..stamp };
    entry.write("areas", json!(["fun", "space_travel"]), stamp, Leave::InPast);
    here.session.absorb(vec![entry]);
    assert!(areas(&here).known::<Area>().eq([Area::Fun]));
    tick(&mut here, Area::Food);
    let kept = here.entry(AIM).value("areas").unwrap().to_string();
    assert!(kept.contains("space_travel"), "{kept}");
}

#[test]
fn e11_a_set_that_is_no_set_shows_what_was_written_last() {
    let (page, _) = pair();
    let mut entry = page.entry(AIM).clone();
    let stamp = entry.register("title").versions()[0].stamp;
    let at = |counter, actor| workbook_core::stamp::Stamp {
        dot: workbook_core::stamp::Dot { counter, actor: workbook_core::id::Actor::new(actor) },
        by: Seat::Both,
        at: Timestamp::from_ms(0),
    };
    entry.write("areas", json!(["home"]), at(50, 1), Leave::InPast);
    let mut beside = entry.clone();
    beside.write("areas", json!("garden"), at(51, 2), Leave::Beside);
    let (aim, misfits) = hydrate::<Aim>(&beside);
    assert_eq!(aim.areas, Ticks::default(), "{stamp:?}");
    assert_eq!(misfits.len(), 1, "it is named, and kept");
}

/// In the time it takes to look at each tick once: a made-up file may bring sets of any length.
#[test]
fn e11_long_sets_beside_each_other_become_one() {
    let (page, _) = pair();
    let ticks = |from: usize| -> Vec<String> {
        (from..from + 60_000).map(|number| format!("word {number}")).collect()
    };
    let at = |counter, actor| workbook_core::stamp::Stamp {
        dot: workbook_core::stamp::Dot { counter, actor: workbook_core::id::Actor::new(actor) },
        by: Seat::Both,
        at: Timestamp::from_ms(0),
    };
    let mut entry = page.entry(AIM).clone();
    entry.write("areas", json!(ticks(0)), at(50, 1), Leave::InPast);
    entry.write("areas", json!(ticks(30_000)), at(51, 2), Leave::Beside);
    assert_eq!(entry.ticks("areas").names().count(), 90_000);
}

#[test]
fn f4_a_draft_stays_with_all_that_hangs_on_it_or_leads_to_it() {
    let (mut page, _) = pair();
    let draft = Note { share: Some(Share::Draft), ..note(Seat::Patient, "secret") };
    add(&mut page, ONE, &draft).unwrap();
    add(&mut page, TWO, &note(Seat::Patient, "open")).unwrap();
    let reply = |parent| Reply {
        parent: Some(parent),
        by: Some(Seat::Patient),
        text: "and more".into(),
        ..Reply::default()
    };
    add(&mut page, RecordId::new(110), &reply(ONE)).unwrap();
    add(&mut page, RecordId::new(111), &reply(TWO)).unwrap();
    let link = |to| Link { parent: Some(AIM.0), to: Some(to), how: Some(LinkHow::CameFrom) };
    add(&mut page, RecordId::new(112), &link(ONE)).unwrap();
    add(&mut page, RecordId::new(113), &link(TWO)).unwrap();
    let ids = |text: &str| {
        let file = format::import(text.as_bytes().to_vec()).unwrap();
        let here = [ONE, TWO, RecordId::new(110), RecordId::new(111), RecordId::new(112)];
        let all: Vec<RecordId> = file.entries.iter().map(|entry| entry.id()).collect();
        here.map(|id| all.contains(&id))
    };
    let file = format::export(page.document(), None);
    assert_eq!(ids(&file), [false, true, false, true, false]);
    assert!(!file.contains("secret"));
    set(&mut page, ONE, |note: &mut Note| note.share = Some(Share::Shared)).unwrap();
    assert_eq!(ids(&format::export(page.document(), None)), [true; 5]);
}

#[test]
fn c19_a_link_is_read_from_either_end_while_the_other_is_there() {
    let (mut page, _) = pair();
    add(&mut page, ONE, &note(Seat::Patient, "the bus is late")).unwrap();
    let link = Link { parent: Some(AIM.0), to: Some(ONE), how: Some(LinkHow::CameFrom) };
    add(&mut page, TWO, &link).unwrap();
    let seen = |page: &Page, of| {
        let links = view::links(page.document(), of);
        links.into_iter().map(|link| (link.other, link.how, link.end)).collect::<Vec<_>>()
    };
    assert_eq!(seen(&page, AIM.0), [(ONE, LinkHow::CameFrom, End::Start)]);
    assert_eq!(seen(&page, ONE), [(AIM.0, LinkHow::CameFrom, End::End)]);
    assert_eq!(seen(&page, THREE), []);
    page.run(Command::Bin(ONE));
    assert_eq!(seen(&page, AIM.0), [], "what is in the bin leads nowhere");
}

#[test]
fn c20_a_step_of_a_helper_who_is_gone_is_nobodys_and_the_load_counts_open_care_work() {
    let (mut page, _) = pair();
    add(&mut page, ONE, &Helper { name: "Lena".into(), ..Helper::default() }).unwrap();
    let step = Step {
        parent: Some(AIM.0),
        text: "fill the pill box".into(),
        helper: Some(ONE),
        care: Some(workbook_core::record::CareWork::Medicine),
        ..Step::default()
    };
    add(&mut page, TWO, &step).unwrap();
    let owner =
        |page: &Page| view::owner(page.document(), &page.document().get::<Step>(TWO).unwrap());
    let load = |page: &Page| view::care_load(page.document(), Seat::Patient);
    assert_eq!((owner(&page), load(&page).steps), (Owner::Helper(ONE), 0));
    assert_eq!(view::lead(page.document()).helpers, 1);
    page.run(Command::Bin(ONE));
    assert_eq!(owner(&page), Owner::NoOne);
    assert_eq!(view::lead(page.document()).no_one, 1);
    set(&mut page, TWO, |step: &mut Step| step.seat = Some(Seat::Patient)).unwrap();
    assert_eq!((load(&page).steps, load(&page).effort), (1, 1), "no effort given counts as 1");
    set(&mut page, TWO, |step: &mut Step| {
        step.effort = workbook_core::record::Effort::new(4).ok();
    })
    .unwrap();
    assert_eq!(load(&page).effort, 4);
    assert_eq!(view::care_load(page.document(), Seat::Professional).steps, 0);
    set(&mut page, TWO, |step: &mut Step| {
        step.status = Some(workbook_core::record::StepStatus::Done);
    })
    .unwrap();
    assert_eq!(load(&page).steps, 0, "what is done weighs nothing");
}

#[test]
fn e8_a_word_only_a_newer_version_knows_is_shown_as_such_and_kept() {
    let (mut page, _) = pair();
    let step = Step { parent: Some(AIM.0), text: "walk".into(), ..Step::default() };
    add(&mut page, ONE, &step).unwrap();
    page.run(Command::Set(Edit::one(ONE, Step::KIND, "status", json!("dreamt_of"))));
    let read = page.document().get::<Step>(ONE).unwrap();
    assert_eq!(read.status, Some(workbook_core::record::StepStatus::Newer));
    set(&mut page, ONE, |step: &mut Step| step.seat = Some(Seat::Both)).unwrap();
    let kept = page.document().entry(ONE).unwrap().text("status");
    assert_eq!(kept, "dreamt_of");
}

#[test]
fn c3_every_text_has_a_soft_limit() {
    for text in KINDS.iter().flat_map(|kind| kind.fields).filter_map(|field| field.text) {
        assert!((40..=600).contains(&text.limit), "{text:?}");
    }
}
