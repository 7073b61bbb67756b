//! Replaces the snapshot when the store has changed.

use std::convert::Infallible;
use std::sync::Arc;

use weather::City;

use super::intervals::{AFTER_FAILURE, POLL};
use crate::AppState;
use crate::snapshot::build_snapshot;

/// Builds a new snapshot whenever this or another process has written to the
/// store.
pub(super) async fn follow(state: AppState, cities: Arc<[City]>) -> Infallible {
    let mut known = None;
    loop {
        match update(&state, &cities, known).await {
            Ok(revision) => {
                known = Some(revision);
                tokio::time::sleep(POLL).await;
            }
            Err(error) => {
                tracing::error!(%error, "cannot rebuild the snapshot");
                tokio::time::sleep(AFTER_FAILURE).await;
            }
        }
    }
}

/// Replaces the snapshot if the store's revision is not the known one; returns
/// the revision.
async fn update(state: &AppState, cities: &[City], known: Option<u64>) -> store::Result<u64> {
    let store = state.store().as_ref();
    // The revision is read first: what is written while the snapshot is built
    // is part of the next one.
    let revision = store.revision().await?;
    if known != Some(revision) {
        let old = state.snapshot();
        let snapshot = build_snapshot(
            store,
            Arc::clone(&old.config),
            Arc::clone(&old.assets),
            cities,
        )
        .await?;
        state.replace_snapshot(snapshot);
    }
    Ok(revision)
}
