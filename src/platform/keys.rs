//! Keys pressed anywhere on the page.
//! Not for keys within one element of a view: Leptos attaches those.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::{
    events::{Listener, listen, window_target},
    js, page,
};

/// Where letters go into a text, or choose from a list.
const FIELDS: &str = "textarea, select, [contenteditable], input:not([type=radio], \
                      [type=checkbox], [type=range], [type=button], [type=file])";

/// What is held down while a key is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// Nothing that makes another key of it.
    Nothing,
    /// Ctrl, or ⌘.
    Command,
    /// Ctrl or ⌘, and Shift.
    CommandShift,
    /// Something else, such as Alt.
    Other,
}

/// Where a key press goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goes {
    /// To the page.
    Page,
    /// Into a field: it is part of what is typed.
    Field,
    /// Into a dialog above the page.
    Dialog,
}

/// One key press.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Press {
    /// What the key says, a letter small.
    pub key: String,
    /// What is held down with it.
    pub held: Held,
    /// Where it goes.
    pub goes: Goes,
}

/// What becomes of a key press.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The browser does what it does with the key.
    Leave,
    /// The app did something with it.
    Taken,
}

/// Calls `f` at each key press that nobody has answered yet.
pub fn on_key(mut f: impl FnMut(&Press) -> Answer + 'static) -> Listener {
    listen(&window_target(), "keydown", move |event| {
        // A key of a hand that composes a letter is no key press of its own.
        if event.default_prevented() || is(&event, "isComposing") {
            return;
        }
        let Some(press) = read(&event) else { return };
        if f(&press) == Answer::Taken {
            event.prevent_default();
        }
    })
}

fn read(event: &Event) -> Option<Press> {
    let key = js::get(event, "key").as_string()?.to_lowercase();
    let command = is(event, "ctrlKey") || is(event, "metaKey");
    let held = match (is(event, "altKey"), command, is(event, "shiftKey")) {
        (true, _, _) => Held::Other,
        // Shift alone is part of the key: "?" needs it on many keyboards.
        (false, false, _) => Held::Nothing,
        (false, true, false) => Held::Command,
        (false, true, true) => Held::CommandShift,
    };
    let target = js::get(event, "target").dyn_into::<Element>().ok();
    let within = |selector| {
        target.as_ref().is_some_and(|element| element.closest(selector).ok().flatten().is_some())
    };
    let dialog = page::document()
        .and_then(|document| document.query_selector("dialog[open]").ok().flatten());
    let goes = match dialog {
        Some(_) => Goes::Dialog,
        None if within(FIELDS) => Goes::Field,
        None => Goes::Page,
    };
    Some(Press { key, held, goes })
}

fn is(event: &Event, property: &str) -> bool {
    js::get(event, property).is_truthy()
}
