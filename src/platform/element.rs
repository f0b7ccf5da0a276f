//! Small things only the browser can do to an element: open a dialog, measure a row.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement};

/// Opens a dialog above the page, unless it is open.
pub fn show_modal(dialog: &HtmlDialogElement) {
    if !dialog.open() {
        // It can only fail on a dialog that is no longer in the page.
        let _ = dialog.show_modal();
    }
}

/// Closes a dialog, if it is open.
pub fn close_dialog(dialog: &HtmlDialogElement) {
    if dialog.open() {
        dialog.close();
    }
}

/// The height of the first child in CSS pixels, with its margins' room left out.
pub fn first_child_height(element: &Element) -> Option<f64> {
    let child: HtmlElement = element.first_element_child()?.dyn_into().ok()?;
    let height = f64::from(child.offset_height());
    (height > 0.0).then_some(height)
}
