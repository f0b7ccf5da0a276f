//! The wall clock. The core reads none; every time it uses comes from here.
//! Not for measuring how long something takes: the clock may be set back.

/// Milliseconds since 1970 in UTC, as the device believes.
#[expect(clippy::cast_possible_truncation, reason = "the browser's clock ends at 8.64e15")]
#[allow(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
pub fn now_ms() -> i64 {
    js_sys::Date::now() as i64
}
