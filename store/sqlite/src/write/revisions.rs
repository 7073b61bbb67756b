//! Revisions of articles, raised in the transaction of the change.

use sqlx::SqliteConnection;
use store::{ArticleEventKind, ArticleState, Result, Timestamp};

use crate::error::while_doing;
use crate::read::revisions::name;

const RAISING: &str = "raising the revision of an article";

/// What an article's own part of its page shows, as one text; `None` for an article that
/// readers cannot see.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct OwnPart(Option<String>);

/// Reads it.
pub(crate) async fn own_part(conn: &mut SqliteConnection, id: i64) -> Result<OwnPart> {
    let text = sqlx::query_scalar(
        "SELECT json_array(title, lead, body, author_line, section, initials, cover, published_at, demo,
            (SELECT json_group_array(topic ORDER BY position) FROM article_topics WHERE article = ?1),
            (SELECT json_group_array(author ORDER BY position) FROM article_authors WHERE article = ?1))
         FROM articles WHERE id = ?1 AND published",
    )
    .bind(id)
    .fetch_optional(conn)
    .await
    .map_err(while_doing(RAISING))?;
    Ok(OwnPart(text))
}

/// Raises the revision if the article's part is another one than `before`. A correction,
/// made at `corrected`, is a change also if it is only a note.
pub(crate) async fn raise_if_changed(
    conn: &mut SqliteConnection,
    id: i64,
    before: OwnPart,
    corrected: Option<Timestamp>,
    now: Timestamp,
) -> Result<()> {
    // Nobody can have an article open that was never published.
    if before.0.is_none() && !was_seen(conn, id).await? {
        return Ok(());
    }
    let after = own_part(conn, id).await?;
    let (kind, at) = match (&before.0, &after.0, corrected) {
        (Some(_), None, _) => (ArticleEventKind::Withdrawn, now),
        (_, Some(_), Some(at)) => (ArticleEventKind::Corrected, at),
        (_, Some(_), None) if before != after => (ArticleEventKind::Updated, now),
        _ => return Ok(()),
    };
    raise(conn, id, kind, at).await
}

async fn was_seen(conn: &mut SqliteConnection, id: i64) -> Result<bool> {
    sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM article_events WHERE article = ?)")
        .bind(id)
        .fetch_one(conn)
        .await
        .map_err(while_doing(RAISING))
}

/// Raises the revision.
pub(crate) async fn raise(
    conn: &mut SqliteConnection,
    id: i64,
    kind: ArticleEventKind,
    at: Timestamp,
) -> Result<()> {
    let failed = while_doing(RAISING);
    let revision: i64 = sqlx::query_scalar(
        "UPDATE articles SET revision = revision + 1 WHERE id = ? RETURNING revision",
    )
    .bind(id)
    .fetch_one(&mut *conn)
    .await
    .map_err(&failed)?;
    sqlx::query("INSERT INTO article_events (article, revision, kind, at) VALUES (?, ?, ?, ?)")
        .bind(id)
        .bind(revision)
        .bind(name(kind))
        .bind(at.0)
        .execute(&mut *conn)
        .await
        .map_err(&failed)?;
    // Each change raises the revision by one.
    let kept = i64::try_from(ArticleState::EVENTS).unwrap_or(i64::MAX);
    sqlx::query("DELETE FROM article_events WHERE article = ? AND revision <= ?")
        .bind(id)
        .bind(revision - kept)
        .execute(&mut *conn)
        .await
        .map_err(&failed)?;
    Ok(())
}
