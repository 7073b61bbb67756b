//! The settings: what a flag or the environment says, else what the settings
//! file says, else a default. `tinlang.example.toml` describes every key.

use std::path::{Path, PathBuf};

use app::Paper;
use serde::Deserialize;
use weather::City;

use crate::ServerError;

/// The settings file that is read where none is named.
pub const DEFAULT_FILE: &str = "tinlang.toml";

/// The settings file, or the part of the settings that flags give.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Given {
    /// `host:port`
    pub listen: Option<String>,
    /// `sqlite:/path/paper.db`
    pub database: Option<String>,
    /// Folder of the pictures' files.
    pub pictures: Option<PathBuf>,
    /// Base address of the weather service; empty: no weather is asked for.
    pub weather_url: Option<String>,
    /// Whether an empty store gets the demo articles.
    pub demo: Option<bool>,
    /// Name and imprint.
    pub paper: Paper,
    /// Cities of the weather bar.
    pub cities: Vec<City>,
}

/// The settings in force.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// `host:port`
    pub listen: String,
    /// `sqlite:/path/paper.db`
    pub database: String,
    /// Folder of the pictures' files.
    pub pictures: PathBuf,
    /// Base address of the weather service, if any is asked.
    pub weather_url: Option<String>,
    /// Whether an empty store gets the demo articles.
    pub demo: bool,
    /// Name and imprint.
    pub paper: Paper,
    /// Cities of the weather bar.
    pub cities: Vec<City>,
}

impl Given {
    /// Reads a settings file; `None` reads [`DEFAULT_FILE`] where it exists.
    pub fn read(path: Option<&Path>) -> Result<Self, ServerError> {
        let named = path.unwrap_or(Path::new(DEFAULT_FILE));
        let failed = |reason: String| ServerError::Settings { path: named.to_owned(), reason };
        let text = match std::fs::read_to_string(named) {
            Err(error) if path.is_none() && error.kind() == std::io::ErrorKind::NotFound => {
                return Ok(Self::default());
            }
            read => read.map_err(|error| failed(error.to_string()))?,
        };
        toml::from_str(&text).map_err(|error| {
            let line = error.span().map_or(1, |span| text[..span.start].matches('\n').count() + 1);
            failed(format!("line {line}: {}", error.message().replace('\n', " ")))
        })
    }

    /// These, completed by `further` where they say nothing, and by defaults.
    pub fn over(self, further: Self) -> Settings {
        let database =
            self.database.or(further.database).unwrap_or_else(|| "sqlite:data/tinlang.db".to_owned());
        let mut paper = merged(self.paper, further.paper);
        if paper.name.is_empty() {
            "Tin Làng".clone_into(&mut paper.name);
            if paper.tagline.is_empty() {
                "Chuyện làng, chuyện nghề, mỗi ngày".clone_into(&mut paper.tagline);
            }
        }
        paper.base_url = paper.base_url.trim_end_matches('/').to_owned();
        let cities = if self.cities.is_empty() { further.cities } else { self.cities };
        let weather_url = self.weather_url.or(further.weather_url);
        let weather_url = weather_url.unwrap_or_else(|| "https://api.open-meteo.com".to_owned());
        Settings {
            listen: self.listen.or(further.listen).unwrap_or_else(|| "127.0.0.1:3000".to_owned()),
            pictures: self.pictures.or(further.pictures).unwrap_or_else(|| pictures_beside(&database)),
            database,
            weather_url: (!weather_url.is_empty()).then_some(weather_url),
            demo: self.demo.or(further.demo).unwrap_or(true),
            paper,
            cities: if cities.is_empty() { weather::default_cities() } else { cities },
        }
    }
}

/// The folder of the pictures where none is set: beside the database.
fn pictures_beside(database: &str) -> PathBuf {
    let path = Path::new(database.trim_start_matches("sqlite:").trim_start_matches("//"));
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}-pictures"))
}

fn merged(first: Paper, second: Paper) -> Paper {
    let or = |first: String, second| if first.is_empty() { second } else { first };
    Paper {
        name: or(first.name, second.name),
        tagline: or(first.tagline, second.tagline),
        base_url: or(first.base_url, second.base_url),
        agency: or(first.agency, second.agency),
        licence: or(first.licence, second.licence),
        editor_in_chief: or(first.editor_in_chief, second.editor_in_chief),
        address: or(first.address, second.address),
        phone: or(first.phone, second.phone),
        email: or(first.email, second.email),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_describes_the_defaults() {
        let example = include_str!("../../tinlang.example.toml");
        let written: Given = toml::from_str(example).unwrap();
        assert_eq!(Given::default().over(written), Given::default().over(Given::default()));
        // Every key stands there, set or commented out.
        for key in [
            "listen", "database", "pictures", "weather_url", "demo", "name", "tagline", "base_url", "agency",
            "licence", "editor_in_chief", "address", "phone", "email", "latitude", "longitude", "shown",
        ] {
            let stands = example.lines().any(|line| {
                line.trim_start_matches(['#', ' ']).strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='))
            });
            assert!(stands, "{key} is missing in tinlang.example.toml");
        }
    }

    #[test]
    fn flags_go_before_the_file() {
        let flags = Given { listen: Some("0.0.0.0:80".into()), ..Given::default() };
        let file: Given =
            toml::from_str("listen = \"[::1]:1\"\ndatabase = \"sqlite:/srv/bao.db\"\n[paper]\nname = \"Báo\"").unwrap();
        let settings = flags.over(file);
        assert_eq!(settings.listen, "0.0.0.0:80");
        assert_eq!(settings.database, "sqlite:/srv/bao.db");
        assert_eq!(settings.pictures, Path::new("/srv/bao-pictures"));
        assert_eq!((settings.paper.name.as_str(), settings.paper.tagline.as_str()), ("Báo", ""));
    }

    #[test]
    fn a_mistake_is_named_with_its_line() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tinlang.toml");
        for (text, said) in [
            ("listen = 5", "line 1"),
            ("demo = true\nlisen = \"x\"", "line 2: unknown field `lisen`"),
            ("[[cities]]\nname = \"Huế\"", "missing field"),
        ] {
            std::fs::write(&path, text).unwrap();
            let error = Given::read(Some(&path)).unwrap_err().to_string();
            assert!(error.contains(said) && error.lines().count() == 1, "{error}");
        }
        assert!(Given::read(Some(&folder.path().join("none.toml"))).is_err());
    }

    #[test]
    fn no_weather_address_means_no_weather() {
        let given = Given { weather_url: Some(String::new()), ..Given::default() };
        assert_eq!(given.over(Given::default()).weather_url, None);
    }
}
