//! The state of the store as a whole.

use sqlx::{SqliteConnection, SqlitePool};
use store::Result;
use tokio::sync::Mutex;

use crate::error::while_doing;

pub(crate) async fn is_empty(pool: &SqlitePool) -> Result<bool> {
    sqlx::query_scalar(
        "SELECT NOT EXISTS (SELECT 1 FROM articles) AND NOT EXISTS (SELECT 1 FROM pages)
            -- The demo's pictures are written before its articles.
            AND NOT EXISTS (SELECT 1 FROM media WHERE origin NOT LIKE 'demo#%')",
    )
    .fetch_one(pool)
    .await
    .map_err(while_doing("checking whether the paper is empty"))
}

/// Fails if the database does not answer.
pub(crate) async fn check(pool: &SqlitePool) -> Result<()> {
    sqlx::query("SELECT 1 FROM key_values LIMIT 1")
        .fetch_optional(pool)
        .await
        .map_err(while_doing("checking the database"))?;
    Ok(())
}

/// Returns the number of commits by other connections; the watching connection
/// itself makes none.
pub(crate) async fn revision(watcher: &Mutex<Option<SqliteConnection>>) -> Result<u64> {
    let failed = while_doing("checking for changes");
    let mut watcher = watcher.lock().await;
    let Some(watcher) = watcher.as_mut() else {
        return Err(failed(sqlx::Error::PoolClosed));
    };
    let version: i64 = sqlx::query_scalar("PRAGMA data_version")
        .fetch_one(watcher)
        .await
        .map_err(&failed)?;
    Ok(version.unsigned_abs())
}
