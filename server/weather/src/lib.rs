//! A client for weather services with the interface of Open-Meteo, and the loop
//! that refreshes the stored weather. Pages never wait for either: they show
//! the last stored readings.

mod answer;
mod client;
mod error;
mod fresh;

pub use client::{Client, Timeouts};
pub use error::WeatherError;
pub use fresh::keep_fresh;

/// A place whose weather is requested.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct City {
    /// Name as printed.
    pub name: String,
    /// Degrees north of the equator.
    pub latitude: f64,
    /// Degrees east of Greenwich.
    pub longitude: f64,
    /// True if it is shown before a reader chooses.
    #[serde(default)]
    pub shown: bool,
}

/// The cities of a paper that configures none; the first four are shown.
/// Coordinates are those of the city centres, to a hundredth of a degree.
pub fn default_cities() -> Vec<City> {
    const CITIES: [(&str, f64, f64); 16] = [
        ("Hà Nội", 21.03, 105.85),
        ("Đà Nẵng", 16.07, 108.22),
        ("TP Hồ Chí Minh", 10.78, 106.70),
        ("Huế", 16.46, 107.59),
        ("Hải Phòng", 20.86, 106.68),
        ("Cần Thơ", 10.03, 105.78),
        ("Bắc Ninh", 21.19, 106.07),
        ("Thái Nguyên", 21.59, 105.85),
        ("Lào Cai", 22.48, 103.97),
        ("Sơn La", 21.33, 103.91),
        ("Thanh Hóa", 19.81, 105.78),
        ("Vinh", 18.68, 105.68),
        ("Nha Trang", 12.24, 109.19),
        ("Đà Lạt", 11.94, 108.44),
        ("Buôn Ma Thuột", 12.67, 108.04),
        ("Cà Mau", 9.18, 105.15),
    ];
    let city = |(nth, (name, latitude, longitude)): (usize, &(&str, f64, f64))| City {
        name: (*name).to_owned(),
        latitude: *latitude,
        longitude: *longitude,
        shown: nth < 4,
    };
    CITIES.iter().enumerate().map(city).collect()
}
