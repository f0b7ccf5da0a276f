//! Who wrote a value, and when: seats, times, stamps.
//! Not for reading a clock: times come in as arguments.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::id::Actor;

/// Who is writing. A workbook belongs to one pair; helpers are data, never a seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Seat {
    /// The patient.
    Patient,
    /// The professional.
    Professional,
    /// Both together, side by side.
    Both,
}

impl Seat {
    /// The two seats one person sits on, in the order the app always shows them.
    pub const PAIR: [Self; 2] = [Self::Patient, Self::Professional];

    /// The seat's name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Patient => "patient",
            Self::Professional => "professional",
            Self::Both => "both",
        }
    }

    /// The seat of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Patient, Self::Professional, Self::Both].into_iter().find(|seat| seat.name() == name)
    }

    /// Whether someone on this seat may speak for `person`: the person alone, or the pair.
    pub fn speaks_for(self, person: Self) -> bool {
        self == person || self == Self::Both
    }
}

/// A moment in milliseconds since 1970-01-01 UTC. For showing only: no outcome depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Timestamp(i64);

/// A time that is not RFC 3339 between the years 0000 and 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a time")]
pub struct BadTime;

const DAY_MS: i64 = 86_400_000;
/// 9999-12-31T23:59:59.999Z, the last moment RFC 3339 can write.
const LAST_MS: i64 = 253_402_300_799_999;
/// 0000-01-01T00:00:00.000Z, the first.
const FIRST_MS: i64 = -62_167_219_200_000;

impl Timestamp {
    /// From milliseconds since 1970, held within what RFC 3339 can write.
    pub fn from_ms(ms: i64) -> Self {
        Self(ms.clamp(FIRST_MS, LAST_MS))
    }
    /// Milliseconds since 1970.
    pub const fn ms(self) -> i64 {
        self.0
    }
    /// The date part, `YYYY-MM-DD`, in UTC.
    pub fn date(self) -> String {
        self.to_string().chars().take(10).collect()
    }
}

/// Days since 1970 to year, month, day. Source: H. Hinnant, "chrono-Compatible Low-Level Date
/// Algorithms".
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

/// Year, month, day to days since 1970. Same source.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let shifted_year = if month <= 2 { year - 1 } else { year };
    let era = shifted_year.div_euclid(400);
    let year_of_era = shifted_year.rem_euclid(400);
    let month_from_march = if month > 2 { month - 3 } else { month + 9 };
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = civil(self.0.div_euclid(DAY_MS));
        let ms = self.0.rem_euclid(DAY_MS);
        let (hour, minute) = (ms / 3_600_000, ms / 60_000 % 60);
        let (second, milli) = (ms / 1_000 % 60, ms % 1_000);
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{milli:03}Z")
    }
}

impl FromStr for Timestamp {
    type Err = BadTime;

    /// Reads RFC 3339 in full: any fraction (cut to milliseconds) and any offset.
    fn from_str(text: &str) -> Result<Self, BadTime> {
        let part = |range: std::ops::Range<usize>| -> Result<i64, BadTime> {
            let digits = text.get(range).ok_or(BadTime)?;
            if !digits.bytes().all(|b| b.is_ascii_digit()) {
                return Err(BadTime);
            }
            digits.parse().map_err(|_| BadTime)
        };
        let mark = |at: usize, allowed: &[u8]| {
            text.as_bytes().get(at).filter(|b| allowed.contains(b)).map(|_| ()).ok_or(BadTime)
        };
        let (year, month, day) = (part(0..4)?, part(5..7)?, part(8..10)?);
        let (hour, minute, second) = (part(11..13)?, part(14..16)?, part(17..19)?);
        for (at, allowed) in [(4, b"--"), (7, b"--"), (10, b"Tt"), (13, b"::"), (16, b"::")] {
            mark(at, allowed)?;
        }
        let real_date = civil(days(year, month, day)) == (year, month, day);
        if !(1..=12).contains(&month) || !real_date || hour > 23 || minute > 59 || second > 60 {
            return Err(BadTime);
        }
        let rest = text.get(19..).ok_or(BadTime)?;
        let zone_at = rest.find(['Z', 'z', '+', '-']).ok_or(BadTime)?;
        let (fraction, zone) = rest.split_at(zone_at);
        let milli = match fraction.strip_prefix('.') {
            Some(d) if !d.is_empty() && d.bytes().all(|b| b.is_ascii_digit()) => {
                format!("{d:0<3}").get(..3).and_then(|d| d.parse().ok()).ok_or(BadTime)?
            }
            None if fraction.is_empty() => 0,
            Some(_) | None => return Err(BadTime),
        };
        let offset = offset_minutes(zone)?;
        let seconds = hour * 3_600 + (minute - offset) * 60 + second.min(59);
        Ok(Self::from_ms(days(year, month, day) * DAY_MS + seconds * 1_000 + milli))
    }
}

