//! Changes by the newsroom that an import must respect.

use sqlx::SqliteConnection;
use store::{NewArticle, Result};

use super::stored_article;
use crate::error::while_doing;

/// Returns the stored article if a correction replaced any of its text.
pub(crate) async fn corrected(
    conn: &mut SqliteConnection,
    id: i64,
) -> Result<Option<(NewArticle, String)>> {
    let replaced: Option<i64> =
        sqlx::query_scalar("SELECT 1 FROM article_versions WHERE article = ? LIMIT 1")
            .bind(id)
            .fetch_optional(&mut *conn)
            .await
            .map_err(while_doing("finding a corrected article"))?;
    match replaced {
        Some(_) => stored_article::article(conn, id).await,
        None => Ok(None),
    }
}

/// True if the newsroom withdrew the article; records whether it is published
/// once it is restored.
pub(crate) async fn held_back(
    conn: &mut SqliteConnection,
    id: i64,
    published: bool,
) -> Result<bool> {
    let held = sqlx::query("UPDATE withdrawn SET published = ?2 WHERE article = ?1")
        .bind(id)
        .bind(published)
        .execute(conn)
        .await
        .map_err(while_doing("finding a withdrawn article"))?;
    Ok(held.rows_affected() > 0)
}
