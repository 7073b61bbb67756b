//! Removing the demo articles.

use sqlx::SqlitePool;
use store::Result;

use crate::error::while_doing;

const REMOVE_DEMO: &str = include_str!("remove_demo.sql");

pub(crate) async fn demo(pool: &SqlitePool) -> Result<u32> {
    let failed = while_doing("removing the demo");
    let mut tx = pool.begin_with("BEGIN IMMEDIATE").await.map_err(&failed)?;
    let count: u32 = sqlx::query_scalar("SELECT count(*) FROM articles WHERE demo")
        .fetch_one(&mut *tx)
        .await
        .map_err(&failed)?;
    if count == 0 {
        tx.rollback().await.map_err(&failed)?;
        return Ok(0);
    }
    // SQLite's driver runs every statement of the text.
    sqlx::query(REMOVE_DEMO)
        .execute(&mut *tx)
        .await
        .map_err(&failed)?;
    tx.commit().await.map_err(&failed)?;
    Ok(count)
}
