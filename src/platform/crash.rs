//! What happens when the app breaks: no write after it, and the page's script takes over.
//! Not the recovery panel: that is plain HTML and JavaScript, for the app can no longer run.

use std::panic::{self, PanicHookInfo};

use leptos::prelude::{Effect, Owner};
use wasm_bindgen::JsValue;

use super::events::{listen, window_target};
use super::{host, js, timer};

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

/// Breaks the app where a test asks for it, to see what follows. Only a browser under the control
/// of a test program can ask: it says so of itself, and no page or file can make it say so.
pub fn break_where_a_test_asks() {
    let Some(place) = asked_for() else { return };
    if place == "start" {
        break_now();
    }
    listen(&window_target(), "workbook:test-panic", move |_| match place.as_str() {
        "event" => break_now(),
        "effect" => {
            let owner = Owner::new();
            owner.with(|| Effect::new(|_| break_now()));
            // An effect of a dropped owner does not run.
            std::mem::forget(owner);
        }
        "timer" => timer::after(0, break_now).keep(),
        _ => {}
    })
    .keep();
}

fn asked_for() -> Option<String> {
    let window = web_sys::window()?;
    let under_test = js::get(&window.navigator(), "webdriver").is_truthy();
    let search = window.location().search().ok().filter(|_| under_test)?;
    search.strip_prefix("?test-panic=").map(str::to_owned)
}

#[expect(clippy::panic, reason = "to break is what it is for")]
fn break_now() {
    panic!("asked for by a test")
}
