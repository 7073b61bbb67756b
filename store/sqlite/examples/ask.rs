//! Measures the queries of readers' pages in a paper that `grow` made: `cargo
//! run --release -p store-sqlite --example ask -- paper.db`. Prints one line
//! per query: microseconds at the median and at the 99th percentile, and the
//! name of the query.

use std::process::ExitCode;
use std::time::Instant;

use store::{ArticleId, Cursor, Direction, ListKey, Slug, Timestamp};
use store::{ArticleStore, ListStore, Store};
use store_sqlite::SqliteStore;

/// Repetitions of each query, for articles spread over the whole paper.
const ROUNDS: usize = 400;
/// Teasers per page.
const PAGE: u32 = 20;
const DAY: i64 = 24 * 3600;

type Failure = Box<dyn std::error::Error>;

#[tokio::main]
async fn main() -> ExitCode {
    let Some(file) = std::env::args().nth(1) else {
        eprintln!("usage: ask FILE");
        return ExitCode::FAILURE;
    };
    match measure(&file).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("ask: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn measure(file: &str) -> Result<(), Failure> {
    let store = SqliteStore::open(&format!("sqlite:{file}")).await?;
    let newest = store.listing(&ListKey::Latest, None, 1).await?;
    let newest = newest.teasers.first().ok_or("the paper is empty")?.id.0;
    let step = (newest / i64::try_from(ROUNDS)?).max(1);
    let ids: Vec<ArticleId> = (0..)
        .map(|nth| ArticleId(1 + nth * step))
        .take_while(|id| id.0 <= newest)
        .take(ROUNDS)
        .collect();
    let section = Slug::parse("muc-3")?;
    for what in [
        "front",
        "article",
        "section",
        "section, inside",
        "day",
        "feed",
    ] {
        let mut times = Vec::new();
        for id in &ids {
            let article = store.article(*id).await?.ok_or("an article is missing")?;
            let place = Cursor {
                published_at: article.published_at,
                id: *id,
            };
            let start = Instant::now();
            match what {
                "front" => drop(store.front(std::slice::from_ref(&section), PAGE, 4).await?),
                "article" => drop(store.article_with_boxes(*id, None).await?),
                "section" | "section, inside" => {
                    let from = (what != "section").then_some((place, Direction::Older));
                    let of = ListKey::Section(section.clone());
                    drop(store.listing(&of, from, PAGE).await?);
                }
                "day" => {
                    let begins = Timestamp(place.published_at.0 / DAY * DAY);
                    let ends = Timestamp(begins.0 + DAY);
                    drop(store.day(begins, ends, None, PAGE).await?);
                }
                _ => {
                    let list = store.listing(&ListKey::Latest, None, PAGE).await?;
                    let ids: Vec<ArticleId> = list.teasers.iter().map(|it| it.id).collect();
                    drop(store.articles(&ids).await?);
                }
            }
            times.push(start.elapsed().as_micros());
        }
        times.sort_unstable();
        let at = |hundredth: usize| times[(times.len() - 1) * hundredth / 100];
        println!("{} {} {what}", at(50), at(99));
    }
    store.close().await;
    Ok(())
}
