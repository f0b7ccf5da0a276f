//! One folder for each thing a person does. Features do not import each other.

pub mod aims;
pub mod bin;
pub mod canvas;
pub mod copies;
pub mod find;
pub mod finish;
pub mod history;
pub mod home;
pub mod lock;
pub mod more;
pub mod notes;
pub mod settings;
pub mod settle;
pub mod share;
pub mod shelf;
pub mod shell;
pub mod start;
pub mod us;
