//! One question for all cities at once.

use std::time::Duration;

use reqwest::{StatusCode, Url, header, redirect};
use store::Reading;

use crate::{City, WeatherError, answer};

/// Bytes of an answer that are read at most; sixteen cities take about 6,000.
const LIMIT: usize = 1 << 20;

/// How long a service may take.
#[derive(Clone, Copy, Debug)]
pub struct Timeouts {
    /// To take a connection.
    pub connect: Duration,
    /// For the whole answer.
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

/// Asks one service about a fixed list of cities.
#[derive(Clone, Debug)]
pub struct Client {
    http: reqwest::Client,
    question: Url,
    cities: Vec<City>,
}

impl Client {
    /// A client for the service at `base` (`https://api.open-meteo.com`). Fails
    /// where `base` is no address of the web.
    pub fn new(base: &str, cities: Vec<City>, timeouts: Timeouts) -> Result<Self, WeatherError> {
        let wrong = |reason: String| WeatherError::Address {
            address: base.to_owned(),
            reason,
        };
        // Looked at by itself: behind `http://` the path would pass as a host.
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
        let http = reqwest::Client::builder()
            .connect_timeout(timeouts.connect)
            .timeout(timeouts.whole)
            .redirect(redirect::Policy::none())
            .user_agent(concat!("tinlang/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|error| wrong(error.to_string()))?;
        Ok(Self {
            http,
            question,
            cities,
        })
    }

    /// The weather at second `now`, for every city that has one that can be.
    pub async fn fetch(&self, now: i64) -> Result<Vec<Reading>, WeatherError> {
        let unreachable = |error: reqwest::Error| WeatherError::Unreachable(innermost(&error));
        let mut response = self
            .http
            .get(self.question.clone())
            .send()
            .await
            .map_err(unreachable)?;
        if response.status() != StatusCode::OK {
            return Err(WeatherError::Status {
                status: response.status().as_u16(),
                retry_after: retry_after(&response),
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

fn retry_after(response: &reqwest::Response) -> Option<Duration> {
    let seconds = response
        .headers()
        .get(header::RETRY_AFTER)?
        .to_str()
        .ok()?
        .trim()
        .parse()
        .ok()?;
    Some(Duration::from_secs(seconds))
}

/// The cause at the bottom says most: "connection refused", "timed out".
fn innermost(error: &reqwest::Error) -> String {
    if error.is_timeout() {
        return "it took too long".to_owned();
    }
    let mut cause: &dyn std::error::Error = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    cause.to_string()
}
