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
use axum::http::{HeaderMap, StatusCode, header};
use axum::routing::post;
use store::{ArticleId, Timestamp};

use crate::Paper;
use crate::http::same_origin::{own_page, text};
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
    use axum::http::HeaderValue;

    use super::*;

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
            let name = HeaderValue::from_static(name);
            let asked = HeaderMap::from_iter([(header::USER_AGENT, name.clone())]);
            assert_eq!(robot(&asked), is, "{name:?}");
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
