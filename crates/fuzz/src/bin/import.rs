//! The file of a workbook.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| workbook_fuzz::any_bytes::import::holds(bytes));
