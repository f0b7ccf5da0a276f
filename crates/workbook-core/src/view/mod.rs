//! What screens show, as numbers, ids and enums. Not for words.

mod agreement;

pub use agreement::{Agreement, Hand, agreement, hand, wording};
