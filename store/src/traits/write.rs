//! Writing articles and what is computed from them.

use async_trait::async_trait;

use crate::{ArticleId, Change, Outcome, Result, Timestamp};

/// Writing articles and what is computed from them.
#[async_trait]
pub trait WriteStore: Send + Sync + 'static {
    /// Writes a batch in one transaction and returns the outcome of each change; on
    /// an error nothing is written. For a few articles, as when an editor saves
    /// one, related articles and stories are computed in the same transaction; else [`Self::rank_related`] does it later.
    async fn apply(&self, changes: &[Change]) -> Result<Vec<Outcome>>;

    /// Returns the number of the article with this origin, for writers that need it
    /// before they write something that refers to it.
    async fn article_of_origin(&self, origin: &str) -> Result<Option<ArticleId>>;

    /// Returns true if an article has this number, published or not.
    async fn has_article(&self, id: ArticleId) -> Result<bool>;

    /// Removes every demo article that the newsroom has not edited, with its comments, counts, list entries, rankings
    /// and redirects, and the sections, topics, authors, desks and files that only
    /// demo articles used. Returns the number of removed articles.
    async fn remove_demo(&self) -> Result<u32>;

    /// Computes the ranking of related articles, and the stories, of at most `limit`
    /// articles whose ranking is out of date. Returns their number; 0 if all are up
    /// to date. [`Self::apply`] does so itself for a few articles.
    async fn rank_related(&self, limit: u32) -> Result<u32>;

    /// Publishes scheduled articles whose time has come at `now`, some at a time.
    /// Returns their number; 0 if none is left.
    async fn publish_due(&self, now: Timestamp) -> Result<u32>;

    /// Pins an article to a position of the front page and replaces the pin that was
    /// there; a pin of the article at another position is removed. Fails with
    /// [`crate::StoreError::Missing`] if there is no such article.
    async fn pin(&self, slot: u32, article: ArticleId, until: Option<Timestamp>) -> Result<()>;

    /// Removes the pin at a position; false if there was none.
    async fn unpin(&self, slot: u32) -> Result<bool>;
}
