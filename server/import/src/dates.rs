//! The date formats of a WordPress export.

use store::Timestamp;
use viet::date::{UTC_OFFSET, days_from_civil, exists};

/// Returns the time in `gmt`, else in `local`, read as time in Việt Nam, else
/// in `pub_date`, the date format of feeds.
pub(crate) fn moment(gmt: &str, local: &str, pub_date: &str) -> Option<Timestamp> {
    let known = wordpress(gmt).or_else(|| wordpress(local).map(|seconds| seconds - UTC_OFFSET));
    known
        .or_else(|| rfc_2822(pub_date))
        .map(Timestamp)
        .filter(|time| time.has_four_digit_year())
}

/// `2021-02-18 08:30:00`; an unset date is all zeros.
fn wordpress(text: &str) -> Option<i64> {
    let (day, time) = text.trim().split_once([' ', 'T'])?;
    let mut day = day.splitn(3, '-').map(str::parse::<i32>);
    let (year, month, date) = (day.next()?.ok()?, day.next()?.ok()?, day.next()?.ok()?);
    seconds(year, month, date, time)
}

/// `Thu, 18 Feb 2021 08:30:00 +0700` (RFC 2822, section 3.3).
fn rfc_2822(text: &str) -> Option<i64> {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let text = text.split_once(',').map_or(text, |(_, rest)| rest);
    let mut parts = text.split_whitespace();
    let date = parts.next()?.parse().ok()?;
    let month = parts.next()?.get(..3)?.to_lowercase();
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    let year = parts.next()?.parse().ok()?;
    let local = seconds(year, i32::try_from(month).ok()?, date, parts.next()?)?;
    let zone = parts.next().unwrap_or("+0000");
    let (sign, digits) = match zone.split_at_checked(1)? {
        ("-", digits) => (-1, digits),
        ("+", digits) => (1, digits),
        _ => (1, "0000"),
    };
    let offset: i64 = digits.parse().ok()?;
    Some(local - sign * (offset / 100 * 3600 + offset % 100 * 60))
}

fn seconds(year: i32, month: i32, date: i32, time: &str) -> Option<i64> {
    let (month, date) = (u32::try_from(month).ok()?, u32::try_from(date).ok()?);
    if !(1..=9999).contains(&year) || !exists(year, month, date) {
        return None;
    }
    let mut time = time
        .trim_end_matches('Z')
        .splitn(3, ':')
        .map(str::parse::<i64>);
    let (hour, minute) = (time.next()?.ok()?, time.next()?.ok()?);
    let second = time.next().and_then(Result::ok).unwrap_or_default();
    let fits = (0..24).contains(&hour) && (0..60).contains(&minute) && (0..=60).contains(&second);
    fits.then(|| days_from_civil(year, month, date) * 86_400 + hour * 3600 + minute * 60 + second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_date_formats_agree() {
        let wanted = Some(Timestamp(1_613_611_800));
        assert_eq!(moment("2021-02-18 01:30:00", "", ""), wanted);
        assert_eq!(
            moment("0000-00-00 00:00:00", "2021-02-18 08:30:00", ""),
            wanted
        );
        assert_eq!(moment("", "", "Thu, 18 Feb 2021 08:30:00 +0700"), wanted);
        assert_eq!(moment("", "", "18 Feb 2021 01:30:00 GMT"), wanted);
    }

    #[test]
    fn invalid_date_is_none() {
        for bad in [
            "",
            "0000-00-00 00:00:00",
            "2021-02-30 10:00:00",
            "2021-02-18",
            "hôm qua",
            "2021-02-18 25:00:00",
            "9999-12-31 23:00:00 ",
            "10000-01-01 00:00:00",
            "99999999-01-01 00:00:00",
        ] {
            assert_eq!(moment(bad, bad, bad), None, "{bad}");
        }
    }
}
