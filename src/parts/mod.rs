//! Parts of a page that show or change one record of any kind, for all features alike.
//! Not for what only one place needs, and not for plain components: those are in `ui`.

mod add_line;
mod chosen;
mod clash;
mod contested;
mod drag;
mod item;
mod keep;
mod links;
mod meter;
mod order;
pub mod practice;
mod practice_canvases;
mod role_words;
mod typed;
mod value;
mod whose;

pub use add_line::AddLine;
pub use chosen::{Chosen, ChosenDay, Field as ChosenField, Ticked};
pub use clash::Clashes;
pub use contested::Contested;
pub use drag::OrderList;
pub use item::{BinButton, BinLink, ReadAloud};
pub use keep::{DidItArrive, Keeping};
pub use links::Links;
pub use meter::Meter;
pub use order::OrderButtons;
pub use practice::PracticeButton;
pub use role_words::{Role, RoleWords};
pub use typed::{Typed, TypedMore, field_id};
pub use value::{told, value_words};
pub use whose::{Passing, TurnFor, Whose, seat_options};
