//! Server functions: thin, typed, check, call, map. Those here only read, by
//! GET, so that anything between reader and server may keep the answers. Their
//! addresses are fixed words: a page that is open while a new version starts
//! still finds them.

mod teasers;
mod weather;

pub(crate) use teasers::{Link, Shelf, more_teasers};
pub(crate) use weather::{CityNow, WeatherNow, current_weather};

/// The server's clock, for answers that name a time.
#[cfg(feature = "ssr")]
fn now() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.map_or(0, |since| {
        i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
    })
}
