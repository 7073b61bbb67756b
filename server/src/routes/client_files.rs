//! The client's files: `/pkg/…` and the service worker.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};

use crate::AppState;
use crate::http::cache_policy::CachePolicy;
use crate::http::generated_file::GeneratedFile;
use crate::http::static_file;
use crate::routes::pages;

const JAVASCRIPT: &str = "text/javascript; charset=utf-8";

/// `GET /pkg/{*name}`: a file whose name holds its hash.
pub(super) async fn package(
    State(state): State<AppState>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Response {
    match state.client_files().client_file(&name) {
        Some(file) => static_file::response(file, CachePolicy::Immutable, &headers),
        None => (StatusCode::NOT_FOUND, "no such file\n").into_response(),
    }
}

/// `GET /sw.js`: the service worker, or the script that uninstalls it.
pub(super) async fn worker(
    State(state): State<AppState>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let snapshot = state.snapshot();
    let offline = snapshot.assets.offline;
    let mut worker = state.client_files().worker(offline);
    if worker.is_empty() {
        return pages::find(&state, &uri, &headers).await;
    }
    if offline {
        let marks = snapshot.config.marks().unwrap_or_default();
        worker.insert_str(0, &format!("const PAPER=\"{marks}\";"));
    }
    GeneratedFile::new(JAVASCRIPT, CachePolicy::Worker, worker).response(&headers)
}
