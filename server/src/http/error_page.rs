//! Responses for failures of the server.

use app::SiteSnapshot;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use store::{EngineFault, StoreError};

use crate::http::request::page_request;
use crate::http::response;

/// The HTML page for a failure at this address, status 500.
pub(crate) fn error_page(snapshot: &SiteSnapshot, uri: &Uri) -> Response {
    response::page(
        app::server_error(snapshot, page_request(uri)),
        &HeaderMap::new(),
    )
}

/// True if the same request may succeed later.
pub(crate) fn is_busy(error: &StoreError) -> bool {
    matches!(
        error,
        StoreError::Engine {
            fault: EngineFault::Busy,
            ..
        }
    )
}

/// The refusal of a request for which there is no room now, status 503: a page
/// that loads nothing.
pub(crate) fn busy() -> Response {
    const PAGE: &str = "<!DOCTYPE html><html lang=\"vi\"><meta charset=\"utf-8\">\
        <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
        <title>Máy chủ đang bận</title><h1>Máy chủ đang bận</h1>\
        <p>Xin thử lại sau vài giây. <span lang=\"en\">The server is busy; please try again in a \
        few seconds.</span></p></html>\n";
    let headers = [
        (header::RETRY_AFTER, response::SOON),
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/html; charset=utf-8"),
        ),
    ];
    (StatusCode::SERVICE_UNAVAILABLE, headers, PAGE).into_response()
}

/// The plain text for a failure, status 500.
pub(crate) fn error_text() -> Response {
    (StatusCode::INTERNAL_SERVER_ERROR, "the server failed\n").into_response()
}

/// Logs that the file at `path` could not be generated, since the store failed;
/// returns the plain text for that, status 503. If there are too many others to generate, it is only
/// refused.
pub(crate) fn file_error(path: &str, error: &StoreError) -> Response {
    if is_busy(error) {
        return busy();
    }
    tracing::error!(path, %error, "cannot generate a file");
    let later = [(header::RETRY_AFTER, response::SOON)];
    (
        StatusCode::SERVICE_UNAVAILABLE,
        later,
        "the server failed\n",
    )
        .into_response()
}
