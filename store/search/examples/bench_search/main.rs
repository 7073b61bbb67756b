//! Measures the time of a search: `bench_search ARTICLES [ROUNDS] [fts5]`. With
//! `fts5`, SQLite's full-text search runs the same searches.
//!
//! Articles are generated, the same in every run: syllables of the demo
//! articles with the same frequencies and neighbours, and rarer syllables of
//! every shape that Vietnamese has. Queries are taken from the articles, so
//! every search finds at least one; half of them have no tone marks. The output
//! is in microseconds: the time to find the first twenty positions and, as
//! "shown", with their titles and snippets.

mod fts5;
mod language;

use std::time::Instant;

use store::{ArticleId, Search, SearchFilter, SearchText};
use store_search::SearchIndex;
use viet::search::Query;

use language::Language;

type Failure = Box<dyn std::error::Error>;

/// The kinds of searches.
const KINDS: [&str; 4] = [
    "two syllables",
    "six syllables",
    "whole title",
    "two in quotes",
];
/// Results per page, and one more that shows whether others follow.
const PAGE: usize = 21;

fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let articles: u64 = arguments.next().unwrap_or_default().parse()?;
    let rounds: u64 = arguments.next().as_deref().unwrap_or("300").parse()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().build()?;
    runtime.block_on(measure(articles, rounds))?;
    if arguments.next().as_deref() == Some("fts5") {
        runtime.block_on(fts5::measure(articles, rounds))?;
    }
    Ok(())
}

/// Returns this percentile of the times.
fn at(times: &[u128], hundredth: usize) -> u128 {
    times[(times.len() - 1) * hundredth / 100]
}

async fn measure(articles: u64, rounds: u64) -> Result<(), Failure> {
    let language = Language::of_the_demo()?;
    let folder = tempfile::tempdir()?;
    let index = SearchIndex::open(&folder.path().join("search"))?;
    let start = Instant::now();
    let all = language.clone();
    let texts = (1..=articles).map(move |id| (ArticleId(id.cast_signed()), all.article(id)));
    index.fill(texts).await?;
    let size: u64 = std::fs::read_dir(folder.path().join("search"))?
        .filter_map(|entry| entry.ok()?.metadata().ok())
        .map(|file| file.len())
        .sum();
    println!(
        "{articles} articles in {} s, {} MB",
        start.elapsed().as_secs(),
        size / 1_000_000
    );
    println!("| search | found p50 | p95 | p99 | shown p99 |");
    println!("|---|---|---|---|---|");
    for kind in KINDS {
        let (mut found, mut shown) = (Vec::new(), Vec::new());
        for round in 0..rounds + rounds / 5 {
            let typed = language.question(kind, articles, round);
            let query = Query::parse(&typed);
            let start = Instant::now();
            let places = index
                .find(&query, &SearchFilter::default(), None, PAGE)
                .await?;
            let time = start.elapsed();
            let texts: Vec<SearchText> = places
                .iter()
                .map(|place| language.article(place.article.0.cast_unsigned()))
                .collect();
            if texts.is_empty() {
                return Err(format!("{kind}: {typed:?} finds nothing").into());
            }
            let start = Instant::now();
            for text in &texts {
                let holds = !query.is_quoted() || query.holds(text.text());
                let snippet = query.snippet(&text.body, 200);
                std::hint::black_box((holds, snippet, query.marked(&text.title)));
            }
            // The first rounds warm the caches.
            if round >= rounds / 5 {
                found.push(time.as_micros());
                shown.push((time + start.elapsed()).as_micros());
            }
        }
        found.sort_unstable();
        shown.sort_unstable();
        println!(
            "| {kind} | {} | {} | {} | {} |",
            at(&found, 50),
            at(&found, 95),
            at(&found, 99),
            at(&shown, 99)
        );
    }
    Ok(())
}
