//! Weather, notes, and what is asked about the store as a whole.

use sqlx::{Row, SqliteConnection, SqlitePool};
use store::{ArticleId, Reading, Result, Timestamp};

use crate::while_doing;

pub(crate) async fn weather(pool: &SqlitePool) -> Result<Vec<Reading>> {
    let failed = while_doing("reading the weather");
    let found = sqlx::query("SELECT city, tenths, code, at FROM weather ORDER BY position")
        .fetch_all(pool)
        .await
        .map_err(&failed)?;
    found
        .into_iter()
        .map(|row| {
            Ok(Reading {
                city: row.try_get(0).map_err(&failed)?,
                tenths: row.try_get(1).map_err(&failed)?,
                code: row.try_get(2).map_err(&failed)?,
                at: Timestamp(row.try_get(3).map_err(&failed)?),
            })
        })
        .collect()
}

pub(crate) async fn keep_weather(pool: &SqlitePool, readings: &[Reading]) -> Result<()> {
    let failed = while_doing("keeping the weather");
    let mut tx = pool.begin_with("BEGIN IMMEDIATE").await.map_err(&failed)?;
    for reading in readings {
        sqlx::query(
            "INSERT INTO weather (city, position, tenths, code, at)
             VALUES (?1, (SELECT count(*) FROM weather), ?2, ?3, ?4)
             ON CONFLICT (city) DO UPDATE SET tenths = ?2, code = ?3, at = ?4
             WHERE (tenths, code, at) <> (?2, ?3, ?4)",
        )
        .bind(&reading.city)
        .bind(reading.tenths)
        .bind(reading.code)
        .bind(reading.at.0)
        .execute(&mut *tx)
        .await
        .map_err(&failed)?;
    }
    tx.commit().await.map_err(&failed)
}

pub(crate) async fn is_empty(pool: &SqlitePool) -> Result<bool> {
    sqlx::query_scalar(
        "SELECT NOT EXISTS (SELECT 1 FROM articles) AND NOT EXISTS (SELECT 1 FROM pages)
            -- The demo's pictures come before its articles.
            AND NOT EXISTS (SELECT 1 FROM media WHERE origin NOT LIKE 'demo#%')",
    )
    .fetch_one(pool)
    .await
    .map_err(while_doing("looking whether the paper is empty"))
}

/// SQLite counts the commits that others made, which for the watching
/// connection are all of them.
pub(crate) async fn revision(watcher: &mut SqliteConnection) -> Result<u64> {
    let version: i64 = sqlx::query_scalar("PRAGMA data_version")
        .fetch_one(watcher)
        .await
        .map_err(while_doing("looking for changes"))?;
    Ok(version.unsigned_abs())
}

pub(crate) async fn article_of_origin(
    pool: &SqlitePool,
    origin: &str,
) -> Result<Option<ArticleId>> {
    let id: Option<i64> = sqlx::query_scalar("SELECT id FROM articles WHERE origin = ?")
        .bind(origin)
        .fetch_optional(pool)
        .await
        .map_err(while_doing("looking for an article by its origin"))?;
    Ok(id.map(ArticleId))
}

pub(crate) async fn has_article(pool: &SqlitePool, id: ArticleId) -> Result<bool> {
    sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM articles WHERE id = ?)")
        .bind(id.0)
        .fetch_one(pool)
        .await
        .map_err(while_doing("looking whether a number is taken"))
}

pub(crate) async fn note(pool: &SqlitePool, key: &str) -> Result<Option<String>> {
    sqlx::query_scalar("SELECT value FROM notes WHERE key = ?")
        .bind(key)
        .fetch_optional(pool)
        .await
        .map_err(while_doing("reading a note"))
}

pub(crate) async fn keep_note(pool: &SqlitePool, key: &str, value: Option<&str>) -> Result<()> {
    let query = match value {
        Some(value) => sqlx::query(
            "INSERT INTO notes (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
        )
        .bind(key)
        .bind(value),
        None => sqlx::query("DELETE FROM notes WHERE key = ?1").bind(key),
    };
    query
        .execute(pool)
        .await
        .map_err(while_doing("keeping a note"))?;
    Ok(())
}
