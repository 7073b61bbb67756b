//! The whole store.

use async_trait::async_trait;

use super::articles::ArticleStore;
use super::content::ContentStore;
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
    + ContentStore
    + CountStore
    + KeyValueStore
    + ListStore
    + PushStore
    + RedirectStore
    + SearchFeed
    + SyndicationStore
    + WriteStore
{
    /// True if the store holds no article, no page and no file, published or
    /// not.
    async fn is_empty(&self) -> Result<bool>;

    /// Returns a number that changes with every write, also by other processes;
    /// cheap enough to read twice a second.
    async fn revision(&self) -> Result<u64>;

    /// Fails if the store does not answer, or with
    /// [`crate::StoreError::FileChanged`] if its file is not the one that was
    /// opened.
    async fn check(&self) -> Result<()>;

    /// Closes all connections after those in use have finished; the database
    /// file is then complete. Every later call fails.
    async fn close(&self);
}
