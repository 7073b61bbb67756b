//! The cost of readers' queries does not grow with the paper. The tests record
//! every SQL statement that a reading method sends and check its query plan;
//! they count the steps of SQLite's virtual machine in a small and in a large
//! paper.

#[path = "../examples/grow/fill.rs"]
mod fill;

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use rusqlite::Connection;
use rusqlite::trace::{TraceEvent, TraceEventCodes};
use store::traits::*;
use store::{ArticleId, Cursor, Direction, ListKey, Slug, Timestamp};
use tempfile::TempDir;
use tracing::field::{Field, Visit};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};

use crate::engine::SqliteStore;

/// Articles of the small and of the large paper. The sections of the small one
/// fill a page in both directions from their middle.
const SMALL: u32 = 2_000;
const LARGE: u32 = 20_000;

/// Methods that write, or that only writers and the server's own jobs call.
const WRITERS: [&str; 25] = [
    "apply",
    "article_of_origin",
    "check",
    "close",
    "content_changes",
    "count_reads",
    "follow",
    "follow_counts",
    "followers",
    "has_article",
    "hidden_pictures",
    "is_empty",
    "set_key_value",
    "set_weather",
    "touch",
    "key_value",
    "pin",
    "publish_due",
    "redirects",
    "rank_related",
    "remove_demo",
    "revision",
    "unfollow",
    "unpin",
    "versions",
];

/// Reading methods whose cost is limited in another way, with the reason.
const ELSEWHERE: [(&str, &str); 5] = [
    (
        "most_read",
        "queried when the snapshot is built, not by a page",
    ),
    ("search_changes", "is the index's question, not a reader's"),
    ("search_hits", "reads by number what the index found"),
    (
        "feed_sources",
        "names every topic and writer, for the list of feeds",
    ),
    (
        "sitemap_parts",
        "takes a step for each 25,000 articles, for the site map",
    ),
];

/// Small tables that are read completely, in the order of an index.
const READ_WHOLE: [&str; 3] = ["sections", "weather", "pages"];

/// The source files of the store's traits.
const TRAITS: [&str; 10] = [
    include_str!("../../src/traits/articles.rs"),
    include_str!("../../src/traits/counts.rs"),
    include_str!("../../src/traits/key_values.rs"),
    include_str!("../../src/traits/lists.rs"),
    include_str!("../../src/traits/push.rs"),
    include_str!("../../src/traits/redirects.rs"),
    include_str!("../../src/traits/search_feed.rs"),
    include_str!("../../src/traits/store.rs"),
    include_str!("../../src/traits/syndication.rs"),
    include_str!("../../src/traits/write.rs"),
];

/// Returns the names of the traits' methods, read from their source.
fn methods() -> Vec<&'static str> {
    let after = TRAITS
        .iter()
        .flat_map(|source| source.split("async fn ").skip(1));
    let names = after.map(|rest| rest.split('(').next().unwrap());
    names.collect()
}

fn readers() -> impl Iterator<Item = &'static str> {
    methods()
        .into_iter()
        .filter(|name| !WRITERS.contains(name) && !ELSEWHERE.iter().any(|(other, _)| other == name))
}

