//! Comments.

use sqlx::SqliteConnection;
use store::{ChangeKey, NewComment, Outcome, Result};

use super::compare::{Before, compared};
use super::digests::{self, Table, digest, is_of_first_version};
use crate::error::while_doing;
use crate::references::must_exist;

pub(crate) async fn comment(conn: &mut SqliteConnection, new: &NewComment) -> Result<Outcome> {
    let failed = while_doing("writing a comment");
    must_exist(
        conn,
        "article",
        "SELECT 1 FROM articles WHERE id = ?",
        &new.article.to_string(),
    )
    .await?;
    let digest = digest(new);
    let stored: Option<String> = sqlx::query_scalar("SELECT digest FROM comments WHERE origin = ?")
        .bind(&new.origin)
        .fetch_optional(&mut *conn)
        .await
        .map_err(&failed)?;
    let mut before = compared(stored.as_deref(), &digest);
    if before == Before::Different
        && stored.as_deref().is_some_and(is_of_first_version)
        && digests::same_comment(conn, new).await?
    {
        digests::replace(conn, Table::Comments, &new.origin, &digest).await?;
        before = Before::Same;
    }
    if before != Before::Same {
        sqlx::query(
            "INSERT INTO comments (origin, article, name, body, at, digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (origin) DO UPDATE SET article = ?2, name = ?3, body = ?4, at = ?5, digest = ?6",
        )
        .bind(&new.origin)
        .bind(new.article.0)
        .bind(&new.name)
        .bind(new.body.as_str())
        .bind(new.at.0)
        .bind(&digest)
        .execute(conn)
        .await
        .map_err(&failed)?;
    }
    Ok(before.outcome(ChangeKey::Nameless))
}
