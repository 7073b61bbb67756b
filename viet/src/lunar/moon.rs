//! New moons, after Jean Meeus, "Astronomical Algorithms" (2nd ed.), chapter
//! 49: the mean new moon, the periodic terms of Moon and Sun, and fourteen
//! smaller terms of the planets. Within about 20 seconds of the full theory
//! from 1900 to 2100.

use super::delta_t::{self, polynomial};

/// Julian day of 1970-01-01T00:00:00.
const EPOCH: f64 = 2_440_587.5;
/// Mean length of a lunation in days.
const MONTH: f64 = 29.530_588_861;
/// Julian day of the mean new moon of 6 January 2000, lunation 0.
const FIRST: f64 = 2_451_550.097_66;
/// Local midnight precedes midnight UTC by this part of a day.
pub(super) const MERIDIAN: f64 = 7.0 / 24.0;

/// Terms of the new moon: days, power of the Earth's eccentricity, multiples of
/// the anomalies of Sun and Moon and of the Moon's argument of latitude.
#[rustfmt::skip]
const TERMS: [(f64, i32, f64, f64, f64); 24] = [
    (-0.407_20, 0, 0.0, 1.0, 0.0),  (0.172_41, 1, 1.0, 0.0, 0.0),
    (0.016_08, 0, 0.0, 2.0, 0.0),   (0.010_39, 0, 0.0, 0.0, 2.0),
    (0.007_39, 1, -1.0, 1.0, 0.0),  (-0.005_14, 1, 1.0, 1.0, 0.0),
    (0.002_08, 2, 2.0, 0.0, 0.0),   (-0.001_11, 0, 0.0, 1.0, -2.0),
    (-0.000_57, 0, 0.0, 1.0, 2.0),  (0.000_56, 1, 1.0, 2.0, 0.0),
    (-0.000_42, 0, 0.0, 3.0, 0.0),  (0.000_42, 1, 1.0, 0.0, 2.0),
    (0.000_38, 1, 1.0, 0.0, -2.0),  (-0.000_24, 1, -1.0, 2.0, 0.0),
    (-0.000_07, 0, 2.0, 1.0, 0.0),  (0.000_04, 0, 0.0, 2.0, -2.0),
    (0.000_04, 0, 3.0, 0.0, 0.0),   (0.000_03, 0, 1.0, 1.0, -2.0),
    (0.000_03, 0, 0.0, 2.0, 2.0),   (-0.000_03, 0, 1.0, 1.0, 2.0),
    (0.000_03, 0, -1.0, 1.0, 2.0),  (-0.000_02, 0, -1.0, 1.0, -2.0),
    (-0.000_02, 0, 1.0, 3.0, 0.0),  (0.000_02, 0, 0.0, 4.0, 0.0),
];

/// Terms of the planets: days, argument at lunation 0, its change per lunation.
#[rustfmt::skip]
const PLANETS: [(f64, f64, f64); 14] = [
    (0.000_325, 299.77, 0.107_408),  (0.000_165, 251.88, 0.016_321),
    (0.000_164, 251.83, 26.651_886), (0.000_126, 349.42, 36.412_478),
    (0.000_110, 84.66, 18.206_239),  (0.000_062, 141.74, 53.303_771),
    (0.000_060, 207.14, 2.453_732),  (0.000_056, 154.84, 7.306_860),
    (0.000_047, 34.52, 27.261_239),  (0.000_042, 207.19, 0.121_824),
    (0.000_040, 291.34, 1.844_379),  (0.000_037, 161.72, 24.198_154),
    (0.000_035, 239.56, 25.513_099), (0.000_023, 331.55, 3.592_518),
];

/// Returns the lunation whose mean new moon is the last before a day, given in
/// days since 1970-01-01; the true new moon may be on the other side of that
/// day.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "some thousands"
)]
pub(super) fn near(day: i64) -> i64 {
    ((day as f64 + EPOCH - FIRST) / MONTH).floor() as i64
}

/// Returns the day in Việt Nam, in days since 1970-01-01, of a lunation's new
/// moon. Lunation 0 is that of 6 January 2000.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "some thousands"
)]
pub(super) fn first_day(lunation: i64) -> i64 {
    (new_moon(lunation as f64) + MERIDIAN).floor() as i64
}

/// Returns the time of a new moon in days UT since 1970-01-01.
fn new_moon(k: f64) -> f64 {
    let t = k / 1_236.85;
    let eccentricity = polynomial(t, &[1.0, -0.002_516, -0.000_007_4]);
    let sun = angle(
        t,
        &[2.553_4, 0.0, -0.000_001_4, -0.000_000_11],
        29.105_356_70 * k,
    );
    let moon = angle(
        t,
        &[201.564_3, 0.0, 0.010_758_2, 0.000_012_38, -0.000_000_058],
        385.816_935_28 * k,
    );
    let latitude = angle(
        t,
        &[160.710_8, 0.0, -0.001_611_8, -0.000_002_27, 0.000_000_011],
        390.670_502_84 * k,
    );
    let node = angle(
        t,
        &[124.774_6, 0.0, 0.002_067_2, 0.000_002_15],
        -1.563_755_88 * k,
    );

    let mean = MONTH * k + polynomial(t, &[0.0, 0.0, 0.000_154_37, -0.000_000_150, 0.73e-9]);
    let bodies: f64 = TERMS
        .iter()
        .map(|(days, power, s, m, f)| {
            days * eccentricity.powi(*power) * (s * sun + m * moon + f * latitude).sin()
        })
        .sum();
    let planets: f64 = PLANETS
        .iter()
        .enumerate()
        .map(|(at, (days, start, growth))| {
            let bend = if at == 0 { -0.009_173 * t * t } else { 0.0 };
            days * (start + growth * k + bend).to_radians().sin()
        })
        .sum();
    let dynamical = FIRST - EPOCH + mean + bodies - 0.000_17 * node.sin() + planets;
    dynamical - delta_t::days(dynamical)
}

/// Returns an angle in radians from its polynomial and its linear term, in
/// degrees.
fn angle(t: f64, coefficients: &[f64], growth: f64) -> f64 {
    (polynomial(t, coefficients) + growth).to_radians()
}