/// Calls a reading method in each of its variants; returns the number of rows
/// shown. It requests the middle of the paper, where the index is deepest.
#[expect(clippy::too_many_lines, reason = "one line for each method")]
async fn ask(store: &SqliteStore, method: &str, middle: i64) -> usize {
    let slug = |text: &str| Slug::parse(text).unwrap();
    let id = ArticleId(middle);
    let article = store.article(id).await.unwrap().unwrap();
    let place = Cursor {
        published_at: article.published_at,
        id,
    };
    let ways = [
        None,
        Some((place, Direction::Older)),
        Some((place, Direction::Newer)),
    ];
    let section = slug("muc-3");
    // Queries that only prepared the call are not counted.
    STEPS.store(0, Ordering::Relaxed);
    match method {
        "article" => store.article(id).await.map(|found| {
            let article = found.unwrap();
            1 + article.pictures.len() + article.topics.len() + 2
        }),
        "article_links" => store.article_links(id).await.map(|_| 2),
        "article_state" => store.article_state(id).await.map(|_| 1),
        "article_with_boxes" => {
            let mut shown = 0;
            for after in [None, Some(place)] {
                let (_, it) = store.article_with_boxes(id, after).await.unwrap().unwrap();
                shown += it.related.len() + it.newer.len() + it.other.len();
            }
            Ok(shown)
        }
        "more_related" => store
            .more_related(id, 0, 9)
            .await
            .map(|found| found.0.len()),
        "more_other" => store
            .more_other(id, place, 15)
            .await
            .map(|found| found.0.len()),
        "listing" => Ok(lists(store, &section, ways).await),
        "day" => {
            let begins = Timestamp(article.published_at.0 - 12 * 3600);
            let ends = Timestamp(article.published_at.0 + 12 * 3600);
            let mut shown = 0;
            for from in ways {
                let day = store.day(begins, ends, from, 20).await.unwrap();
                shown += day.listing.teasers.len();
            }
            Ok(shown)
        }
        "front" => store
            .front(&[section, slug("muc-4")], 20, 4)
            .await
            .map(|front| {
                let blocks: usize = front.sections.iter().map(|block| block.1.len()).sum();
                front.latest.len() + blocks
            }),
        "sections" => store.sections().await.map(|found| found.len()),
        "topic" => store.topic(&slug("chu-de-7")).await.map(|_| 1),
        "author" => store.author(&slug("an")).await.map(|_| 1),
        "desk" => store.desk(&slug("lnv")).await.map(|_| 1),
        "page" => store.page(&slug("gioi-thieu")).await.map(|_| 1),
        "pages" => store.pages().await.map(|_| 1),
        "redirect" => store.redirect("/?p=7").await.map(|_| 1),
        "weather" => store.weather().await.map(|_| 1),
        "follows" => store.follows("https://push.example/a").await.map(|_| 1),
        "withdrawn" => store.withdrawn(id).await.map(|_| 1),
        "writer" => store.writer(&slug("lnv")).await.map(|_| 1),
        "article_of_slug" => {
            let day = (article.published_at, Timestamp(article.published_at.0 + 1));
            for within in [Some(day), None] {
                let of = store.article_of_slug(&article.slug, within);
                of.await.unwrap();
            }
            Ok(1)
        }
        "corrections" => {
            for from in ways {
                store.corrections(from, 20).await.unwrap();
            }
            Ok(1)
        }
        "articles" => store.articles(&[id]).await.map(|found| found.len()),
        "sitemap_entries" => store
            .sitemap_entries(id, ArticleId(middle + 100), 100)
            .await
            .map(|found| found.len()),
        new => panic!("{new} is not called here: add it, or give the reason above"),
    }
    .unwrap()
}

/// Requests pages of every kind of list; returns the number of teasers shown.
async fn lists(
    store: &SqliteStore,
    section: &Slug,
    ways: [Option<(Cursor, Direction)>; 3],
) -> usize {
    let mut shown = 0;
    for of in [
        ListKey::Latest,
        ListKey::Section(section.clone()),
        ListKey::Topic(Slug::parse("chu-de-7").unwrap()),
        ListKey::Writer(Slug::parse("lnv").unwrap()),
    ] {
        for from in ways {
            shown += store.listing(&of, from, 20).await.unwrap().teasers.len();
        }
    }
    shown
}

/// Returns the rows shown and the steps taken: the fewest of several runs,
/// since a connection prepares a statement at its first use.
async fn cost(store: &SqliteStore, method: &str, middle: u32) -> (u64, u64) {
    let mut fewest = (0, u64::MAX);
    for _ in 0..8 {
        let shown = ask(store, method, i64::from(middle)).await as u64;
        let steps = STEPS.load(Ordering::Relaxed);
        fewest = (shown, steps.min(fewest.1));
    }
    fewest
}

/// Steps of SQLite's virtual machine on the readers' connections.
static STEPS: AtomicU64 = AtomicU64::new(0);
/// The statements that were sent.
static SENT: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// Records the statements that sqlx logs.
struct Recorder;

impl<S: tracing::Subscriber> Layer<S> for Recorder {
    fn on_event(&self, event: &tracing::Event<'_>, _: Context<'_, S>) {
        if event.metadata().target() == "sqlx::query" {
            let mut read = Statement::default();
            event.record(&mut read);
            let whole = if read.whole.trim().is_empty() {
                read.summary
            } else {
                read.whole
            };
            SENT.lock().unwrap().insert(whole.trim().to_owned());
        }
    }
}

#[derive(Default)]
struct Statement {
    summary: String,
    whole: String,
}

