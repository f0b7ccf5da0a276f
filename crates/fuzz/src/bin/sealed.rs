//! The header of a file under a passphrase.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| workbook_fuzz::any_bytes::sealed::holds(bytes));
