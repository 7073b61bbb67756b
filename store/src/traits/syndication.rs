//! Site maps and lists of feeds.

use async_trait::async_trait;

use crate::{ArticleId, Followed, Mapped, Part, Result};

/// Site maps and lists of feeds. Reading methods show only what is published.
#[async_trait]
pub trait SyndicationStore: Send + Sync + 'static {
    /// Addresses of the published articles numbered from `from` on and below
    /// `below`, by number.
    async fn mapped(&self, from: ArticleId, below: ArticleId, limit: u32) -> Result<Vec<Mapped>>;

    /// The parts of the site map that name anything, by number.
    async fn parts(&self) -> Result<Vec<Part>>;

    /// Topics, persons and desks that have an article, each kind by slug.
    async fn followed(&self, limit: u32) -> Result<Vec<Followed>>;
}
