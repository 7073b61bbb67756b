//! Counting reads.

use async_trait::async_trait;

use crate::{ArticleId, Result, Timestamp};

/// Counting reads.
#[async_trait]
pub trait CountStore: Send + Sync + 'static {
    /// Adds reads to the hour of `at` and moves the periods of [`crate::ReadPeriod`] to
    /// it. Unknown and unpublished articles are ignored.
    async fn count_reads(&self, reads: &[(ArticleId, u32)], at: Timestamp) -> Result<()>;
}
