//! The same-origin check: only pages of this site may change anything.

use axum::http::{HeaderMap, Uri, header};

use crate::http::request::header_text;

/// True if a page of this host sent the request. The browser says so in
/// `Sec-Fetch-Site` (<https://www.w3.org/TR/fetch-metadata/>); for a browser
/// without that header, `Origin` must name the host of the request.
pub(crate) fn is_same_origin(headers: &HeaderMap) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "same-origin";
    }
    let origin =
        header_text(headers, &header::ORIGIN).and_then(|origin| origin.parse::<Uri>().ok());
    match (origin, header_text(headers, &header::HOST)) {
        (Some(origin), Some(host)) if origin.scheme().is_some() => origin
            .authority()
            .is_some_and(|own| own.as_str().eq_ignore_ascii_case(host)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderName, HeaderValue};

    use super::*;

    fn headers<const N: usize>(pairs: [(&'static str, &'static str); N]) -> HeaderMap {
        let pairs = pairs.into_iter();
        pairs
            .map(|(name, value)| {
                (
                    HeaderName::from_static(name),
                    HeaderValue::from_static(value),
                )
            })
            .collect()
    }

    #[test]
    fn only_own_pages_are_same_origin() {
        for (pairs, own) in [
            (headers([("sec-fetch-site", "same-origin")]), true),
            (headers([("sec-fetch-site", "cross-site")]), false),
            (headers([("sec-fetch-site", "none")]), false),
            (
                headers([("origin", "https://bao.example"), ("host", "bao.example")]),
                true,
            ),
            (
                headers([("origin", "http://a.example:81"), ("host", "a.example:81")]),
                true,
            ),
            (
                headers([("origin", "https://x.example"), ("host", "bao.example")]),
                false,
            ),
            (headers([("origin", "null"), ("host", "null")]), false),
            (headers([("host", "bao.example")]), false),
        ] {
            assert_eq!(is_same_origin(&pairs), own, "{pairs:?}");
        }
    }
}
