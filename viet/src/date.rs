//! Dates and times in Việt Nam, and their wording in its newspapers.
//!
//! The country has used UTC+7 without summer time since 1975; this module uses
//! that offset for all times, earlier ones too.

const DAY: i64 = 86_400;

/// Offset of Việt Nam's local time from UTC, in seconds.
pub const UTC_OFFSET: i64 = 7 * 3_600;

/// Largest distance from 1970 in seconds, about 1.9 billion years: beyond it a
/// year does not fit an `i32`.
const FARTHEST: i64 = 60_000_000_000_000_000;

const WEEKDAYS: [&str; 7] = [
    "Chủ Nhật",
    "Thứ Hai",
    "Thứ Ba",
    "Thứ Tư",
    "Thứ Năm",
    "Thứ Sáu",
    "Thứ Bảy",
];

/// A date and time in `Asia/Ho_Chi_Minh` (UTC+7), in the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalTime {
    /// Year; 0 is the year before 1.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u32,
    /// Day of the month, 1 to 31.
    pub day: u32,
    /// Hour, 0 to 23.
    pub hour: u32,
    /// Minute, 0 to 59.
    pub minute: u32,
    /// Second, 0 to 59.
    pub second: u32,
}

impl LocalTime {
    /// Returns the local time at `unix_seconds`, which may be negative. Times
    /// more than 1.9 billion years from 1970 are clamped.
    #[must_use]
    pub fn at(unix_seconds: i64) -> Self {
        let local = unix_seconds.clamp(-FARTHEST, FARTHEST) + UTC_OFFSET;
        let (year, month, day) = civil_from_days(local.div_euclid(DAY));
        let clock = local.rem_euclid(DAY);
        Self {
            year,
            month,
            day,
            hour: small(clock / 3_600),
            minute: small(clock / 60 % 60),
            second: small(clock % 60),
        }
    }

    /// Returns the seconds since 1970-01-01T00:00:00Z, the inverse of
    /// [`LocalTime::at`].
    #[must_use]
    pub fn unix_seconds(self) -> i64 {
        let clock =
            i64::from(self.hour) * 3_600 + i64::from(self.minute) * 60 + i64::from(self.second);
        days_from_civil(self.year, self.month, self.day) * DAY + clock - UTC_OFFSET
    }

    /// Returns the number of the weekday: 0 is Sunday, 6 Saturday.
    #[must_use]
    pub fn weekday_number(self) -> usize {
        // 1970-01-01 was a Thursday, four days after a Sunday.
        let days = days_from_civil(self.year, self.month, self.day) + 4;
        small(days.rem_euclid(7)) as usize
    }

    /// Returns the weekday: "Chủ Nhật", "Thứ Hai" … "Thứ Bảy".
    #[must_use]
    pub fn weekday(self) -> &'static str {
        WEEKDAYS[self.weekday_number()]
    }

    /// Returns date and time as shown above an article: "Thứ Năm, 18/02/2021,
    /// 08:30".
    #[must_use]
    pub fn full(self) -> String {
        let Self {
            year,
            month,
            day,
            hour,
            minute,
            ..
        } = self;
        format!(
            "{}, {day:02}/{month:02}/{year:04}, {hour:02}:{minute:02}",
            self.weekday()
        )
    }

    /// Returns the date as shown in the masthead: "Thứ Năm, ngày 18 tháng 2 năm
    /// 2021".
    #[must_use]
    pub fn day_words(self) -> String {
        let Self {
            year, month, day, ..
        } = self;
        format!("{}, ngày {day} tháng {month} năm {year}", self.weekday())
    }

    /// Returns the time in ISO 8601: "2021-02-18T08:30:00+07:00".
    #[must_use]
    pub fn iso(self) -> String {
        let Self {
            year,
            month,
            day,
            hour,
            minute,
            second,
        } = self;
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}+07:00")
    }

    /// Parses the output of [`LocalTime::iso`]; `None` for any other text.
    #[must_use]
    pub fn of_iso(text: &str) -> Option<Self> {
        let (day, clock) = text.strip_suffix("+07:00")?.split_once('T')?;
        let (year, month, day) = civil_from_days(day_of(day)?);
        let [hour, minute, second] = clock.split(':').collect::<Vec<_>>().try_into().ok()?;
        let read = Self {
            year,
            month,
            day,
            hour: hour.parse().ok()?,
            minute: minute.parse().ok()?,
            second: second.parse().ok()?,
        };
        (read.iso() == text).then_some(read)
    }
}

/// Parses a date in the form of a date field, `2021-02-18`, and returns its
/// days since 1970-01-01. `None` if there is no such day.
#[must_use]
pub fn day_of(text: &str) -> Option<i64> {
    let mut parts = text.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    exists(year, month, day).then(|| days_from_civil(year, month, day))
}

/// Returns the day in Việt Nam of a moment, in days since 1970-01-01; the moment
/// is given in seconds since 1970-01-01T00:00:00Z.
///
/// ```
/// use viet::date::{begin_of_day, day_number};
///
/// assert_eq!(day_number(begin_of_day(18_676)), 18_676);
/// assert_eq!(day_number(begin_of_day(18_676) - 1), 18_675);
/// ```
#[must_use]
pub fn day_number(unix_seconds: i64) -> i64 {
    (unix_seconds + UTC_OFFSET).div_euclid(DAY)
}

/// Returns the first second in Việt Nam of a day that is given in days since
/// 1970-01-01, in seconds since 1970-01-01T00:00:00Z.
#[must_use]
pub fn begin_of_day(days: i64) -> i64 {
    days * DAY - UTC_OFFSET
}

/// Returns the days from 1970-01-01 to a day of the Gregorian calendar;
/// negative before it. Months and days outside their range are carried over:
/// month 13 is the next January, day 0 the last day of the month before.
///
/// After Howard Hinnant's "chrono-compatible low-level date algorithms": a year
/// starts in March, so that the leap day is its last. The days before a month
/// are then a linear function, and 400 years always have 146,097 days.
#[must_use]
pub fn days_from_civil(year: i32, month: u32, day: u32) -> i64 {
    let months = i64::from(month) - 3;
    let year = i64::from(year) + months.div_euclid(12);
    let month = months.rem_euclid(12);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * month + 2) / 5 + i64::from(day) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    // There are 719,468 days between 0000-03-01 and 1970-01-01.
    era * 146_097 + day_of_era - 719_468
}

/// Returns year, month (1 to 12) and day (1 to 31) of a day that is given in
/// days since 1970-01-01: the inverse of [`days_from_civil`], by the same
/// method. Years are clamped to an `i32`.
#[must_use]
pub fn civil_from_days(days: i64) -> (i32, u32, u32) {
    let days = days.clamp(-FARTHEST / DAY - 1, FARTHEST / DAY + 1) + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    // Without the leap days so far, every year has 365 days.
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let (year, month) = if month < 10 {
        (0, month + 3)
    } else {
        (1, month - 9)
    };
    let year = year + year_of_era + era * 400;
    (
        i32::try_from(year).unwrap_or(i32::MAX),
        small(month),
        small(day),
    )
}

/// True if the Gregorian calendar has this day.
#[must_use]
pub fn exists(year: i32, month: u32, day: u32) -> bool {
    (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && civil_from_days(days_from_civil(year, month, day)) == (year, month, day)
}

/// Converts a remainder of date or time arithmetic, which is never negative.
fn small(number: i64) -> u32 {
    u32::try_from(number).unwrap_or_default()
}
