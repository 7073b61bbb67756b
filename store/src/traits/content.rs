//! Following changes of the content.

use async_trait::async_trait;

use crate::{ContentChanges, Result, Touched};

/// Following changes of the content.
#[async_trait]
pub trait ContentStore: Send + Sync + 'static {
    /// Returns what has changed after a revision; only the revision without one.
    /// [`Touched::Everything`] if that was too long ago, or if the revision is not
    /// one of this store.
    async fn content_changes(&self, after: Option<u64>) -> Result<ContentChanges>;

    /// Notes that something is to be rendered again although it has not changed.
    async fn touch(&self, what: &Touched) -> Result<()>;

    /// Returns the stems of pictures that only withdrawn articles use: readers may
    /// no longer see them.
    async fn hidden_pictures(&self) -> Result<Vec<String>>;
}
