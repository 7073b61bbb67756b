//! What every page shares, held in memory: the paper's own data, its sections,
//! the latest and most read articles, the weather. The server replaces it
//! whole when something in it changes.

use std::sync::Arc;

use store::{Front, Search, Section, Slug, Store, Teaser, WeatherReading};

use crate::assets::Assets;
use crate::site_config::SiteConfig;

/// The store as server functions find it in their context.
pub type SharedStore = Arc<dyn Store>;

/// The index of the store.
pub type SharedSearch = Arc<dyn Search>;

/// The shell as server functions find it in their context.
pub type SharedSnapshot = Arc<SiteSnapshot>;

/// What every page shares.
#[derive(Clone, Debug)]
pub struct SiteSnapshot {
    /// The paper's own data.
    pub paper: Arc<SiteConfig>,
    /// The client's files.
    pub assets: Arc<Assets>,
    /// In menu order.
    pub sections: Vec<Section>,
    /// What the front page is made of: at most [`SiteSnapshot::LATEST`] stories, and
    /// [`SiteSnapshot::OF_SECTION`] of each section of the first rank.
    pub front: Front,
    /// The newest articles of the whole paper, at most [`SiteSnapshot::LATEST`].
    pub latest: Vec<Teaser>,
    /// The most read ones for the box beside an article, at most
    /// [`SiteSnapshot::MOST_READ`]: of the last day, the last week or all time.
    pub most_read: Vec<Teaser>,
    /// The most read ones of the last 24 hours, as many at most.
    pub read_day: Vec<Teaser>,
    /// The most read ones of the last seven days, as many at most.
    pub read_week: Vec<Teaser>,
    /// Every configured city, in the configured order.
    pub weather: Vec<CityWeather>,
    /// Slug and title of the pages that the footer links.
    pub pages: Vec<(Slug, String)>,
}

impl SiteSnapshot {
    /// Length of `latest`: the home page lists them all, the side box the first.
    pub const LATEST: u32 = 40;
    /// Stories of a section on the front page, and as many again for those
    /// that stand elsewhere on it.
    pub const OF_SECTION: u32 = 12;
    /// Length of `most_read`.
    pub const MOST_READ: u32 = 20;

    /// Slugs of the sections of the first rank, in menu order.
    pub fn first_rank(sections: &[Section]) -> Vec<Slug> {
        let first = sections.iter().filter(|section| section.parent.is_none());
        first.map(|section| section.slug.clone()).collect()
    }

    /// True while invented articles stand among the newest.
    pub(crate) fn shows_demo(&self) -> bool {
        self.latest
            .iter()
            .any(|teaser| teaser.id.0 >= store::DEMO_IDS_FROM)
    }
}

/// One configured city and what is known of its sky.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CityWeather {
    /// Name as configured.
    pub city: String,
    /// True for the cities that the bar shows before a reader chooses.
    pub shown: bool,
    /// The last good reading.
    pub reading: Option<WeatherReading>,
}
