//! From the enums of the core and the state to sentences. Exhaustive: a new variant does not
//! compile until it has its words.

use workbook_core::change::Deed;
use workbook_core::command::CommandError;
use workbook_core::stamp::Seat;
use workbook_core::view::{Agreement, Hand};

use super::tr;

/// Why a command was not carried out.
pub fn command_error(error: CommandError) -> String {
    match error {
        CommandError::NotThere => tr::deeds::not_there().to_owned(),
        CommandError::TooLong(limit) => tr::deeds::too_long(&limit.to_string()),
        CommandError::Empty => tr::deeds::empty().to_owned(),
        CommandError::OtherSeat => tr::deeds::other_seat().to_owned(),
        CommandError::SettleFirst => tr::deeds::settle_first().to_owned(),
        CommandError::NothingToSettle => tr::deeds::nothing_to_settle().to_owned(),
        CommandError::AlreadyStarted => tr::deeds::already_started().to_owned(),
        CommandError::NotInBin => tr::deeds::not_in_bin().to_owned(),
        CommandError::Full => tr::deeds::full().to_owned(),
    }
}

/// What undo takes back, as a button says it.
pub fn undo(deed: Deed) -> &'static str {
    match deed {
        Deed::Started => tr::deeds::undo_started(),
        Deed::Edited => tr::deeds::undo_edited(),
        Deed::Added => tr::deeds::undo_added(),
        Deed::Moved => tr::deeds::undo_moved(),
        Deed::Answered => tr::deeds::undo_answered(),
        Deed::Focused => tr::deeds::undo_focused(),
        Deed::Binned => tr::deeds::undo_binned(),
        Deed::Restored => tr::deeds::undo_restored(),
        Deed::Settled => tr::deeds::undo_settled(),
        Deed::Imported => tr::deeds::undo_imported(),
        Deed::EmptiedBin | Deed::Heard => tr::shell::undo(),
    }
}

/// Where the pair stands, in a line. `name` is the person waited for.
pub fn agreement(state: Agreement, name: impl Fn(Seat) -> String) -> String {
    match state {
        Agreement::Open => tr::aims::agreement_open().to_owned(),
        Agreement::WaitingFor(seat) => tr::aims::waiting_for(&name(seat)),
        Agreement::Shared => tr::aims::agreement_shared().to_owned(),
        Agreement::LookAgain => tr::aims::agreement_look_again().to_owned(),
        Agreement::NotShared => tr::aims::agreement_not_shared().to_owned(),
    }
}

/// What a person's hand says.
pub fn hand(hand: Hand) -> &'static str {
    match hand {
        Hand::Open => tr::aims::hand_open(),
        Hand::Yes => tr::aims::hand_yes(),
        Hand::NotYet => tr::aims::hand_not_yet(),
        Hand::No => tr::aims::hand_no(),
        Hand::LookAgain => tr::aims::hand_look_again(),
        Hand::Unclear => tr::aims::hand_unclear(),
    }
}

/// The picture of a hand.
pub const fn hand_picture(hand: Hand) -> &'static str {
    match hand {
        Hand::Open | Hand::Unclear => "none",
        Hand::Yes => "agree",
        Hand::NotYet => "not_yet",
        Hand::No => "disagree",
        Hand::LookAgain => "earlier",
    }
}

/// What a field is called.
pub fn field(kind: &str, name: &str) -> String {
    match (kind, name) {
        ("aim" | "workbook", "title") => tr::fields::title().to_owned(),
        ("aim", "words_patient") => tr::fields::words_patient().to_owned(),
        ("aim", "words_professional") => tr::fields::words_professional().to_owned(),
        ("aim", "words_joint") => tr::fields::words_joint().to_owned(),
        ("person", "name") => tr::fields::name().to_owned(),
        ("person", "role") => tr::fields::role().to_owned(),
        ("acceptance", "answer") => tr::fields::answer().to_owned(),
        (_, "order") => tr::fields::order().to_owned(),
        (_, "deleted") => tr::fields::deleted().to_owned(),
        ("workbook", "focus") => tr::fields::focus().to_owned(),
        _ => tr::fields::other().to_owned(),
    }
}

/// A record of a kind, by what it or the record it hangs on is called.
pub fn kind(kind: &str, title: &str) -> String {
    match kind {
        "aim" => tr::fields::kind_aim(title),
        "acceptance" => tr::fields::kind_acceptance(title),
        "person" => tr::fields::kind_person(title),
        "workbook" => tr::fields::kind_workbook(title),
        _ => tr::fields::kind_newer().to_owned(),
    }
}
