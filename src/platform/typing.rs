//! The field somebody is typing in: what it holds, and where the cursor stands.
//! Not for what becomes of the text; a field tells its view, as if it were typed.

use std::cell::RefCell;

use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, EventInit, HtmlElement};

use super::events::{Listener, listen, window_target};
use super::js;
use super::page::{self, document};

/// Around a passphrase, and around what is stored letter by letter although its field comes back empty.
const SECRET: &str = ".secret, [data-stored]";

/// A field with a cursor in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typing {
    id: String,
    text: String,
    from: i64,
    to: i64,
    /// The part of the page it stands in, which may have to be opened first.
    #[serde(default)]
    part: String,
    /// Whether the cursor had left it.
    #[serde(default)]
    left: bool,
}

thread_local! {
    /// The field that had the cursor last.
    static LAST: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// Remembers which field had the cursor last: a press on a button takes it away.
pub fn watch() -> Listener {
    let window = window_target();
    listen(&window, "focusin", |event| {
        let field = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(field) = field.filter(|field| at(field).is_some()) {
            LAST.set(Some(field));
        }
    })
}

/// The field somebody types in now, or typed in last, where it still stands in the page and holds
/// anything. Passphrases are nobody's business.
pub fn now() -> Option<Typing> {
    let last = LAST.take().filter(|field| js::get(field, "isConnected").is_truthy());
    let here = document()?.active_element().as_ref().and_then(at);
    let there = || at(&last?).filter(|typing| !typing.text.is_empty());
    here.or_else(|| there().map(|typing| Typing { left: true, ..typing }))
}

/// Nothing of what was typed stays here.
pub fn forget() {
    LAST.set(None);
}

/// What a field for text holds.
fn at(field: &Element) -> Option<Typing> {
    let is_text = match field.tag_name().as_str() {
        "TEXTAREA" => true,
        "INPUT" => js::get(field, "type").as_string().as_deref() == Some("text"),
        _ => false,
    };
    let is_secret = field.closest(SECRET).is_ok_and(|around| around.is_some());
    if !is_text || is_secret || field.id().is_empty() {
        return None;
    }
    let place = |name| js::to_whole(&js::get(field, name)).unwrap_or_default();
    Some(Typing {
        id: field.id(),
        text: js::get(field, "value").as_string()?,
        from: place("selectionStart"),
        to: place("selectionEnd"),
        part: field.closest(".part").ok().flatten().map(|part| part.id()).unwrap_or_default(),
        left: false,
    })
}

/// Puts the cursor back. What was typed and is not in the field any more is typed again, where the
/// field is empty. False where there is no such field yet.
pub fn go_on(typing: &Typing) -> bool {
    let Some(field) = document().and_then(|document| document.get_element_by_id(&typing.id)) else {
        open_part(&typing.part);
        return false;
    };
    let is_empty = js::get(&field, "value").as_string().is_some_and(|now| now.is_empty());
    if is_empty && !typing.text.is_empty() {
        js::set(&field, "value", &JsValue::from_str(&typing.text));
        tell(&field);
    } else if typing.left {
        return page::focus("h1");
    }
    if let Some(field) = field.dyn_ref::<HtmlElement>() {
        let _ = field.focus();
    }
    let places = [js::from_whole(typing.from), js::from_whole(typing.to)];
    let _ = js::call(&field, "setSelectionRange", &places);
    true
}

fn open_part(part: &str) {
    let toggle = format!("#{part} > .part-head > [aria-expanded=false]");
    let toggle = document().filter(|_| !part.is_empty()).map(|page| page.query_selector(&toggle));
    if let Some(toggle) = toggle.and_then(Result::ok).flatten()
        && let Some(toggle) = toggle.dyn_ref::<HtmlElement>()
    {
        toggle.click();
    }
}

fn tell(field: &Element) {
    let how = EventInit::new();
    how.set_bubbles(true);
    if let Ok(event) = Event::new_with_event_init_dict("input", &how) {
        let _ = field.dispatch_event(&event);
    }
}
