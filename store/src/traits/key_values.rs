//! Small values: a writer's progress, the weather.

use async_trait::async_trait;

use crate::{Result, WeatherReading};

/// Small values: a writer's progress, the weather.
#[async_trait]
pub trait KeyValueStore: Send + Sync + 'static {
    /// Returns the value of a key, such as the progress of an import.
    async fn key_value(&self, key: &str) -> Result<Option<String>>;

    /// Sets a value or, with `None`, deletes it.
    async fn set_key_value(&self, key: &str, value: Option<&str>) -> Result<()>;

    /// Returns the last stored weather, in the order of the cities.
    async fn weather(&self) -> Result<Vec<WeatherReading>>;

    /// Stores these readings, one per city, and replaces older ones.
    async fn set_weather(&self, readings: &[WeatherReading]) -> Result<()>;
}
