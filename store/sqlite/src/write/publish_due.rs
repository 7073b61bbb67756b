//! Publishing articles whose time has come.

use sqlx::{SqliteConnection, SqlitePool};
use store::{Result, Timestamp};

use super::article_rows::put;
use super::stored_article;
use crate::error::while_doing;
use crate::transaction::WriteTransaction;

const PUBLISHING: &str = "publishing scheduled articles";
/// Articles published in one transaction.
const BATCH: i64 = 64;

/// Publishes the scheduled articles whose time has come; returns their number.
pub(crate) async fn publish_due(
    readers: &SqlitePool,
    writer: &SqlitePool,
    now: Timestamp,
) -> Result<u32> {
    let due: Vec<i64> = sqlx::query_scalar(
        "SELECT article FROM scheduled WHERE published_at <= ? ORDER BY published_at LIMIT ?",
    )
    .bind(now.0)
    .bind(BATCH)
    .fetch_all(readers)
    .await
    .map_err(while_doing("finding scheduled articles"))?;
    if due.is_empty() {
        return Ok(0);
    }
    let mut tx = WriteTransaction::begin(writer, PUBLISHING).await?;
    let published = publish(&mut tx, &due, now).await;
    tx.end(published).await
}

async fn publish(conn: &mut SqliteConnection, due: &[i64], now: Timestamp) -> Result<u32> {
    let mut published = 0;
    for id in due {
        // Another process may have published, changed or hidden it meanwhile.
        let still: Option<i64> =
            sqlx::query_scalar("SELECT 1 FROM scheduled WHERE article = ? AND published_at <= ?")
                .bind(id)
                .bind(now.0)
                .fetch_optional(&mut *conn)
                .await
                .map_err(while_doing(PUBLISHING))?;
        if still.is_none() {
            continue;
        }
        if let Some((article, digest)) = stored_article::article(conn, *id).await? {
            put(conn, *id, &article, &digest, None, None, now).await?;
            published += 1;
        }
    }
    Ok(published)
}

/// Takes articles off all lists that an earlier release published before their
/// time.
pub(crate) async fn hide_early(writer: &SqlitePool, now: Timestamp) -> Result<()> {
    let early: Vec<i64> =
        sqlx::query_scalar("SELECT id FROM articles WHERE published AND published_at > ?")
            .bind(now.0)
            .fetch_all(writer)
            .await
            .map_err(while_doing("finding articles of the future"))?;
    if early.is_empty() {
        return Ok(());
    }
    let mut tx = WriteTransaction::begin(writer, PUBLISHING).await?;
    let hidden = hide(&mut tx, &early, now).await;
    tx.end(hidden).await?;
    tracing::warn!(
        articles = ?early,
        "these articles have a time in the future: they are hidden now and appear at that time"
    );
    Ok(())
}

async fn hide(conn: &mut SqliteConnection, early: &[i64], now: Timestamp) -> Result<()> {
    for id in early {
        if let Some((article, digest)) = stored_article::article(conn, *id).await? {
            put(conn, *id, &article, &digest, None, None, now).await?;
        }
    }
    Ok(())
}
