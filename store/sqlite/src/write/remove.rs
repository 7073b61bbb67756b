//! Hiding articles and pages, and removing comments.

use sqlx::SqliteConnection;
use store::{ArticleId, ChangeKey, Outcome, Result};

use super::article_rows::{count, file, forget};
use crate::error::while_doing;

pub(crate) async fn comment(conn: &mut SqliteConnection, origin: &str) -> Result<Outcome> {
    let done = sqlx::query("DELETE FROM comments WHERE origin = ?")
        .bind(origin)
        .execute(conn)
        .await
        .map_err(while_doing("removing a comment"))?;
    Ok(outcome(done.rows_affected() > 0, ChangeKey::Nameless))
}

/// Forgets the digest, so that the same article brought again is shown again.
pub(crate) async fn hide_article(conn: &mut SqliteConnection, origin: &str) -> Result<Outcome> {
    let hidden: Option<(i64, String)> = sqlx::query_as(
        "UPDATE articles SET published = 0, digest = '' WHERE origin = ? AND published RETURNING id, section",
    )
    .bind(origin)
    .fetch_optional(&mut *conn)
    .await
    .map_err(while_doing("hiding an article"))?;
    let Some((id, section)) = hidden else {
        // One that the newsroom took down must not come back either.
        let held = sqlx::query(
            "UPDATE withdrawn SET published = 0
             WHERE article = (SELECT id FROM articles WHERE origin = ?) AND published",
        )
        .bind(origin)
        .execute(conn)
        .await
        .map_err(while_doing("hiding an article"))?;
        return Ok(outcome(held.rows_affected() > 0, ChangeKey::Nameless));
    };
    file(conn, id).await?;
    forget(conn, id).await?;
    count(conn, &section).await?;
    Ok(outcome(true, ChangeKey::Article(ArticleId(id))))
}

pub(crate) async fn hide_page(conn: &mut SqliteConnection, origin: &str) -> Result<Outcome> {
    let done =
        sqlx::query("UPDATE pages SET published = 0, digest = '' WHERE origin = ? AND published")
            .bind(origin)
            .execute(conn)
            .await
            .map_err(while_doing("hiding a page"))?;
    Ok(outcome(done.rows_affected() > 0, ChangeKey::Nameless))
}

fn outcome(changed: bool, key: ChangeKey) -> Outcome {
    if changed {
        Outcome::Updated(key)
    } else {
        Outcome::Unchanged(key)
    }
}
