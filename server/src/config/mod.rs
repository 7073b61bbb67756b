//! The settings: what a flag or the environment says, else what the settings
//! file says, else a default. `tinlang.example.toml` describes every key.

mod announcements;
mod cities;
mod imprint;
mod push;
mod statements;

use std::path::{Path, PathBuf};

use app::Paper;
use serde::Deserialize;
use weather::City;

pub use self::push::{PushGiven, PushSettings};
use crate::ServerError;
pub use cities::Cities;
pub use imprint::Imprint;
pub use statements::StatementFiles;

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
    /// File of the key by which editions are signed.
    pub edition_key: Option<PathBuf>,
    /// Base address of the weather service; empty: no weather is asked for.
    pub weather_url: Option<String>,
    /// Whether an empty store gets the demo articles.
    pub demo: Option<bool>,
    /// Whether the paper can be installed and read offline.
    pub offline: Option<bool>,
    /// What is told on stderr, as `warn` or `info,sqlx=warn`.
    pub log: Option<String>,
    /// Address of a WebSub hub; empty: none.
    pub websub_hub: Option<String>,
    /// Key for IndexNow; empty: search engines get no hints.
    pub indexnow_key: Option<String>,
    /// Where IndexNow listens.
    pub indexnow_url: Option<String>,
    /// Name and imprint.
    pub paper: Imprint,
    /// Files of the paper's own statements.
    pub statements: StatementFiles,
    /// News for readers who ask for it.
    pub push: PushGiven,
    /// Cities of the weather bar.
    pub cities: Option<Cities>,
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
    /// File of the key by which editions are signed.
    pub edition_key: PathBuf,
    /// Base address of the weather service, if any is asked.
    pub weather_url: Option<String>,
    /// Whether an empty store gets the demo articles.
    pub demo: bool,
    /// Whether the paper can be installed and read offline.
    pub offline: bool,
    /// What is told on stderr.
    pub log: String,
    /// Where IndexNow listens.
    pub indexnow_url: String,
    /// Name and imprint; `base_url` is empty where the address listened on
    /// makes it.
    pub paper: Paper,
    /// News for readers who ask for it.
    pub push: PushSettings,
    /// Cities of the weather bar.
    pub cities: Vec<City>,
}

impl Given {
    /// Reads a settings file; `None` reads [`DEFAULT_FILE`] where it exists.
    pub fn read(path: Option<&Path>) -> Result<Self, ServerError> {
        let named = path.unwrap_or(Path::new(DEFAULT_FILE));
        let failed = |reason: String| ServerError::Settings {
            path: named.to_owned(),
            reason,
        };
        let text = match std::fs::read_to_string(named) {
            Err(error) if path.is_none() && error.kind() == std::io::ErrorKind::NotFound => {
                return Ok(Self::default());
            }
            read => read.map_err(|error| failed(error.to_string()))?,
        };
        toml::from_str(&text).map_err(|error| {
            let line = error
                .span()
                .map_or(1, |span| text[..span.start].matches('\n').count() + 1);
            failed(format!("line {line}: {}", error.message()))
        })
    }

    /// These, completed by `further` where they say nothing, and by defaults.
    /// Fails where a setting is none that can be.
    pub fn over(self, further: Self) -> Result<Settings, ServerError> {
        let database = self.database.or(further.database);
        let database = database.unwrap_or_else(|| "sqlite:data/tinlang.db".to_owned());
        let pictures = self
            .pictures
            .or(further.pictures)
            .filter(|path| !path.as_os_str().is_empty());
        let edition_key = self
            .edition_key
            .or(further.edition_key)
            .filter(|path| !path.as_os_str().is_empty());
        let weather_url = self.weather_url.or(further.weather_url);
        let weather_url = weather_url.unwrap_or_else(|| "https://api.open-meteo.com".to_owned());
        let cities = self.cities.or(further.cities).map(|Cities(cities)| cities);
        let mut paper = self.paper.over(further.paper)?;
        paper.websub_hub = announcements::hub(self.websub_hub.or(further.websub_hub))?;
        paper.indexnow_key = announcements::key(self.indexnow_key.or(further.indexnow_key))?;
        Ok(Settings {
            listen: self
                .listen
                .or(further.listen)
                .unwrap_or_else(|| "127.0.0.1:3000".to_owned()),
            pictures: pictures.unwrap_or_else(|| beside(&database, "pictures")),
            edition_key: edition_key.unwrap_or_else(|| beside(&database, "edition.key")),
            database,
            weather_url: (!weather_url.is_empty()).then_some(weather_url),
            demo: self.demo.or(further.demo).unwrap_or(true),
            offline: self.offline.or(further.offline).unwrap_or(true),
            log: self
                .log
                .or(further.log)
                .unwrap_or_else(|| "warn".to_owned()),
            indexnow_url: announcements::index(self.indexnow_url.or(further.indexnow_url))?,
            push: self.push.over(further.push, &paper.email),
            paper: Paper {
                statements: self.statements.over(further.statements)?,
                ..paper
            },
            cities: cities::checked(cities.unwrap_or_else(weather::default_cities))?,
        })
    }
}

