//! What machines ask for: site maps and lists of feeds.

use crate::{ArticleId, ListKey, Picture, Slug, Timestamp};

/// Article numbers in one part of the site map: part 3 holds those from three
/// times so many on. Half of what one file may name (50,000 by the protocol of
/// sitemaps.org), so that a part stays the same file while the paper grows.
pub const SITEMAP_PART_SIZE: i64 = 25_000;

/// An article as a site map names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SitemapEntry {
    /// Its number.
    pub id: ArticleId,
    /// Its words in the address.
    pub slug: Slug,
    /// Last changed in a way that readers see.
    pub updated_at: Timestamp,
    /// Its picture, where the paper has it.
    pub picture: Option<Picture>,
}

/// A part of the site map that names at least one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SitemapPart {
    /// Which; see [`SITEMAP_PART_SIZE`].
    pub number: i64,
    /// When an article in it last changed.
    pub updated_at: Timestamp,
}

/// A topic, person or desk with its name: a list that can be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedSource {
    /// Which list.
    pub list: ListKey,
    /// Its name as printed.
    pub name: String,
}
