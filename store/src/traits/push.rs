//! Browsers that follow something.

use async_trait::async_trait;

use crate::{ArticleId, Follow, Result, Subscription, Timestamp};

/// Browsers that follow something. Reading methods show only what is published.
#[async_trait]
pub trait PushStore: Send + Sync + 'static {
    /// Lets a browser follow something more from `at` on, and keeps its keys
    /// over those before; again changes nothing. Fails with
    /// [`crate::StoreError::Missing`] for a section or topic that is not
    /// there, and with [`crate::StoreError::Full`] where `most` browsers are
    /// kept or this one follows [`Follow::MOST`] things already.
    async fn follow(
        &self,
        reader: &Subscription,
        what: &Follow,
        at: Timestamp,
        most: u32,
    ) -> Result<()>;

    /// Lets a browser follow one thing less or, with `None`, nothing more;
    /// one that follows nothing is forgotten. False where nothing changed.
    async fn unfollow(&self, endpoint: &str, what: Option<&Follow>) -> Result<bool>;

    /// What a browser follows, in the order of what that is printed as.
    async fn follows(&self, endpoint: &str) -> Result<Vec<Follow>>;

    /// Browsers that follow a section or topic in whose list a published
    /// article stands or, where it is `breaking`, breaking news; each once, by
    /// endpoint, those after the endpoint `after`.
    async fn followers(
        &self,
        article: ArticleId,
        breaking: bool,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Vec<Subscription>>;

    /// How many browsers there are, and how many follow each thing that any
    /// follows, in the order of what that is printed as.
    async fn follow_counts(&self) -> Result<(u32, Vec<(Follow, u32)>)>;
}
