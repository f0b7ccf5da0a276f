//! Undo and redo, told as stories.

use workbook_core::change::Deed;
use workbook_core::command::{Command, Settlement};
use workbook_core::entry::{How, Life};
use workbook_core::history::STEPS;
use workbook_core::record::{Aim, Person};
use workbook_core::stamp::Seat;

use crate::deeds::{add_aim, edit_person, move_aim};
use crate::world_pair::{AIM, BOOK, OTHER_AIM, Page, meet, pair, start};
use crate::world_screen::screen;

#[test]
fn u2_undoing_a_settlement_brings_both_versions_back_under_their_authors_names() {
    let (mut patient, mut professional) = pair();
    patient.title("walk daily");
    professional.title("walk slowly");
    meet(&mut patient, &mut professional);
    let (record, field) = (AIM.0, "title".to_owned());
    patient.run(Command::Settle { record, field, how: Settlement::Both });
    assert_eq!(patient.titles(), ["walk daily\nwalk slowly"]);

    patient.undo();
    assert_eq!(patient.titles(), ["walk daily", "walk slowly"]);
    let authors: Vec<Seat> =
        patient.entry(AIM).register("title").versions().iter().map(|v| v.stamp.by).collect();
    assert_eq!(authors, [Seat::Patient, Seat::Professional]);
    patient.redo();
    assert_eq!(patient.titles(), ["walk daily\nwalk slowly"]);
}

#[test]
fn u3_undoing_an_import_withdraws_new_records_and_keeps_later_edits() {
    let (mut patient, mut professional) = pair();
    professional.run(add_aim(OTHER_AIM, "sleep".into()));
    professional.edit(AIM, Aim::words(Seat::Professional), "to the lake");
    professional.edit(AIM, Aim::words(Seat::Both), "together");
    let import = patient.import(&professional);
    patient.edit(AIM, Aim::words(Seat::Both), "together, on Sundays");
    let writer = patient.writer();
    patient.session.take_back(&import, writer).unwrap();
    assert_eq!(patient.aims(), [AIM.0], "the new aim is withdrawn");
    assert_eq!(patient.values("words_professional"), ["null"], "the unedited words are");
    assert_eq!(patient.values("words_joint"), ["together, on Sundays"], "the edited ones stay");
    // The same file again stays taken back, and does not bring the edit's forerunner either.
    patient.import(&professional);
    assert_eq!(patient.aims(), [AIM.0]);
    assert_eq!(patient.values("words_joint"), ["together, on Sundays"]);
}

#[test]
fn u3_a_new_record_that_was_edited_since_is_not_withdrawn() {
    let (mut patient, mut professional) = pair();
    professional.run(add_aim(OTHER_AIM, "sleep".into()));
    let import = patient.import(&professional);
    patient.edit(OTHER_AIM, Aim::TITLE, "sleep well");
    let writer = patient.writer();
    patient.session.take_back(&import, writer).unwrap();
    assert_eq!(patient.entry(OTHER_AIM).text("title"), "sleep well");
    assert_eq!(patient.aims().len(), 2);
}

#[test]
fn u3_a_new_record_that_the_other_binned_and_restored_since_is_not_withdrawn() {
    let (mut patient, mut professional) = pair();
    professional.run(add_aim(OTHER_AIM, "sleep".into()));
    let import = patient.import(&professional);
    professional.run(Command::Bin(OTHER_AIM.0));
    professional.run(Command::Restore(OTHER_AIM.0));
    patient.hear(&professional);
    let writer = patient.writer();
    patient.session.take_back(&import, writer).unwrap();
    assert_eq!(patient.entry(OTHER_AIM).life(), Life::Alive, "they said that it stays");
}

