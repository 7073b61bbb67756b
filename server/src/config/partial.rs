//! Settings as a file or the flags give them.

use std::path::{Path, PathBuf};

use app::SiteConfig;
use serde::Deserialize;

use super::announcements;
use super::cities::{self, Cities};
use super::imprint::Imprint;
use super::push::PartialPushSettings;
use super::settings::Settings;
use super::statements::StatementFiles;
use super::trusted_proxies::TrustedProxies;
use crate::ServerError;
use crate::storage::DataFiles;

/// The settings file that is read if none is named.
pub const DEFAULT_FILE: &str = "tinlang.toml";

const DEFAULT_LISTEN: &str = "127.0.0.1:3000";
const DEFAULT_DATABASE: &str = "sqlite:data/tinlang.db";
const DEFAULT_WEATHER_URL: &str = "https://api.open-meteo.com";
/// MiB: about a thousand pages.
const DEFAULT_PAGE_CACHE: u32 = 64;
const DEFAULT_LOG: &str = "warn";

/// The settings that one source gives: a settings file, or the flags together
/// with the environment.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PartialSettings {
    /// Address and port, `host:port`.
    pub listen: Option<String>,
    /// Proxies whose headers name the reader's address.
    pub trusted_proxies: Option<TrustedProxies>,
    /// The database, `sqlite:/path/paper.db`.
    pub database: Option<String>,
    /// Folder of everything that is stored outside of the database.
    pub data: Option<PathBuf>,
    /// Folder of the pictures' files.
    pub pictures: Option<PathBuf>,
    /// File of the key that signs editions.
    pub edition_key: Option<PathBuf>,
    /// Base address of the weather service; empty for none.
    pub weather_url: Option<String>,
    /// Size of the page cache in MiB; 0 for none.
    pub page_cache: Option<u32>,
    /// Whether stored pages have a `Cache-Tag`.
    pub cache_tags: Option<bool>,
    /// Whether an empty store gets the demo articles.
    pub demo: Option<bool>,
    /// Whether the site can be installed and read offline.
    pub offline: Option<bool>,
    /// The filter of log messages, as `warn` or `info,sqlx=warn`.
    pub log: Option<String>,
    /// Address of a WebSub hub; empty for none.
    pub websub_hub: Option<String>,
    /// Key for IndexNow; empty for none.
    pub indexnow_key: Option<String>,
    /// Address of IndexNow.
    pub indexnow_url: Option<String>,
    /// Name and imprint.
    pub paper: Imprint,
    /// Files of the site's own statements.
    pub statements: StatementFiles,
    /// Push messages.
    pub push: PartialPushSettings,
    /// Cities of the weather bar.
    pub cities: Option<Cities>,
}

impl PartialSettings {
    /// Reads a settings file. `None` reads [`DEFAULT_FILE`], which may be
    /// missing. The error names file and line.
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

    /// The settings in force: these, else those of `fallback`, else the
    /// defaults. Fails if a value is not valid.
    pub fn merge(self, fallback: Self) -> Result<Settings, ServerError> {
        let database = self.database.or(fallback.database);
        let database = database.unwrap_or_else(|| DEFAULT_DATABASE.to_owned());
        let data = not_empty(self.data.or(fallback.data));
        let data = DataFiles::new(&database, data.as_deref());
        let pictures = not_empty(self.pictures.or(fallback.pictures));
        let edition_key = not_empty(self.edition_key.or(fallback.edition_key));
        let weather_url = self.weather_url.or(fallback.weather_url);
        let weather_url = weather_url.unwrap_or_else(|| DEFAULT_WEATHER_URL.to_owned());
        let cities = self.cities.or(fallback.cities).map(|Cities(cities)| cities);
        let mut paper = self.paper.merge(fallback.paper)?;
        paper.websub_hub = announcements::hub(self.websub_hub.or(fallback.websub_hub))?;
        let indexnow_key = self.indexnow_key.or(fallback.indexnow_key);
        paper.indexnow_key = announcements::indexnow_key(indexnow_key)?;
        let indexnow_url = self.indexnow_url.or(fallback.indexnow_url);
        Ok(Settings {
            listen: self
                .listen
                .or(fallback.listen)
                .unwrap_or_else(|| DEFAULT_LISTEN.to_owned()),
            trusted_proxies: self
                .trusted_proxies
                .or(fallback.trusted_proxies)
                .unwrap_or_default()
                .0,
            database,
            pictures: pictures.unwrap_or_else(|| data.pictures()),
            edition_key: edition_key.unwrap_or_else(|| data.edition_key()),
            data,
            weather_url: (!weather_url.is_empty()).then_some(weather_url),
            page_cache: u64::from(
                self.page_cache
                    .or(fallback.page_cache)
                    .unwrap_or(DEFAULT_PAGE_CACHE),
            ) << 20,
            cache_tags: self.cache_tags.or(fallback.cache_tags).unwrap_or(false),
            demo: self.demo.or(fallback.demo).unwrap_or(true),
            offline: self.offline.or(fallback.offline).unwrap_or(true),
            log: self
                .log
                .or(fallback.log)
                .unwrap_or_else(|| DEFAULT_LOG.to_owned()),
            indexnow_url: announcements::indexnow_url(indexnow_url)?,
            push: self.push.merge(fallback.push, &paper.email),
            paper: SiteConfig {
                statements: self.statements.merge(fallback.statements)?,
                ..paper
            },
            cities: cities::checked(cities.unwrap_or_else(weather::default_cities))?,
        })
    }
}

/// An empty path is the same as none.
fn not_empty(path: Option<PathBuf>) -> Option<PathBuf> {
    path.filter(|path| !path.as_os_str().is_empty())
}
