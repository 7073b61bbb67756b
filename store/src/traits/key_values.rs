//! Small values: a writer's progress, the weather.

use async_trait::async_trait;

use crate::{Result, WeatherReading};

/// Small values: a writer's progress, the weather. Reading methods show only what is published.
#[async_trait]
pub trait KeyValueStore: Send + Sync + 'static {
    /// A writer's small notes to itself, as an import's progress.
    async fn key_value(&self, key: &str) -> Result<Option<String>>;

    /// Keeps or, with `None`, forgets a note.
    async fn set_key_value(&self, key: &str, value: Option<&str>) -> Result<()>;

    /// The weather last kept, by city as kept.
    async fn weather(&self) -> Result<Vec<WeatherReading>>;

    /// Keeps these readings, one a city, over those before.
    async fn set_weather(&self, readings: &[WeatherReading]) -> Result<()>;
}
