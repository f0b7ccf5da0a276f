//! Whole numbers within bounds, and days. What lies outside reads as unset.
//! Not for times: those are [`crate::stamp::Timestamp`].

use serde::{Deserialize, Serialize};

use crate::stamp::Timestamp;

/// A number or a day that cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("out of bounds")]
pub struct OutOfBounds;

/// A whole number from `LOW` to `HIGH`, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "i64", try_from = "i64")]
pub struct Within<const LOW: i64, const HIGH: i64>(i64);

/// A rung of the ladder of goal attainment scaling (Kiresuk and Sherman 1968): 0 is what was hoped
/// for, −1 where one started, +1 and +2 better than hoped for, −2 worse than at the start.
pub type Rung = Within<-2, 2>;
/// How important or how sure, from 0 to 10.
pub type Ten = Within<0, 10>;
/// How heavy a step is, from 0 (nothing) to 4 (very).
pub type Effort = Within<0, 4>;
/// Which comes first for one person: 1, 2 or 3.
pub type Priority = Within<1, 3>;
/// How good a moment felt, from −5 (very bad) over 0 (neither) to 5 (very good).
pub type Height = Within<-5, 5>;
/// How many dots one person puts on one card.
pub type Dots = Within<0, 9>;
/// How many minutes something takes.
pub type Minutes = Within<1, 240>;
/// Every so many days.
pub type EveryDays = Within<1, 366>;

impl<const LOW: i64, const HIGH: i64> Within<LOW, HIGH> {
    /// The number, if it lies within.
    pub fn new(number: i64) -> Result<Self, OutOfBounds> {
        if (LOW..=HIGH).contains(&number) { Ok(Self(number)) } else { Err(OutOfBounds) }
    }
    /// The number.
    pub const fn get(self) -> i64 {
        self.0
    }
    /// All of them, lowest first.
    pub fn all() -> impl DoubleEndedIterator<Item = Self> {
        (LOW..=HIGH).map(Self)
    }
}

impl<const LOW: i64, const HIGH: i64> TryFrom<i64> for Within<LOW, HIGH> {
    type Error = OutOfBounds;
    fn try_from(number: i64) -> Result<Self, OutOfBounds> {
        Self::new(number)
    }
}

impl<const LOW: i64, const HIGH: i64> From<Within<LOW, HIGH>> for i64 {
    fn from(number: Within<LOW, HIGH>) -> Self {
        number.0
    }
}

#[cfg(feature = "schema")]
impl<const LOW: i64, const HIGH: i64> schemars::JsonSchema for Within<LOW, HIGH> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("from {LOW} to {HIGH}").into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "integer", "minimum": LOW, "maximum": HIGH })
    }
}

/// A day, `YYYY-MM-DD`, that the calendar has.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "String")]
pub struct Day(String);

impl Day {
    /// The day as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// The day of a moment, in UTC.
    pub fn of(moment: Timestamp) -> Self {
        Self(moment.date())
    }
    /// Noon of the day in UTC: the same day in nearly every time zone.
    pub fn noon(&self) -> Timestamp {
        format!("{}T12:00:00Z", self.0).parse().unwrap_or_default()
    }
}

impl TryFrom<String> for Day {
    type Error = OutOfBounds;
    fn try_from(text: String) -> Result<Self, OutOfBounds> {
        match format!("{text}T12:00:00Z").parse::<Timestamp>() {
            Ok(_) => Ok(Self(text)),
            Err(_) => Err(OutOfBounds),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn e8_a_number_out_of_bounds_is_none() {
        for (number, fits) in [(-3, false), (-2, true), (0, true), (2, true), (3, false)] {
            assert_eq!(Rung::new(number).is_ok(), fits, "{number}");
        }
        assert_eq!(Rung::all().map(Rung::get).collect::<Vec<_>>(), [-2, -1, 0, 1, 2]);
        assert!(serde_json::from_str::<Ten>("11").is_err());
        assert_eq!(serde_json::to_string(&Ten::new(7).ok()).ok().as_deref(), Some("7"));
    }

    #[test]
    fn e8_a_day_the_calendar_does_not_have_is_none() {
        let check = |text: &str, fits| {
            assert_eq!(Day::try_from(text.to_owned()).is_ok(), fits, "{text}");
        };
        check("2026-02-28", true);
        check("2028-02-29", true);
        check("2026-02-29", false);
        check("2026-13-01", false);
        check("26-01-01", false);
        check("2026-01-01T00:00:00Z", false);
        check("", false);
        let day = Day::try_from("2026-11-22".to_owned());
        assert_eq!(day.map(|day| Day::of(day.noon()).0), Ok("2026-11-22".to_owned()));
    }
}
