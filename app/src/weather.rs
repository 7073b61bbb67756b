//! The weather of every configured city as text.

use viet::date::LocalTime;

use crate::api::types::{CityNow, WeatherNow};
use crate::snapshot::SiteSnapshot;
use crate::words::weather as sky;

/// A reading older than this shows its time, in seconds: services update theirs
/// every fifteen minutes to an hour.
const FRESH_FOR: i64 = 2 * 3600;

/// Returns all cities for the weather bar, shown or not.
pub(crate) fn weather_now(snapshot: &SiteSnapshot, now: i64) -> WeatherNow {
    let words = snapshot.config.language.words();
    let cities = snapshot
        .weather
        .iter()
        .map(|known| {
            let reading = known.reading.as_ref();
            let sky = reading.and_then(|reading| sky::sky(snapshot.config.language, reading.code));
            CityNow {
                city: known.city.clone(),
                degrees: reading.map(|reading| sky::degrees(reading.tenths)),
                words: sky.map(|sky| sky.words.to_owned()).unwrap_or_default(),
                sign: sky.map(|sky| sky.sign.to_owned()).unwrap_or_default(),
                shown: known.shown,
            }
        })
        .collect();
    let oldest = snapshot
        .weather
        .iter()
        .filter(|city| city.shown)
        .filter_map(|city| city.reading.as_ref());
    let note = match oldest.map(|reading| reading.at.0).min() {
        None => words.no_reading.to_owned(),
        Some(at) => {
            let time = LocalTime::at(at);
            if now - at <= FRESH_FOR {
                format!("{} {:02}:{:02}", words.read_at, time.hour, time.minute)
            } else {
                format!("{} {}", words.read_from, (words.moment)(time))
            }
        }
    };
    WeatherNow { cities, note }
}

#[cfg(test)]
mod tests {
    use store::{Timestamp, WeatherReading};

    use super::*;
    use crate::snapshot::CityWeather;

    fn snapshot(at: &[Option<i64>]) -> SiteSnapshot {
        let weather = at
            .iter()
            .map(|at| CityWeather {
                city: "Huế".into(),
                shown: true,
                reading: at.map(|at| WeatherReading {
                    city: "Huế".into(),
                    tenths: 214,
                    code: 3,
                    at: Timestamp(at),
                }),
            })
            .collect();
        SiteSnapshot {
            weather,
            ..SiteSnapshot::default()
        }
    }

    #[test]
    fn the_note_shows_the_time_of_the_readings() {
        let at = 1_613_611_800;
        assert_eq!(
            weather_now(&snapshot(&[Some(at)]), at + 60).note,
            "Cập nhật lúc 08:30"
        );
        assert_eq!(
            weather_now(&snapshot(&[Some(at), Some(at + 9000)]), at + 9000).note,
            "Dữ liệu cũ, lúc Thứ Năm, 18/02/2021, 08:30",
            "the oldest figure counts"
        );
        assert_eq!(weather_now(&snapshot(&[None]), at).note, "chưa có dữ liệu");
    }

    #[test]
    fn a_city_without_a_reading_has_no_degrees() {
        let now = weather_now(&snapshot(&[None]), 0);
        assert_eq!(now.cities[0].degrees, None);
    }
}
