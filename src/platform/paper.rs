//! Setting a sheet so that it fits on one printed page: upright or across, in the largest type that
//! fits. What a page measures stands in the style sheet; here it is tried out.

use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlElement};

use super::js;

/// The type that is tried, in tenths of a point, the smallest first.
const SMALLEST: u32 = 70;
const LARGEST: u32 = 120;
const STEP: u32 = 5;

/// How a sheet fits its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// All of it stands on one page.
    OnePage,
    /// Even the smallest type needs more than one.
    More,
}

/// Chooses upright or across and the size of type for a sheet. While it is measured it stands as it
/// would on paper; nobody sees that.
pub fn fit(sheet: &HtmlElement) -> Fit {
    let _ = sheet.set_attribute("data-measured", "");
    let upright = largest(sheet, "upright");
    let across = largest(sheet, "across");
    let (way, size) = if across > upright { ("across", across) } else { ("upright", upright) };
    let _ = sheet.set_attribute("data-paper", way);
    set_type(sheet, size.unwrap_or(SMALLEST));
    let _ = sheet.remove_attribute("data-measured");
    if size.is_some() { Fit::OnePage } else { Fit::More }
}

/// The largest type with which it fits one way; none if even the smallest does not.
fn largest(sheet: &HtmlElement, way: &str) -> Option<u32> {
    let _ = sheet.set_attribute("data-paper", way);
    let (mut fits, mut tried) = (None, LARGEST);
    let (mut low, mut high) = (SMALLEST / STEP, LARGEST / STEP + 1);
    while low < high {
        set_type(sheet, tried);
        if has_room(sheet) {
            fits = Some(tried);
            low = tried / STEP + 1;
        } else {
            high = tried / STEP;
        }
        tried = u32::midpoint(low, high.saturating_sub(1)) * STEP;
    }
    fits
}

fn set_type(sheet: &HtmlElement, tenths: u32) {
    let size = format!("{}.{}pt", tenths / 10, tenths % 10);
    let style = js::get(sheet, "style");
    let _ = js::call(&style, "setProperty", &["--sheet-type".into(), JsValue::from_str(&size)]);
}

/// Whether nothing runs over the page, or out of a part that has only so much room.
fn has_room(sheet: &Element) -> bool {
    let fits = |it: &Element| {
        it.scroll_height() <= it.client_height() + 1 && it.scroll_width() <= it.client_width() + 1
    };
    fits(sheet)
}
