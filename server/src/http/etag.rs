//! Conditional requests (RFC 9110, section 13).

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use xxhash_rust::xxh3::xxh3_64;

/// The weak entity tag of `bytes`. It is weak since compressed and plain
/// responses share it.
pub(crate) fn weak(bytes: &[u8]) -> HeaderValue {
    HeaderValue::from_str(&format!("W/\"{:016x}\"", xxh3_64(bytes)))
        .expect("hex digits and quotes are valid in a header")
}

/// `response` with its entity tag, or `304 Not Modified` if the browser sent
/// the same tag.
pub(crate) fn conditional(
    headers: &HeaderMap,
    tag: HeaderValue,
    response: impl FnOnce() -> Response,
) -> Response {
    let mut response = if matches(headers, &tag) {
        (StatusCode::NOT_MODIFIED, Body::empty()).into_response()
    } else {
        response()
    };
    response.headers_mut().insert(header::ETAG, tag);
    response
}

/// True if `If-None-Match` names `tag`, compared weakly.
pub(crate) fn matches(headers: &HeaderMap, tag: &HeaderValue) -> bool {
    fn bare(tag: &str) -> &str {
        tag.trim().trim_start_matches("W/")
    }
    let Ok(tag) = tag.to_str().map(bare) else {
        return false;
    };
    headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|held| held.trim() == "*" || bare(held) == tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_compared_weakly() {
        let tag = HeaderValue::from_static("W/\"a\"");
        for (held, same) in [
            ("\"a\"", true),
            ("W/\"a\"", true),
            ("\"b\", W/\"a\"", true),
            ("*", true),
            ("\"b\"", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::IF_NONE_MATCH, HeaderValue::from_static(held));
            assert_eq!(matches(&headers, &tag), same, "{held}");
        }
        assert!(!matches(&HeaderMap::new(), &tag));
    }
}
