//! `POST /api/read`: a page reports that it was read. Only the number of reads
//! is stored: no identifier, no cookie, no address, neither in the store nor in
//! a log. A client counts once per article and hour; for that, memory holds
//! salted hashes of addresses until the hour is over.

use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use store::ArticleId;

use crate::AppState;
use crate::clock::now;
use crate::http::request::header_text;
use crate::http::same_origin::is_same_origin;
use crate::net::address::Client;

/// `POST /api/read`. A read that is not counted (by a robot, by a reader who
/// does not want to be tracked, of an invalid number, a second one) gets the same response.
pub(super) async fn post(
    State(state): State<AppState>,
    client: Option<Extension<Client>>,
    headers: HeaderMap,
    body: String,
) -> StatusCode {
    if !is_same_origin(&headers) {
        return StatusCode::FORBIDDEN;
    }
    let Ok(article) = body.trim().parse::<i64>() else {
        return StatusCode::BAD_REQUEST;
    };
    let article = ArticleId(article);
    if article.0 <= 0 || opted_out(&headers) || is_robot(&headers) {
        return StatusCode::NO_CONTENT;
    }
    let client = client.and_then(|Extension(Client(key))| key);
    if client.is_none_or(|client| state.counted_reads().is_first(client, article, now())) {
        state.read_buffer().add(article, 1);
    }
    StatusCode::NO_CONTENT
}

/// True with Do Not Track or Global Privacy Control. Nobody is tracked here, but
/// such a reader is not even counted.
fn opted_out(headers: &HeaderMap) -> bool {
    ["dnt", "sec-gpc"]
        .iter()
        .any(|name| headers.get(*name).is_some_and(|value| value == "1"))
}

/// Words in the user agents of programs.
const ROBOTS: [&str; 10] = [
    "bot",
    "crawl",
    "spider",
    "slurp",
    "preview",
    "headless",
    "lighthouse",
    "monitor",
    "python",
    "curl",
];

fn is_robot(headers: &HeaderMap) -> bool {
    match header_text(headers, &header::USER_AGENT) {
        Some(name) => {
            let name = name.to_ascii_lowercase();
            ROBOTS.iter().any(|word| name.contains(word))
        }
        None => true,
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn robots_are_recognized_by_their_user_agent() {
        for (name, expected) in [
            (
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                true,
            ),
            ("facebookexternalhit/1.1 LinkPreview", true),
            (
                "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36",
                false,
            ),
        ] {
            let name = HeaderValue::from_static(name);
            let headers = HeaderMap::from_iter([(header::USER_AGENT, name.clone())]);
            assert_eq!(is_robot(&headers), expected, "{name:?}");
        }
        assert!(is_robot(&HeaderMap::new()));
    }
}
