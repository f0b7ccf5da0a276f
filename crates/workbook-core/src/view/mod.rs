//! What screens show, as numbers, ids and enums. Not for words.

mod agreement;
mod blind;
mod canvas;
mod clock;
mod inside;
mod ladder;
mod links;
mod load;
mod notes;
mod preview;
mod search;
mod timeline;
mod waits;
mod words;

pub(crate) use agreement::wording_of;
pub use agreement::{Agreement, Hand, agreement, agreement_of, hand, wording};
pub use blind::{Rounds, is_sealed, next_round, own_waiting, rounds, waits_for};
pub use canvas::{
    Arrow, Filled, LANE_LIMIT, Lane, LaneName, MANY_CARDS, Moment, Shown, StepView, ZoneName,
    ZoneView, agreed_card, agreed_words, arrows, became, blind_waits, board, hand_in_zone,
    is_covered, is_filled, line, newest_change, shown, steps, takes_cards, waits_for_whom, widest,
    zone, zones,
};
pub use clock::clock_is_wrong;
pub use inside::{Inside, inside};
pub use ladder::{gap, is_worth_a_talk, next_rung, rung_hands, writing_order};
pub use links::{End, Linked, links};
pub use load::{Lead, Load, Owner, care_load, lead, owner};
pub use notes::{NoteWaits, note_waits, notes, replies};
pub use preview::{
    FieldChange, Group, Item, Place, Preview, Thing, changes, chosen, label, preview,
};
pub use search::{BETWEEN, excerpt, holds, is_findable, is_others_draft, searchable};
pub use timeline::{
    FieldPast, PAUSE_MS, SatTogether, What, Wrote, is_an_answer, past_of, timeline,
};
pub use waits::{Wait, Waiting, waiting};
pub use words::{Piece, compare};
