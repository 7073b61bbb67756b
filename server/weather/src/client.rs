//! A client that requests the weather of all cities at once.

use std::time::Duration;

use outbound::{Guard, retry_after, root_cause};
use reqwest::{StatusCode, Url};
use store::WeatherReading;

use crate::{City, WeatherError, answer};

/// Longest response, in bytes; one for sixteen cities has about 6,000.
const LIMIT: usize = 1 << 20;

/// Timeouts of a request.
#[derive(Clone, Copy, Debug)]
pub struct Timeouts {
    /// Timeout of connecting.
    pub connect: Duration,
    /// Timeout of the whole response.
    pub whole: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            whole: Duration::from_secs(15),
        }
    }
}

/// A client of one service for a fixed list of cities.
#[derive(Clone, Debug)]
pub struct Client {
    http: reqwest::Client,
    question: Url,
    cities: Vec<City>,
}

impl Client {
    /// Creates a client of the service at `base`, such as `https://api.open-meteo.com`.
    ///
    /// # Errors
    ///
    /// Returns [`WeatherError::Address`] where `base` is not an HTTP URL.
    pub fn new(base: &str, cities: Vec<City>, timeouts: Timeouts) -> Result<Self, WeatherError> {
        let wrong = |reason: String| WeatherError::Address {
            address: base.to_owned(),
            reason,
        };
        // `base` is parsed alone: after a bare `http://` the path would pass as a host.
        Url::parse(base).map_err(|error| wrong(error.to_string()))?;
        let mut question = Url::parse(&format!("{}/v1/forecast", base.trim_end_matches('/')))
            .map_err(|error| wrong(error.to_string()))?;
        if !matches!(question.scheme(), "http" | "https") {
            return Err(wrong(
                "it begins with neither http:// nor https://".to_owned(),
            ));
        }
        let list = |of: fn(&City) -> f64| {
            cities
                .iter()
                .map(|city| of(city).to_string())
                .collect::<Vec<_>>()
                .join(",")
        };
        question
            .query_pairs_mut()
            .append_pair("latitude", &list(|city| city.latitude))
            .append_pair("longitude", &list(|city| city.longitude))
            .append_pair("current", "temperature_2m,weather_code")
            .append_pair("timeformat", "unixtime");
        // The owner names the service, which may be in a private network.
        let guard = Guard::named(question.host_str());
        guard.check(&question).map_err(|it| wrong(it.to_string()))?;
        let http = guard
            .client(0)
            .connect_timeout(timeouts.connect)
            .timeout(timeouts.whole)
            .build()
            .map_err(|error| wrong(error.to_string()))?;
        Ok(Self {
            http,
            question,
            cities,
        })
    }

    /// Fetches the weather at second `now`, for every city with a plausible reading.
    pub async fn fetch(&self, now: i64) -> Result<Vec<WeatherReading>, WeatherError> {
        let unreachable = |error: reqwest::Error| WeatherError::Unreachable(root_cause(&error));
        let mut response = self
            .http
            .get(self.question.clone())
            .send()
            .await
            .map_err(unreachable)?;
        if response.status() != StatusCode::OK {
            return Err(WeatherError::Status {
                status: response.status().as_u16(),
                retry_after: retry_after(response.headers()),
            });
        }
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(unreachable)? {
            if body.len() + chunk.len() > LIMIT {
                return Err(WeatherError::TooLong { limit: LIMIT });
            }
            body.extend_from_slice(&chunk);
        }
        answer::readings(&body, &self.cities, now)
    }
}
