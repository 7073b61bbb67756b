//! `/api/…`: server functions. Leptos calls them with the store and the
//! snapshot in their context.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Method, Request, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, on};
use leptos::server_fn::axum::server_fn_paths;

use crate::AppState;
use crate::http::cache_policy::CachePolicy;
use crate::http::error_page::error_text;
use crate::http::etag;
use crate::http::limits::SERVER_FUNCTION_ERROR;

/// The address of the server function that pages call again and again.
pub(crate) const ARTICLE_STATE: &str = "/api/article";
/// The start of an error message of Leptos for invalid arguments.
const INVALID_ARGUMENTS: &[u8] = b"Args|";

/// One route for each server function.
pub(super) fn server_functions() -> Router<AppState> {
    server_fn_paths().fold(
        Router::new(),
        |router, (path, method)| match MethodFilter::try_from(method) {
            Ok(method) => router.route(path, on(method, call)),
            Err(_) => router,
        },
    )
}

async fn call(State(state): State<AppState>, mut request: Request<Body>) -> Response {
    // Leptos looks functions up by method and knows none for HEAD.
    if request.method() == Method::HEAD {
        *request.method_mut() = Method::GET;
    }
    // Leptos redirects a request that a page's form sent back to that page. Only
    // scripts call these functions, and every caller gets the same bytes.
    request.headers_mut().remove(header::ACCEPT);
    request.headers_mut().remove(header::REFERER);
    let build = state.snapshot().assets.build().to_owned();
    let context = move || {
        leptos::context::provide_context(app::SharedStore::clone(state.store()));
        leptos::context::provide_context(state.snapshot());
    };
    let is_state = request.uri().path() == ARTICLE_STATE;
    let headers = request.headers().clone();
    let mut response = leptos_axum::handle_server_fns_with_context(context, request)
        .await
        .into_response();
    if !response.status().is_success() {
        return client_errors_to_400(response).await;
    }
    if is_state {
        return article_state(&headers, &build, response).await;
    }
    CachePolicy::Read.set(&mut response);
    response
}

/// The state of an article with an entity tag that a page knows beforehand: its revision
/// and its build. So the first question of a page is a conditional one.
async fn article_state(headers: &HeaderMap, build: &str, response: Response) -> Response {
    #[derive(serde::Deserialize)]
    struct State {
        revision: u64,
    }
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let revision = serde_json::from_slice(&bytes).map_or(0, |State { revision }| revision);
    let Ok(tag) = HeaderValue::from_str(&format!("W/\"{revision}-{build}\"")) else {
        return error_text();
    };
    let mut response = etag::conditional(headers, tag, || {
        Response::from_parts(parts, Body::from(bytes))
    });
    CachePolicy::State.set(&mut response);
    response
}

/// Leptos answers every error with status 500. Invalid arguments get 400 here.
async fn client_errors_to_400(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let message = to_bytes(body, SERVER_FUNCTION_ERROR)
        .await
        .unwrap_or_default();
    if message.starts_with(INVALID_ARGUMENTS) {
        parts.status = StatusCode::BAD_REQUEST;
    }
    Response::from_parts(parts, Body::from(message))
}
