//! Words and icons of weather codes: table 4677 of the World Meteorological
//! Organization, as far as forecast services use it.

use super::Language;

/// Words and icon of a weather code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sky {
    /// Shown in a tooltip and read by screen readers.
    pub(crate) words: &'static str,
    /// Its icon: path data of a line drawing in a square of 24 units.
    pub(crate) sign: &'static str,
}

const SUN: &str = "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.5 1.5M17.5 17.5 19 19M19 5l-1.5 1.5M6.5 17.5 5 19";
const SUN_AND_CLOUD: &str = "M8 20h9a3.5 3.5 0 0 0 .4-7A5 5 0 0 0 7.7 13 3.6 3.6 0 0 0 8 20zM4.8 12.5A4.2 4.2 0 0 1 12 8M9 3v1.5M3.5 5.5l1 1M1.5 11H3M14.5 5.5l-1 1";
const CLOUD: &str = "M7 19h10a4 4 0 0 0 .5-8A6 6 0 0 0 6 10.5 4.3 4.3 0 0 0 7 19z";
const FOG: &str = "M4 8h16M6 12h14M4 16h12";
const DRIZZLE: &str =
    "M7 15h10a3.8 3.8 0 0 0 .5-7.5A6 6 0 0 0 6.2 7 4 4 0 0 0 7 15zM9 18v1M12 20v1M15 18v1";
const RAIN: &str =
    "M7 15h10a3.8 3.8 0 0 0 .5-7.5A6 6 0 0 0 6.2 7 4 4 0 0 0 7 15zM9 18l-1 3M13 18l-1 3M17 18l-1 3";
const SNOW: &str =
    "M7 15h10a3.8 3.8 0 0 0 .5-7.5A6 6 0 0 0 6.2 7 4 4 0 0 0 7 15zM8 19v.01M12 21v.01M16 19v.01";
const STORM: &str =
    "M7 14h10a3.8 3.8 0 0 0 .5-7.5A6 6 0 0 0 6.2 6 4 4 0 0 0 7 14zM13 14l-3 4h4l-2 4";

/// Returns words and icon of `code`; `None` for an unknown code.
pub(crate) fn sky(language: Language, code: u8) -> Option<Sky> {
    let (vietnamese, english, sign) = match code {
        0 => ("trời quang", "clear", SUN),
        1 => ("ít mây", "few clouds", SUN_AND_CLOUD),
        2 => ("mây rải rác", "partly cloudy", SUN_AND_CLOUD),
        3 => ("nhiều mây", "cloudy", CLOUD),
        45 | 48 => ("sương mù", "fog", FOG),
        51 | 53 | 55 => ("mưa phùn", "drizzle", DRIZZLE),
        56 | 57 => ("mưa phùn băng giá", "freezing drizzle", RAIN),
        61 => ("mưa nhỏ", "light rain", DRIZZLE),
        63 => ("mưa vừa", "rain", RAIN),
        65 => ("mưa to", "heavy rain", RAIN),
        66 | 67 => ("mưa băng giá", "freezing rain", RAIN),
        71 | 73 | 75 => ("tuyết rơi", "snow", SNOW),
        77 => ("tuyết hạt", "snow grains", SNOW),
        80 => ("mưa rào nhẹ", "light showers", DRIZZLE),
        81 => ("mưa rào", "showers", RAIN),
        82 => ("mưa rào rất to", "violent showers", STORM),
        85 | 86 => ("mưa tuyết", "snow showers", SNOW),
        95 => ("dông", "thunderstorm", STORM),
        96 | 99 => ("dông kèm mưa đá", "thunderstorm with hail", STORM),
        _ => return None,
    };
    let words = match language {
        Language::Vi => vietnamese,
        Language::En => english,
    };
    Some(Sky { words, sign })
}

/// Formats tenths of a degree as whole degrees, halves away from zero: "20",
/// "−3".
pub(crate) fn degrees(tenths: i32) -> String {
    let whole = (tenths.abs() + 5) / 10;
    if tenths < 0 && whole > 0 {
        format!("−{whole}")
    } else {
        whole.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tenths_round_to_whole_degrees() {
        for (tenths, words) in [
            (204, "20"),
            (205, "21"),
            (0, "0"),
            (-4, "0"),
            (-5, "−1"),
            (-34, "−3"),
        ] {
            assert_eq!(degrees(tenths), words);
        }
    }

    #[test]
    fn codes_outside_the_table_have_no_words() {
        assert_eq!(
            sky(Language::Vi, 0).map(|sky| sky.words),
            Some("trời quang")
        );
        assert_eq!(sky(Language::En, 0).map(|sky| sky.words), Some("clear"));
        assert_eq!(sky(Language::Vi, 4), None);
        assert_eq!(sky(Language::Vi, 255), None);
    }
}
