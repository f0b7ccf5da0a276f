//! Which build of the app runs, and a newer version that waits to take over.
//! The page's script talks to the service worker; here is only what the app sees of it.

use super::{
    events::{Listener, listen, window_target},
    host, js,
};

/// How the hash of the wasm of this build begins, as in the name of its file; nothing where no page
/// of the app stands around it.
pub fn this_build() -> Option<String> {
    js::get(&host::workbook(), "build").as_string()
}

/// Calls `f` when a newer version has been fetched and waits.
pub fn on_update_ready(mut f: impl FnMut() + 'static) -> Listener {
    listen(&window_target(), "workbook:update-ready", move |_| f())
}

/// True when a newer version waits already.
pub fn update_is_ready() -> bool {
    let workbook = host::workbook();
    workbook.is_object() && js::get(&workbook, "updateWaiting").is_truthy()
}

/// Lets the newer version take over; the page loads again.
pub fn apply_update() {
    let workbook = host::workbook();
    if workbook.is_object() {
        let _ = js::call(&workbook, "applyUpdate", &[]);
    }
}
