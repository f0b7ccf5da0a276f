//! What somebody is typing: what the fields hold, and where the cursor stands.
//! Not for what becomes of the text; a field tells its view, as if it were typed.

use std::cell::RefCell;

use js_sys::Array;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, EventInit, HtmlElement};

use super::events::{Listener, listen, window_target};
use super::js;
use super::page::{self, document};

/// Around a passphrase.
const SECRET: &str = ".secret";
/// Around what is stored letter by letter although its field comes back empty.
const STORED: &str = "[data-stored]";
/// Where what was typed is stored only once it is added, or was refused.
const TO_ADD: &str = ".add-line input, .add-line textarea, [data-unstored], [aria-invalid=true]";

/// A field that somebody typed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typing {
    id: String,
    text: String,
    /// What stood in its place in the store.
    #[serde(default)]
    over: String,
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

/// Remembers which field had the cursor last, for a press on a button takes it away; and tells of each
/// that gets it.
pub fn watch(on_field: impl Fn(&str) + 'static) -> Listener {
    let window = window_target();
    listen(&window, "focusin", move |event| {
        let field = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(field) = field.filter(is_text) else { return };
        let id = field.id();
        if !is_within(&field, STORED) {
            LAST.set(Some(field));
        }
        on_field(&id);
    })
}

/// What is being typed, where it still stands in the page: lines that are to be added, and at the end
/// the field somebody types in now, or typed in last. Passphrases are nobody's business.
pub fn now() -> Vec<Typing> {
    let last = LAST.take().filter(|field| js::get(field, "isConnected").is_truthy());
    let Some(document) = document() else { return Vec::new() };
    let has_words = |typing: &Typing| !typing.text.is_empty();
    let here = document.active_element().as_ref().and_then(at);
    let there = || Some(Typing { left: true, ..at(&last?).filter(has_words)? });
    let fields = js::call(&document, "querySelectorAll", &[TO_ADD.into()]);
    let fields = fields.map(|fields| Array::from(&fields)).unwrap_or_default();
    let lines = fields.into_iter().filter_map(|field| at(field.dyn_ref()?));
    let mut all: Vec<Typing> = lines.filter(has_words).collect();
    if let Some(main) = here.or_else(there) {
        all.retain(|typing| typing.id != main.id);
        all.push(main);
    }
    all
}

/// Nothing of what was typed stays here.
pub fn forget() {
    LAST.set(None);
}

/// Whether it is a field for text, with a name, and for no passphrase.
fn is_text(field: &Element) -> bool {
    let is_text = match field.tag_name().as_str() {
        "TEXTAREA" => true,
        "INPUT" => js::get(field, "type").as_string().as_deref() == Some("text"),
        _ => false,
    };
    is_text && !is_within(field, SECRET) && !field.id().is_empty()
}

fn is_within(field: &Element, what: &str) -> bool {
    field.closest(what).is_ok_and(|around| around.is_some())
}

/// What a field for text holds.
fn at(field: &Element) -> Option<Typing> {
    if !is_text(field) || is_within(field, STORED) {
        return None;
    }
    let place = |name| js::to_whole(&js::get(field, name)).unwrap_or_default();
    Some(Typing {
        id: field.id(),
        text: js::get(field, "value").as_string()?,
        over: String::new(),
        from: place("selectionStart"),
        to: place("selectionEnd"),
        part: field.closest(".part").ok().flatten().map(|part| part.id()).unwrap_or_default(),
        left: false,
    })
}

impl Typing {
    /// The id of the field in the page.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What the field held.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// With what stands in its place in the store.
    #[must_use]
    pub fn over(self, over: String) -> Self {
        Self { over, ..self }
    }

    /// The cursor alone: the words stand where they belong.
    #[must_use]
    pub fn without_text(self) -> Self {
        Self { text: String::new(), ..self }
    }
}

/// What became of a text that was to be typed again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Back {
    /// Its field is not there.
    NoField,
    /// Its field is not there yet: the part it stands in was closed, and opens.
    Opening,
    /// Other words stand there.
    Taken,
    /// It stands there, as it did before.
    Stands,
    /// It was typed again.
    Typed,
}

/// Types a text again where its field is empty, or as it was in the store.
pub fn type_again(typing: &Typing) -> Back {
    let Some(field) = document().and_then(|document| document.get_element_by_id(&typing.id)) else {
        return if opens(&typing.part) { Back::Opening } else { Back::NoField };
    };
    let now = js::get(&field, "value").as_string().unwrap_or_default();
    if now.contains(&typing.text) {
        return Back::Stands;
    }
    // Where it was refused, its beginning may stand there, or what stood there before.
    if now != typing.over && !typing.text.starts_with(&now) {
        return Back::Taken;
    }
    js::set(&field, "value", &JsValue::from_str(&typing.text));
    tell(&field);
    Back::Typed
}

/// Types a text again and puts the cursor back; not where other words stand that may still change.
pub fn go_on(typing: &Typing, all_read: bool) -> Back {
    let back = type_again(typing);
    if back == Back::Taken && !all_read {
        return back;
    }
    if typing.left && back != Back::Typed {
        if matches!(back, Back::Stands | Back::Taken) {
            page::focus("h1");
        }
        return back;
    }
    let field = document().and_then(|document| document.get_element_by_id(&typing.id));
    let Some(field) = field else { return back };
    if let Some(field) = field.dyn_ref::<HtmlElement>() {
        let _ = field.focus();
    }
    let places = [js::from_whole(typing.from), js::from_whole(typing.to)];
    let _ = js::call(&field, "setSelectionRange", &places);
    back
}

/// Opens a part of the page that is closed. Whether it was.
fn opens(part: &str) -> bool {
    let toggle = format!("#{part} > .part-head > [aria-expanded=false]");
    let toggle = document().filter(|_| !part.is_empty()).map(|page| page.query_selector(&toggle));
    let toggle = toggle.and_then(Result::ok).flatten();
    let toggle = toggle.as_ref().and_then(|toggle| toggle.dyn_ref::<HtmlElement>());
    toggle.inspect(|toggle| toggle.click()).is_some()
}

fn tell(field: &Element) {
    let how = EventInit::new();
    how.set_bubbles(true);
    if let Ok(event) = Event::new_with_event_init_dict("input", &how) {
        let _ = field.dispatch_event(&event);
    }
}
