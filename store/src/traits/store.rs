//! The whole store.

use async_trait::async_trait;

use super::articles::ArticleStore;
use super::counts::CountStore;
use super::key_values::KeyValueStore;
use super::lists::ListStore;
use super::push::PushStore;
use super::redirects::RedirectStore;
use super::search_feed::SearchFeed;
use super::syndication::SyndicationStore;
use super::write::WriteStore;
use crate::Result;

/// A database of the paper.
#[async_trait]
pub trait Store:
    ArticleStore
    + CountStore
    + KeyValueStore
    + ListStore
    + PushStore
    + RedirectStore
    + SearchFeed
    + SyndicationStore
    + WriteStore
{
    /// True while the store holds no article, no page and no file at all,
    /// published or not.
    async fn is_empty(&self) -> Result<bool>;

    /// A number that changes whenever anybody, in this process or another,
    /// has written since it was last asked; cheap enough to ask twice a second.
    async fn revision(&self) -> Result<u64>;

    /// Ends all connections, after those that are in use have finished; what was
    /// written is in the database's file then. Every later call fails.
    async fn close(&self);
}
