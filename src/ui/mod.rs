//! Plain components that know neither the core nor the state: values in, callbacks out.

mod dialog;
mod field;
mod hands;
mod icon;
mod mark;
mod page;
mod window;

pub use dialog::Dialog;
pub use field::{Field, FieldError, FieldMore, Lines};
pub use hands::Hands;
pub use icon::Icon;
pub use mark::{By, Mark};
pub use page::{Empty, PageHead};
pub use window::Windowed;
