//! What happens when the app breaks: no write after it, and the page's script takes over.
//! Not the recovery panel: that is plain HTML and JavaScript, for the app can no longer run.

use std::panic::{self, PanicHookInfo};

use wasm_bindgen::JsValue;

use super::{host, js};

/// From now on a panic stops every later write and shows the recovery panel.
pub fn install_panic_hook() {
    panic::set_hook(Box::new(|info| stop(&place(info))));
}

/// True once the app has broken.
pub fn is_poisoned() -> bool {
    host::is_poisoned()
}

/// Stops every later write and shows the recovery panel. `place` goes to the console and must
/// hold no word of a person. A second call does nothing: the panel may be open already.
pub fn stop(place: &str) {
    if host::is_poisoned() {
        return;
    }
    host::poison();
    web_sys::console::error_1(&JsValue::from_str(place));
    let _ = js::call(&host::workbook(), "recover", &["stopped".into()]);
}

/// File and line, without the message (it may hold what a person wrote) and without folders
/// (they tell about the machine that built the app).
fn place(info: &PanicHookInfo<'_>) -> String {
    info.location().map_or_else(String::new, |at| {
        let file = at.file().rsplit(['/', '\\']).next().unwrap_or_default();
        format!("stopped at {file}:{}", at.line())
    })
}
