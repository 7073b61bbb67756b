//! The weather of every configured city.

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

use super::types::WeatherNow;

/// Returns the stored readings. It never requests the weather service, so
/// repeated calls cost little.
#[allow(
    clippy::unused_async,
    reason = "the macro makes several functions of it; the browser's waits"
)]
#[server(prefix = "/api", endpoint = "weather", input = GetUrl)]
pub async fn current_weather() -> Result<WeatherNow, ServerFnError> {
    let snapshot: crate::snapshot::SharedSnapshot =
        use_context().ok_or_else(|| ServerFnError::new("no snapshot in this server's context"))?;
    Ok(crate::weather::weather_now(&snapshot, super::clock::now()))
}
