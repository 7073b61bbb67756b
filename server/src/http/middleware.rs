//! What goes around every answer: a panic becomes the page for failures, the
//! headers that keep pages safe are put on, and what no handler lets others
//! keep is not kept.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt;

use crate::Paper;
use crate::http::cache_policy::CachePolicy;
use crate::http::security;
use crate::routes::pages as page;

pub(crate) async fn around(State(paper): State<Paper>, request: Request, next: Next) -> Response {
    let uri = request.uri().clone();
    let mut response = AssertUnwindSafe(next.run(request))
        .catch_unwind()
        .await
        .unwrap_or_else(|panic| {
            tracing::error!(
                path = uri.path(),
                panic = words(panic.as_ref()),
                "an answer panicked"
            );
            // What broke one page may break all of them.
            catch_unwind(AssertUnwindSafe(|| page::broken(&paper, &uri))).unwrap_or_else(|_| {
                (StatusCode::INTERNAL_SERVER_ERROR, "the server failed\n").into_response()
            })
        });
    if !response.headers().contains_key(header::CACHE_CONTROL) {
        CachePolicy::Never.set(&mut response);
    }
    security::set(&mut response, paper.policy());
    response
}

/// What a panic said.
fn words(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or_default()
}
