//! A list of the paper as a feed, with complete articles.

use store::{Article, ArticleId, CorrectedArticle, Store, Timestamp};
use viet::date::LocalTime;

use super::content;
use crate::address::{self, Route};
use crate::escape::escaped;
use crate::lists::{self, DAY};
use crate::plain_text::line;
use crate::site_config::{SiteConfig, host};
use crate::snapshot::SiteSnapshot;

/// Entries in a feed.
const LENGTH: u32 = 20;
/// Longest summary, in characters.
const SUMMARY: usize = 300;
/// Width of an entry's picture, in pixels.
const PICTURE_WIDTH: u32 = 1200;

/// A list with its entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// Title; the paper's name for the feed of the whole paper.
    pub title: String,
    /// Path of the page whose articles it lists.
    pub path: String,
    /// In the order of the list.
    pub entries: Vec<Entry>,
}

/// One entry. Its texts are single lines; its HTML is self-contained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// A permanent identifier, whatever becomes of title and address: a tag URI
    /// (RFC 4151).
    pub id: String,
    /// Path of its page.
    pub path: String,
    /// Title.
    pub title: String,
    /// Summary, plain text.
    pub summary: String,
    /// The complete text.
    pub html: String,
    /// Name and path of each author.
    pub authors: Vec<(String, String)>,
    /// Section and topics.
    pub categories: Vec<String>,
    /// Its picture.
    pub picture: Option<Enclosed>,
    /// First published.
    pub published: Timestamp,
    /// Last changed.
    pub updated: Timestamp,
}

/// The picture of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enclosed {
    /// Path of the file.
    pub path: String,
    /// Its media type.
    pub mime: &'static str,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Alternative text.
    pub alt: String,
}

impl Feed {
    /// Returns the time of the last change of any entry.
    pub fn updated(&self) -> Timestamp {
        let latest = self.entries.iter().map(|entry| entry.updated).max();
        latest.unwrap_or_default()
    }
}

/// Returns the feed of the list at `path`; `None` if there is no such list.
pub async fn feed(
    store: &dyn Store,
    snapshot: &SiteSnapshot,
    path: &str,
) -> store::Result<Option<Feed>> {
    let ids = |teasers: &[store::Teaser]| -> Vec<ArticleId> {
        teasers
            .iter()
            .take(LENGTH as usize)
            .map(|it| it.id)
            .collect()
    };
    let words = snapshot.config.language.words();
    let (title, ids) = match Route::parse(path) {
        Some(Route::Front) => (snapshot.config.name.clone(), ids(&snapshot.latest)),
        Some(Route::Latest) => (words.device.latest.to_owned(), ids(&snapshot.latest)),
        Some(Route::MostRead) => (words.device.most_read.to_owned(), ids(&snapshot.most_read)),
        Some(route @ (Route::Section(_) | Route::Topic(_) | Route::Writer(_))) => {
            let Some(named) = lists::named(store, snapshot, &route).await? else {
                return Ok(None);
            };
            let listing = store.listing(&named.wanted, None, LENGTH).await?;
            (named.title, ids(&listing.teasers))
        }
        Some(Route::Day(date)) => {
            let begins = date.unix_seconds();
            let ends = Timestamp(begins + DAY);
            let day = store.day(Timestamp(begins), ends, None, LENGTH).await?;
            ((words.day)(date), ids(&day.listing.teasers))
        }
        Some(Route::Corrections) => {
            let corrections = store.corrections(None, LENGTH).await?.list;
            let entries = corrections
                .iter()
                .map(|it| Entry::correcting(&snapshot.config, it));
            return Ok(Some(Feed {
                title: line(words.trust.corrections),
                path: path.to_owned(),
                entries: entries.collect(),
            }));
        }
        _ => return Ok(None),
    };
    let articles = store.articles(&ids).await?;
    Ok(Some(feed_of(&snapshot.config, &title, path, &articles)))
}

/// Returns a feed of these articles with this title and page.
pub fn feed_of(paper: &SiteConfig, title: &str, path: &str, articles: &[Article]) -> Feed {
    Feed {
        title: line(title),
        path: path.to_owned(),
        entries: articles.iter().map(|it| Entry::of(paper, it)).collect(),
    }
}

/// Returns a permanent identifier: its date makes it the paper's own, whoever
/// owns the host later.
fn tag(paper: &SiteConfig, at: Timestamp, name: &str) -> String {
    let day = LocalTime::at(at.0);
    format!(
        "tag:{},{:04}-{:02}-{:02}:{name}",
        host(paper).split(':').next().unwrap_or_default(),
        day.year,
        day.month,
        day.day,
    )
}

impl Entry {
    /// Returns the entry of a correction: the note, under the article's title.
    fn correcting(paper: &SiteConfig, corrected: &CorrectedArticle) -> Self {
        let correction = &corrected.correction;
        let text = line(&correction.text);
        Self {
            id: tag(
                paper,
                correction.at,
                &format!("{}/cai-chinh", correction.article),
            ),
            path: address::article(&corrected.slug, correction.article),
            title: line(&corrected.title),
            summary: viet::excerpt(&text, SUMMARY),
            html: format!("<p>{}</p>", escaped(&text)),
            authors: Vec::new(),
            categories: Vec::new(),
            picture: None,
            published: correction.at,
            updated: correction.at,
        }
    }

    /// Returns the entry of an article.
    pub fn of(paper: &SiteConfig, article: &Article) -> Self {
        let words = paper.language.words();
        let path = address::article(&article.slug, article.id);
        let persons = article.authors.iter().map(|it| (&it.name, &it.slug));
        let desk = article.desk.iter().map(|it| (&it.initials, &it.slug));
        let cover = article
            .cover
            .and_then(|id| article.pictures.iter().find(|picture| picture.id == id));
        let picture = cover.and_then(|picture| {
            let (path, format, width, height) = content::file(picture, PICTURE_WIDTH)?;
            Some(Enclosed {
                path,
                mime: format.mime(),
                width,
                height,
                alt: line(&picture.alt),
            })
        });
        let summary = article.summary_or_lead();
        let topics = article.topics.iter().map(|topic| &topic.name);
        Self {
            id: tag(paper, article.published_at, &article.id.to_string()),
            title: line(&article.title),
            summary: viet::excerpt(&line(summary), SUMMARY),
            html: content::whole(&paper.base_url, &path, article, words),
            authors: persons
                .chain(desk)
                .map(|(name, slug)| (line(name), address::writer(slug)))
                .collect(),
            categories: std::iter::once(&article.section.name)
                .chain(topics)
                .map(|name| line(name))
                .collect(),
            picture,
            published: article.published_at,
            updated: article.updated_at,
            path,
        }
    }
}
