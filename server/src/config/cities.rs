//! Settings of the cities of the weather bar.

use std::str::FromStr;

use serde::Deserialize;
use weather::City;

use crate::ServerError;

/// Cities shown if none is marked.
const DEFAULT_SHOWN: usize = 4;

/// A list of cities in the order of the bar. A flag or the environment gives it
/// as one text: `Huế, 16.46, 107.59; Vinh, 18.68, 105.68`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(transparent)]
pub struct Cities(pub Vec<City>);

impl FromStr for Cities {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let cities = text
            .split(';')
            .map(str::trim)
            .filter(|city| !city.is_empty());
        cities.map(city).collect::<Result<_, _>>().map(Self)
    }
}

fn city(text: &str) -> Result<City, String> {
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    let (&[name, latitude, longitude] | &[name, latitude, longitude, "shown"]) = parts.as_slice()
    else {
        return Err(format!(
            "{text:?} is not a city: write it as Huế, 16.46, 107.59 (and , shown)"
        ));
    };
    let degrees = |text: &str| {
        text.parse()
            .map_err(|_| format!("{text:?} is not a number of degrees"))
    };
    Ok(City {
        name: name.to_owned(),
        latitude: degrees(latitude)?,
        longitude: degrees(longitude)?,
        shown: parts.len() == 4,
    })
}

/// The cities, if their names and coordinates are valid. The first ones are
/// shown if none is marked.
pub(super) fn checked(mut cities: Vec<City>) -> Result<Vec<City>, ServerError> {
    for (nth, city) in cities.iter().enumerate() {
        let wrong = |reason: &str| {
            Err(ServerError::Setting {
                name: "cities",
                value: city.name.clone(),
                reason: reason.to_owned(),
            })
        };
        if city.name.trim().is_empty() {
            return wrong("give it a name");
        }
        if !(-90.0..=90.0).contains(&city.latitude) || !(-180.0..=180.0).contains(&city.longitude) {
            return wrong("latitude is at most 90 and longitude at most 180 degrees");
        }
        if cities[..nth].iter().any(|other| other.name == city.name) {
            return wrong("it is listed twice");
        }
    }
    if cities.iter().all(|city| !city.shown) {
        cities
            .iter_mut()
            .take(DEFAULT_SHOWN)
            .for_each(|city| city.shown = true);
    }
    Ok(cities)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_parsed_as_cities() {
        let Cities(cities) = "Huế, 16.46,107.59 ; Vinh,18.68,105.68,shown;"
            .parse()
            .unwrap();
        let read: Vec<_> = cities
            .iter()
            .map(|city| (city.name.as_str(), city.shown))
            .collect();
        assert_eq!(read, [("Huế", false), ("Vinh", true)]);
        for bad in ["Huế", "Huế,a,b", "Huế,1,2,3", "Huế,1"] {
            assert!(bad.parse::<Cities>().is_err(), "{bad}");
        }
    }

    #[test]
    fn first_cities_are_shown_if_none_is_marked() {
        let Cities(cities) = "a,1,1;b,2,2;c,3,3;d,4,4;e,5,5".parse().unwrap();
        let shown = checked(cities)
            .unwrap()
            .iter()
            .filter(|city| city.shown)
            .count();
        assert_eq!(shown, DEFAULT_SHOWN);
        let Cities(cities) = "a,1,1;b,2,2,shown".parse().unwrap();
        assert!(!checked(cities).unwrap()[0].shown);
    }

    #[test]
    fn impossible_city_is_an_error() {
        for bad in ["a,91,1", "a,1,181", "a,NaN,1", ",1,1", "a,1,1;a,2,2"] {
            let Cities(cities) = bad.parse().unwrap();
            assert!(checked(cities).is_err(), "{bad}");
        }
    }
}