impl Visit for Statement {
    fn record_str(&mut self, field: &Field, value: &str) {
        match field.name() {
            "summary" => value.clone_into(&mut self.summary),
            "db.statement" => value.clone_into(&mut self.whole),
            _ => {}
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn Debug) {}
}

/// A paper of `count` articles whose readers' steps are counted.
async fn paper(count: u32) -> (SqliteStore, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let address = format!("sqlite:{}", folder.path().join("paper.db").display());
    let store = SqliteStore::open(&address).await.unwrap();
    let mut writer = store.writing_pool().await.acquire().await.unwrap();
    fill::fill(&mut writer, count).await.unwrap();
    drop(writer);
    let mut held = Vec::new();
    for _ in 0..store.reading_pool().await.options().get_max_connections() {
        let mut reader = store.reading_pool().await.acquire().await.unwrap();
        let mut handle = reader.lock_handle().await.unwrap();
        handle.set_progress_handler(1, || {
            STEPS.fetch_add(1, Ordering::Relaxed);
            true
        });
        drop(handle);
        held.push(reader);
    }
    drop(held);
    store.rows().await.for_each(|reader| {
        let count = || {
            STEPS.fetch_add(1, Ordering::Relaxed);
            false
        };
        reader.progress_handler(1, Some(count)).unwrap();
        reader.trace_v2(TraceEventCodes::SQLITE_TRACE_STMT, Some(record));
    });
    (store, folder)
}

/// Records a statement of a connection that reads rows.
fn record(event: TraceEvent<'_>) {
    if let TraceEvent::Stmt(_, sql) = event {
        SENT.lock().unwrap().insert(sql.trim().to_owned());
    }
}

/// Returns the faults of a query plan, line by line.
fn faults(connection: &Connection, sql: &str) -> Vec<String> {
    let mut plan = connection
        .prepare(&format!("EXPLAIN QUERY PLAN {sql}"))
        .unwrap();
    let lines = plan.raw_query().mapped(|row| row.get(3));
    let lines: Vec<String> = lines.map(Result::unwrap).collect();
    // Subqueries; each has a plan of its own.
    let made: Vec<&str> = lines
        .iter()
        .filter_map(|line| {
            line.strip_prefix("CO-ROUTINE ")
                .or(line.strip_prefix("MATERIALIZE "))
        })
        .collect();
    let wrong = lines.iter().filter(|line| {
        if line.contains("TEMP B-TREE") {
            return true;
        }
        let Some(scanned) = line.strip_prefix("SCAN ") else {
            return false;
        };
        let name = scanned.split(' ').next().unwrap_or_default();
        let whole = READ_WHOLE.contains(&name) && scanned.contains("USING");
        let bounded = made.contains(&scanned) || scanned == "CONSTANT ROW";
        !whole && !bounded && !scanned.contains("VIRTUAL TABLE")
    });
    wrong.cloned().collect()
}

#[tokio::test]
async fn readers_queries_do_not_scan_or_sort_or_cost_more_in_a_large_paper() {
    tracing::subscriber::set_global_default(tracing_subscriber::registry().with(Recorder)).unwrap();
    let (small, folder) = paper(SMALL).await;
    SENT.lock().unwrap().clear();
    let mut costs = Vec::new();
    for method in readers() {
        let (shown, steps) = cost(&small, method, SMALL / 2).await;
        costs.push((method, shown, steps));
    }
    // An article without a stored ranking.
    sqlx::query("DELETE FROM related WHERE article = ?")
        .bind(SMALL / 2)
        .execute(&small.writing_pool().await)
        .await
        .unwrap();
    ask(&small, "article_with_boxes", i64::from(SMALL / 2)).await;
    let sent = SENT.lock().unwrap().clone();
    let reader = Connection::open(folder.path().join("paper.db")).unwrap();
    for (wrong, sql) in [
        ("SCAN articles", "SELECT id FROM articles WHERE title = 'a'"),
        (
            "USE TEMP B-TREE FOR ORDER BY",
            "SELECT id FROM articles WHERE section = 'a' AND published ORDER BY title",
        ),
    ] {
        assert_eq!(faults(&reader, sql), [wrong]);
    }
    let mut asked = 0;
    for sql in sent.iter().filter(|sql| sql.starts_with("SELECT")) {
        asked += 1;
        let wrong = faults(&reader, sql);
        assert!(wrong.is_empty(), "{wrong:?} in the plan of\n{sql}");
    }
    assert!(asked >= costs.len(), "every method sent something: {asked}");

    let (large, _folder) = paper(LARGE).await;
    for (method, shown, steps) in costs {
        let (shown_now, now) = cost(&large, method, LARGE / 2).await;
        println!("{method}: {shown} and {shown_now} shown, {steps} and {now} steps");
        // Per row shown: a topic of a small paper does not fill a page.
        let (before, now) = (steps * shown_now, now * shown);
        assert!(
            now <= before + before / 20,
            "{method}: a row costs more in a large paper"
        );
    }
}
