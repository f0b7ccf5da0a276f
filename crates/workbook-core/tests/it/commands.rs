//! What a person can do, and what is refused with nothing changed.

use workbook_core::change::Deed;
use workbook_core::command::{Asked, Command, CommandError, Settlement};
use workbook_core::entry::Leave;
use workbook_core::id::{Actor, RecordId};
use workbook_core::record::{Aim, AimId, Person, Text, Workbook};
use workbook_core::session::Session;
use workbook_core::stamp::{Dot, Seat, Stamp, Timestamp};
use workbook_core::text::HARD_LIMIT;

use crate::deeds::{add_aim, edit_person, move_aim, rename};
use crate::world_pair::{AIM, BOOK, OTHER_AIM, Page, meet, pair, start};

/// Runs a command that is refused, and sees that nothing changed.
fn check_refused(page: &mut Page, command: Command, why: CommandError) {
    let before = page.document().clone();
    assert_eq!(page.try_run(command.clone()), Err(why), "{command:?}");
    assert_eq!(*page.document(), before, "{command:?}");
}

#[test]
fn c1_a_workbook_is_started_once_with_a_title_and_two_names() {
    let mut page = Page::empty(1, Seat::Both);
    for (at, text) in [(0, " "), (1, "\n"), (2, "")] {
        let mut empty = start();
        *[&mut empty.title, &mut empty.patient.name, &mut empty.professional.name][at] =
            text.into();
        check_refused(&mut page, Command::Start(empty), CommandError::Empty);
    }
    let long = "x".repeat(HARD_LIMIT + 1);
    for at in 0..6 {
        let mut late = start();
        let (patient, professional) = (&mut late.patient, &mut late.professional);
        let texts = [
            &mut late.title,
            &mut late.locale,
            &mut patient.name,
            &mut patient.role,
            &mut professional.name,
            &mut professional.role,
        ];
        *texts.into_iter().nth(at).unwrap() = long.clone();
        check_refused(&mut page, Command::Start(late), CommandError::TooLong(HARD_LIMIT));
    }
    let mut spaced = start();
    spaced.title = "  Our\r\nworkbook ".into();
    let set = page.run(Command::Start(spaced));
    assert_eq!((set.deed, set.made.len()), (Deed::Started, 3));
    let workbook: Workbook = page.document().get(Workbook::id(BOOK)).unwrap();
    assert_eq!((workbook.title.as_str(), workbook.locale.as_str()), ("Our\nworkbook", "sv"));
    let person: Person = page.document().get(Person::id(BOOK, Seat::Professional)).unwrap();
    assert_eq!((person.name.as_str(), person.role.as_str()), ("Bo", "nurse"));
    assert_eq!(person.seat, Some(Seat::Professional));
    check_refused(&mut page, Command::Start(start()), CommandError::AlreadyStarted);
}

#[test]
fn c2_a_start_that_was_undone_can_be_made_again_also_after_a_page_load() {
    let mut page = Page::empty(1, Seat::Both);
    page.run(Command::Start(start()));
    page.undo();
    let mut page = page.reloaded(2, Seat::Both);
    let mut again = start();
    again.title = "Another".into();
    page.run(Command::Start(again));
    assert_eq!(page.document().get::<Workbook>(Workbook::id(BOOK)).unwrap().title, "Another");
    assert_eq!(page.document().list("person").len(), 2);
}

#[test]
fn c3_a_text_past_its_soft_limit_is_kept_and_one_past_the_hard_limit_is_refused() {
    let (mut page, _) = pair();
    let long = "å".repeat(400);
    page.title(&long);
    assert_eq!(page.titles(), [long]);
    page.title(&"å".repeat(HARD_LIMIT));
    let value = "å".repeat(HARD_LIMIT + 1);
    let too_long = CommandError::TooLong(HARD_LIMIT);
    let edit = Command::Type { id: AIM.0, text: Aim::TITLE, value: value.clone() };
    check_refused(&mut page, edit, too_long);
    check_refused(&mut page, rename(BOOK, &value), too_long);
    check_refused(&mut page, add_aim(OTHER_AIM, value.clone()), too_long);
    let edit = edit_person(BOOK, Seat::Patient, Person::NAME, &value);
    check_refused(&mut page, edit, too_long);
}

