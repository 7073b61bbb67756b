//! Responses that several routes share: pages and redirects.

use app::Answer;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::http::cache_policy::CachePolicy;
use crate::http::etag;

const HTML: [(HeaderName, HeaderValue); 1] = [(
    header::CONTENT_TYPE,
    HeaderValue::from_static("text/html; charset=utf-8"),
)];

/// Seconds until a failed request may succeed.
pub(crate) const SOON: HeaderValue = HeaderValue::from_static("10");

/// The response for a page. A page with status 200 gets an `ETag` and may be
/// cached.
pub(crate) fn page(answer: Answer, request_headers: &HeaderMap) -> Response {
    let mut response = match answer {
        Answer::Page { status: 200, html } => {
            let tag = etag::weak(html.as_bytes());
            let mut response =
                etag::conditional(request_headers, tag, || (HTML, html).into_response());
            CachePolicy::Page.set(&mut response);
            response
        }
        Answer::Page { status, html } => {
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            let mut response = (status, HTML, html).into_response();
            if status == StatusCode::SERVICE_UNAVAILABLE {
                response.headers_mut().insert(header::RETRY_AFTER, SOON);
            }
            response
        }
        Answer::Moved { to } => return moved(&to),
    };
    response
        .headers_mut()
        .insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    response
}

/// `301 Moved Permanently` to a path on this host.
pub(crate) fn moved(to: &str) -> Response {
    let to = [(header::LOCATION, location(to))];
    let mut response = (StatusCode::MOVED_PERMANENTLY, to).into_response();
    CachePolicy::Moved.set(&mut response);
    response
}

/// `307 Temporary Redirect` to a path on this host; nobody stores it.
pub(crate) fn for_now(to: &str) -> Response {
    let to = [(header::LOCATION, location(to))];
    (StatusCode::TEMPORARY_REDIRECT, to).into_response()
}

/// The value of a `Location` header for a path on this host. The path starts
/// with exactly one slash, so that it never names another host. Everything but
/// visible ASCII is percent-encoded.
fn location(to: &str) -> HeaderValue {
    use std::fmt::Write;
    let path = to.trim_start_matches(['/', '\\']);
    let mut encoded = String::with_capacity(path.len() + 1);
    encoded.push('/');
    for byte in path.bytes() {
        if byte.is_ascii_graphic() {
            encoded.push(char::from(byte));
        } else {
            write!(encoded, "%{byte:02X}").expect("writing into a string cannot fail");
        }
    }
    HeaderValue::from_str(&encoded).expect("visible ASCII is valid in a header")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn location_stays_on_this_host() {
        for (to, expected) in [
            ("/a?b=c#d", "/a?b=c#d"),
            ("//evil.example/", "/evil.example/"),
            ("/\\evil.example", "/evil.example"),
            ("https://evil.example", "/https://evil.example"),
            ("/trang/gốm sứ", "/trang/g%E1%BB%91m%20s%E1%BB%A9"),
            ("/a\r\nset-cookie: b", "/a%0D%0Aset-cookie:%20b"),
            ("", "/"),
        ] {
            assert_eq!(location(to), expected);
        }
    }
}
