//! One folder for each thing a person does. Features do not import each other.

pub mod aims;
pub mod bin;
pub mod home;
pub mod settings;
pub mod share;
pub mod shell;
pub mod start;
