//! `/api/goi-y`: the titles that complete a search.

use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};

use crate::AppState;
use crate::http::cache_policy::CachePolicy;

/// `GET /api/goi-y?q=…`
pub(super) async fn get(State(state): State<AppState>, uri: Uri) -> Response {
    let (store, search) = (state.store().as_ref(), state.search().as_ref());
    match app::suggestions(store, search, uri.query()).await {
        Ok(titles) => {
            let mut response = Json(titles).into_response();
            CachePolicy::Read.set(&mut response);
            response
        }
        Err(error) => {
            tracing::warn!(%error, "cannot complete titles");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
