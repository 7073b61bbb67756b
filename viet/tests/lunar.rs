//! The lunar calendar compared with known dates, and checked for consistency.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use viet::date::{civil_from_days, days_from_civil};
use viet::lunar::LunarDate;

/// First days of lunar years in Việt Nam, past and announced. They differ from
/// those of the Chinese calendar in 1968, 1969, 1985, 2007 and 2030.
#[rustfmt::skip]
const TET: [(i32, u32, u32); 64] = [
    (1968, 1, 29), (1969, 2, 16), (1970, 2, 6), (1971, 1, 27), (1972, 2, 15), (1973, 2, 3), (1974, 1, 23),
    (1975, 2, 11), (1976, 1, 31), (1977, 2, 18), (1978, 2, 7), (1979, 1, 28), (1980, 2, 16), (1981, 2, 5),
    (1982, 1, 25), (1983, 2, 13), (1984, 2, 2), (1985, 1, 21), (1986, 2, 9), (1987, 1, 29), (1988, 2, 17),
    (1989, 2, 6), (1990, 1, 27), (1991, 2, 15), (1992, 2, 4), (1993, 1, 23), (1994, 2, 10), (1995, 1, 31),
    (1996, 2, 19), (1997, 2, 7), (1998, 1, 28), (1999, 2, 16), (2000, 2, 5), (2001, 1, 24), (2002, 2, 12),
    (2003, 2, 1), (2004, 1, 22), (2005, 2, 9), (2006, 1, 29), (2007, 2, 17), (2008, 2, 7), (2009, 1, 26),
    (2010, 2, 14), (2011, 2, 3), (2012, 1, 23), (2013, 2, 10), (2014, 1, 31), (2015, 2, 19), (2016, 2, 8),
    (2017, 1, 28), (2018, 2, 16), (2019, 2, 5), (2020, 1, 25), (2021, 2, 12), (2022, 2, 1), (2023, 1, 22),
    (2024, 2, 10), (2025, 1, 29), (2026, 2, 17), (2027, 2, 6), (2028, 1, 26), (2029, 2, 13), (2030, 2, 2),
    (2031, 1, 23),
];

/// Leap months: the year, and the month that they follow. The Chinese calendar
/// has other ones in 1985 and 1987.
const LEAP: [(i32, u32); 16] = [
    (1985, 2),
    (1987, 7),
    (1990, 5),
    (1993, 3),
    (1995, 8),
    (1998, 5),
    (2001, 4),
    (2004, 2),
    (2006, 7),
    (2009, 5),
    (2012, 4),
    (2014, 9),
    (2017, 6),
    (2020, 4),
    (2023, 2),
    (2025, 6),
];

#[test]
fn tet_is_on_the_known_days() {
    for (year, month, day) in TET {
        let date = LunarDate::of(year, month, day);
        assert_eq!(
            date,
            Some(LunarDate {
                year,
                month: 1,
                day: 1,
                leap: false
            }),
            "{day}/{month}/{year}"
        );
    }
}

#[test]
fn known_leap_months() {
    let mut found = Vec::new();
    for days in days_from_civil(1985, 1, 1)..days_from_civil(2027, 1, 1) {
        let (year, month, day) = civil_from_days(days);
        let date = LunarDate::of(year, month, day).unwrap();
        if date.leap && date.day == 1 {
            found.push((date.year, date.month));
        }
    }
    assert_eq!(found, LEAP);
}

#[test]
fn days_are_consecutive() {
    let mut before: Option<LunarDate> = None;
    let mut months = 0;
    for days in days_from_civil(1900, 1, 1)..=days_from_civil(2100, 12, 31) {
        let (year, month, day) = civil_from_days(days);
        let today =
            LunarDate::of(year, month, day).unwrap_or_else(|| panic!("{day}/{month}/{year}"));
        if let Some(before) = before {
            let next_day = LunarDate {
                day: before.day + 1,
                ..before
            };
            if today != next_day {
                months += 1;
                assert!(
                    (29..=30).contains(&before.day) && today.day == 1,
                    "{before:?} then {today:?}"
                );
                let leap = LunarDate {
                    day: 1,
                    leap: true,
                    ..before
                };
                let turned = before.month == 12;
                let next = LunarDate {
                    year: before.year + i32::from(turned),
                    month: before.month % 12 + 1,
                    day: 1,
                    leap: false,
                };
                assert!(
                    today == next || (today == leap && !before.leap),
                    "{before:?} then {today:?}"
                );
            }
        }
        before = Some(today);
    }
    // 201 years of 12.368 months each.
    assert!((2480..=2490).contains(&months), "{months}");
}

#[test]
fn other_days_have_no_lunar_date() {
    for (year, month, day) in [
        (1899, 12, 31),
        (2101, 1, 1),
        (2021, 2, 29),
        (2021, 13, 1),
        (2021, 0, 1),
        (2021, 1, 0),
    ] {
        assert_eq!(LunarDate::of(year, month, day), None);
    }
}

#[test]
fn dates_in_words() {
    let words = |year, month, day| LunarDate::of(year, month, day).unwrap().words();
    assert_eq!(words(2021, 2, 18), "mùng 7 tháng Giêng năm Tân Sửu");
    assert_eq!(words(2024, 2, 9), "ngày 30 tháng Chạp năm Quý Mão");
    assert_eq!(words(2025, 9, 6), "rằm tháng Bảy năm Ất Tỵ");
    assert_eq!(words(2025, 7, 25), "mùng 1 tháng Sáu nhuận năm Ất Tỵ");
}
