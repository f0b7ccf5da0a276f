//! Every browser API, each behind a small type. Start reading at `storage.rs` and `twin.rs`.
//! Knows nothing of records: only keys, texts, bytes and times.

pub mod clock;
pub mod crash;
pub mod crypto;
pub mod element;
pub mod events;
pub mod files;
pub mod fold;
pub mod handed;
pub mod keys;
pub mod lifecycle;
pub mod page;
pub mod pane;
pub mod paper;
pub mod persist;
pub mod phrase;
pub mod picture;
pub mod printed;
pub mod random;
pub mod speech;
pub mod storage;
pub mod tabs;
pub mod timer;
pub mod twin;
pub mod typing;
pub mod update;
pub mod vault;
pub mod when;

mod host;
mod idb;
mod js;
pub mod once;
