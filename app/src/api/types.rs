//! Types of requests and responses between islands and server functions.

use serde::{Deserialize, Serialize};

/// A box with more teasers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TeaserBox {
    /// Tin liên quan; positions are indexes in the ranking.
    Related,
    /// Tin khác; positions are cursors.
    Other,
}

/// A link with its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Path on this host.
    pub href: String,
    /// Its text.
    pub words: String,
}

/// The next teasers of a box.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextTeasers {
    /// List items, in the same HTML as on pages.
    pub html: String,
    /// The position after them; `None` at the end.
    pub next: Option<String>,
    /// The new link of the box, which also works without scripts.
    pub link: Link,
}

/// What has happened to an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleState {
    /// Rises with every change of the article's own part of its page; the page prints it.
    pub revision: u64,
    /// False if readers may no longer see the article.
    pub published: bool,
    /// The latest changes, newest first.
    pub changes: Vec<ArticleChange>,
    /// The article's part of its page, if it was asked for and the article is published.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub html: Option<String>,
}

/// A change of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleChange {
    /// The revision that it made.
    pub revision: u64,
    /// What happened.
    pub kind: ChangeKind,
    /// When, as text for display.
    pub time: String,
}

/// What happened to an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    /// A correction was published.
    Corrected,
    /// Another text came, or the article came back.
    Updated,
    /// Readers may no longer see it.
    Withdrawn,
}

/// A city in the weather bar, as text for display.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CityNow {
    /// Name as configured.
    pub city: String,
    /// Whole degrees Celsius; `None` if there is no reading.
    pub degrees: Option<String>,
    /// The weather in words; empty if there is no reading.
    pub words: String,
    /// The icon of the weather: SVG path data in a square of 24 units.
    pub sign: String,
    /// True if the bar shows it before a reader chooses.
    pub shown: bool,
}

/// The whole bar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeatherNow {
    /// Every city, in the configured order.
    pub cities: Vec<CityNow>,
    /// The age of the readings.
    pub note: String,
}
