//! What the newsroom changed in an article, for an import that brings it again.

use sqlx::SqliteConnection;
use store::{NewArticle, Result};

use super::stored_article;
use crate::error::while_doing;

/// The article as it stands, where a correction replaced anything of its text.
pub(crate) async fn corrected(
    conn: &mut SqliteConnection,
    id: i64,
) -> Result<Option<(NewArticle, String)>> {
    let replaced: Option<i64> =
        sqlx::query_scalar("SELECT 1 FROM article_versions WHERE article = ? LIMIT 1")
            .bind(id)
            .fetch_optional(&mut *conn)
            .await
            .map_err(while_doing("looking for a corrected article"))?;
    match replaced {
        Some(_) => stored_article::article(conn, id).await,
        None => Ok(None),
    }
}

/// True where the newsroom took the article down; what it is to be when it is
/// restored is noted then.
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
        .map_err(while_doing("looking for a withdrawn article"))?;
    Ok(held.rows_affected() > 0)
}
