//! Redirects from old addresses.

use sqlx::SqlitePool;
use store::{Redirect, Result};

use crate::error::while_doing;

pub(crate) async fn one(pool: &SqlitePool, from: &str) -> Result<Option<Redirect>> {
    let to: Option<String> = sqlx::query_scalar("SELECT target FROM redirects WHERE source = ?")
        .bind(from)
        .fetch_optional(pool)
        .await
        .map_err(while_doing("finding a redirect"))?;
    Ok(to.map(|to| Redirect { to }))
}

pub(crate) async fn list(
    pool: &SqlitePool,
    prefix: &str,
    after: Option<&str>,
    limit: u32,
) -> Result<Vec<(String, Redirect)>> {
    let found: Vec<(String, String)> = sqlx::query_as(
        "SELECT source, target FROM redirects WHERE source >= ?1 AND source > ?2 AND source < ?3
         ORDER BY source LIMIT ?4",
    )
    .bind(prefix)
    .bind(after.unwrap_or_default())
    .bind(format!("{prefix}{}", char::MAX))
    .bind(limit)
    .fetch_all(pool)
    .await
    .map_err(while_doing("reading the redirects"))?;
    let redirects = found.into_iter();
    Ok(redirects
        .map(|(from, to)| (from, Redirect { to }))
        .collect())
}
