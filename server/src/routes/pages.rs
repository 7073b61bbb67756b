//! Pages, files of `public/`, and addresses of the site that was imported.

use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;

use crate::AppState;
use crate::http::cache_policy::CachePolicy;
use crate::http::error_page::file_error;
use crate::http::request::page_request;
use crate::http::{response, static_file};

/// `GET` of a page: a WordPress feed's address leads to the new feed, any
/// other address to [`find`].
pub(super) async fn get(State(state): State<AppState>, uri: Uri, headers: HeaderMap) -> Response {
    let snapshot = state.snapshot();
    let moved =
        app::wordpress_feed(state.store().as_ref(), &snapshot, uri.path(), uri.query()).await;
    match moved {
        Ok(Some(to)) => response::moved(&to),
        Ok(None) => find(&state, &uri, &headers).await,
        Err(error) => file_error(uri.path(), &error),
    }
}

/// The file of `public/` or the page at an address; else the redirect that was
/// written for it; else the redirect of a WordPress address; else the page
/// with status 404.
pub(super) async fn find(state: &AppState, uri: &Uri, headers: &HeaderMap) -> Response {
    if let Some(file) = state.client_files().public_file(uri.path()) {
        return static_file::response(file, CachePolicy::Public, headers);
    }
    let snapshot = state.snapshot();
    let answer = app::answer(
        state.store().as_ref(),
        state.search().as_ref(),
        &snapshot,
        page_request(uri),
    )
    .await;
    response::page(answer, headers)
}
