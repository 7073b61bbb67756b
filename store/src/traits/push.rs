//! Browsers that follow something.

use async_trait::async_trait;

use crate::{ArticleId, Follow, Result, Subscription, SubscriptionLimits, Timestamp};

/// Browsers that follow something.
#[async_trait]
pub trait PushStore: Send + Sync + 'static {
    /// Adds something that a browser follows, and replaces its keys; a second call
    /// changes nothing. Fails with [`crate::StoreError::Missing`] for an unknown
    /// section or topic, and with [`crate::StoreError::Full`] if as many browsers are
    /// stored as the limits allow, or this one follows [`Follow::MOST`] things.
    async fn follow(
        &self,
        reader: &Subscription,
        what: &Follow,
        at: Timestamp,
        most: SubscriptionLimits,
    ) -> Result<()>;

    /// Removes one thing that a browser follows or, with `None`, all of them. A
    /// browser that follows nothing is deleted. False if nothing changed.
    async fn unfollow(&self, endpoint: &str, what: Option<&Follow>) -> Result<bool>;

    /// Returns what a browser follows, in the order of its printed form.
    async fn follows(&self, endpoint: &str) -> Result<Vec<Follow>>;

    /// Returns browsers that follow a section or topic of a published article or, if
    /// it is `breaking`, breaking news: each once, ordered by endpoint, after the
    /// endpoint `after`.
    async fn followers(
        &self,
        article: ArticleId,
        breaking: bool,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Vec<Subscription>>;

    /// Returns the number of browsers, and of the followers of each followed thing,
    /// in the order of its printed form.
    async fn follow_counts(&self) -> Result<(u32, Vec<(Follow, u32)>)>;
}
