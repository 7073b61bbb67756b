//! A day in Việt Nam, in the form of addresses and date fields.

use store::Timestamp;

/// A day; date fields send it as `2021-02-18`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day {
    days: i64,
}

impl Day {
    /// Returns the day of a time in Việt Nam.
    pub(crate) fn of(at: Timestamp) -> Self {
        Self {
            days: viet::date::day_number(at.0),
        }
    }

    /// Returns the day this many days earlier.
    pub(crate) fn before(self, days: i64) -> Self {
        Self {
            days: self.days - days,
        }
    }

    pub(crate) fn parse(text: &str) -> Option<Self> {
        viet::date::day_of(text).map(|days| Self { days })
    }

    /// Returns its first second in Việt Nam.
    pub(crate) fn begins(self) -> Timestamp {
        Timestamp(viet::date::begin_of_day(self.days))
    }

    /// Returns the first second after it.
    pub(crate) fn ends(self) -> Timestamp {
        Timestamp(viet::date::begin_of_day(self.days + 1))
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (year, month, day) = viet::date::civil_from_days(self.days);
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}
