//! What must hold for any bytes that come from outside, target by target. The fuzzer
//! (`crates/fuzz`) looks for bytes for which it does not hold; `any_bytes_kept` tries those that
//! were found. Not for what a good file gives: the other tests tell that.

pub mod base64;
pub mod canvas;
pub mod import;
pub mod record;
mod screens;
pub mod sealed;
pub mod template;

/// Fails where a law does not hold for these bytes.
pub type Holds = fn(&[u8]);

/// Everything that reads bytes from outside, by name.
pub const TARGETS: [(&str, Holds); 5] = [
    ("import", import::holds),
    ("sealed", sealed::holds),
    ("record", record::holds),
    ("template", template::holds),
    ("canvas", canvas::holds),
];

/// How many bytes may come out for each that went in, and for none. The dearest are values without
/// a stamp, which get one of sixty letters each.
pub fn grows_no_more_than_it_may(out: usize, into: usize) {
    assert!(out <= 64 * into + 4_096, "{out} bytes came out of {into}");
}
