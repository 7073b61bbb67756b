//! Site maps.

use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;

use crate::AppState;
use crate::clock::now;
use crate::http::cache_policy::CachePolicy;
use crate::http::error_page::file_error;
use crate::http::generated_file::{GeneratedFile, XML};
use crate::routes::pages;
use crate::sitemaps::address::SitemapFile;
use crate::sitemaps::news;

/// `GET /sitemap.xml`, `/sitemap-lists.xml` and `/sitemap-{n}.xml`
pub(super) async fn get(State(state): State<AppState>, uri: Uri, headers: HeaderMap) -> Response {
    let Some(file) = SitemapFile::parse(uri.path()) else {
        return pages::get(State(state), uri, headers).await;
    };
    let printed = state.sitemaps();
    match printed.get(state.store(), &state.snapshot(), file).await {
        Ok(Some(bytes)) => {
            let file = GeneratedFile::new(XML, CachePolicy::Map, bytes);
            file.cached_response(state.compressed(), &headers).await
        }
        Ok(None) => pages::find(&state, &uri, &headers).await,
        Err(error) => file_error(uri.path(), &error),
    }
}

/// `GET /news-sitemap.xml`
pub(super) async fn news(State(state): State<AppState>, uri: Uri, headers: HeaderMap) -> Response {
    let store = state.store().as_ref();
    match news::print(store, &state.snapshot(), now()).await {
        Ok(text) => {
            let file = GeneratedFile::new(XML, CachePolicy::Feed, text);
            file.cached_response(state.compressed(), &headers).await
        }
        Err(error) => file_error(uri.path(), &error),
    }
}
