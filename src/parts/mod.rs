//! Parts of a page that show or change one record of any kind, for all features alike.
//! Not for what only one place needs, and not for plain components: those are in `ui`.

mod add_line;
mod chosen;
mod clash;
mod contested;
mod drag;
mod item;
mod keep;
mod kept;
mod last_copy;
mod links;
mod meter;
mod order;
mod order_of;
mod page_out;
pub mod practice;
mod practice_canvases;
pub mod readable;
mod role_words;
mod save_out;
mod topic;
mod typed;
mod value;
mod whose;

pub use add_line::AddLine;
pub use chosen::{Chosen, ChosenDay, Field as ChosenField, Ticked};
pub use clash::Clashes;
pub use contested::Contested;
pub use drag::OrderList;
pub use item::{BinButton, BinLink, ReadAloud};
pub use keep::Keeping;
pub use kept::DidItArrive;
pub use last_copy::{CopyAge, MayChange, Waiting, copy_tone};
pub use links::Links;
pub use meter::Meter;
pub use order::OrderButtons;
pub use order_of::Order;
pub use page_out::PageOut;
pub use practice::PracticeButton;
pub use role_words::{Role, RoleWords};
pub use save_out::{Saved, SavedWords, save, save_text, tell};
pub use topic::Topic;
pub use typed::{Typed, TypedMore, field_id};
pub use value::{told, value_words};
pub use whose::{Passing, TurnFor, Whose, seat_options};
