//! Dates and times in the words of a language, by the browser's own `Intl`.

use std::cell::RefCell;
use std::collections::BTreeMap;

use js_sys::Intl::DateTimeFormat;
use js_sys::{Array, Date, Function, Object, Reflect};
use wasm_bindgen::JsValue;

use super::page;

/// Day, month and time of a moment in milliseconds since 1970, such as "3 May, 10:12". The year
/// comes along where it is not this one.
pub fn day_and_time(ms: i64, lang: &str) -> String {
    words(ms, lang, &[("hour", "2-digit"), ("minute", "2-digit")])
}

/// Day and month of a moment.
pub fn day(ms: i64, lang: &str) -> String {
    words(ms, lang, &[])
}

/// Day, month and year of a moment, for what may be looked at in another year.
pub fn day_and_year(ms: i64, lang: &str) -> String {
    said(ms, lang, Some(YEAR), &[])
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

/// What a formatter was made for: the tag of the language, whether it says the year, and whether it
/// says the day alone.
type Made = (String, bool, bool);

thread_local! {
    /// The browser's formatters. To make one costs thirty times what it costs to use one, and a list
    /// of notes says a day in each row.
    static FORMATTERS: RefCell<BTreeMap<Made, Function>> = const { RefCell::new(BTreeMap::new()) };
}

/// A part of a date, and how it is written.
type Part = (&'static str, &'static str);

const YEAR: Part = ("year", "numeric");

fn words(ms: i64, lang: &str, more: &[Part]) -> String {
    let is_other_year = date(ms).get_full_year() != Date::new_0().get_full_year();
    said(ms, lang, is_other_year.then_some(YEAR), more)
}

fn said(ms: i64, lang: &str, year: Option<Part>, more: &[Part]) -> String {
    let parts = [("day", "numeric"), ("month", "short")].iter().chain(&year).chain(more);
    let format = FORMATTERS.with_borrow_mut(|formatters| {
        let made = (lang.to_owned(), year.is_some(), more.is_empty());
        formatters.entry(made).or_insert_with(|| formatter(lang, parts)).clone()
    });
    let said = format.call1(&JsValue::UNDEFINED, &date(ms));
    said.ok().and_then(|words| words.as_string()).unwrap_or_default()
}

/// The person's own kind of a language, such as `en-GB`, where the browser says it: days and hours
/// are written one way here and another there.
fn customary(lang: &str) -> String {
    let is_kind_of_it = |name: &String| name.split('-').next() == Some(lang);
    page::preferred_languages().into_iter().find(is_kind_of_it).unwrap_or_else(|| lang.to_owned())
}

fn formatter<'a>(lang: &str, parts: impl Iterator<Item = &'a Part>) -> Function {
    let options = Object::new();
    for (name, value) in parts {
        // Setting a plain property of a fresh object cannot fail.
        let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    DateTimeFormat::new(&Array::of1(&JsValue::from_str(&customary(lang))), &options).format()
}
