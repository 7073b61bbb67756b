//! Notices a store that does not answer, or whose file was moved or replaced.

use std::convert::Infallible;
use std::time::Duration;

use crate::AppState;

/// The wait between two checks.
const CHECK_EVERY: Duration = Duration::from_secs(5);

/// Logs each failure once, until it changes or ends.
pub(super) async fn watch(state: AppState) -> Infallible {
    let mut known = None;
    loop {
        let failure = state.store().check().await.err().map(|it| it.to_string());
        if failure != known {
            if let Some(error) = &failure {
                tracing::error!(%error, "the store is not usable");
            } else {
                tracing::warn!("the store is usable again");
            }
            known = failure;
        }
        tokio::time::sleep(CHECK_EVERY).await;
    }
}
