//! Ranks related articles.

use std::convert::Infallible;

use super::intervals::{AFTER_FAILURE, POLL};
use crate::AppState;

/// Articles ranked at once.
const BATCH: u32 = 16;

/// Ranks the related articles of articles that were written.
pub(super) async fn rank(state: AppState) -> Infallible {
    loop {
        match state.store().rank_related(BATCH).await {
            Ok(0) => tokio::time::sleep(POLL).await,
            Ok(_) => tokio::task::yield_now().await,
            Err(error) => {
                tracing::error!(%error, "cannot rank related articles");
                tokio::time::sleep(AFTER_FAILURE).await;
            }
        }
    }
}
