//! The first start: three doors, two names, a first aim.

mod doors;
mod first_aim;
mod names_form;

pub use doors::{Doors, Nowhere, Opening};
pub use first_aim::FirstAim;
pub use names_form::Names;
