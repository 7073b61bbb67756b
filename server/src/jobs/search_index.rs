//! Updates the search index.

use std::convert::Infallible;

use app::SharedStore;
use store_search::SearchIndex;
use tokio::sync::oneshot;

use super::intervals::{AFTER_FAILURE, POLL};

/// Indexes every article that was or is written. Sends to `caught_up` once,
/// when the index holds everything for the first time.
pub(super) async fn follow(
    store: SharedStore,
    index: SearchIndex,
    caught_up: oneshot::Sender<()>,
) -> Infallible {
    let mut caught_up = Some(caught_up);
    loop {
        match index.catch_up(store.as_ref()).await {
            Ok(_) => {
                if let Some(caught_up) = caught_up.take() {
                    // The receiver is gone if the start did not wait so long.
                    caught_up.send(()).ok();
                }
                tokio::time::sleep(POLL).await;
            }
            Err(error) => {
                tracing::error!(%error, "cannot update the search index");
                tokio::time::sleep(AFTER_FAILURE).await;
            }
        }
    }
}
