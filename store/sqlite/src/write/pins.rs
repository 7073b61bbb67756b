//! Pins on the front page.

use sqlx::{SqliteConnection, SqlitePool};
use store::{ArticleId, Result, StoreError, Timestamp};

use crate::error::while_doing;
use crate::transaction::WriteTransaction;

const PINNING: &str = "pinning an article";

pub(crate) async fn pin(
    pool: &SqlitePool,
    slot: u32,
    article: ArticleId,
    until: Option<Timestamp>,
) -> Result<()> {
    let mut tx = WriteTransaction::begin(pool, PINNING).await?;
    let pinned = write_pin(&mut tx, slot, article, until).await;
    tx.end(pinned).await
}

async fn write_pin(
    conn: &mut SqliteConnection,
    slot: u32,
    article: ArticleId,
    until: Option<Timestamp>,
) -> Result<()> {
    let failed = while_doing(PINNING);
    let known: Option<i64> = sqlx::query_scalar("SELECT id FROM articles WHERE id = ?")
        .bind(article.0)
        .fetch_optional(&mut *conn)
        .await
        .map_err(&failed)?;
    if known.is_none() {
        return Err(StoreError::Missing {
            what: "article",
            value: article.to_string(),
        });
    }
    // Replaces the pin at this position and the article's pin at another
    // position.
    sqlx::query("INSERT OR REPLACE INTO pins (slot, article, until) VALUES (?, ?, ?)")
        .bind(slot)
        .bind(article.0)
        .bind(until.map(|until| until.0))
        .execute(conn)
        .await
        .map_err(&failed)?;
    Ok(())
}

pub(crate) async fn unpin(pool: &SqlitePool, slot: u32) -> Result<bool> {
    let done = sqlx::query("DELETE FROM pins WHERE slot = ?")
        .bind(slot)
        .execute(pool)
        .await
        .map_err(while_doing("clearing a place of the front page"))?;
    Ok(done.rows_affected() > 0)
}
