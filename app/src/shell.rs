//! What every page shares, held in memory: the paper's own data, its sections,
//! the latest and most read articles, the weather. The server replaces it
//! whole when something in it changes.

use std::sync::Arc;

use crate::Language;
use store::{Front, Html, Reading, Search, Section, Slug, Store, Teaser};

/// The store as server functions find it in their context.
pub type SharedStore = Arc<dyn Store>;

/// The index of the store.
pub type SharedSearch = Arc<dyn Search>;

/// The shell as server functions find it in their context.
pub type SharedShell = Arc<Shell>;

/// What every page shares.
#[derive(Clone, Debug)]
pub struct Shell {
    /// The paper's own data.
    pub paper: Arc<Paper>,
    /// The client's files.
    pub assets: Arc<Assets>,
    /// In menu order.
    pub sections: Vec<Section>,
    /// What the front page is made of: at most [`Shell::LATEST`] stories, and
    /// [`Shell::OF_SECTION`] of each section of the first rank.
    pub front: Front,
    /// The newest articles of the whole paper, at most [`Shell::LATEST`].
    pub latest: Vec<Teaser>,
    /// The most read ones for the box beside an article, at most
    /// [`Shell::MOST_READ`]: of the last day, the last week or all time.
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

impl Shell {
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

/// Name, address and imprint, from the configuration. Empty texts are left out
/// of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Paper {
    /// Language of the interface.
    pub language: Language,
    /// Name in the masthead.
    pub name: String,
    /// Line under the name.
    pub tagline: String,
    /// Scheme and host under which readers reach the paper, without a slash at
    /// the end (`https://tinlang.example`); canonical addresses are relative
    /// without it.
    pub base_url: String,
    /// Who publishes the paper.
    pub agency: String,
    /// Number and date of the press licence.
    pub licence: String,
    /// Editor in chief.
    pub editor_in_chief: String,
    /// Postal address.
    pub address: String,
    /// Telephone number.
    pub phone: String,
    /// E-mail address.
    pub email: String,
    /// Address of a WebSub hub that tells followers of new articles; empty:
    /// none.
    pub websub_hub: String,
    /// Key by which search engines know the paper's own hints (IndexNow);
    /// empty: no hints are given.
    pub indexnow_key: String,
    /// Public key with which browsers subscribe to news (RFC 8292); empty: none
    /// is offered.
    #[serde(skip)]
    pub push_key: String,
    /// Its own words on privacy, cookies and itself.
    #[serde(skip)]
    pub statements: Statements,
}

/// The paper's own statements; those built in stand where there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statements {
    /// What is kept of readers.
    pub privacy: Option<Html>,
    /// What is kept on their devices.
    pub cookies: Option<Html>,
    /// Who makes the paper.
    pub imprint: Option<Html>,
}

/// One configured city and what is known of its sky.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CityWeather {
    /// Name as configured.
    pub city: String,
    /// True for the cities that the bar shows before a reader chooses.
    pub shown: bool,
    /// The last good reading.
    pub reading: Option<Reading>,
}

/// What the build made of `style/` and `frontend/`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assets {
    /// The style sheet of every page, inlined.
    pub page_css: String,
    /// The style sheet of the lite view, inlined.
    pub lite_css: String,
    /// The one inline script: it sets theme and text size before the first paint.
    pub theme_script: String,
    /// Address of the loader, which knows the addresses of all that it loads.
    pub boot: String,
    /// True where the paper can be installed and has a worker.
    pub offline: bool,
    /// Addresses of the fonts to preload.
    pub fonts: Vec<String>,
    /// Address of a script that reloads changed pages; only while developing.
    pub reload: Option<String>,
}
