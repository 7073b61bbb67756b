//! Stored weather readings, so that a page never waits for the weather service.

use serde::{Deserialize, Serialize};

use crate::Timestamp;

/// The weather of one city at one time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeatherReading {
    /// The city's name as configured.
    pub city: String,
    /// Air temperature at 2 m, in tenths of a degree Celsius.
    pub tenths: i32,
    /// Weather code of the World Meteorological Organization (table 4677), 0 to 99.
    pub code: u8,
    /// When it was observed.
    pub at: Timestamp,
}
