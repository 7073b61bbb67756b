//! Conditional requests (RFC 9110, section 13).

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use xxhash_rust::xxh3::xxh3_64;

/// A weak tag of `bytes`: compressed or not, the content is the same.
pub(crate) fn weak(bytes: &[u8]) -> HeaderValue {
    HeaderValue::from_str(&format!("W/\"{:016x}\"", xxh3_64(bytes)))
        .expect("hex digits and quotes may stand in a header")
}

/// `response` with its tag, or only that it has not changed since the tag
/// that the browser holds.
pub(crate) fn conditional(
    asked: &HeaderMap,
    tag: HeaderValue,
    response: impl FnOnce() -> Response,
) -> Response {
    let mut response = if holds(asked, &tag) {
        (StatusCode::NOT_MODIFIED, Body::empty()).into_response()
    } else {
        response()
    };
    response.headers_mut().insert(header::ETAG, tag);
    response
}

/// True where the browser holds `tag`, compared weakly.
fn holds(asked: &HeaderMap, tag: &HeaderValue) -> bool {
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let Ok(tag) = tag.to_str().map(bare) else {
        return false;
    };
    asked
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
            let mut asked = HeaderMap::new();
            asked.insert(header::IF_NONE_MATCH, HeaderValue::from_static(held));
            assert_eq!(holds(&asked, &tag), same, "{held}");
        }
        assert!(!holds(&HeaderMap::new(), &tag));
    }
}
