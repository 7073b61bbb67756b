//! Who did what.

use async_trait::async_trait;

use crate::Result;
use crate::newsroom::{AuditEntry, AuditFilter};

/// Who did what.
#[async_trait]
pub trait AuditStore: Send + Sync + 'static {
    /// Returns entries before the one with the number `before`, newest first.
    async fn audit(
        &self,
        filter: &AuditFilter,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Vec<AuditEntry>>;
}
