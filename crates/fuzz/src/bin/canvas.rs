//! A JSON Canvas.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| workbook_fuzz::any_bytes::canvas::holds(bytes));
