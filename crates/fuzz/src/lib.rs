//! What the fuzzer tries: the very laws that the tests of the core hold over files that were kept.
//! Not for running it: `cargo xtask fuzz` builds this with counters in it and keeps its corpus.

#[path = "../../workbook-core/tests/it/any_bytes/mod.rs"]
pub mod any_bytes;
