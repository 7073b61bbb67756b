//! Removing the demo articles.

use sqlx::{SqliteConnection, SqlitePool};
use store::Result;

use crate::error::while_doing;
use crate::transaction::WriteTransaction;

const DOING: &str = "removing the demo";
const REMOVE_DEMO: &str = include_str!("remove_demo.sql");

pub(crate) async fn demo(pool: &SqlitePool) -> Result<u32> {
    let mut tx = WriteTransaction::begin(pool, DOING).await?;
    let removed = remove(&mut tx).await;
    tx.end(removed).await
}

async fn remove(conn: &mut SqliteConnection) -> Result<u32> {
    let failed = while_doing(DOING);
    let count: u32 = sqlx::query_scalar("SELECT count(*) FROM removable_demo")
        .fetch_one(&mut *conn)
        .await
        .map_err(&failed)?;
    if count == 0 {
        return Ok(0);
    }
    // SQLite's driver runs every statement of the text.
    sqlx::query(REMOVE_DEMO)
        .execute(conn)
        .await
        .map_err(&failed)?;
    Ok(count)
}
