//! A pane that scrolls inside the page: where it is, how far it is scrolled, and the pointers, fingers
//! and wheels over it. Not for scrolling the page itself: [`super::page`] does that.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, PointerEvent, TouchEvent, WheelEvent};

use super::{js, page};

/// A contact broader than this is a palm, in CSS pixels.
const BROAD: i32 = 44;
/// The height of the bars of the page, at most.
const BAR: f64 = 90.0;
/// How many pixels a line and a page of a wheel are.
const WHEEL_LINE: f64 = 16.0;
const WHEEL_PAGE: f64 = 400.0;

/// Where a pane is in the window, without its bars, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pane {
    /// The left edge.
    pub left: f64,
    /// The upper edge.
    pub top: f64,
    /// The width.
    pub width: f64,
    /// The height.
    pub height: f64,
}

/// Where a pane is now.
pub fn measure(pane: &Element) -> Pane {
    let place = pane.get_bounding_client_rect();
    Pane {
        left: place.left() + f64::from(pane.client_left()),
        top: place.top() + f64::from(pane.client_top()),
        width: f64::from(pane.client_width()),
        height: f64::from(pane.client_height()),
    }
}

/// How far a pane is scrolled, across and down. The pane must read from left to right.
pub fn scrolled(pane: &Element) -> (f64, f64) {
    let number = |name| js::get(pane, name).as_f64().unwrap_or_default();
    (number("scrollLeft"), number("scrollTop"))
}

/// Scrolls a pane.
pub fn scroll(pane: &Element, (across, down): (f64, f64)) {
    js::set(pane, "scrollLeft", &across.into());
    js::set(pane, "scrollTop", &down.into());
}

/// Scrolls the page so that a pane begins below the bar at the top, unless all of it is in sight.
pub fn bring_up(pane: &Element) {
    let place = pane.get_bounding_client_rect();
    let page::Viewport { top, height } = page::viewport();
    if place.top() < BAR || place.bottom() > height - BAR {
        page::scroll_to(top + place.top() - BAR);
    }
}

/// The size of the root font in CSS pixels: one rem.
pub fn rem() -> f64 {
    let root = page::document().and_then(|document| document.document_element());
    let style = web_sys::window()
        .zip(root)
        .and_then(|(window, root)| window.get_computed_style(&root).ok().flatten());
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    let size = size.and_then(|size| size.trim_end_matches("px").parse().ok());
    size.filter(|size| *size > 0.0).unwrap_or(16.0)
}

/// Whether the page reads from right to left.
pub fn is_from_right() -> bool {
    let root = page::document().and_then(|document| document.document_element());
    root.and_then(|root| root.get_attribute("dir")).as_deref() == Some("rtl")
}

/// What kind of pointer it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A mouse or a touch pad.
    Mouse,
    /// A pen.
    Pen,
    /// A finger or a palm.
    Touch,
}

/// What an event says of a pointer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pointer {
    /// Its number.
    pub number: i32,
    /// Where it is in the window.
    pub at: (f64, f64),
    /// What kind of pointer it is.
    pub kind: Kind,
    /// Whether it is as broad as a palm.
    pub broad: bool,
    /// Whether the first button or the tip is what is down.
    pub first: bool,
    /// When, in milliseconds since the page was opened.
    pub ms: f64,
}

/// Reads a pointer event.
pub fn pointer(event: &PointerEvent) -> Pointer {
    let kind = match event.pointer_type().as_str() {
        "touch" => Kind::Touch,
        "pen" => Kind::Pen,
        _ => Kind::Mouse,
    };
    Pointer {
        number: event.pointer_id(),
        at: (f64::from(event.client_x()), f64::from(event.client_y())),
        kind,
        broad: event.width() > BROAD || event.height() > BROAD,
        first: event.button() == 0,
        ms: event.time_stamp(),
    }
}

/// Lets an element hear all that a pointer does until it is let go.
pub fn capture(element: &Element, pointer: i32) {
    // It can only fail where the pointer is already gone.
    let _ = element.set_pointer_capture(pointer);
}

/// Where two fingers are, if just two are down.
pub fn two_fingers(event: &TouchEvent) -> Option<[(i32, (f64, f64)); 2]> {
    let touches = event.touches();
    let finger = |at| {
        let touch = touches.get(at)?;
        let place = (f64::from(touch.client_x()), f64::from(touch.client_y()));
        Some((touch.identifier(), place))
    };
    if touches.length() == 2 { Some([finger(0)?, finger(1)?]) } else { None }
}

/// How far a wheel was turned down in pixels, where it was, and whether it was turned to make things
/// larger or smaller: with Ctrl, as a pinch on a touch pad comes.
pub fn wheel(event: &WheelEvent) -> (f64, (f64, f64), bool) {
    let unit = match event.delta_mode() {
        1 => WHEEL_LINE,
        2 => WHEEL_PAGE,
        _ => 1.0,
    };
    let at = (f64::from(event.client_x()), f64::from(event.client_y()));
    (event.delta_y() * unit, at, event.ctrl_key() || event.meta_key())
}

/// The `data-id` of the nearest element a CSS selector finds at or above where an event happened;
/// empty for one without.
pub fn named_at(event: &Event, selector: &str) -> Option<String> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let found = target.closest(selector).ok().flatten()?;
    Some(found.get_attribute("data-id").unwrap_or_default())
}

/// Whether an event happened on what a CSS selector finds itself, not on something within.
pub fn is_on(event: &Event, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.matches(selector).unwrap_or_default())
}

/// Forgets what is selected on the page, and where a caret stood that is gone: with a thousand boxes
/// around, the browser looks for the place of it anew in each picture (26 ms measured).
pub fn forget_selection() {
    if let Ok(selection) = js::call(&js_sys::global(), "getSelection", &[]) {
        let _ = js::call(&selection, "removeAllRanges", &[]);
    }
}

/// An element that is carried above the others.
#[derive(Clone, Debug)]
pub struct Carried(HtmlElement);

impl Carried {
    /// Picks up the first element that a CSS selector finds.
    pub fn pick_up(selector: &str) -> Option<Self> {
        let element = page::document()?.query_selector(selector).ok()??;
        let element: HtmlElement = element.dyn_into().ok()?;
        let _ = element.set_attribute("data-carried", "");
        Some(Self(element))
    }

    /// Moves it away from where it lay.
    pub fn shift(&self, (across, down): (f64, f64)) {
        let moved = format!("translate({across}px, {down}px)");
        let _ = self.0.style().set_property("transform", &moved);
    }

    /// Lets it lie again.
    pub fn lay_down(&self) {
        let _ = self.0.remove_attribute("data-carried");
        let _ = self.0.style().remove_property("transform");
    }
}
