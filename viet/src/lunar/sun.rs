//! The position of the Sun, after Jean Meeus, "Astronomical Algorithms" (2nd
//! ed.), chapter 25, with the larger terms of the planetary theory VSOP87 for
//! the Earth's longitude (Bretagnon and Francou; Meeus' appendix III), light
//! time and nutation.

use super::delta_t::{self, polynomial};
use super::moon::MERIDIAN;

/// Days from 1970-01-01T00:00 to 2000-01-01T12:00.
const J2000: f64 = 10_957.5;

/// Terms of the Earth's longitude: amplitude in 10⁻⁸ radians, phase in radians,
/// frequency in radians per thousand years.
#[rustfmt::skip]
const LONGITUDE: [(f64, f64, f64); 34] = [
    (3_341_656.0, 4.669_256_8, 6_283.075_85), (34_894.0, 4.626_10, 12_566.151_70),
    (3_497.0, 2.744_1, 5_753.384_9),  (3_418.0, 2.828_9, 3.523_1),
    (3_136.0, 3.627_7, 77_713.771_5), (2_676.0, 4.418_1, 7_860.419_4),
    (2_343.0, 6.135_2, 3_930.209_7),  (1_324.0, 0.742_5, 11_506.769_8),
    (1_273.0, 2.037_1, 529.691_0),    (1_199.0, 1.109_6, 1_577.343_5),
    (990.0, 5.233, 5_884.927),        (902.0, 2.045, 26.298),
    (857.0, 3.508, 398.149),          (780.0, 1.179, 5_223.694),
    (753.0, 2.533, 5_507.553),        (505.0, 4.583, 18_849.228),
    (492.0, 4.205, 775.523),          (357.0, 2.920, 0.067),
    (317.0, 5.849, 11_790.629),       (284.0, 1.899, 796.298),
    (271.0, 0.315, 10_977.079),       (243.0, 0.345, 5_486.778),
    (206.0, 4.806, 2_544.314),        (205.0, 1.869, 5_573.143),
    (202.0, 2.458, 6_069.777),        (156.0, 0.833, 213.299),
    (132.0, 3.411, 2_942.463),        (126.0, 1.083, 20.775),
    (115.0, 0.645, 0.980),            (103.0, 0.636, 4_694.003),
    (102.0, 0.976, 15_720.839),       (102.0, 4.267, 7.114),
    (99.0, 6.21, 2_146.17),           (98.0, 0.68, 155.42),
];

/// Terms that grow with time, in the same units per thousand years.
#[rustfmt::skip]
const GROWING: [(f64, f64, f64); 4] = [
    (206_059.0, 2.678_235, 6_283.075_85), (4_303.0, 2.635_1, 12_566.151_7),
    (425.0, 1.590, 3.523),                (119.0, 5.796, 26.298),
];

/// Returns the sign of the zodiac (0 to 11, from the spring equinox) in which
/// the Sun is at local midnight in Việt Nam at the start of a day, given in
/// days since 1970-01-01.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "days of two centuries in, 0 to 11 out"
)]
pub(super) fn twelfth(day: i64) -> u32 {
    (longitude(day as f64 - MERIDIAN) / 30.0).floor() as u32
}

/// Returns the Sun's apparent longitude in degrees, 0 to 360, at a time in days
/// UT since 1970-01-01.
fn longitude(moment: f64) -> f64 {
    let thousands = (moment + delta_t::days(moment) - J2000) / 365_250.0;
    let earth = sum(&LONGITUDE, thousands)
        + thousands * sum(&GROWING, thousands)
        + thousands * thousands * (8_720.0 * (1.072_1 + 6_283.075_8 * thousands).cos())
        + polynomial(thousands, &[175_347_046.0, 628_331_966_747.0, 52_919.0]);
    let geometric = (earth * 1e-8).to_degrees() + 180.0;
    let light_time = -20.489_8 / 3_600.0;
    let to_fk5 = -0.090_33 / 3_600.0;
    (geometric + light_time + to_fk5 + nutation(thousands * 10.0)).rem_euclid(360.0)
}

fn sum(terms: &[(f64, f64, f64)], t: f64) -> f64 {
    terms
        .iter()
        .map(|(size, phase, rate)| size * (phase + rate * t).cos())
        .sum()
}

/// Returns the nutation in longitude, in degrees; `t` in centuries since 2000
/// (chapter 22, the four terms above a fifth of an arc second).
fn nutation(t: f64) -> f64 {
    let node = (125.044_52 - 1_934.136_261 * t).to_radians();
    let sun = (280.466_5 + 36_000.769_8 * t).to_radians();
    let moon = (218.316_5 + 481_267.881_3 * t).to_radians();
    let seconds = -17.20 * node.sin() - 1.32 * (2.0 * sun).sin() - 0.23 * (2.0 * moon).sin()
        + 0.21 * (2.0 * node).sin();
    seconds / 3_600.0
}
