//! Listening to an event for as long as a guard lives.
//! Not for events of a view: Leptos attaches those.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, EventTarget};

/// Listens until it is dropped.
#[must_use = "dropping the listener stops it; call `keep` to listen as long as the page lives"]
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    closure: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens for as long as the page lives. The closure is leaked on purpose.
    pub fn keep(self) {
        std::mem::forget(self);
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let function = self.closure.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback(self.name, function);
    }
}

/// Several listeners as one guard.
#[must_use = "dropping the listeners stops them; call `keep` to listen as long as the page lives"]
pub struct Listeners(pub(super) Vec<Listener>);

impl Listeners {
    /// Listens for as long as the page lives. The closures are leaked on purpose.
    pub fn keep(self) {
        self.0.into_iter().for_each(Listener::keep);
    }
}

/// Calls `handler` at each event `name` of `target`.
pub fn listen(
    target: &EventTarget,
    name: &'static str,
    handler: impl FnMut(Event) + 'static,
) -> Listener {
    let closure = Closure::<dyn FnMut(Event)>::new(handler);
    let function = closure.as_ref().unchecked_ref();
    let _ = target.add_event_listener_with_callback(name, function);
    Listener { target: target.clone(), name, closure }
}

/// The window as a target of events. Every page has one; outside a page nothing is ever heard.
pub(super) fn window_target() -> EventTarget {
    js_sys::global().unchecked_into()
}
