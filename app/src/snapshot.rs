//! The data that all pages share, held in memory: the paper's settings, its
//! sections, the latest and most read articles, the weather. The server
//! replaces the snapshot when any of it changes.

use std::collections::HashSet;
use std::sync::Arc;

use store::{Front, Search, Section, Slug, Store, Teaser, WeatherReading};

use crate::assets::Assets;
use crate::site_config::SiteConfig;

/// The store in the context of server functions.
pub type SharedStore = Arc<dyn Store>;

/// The search index of the store.
pub type SharedSearch = Arc<dyn Search>;

/// The snapshot in the context of server functions.
pub type SharedSnapshot = Arc<SiteSnapshot>;

/// The data that all pages share.
#[derive(Clone, Debug, Default)]
pub struct SiteSnapshot {
    /// The revision of the content from which it was made: with the same one, the
    /// same articles are published.
    pub revision: u64,
    /// The paper's settings.
    pub config: Arc<SiteConfig>,
    /// The client's files.
    pub assets: Arc<Assets>,
    /// In menu order.
    pub sections: Vec<Section>,
    /// The material of the front page: at most [`SiteSnapshot::LATEST`]
    /// stories, and [`SiteSnapshot::OF_SECTION`] of each top section.
    pub front: Front,
    /// The newest articles of the whole paper, at most [`SiteSnapshot::LATEST`].
    pub latest: Vec<Teaser>,
    /// The most read articles for the side column, at most
    /// [`SiteSnapshot::MOST_READ`]: of the last day, the last week or all time.
    pub most_read: Vec<Teaser>,
    /// The most read articles of the last 24 hours, at most as many.
    pub read_day: Vec<Teaser>,
    /// The most read articles of the last seven days, at most as many.
    pub read_week: Vec<Teaser>,
    /// Every configured city, in the configured order.
    pub weather: Vec<CityWeather>,
    /// Slug and title of the pages in the footer.
    pub pages: Vec<(Slug, String)>,
    /// The stems of pictures that only withdrawn articles use.
    pub hidden_pictures: HashSet<String>,
}

impl SiteSnapshot {
    /// Length of `latest`: the front page lists them all, the side column the
    /// first ones.
    pub const LATEST: u32 = 40;
    /// Stories of a section on the front page, including spare ones for those
    /// shown elsewhere on it.
    pub const OF_SECTION: u32 = 12;
    /// Length of `most_read`.
    pub const MOST_READ: u32 = 20;

    /// Returns the slugs of the top sections, in menu order.
    pub fn first_rank(sections: &[Section]) -> Vec<Slug> {
        let first = sections.iter().filter(|section| section.parent.is_none());
        first.map(|section| section.slug.clone()).collect()
    }

    /// True while demo articles are among the newest.
    pub(crate) fn shows_demo(&self) -> bool {
        self.latest.iter().any(|teaser| teaser.demo)
    }
}

/// A configured city and its last reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CityWeather {
    /// Name as configured.
    pub city: String,
    /// True if the bar shows it before a reader chooses.
    pub shown: bool,
    /// The last good reading.
    pub reading: Option<WeatherReading>,
}
