//! Fragments of pages, for browsers that show a page of this paper already.

use app::{Answer, PageForm, PageRequest, fragment};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

use crate::AppState;
use crate::http::request::page_request;
use crate::http::response;

const ROBOTS: HeaderName = HeaderName::from_static("x-robots-tag");
/// Opened by itself, a fragment is text without any right.
const POLICY: HeaderValue = HeaderValue::from_static("sandbox");

/// `GET` of a fragment. An address that is no page of status 200 has none, and leads to
/// the whole page, which says more.
pub(super) async fn get(State(state): State<AppState>, uri: Uri, headers: HeaderMap) -> Response {
    let Some(path) = fragment::page_of(uri.path(), uri.query()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let snapshot = state.snapshot();
    let request = PageRequest {
        path,
        form: PageForm::Fragment,
        ..page_request(&uri)
    };
    let answer = app::answer(
        state.store().as_ref(),
        state.search().as_ref(),
        &snapshot,
        request,
    )
    .await;
    if !matches!(answer, Answer::Page { status: 200, .. }) {
        let query = uri.query().map(|it| format!("?{it}")).unwrap_or_default();
        return response::for_now(&format!("{path}{query}"));
    }
    let mut response = response::page(answer, &headers);
    let headers = response.headers_mut();
    headers.insert(ROBOTS, HeaderValue::from_static("noindex"));
    headers.insert(header::CONTENT_SECURITY_POLICY, POLICY);
    response
}
