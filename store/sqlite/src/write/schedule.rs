//! Publishing at a time in the future. An article is published if its writer
//! says so and its time has come; this is the only place that compares times.

use sqlx::SqliteConnection;
use store::{NewArticle, Result, Timestamp};

use crate::error::while_doing;

/// True if readers may see the article at the time `now`.
pub(super) fn is_public(article: &NewArticle, now: Timestamp) -> bool {
    article.published && article.published_at <= now
}

/// Records when the article is to be published, if that is later than `now`.
pub(super) async fn record(
    conn: &mut SqliteConnection,
    id: i64,
    article: &NewArticle,
    now: Timestamp,
) -> Result<()> {
    let failed = while_doing("scheduling an article");
    if article.published && !is_public(article, now) {
        sqlx::query(
            "INSERT INTO scheduled (article, published_at) VALUES (?1, ?2)
             ON CONFLICT (article) DO UPDATE SET published_at = ?2",
        )
        .bind(id)
        .bind(article.published_at.0)
        .execute(conn)
        .await
        .map_err(failed)?;
        return Ok(());
    }
    cancel(conn, id).await?;
    Ok(())
}

/// Removes the article from the schedule; false if it was not there.
pub(super) async fn cancel(conn: &mut SqliteConnection, id: i64) -> Result<bool> {
    let done = sqlx::query("DELETE FROM scheduled WHERE article = ?")
        .bind(id)
        .execute(conn)
        .await
        .map_err(while_doing("taking an article off the schedule"))?;
    Ok(done.rows_affected() > 0)
}
