//! What a search index needs from the store.

use async_trait::async_trait;

use crate::{ArticleId, Result, SearchChange, SearchHit, SearchMark};

/// What a search index needs from the store. Reading methods show only what is published.
#[async_trait]
pub trait SearchFeed: Send + Sync + 'static {
    /// What must be done to an index of the articles: each article written
    /// after `after` (from the beginning without it) with its text as it is
    /// now, each once, in the order of its last writing. `None` where this
    /// store never gave out that mark: the index belongs to another store or
    /// is ahead of a restored one, and must begin again.
    async fn search_changes(
        &self,
        after: Option<SearchMark>,
        limit: u32,
    ) -> Result<Option<Vec<SearchChange>>>;

    /// These articles with the text by which they are found, in any order;
    /// those not published are left out.
    async fn search_hits(&self, articles: &[ArticleId]) -> Result<Vec<SearchHit>>;
}
