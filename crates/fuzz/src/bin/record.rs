//! The stored text of a record.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| workbook_fuzz::any_bytes::record::holds(bytes));