#[test]
fn c4_typed_texts_are_cleaned_of_what_no_keyboard_types_and_not_trimmed() {
    let (mut page, _) = pair();
    page.title(" walk\r\nfar\u{7}\u{0} 🚶 ");
    assert_eq!(page.titles(), [" walk\nfar 🚶 "]);
}

#[test]
fn c5_one_aim_at_most_has_the_focus() {
    let (mut page, _) = pair();
    let focus = |page: &Page| page.document().get::<Workbook>(Workbook::id(BOOK)).unwrap().focus;
    page.run(add_aim(OTHER_AIM, "sleep".into()));
    assert_eq!(page.run(Command::Focus(Some(AIM))).deed, Deed::Focused);
    page.run(Command::Focus(Some(OTHER_AIM)));
    assert_eq!(focus(&page), Some(OTHER_AIM));
    page.run(Command::Focus(None));
    assert_eq!(focus(&page), None);
    assert!(page.run(Command::Focus(None)).is_empty());
    let nobody = AimId(RecordId::new(99));
    check_refused(&mut page, Command::Focus(Some(nobody)), CommandError::NotThere);
    page.run(Command::Bin(AIM.0));
    check_refused(&mut page, Command::Focus(Some(AIM)), CommandError::NotThere);
}

#[test]
fn c6_an_aim_goes_exactly_behind_the_one_it_was_put_behind() {
    let (mut page, _) = pair();
    let aim = |number| AimId(RecordId::new(number));
    for number in 2..=4 {
        page.run(add_aim(aim(number), String::new()));
    }
    let mut check = |id, behind: Option<u128>, expected: [u128; 4]| {
        page.run(move_aim(aim(id), behind.map(aim)));
        let order: Vec<u128> = page.aims().into_iter().map(RecordId::number).collect();
        assert_eq!(order, expected);
    };
    check(4, None, [4, 1, 2, 3]);
    check(4, Some(3), [1, 2, 3, 4]);
    check(1, Some(2), [2, 1, 3, 4]);
    check(3, Some(2), [2, 3, 1, 4]);
    check(3, Some(2), [2, 3, 1, 4]);
    check_refused(&mut page, move_aim(aim(1), Some(aim(1))), CommandError::NotThere);
    check_refused(&mut page, move_aim(aim(9), None), CommandError::NotThere);
}

#[test]
fn c7_an_aim_goes_between_two_that_were_added_apart_at_the_same_place() {
    let (mut patient, mut professional) = pair();
    let (two, three) = (AimId(RecordId::new(2)), AimId(RecordId::new(3)));
    patient.run(add_aim(two, "sleep".into()));
    professional.run(add_aim(three, "eat".into()));
    meet(&mut patient, &mut professional);
    assert_eq!(patient.aims(), [AIM.0, two.0, three.0]);
    assert_eq!(patient.entry(two).text("order"), patient.entry(three).text("order"));
    let set = patient.run(move_aim(AIM, Some(two)));
    assert_eq!(patient.aims(), [two.0, AIM.0, three.0]);
    assert_eq!(set.touched.len(), 2, "the one behind moved along");
    patient.undo();
    assert_eq!(patient.aims(), [AIM.0, two.0, three.0]);
}

#[test]
fn c7_an_aim_without_a_place_of_its_own_moves_along() {
    let (mut page, _) = pair();
    page.run(add_aim(OTHER_AIM, "sleep".into()));
    let mut entry = page.entry(OTHER_AIM).clone();
    let counter = page.document().max_counter() + 1;
    let dot = Dot { counter, actor: Actor::new(5) };
    let stamp = Stamp { dot, by: Seat::Both, at: Timestamp::from_ms(0) };
    entry.write("order", "".into(), stamp, Leave::InPast);
    page.session.absorb(vec![entry]);
    assert_eq!(page.aims(), [OTHER_AIM.0, AIM.0]);
    page.run(move_aim(AIM, None));
    assert_eq!(page.aims(), [AIM.0, OTHER_AIM.0]);
}

