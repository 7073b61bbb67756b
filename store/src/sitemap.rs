//! Site maps and lists of feeds.

use crate::{ArticleId, ListKey, Picture, Slug, Timestamp};

/// Article numbers per part of the site map: part 3 holds three times this
/// number and following. It is half of what the sitemaps.org protocol allows in
/// a file (50,000), so that a part stays the same file while the paper grows.
pub const SITEMAP_PART_SIZE: i64 = 25_000;

/// An entry of a site map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SitemapEntry {
    /// Number of the article.
    pub id: ArticleId,
    /// The words of its address.
    pub slug: Slug,
    /// Last changed in a way that readers see.
    pub updated_at: Timestamp,
    /// Its picture, if the paper has the files.
    pub picture: Option<Picture>,
}

/// A part of the site map that names at least one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SitemapPart {
    /// Number of the part; see [`SITEMAP_PART_SIZE`].
    pub number: i64,
    /// When an article in it last changed.
    pub updated_at: Timestamp,
}

/// A topic, author or desk whose articles have a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedSource {
    /// The list of its articles.
    pub list: ListKey,
    /// Name as printed.
    pub name: String,
}
