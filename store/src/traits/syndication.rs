//! Site maps and lists of feeds.

use async_trait::async_trait;

use crate::{ArticleId, FeedSource, Result, SitemapEntry, SitemapPart};

/// Site maps and lists of feeds.
#[async_trait]
pub trait SyndicationStore: Send + Sync + 'static {
    /// Returns the published articles with numbers in `[from, below)`, by number.
    async fn sitemap_entries(
        &self,
        from: ArticleId,
        below: ArticleId,
        limit: u32,
    ) -> Result<Vec<SitemapEntry>>;

    /// Returns the parts of the site map that are not empty, by number.
    async fn sitemap_parts(&self) -> Result<Vec<SitemapPart>>;

    /// Returns the topics, persons and desks that have an article, each kind by slug.
    async fn feed_sources(&self, limit: u32) -> Result<Vec<FeedSource>>;
}
