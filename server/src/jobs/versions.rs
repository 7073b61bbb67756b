//! Removes old versions of documents.

use std::convert::Infallible;
use std::time::Duration;

use super::intervals::AFTER_FAILURE;
use crate::AppState;
use crate::clock::now;

/// Versions removed at once: other writers wait no longer than for a save.
const BATCH: u32 = 50;
/// The wait until versions have become old again.
const PAUSE: Duration = Duration::from_hours(1);
/// Age at which versions are thinned, in seconds: a week.
const OLD: i64 = 7 * 86_400;

/// Thins the versions of documents that are older than a week.
pub(super) async fn thin(state: AppState) -> Infallible {
    loop {
        let before = store::Timestamp(now() - OLD);
        let thinned = match state.newsroom() {
            Some(newsroom) => newsroom.store().thin_versions(before, BATCH).await,
            None => Ok(0),
        };
        match thinned {
            Ok(0) => tokio::time::sleep(PAUSE).await,
            Ok(_) => tokio::task::yield_now().await,
            Err(error) => {
                tracing::error!(%error, "cannot remove old versions of documents");
                tokio::time::sleep(AFTER_FAILURE).await;
            }
        }
    }
}
