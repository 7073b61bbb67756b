//! ΔT: the difference between uniform time (TT) and time by the Earth's
//! rotation (UT), which calendars follow.

/// Returns ΔT in days for a day given in days since 1970-01-01, for 1899 to
/// 2101.
///
/// The polynomials of Espenak and Meeus ("Five Millennium Canon of Solar
/// Eclipses", NASA/TP-2006-214141). They fit observations to 2005; later values
/// are predictions, by 2100 no better than a minute or so.
pub(super) fn days(day: f64) -> f64 {
    let year = 1970.0 + day / 365.2425;
    let seconds = match year {
        ..1920.0 => polynomial(
            year - 1900.0,
            &[-2.79, 1.494_119, -0.059_893_9, 0.006_196_6, -0.000_197],
        ),
        ..1941.0 => polynomial(year - 1920.0, &[21.20, 0.844_93, -0.076_100, 0.002_093_6]),
        ..1961.0 => polynomial(year - 1950.0, &[29.07, 0.407, -1.0 / 233.0, 1.0 / 2_547.0]),
        ..1986.0 => polynomial(year - 1975.0, &[45.45, 1.067, -1.0 / 260.0, -1.0 / 718.0]),
        ..2005.0 => polynomial(
            year - 2000.0,
            &[
                63.86,
                0.334_5,
                -0.060_374,
                0.001_727_5,
                0.000_651_814,
                0.000_023_735_99,
            ],
        ),
        ..2050.0 => polynomial(year - 2000.0, &[62.92, 0.322_17, 0.005_589]),
        _ => polynomial((year - 1820.0) / 100.0, &[-20.0, 0.0, 32.0]) - 0.562_8 * (2150.0 - year),
    };
    seconds / 86_400.0
}

/// Returns the sum of `coefficients[n] · xⁿ`.
pub(super) fn polynomial(x: f64, coefficients: &[f64]) -> f64 {
    coefficients
        .iter()
        .rev()
        .fold(0.0, |sum, coefficient| sum * x + coefficient)
}