#[test]
fn c8_a_command_on_what_is_not_there_is_refused() {
    let mut empty = Page::empty(1, Seat::Both);
    let name = |seat| edit_person(BOOK, seat, Person::NAME, "x");
    let all = [
        rename(BOOK, "x"),
        name(Seat::Patient),
        Command::Focus(None),
        Command::Type { id: AIM.0, text: Aim::TITLE, value: "x".into() },
        move_aim(AIM, None),
        Command::Answer { about: AIM, asked: Asked::Wording, seat: Seat::Patient, answer: None },
        Command::Bin(AIM.0),
        Command::Restore(AIM.0),
        Command::Settle { record: AIM.0, field: "title".into(), how: Settlement::Both },
    ];
    for command in all {
        check_refused(&mut empty, command, CommandError::NotThere);
    }
    let (mut page, _) = pair();
    let again = add_aim(AIM, "again".into());
    check_refused(&mut page, again, CommandError::NotThere);
    check_refused(&mut page, name(Seat::Both), CommandError::NotThere);
}

#[test]
fn c9_two_versions_are_settled_by_taking_one_by_both_or_by_a_new_text() {
    let (mut patient, mut professional) = pair();
    patient.title("walk daily");
    professional.title("walk slowly");
    meet(&mut patient, &mut professional);
    let versions = patient.entry(AIM).register("title").versions().to_vec();
    let check = |how: Settlement, expected: &str| {
        let mut page = patient.clone();
        page.run(Command::Settle { record: AIM.0, field: "title".into(), how });
        assert_eq!(page.titles(), [expected]);
        assert_eq!(page.past("title"), ["walk", "walk daily", "walk slowly"]);
        // The settlement reaches the other copy, and both agree again.
        let mut other = professional.clone();
        meet(&mut page, &mut other);
        assert_eq!(other.titles(), [expected]);
    };
    check(Settlement::Take(versions[0].stamp.dot), "walk daily");
    check(Settlement::Take(versions[1].stamp.dot), "walk slowly");
    check(Settlement::Both, "walk daily\nwalk slowly");
    check(Settlement::Write("walk on Sundays".into()), "walk on Sundays");
}

#[test]
fn c10_where_nothing_clashes_there_is_nothing_to_settle() {
    let (mut patient, mut professional) = pair();
    let settle = |field: &str, how| Command::Settle { record: AIM.0, field: field.into(), how };
    check_refused(&mut patient, settle("title", Settlement::Both), CommandError::NothingToSettle);
    patient.title("walk daily");
    professional.title("walk slowly");
    patient.run(Command::Bin(AIM.0));
    professional.run(Command::Bin(AIM.0));
    patient.run(Command::Restore(AIM.0));
    meet(&mut patient, &mut professional);
    let nowhere = Dot { counter: 99, actor: Actor::new(9) };
    let take = settle("title", Settlement::Take(nowhere));
    check_refused(&mut patient, take, CommandError::NothingToSettle);
    let mark = settle("deleted", Settlement::Both);
    check_refused(&mut patient, mark, CommandError::NothingToSettle);
    let long = settle("title", Settlement::Write("x".repeat(HARD_LIMIT + 1)));
    check_refused(&mut patient, long, CommandError::TooLong(HARD_LIMIT));
}

#[test]
fn c22_all_is_settled_at_once_with_the_words_of_one_and_the_rest_waits() {
    let (mut patient, mut professional) = pair();
    check_refused(&mut patient, Command::SettleAll(Seat::Patient), CommandError::NothingToSettle);
    let (why, good) = (Aim::WHY, Aim::GOOD);
    for (page, name) in [(&mut patient, "Ann"), (&mut professional, "Bo")] {
        page.title(&format!("walk with {name}"));
        page.edit(AIM, why, &format!("{name} says why"));
    }
    // Two of Bo's devices clash on what Ann wrote nothing of.
    let mut second = professional.reloaded(33, Seat::Professional);
    professional.edit(AIM, good, "one");
    second.edit(AIM, good, "two");
    professional.hear(&second);
    meet(&mut patient, &mut professional);
    let before = patient.clone();
    patient.run(Command::SettleAll(Seat::Patient));
    assert_eq!(patient.titles(), ["walk with Ann"]);
    assert_eq!(patient.values("why"), ["Ann says why"]);
    assert_eq!(patient.values("good"), ["one", "two"], "nobody asked for Bo's");
    assert!(patient.past("title").contains(&"walk with Bo".to_owned()));
    patient.undo();
    assert_eq!(patient.values("why"), before.values("why"));
    assert_eq!(patient.titles(), before.titles());
    professional.run(Command::SettleAll(Seat::Professional));
    assert_eq!(professional.values("good").len(), 1);
    assert_eq!(professional.document().waiting().count(), 0);
}

