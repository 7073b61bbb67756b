//! The Vietnamese lunar calendar, computed from the positions of Sun and Moon
//! at UTC+7.
//!
//! The rules: a month begins on the day of the new moon; the month that
//! contains the winter solstice is the eleventh. If there are thirteen months
//! between two such months, the first one in which the Sun enters no new sign
//! (no *trung khí*) is the leap month and has the number of the month before
//! it. The Chinese calendar uses the same rules at UTC+8, so the two sometimes
//! differ: Tết of 1985 was a month earlier in Việt Nam.
//!
//! The same meridian is used for all years, as in the country's tables since
//! 1968; almanacs printed before then may follow the Chinese calendar.

mod delta_t;
mod moon;
mod sun;

use crate::date::{days_from_civil, exists};

/// Years for which [`LunarDate::of`] returns a date.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

const STEMS: [&str; 10] = [
    "Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý",
];
const BRANCHES: [&str; 12] = [
    "Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi",
];
const MONTHS: [&str; 12] = [
    "Giêng",
    "Hai",
    "Ba",
    "Tư",
    "Năm",
    "Sáu",
    "Bảy",
    "Tám",
    "Chín",
    "Mười",
    "Mười Một",
    "Chạp",
];

/// A day of the Vietnamese lunar calendar.
///
/// ```
/// use viet::lunar::LunarDate;
///
/// let tet = LunarDate::of(2021, 2, 12);
/// assert_eq!(tet, Some(LunarDate { year: 2021, month: 1, day: 1, leap: false }));
/// assert_eq!(tet.map(|t| t.words()).as_deref(), Some("mùng 1 tháng Giêng năm Tân Sửu"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LunarDate {
    /// The Gregorian year in which the lunar year begins.
    pub year: i32,
    /// Month, 1 (tháng Giêng) to 12 (tháng Chạp).
    pub month: u32,
    /// Day of the month, 1 to 30.
    pub day: u32,
    /// True in a leap month, which follows the month of the same number.
    pub leap: bool,
}

impl LunarDate {
    /// Returns the lunar date of a day in Việt Nam. `None` for years outside
    /// 1900 to 2100 and for days that do not exist.
    #[must_use]
    pub fn of(year: i32, month: u32, day: u32) -> Option<Self> {
        if !YEARS.contains(&year) || !exists(year, month, day) {
            return None;
        }
        let today = days_from_civil(year, month, day);
        let this = lunation_on(today);
        let mut solstice_year = year;
        let mut eleventh = solstice_lunation(solstice_year);
        let mut next = eleventh;
        if this < eleventh {
            solstice_year -= 1;
            eleventh = solstice_lunation(solstice_year);
        } else {
            next = solstice_lunation(year + 1);
        }
        let leap_at = (next - eleventh == 13)
            .then(|| (eleventh + 1..next).find(|moon| sun_sign(*moon) == sun_sign(moon + 1)))
            .flatten();
        let passed_leap = leap_at.is_some_and(|leap| this >= leap);
        let since_eleventh = this - eleventh - i64::from(passed_leap);
        Some(Self {
            year: if since_eleventh < 2 {
                solstice_year
            } else {
                solstice_year + 1
            },
            month: u32::try_from((since_eleventh + 10) % 12 + 1).ok()?,
            day: u32::try_from(today - moon::first_day(this) + 1).ok()?,
            leap: leap_at == Some(this),
        })
    }

    /// Returns the date in words: "mùng 7 tháng Giêng năm Tân Sửu", "rằm tháng
    /// Bảy năm Ất Tỵ", "ngày 23 tháng Sáu nhuận năm Ất Tỵ".
    #[must_use]
    pub fn words(self) -> String {
        let Self {
            month, day, leap, ..
        } = self;
        let day = match day {
            1..=10 => format!("mùng {day}"),
            15 => "rằm".to_owned(),
            _ => format!("ngày {day}"),
        };
        let month = month
            .checked_sub(1)
            .and_then(|at| MONTHS.get(at as usize))
            .unwrap_or(&"");
        let leap = if leap { " nhuận" } else { "" };
        format!("{day} tháng {month}{leap} năm {}", self.year_name())
    }

    /// Returns the year's name in the cycle of sixty years: "Tân Sửu".
    #[must_use]
    pub fn year_name(self) -> String {
        // A cycle began in the year 4.
        let at = (self.year - 4).rem_euclid(60) as usize;
        format!("{} {}", STEMS[at % 10], BRANCHES[at % 12])
    }
}

/// Returns the lunation (see [`moon::first_day`]) whose month contains the day.
fn lunation_on(day: i64) -> i64 {
    let mut lunation = moon::near(day) + 1;
    while moon::first_day(lunation) > day {
        lunation -= 1;
    }
    lunation
}

/// Returns the lunation whose month contains the winter solstice of a Gregorian
/// year.
fn solstice_lunation(year: i32) -> i64 {
    let mut lunation = lunation_on(days_from_civil(year, 12, 31));
    // The ninth sign begins at the solstice, so this is the last month that
    // begins before it.
    while sun_sign(lunation) >= 9 {
        lunation -= 1;
    }
    lunation
}

/// Returns the sign of the zodiac (0 from the spring equinox) in which the Sun
/// is at the start of the lunation's first day.
fn sun_sign(lunation: i64) -> u32 {
    sun::twelfth(moon::first_day(lunation))
}
