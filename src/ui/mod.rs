//! Plain components that know neither the core nor the state: values in, callbacks out.

mod ask;
mod chips;
mod choice;
mod day;
mod dialog;
mod each;
mod error_line;
mod field;
mod hands;
mod icon;
mod link_row;
mod mark;
mod page;
mod part;
mod scale;
mod secret;
mod select;
mod window;

pub use ask::Ask;
pub use chips::Chips;
pub use choice::Radio;
pub use day::DayField;
pub use dialog::Dialog;
pub use each::Each;
pub use error_line::{ErrorLine, FieldError};
pub use field::{Field, FieldMore, Lines};
pub use hands::Hands;
pub use icon::Icon;
pub use link_row::LinkRow;
pub use mark::{By, Mark, still_mark};
pub use page::{Empty, PageHead};
pub use part::{Part, part_head};
pub use scale::Scale;
pub use secret::{Secret, SecretOf};
pub use select::Select;
pub use window::Windowed;
