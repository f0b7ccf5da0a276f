//! Files that the device hands to the app: opened with it, or shared to it by another app.
//! Not for what a person chooses on the page: see `files`.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, Url};

use super::js;

/// Calls `f` with each file that is opened with the app, where the device can do so.
pub fn on_opened_with(f: impl Fn(File) + Clone + 'static) {
    let queue = js::get(&js_sys::global(), "launchQueue");
    if !queue.is_object() {
        return;
    }
    let consumer = Closure::<dyn FnMut(JsValue)>::new(move |launch: JsValue| {
        let first = js::get(&js::get(&launch, "files"), "0");
        let f = f.clone();
        spawn_local(async move {
            if let Ok(file) = js::call_and_wait(&first, "getFile", &[]).await {
                f(file.unchecked_into());
            }
        });
    });
    // It is called for as long as the page lives.
    let _ = js::call(&queue, "setConsumer", &[consumer.into_js_value()]);
}

/// The file that another app shared to this one, once. The service worker laid it aside.
pub async fn take_shared() -> Option<File> {
    let base = super::page::document()?.base_uri().ok()??;
    let scope = Url::new_with_base("./", &base).ok()?;
    let caches = js::get(&js_sys::global(), "caches");
    let name: JsValue = format!("handed in {}", scope.pathname()).into();
    // Opening a cache makes it: look first.
    let has = js::call_and_wait(&caches, "has", std::slice::from_ref(&name)).await.ok()?;
    if !has.is_truthy() {
        return None;
    }
    let cache = js::call_and_wait(&caches, "open", std::slice::from_ref(&name)).await.ok()?;
    let place = Url::new_with_base("handed-in", &scope.href()).ok()?.href().into();
    let answer = js::call_and_wait(&cache, "match", &[place]).await;
    let file = match answer {
        Ok(answer) if answer.is_object() => js::call_and_wait(&answer, "blob", &[]).await.ok(),
        Ok(_) | Err(_) => None,
    };
    // Nobody's words stay behind.
    let _ = js::call_and_wait(&caches, "delete", &[name]).await;
    file.map(JsCast::unchecked_into)
}