#[test]
fn c11_a_new_aim_stands_last() {
    let (mut page, _) = pair();
    for number in [9, 5, 7] {
        let id = AimId(RecordId::new(number));
        page.run(add_aim(id, " x ".into()));
    }
    let order: Vec<u128> = page.aims().into_iter().map(RecordId::number).collect();
    assert_eq!(order, [1, 9, 5, 7]);
    assert_eq!(
        page.document().get::<workbook_core::record::Aim>(RecordId::new(9)).unwrap().title,
        "x"
    );
}

#[test]
fn c12_where_the_counters_are_used_up_every_command_is_refused() {
    let (mut page, _) = pair();
    page.session.absorb(vec![page.used_up()]);
    check_refused(&mut page, Command::Bin(AIM.0), CommandError::Full);
}

#[test]
fn c13_what_was_typed_shows_in_the_field_it_was_typed_into() {
    let (mut page, _) = pair();
    let check = |page: &mut Page, text: Text, field: &str| {
        page.edit(AIM, text, field);
        assert_eq!(page.values(field), [field]);
    };
    check(&mut page, Aim::TITLE, "title");
    check(&mut page, Aim::words(Seat::Patient), "words_patient");
    check(&mut page, Aim::words(Seat::Professional), "words_professional");
    check(&mut page, Aim::words(Seat::Both), "words_joint");
    for (text, value) in [(Person::NAME, "Anna"), (Person::ROLE, "partner")] {
        let value = value.to_owned();
        page.run(edit_person(BOOK, Seat::Patient, text, &value));
    }
    let person: Person = page.document().get(Person::id(BOOK, Seat::Patient)).unwrap();
    assert_eq!((person.name.as_str(), person.role.as_str()), ("Anna", "partner"));
    page.run(rename(BOOK, "Ours"));
    assert_eq!(page.document().get::<Workbook>(Workbook::id(BOOK)).unwrap().title, "Ours");
}

#[test]
fn c14_every_deed_has_its_name_for_the_undo_step() {
    let (mut page, mut other) = pair();
    let check = |page: &mut Page, command: Command, deed: Deed| {
        assert_eq!(page.run(command).deed, deed);
        assert_eq!(page.session.history().next_undo(), Some(deed));
    };
    check(&mut page, add_aim(OTHER_AIM, "x".into()), Deed::Added("aim"));
    check(&mut page, rename(BOOK, "Ours"), Deed::Edited);
    check(&mut page, move_aim(OTHER_AIM, None), Deed::Moved);
    check(&mut page, Command::Focus(Some(AIM)), Deed::Focused);
    let answer = Some(workbook_core::record::Answer::Agree);
    check(
        &mut page,
        Command::Answer { about: AIM, asked: Asked::Wording, seat: Seat::Patient, answer },
        Deed::Answered,
    );
    check(&mut page, Command::Bin(OTHER_AIM.0), Deed::Binned);
    check(&mut page, Command::Restore(OTHER_AIM.0), Deed::Restored);
    other.title("walk slowly");
    page.title("walk daily");
    assert_eq!(page.import(&other).deed, Deed::Imported);
    let (record, field) = (AIM.0, "title".to_owned());
    check(&mut page, Command::Settle { record, field, how: Settlement::Both }, Deed::Settled);
    assert_eq!(page.run(Command::EmptyBin).deed, Deed::EmptiedBin);
    assert_eq!(
        Session::new(page.document().clone(), Actor::new(3)).absorb(vec![]).deed,
        Deed::Heard
    );
}
