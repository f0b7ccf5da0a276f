//! The field somebody is typing in: what it holds, and where the cursor stands.
//! Not for what becomes of the text; a field tells its view, as if it were typed.

use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, EventInit, HtmlElement};

use super::{js, page::document};

/// Around a passphrase, and around what is stored letter by letter although its field comes back empty.
const SECRET: &str = ".secret, [data-stored]";

/// A field with a cursor in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typing {
    id: String,
    text: String,
    from: i64,
    to: i64,
}

/// The field somebody types in now. Passphrases are nobody's business.
pub fn now() -> Option<Typing> {
    let field = document()?.active_element()?;
    let is_text = match field.tag_name().as_str() {
        "TEXTAREA" => true,
        "INPUT" => js::get(&field, "type").as_string().as_deref() == Some("text"),
        _ => false,
    };
    let is_secret = field.closest(SECRET).is_ok_and(|around| around.is_some());
    if !is_text || is_secret || field.id().is_empty() {
        return None;
    }
    let place = |name| js::to_whole(&js::get(&field, name)).unwrap_or_default();
    Some(Typing {
        id: field.id(),
        text: js::get(&field, "value").as_string()?,
        from: place("selectionStart"),
        to: place("selectionEnd"),
    })
}

/// Puts the cursor back. What was typed and is not in the field any more is typed again, where the
/// field is empty. False where there is no such field yet.
pub fn go_on(typing: &Typing) -> bool {
    let Some(field) = document().and_then(|document| document.get_element_by_id(&typing.id)) else {
        return false;
    };
    if js::get(&field, "value").as_string().is_some_and(|now| now.is_empty())
        && !typing.text.is_empty()
    {
        js::set(&field, "value", &JsValue::from_str(&typing.text));
        tell(&field);
    }
    if let Some(field) = field.dyn_ref::<HtmlElement>() {
        let _ = field.focus();
    }
    let places = [js::from_whole(typing.from), js::from_whole(typing.to)];
    let _ = js::call(&field, "setSelectionRange", &places);
    true
}

fn tell(field: &Element) {
    let how = EventInit::new();
    how.set_bubbles(true);
    if let Ok(event) = Event::new_with_event_init_dict("input", &how) {
        let _ = field.dispatch_event(&event);
    }
}
