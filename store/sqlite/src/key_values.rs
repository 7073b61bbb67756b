//! Small values under keys, such as a writer's progress.

use sqlx::SqlitePool;
use store::Result;

use crate::error::while_doing;

pub(crate) async fn key_value(pool: &SqlitePool, key: &str) -> Result<Option<String>> {
    sqlx::query_scalar("SELECT value FROM key_values WHERE key = ?")
        .bind(key)
        .fetch_optional(pool)
        .await
        .map_err(while_doing("reading a note"))
}

pub(crate) async fn set_key_value(pool: &SqlitePool, key: &str, value: Option<&str>) -> Result<()> {
    let query = match value {
        Some(value) => sqlx::query(
            "INSERT INTO key_values (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
        )
        .bind(key)
        .bind(value),
        None => sqlx::query("DELETE FROM key_values WHERE key = ?1").bind(key),
    };
    query
        .execute(pool)
        .await
        .map_err(while_doing("keeping a note"))?;
    Ok(())
}