fn offset_minutes(zone: &str) -> Result<i64, BadTime> {
    if zone == "Z" || zone == "z" {
        return Ok(0);
    }
    let (sign, rest) = match (zone.strip_prefix('+'), zone.strip_prefix('-')) {
        (Some(rest), _) => (1, rest),
        (_, Some(rest)) => (-1, rest),
        (None, None) => return Err(BadTime),
    };
    let (hours, minutes) = rest.split_once(':').ok_or(BadTime)?;
    let number = |text: &str, most: i64| {
        let digits = text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
        text.parse::<i64>().ok().filter(|n| digits && *n <= most).ok_or(BadTime)
    };
    Ok(sign * (number(hours, 23)? * 60 + number(minutes, 59)?))
}

/// The largest counter a file may carry: far above any real workbook and far below the number
/// where another program's JSON reader would lose digits, so that writing can always go on.
pub const MAX_COUNTER: u64 = 1 << 48;

/// What identifies one write: a Lamport counter and the actor that counted.
/// Ordered by counter, then actor: the same order in every copy, whatever the clocks said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dot {
    /// One more than the highest counter the writer knew of.
    pub counter: u64,
    /// The page load that wrote.
    pub actor: Actor,
}

/// A write's identity with what is shown of it: by whom, and when by their clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    /// Which write this is.
    pub dot: Dot,
    /// The seat that wrote.
    pub by: Seat,
    /// The writer's clock. For showing only.
    pub at: Timestamp,
}

/// A stamp that is not `counter.actor.seat.time`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a stamp")]
pub struct BadStamp;

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}.{}", self.dot.counter, self.dot.actor, self.by.name(), self.at)
    }
}

impl FromStr for Stamp {
    type Err = BadStamp;

    fn from_str(text: &str) -> Result<Self, BadStamp> {
        let mut parts = text.splitn(4, '.');
        let mut next = || parts.next().ok_or(BadStamp);
        let counter_text = next()?;
        let counter: u64 = counter_text.parse().map_err(|_| BadStamp)?;
        if counter > MAX_COUNTER || counter_text != counter.to_string() {
            return Err(BadStamp);
        }
        let actor = next()?.parse().map_err(|_| BadStamp)?;
        let by = Seat::from_name(next()?).ok_or(BadStamp)?;
        let at = next()?.parse().map_err(|_| BadStamp)?;
        Ok(Self { dot: Dot { counter, actor }, by, at })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_back_from_their_text_between_1970_and_2100() {
        for ms in (0..4_102_444_800_000_i64).step_by(9_876_543_217) {
            let time = Timestamp::from_ms(ms);
            assert_eq!(time.to_string().parse(), Ok(time));
        }
        assert_eq!(Timestamp::from_ms(951_782_400_000).to_string(), "2000-02-29T00:00:00.000Z");
        assert_eq!(Timestamp::from_ms(i64::MAX).to_string(), "9999-12-31T23:59:59.999Z");
        assert_eq!(Timestamp::from_ms(i64::MIN).to_string(), "0000-01-01T00:00:00.000Z");
    }

    #[test]
    fn times_with_offsets_and_fractions_are_read() {
        let check = |text: &str, expected: &str| {
            assert_eq!(text.parse::<Timestamp>().map(|t| t.to_string()), Ok(expected.to_owned()));
        };
        check("2026-11-21T10:00:00+01:30", "2026-11-21T08:30:00.000Z");
        check("2026-11-21T10:00:00.5-02:00", "2026-11-21T12:00:00.500Z");
        check("2026-11-21t10:00:00.123456z", "2026-11-21T10:00:00.123Z");
        check("2016-12-31T23:59:60Z", "2016-12-31T23:59:59.000Z");
    }

    #[test]
    fn what_is_no_time_is_refused() {
        let bad = [
            "",
            "2026",
            "2026-02-30T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-11-21T24:00:00Z",
            "2026-11-21T10:00:00",
            "2026-11-21T10:00:00.Z",
            "2026-11-21 10:00:00Z",
            "2026-11-21T10:00:00+25:00",
            "2026-11-21T10:00:00+1:00",
            "+026-11-21T10:00:00Z",
            "2026-11-21T10:60:00Z",
            "2026-11-21T10:00:00.1x2Z",
            "2026-11-21T10:00:61Z",
        ];
        for text in bad {
            assert_eq!(text.parse::<Timestamp>(), Err(BadTime), "{text}");
        }
    }

    #[test]
    fn stamps_read_back_and_bad_ones_are_refused() {
        let stamp = Stamp {
            dot: Dot { counter: 7, actor: Actor::new(99) },
            by: Seat::Both,
            at: Timestamp::from_ms(1_234),
        };
        assert_eq!(stamp.to_string().parse(), Ok(stamp));
        let text = stamp.to_string();
        for bad in [
            text.replace("7.", "07."),
            text.replace("7.", "281474976710657."),
            text.replace("both", "nobody"),
            text.replace("1970", "19x0"),
            "7".to_owned(),
        ] {
            assert_eq!(bad.parse::<Stamp>(), Err(BadStamp), "{bad}");
        }
        assert!(text.replace("7.", "281474976710656.").parse::<Stamp>().is_ok());
    }
}
