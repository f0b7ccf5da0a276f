//! The page itself: its language and look, its address, the focus and the part in view.
//! Not for elements of a view: Leptos builds those.

use std::{cell::Cell, rc::Rc};

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event, HtmlElement};

use super::{
    events::{Listener, Listeners, listen, window_target},
    js, timer,
};

/// How near an edge of the window is near, in CSS pixels: about the height of the bars.
const EDGE: f64 = 110.0;
const HASH_CHANGE: &str = "hashchange";

/// The part of the page in view, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// How far the page is scrolled down.
    pub top: f64,
    /// How much of it is seen.
    pub height: f64,
}

/// The language of all words on the page, such as `sv`.
pub fn set_lang(lang: &str) {
    set_root("lang", lang);
}

/// The direction of writing: `ltr` or `rtl`.
pub fn set_dir(dir: &str) {
    set_root("dir", dir);
}

/// The colour theme, for the style sheet.
pub fn set_theme(theme: &str) {
    set_root("data-theme", theme);
}

/// The size of text, for the style sheet.
pub fn set_text_size(size: &str) {
    set_root("data-text", size);
}

/// The choice of fonts, for the style sheet.
pub fn set_fonts(fonts: &str) {
    set_root("data-fonts", fonts);
}

/// The title of the tab. Never a person's words: others see it.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// The part of the address behind `#`, as it stands there.
pub fn hash() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    hash.and_then(|hash| hash.strip_prefix('#').map(str::to_owned)).unwrap_or_default()
}

/// Goes to another hash, given with or without its `#`; the way back leads here.
///
/// By the history, and saying so at once: after a change of `location.hash` the browser says so
/// only in a later task, and draws the old place once more in between.
pub fn set_hash(new: &str) {
    let Some(window) = web_sys::window() else { return };
    let new = new.trim_start_matches('#');
    if new == hash() {
        return;
    }
    let address = format!("#{new}");
    let pushed = window
        .history()
        .and_then(|history| history.push_state_with_url(&JsValue::NULL, "", Some(&address)));
    match (pushed, Event::new(HASH_CHANGE)) {
        (Ok(()), Ok(event)) => {
            let _ = window.dispatch_event(&event);
        }
        _ => {
            let _ = window.location().set_hash(new);
        }
    }
}

/// Calls `f` with each new hash.
pub fn on_hash(mut f: impl FnMut(String) + 'static) -> Listener {
    listen(&window_target(), HASH_CHANGE, move |_| f(hash()))
}

/// Whether no element has the focus.
pub fn nothing_has_focus() -> bool {
    let Some(document) = document() else { return false };
    let body = document.body().map(Element::from);
    document.active_element().is_none_or(|focused| Some(focused) == body)
}

/// Takes the focus from whatever has it. Done before a place is left: an element that is removed
/// with the focus makes the browser work out the look of the whole page on the spot.
pub fn blur() {
    let focused = document().and_then(|document| document.active_element());
    if let Some(focused) = focused.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = focused.blur();
    }
}

/// Puts the focus on the first element that a CSS selector finds. Says whether there was one.
pub fn focus(selector: &str) -> bool {
    found(selector).is_some_and(|element| element.focus().is_ok())
}

/// Puts the focus on the first element that a CSS selector finds, and scrolls it to the middle of
/// the window where it is not in sight.
pub fn show(selector: &str) {
    if let Some(element) = found(selector) {
        let _ = element.focus();
        let place = element.get_bounding_client_rect();
        if place.top() < EDGE || place.bottom() > viewport().height - EDGE {
            scroll_to(viewport().top + place.top() - viewport().height / 2.0);
        }
    }
}

/// Presses the first button that a CSS selector finds, with the focus on it.
pub fn press(selector: &str) {
    if let Some(button) = found(selector) {
        let _ = button.focus();
        button.click();
    }
}

/// Scrolls the page to `top`.
pub fn scroll_to(top: f64) {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, top);
    }
}

/// The languages the person chose in the browser, best first.
pub fn preferred_languages() -> Vec<String> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    window.navigator().languages().iter().filter_map(|name| name.as_string()).collect()
}

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// True when the app was started from the home screen.
pub fn is_standalone() -> bool {
    let on_ios = || {
        web_sys::window()
            .is_some_and(|window| js::get(&window.navigator(), "standalone").is_truthy())
    };
    media_matches("(display-mode: standalone)") || on_ios()
}

/// True when fingers are the main way to point.
pub fn host_is_touch() -> bool {
    media_matches("(pointer: coarse)")
}

/// The part of the page in view.
pub fn viewport() -> Viewport {
    let window = js_sys::global();
    let number = |name| js::get(&window, name).as_f64().unwrap_or(0.0);
    Viewport { top: number("scrollY"), height: number("innerHeight") }
}

/// Moves the page a little if a height in the window is near its upper or lower edge, as under a
/// finger that carries something there. Says whether it moved.
pub fn scroll_near_edge(height: f64) -> bool {
    let before = viewport();
    let (above, below) = (EDGE - height, height - (before.height - EDGE));
    let by = if above > 0.0 { -above } else { below.max(0.0) };
    if by.abs() < 1.0 {
        return false;
    }
    scroll_to(before.top + by / 5.0);
    (viewport().top - before.top).abs() > 0.0
}

/// Where an element begins, from the top of the page.
pub fn top_of(element: &Element) -> f64 {
    element.get_bounding_client_rect().top() + viewport().top
}

/// Calls `f` when another part of the page came into view, at most once for each picture.
pub fn observe_scroll(f: impl Fn(Viewport) + 'static) -> Listeners {
    let f = Rc::new(f);
    let waiting = Rc::new(Cell::new(false));
    let listener = |name| {
        let (f, waiting) = (Rc::clone(&f), Rc::clone(&waiting));
        listen(&window_target(), name, move |_| {
            if waiting.replace(true) {
                return;
            }
            let (f, waiting) = (Rc::clone(&f), Rc::clone(&waiting));
            timer::next_frame(move || {
                waiting.set(false);
                f(viewport());
            });
        })
    };
    Listeners(vec![listener("scroll"), listener("resize")])
}

/// The element the app lives in: `#app`, emptied of the first plain picture, or the body.
///
/// # Panics
/// Never in a page; there is no app without one.
#[expect(clippy::expect_used, reason = "without a page there is nothing to show an error in")]
pub fn app_root() -> HtmlElement {
    let document = document().expect("the app runs in a page");
    let root = document.get_element_by_id("app").and_then(|root| root.dyn_into().ok());
    let root: HtmlElement = root.or_else(|| document.body()).expect("a page has a body");
    root.set_text_content(None);
    root
}

/// The first element that a CSS selector finds.
fn found(selector: &str) -> Option<HtmlElement> {
    document()?.query_selector(selector).ok()??.dyn_into().ok()
}

/// The document, unless there is no page.
pub(super) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn set_root(name: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = if value.is_empty() {
            root.remove_attribute(name)
        } else {
            root.set_attribute(name, value)
        };
    }
}

fn media_matches(query: &str) -> bool {
    let list = web_sys::window().and_then(|window| window.match_media(query).ok()?);
    list.is_some_and(|list| list.matches())
}
