//! Everything that is no file and no server function: the paper's pages.

use app::{Answer, Asked};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use store::Timestamp;

use crate::http::cache_policy::CachePolicy;
use crate::http::etag;
use crate::routes::{editions, generated as machines};
use crate::state::{Paper, now};

const HTML: [(HeaderName, HeaderValue); 1] = [(
    header::CONTENT_TYPE,
    HeaderValue::from_static("text/html; charset=utf-8"),
)];

pub(crate) async fn get(
    State(paper): State<Paper>,
    method: Method,
    uri: Uri,
    asked: HeaderMap,
) -> Response {
    if method != Method::GET && method != Method::HEAD {
        let allowed = [(header::ALLOW, HeaderValue::from_static("GET,HEAD"))];
        return (
            StatusCode::METHOD_NOT_ALLOWED,
            allowed,
            "only GET and HEAD\n",
        )
            .into_response();
    }
    if let Some(answer) = machines::answer(&paper, &uri, &asked).await {
        return answer;
    }
    if let Some(answer) = editions::answer(&paper, &method, &uri, &asked).await {
        return answer;
    }
    if let Some(file) = paper.site().public(uri.path(), &asked) {
        return file;
    }
    let shell = paper.shell();
    let answer = app::answer(
        paper.store().as_ref(),
        paper.search().as_ref(),
        &shell,
        question(&uri),
    )
    .await;
    response(answer, &asked)
}

/// The page for a failure at this address.
pub(crate) fn broken(paper: &Paper, uri: &Uri) -> Response {
    response(
        app::broken(&paper.shell(), question(uri)),
        &HeaderMap::new(),
    )
}

pub(crate) fn question(uri: &Uri) -> Asked<'_> {
    Asked {
        path: uri.path(),
        query: uri.query(),
        now: Timestamp(now()),
    }
}

/// A page's answer with its tag and how long it may be kept.
pub(crate) fn response(answer: Answer, asked: &HeaderMap) -> Response {
    let mut response = match answer {
        Answer::Page { status: 200, html } => {
            let tag = etag::weak(html.as_bytes());
            let mut response = etag::conditional(asked, tag, || (HTML, html).into_response());
            CachePolicy::Page.set(&mut response);
            response
        }
        Answer::Page { status, html } => {
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            (status, HTML, html).into_response()
        }
        Answer::Moved { to } => {
            return moved(&to);
        }
    };
    response
        .headers_mut()
        .insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    response
}

/// `301` to a path on this host.
pub(crate) fn moved(to: &str) -> Response {
    let to = [(header::LOCATION, location(to))];
    let mut response = (StatusCode::MOVED_PERMANENTLY, to).into_response();
    CachePolicy::Moved.set(&mut response);
    response
}

/// A path on this host as a header takes it, whatever an import left: one
/// slash at its start, so that it never names another host, and what is no
/// visible ASCII percent-coded.
fn location(to: &str) -> HeaderValue {
    use std::fmt::Write;
    let path = to.trim_start_matches(['/', '\\']);
    let mut coded = String::with_capacity(path.len() + 1);
    coded.push('/');
    for byte in path.bytes() {
        if byte.is_ascii_graphic() {
            coded.push(char::from(byte));
        } else {
            write!(coded, "%{byte:02X}").expect("writing into a string cannot fail");
        }
    }
    HeaderValue::from_str(&coded).expect("visible ASCII may stand in a header")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_location_stays_on_this_host() {
        for (to, said) in [
            ("/a?b=c#d", "/a?b=c#d"),
            ("//evil.example/", "/evil.example/"),
            ("/\\evil.example", "/evil.example"),
            ("https://evil.example", "/https://evil.example"),
            ("/trang/gốm sứ", "/trang/g%E1%BB%91m%20s%E1%BB%A9"),
            ("/a\r\nset-cookie: b", "/a%0D%0Aset-cookie:%20b"),
            ("", "/"),
        ] {
            assert_eq!(location(to), said);
        }
    }
}
