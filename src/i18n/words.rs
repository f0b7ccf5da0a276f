//! From the enums of the core and the state to sentences. Exhaustive: a new variant does not
//! compile until it has its words.

use workbook_core::change::Deed;
use workbook_core::command::CommandError;
use workbook_core::entry::Entry;
use workbook_core::record::{Canvas, Effort, Height, LinkHow, Record, Rung};
use workbook_core::stamp::Seat;
use workbook_core::view::{self, Agreement, End, Hand, Wait, What};

use super::{templates, tr};

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
        CommandError::NothingToBring => tr::deeds::nothing_to_bring().to_owned(),
        CommandError::NotInBin => tr::deeds::not_in_bin().to_owned(),
        CommandError::Full => tr::deeds::full().to_owned(),
        CommandError::NoDotsLeft(all) => match usize::try_from(all).unwrap_or_default() {
            0 => tr::deeds::no_dots_here().to_owned(),
            all => tr::deeds::no_dots_left(all),
        },
    }
}

/// What undo takes back, as a button says it.
pub fn undo(deed: Deed) -> &'static str {
    match deed {
        Deed::Started => tr::deeds::undo_started(),
        Deed::Edited => tr::deeds::undo_edited(),
        Deed::Added(kind) => match kind {
            "aim" => tr::deeds::undo_added(),
            "barrier" => tr::deeds::undo_barrier(),
            "step" => tr::deeds::undo_step(),
            "helper" => tr::deeds::undo_helper(),
            "note" => tr::deeds::undo_note(),
            "reply" => tr::deeds::undo_reply(),
            "link" => tr::deeds::undo_link(),
            "canvas" => tr::deeds::undo_canvas(),
            "card" => tr::deeds::undo_card(),
            "edge" => tr::deeds::undo_edge(),
            "zone" => tr::deeds::undo_zone(),
            "template" => tr::deeds::undo_template(),
            _ => tr::deeds::undo_something(),
        },
        Deed::Chosen => tr::deeds::undo_chosen(),
        Deed::Revealed => tr::deeds::undo_revealed(),
        Deed::Moved => tr::deeds::undo_moved(),
        Deed::Dotted => tr::deeds::undo_dotted(),
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

/// What a rung of the ladder is called by its number.
pub fn rung_number(rung: Rung) -> String {
    match rung.get() {
        number @ 1.. => format!("+{number}"),
        0 => "0".to_owned(),
        number => format!("−{}", number.abs()),
    }
}

/// What a rung of the ladder means.
pub fn rung_title(rung: Rung) -> &'static str {
    match rung.get() {
        -2 => tr::aims::rung_worse(),
        -1 => tr::aims::rung_start(),
        1 => tr::aims::rung_better(),
        2 => tr::aims::rung_best(),
        _ => tr::aims::rung_hoped(),
    }
}

/// What is asked when a rung is written.
pub fn rung_hint(rung: Rung) -> &'static str {
    match rung.get() {
        -2 => tr::aims::hint_worse(),
        -1 => tr::aims::hint_start(),
        1 => tr::aims::hint_better(),
        2 => tr::aims::hint_best(),
        _ => tr::aims::hint_hoped(),
    }
}

/// How good a moment felt.
pub fn height(height: Height) -> String {
    match height.get() {
        0 => tr::canvas::height_middle().to_owned(),
        up @ 1.. => tr::canvas::height_up(&up.to_string()),
        down => tr::canvas::height_down(&down.saturating_neg().to_string()),
    }
}

/// What a place waits for.
pub fn wait(wait: Wait, name: impl Fn(Seat) -> String) -> String {
    match wait {
        Wait::Settle(count) => tr::shell::to_settle(count),
        Wait::Answer(stands) => agreement(stands, name),
        Wait::Blind(seat) => tr::home::waits_blind(&name(seat)),
        Wait::Reply(seat) => tr::home::waits_reply(&name(seat)),
        Wait::Talk => tr::home::waits_talk().to_owned(),
    }
}

/// What somebody did with a record, given the names of the fields they wrote.
pub fn wrote(what: What, fields: &str) -> String {
    match what {
        What::Made if fields.is_empty() => tr::history::made().to_owned(),
        What::Made => tr::history::made_with(fields),
        What::Changed => tr::history::changed(fields),
        What::Back => tr::history::back().to_owned(),
        What::Binned => tr::history::binned().to_owned(),
        What::Emptied => tr::history::emptied().to_owned(),
    }
}

/// How heavy a step is.
pub fn effort(effort: Effort) -> &'static str {
    match effort.get() {
        0 => tr::aims::effort_none(),
        1 => tr::aims::effort_little(),
        2 => tr::aims::effort_some(),
        3 => tr::aims::effort_much(),
        _ => tr::aims::effort_very(),
    }
}

/// How two records belong together, as the beginning of a sentence that ends with the other one.
pub fn link(how: LinkHow, end: End) -> &'static str {
    match (how, end) {
        (LinkHow::Supports, End::Start) => tr::links::supports(),
        (LinkHow::Supports, End::End) => tr::links::supported_by(),
        (LinkHow::GetsInTheWay, End::Start) => tr::links::gets_in_the_way(),
        (LinkHow::GetsInTheWay, End::End) => tr::links::hindered_by(),
        (LinkHow::CameFrom, End::Start) | (LinkHow::LedTo, End::End) => tr::links::came_from(),
        (LinkHow::CameFrom, End::End) | (LinkHow::LedTo, End::Start) => tr::links::led_to(),
        (LinkHow::Answers, End::Start) => tr::links::answers(),
        (LinkHow::Answers, End::End) => tr::links::answered_by(),
        (LinkHow::Changes, End::Start) => tr::links::changes(),
        (LinkHow::Changes, End::End) => tr::links::changed_by(),
        (LinkHow::MeasuredBy, End::Start) => tr::links::measured_by(),
        (LinkHow::MeasuredBy, End::End) => tr::links::measures(),
        (LinkHow::Newer, _) => tr::links::newer(),
    }
}

/// What a record is called: its title, name or words, or the name of its template; empty for none.
pub fn label(entry: &Entry) -> String {
    let label = view::label(entry);
    let template = entry.text("template");
    if label.is_empty() && entry.kind() == Canvas::KIND.name && !template.is_empty() {
        return templates::title(template).to_owned();
    }
    label
}
