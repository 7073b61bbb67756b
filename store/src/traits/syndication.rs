//! Site maps and lists of feeds.

use async_trait::async_trait;

use crate::{ArticleId, FeedSource, Result, SitemapEntry, SitemapPart};

/// Site maps and lists of feeds. Reading methods show only what is published.
#[async_trait]
pub trait SyndicationStore: Send + Sync + 'static {
    /// Addresses of the published articles numbered from `from` on and below
    /// `below`, by number.
    async fn sitemap_entries(
        &self,
        from: ArticleId,
        below: ArticleId,
        limit: u32,
    ) -> Result<Vec<SitemapEntry>>;

    /// The parts of the site map that name anything, by number.
    async fn sitemap_parts(&self) -> Result<Vec<SitemapPart>>;

    /// Topics, persons and desks that have an article, each kind by slug.
    async fn feed_sources(&self, limit: u32) -> Result<Vec<FeedSource>>;
}
