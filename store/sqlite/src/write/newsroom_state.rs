//! Changes by the newsroom that an import must respect.

use sqlx::SqliteConnection;
use store::{NewArticle, Result};

use super::stored_article;
use crate::error::while_doing;

/// What corrections replaced in an article.
pub(crate) struct Corrected {
    /// The article as it is now.
    pub(crate) now: NewArticle,
    /// True if a correction changed the summary, too.
    pub(crate) summary: bool,
}

/// Returns the stored article if a correction replaced any of its text.
pub(crate) async fn corrected(conn: &mut SqliteConnection, id: i64) -> Result<Option<Corrected>> {
    let (versions, summaries): (i64, i64) =
        sqlx::query_as("SELECT count(*), count(summary) FROM article_versions WHERE article = ?")
            .bind(id)
            .fetch_one(&mut *conn)
            .await
            .map_err(while_doing("finding a corrected article"))?;
    if versions == 0 {
        return Ok(None);
    }
    let stored = stored_article::article(conn, id).await?;
    Ok(stored.map(|(now, _)| Corrected {
        now,
        summary: summaries > 0,
    }))
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