#[test]
fn u4_undo_leaves_what_another_copy_wrote_in_the_middle_of_a_burst() {
    let (mut patient, mut professional) = pair();
    patient.type_title("walk", " da");
    professional.title("walk slowly");
    patient.hear(&professional);
    patient.press("walk dai");
    assert_eq!(patient.titles(), ["walk slowly", "walk dai"]);
    patient.undo();
    assert_eq!(patient.titles(), ["walk slowly", "walk"], "the letters go, the other stays");
}

#[test]
fn u4_undo_goes_back_to_what_another_copy_wrote_over_the_first_letters() {
    let (mut patient, mut professional) = pair();
    patient.type_title("walk", " d");
    professional.hear(&patient);
    professional.title("walk slowly");
    patient.hear(&professional);
    patient.press("walk slowly!");
    patient.undo();
    assert_eq!(patient.titles(), ["walk slowly"]);
}

#[test]
fn u4_undo_of_an_own_write_leaves_the_other_copys_version_as_it_is() {
    let (mut patient, mut professional) = pair();
    patient.edit(AIM, Aim::words(Seat::Both), "mine");
    professional.edit(AIM, Aim::words(Seat::Both), "yours");
    patient.hear(&professional);
    let theirs = professional.entry(AIM).register("words_joint").shown().cloned();
    patient.undo();
    assert_eq!(patient.entry(AIM).register("words_joint").shown().cloned(), theirs);
    assert_eq!(patient.values("words_joint"), ["yours"]);
    // Without a new write of its own, the copy still says that something went.
    meet(&mut professional, &mut patient);
    assert_eq!(professional.values("words_joint"), ["yours"]);
}

#[test]
fn u5_a_field_somebody_went_on_with_is_left_to_them() {
    let (mut patient, mut professional) = pair();
    patient.title("walk daily");
    professional.hear(&patient);
    professional.title("walk daily, slowly");
    patient.hear(&professional);
    let undone = patient.undo();
    assert!(undone.is_empty());
    assert_eq!(patient.titles(), ["walk daily, slowly"]);
}

#[test]
fn u6_a_burst_of_typing_is_undone_and_redone_as_one() {
    let (mut patient, _) = pair();
    patient.type_title("walk", " every day");
    assert_eq!(patient.session.history().next_undo(), Some(Deed::Edited));
    patient.undo();
    assert_eq!(patient.titles(), ["walk"]);
    assert_eq!(patient.session.history().next_undo(), None);
    assert_eq!(patient.session.history().next_redo(), Some(Deed::Edited));
    patient.redo();
    assert_eq!(patient.titles(), ["walk every day"]);
}

#[test]
fn u7_undoing_an_addition_hides_the_record_everywhere_and_redo_brings_it_back() {
    let (mut patient, mut professional) = pair();
    patient.run(add_aim(OTHER_AIM, "sleep".into()));
    let shown = screen(&patient.session);
    professional.hear(&patient);
    patient.undo();
    meet(&mut professional, &mut patient);
    assert_eq!(professional.aims(), [AIM.0]);
    assert!(professional.bin().is_empty(), "it is not in the bin either");
    patient.redo();
    assert_eq!(screen(&patient.session), shown);
    meet(&mut professional, &mut patient);
    assert_eq!(professional.aims().len(), 2);
}

#[test]
fn u7_a_record_others_wrote_into_meanwhile_stays() {
    let (mut patient, mut professional) = pair();
    patient.run(add_aim(OTHER_AIM, "sleep".into()));
    professional.hear(&patient);
    professional.edit(OTHER_AIM, Aim::TITLE, "sleep well");
    patient.hear(&professional);
    patient.undo();
    assert_eq!(patient.aims().len(), 2);
}

#[test]
fn u8_after_the_bin_was_emptied_nothing_can_be_undone() {
    let (mut patient, _) = pair();
    patient.title("walk daily");
    patient.run(Command::Bin(AIM.0));
    patient.run(Command::EmptyBin);
    let writer = patient.writer();
    assert_eq!(patient.session.undo(writer), None);
    assert_eq!(patient.session.redo(writer), None);
}

