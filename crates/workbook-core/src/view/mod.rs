//! What screens show, as numbers, ids and enums. Not for words.

mod agreement;
mod clock;
mod preview;

pub use agreement::{Agreement, Hand, agreement, hand, wording};
pub use clock::clock_is_wrong;
pub use preview::{Item, Preview, label, preview};