impl Settings {
    /// The folder of the search index: beside the database, since it can
    /// always be made again from it.
    pub fn search_index(&self) -> PathBuf {
        beside(&self.database, "search")
    }

    /// The folder of the client's files of the last builds.
    pub fn builds(&self) -> PathBuf {
        beside(&self.database, "builds")
    }
}

/// A folder or file beside the database, named after it.
fn beside(database: &str, what: &str) -> PathBuf {
    let path = database.strip_prefix("sqlite:").unwrap_or(database);
    let path = Path::new(path.strip_prefix("//").unwrap_or(path));
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}-{what}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(text: &str) -> Settings {
        Given::default()
            .over(toml::from_str(text).unwrap())
            .unwrap()
    }

    #[test]
    fn the_example_says_the_defaults() {
        let example = include_str!("../../../tinlang.example.toml");
        assert_eq!(settings(example), settings(""));
    }

    /// Every line of the example that is commented out is a setting, too.
    #[test]
    fn the_example_describes_every_key() {
        let example = include_str!("../../../tinlang.example.toml");
        let whole: String = example
            .lines()
            .map(|line| line.strip_prefix("#: ").unwrap_or(line))
            .flat_map(|line| [line, "\n"])
            .collect();
        let given: Given = toml::from_str(&whole).unwrap();
        let Given {
            listen,
            database,
            pictures,
            edition_key,
            weather_url,
            demo,
            offline,
            log,
            websub_hub,
            indexnow_key,
            indexnow_url,
            paper,
            statements,
            push,
            cities,
        } = given;
        let StatementFiles {
            privacy_file,
            cookie_file,
            imprint_file,
        } = statements;
        let PushGiven {
            key_file,
            contact,
            loopback: _,
        } = push;
        let Imprint {
            language,
            name,
            tagline,
            base_url,
            agency,
            licence,
            editor_in_chief,
            address,
            phone,
            email,
        } = paper;
        let texts = [
            listen,
            database,
            weather_url,
            log,
            websub_hub,
            indexnow_key,
            indexnow_url,
            contact,
            name,
            tagline,
            base_url,
            agency,
            licence,
            editor_in_chief,
            address,
            phone,
            email,
        ];
        assert_eq!(texts.iter().position(Option::is_none), None);
        assert!(
            language.is_some()
                && pictures.is_some()
                && edition_key.is_some()
                && demo.is_some()
                && cities.is_some()
        );
        assert!(offline.is_some());
        assert!(key_file.is_some());
        assert!(privacy_file.is_some() && cookie_file.is_some() && imprint_file.is_some());
    }

    #[test]
    fn flags_go_before_the_file() {
        let flags = Given {
            listen: Some("0.0.0.0:80".into()),
            paper: Imprint {
                phone: Some("0222".into()),
                ..Imprint::default()
            },
            ..Given::default()
        };
        let file: Given = toml::from_str(
            "listen = \"[::1]:1\"\ndatabase = \"sqlite:/srv/bao.db\"\n[paper]\nname = \"Báo\"\nphone = \"1\"",
        )
        .unwrap();
        let settings = flags.over(file).unwrap();
        assert_eq!(settings.listen, "0.0.0.0:80");
        assert_eq!(settings.database, "sqlite:/srv/bao.db");
        assert_eq!(settings.pictures, Path::new("/srv/bao-pictures"));
        let paper = settings.paper;
        assert_eq!(
            (
                paper.name.as_str(),
                paper.tagline.as_str(),
                paper.phone.as_str()
            ),
            ("Báo", "", "0222")
        );
    }

    #[test]
    fn a_mistake_is_named_with_its_line() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tinlang.toml");
        for (text, said) in [
            ("listen = 5", "line 1"),
            (
                "demo = true\nlisen = \"x\"",
                "line 2: unknown field `lisen`",
            ),
            ("[paper]\nphon = \"x\"", "line 2: unknown field `phon`"),
            ("[[cities]]\nname = \"Huế\"", "missing field"),
            ("= 1", "line 1"),
        ] {
            std::fs::write(&path, text).unwrap();
            let error = Given::read(Some(&path)).unwrap_err().to_string();
            assert!(error.contains(said), "{error}");
        }
        assert!(Given::read(Some(&folder.path().join("none.toml"))).is_err());
    }

    #[test]
    fn pictures_stand_beside_the_database() {
        for (database, pictures) in [
            ("sqlite:data/tinlang.db", "data/tinlang-pictures"),
            ("sqlite:///srv/a.b.db", "/srv/a.b-pictures"),
            ("sqlite:paper", "paper-pictures"),
        ] {
            assert_eq!(beside(database, "pictures"), Path::new(pictures));
        }
        assert_eq!(
            settings("pictures = \"\"").pictures,
            Path::new("data/tinlang-pictures")
        );
    }

    #[test]
    fn no_weather_address_means_no_weather() {
        assert_eq!(settings("weather_url = \"\"").weather_url, None);
    }
}