#[test]
fn u8_emptying_an_empty_bin_forgets_no_step() {
    let (mut patient, _) = pair();
    patient.title("walk daily");
    patient.run(Command::EmptyBin);
    patient.undo();
    assert_eq!(patient.titles(), ["walk"]);
}

#[test]
fn u9_steps_below_one_that_was_undone_can_still_be_undone() {
    let (mut patient, mut professional) = pair();
    professional.title("walk slowly");
    patient.title("walk daily");
    let before = screen(&patient.session);
    patient.import(&professional);
    let (record, field) = (AIM.0, "title".to_owned());
    patient.run(Command::Settle { record, field, how: Settlement::Write("walk".into()) });
    patient.undo();
    patient.undo();
    assert_eq!(screen(&patient.session), before, "the import is undone as well");
    patient.redo();
    patient.redo();
    assert_eq!(patient.titles(), ["walk"]);
}

#[test]
fn u9_an_import_can_be_taken_back_after_a_later_step_was_undone() {
    let (mut patient, mut professional) = pair();
    professional.title("walk slowly");
    let import = patient.import(&professional);
    patient.title("walk far");
    patient.undo();
    let writer = patient.writer();
    patient.session.take_back(&import, writer).unwrap();
    assert_eq!(patient.titles(), ["walk"]);
    assert_eq!(patient.session.history().next_undo(), Some(Deed::Imported));
}

#[test]
fn u10_what_was_deleted_stays_deleted_when_steps_around_it_are_undone_and_redone() {
    let (mut patient, _) = pair();
    patient.run(add_aim(OTHER_AIM, "sleep".into()));
    patient.edit(OTHER_AIM, Aim::TITLE, "sleep well");
    for _ in 0..3 {
        patient.undo();
        patient.undo();
        assert_eq!(
            patient.entry(OTHER_AIM).life(),
            Life::Deleted(workbook_core::entry::How::Undone)
        );
        patient.redo();
        patient.redo();
        assert_eq!(patient.entry(OTHER_AIM).text("title"), "sleep well");
    }
}

#[test]
fn u10_undoing_an_import_puts_a_binned_record_back_in_the_bin_and_redo_asks_again() {
    let (mut patient, mut professional) = pair();
    professional.title("walk slowly");
    patient.run(Command::Bin(AIM.0));
    patient.import(&professional);
    assert_eq!(patient.entry(AIM).life(), Life::Contested);
    patient.undo();
    assert_eq!(patient.bin(), [AIM.0]);
    patient.undo();
    assert_eq!(patient.entry(AIM).life(), Life::Alive);
    patient.redo();
    assert_eq!(patient.bin(), [AIM.0]);
    patient.redo();
    assert_eq!(patient.entry(AIM).life(), Life::Contested, "the edit was still not known");
}

#[test]
fn u11_two_hundred_steps_can_be_undone() {
    let (mut patient, _) = pair();
    for step in 0..STEPS + 5 {
        patient.title(&format!("walk {step}"));
    }
    let mut undone = 0;
    let mut writer = patient.writer();
    while patient.session.undo(writer).is_some() {
        undone += 1;
        writer = patient.writer();
    }
    assert_eq!(undone, STEPS);
    assert_eq!(patient.titles(), ["walk 4"]);
}

#[test]
fn u12_a_new_deed_ends_what_can_be_redone() {
    let (mut patient, _) = pair();
    patient.title("walk daily");
    patient.undo();
    patient.title("run");
    let writer = patient.writer();
    assert_eq!(patient.session.redo(writer), None);
}

