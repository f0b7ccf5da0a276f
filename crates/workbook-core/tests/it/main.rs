//! One binary for all tests of the core that use it from outside; a module per behaviour.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that goes wrong should stop"
)]
#![allow(
    clippy::pedantic,
    clippy::cmp_owned,
    clippy::collapsible_if,
    reason = "what a test reads like counts for more than how it runs"
)]

mod agreement;
mod any_bytes;
mod any_bytes_kept;
mod blind;
mod board;
mod board_file;
mod board_file_made;
mod board_hands;
mod board_out;
mod board_sheet;
mod canvas;
mod canvas_aim;
mod canvas_apart;
mod canvas_blind;
mod canvas_board;
mod canvas_sample;
mod commands;
mod commands_session;
mod deeds;
mod deletion;
mod documents;
mod exchange;
mod find;
mod format;
mod format_fuzz;
mod format_import;
mod format_sample;
#[cfg(feature = "schema")]
mod format_schema;
mod golden;
mod hostile;
mod hostile_records;
mod hostile_sample;
mod kinds;
mod kinds_canvas;
mod kinds_sample;
mod laws;
mod laws_clocks;
mod laws_mutants;
mod migration;
mod notes;
mod readable;
mod sealed;
mod small_world;
mod taking;
mod template_file;
mod timeline;
mod undo;
mod world;
mod world_canvas;
mod world_kinds;
mod world_ledger;
mod world_pair;
mod world_rng;
mod world_run;
mod world_screen;
mod world_travel;
