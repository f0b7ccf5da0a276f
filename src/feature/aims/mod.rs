//! Aims: the list, and one aim with both voices, the two hands, the ladder with its scores, how
//! ready each is, what gets in the way, and the steps.

mod agreement;
mod aim_page;
mod barriers;
mod blind;
mod good;
mod ladder;
mod list;
mod picture;
mod ready;
mod scores;
mod sheet;
mod standing;
mod step;
mod steps;
mod voices;

pub use aim_page::AimPage;
pub use list::Aims;
pub use sheet::AimSheet;
