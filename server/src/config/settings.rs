//! The settings in force.

use std::path::PathBuf;

use app::SiteConfig;
use ipnet::IpNet;
use weather::City;

use super::push::PushSettings;
use crate::storage::DataFiles;

/// The settings in force.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Address and port, `host:port`.
    pub listen: String,
    /// Proxies whose headers name the reader's address.
    pub trusted_proxies: Vec<IpNet>,
    /// The database, `sqlite:/path/paper.db`.
    pub database: String,
    /// The files that are stored outside of the database.
    pub data: DataFiles,
    /// Folder of the pictures' files.
    pub pictures: PathBuf,
    /// File of the key that signs editions.
    pub edition_key: PathBuf,
    /// Base address of the weather service, if there is one.
    pub weather_url: Option<String>,
    /// Bytes of pages that are stored at most; 0 for none.
    pub page_cache: u64,
    /// Whether stored pages have a `Cache-Tag`.
    pub cache_tags: bool,
    /// Whether an empty store gets the demo articles.
    pub demo: bool,
    /// Whether the site can be installed and read offline.
    pub offline: bool,
    /// The filter of log messages.
    pub log: String,
    /// Address of IndexNow.
    pub indexnow_url: String,
    /// Name and imprint. An empty `base_url` is replaced with the address on
    /// which the server listens.
    pub paper: SiteConfig,
    /// Push messages.
    pub push: PushSettings,
    /// Cities of the weather bar.
    pub cities: Vec<City>,
}
