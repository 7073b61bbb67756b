//! The snapshot: what all pages share, read from the store at once.

use std::collections::HashMap;
use std::sync::Arc;

use app::{Assets, CityWeather, SiteSnapshot};
use store::{ListKey, ReadPeriod, Store, Teaser, WeatherReading};
use weather::City;

/// Read articles that suffice for the list of most read ones. With fewer, the
/// list of a longer time is shown.
const ENOUGH_READ: usize = 10;

/// Reads the snapshot from the store.
pub async fn build_snapshot(
    store: &dyn Store,
    config: Arc<app::SiteConfig>,
    assets: Arc<Assets>,
    cities: &[City],
) -> store::Result<SiteSnapshot> {
    // Read first: what is written meanwhile is part of the next snapshot.
    let revision = store.content_changes(None).await?.revision;
    let weather = weather(store, cities).await?;
    let read_day = store
        .most_read(ReadPeriod::Day, SiteSnapshot::MOST_READ)
        .await?;
    let read_week = store
        .most_read(ReadPeriod::Week, SiteSnapshot::MOST_READ)
        .await?;
    let most_read = most_read(store, &read_day, &read_week).await?;
    let sections = store.sections().await?;
    let front = store
        .front(
            &SiteSnapshot::first_rank(&sections),
            SiteSnapshot::LATEST,
            SiteSnapshot::OF_SECTION,
        )
        .await?;
    Ok(SiteSnapshot {
        revision,
        config,
        assets,
        sections,
        front,
        latest: store
            .listing(&ListKey::Latest, None, SiteSnapshot::LATEST)
            .await?
            .teasers,
        most_read,
        read_day,
        read_week,
        weather,
        pages: store.pages().await?,
        hidden_pictures: store.hidden_pictures().await?.into_iter().collect(),
    })
}

/// The stored weather of the cities, in their order.
async fn weather(store: &dyn Store, cities: &[City]) -> store::Result<Vec<CityWeather>> {
    let mut readings: HashMap<String, WeatherReading> = store
        .weather()
        .await?
        .into_iter()
        .map(|reading| (reading.city.clone(), reading))
        .collect();
    let weather = cities.iter().map(|city| CityWeather {
        city: city.name.clone(),
        shown: city.shown,
        reading: readings.remove(&city.name),
    });
    Ok(weather.collect())
}

/// The most read articles of the last day, week or of all time: the shortest
/// span with enough of them. After an import, the last days have none.
async fn most_read(
    store: &dyn Store,
    day: &[Teaser],
    week: &[Teaser],
) -> store::Result<Vec<Teaser>> {
    if day.len() >= ENOUGH_READ {
        Ok(day.to_vec())
    } else if week.len() >= ENOUGH_READ {
        Ok(week.to_vec())
    } else {
        store
            .most_read(ReadPeriod::Ever, SiteSnapshot::MOST_READ)
            .await
    }
}
