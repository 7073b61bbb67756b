//! What travels between islands and server functions.

use serde::{Deserialize, Serialize};

/// Which box grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TeaserBox {
    /// Tin liên quan; its places are numbers in the ranking.
    Related,
    /// Tin khác; its places are cursors.
    Other,
}

/// A link in ready words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Path on this host.
    pub href: String,
    /// What it says.
    pub words: String,
}

/// The next teasers of a box.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextTeasers {
    /// Items as the server prints them everywhere.
    pub html: String,
    /// The place after them; `None` at the end.
    pub next: Option<String>,
    /// What the box's link becomes: it works without scripts as well.
    pub link: Link,
}

/// One city in the weather bar, in ready words: the browser only prints them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CityNow {
    /// Name as configured.
    pub city: String,
    /// Whole degrees Celsius; `None` while nothing is known.
    pub degrees: Option<String>,
    /// The sky in words; empty where nothing is known.
    pub words: String,
    /// The sky's sign: SVG path data on a field of 24 by 24.
    pub sign: String,
    /// True where the bar shows it before a reader chooses.
    pub shown: bool,
}

/// The whole bar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeatherNow {
    /// Every city, in the configured order.
    pub cities: Vec<CityNow>,
    /// From when the figures are.
    pub note: String,
}
