//! Whether a device's clock can be right. For a hint alone: no outcome depends on a clock.

use crate::stamp::Timestamp;

/// 2026-11-01: no copy of the app ran before.
const FIRST_MS: i64 = 1_793_491_200_000;
/// 2100-01-01: no tablet of today runs then.
const LAST_MS: i64 = 4_102_444_800_000;
/// A clock may be a day off without anybody minding: time zones, a wrong "a.m.".
const DAY_MS: i64 = 86_400_000;

/// Whether the clock is clearly wrong: before the app was there, long after it, or more than a
/// day before the workbook was started.
pub fn clock_is_wrong(now: Timestamp, started: Option<Timestamp>) -> bool {
    let before = started.is_some_and(|started| now.ms() + DAY_MS < started.ms());
    !(FIRST_MS..LAST_MS).contains(&now.ms()) || before
}
