//! Converts a service's JSON to readings; each is checked alone, so one invalid
//! city does not lose the others.

use serde_json::Value;
use store::{Timestamp, WeatherReading};

use crate::{City, WeatherError};

/// Plausible temperatures, in tenths of a degree Celsius: no others were ever
/// measured.
const TENTHS: std::ops::RangeInclusive<i32> = -900..=600;
/// A reading may be ahead of our clock by this many seconds.
const AHEAD: i64 = 2 * 3600;
/// Oldest reading that counts as weather, in seconds.
const BEHIND: i64 = 48 * 3600;

/// Returns the readings in a response for `cities`, requested at `now` in Unix
/// seconds. Several cities are an array in the requested order, a single one is
/// an object.
pub(crate) fn readings(
    body: &[u8],
    cities: &[City],
    now: i64,
) -> Result<Vec<WeatherReading>, WeatherError> {
    let answer: Value = serde_json::from_slice(&without_nan(body))
        .map_err(|error| WeatherError::Garbled(error.to_string()))?;
    let places = match answer {
        Value::Array(places) => places,
        place @ Value::Object(_) => vec![place],
        _ => {
            return Err(WeatherError::Garbled(
                "neither an object nor an array".to_owned(),
            ));
        }
    };
    if places.len() != cities.len() {
        return Err(WeatherError::Garbled(format!(
            "{} places for {} cities",
            places.len(),
            cities.len()
        )));
    }
    let found: Vec<WeatherReading> = cities
        .iter()
        .zip(&places)
        .filter_map(|(city, place)| reading(city, place, now))
        .collect();
    if found.is_empty() {
        return Err(WeatherError::Garbled(
            "no city has a temperature, a code and a time that can be".to_owned(),
        ));
    }
    Ok(found)
}

/// Replaces the numbers that some services write and JSON does not know, `NaN`
/// and `Infinity`, by `null`: they are the loss of one city, not of all.
fn without_nan(body: &[u8]) -> Vec<u8> {
    const NUMBERS: [&[u8]; 3] = [b"NaN", b"-Infinity", b"Infinity"];
    let mut json = Vec::with_capacity(body.len());
    let (mut rest, mut in_text) = (body, false);
    while let Some((byte, after)) = rest.split_first() {
        let number = NUMBERS
            .iter()
            .find(|number| !in_text && rest.starts_with(number));
        if let Some(number) = number {
            json.extend_from_slice(b"null");
            rest = &rest[number.len()..];
            continue;
        }
        json.push(*byte);
        rest = after;
        match (byte, rest.split_first()) {
            (b'"', _) => in_text = !in_text,
            (b'\\', Some((escaped, after))) if in_text => {
                json.push(*escaped);
                rest = after;
            }
            _ => {}
        }
    }
    json
}

fn reading(city: &City, place: &Value, now: i64) -> Option<WeatherReading> {
    let current = place.get("current")?;
    let degrees = current.get("temperature_2m")?.as_f64()?;
    let code = u8::try_from(current.get("weather_code")?.as_u64()?)
        .ok()
        .filter(|code| *code <= 99)?;
    let at = current.get("time")?.as_i64()?;
    let tenths = tenths(degrees)?;
    (now - BEHIND..=now + AHEAD)
        .contains(&at)
        .then(|| WeatherReading {
            city: city.name.clone(),
            tenths,
            code,
            at: Timestamp(at),
        })
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the value is checked before"
)]
fn tenths(degrees: f64) -> Option<i32> {
    let tenths = (degrees * 10.0).round();
    let fits = tenths.is_finite()
        && (f64::from(*TENTHS.start())..=f64::from(*TENTHS.end())).contains(&tenths);
    fits.then_some(tenths as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_700_000_000;

    fn cities(names: &[&str]) -> Vec<City> {
        let city = |name: &&str| City {
            name: (*name).into(),
            latitude: 1.0,
            longitude: 2.0,
            shown: true,
        };
        names.iter().map(city).collect()
    }

    fn place(degrees: &str, code: &str, at: i64) -> String {
        format!(r#"{{"current":{{"time":{at},"temperature_2m":{degrees},"weather_code":{code}}}}}"#)
    }

    fn read(body: &str, names: &[&str]) -> Result<Vec<WeatherReading>, WeatherError> {
        readings(body.as_bytes(), &cities(names), NOW)
    }

    #[test]
    fn one_city_comes_alone_several_in_an_array() {
        let one = read(&place("21.44", "3", NOW), &["Huế"]).unwrap();
        assert_eq!(
            one,
            [WeatherReading {
                city: "Huế".into(),
                tenths: 214,
                code: 3,
                at: Timestamp(NOW)
            }]
        );
        let both = format!(
            "[{},{}]",
            place("-3", "71", NOW),
            place("40.5", "0", NOW - 900)
        );
        let both = read(&both, &["a", "b"]).unwrap();
        assert_eq!(
            both.iter()
                .map(|reading| reading.tenths)
                .collect::<Vec<_>>(),
            [-30, 405]
        );
    }

    #[test]
    fn one_bad_city_does_not_lose_the_others() {
        for bad in [
            place("null", "3", NOW),
            place("99", "3", NOW),
            place("-91", "3", NOW),
            place("20", "100", NOW),
            place("20", "-1", NOW),
            place("20", "3", NOW + 3 * 3600),
            place("20", "3", NOW - 49 * 3600),
            place("\"warm\"", "3", NOW),
            place("NaN", "3", NOW),
            place("-Infinity", "3", NOW),
            place("20", "NaN", NOW),
            "{}".to_owned(),
            "7".to_owned(),
        ] {
            let both = format!("[{bad},{}]", place("20", "3", NOW));
            let read = read(&both, &["a", "b"]).unwrap();
            assert_eq!(read.len(), 1, "{bad}");
            assert_eq!(read[0].city, "b");
        }
    }

    #[test]
    fn nan_in_a_text_stays() {
        let text = br#"{"a":"NaN \" Infinity","b":NaN}"#;
        assert_eq!(without_nan(text), br#"{"a":"NaN \" Infinity","b":null}"#);
    }

    #[test]
    fn unreadable_response_is_an_error() {
        let nan = place("NaN", "3", NOW);
        let short = format!("[{}]", place("20", "3", NOW));
        for body in [
            "",
            "<html>",
            "[",
            "null",
            "\"20\"",
            &nan,
            &short,
            r#"[{"error":true},{}]"#,
        ] {
            assert!(
                matches!(read(body, &["a", "b"]), Err(WeatherError::Garbled(_))),
                "{body}"
            );
        }
    }
}
