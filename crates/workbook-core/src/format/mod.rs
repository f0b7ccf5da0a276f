//! The file and the stored text of a record: the only place that knows bytes.
//! Not for choosing what to keep: [`crate::merge`] does; nor for sentences, which the app has.
//!
//! One record has one text: the very line it is in a file is what the browser's stores hold.

mod encoding;
mod envelope;
mod error;
mod export;
mod import;
pub mod json_canvas;
pub mod migration;
mod outside;
mod path;
pub mod readable;
mod record;
mod salvage;
#[cfg(feature = "schema")]
pub mod schema;
mod sealed;
mod strict;
mod taken;
mod template_file;
mod weigh;
mod wire;

pub use encoding::Foreign;
pub use envelope::{Exported, Head};
pub use error::{Expected, ImportError, Position, Problem, RecordError, RecordRepair, Repair};
pub use export::{Drafts, Exporter, Scope, export, is_held_back};
pub use import::{Imported, Importer, Unreadable, check_size, import};
pub use outside::{drop_known_outside, is_outside, outside_stamp};
pub use path::Path;
pub use readable::READABLE_SIZE_LIMIT;
pub use record::{Decoded, decode, decode_text, decode_text_of};
pub use sealed::{
    FEWEST_ITERATIONS, ITERATIONS, KEY, MOST_ITERATIONS, NONCE, SALT, SEALED_SIZE_LIMIT,
    SHORTEST_PHRASE, Sealed, SealedError, Sealing, TAG,
};
pub use taken::Taken;
pub use template_file::{
    TEMPLATE_FORMAT, TEMPLATE_SIZE_LIMIT, TEMPLATE_VERSION, TemplateError, TemplateFile,
    ZONE_LIMIT, read_template, write_template,
};
pub use weigh::{Weighed, Weighing, against, is_a_quarter};
pub use wire::{encode, encode_text};

/// What the `format` member of every file says.
pub const FORMAT: &str = "coproduction-workbook";
/// The version written, and the newest one read.
pub const VERSION: u64 = 1;
/// The largest file read, in bytes.
pub const SIZE_LIMIT: usize = 20 * 1024 * 1024;
/// How deep a record may be nested, its own braces included.
pub const DEPTH_LIMIT: usize = 64;
/// How deep one value may be nested: what stands in the past lies four levels down.
pub const VALUE_DEPTH_LIMIT: usize = DEPTH_LIMIT - 4;
/// The longest text in a record that is read, in characters. Nothing typed is longer than
/// [`crate::text::HARD_LIMIT`]; other programs get some room, and none to fill the device.
pub const TEXT_LIMIT: usize = 5 * crate::text::HARD_LIMIT;
/// How many records of one file are read; a real workbook of one pair has a few thousand.
pub const RECORD_LIMIT: usize = 100_000;
/// How many versions of one field are read from a file: far more than can come about by writing.
pub const VERSION_LIMIT: usize = 1_000;
/// The longest name of a kind or field, in characters.
pub const NAME_LIMIT: usize = 100;
