//! The entry of the wasm module.

fn main() {
    workbook_app::start();
}
