//! What a search index needs from the store.

use async_trait::async_trait;

use crate::{ArticleId, Result, SearchChange, SearchHit, SearchMark};

/// What a search index needs from the store.
#[async_trait]
pub trait SearchFeed: Send + Sync + 'static {
    /// Returns the articles written after a mark (all without one), each once, with
    /// its text as of now, in the order of the last writing. `None` if this store did
    /// not issue the mark: the index belongs to another store, or is ahead of a
    /// restored one, and must be rebuilt.
    async fn search_changes(
        &self,
        after: Option<SearchMark>,
        limit: u32,
    ) -> Result<Option<Vec<SearchChange>>>;

    /// Returns these articles with their searched text, in any order, without those
    /// that are not published.
    async fn search_hits(&self, articles: &[ArticleId]) -> Result<Vec<SearchHit>>;
}
