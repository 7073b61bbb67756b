//! Who asks: what changes something is asked by the paper's own pages alone.

use axum::http::{HeaderMap, HeaderName, Uri, header};

/// The header's value, where it is text.
pub(crate) fn text<'a>(asked: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    asked.get(name).and_then(|value| value.to_str().ok())
}

/// True where a page of this host asks: the browser says so itself
/// (<https://www.w3.org/TR/fetch-metadata/>), or, where it is too old to, the
/// page's origin is the host that is asked.
pub(crate) fn own_page(asked: &HeaderMap) -> bool {
    if let Some(site) = asked.get("sec-fetch-site") {
        return site == "same-origin";
    }
    let origin = text(asked, &header::ORIGIN).and_then(|origin| origin.parse::<Uri>().ok());
    match (origin, text(asked, &header::HOST)) {
        (Some(origin), Some(host)) if origin.scheme().is_some() => origin
            .authority()
            .is_some_and(|own| own.as_str().eq_ignore_ascii_case(host)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers<const N: usize>(pairs: [(&'static str, &'static str); N]) -> HeaderMap {
        let pairs = pairs.into_iter();
        pairs
            .map(|(name, value)| {
                (
                    HeaderName::from_static(name),
                    axum::http::HeaderValue::from_static(value),
                )
            })
            .collect()
    }

    #[test]
    fn only_our_own_pages_are_believed() {
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
            assert_eq!(own_page(&pairs), own, "{pairs:?}");
        }
    }
}
