//! Updates the search index.

use std::convert::Infallible;

use app::SharedStore;
use store_search::SearchIndex;
use tokio::sync::watch;

use super::intervals::{AFTER_FAILURE, POLL};

/// Indexes every article that was or is written. `caught_up` turns true when the
/// index holds everything for the first time.
pub(super) async fn follow(
    store: SharedStore,
    index: SearchIndex,
    caught_up: watch::Sender<bool>,
) -> Infallible {
    loop {
        match index.catch_up(store.as_ref()).await {
            Ok(_) => {
                caught_up.send_replace(true);
                tokio::time::sleep(POLL).await;
            }
            Err(error) => {
                tracing::error!(%error, "cannot update the search index");
                tokio::time::sleep(AFTER_FAILURE).await;
            }
        }
    }
}
