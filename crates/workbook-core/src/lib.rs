//! The domain of the coproduction workbook: records that two people write, stamps, merge, undo,
//! and the file. No I/O, no clock, no randomness, no user-facing word.
//!
//! Where to start: [`session::Session`] is the façade. Modules in reading order: `id`, `stamp`,
//! `record` (what there is), `entry` (how a record is kept), `merge` (how two copies come
//! together), `command` (what a person can do), `change` and `history`, `document`, `view`,
//! `format` (the only place that knows bytes), `board` (where the cards of a canvas lie).

pub mod id;
pub mod stamp;

pub mod gather;
pub mod order;
pub mod text;
pub mod value;

pub mod record;

pub mod template;

pub mod deletion;
pub mod entry;
mod fields;

pub mod merge;

pub mod change;
pub mod command;
pub mod document;
pub mod format;
pub mod history;
pub mod session;
pub mod view;

pub mod board;
