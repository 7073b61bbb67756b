//! The weather of every configured city, as the server keeps it.

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

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

/// What the server knows now. It never asks the weather service itself, so
/// pressing often costs nobody anything.
#[allow(
    clippy::unused_async,
    reason = "the macro makes several functions of it; the browser's waits"
)]
#[server(prefix = "/api", endpoint = "weather", input = GetUrl)]
pub async fn current_weather() -> Result<WeatherNow, ServerFnError> {
    let shell: crate::SharedShell =
        use_context().ok_or_else(|| ServerFnError::new("no shell in this server's context"))?;
    Ok(crate::widgets::weather_now(&shell, super::now()))
}
