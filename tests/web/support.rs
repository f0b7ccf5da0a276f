//! Helpers of the tests in this folder.

use std::rc::Rc;

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use workbook_app::platform::{
    random::random_u64,
    storage::LocalStore,
    timer,
    twin::{Item, Merge, Twin},
};

/// A name nobody else uses, so that no test sees what another one stored.
pub(crate) fn fresh_book() -> String {
    format!("test{:016x}", random_u64())
}

/// A record whose text is `text`.
pub(crate) fn item(id: &str, text: &str) -> Item {
    Item { id: id.into(), key: format!("key-of-{id}"), text: text.into() }
}

/// A merge that adds numbers.
pub(crate) fn adding() -> Merge {
    Rc::new(|old, new| {
        let number = |text: &str| text.parse::<u64>().expect("a number");
        (number(old) + number(new)).to_string()
    })
}

/// A merge that keeps both texts.
pub(crate) fn joining() -> Merge {
    Rc::new(|old, new| format!("{old}+{new}"))
}

/// All records of a book as `(key, text)`, and the sizes of the slices they came in.
pub(crate) async fn all(twin: &Twin, book: &str) -> (Vec<(String, String)>, Vec<usize>) {
    let (mut rows, mut slices) = (Vec::new(), Vec::new());
    twin.load(book, |slice| {
        slices.push(slice.len());
        rows.extend(slice);
    })
    .await
    .expect("the twin can be read");
    (rows, slices)
}

/// Local storage with nothing in it.
pub(crate) fn empty_store() -> LocalStore {
    let window = web_sys::window().expect("a window");
    window.local_storage().expect("local storage").expect("local storage").clear().expect("clear");
    LocalStore::probe().expect("local storage can be used")
}

pub(crate) async fn wait_ms(ms: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        timer::after(ms, move || {
            resolve.call0(&JsValue::UNDEFINED).expect("resolve");
        })
        .keep();
    });
    wasm_bindgen_futures::JsFuture::from(promise).await.expect("a time-out");
}

/// `window.workbook` as the page's own script would make it. Taken away when dropped, so
/// that one test's poison does not stop the next one.
pub(crate) struct Workbook(JsValue);

impl Workbook {
    pub(crate) fn new() -> Self {
        let workbook = Object::new().into();
        Reflect::set(&js_sys::global(), &"workbook".into(), &workbook).expect("set");
        Self(workbook)
    }

    pub(crate) fn set(&self, name: &str, value: &JsValue) {
        Reflect::set(&self.0, &name.into(), value).expect("set");
    }

    pub(crate) fn poison(&self) {
        self.set("poisoned", &JsValue::TRUE);
    }

    /// A method that counts its calls in the property `calls`.
    pub(crate) fn counting(&self, name: &str) {
        self.set(name, &Function::new_no_args("this.calls = (this.calls || 0) + 1"));
    }

    pub(crate) fn calls(&self) -> f64 {
        Reflect::get(&self.0, &"calls".into()).expect("get").as_f64().unwrap_or(0.0)
    }
}

impl Drop for Workbook {
    fn drop(&mut self) {
        let global: Object = js_sys::global();
        Reflect::delete_property(&global, &"workbook".into()).expect("delete");
    }
}

/// Replaces a method of an object until dropped.
pub(crate) struct Replaced {
    target: JsValue,
    name: &'static str,
    original: JsValue,
}

impl Replaced {
    pub(crate) fn new(target: &JsValue, name: &'static str, by: &JsValue) -> Self {
        let original = Reflect::get(target, &name.into()).expect("get");
        Reflect::set(target, &name.into(), by).expect("set");
        Self { target: target.clone(), name, original }
    }
}

impl Drop for Replaced {
    fn drop(&mut self) {
        Reflect::set(&self.target, &self.name.into(), &self.original).expect("set");
    }
}

/// The prototype of a class of the browser.
pub(crate) fn prototype(class: &str) -> JsValue {
    let class: Object =
        Reflect::get(&js_sys::global(), &class.into()).expect("get").unchecked_into();
    Reflect::get(&class, &"prototype".into()).expect("get")
}
