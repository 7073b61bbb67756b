//! Removing old versions.

use sqlx::{FromRow, SqliteConnection, SqlitePool};
use store::{Result, Timestamp};

use super::versions;
use crate::error::while_doing;
use crate::transaction::WriteTransaction;

const THINNING: &str = "removing old versions";

/// Seconds by which Việt Nam's day begins before that of UTC.
const VIETNAM: i64 = 7 * 3600;
/// How long a device may send a save again, in seconds.
const RECEIPTS: i64 = 90 * 86_400;

#[derive(FromRow)]
struct Old {
    document: i64,
    number: u32,
}

pub(crate) async fn thin(pool: &SqlitePool, before: Timestamp, limit: u32) -> Result<u32> {
    let mut tx = WriteTransaction::begin(pool, THINNING).await?;
    let thinned = thinned(&mut tx, before, limit).await;
    tx.end(thinned).await
}

async fn thinned(conn: &mut SqliteConnection, before: Timestamp, limit: u32) -> Result<u32> {
    let failed = while_doing(THINNING);
    sqlx::query("DELETE FROM saves WHERE at < ?")
        .bind(before.0 - RECEIPTS)
        .execute(&mut *conn)
        .await
        .map_err(&failed)?;
    let old: Vec<Old> = sqlx::query_as(
        "SELECT v.document, v.number FROM versions v JOIN documents d ON d.id = v.document
         WHERE v.at < ?1 AND v.kind = 'saved' AND v.name IS NULL AND NOT v.published AND NOT v.unmerged
            AND v.number <> d.head AND v.number IS NOT d.live
            AND EXISTS (SELECT 1 FROM versions later WHERE later.document = v.document AND later.number > v.number
                AND (later.at + ?3) / 86400 = (v.at + ?3) / 86400)
         ORDER BY v.at LIMIT ?2",
    )
    .bind(before.0)
    .bind(limit)
    .bind(VIETNAM)
    .fetch_all(&mut *conn)
    .await
    .map_err(&failed)?;
    for version in &old {
        remove(conn, version).await?;
    }
    Ok(u32::try_from(old.len()).unwrap_or(u32::MAX))
}

/// Removes a version. Those that came of it are stored whole, and follow its parent.
async fn remove(conn: &mut SqliteConnection, old: &Old) -> Result<()> {
    let failed = while_doing(THINNING);
    let children: Vec<u32> = sqlx::query_scalar(
        "SELECT number FROM versions WHERE document = ? AND parent = ? AND text IS NULL",
    )
    .bind(old.document)
    .bind(old.number)
    .fetch_all(&mut *conn)
    .await
    .map_err(&failed)?;
    for child in children {
        let text = versions::existing(conn, old.document, child).await?;
        sqlx::query(
            "UPDATE versions SET text = ?3, splice_at = 0, removed = 0, inserted = '', changes = 0
             WHERE document = ?1 AND number = ?2",
        )
        .bind(old.document)
        .bind(child)
        .bind(text)
        .execute(&mut *conn)
        .await
        .map_err(&failed)?;
    }
    // A save that is sent again finds what came of it.
    for sql in [
        "UPDATE saves SET version = coalesce(
            (SELECT min(number) FROM versions WHERE document = ?1 AND parent = ?2), version)
         WHERE document = ?1 AND version = ?2",
        "UPDATE versions SET merged = NULL WHERE document = ?1 AND merged = ?2",
        "UPDATE versions SET parent = (SELECT parent FROM versions WHERE document = ?1 AND number = ?2)
         WHERE document = ?1 AND parent = ?2",
        "DELETE FROM versions WHERE document = ?1 AND number = ?2",
    ] {
        sqlx::query(sql)
            .bind(old.document)
            .bind(old.number)
            .execute(&mut *conn)
            .await
            .map_err(&failed)?;
    }
    Ok(())
}
