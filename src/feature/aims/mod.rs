//! Aims: the list, and one aim with both voices, the two hands, and what waits to be settled.

mod agreement;
mod aim_page;
mod clash;
mod list;
mod voices;

pub use aim_page::AimPage;
pub use list::Aims;
