//! Names of editions in addresses.

use std::fmt;

use viet::date::LocalTime;

use super::day::Day;

/// The articles that an edition contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditionName {
    /// `2021-02-18`: the articles published on that day in Việt Nam.
    Day(EditionDay),
    /// `7-ngay`: the articles of today and the six days before.
    Week,
    /// `moi-nhat`: the newest articles, whenever they were published.
    Newest,
}

/// The day of an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EditionDay(Day);

impl EditionName {
    /// Parses a name; `None` if it is not valid, or its day does not exist.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "7-ngay" => Some(Self::Week),
            "moi-nhat" => Some(Self::Newest),
            // One address per day: no other spelling is accepted.
            _ => Day::parse(text)
                .filter(|day| day.to_string() == text)
                .map(|day| Self::Day(EditionDay(day))),
        }
    }

    /// Returns the name of the edition for the day of a time.
    pub(crate) fn of_day(at: LocalTime) -> Self {
        Self::Day(EditionDay(Day::of(store::Timestamp(at.unix_seconds()))))
    }

    /// Returns the day of a day's edition.
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
    fn a_printed_name_parses_to_the_same_value() {
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
