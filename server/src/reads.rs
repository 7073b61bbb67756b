//! `POST /api/read`: a page says that it was read. Only how often is kept:
//! no identifier, no cookie, no address, neither in the store nor in a log.
//! Counts are gathered in memory and written together, so that a crowd costs
//! the store no more than a few readers do.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, HeaderName, StatusCode, Uri, header};
use axum::routing::post;
use store::{ArticleId, Timestamp};

use crate::Paper;
use crate::state::now;

/// Longest message, in bytes: a number has at most nineteen digits.
const MESSAGE: usize = 32;
/// Articles that wait to be written; a read of one more is not counted.
const WAITING: usize = 4096;
/// How often they are written.
const WRITE_EVERY: Duration = Duration::from_secs(5);

/// Reads that wait to be written.
#[derive(Debug, Default)]
pub(crate) struct Reads(Mutex<HashMap<ArticleId, u32>>);

impl Reads {
    /// Adds reads of one article, unless too many articles wait already.
    fn add(&self, article: ArticleId, count: u32) {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.len() < WAITING || waiting.contains_key(&article) {
            let counted = waiting.entry(article).or_default();
            *counted = counted.saturating_add(count);
        }
    }

    fn take(&self) -> Vec<(ArticleId, u32)> {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut *waiting).into_iter().collect()
    }
}

pub(crate) fn router() -> Router<Paper> {
    Router::new()
        .route("/api/read", post(read))
        .layer(DefaultBodyLimit::max(MESSAGE))
}

/// What is not counted (a robot, a reader who asked not to be, an article that
/// is none) is answered as if it were.
async fn read(State(paper): State<Paper>, asked: HeaderMap, body: String) -> StatusCode {
    if !own_page(&asked) {
        return StatusCode::FORBIDDEN;
    }
    let Ok(article) = body.trim().parse::<i64>() else {
        return StatusCode::BAD_REQUEST;
    };
    if article > 0 && !unwilling(&asked) && !robot(&asked) {
        paper.reads().add(ArticleId(article), 1);
    }
    StatusCode::NO_CONTENT
}

fn text<'a>(asked: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    asked.get(name).and_then(|value| value.to_str().ok())
}

/// True where a page of this host asks: the browser says so itself
/// (<https://www.w3.org/TR/fetch-metadata/>), or, where it is too old to, the
/// page's origin is the host that is asked.
fn own_page(asked: &HeaderMap) -> bool {
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

/// Do Not Track and Global Privacy Control: nobody is tracked here, but who
/// says so is not even counted.
fn unwilling(asked: &HeaderMap) -> bool {
    ["dnt", "sec-gpc"]
        .iter()
        .any(|name| asked.get(*name).is_some_and(|value| value == "1"))
}

/// Words by which programs that are no readers name themselves.
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

fn robot(asked: &HeaderMap) -> bool {
    match text(asked, &header::USER_AGENT) {
        Some(name) => {
            let name = name.to_ascii_lowercase();
            ROBOTS.iter().any(|robot| name.contains(robot))
        }
        None => true,
    }
}

impl Paper {
    /// Writes the reads that wait to the store; on a failure they wait on.
    pub async fn write_reads(&self) {
        let counted = self.reads().take();
        // Without any, too: hours pass, and reads leave their windows.
        if let Err(error) = self.store().count_reads(&counted, Timestamp(now())).await {
            tracing::error!(%error, "counted reads could not be written");
            for (article, count) in counted {
                self.reads().add(article, count);
            }
        }
    }
}

/// Writes what waits every few seconds.
pub(crate) async fn keep_writing(paper: Paper) -> Infallible {
    loop {
        paper.write_reads().await;
        tokio::time::sleep(WRITE_EVERY).await;
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

    #[test]
    fn robots_name_themselves() {
        for (name, is) in [
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
            assert_eq!(robot(&headers([("user-agent", name)])), is, "{name}");
        }
        assert!(robot(&HeaderMap::new()));
    }

    #[test]
    fn a_crowd_of_numbers_takes_bounded_room() {
        let reads = Reads::default();
        for id in 0..10_000 {
            reads.add(ArticleId(id), 1);
        }
        reads.add(ArticleId(0), u32::MAX);
        let waiting = reads.take();
        assert_eq!(waiting.len(), WAITING);
        assert!(waiting.contains(&(ArticleId(0), u32::MAX)));
        assert!(reads.take().is_empty());
    }
}
