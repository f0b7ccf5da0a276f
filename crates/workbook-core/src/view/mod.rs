//! What screens show, as numbers, ids and enums. Not for words.

mod agreement;
mod blind;
mod clock;
mod ladder;
mod links;
mod load;
mod notes;
mod preview;
mod search;
mod waits;

pub use agreement::{Agreement, Hand, agreement, hand, wording};
pub use blind::{Rounds, is_sealed, next_round, own_waiting, rounds, waits_for};
pub use clock::clock_is_wrong;
pub use ladder::{gap, is_worth_a_talk, next_rung, rung_hands, writing_order};
pub use links::{End, Linked, links};
pub use load::{Lead, Load, Owner, care_load, lead, owner};
pub use notes::{NoteWaits, note_waits, notes, replies};
pub use preview::{Item, Preview, label, preview};
pub use search::{BETWEEN, excerpt, holds, is_findable, is_others_draft, searchable};
pub use waits::{Wait, Waiting, waiting};
