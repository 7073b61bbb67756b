//! The same searches with SQLite's FTS5 over the same folded syllables: ordered
//! by its own score, and newest first.

use std::time::Instant;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, SqliteConnection};

use crate::language::Language;
use crate::{Failure, KINDS, PAGE, at};

/// Articles per transaction.
const BATCH: u64 = 10_000;

/// Fills a table and searches it.
pub async fn measure(articles: u64, rounds: u64) -> Result<(), Failure> {
    let language = Language::of_the_demo()?;
    let folder = tempfile::tempdir()?;
    let options = SqliteConnectOptions::new()
        .filename(folder.path().join("fts5.db"))
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal);
    let mut connection = options.connect().await?;
    sqlx::query("CREATE VIRTUAL TABLE search USING fts5 (words, content = '', detail = full, tokenize = 'unicode61')")
        .execute(&mut connection)
        .await?;
    fill(&mut connection, &language, articles).await?;
    println!("| FTS5 | by score p50 | p95 | p99 | newest first p99 |");
    println!("|---|---|---|---|---|");
    for kind in KINDS {
        let (mut scored, mut newest) = (Vec::new(), Vec::new());
        for round in 0..rounds + rounds / 5 {
            let typed = viet::syllables(&language.question(kind, articles, round));
            let wanted = if kind == "two in quotes" {
                format!("\"{}\"", typed.join(" "))
            } else {
                let words: Vec<_> = typed.iter().map(|word| format!("\"{word}\"")).collect();
                words.join(" ")
            };
            for (order, times) in [("rank", &mut scored), ("rowid DESC", &mut newest)] {
                let sql = format!(
                    "SELECT rowid FROM search WHERE search MATCH ? ORDER BY {order} LIMIT {PAGE}"
                );
                let start = Instant::now();
                let found: Vec<i64> = sqlx::query_scalar(AssertSqlSafe(sql))
                    .bind(&wanted)
                    .fetch_all(&mut connection)
                    .await?;
                if found.is_empty() {
                    return Err(format!("FTS5, {kind}: {wanted:?} finds nothing").into());
                }
                if round >= rounds / 5 {
                    times.push(start.elapsed().as_micros());
                }
            }
        }
        scored.sort_unstable();
        newest.sort_unstable();
        println!(
            "| {kind} | {} | {} | {} | {} |",
            at(&scored, 50),
            at(&scored, 95),
            at(&scored, 99),
            at(&newest, 99)
        );
    }
    Ok(())
}

async fn fill(
    connection: &mut SqliteConnection,
    language: &Language,
    articles: u64,
) -> Result<(), Failure> {
    let mut next = 1;
    while next <= articles {
        let mut transaction = connection.begin().await?;
        for id in next..=articles.min(next + BATCH - 1) {
            let text = language.article(id);
            let words = [text.title, text.summary, text.body].join(" ");
            sqlx::query("INSERT INTO search (rowid, words) VALUES (?, ?)")
                .bind(id.cast_signed())
                .bind(viet::syllables(&words).join(" "))
                .execute(&mut *transaction)
                .await?;
        }
        transaction.commit().await?;
        next += BATCH;
    }
    Ok(())
}
