//! `/healthz` and `/readyz`: for programs that watch the server.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::AppState;

/// `GET /healthz`: the process is alive.
pub(super) async fn alive() -> &'static str {
    "alive\n"
}

/// `GET /readyz`: whether the server can answer readers, and why not. The log
/// has the details, which are nobody else's business.
pub(super) async fn ready(State(state): State<AppState>) -> Response {
    if state.is_draining() {
        return (StatusCode::SERVICE_UNAVAILABLE, "server: ending\n").into_response();
    }
    let (status, store) = match state.store().check().await {
        Ok(()) => (StatusCode::OK, "answers"),
        Err(store::StoreError::FileChanged { change, .. }) => {
            (StatusCode::SERVICE_UNAVAILABLE, change)
        }
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "does not answer"),
    };
    let panics = state.job_panics();
    (
        status,
        format!("store: {store}\nrestarted jobs: {panics}\n"),
    )
        .into_response()
}
