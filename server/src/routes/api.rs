//! `/api/…`: server functions, handed to Leptos with the store and the shell
//! in their context.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::{Method, Request, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, on};
use leptos::server_fn::axum::server_fn_paths;

use crate::Paper;
use crate::http::cache_policy::CachePolicy;

/// How Leptos begins the words of a failure that lies in what was asked.
const ASKED_WRONG: &[u8] = b"Args|";
/// Bytes that the words of a failure may have.
const WORDS: usize = 4096;

/// One route for each function that there is.
pub(crate) fn router() -> Router<Paper> {
    server_fn_paths().fold(
        Router::new(),
        |router, (path, method)| match MethodFilter::try_from(method) {
            Ok(method) => router.route(path, on(method, call)),
            Err(_) => router,
        },
    )
}

async fn call(State(paper): State<Paper>, mut request: Request<Body>) -> Response {
    // Functions are found by method; what HEAD wants is what GET gives.
    if request.method() == Method::HEAD {
        *request.method_mut() = Method::GET;
    }
    // Where a page was the asker, Leptos sends it back there. Ours are asked by
    // scripts alone, and everybody gets the same bytes.
    request.headers_mut().remove(header::ACCEPT);
    request.headers_mut().remove(header::REFERER);
    let context = move || {
        leptos::context::provide_context(app::SharedStore::clone(paper.store()));
        leptos::context::provide_context(paper.shell());
    };
    let mut response = leptos_axum::handle_server_fns_with_context(context, request)
        .await
        .into_response();
    if response.status().is_success() {
        CachePolicy::Read.set(&mut response);
        return response;
    }
    whose_fault(response).await
}

/// Leptos answers whatever fails by 500; what was asked wrong is no fault of the server's.
async fn whose_fault(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let words = to_bytes(body, WORDS).await.unwrap_or_default();
    if words.starts_with(ASKED_WRONG) {
        parts.status = StatusCode::BAD_REQUEST;
    }
    Response::from_parts(parts, Body::from(words))
}
