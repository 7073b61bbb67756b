//! Publishes scheduled articles at their time.

use std::convert::Infallible;
use std::time::Duration;

use store::Timestamp;

use super::intervals::AFTER_FAILURE;
use crate::AppState;
use crate::clock::now;

/// The wait between two looks at the schedule, and the longest that an article
/// appears too late.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Publishes every article whose time has come; the snapshot and the search
/// index follow the store.
pub(super) async fn publish(state: AppState) -> Infallible {
    loop {
        match state.store().publish_due(Timestamp(now())).await {
            Ok(0) => tokio::time::sleep(LOOK_EVERY).await,
            Ok(_) => tokio::task::yield_now().await,
            Err(error) => {
                tracing::error!(%error, "cannot publish scheduled articles");
                tokio::time::sleep(AFTER_FAILURE).await;
            }
        }
    }
}
