//! `window.workbook`: the object that the page's own script and the app share.
//! Not for the meaning of its calls: see `crash.rs` and `update.rs`.

use wasm_bindgen::JsValue;

use super::js;

/// The object, or undefined when the page's script has not made it.
pub(super) fn workbook() -> JsValue {
    js::get(&js_sys::global(), "workbook")
}

/// True once the app has broken. Whoever writes must ask first: a broken app must not
/// touch what is stored. The flag lives in JavaScript, because the page's script sets it too.
pub(super) fn is_poisoned() -> bool {
    let workbook = workbook();
    workbook.is_object() && js::get(&workbook, "poisoned").is_truthy()
}

/// Sets the flag, and makes the object first if it is missing.
pub(super) fn poison() {
    let mut workbook = workbook();
    if !workbook.is_object() {
        workbook = js::object(&[]);
        js::set(&js_sys::global(), "workbook", &workbook);
    }
    js::set(&workbook, "poisoned", &JsValue::TRUE);
}
