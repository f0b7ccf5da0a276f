//! Small things only the browser can do to an element: open a dialog, measure a row, hold a pointer.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement, PointerEvent};

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

/// Lets the element that heard a press hear all that the pointer does until it is let go. Says no
/// to a second finger and to other buttons than the first.
pub fn capture(event: &PointerEvent) -> bool {
    if !event.is_primary() || event.button() != 0 {
        return false;
    }
    let target = event.current_target().and_then(|it| it.dyn_into::<Element>().ok());
    target.is_some_and(|it| it.set_pointer_capture(event.pointer_id()).is_ok())
}

/// The `data-id` of the last child of a list whose middle is above a height in the window, one
/// child left out.
pub fn last_above(list: &Element, height: f64, but: &str) -> Option<String> {
    let mut found = None;
    let mut child = list.first_element_child();
    while let Some(row) = child {
        let place = row.get_bounding_client_rect();
        let id = row.get_attribute("data-id").unwrap_or_default();
        if id != but && place.top() + place.height() / 2.0 < height {
            found = Some(id);
        }
        child = row.next_element_sibling();
    }
    found
}
