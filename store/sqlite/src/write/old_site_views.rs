//! Views counted by an older site.

use sqlx::SqliteConnection;
use store::{ArticleId, ChangeKey, Outcome, Result};

use super::compare::Before;
use crate::error::while_doing;
use crate::read::most_read::EVER;
use crate::references::must_exist;

/// Raises the count of all time to at least this number.
pub(crate) async fn at_least(
    conn: &mut SqliteConnection,
    article: ArticleId,
    at_least: u64,
) -> Result<Outcome> {
    must_exist(
        conn,
        "article",
        "SELECT 1 FROM articles WHERE id = ?",
        &article.to_string(),
    )
    .await?;
    let done = sqlx::query(
        "INSERT INTO read_sums (hours, article, count) SELECT ?1, ?2, ?3 WHERE ?3 > 0
         ON CONFLICT (hours, article) DO UPDATE SET count = ?3 WHERE count < ?3",
    )
    .bind(EVER)
    .bind(article.0)
    .bind(i64::try_from(at_least).unwrap_or(i64::MAX))
    .execute(conn)
    .await
    .map_err(while_doing("writing a view count"))?;
    let before = if done.rows_affected() == 0 {
        Before::Same
    } else {
        Before::Different
    };
    Ok(before.outcome(ChangeKey::Article(article)))
}
