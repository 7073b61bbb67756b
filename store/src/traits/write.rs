//! Writing articles, and what follows from that.

use async_trait::async_trait;

use crate::{ArticleId, Change, Outcome, Result, Timestamp};

/// Writing articles, and what follows from that. Reading methods show only what is published.
#[async_trait]
pub trait WriteStore: Send + Sync + 'static {
    /// Writes a batch in one transaction and says what became of each change;
    /// on an error nothing of it is written. Where few of them are articles,
    /// as when an editor saves one, their related articles and stories are
    /// computed at once; else [`Self::rank_related`] does it later.
    async fn apply(&self, changes: &[Change]) -> Result<Vec<Outcome>>;

    /// The number of the article that stands under `origin`, for writers that
    /// must know it before they write what refers to it.
    async fn article_of_origin(&self, origin: &str) -> Result<Option<ArticleId>>;

    /// True where an article has this number, published or not.
    async fn has_article(&self, id: ArticleId) -> Result<bool>;

    /// Removes every demo article with all that hangs on it (comments, counts,
    /// lists, rankings, redirects to it), and the sections, topics, authors,
    /// desks and files that only demo articles used; returns how many
    /// articles went. For a real paper that comes.
    async fn remove_demo(&self) -> Result<u32>;

    /// Computes the stored ranking of related articles, and which of them tell
    /// the same story, for at most `limit` articles for which that is out of
    /// date, and for those they now belong to; returns how many were done (0:
    /// all are up to date). [`Self::apply`] does so itself for a few articles.
    async fn rank_related(&self, limit: u32) -> Result<u32>;

    /// Puts an article at a place of the front page, in the stead of what stood
    /// there; an article that stood at another place leaves that. Fails with
    /// [`crate::StoreError::Missing`] where there is no such article.
    async fn pin(&self, slot: u32, article: ArticleId, until: Option<Timestamp>) -> Result<()>;

    /// Clears a place of the front page; false where nothing stood there.
    async fn unpin(&self, slot: u32) -> Result<bool>;
}