#[test]
fn u13_where_the_newest_shows_undo_shows_what_was_shown_and_leaves_a_later_move_alone() {
    let (mut patient, mut professional) = pair();
    patient.run(add_aim(OTHER_AIM, "sleep".into()));
    professional.hear(&patient);
    patient.run(move_aim(AIM, Some(OTHER_AIM)));
    assert_eq!(patient.aims(), [OTHER_AIM.0, AIM.0]);
    patient.undo();
    assert_eq!(patient.aims(), [AIM.0, OTHER_AIM.0]);
    patient.redo();
    // The other moves it twice, so that their place is the newest and shows.
    professional.run(move_aim(AIM, Some(OTHER_AIM)));
    for behind in [None, Some(OTHER_AIM), None, Some(OTHER_AIM), None] {
        professional.run(move_aim(AIM, behind));
    }
    patient.hear(&professional);
    assert_eq!(patient.aims(), [AIM.0, OTHER_AIM.0]);
    let shown = patient.entry(AIM).register("order").shown().cloned();
    assert!(patient.undo().is_empty());
    assert_eq!(patient.entry(AIM).register("order").shown().cloned(), shown);
}

#[test]
fn u14_where_the_counters_are_used_up_undo_does_nothing_and_keeps_the_step() {
    let (mut patient, _) = pair();
    patient.title("walk daily");
    patient.session.absorb(vec![patient.used_up()]);
    let (before, writer) = (patient.document().clone(), patient.writer());
    assert_eq!(patient.session.undo(writer), None);
    assert_eq!(*patient.document(), before);
    assert_eq!(patient.session.history().next_undo(), Some(Deed::Edited));
}

#[test]
fn u15_an_import_that_was_taken_back_can_be_brought_back() {
    let (mut patient, mut professional) = pair();
    professional.run(add_aim(OTHER_AIM, "sleep".into()));
    let import = patient.import(&professional);
    let shown = screen(&patient.session);
    let writer = patient.writer();
    patient.session.take_back(&import, writer).unwrap();
    patient.undo();
    assert_eq!(screen(&patient.session), shown);
}

#[test]
fn u16_typing_after_two_versions_came_back_by_undo_asks_to_settle_first() {
    use workbook_core::command::CommandError::SettleFirst;
    let (mut patient, mut professional) = pair();
    patient.title("walk daily");
    professional.title("walk slowly");
    meet(&mut patient, &mut professional);
    let dot = patient.entry(AIM).register("title").versions()[0].stamp.dot;
    let (record, field) = (AIM.0, "title".to_owned());
    patient.run(Command::Settle { record, field, how: Settlement::Take(dot) });
    patient.undo();
    let typed = Command::Type { id: AIM.0, text: Aim::TITLE, value: "walk x".into() };
    assert_eq!(patient.try_run(typed), Err(SettleFirst));
    assert_eq!(patient.titles(), ["walk daily", "walk slowly"], "neither is lost");
}

#[test]
fn u4_a_page_that_knows_nothing_of_a_step_does_not_undo_it() {
    let (mut patient, _) = pair();
    patient.title("walk daily");
    let mut reloaded: Page = patient.reloaded(13, Seat::Patient);
    let writer = reloaded.writer();
    assert_eq!(reloaded.session.undo(writer), None);
}

#[test]
fn u10_records_withdrawn_in_one_step_stay_so_each_by_what_its_own_deleter_knew() {
    let mut patient = Page::empty(11, Seat::Patient);
    patient.run(Command::Start(start()));
    let [a, b] = Seat::PAIR;
    for seats in [[a, b], [b, a]] {
        let mut other = Page::empty(22, Seat::Professional);
        other.import(&patient);
        // Both names are typed anew, one after the other, so that the two know of other writes.
        for seat in seats {
            let value = "somebody".to_owned();
            other.run(edit_person(BOOK, seat, Person::NAME, &value));
        }
        for round in 1..=3 {
            (0..3).for_each(|_| drop(other.undo()));
            for seat in Seat::PAIR {
                let person = other.document().entry(Person::id(BOOK, seat)).unwrap();
                assert_eq!(person.life(), Life::Deleted(How::Undone), "{seat:?} in round {round}");
            }
            (0..3).for_each(|_| drop(other.redo()));
        }
    }
}
