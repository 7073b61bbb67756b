//! Everything that is no file and no server function: the paper's pages.

use std::panic::AssertUnwindSafe;

use app::{Answer, Asked};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt;
use store::Timestamp;

use crate::cache::CachePolicy;
use crate::state::{Paper, now};
use crate::{etag, public};

pub(crate) async fn get(State(paper): State<Paper>, method: Method, uri: Uri, asked: HeaderMap) -> Response {
    if method != Method::GET && method != Method::HEAD {
        let mut response =
            (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")], "only GET and HEAD\n").into_response();
        CachePolicy::Never.set(&mut response);
        return response;
    }
    if let Some(file) = public::get(uri.path(), &asked) {
        return file;
    }
    let shell = paper.shell();
    let question = Asked { path: uri.path(), query: uri.query(), now: Timestamp(now()) };
    let answer = guarded(app::answer(paper.store().as_ref(), &shell, question)).await;
    response(answer.unwrap_or_else(|| app::broken(&shell, question)), &asked)
}

/// What `work` gives, or `None` where it panicked: the reader gets a page that
/// says so, and the log what happened.
async fn guarded<T>(work: impl Future<Output = T>) -> Option<T> {
    let done = AssertUnwindSafe(work).catch_unwind().await;
    done.inspect_err(|panic| {
        let words = panic.downcast_ref::<&str>().copied().map(str::to_owned);
        let words = words.or_else(|| panic.downcast_ref::<String>().cloned());
        tracing::error!(panic = words.unwrap_or_default(), "a page panicked");
    })
    .ok()
}

fn response(answer: Answer, asked: &HeaderMap) -> Response {
    const HTML: [(header::HeaderName, HeaderValue); 1] =
        [(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"))];
    match answer {
        Answer::Page { status: 200, html } => {
            let tag = etag::weak(html.as_bytes());
            let mut response = etag::conditional(asked, tag, || (HTML, html).into_response());
            CachePolicy::Page.set(&mut response);
            response
        }
        Answer::Page { status, html } => {
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            let mut response = (status, HTML, html).into_response();
            CachePolicy::Never.set(&mut response);
            response
        }
        Answer::Moved { to } => {
            // Old addresses come from imports: one that no header can hold
            // leads home.
            let to = HeaderValue::from_str(&to).unwrap_or(HeaderValue::from_static("/"));
            let mut response = (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, to)]).into_response();
            CachePolicy::Moved.set(&mut response);
            response
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_panic_is_caught() {
        assert_eq!(guarded(async { 7 }).await, Some(7));
        assert_eq!(guarded::<()>(async { panic!("a view broke") }).await, None);
    }
}
