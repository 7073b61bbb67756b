//! Addresses that no fixed route describes: articles (`/{slug}-{id}.html`),
//! sections, files of `public/`, redirects, the key for IndexNow.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

use crate::AppState;
use crate::routes::{documents, pages};

/// `GET` of any address without a route of its own.
pub(super) async fn get(
    State(state): State<AppState>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return method_not_allowed().await;
    }
    match documents::indexnow_key(&state.snapshot(), &uri) {
        Some(key) => key.response(&headers),
        None => pages::get(State(state), uri, headers).await,
    }
}

/// Any other method of an address that is only read.
pub(super) async fn method_not_allowed() -> Response {
    let allowed = [(header::ALLOW, HeaderValue::from_static("GET,HEAD"))];
    (
        StatusCode::METHOD_NOT_ALLOWED,
        allowed,
        "only GET and HEAD\n",
    )
        .into_response()
}
