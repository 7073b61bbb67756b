//! Counting reads.

use async_trait::async_trait;

use crate::{ArticleId, Result, Timestamp};

/// Counting reads. Reading methods show only what is published.
#[async_trait]
pub trait CountStore: Send + Sync + 'static {
    /// Counts reads of the hour of `at` and moves the windows of [`crate::ReadPeriod`] on to
    /// it; articles that are not there or not published are passed over.
    async fn count_reads(&self, reads: &[(ArticleId, u32)], at: Timestamp) -> Result<()>;
}
