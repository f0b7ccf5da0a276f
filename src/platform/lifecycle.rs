//! When the page goes out of sight, comes back, or is about to be closed.
//! Not for what must then be saved or read again: that is the caller's.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use web_sys::{Document, Event};

use super::{
    events::{Listener, Listeners, listen, window_target},
    js,
};

/// Calls `f` when the page comes back: seen again, thawed, or taken from the back-forward
/// cache. One return may call it more than once.
pub fn on_resume(f: impl Fn() + 'static) -> Listeners {
    let f = Rc::new(f);
    let (seen, thawed, back) = (Rc::clone(&f), Rc::clone(&f), f);
    let Listeners(mut listeners) = of_document(|document| {
        vec![
            listen(document, "visibilitychange", move |_| {
                if !is_hidden() {
                    seen();
                }
            }),
            listen(document, "resume", move |_| thawed()),
        ]
    });
    listeners.push(listen(&window_target(), "pageshow", move |event| {
        if js::get(&event, "persisted").is_truthy() {
            back();
        }
    }));
    Listeners(listeners)
}

/// Calls `f` when the page may never run again: out of sight, frozen, or left. One leaving
/// may call it more than once.
pub fn on_hide(f: impl Fn() + 'static) -> Listeners {
    let f = Rc::new(f);
    let (hidden, frozen, left) = (Rc::clone(&f), Rc::clone(&f), f);
    let Listeners(mut listeners) = of_document(|document| {
        vec![
            listen(document, "visibilitychange", move |_| {
                if is_hidden() {
                    hidden();
                }
            }),
            listen(document, "freeze", move |_| frozen()),
        ]
    });
    listeners.push(listen(&window_target(), "pagehide", move |_| left()));
    Listeners(listeners)
}

/// Calls `f` when the browser freezes the page: it may never run again.
pub fn on_freeze(f: impl Fn() + 'static) -> Listeners {
    of_document(|document| vec![listen(document, "freeze", move |_| f())])
}

/// Calls `f` at every touch, key and turn of a wheel.
pub fn on_hands(f: impl Fn() + 'static) -> Listeners {
    let f = Rc::new(f);
    let names = ["pointerdown", "pointermove", "keydown", "input", "wheel", "touchstart"];
    let listener = |name| {
        let f = Rc::clone(&f);
        listen(&window_target(), name, move |event| {
            // When something moves under a resting mouse, browsers say that the mouse moved.
            let moved = |way| js::to_whole(&js::get(&event, way)) != Some(0);
            if name != "pointermove" || moved("movementX") || moved("movementY") {
                f();
            }
        })
    };
    Listeners(names.into_iter().map(listener).collect())
}

/// Lets the browser ask before the page is closed, for as long as `active` says so.
pub fn guard_unload(active: impl Fn() -> bool + 'static) -> Listener {
    listen(&window_target(), "beforeunload", move |event: Event| {
        if active() {
            event.prevent_default();
            // Older browsers only look at this.
            js::set(&event, "returnValue", &JsValue::TRUE);
        }
    })
}

/// True while no one can see the page.
pub fn is_hidden() -> bool {
    document().is_some_and(|document| document.hidden())
}

/// Goes to another page of the app's own host; no way back leads here.
pub fn leave_for(page: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().replace(page);
    }
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn of_document(make: impl FnOnce(&Document) -> Vec<Listener>) -> Listeners {
    Listeners(document().map_or_else(Vec::new, |document| make(&document)))
}
