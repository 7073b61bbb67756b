//! The middleware around every response. It turns a panic into the error page,
//! sets the security headers, and forbids caching unless a handler allowed it.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use futures_util::FutureExt;

use crate::AppState;
use crate::http::cache_policy::CachePolicy;
use crate::http::error_page::{error_page, error_text};

pub(crate) async fn around(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    let uri = request.uri().clone();
    let mut response = AssertUnwindSafe(next.run(request))
        .catch_unwind()
        .await
        .unwrap_or_else(|panic| {
            tracing::error!(
                path = uri.path(),
                panic = panic_message(panic.as_ref()),
                "a handler panicked"
            );
            // The error page may panic for the same reason.
            catch_unwind(AssertUnwindSafe(|| error_page(&state.snapshot(), &uri)))
                .unwrap_or_else(|_| error_text())
        });
    if !response.headers().contains_key(header::CACHE_CONTROL) {
        CachePolicy::Never.set(&mut response);
    }
    // The browser keeps the headers of the page that it holds.
    if response.status() != StatusCode::NOT_MODIFIED {
        state.security().set(&mut response);
    }
    response
}

/// The message of a panic; empty if it is not text.
fn panic_message(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or_default()
}
