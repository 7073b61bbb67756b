//! Hiding articles and pages, and removing comments.

use sqlx::SqliteConnection;
use store::{ArticleEventKind, ArticleId, ChangeKey, Outcome, Result};

use super::article_rows::{count, remove_from_rankings, update_lists};
use super::documents::article_hidden;
use super::{revisions, schedule};
use crate::clock::now;
use crate::error::while_doing;

pub(crate) async fn comment(conn: &mut SqliteConnection, origin: &str) -> Result<Outcome> {
    let done = sqlx::query("DELETE FROM comments WHERE origin = ?")
        .bind(origin)
        .execute(conn)
        .await
        .map_err(while_doing("removing a comment"))?;
    Ok(outcome(done.rows_affected() > 0, ChangeKey::Nameless))
}

/// Clears the digest, so that writing the same article again publishes it.
pub(crate) async fn hide_article(conn: &mut SqliteConnection, origin: &str) -> Result<Outcome> {
    let hidden: Option<(i64, String)> = sqlx::query_as(
        "UPDATE articles SET published = 0, digest = '' WHERE origin = ? AND published
            AND id NOT IN (SELECT id FROM documents WHERE own) RETURNING id, section",
    )
    .bind(origin)
    .fetch_optional(&mut *conn)
    .await
    .map_err(while_doing("hiding an article"))?;
    let Some((id, section)) = hidden else {
        let scheduled: Option<i64> = sqlx::query_scalar(
            "UPDATE articles SET digest = ''
             WHERE origin = ? AND id IN (SELECT article FROM scheduled) RETURNING id",
        )
        .bind(origin)
        .fetch_optional(&mut *conn)
        .await
        .map_err(while_doing("hiding an article"))?;
        if let Some(id) = scheduled {
            let cancelled = schedule::cancel(conn, id).await?;
            return Ok(outcome(cancelled, ChangeKey::Article(ArticleId(id))));
        }
        // Restoring a withdrawn article must not publish it either.
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
    article_hidden(conn, id).await?;
    update_lists(conn, id).await?;
    remove_from_rankings(conn, id).await?;
    count(conn, &section).await?;
    revisions::raise(conn, id, ArticleEventKind::Withdrawn, now()).await?;
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
