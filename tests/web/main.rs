//! What only a real browser can show about `src/platform`: storage, tabs, files.
//! Not for the app as people see it: see `tests/e2e`.
#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod devices;
mod fold;
mod local_store;
mod support;
mod twin;
mod twin_faults;
mod twin_removal;
mod vault;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
