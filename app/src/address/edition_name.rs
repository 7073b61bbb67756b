//! Names of editions, as they stand in addresses.

use std::fmt;

use viet::date::LocalTime;

use super::day::Day;

/// Which articles an edition holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditionName {
    /// `2021-02-18`: what was published on that day in Việt Nam.
    Day(EditionDay),
    /// `7-ngay`: today's and those of the six days before.
    Week,
    /// `moi-nhat`: the newest of the paper, whenever they were published.
    Newest,
}

/// A day that names an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EditionDay(Day);

impl EditionName {
    /// Reads a name; `None` where it is none, or a day that no calendar has.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "7-ngay" => Some(Self::Week),
            "moi-nhat" => Some(Self::Newest),
            // One address a day: no other way of writing it is taken.
            _ => Day::parse(text)
                .filter(|day| day.to_string() == text)
                .map(|day| Self::Day(EditionDay(day))),
        }
    }

    /// The name of the day on which a moment lies.
    pub(crate) fn of_day(at: LocalTime) -> Self {
        Self::Day(EditionDay(Day::of(store::Timestamp(at.unix_seconds()))))
    }

    /// The day, where it is a day's.
    pub(crate) fn day(self) -> Option<Day> {
        match self {
            Self::Day(EditionDay(day)) => Some(day),
            Self::Week | Self::Newest => None,
        }
    }
}

impl fmt::Display for EditionName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(EditionDay(day)) => day.fmt(f),
            Self::Week => f.write_str("7-ngay"),
            Self::Newest => f.write_str("moi-nhat"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_reads_what_it_prints() {
        for text in ["2021-02-18", "7-ngay", "moi-nhat", "0999-01-01"] {
            assert_eq!(EditionName::parse(text).unwrap().to_string(), text);
        }
        for bad in [
            "",
            "2021-02-30",
            "2021-2-18",
            "+2021-02-18",
            "2021-02-18 ",
            "7",
            "18-02-2021",
            "99999-01-01x",
        ] {
            assert_eq!(EditionName::parse(bad), None, "{bad}");
        }
        let day = LocalTime::at(1_613_611_800);
        assert_eq!(EditionName::of_day(day).to_string(), "2021-02-18");
    }
}
