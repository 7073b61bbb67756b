//! The search index beside the store: followed while serving, made again by
//! `tinlang reindex`; and `/api/goi-y`, the titles offered while a reader
//! types.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::Uri;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use store::Store;
use store_search::SearchIndex;
use tokio::sync::oneshot;

use crate::http::cache_policy::CachePolicy;
use crate::state::Paper;

/// How often the store is asked whether an article was written.
const LOOK_EVERY: Duration = Duration::from_millis(500);
/// The wait after a failure, so that it fills no log.
const AFTER_FAILURE: Duration = Duration::from_secs(5);
/// How long a start waits for the index to catch up: enough for what was
/// written in a day, not for a paper's whole archive.
const FIRST: Duration = Duration::from_secs(3);

/// Brings in whatever was or is written; tells once that it has caught up.
pub(crate) async fn follow(
    store: Arc<dyn Store>,
    index: SearchIndex,
    caught_up: oneshot::Sender<()>,
) -> Infallible {
    let mut caught_up = Some(caught_up);
    loop {
        match index.catch_up(store.as_ref()).await {
            Ok(_) => {
                if let Some(caught_up) = caught_up.take() {
                    // Nobody waits any more where it took too long.
                    caught_up.send(()).ok();
                }
                tokio::time::sleep(LOOK_EVERY).await;
            }
            Err(error) => {
                tracing::error!(%error, "the search index could not follow the store");
                tokio::time::sleep(AFTER_FAILURE).await;
            }
        }
    }
}

/// Waits until the index has caught up, but not for long.
pub(crate) async fn wait_for(caught_up: oneshot::Receiver<()>) {
    if tokio::time::timeout(FIRST, caught_up).await.is_err() {
        tracing::warn!("the search index is still catching up; searches find what it has");
    }
}

/// One route.
pub(crate) fn router() -> Router<Paper> {
    Router::new().route("/api/goi-y", get(offered))
}

async fn offered(State(paper): State<Paper>, uri: Uri) -> Response {
    let (store, search) = (paper.store().as_ref(), paper.search().as_ref());
    match app::suggestions(store, search, uri.query()).await {
        Ok(titles) => {
            let mut response = Json(titles).into_response();
            CachePolicy::Read.set(&mut response);
            response
        }
        Err(error) => {
            tracing::warn!(%error, "no titles could be offered");
            axum::http::StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
