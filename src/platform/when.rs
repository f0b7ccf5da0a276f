//! Dates and times in the words of a language, by the browser's own `Intl`.

use js_sys::{Date, Object, Reflect};
use wasm_bindgen::JsValue;

/// Day, month and time of a moment in milliseconds since 1970, such as "3 May, 10:12". The year
/// comes along where it is not this one.
pub fn day_and_time(ms: i64, lang: &str) -> String {
    words(ms, lang, &[("hour", "2-digit"), ("minute", "2-digit")])
}

/// Day and month of a moment.
pub fn day(ms: i64, lang: &str) -> String {
    words(ms, lang, &[])
}

/// The day of a moment as `YYYY-MM-DD`, where this device is.
pub fn file_day(ms: i64) -> String {
    let date = date(ms);
    format!("{:04}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
}

fn date(ms: i64) -> Date {
    #[expect(clippy::cast_precision_loss, reason = "times are far below 2^53 milliseconds")]
    Date::new(&JsValue::from_f64(ms as f64))
}

fn words(ms: i64, lang: &str, more: &[(&str, &str)]) -> String {
    let date = date(ms);
    let options = Object::new();
    let year =
        (date.get_full_year() != Date::new_0().get_full_year()).then_some(("year", "numeric"));
    let parts = [("day", "numeric"), ("month", "short")].iter().chain(&year).chain(more);
    for (name, value) in parts {
        // Setting a plain property of a fresh object cannot fail.
        let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    date.to_locale_string(lang, &options).into()
}
