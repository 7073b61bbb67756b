//! Responses for failures of the server.

use app::SiteSnapshot;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use store::StoreError;

use crate::http::request::page_request;
use crate::http::response;

/// The HTML page for a failure at this address, status 500.
pub(crate) fn error_page(snapshot: &SiteSnapshot, uri: &Uri) -> Response {
    response::page(
        app::server_error(snapshot, page_request(uri)),
        &HeaderMap::new(),
    )
}

/// The plain text for a failure, status 500.
pub(crate) fn error_text() -> Response {
    (StatusCode::INTERNAL_SERVER_ERROR, "the server failed\n").into_response()
}

/// Logs that the file at `path` could not be generated; returns the plain
/// text for the failure.
pub(crate) fn file_error(path: &str, error: &StoreError) -> Response {
    tracing::error!(path, %error, "cannot generate a file");
    error_text()
}
