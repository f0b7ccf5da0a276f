//! Messages between the tabs that have the same workbook open.
//! Not a store: a tab that is not open hears nothing, and a browser may lack the API.

use wasm_bindgen::JsValue;
use web_sys::BroadcastChannel;

use super::{
    events::{Listener, listen},
    js,
};

/// This tab's place in the talk about one workbook. Dropping it leaves.
pub struct Tabs(Option<(BroadcastChannel, Listener)>);

impl Tabs {
    /// Joins the talk about `book`. A browser without the API says and hears nothing.
    pub fn join(book: &str, on_message: impl Fn(String) + 'static) -> Self {
        let Ok(channel) = BroadcastChannel::new(&format!("cpw/{book}")) else {
            return Self(None);
        };
        let listener = listen(&channel, "message", move |event| {
            if let Some(message) = js::get(&event, "data").as_string() {
                on_message(message);
            }
        });
        Self(Some((channel, listener)))
    }

    /// True where the browser lacks the API.
    pub const fn is_mute(&self) -> bool {
        self.0.is_none()
    }

    /// Tells every other tab.
    pub fn post(&self, message: &str) {
        if let Some((channel, _)) = &self.0 {
            let _ = channel.post_message(&JsValue::from_str(message));
        }
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        if let Some((channel, _)) = &self.0 {
            channel.close();
        }
    }
}
