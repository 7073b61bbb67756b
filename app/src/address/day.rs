//! A day in Việt Nam, as addresses and date fields write it.

use store::Timestamp;

/// A day as a date field sends it: `2021-02-18`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day {
    days: i64,
}

impl Day {
    /// The day on which a moment lies in Việt Nam.
    pub(crate) fn of(at: Timestamp) -> Self {
        Self {
            days: viet::date::day_number(at.0),
        }
    }

    /// The day this many days earlier.
    pub(crate) fn before(self, days: i64) -> Self {
        Self {
            days: self.days - days,
        }
    }

    pub(crate) fn parse(text: &str) -> Option<Self> {
        viet::date::day_of(text).map(|days| Self { days })
    }

    /// Its first moment in Việt Nam.
    pub(crate) fn begins(self) -> Timestamp {
        Timestamp(viet::date::begin_of_day(self.days))
    }

    /// The first moment after it.
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
