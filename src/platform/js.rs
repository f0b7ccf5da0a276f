//! Small, forgiving ways to read and call JavaScript that may not be there.
//! Not for anything `web-sys` already offers with a caught error.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The property `name` of `target`; undefined when it is missing or may not be read.
pub(super) fn get(target: &JsValue, name: &str) -> JsValue {
    Reflect::get(target, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// Sets a property. A target that refuses it is left as it is.
pub(super) fn set(target: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(target, &JsValue::from_str(name), value);
}

/// A plain object with these properties.
pub(super) fn object(properties: &[(&str, JsValue)]) -> JsValue {
    let object: JsValue = Object::new().into();
    for (name, value) in properties {
        set(&object, name, value);
    }
    object
}

/// An array of these values.
pub(super) fn array(values: &[JsValue]) -> JsValue {
    values.iter().collect::<Array>().into()
}

/// The method `name` of `target`, if there is one.
pub(super) fn method(target: &JsValue, name: &str) -> Option<Function> {
    get(target, name).dyn_into().ok()
}

/// Calls a method. A missing method is an error like any other.
pub(super) fn call(
    target: &JsValue,
    name: &str,
    arguments: &[JsValue],
) -> Result<JsValue, JsValue> {
    let method = method(target, name).ok_or(JsValue::UNDEFINED)?;
    Reflect::apply(&method, target, &arguments.iter().collect())
}

/// Calls a method and waits for what it promises. A plain value counts as a kept promise.
pub(super) async fn call_and_wait(
    target: &JsValue,
    name: &str,
    arguments: &[JsValue],
) -> Result<JsValue, JsValue> {
    let promise = Promise::resolve(&call(target, name, arguments)?);
    JsFuture::from(promise).await
}

/// The name of a thrown error, such as `AbortError`; empty if it has none.
pub(super) fn error_name(error: &JsValue) -> String {
    get(error, "name").as_string().unwrap_or_default()
}

/// A JavaScript number as a whole number. Anything else is nothing.
#[expect(clippy::cast_possible_truncation, reason = "times and ids are far below 2^53")]
pub(super) fn to_whole(value: &JsValue) -> Option<i64> {
    value.as_f64().map(|number| number as i64)
}

/// A whole number for JavaScript, exact up to 2^53.
#[expect(clippy::cast_precision_loss, reason = "times and ids are far below 2^53")]
pub(super) fn from_whole(number: i64) -> JsValue {
    JsValue::from_f64(number as f64)
}
