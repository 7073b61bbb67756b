//! Publishing a version: the document becomes an article.

use sqlx::{SqliteConnection, SqlitePool};
use store::newsroom::{Act, AuditAction, DocumentState, Publication};
use store::{Outcome, Result, StoreError};

use super::article::check;
use super::article_rows::put;
use super::documents::article_restored;
use super::{corrections, related, stored_article};
use crate::clock::now;
use crate::content;
use crate::error::while_doing;
use crate::newsroom::audit::{Changed, note_article};
use crate::newsroom::documents::{existing, moved, read, set_state};
use crate::transaction::WriteTransaction;

const PUBLISHING: &str = "publishing a document";

pub(crate) async fn publish(pool: &SqlitePool, new: &Publication, act: Act) -> Result<()> {
    let mut tx = WriteTransaction::begin(pool, PUBLISHING).await?;
    let published = published(&mut tx, new, act).await;
    tx.end(published).await
}

async fn published(conn: &mut SqliteConnection, new: &Publication, act: Act) -> Result<()> {
    let id = new.document.0;
    let document = existing(conn, id).await?;
    let is_as_seen = document.head == new.version && document.state != DocumentState::Withdrawn;
    moved(&document, is_as_seen)?;
    let stored = stored_article::article(conn, id).await?;
    let mut article = (*new.article).clone();
    article.published = true;
    let (digest, old_section) = if let Some((before, digest)) = stored {
        article.origin = before.origin;
        (digest, Some(before.section))
    } else {
        article.origin = format!("newsroom#{id}");
        (String::new(), None)
    };
    check(conn, &article).await?;
    let corrected = match &new.correction {
        Some(text) => corrections::add_note(conn, id, text, act.at).await?,
        None => None,
    };
    if let Some(at) = corrected {
        article.updated_at = article.updated_at.max(at);
    }
    let old_section = old_section.as_ref().map(store::Slug::as_str);
    put(conn, id, &article, &digest, old_section, corrected, now()).await?;
    mark_live(conn, id, new.version).await?;
    set_state(conn, id, DocumentState::Published).await?;
    let (action, note_of) = match &new.correction {
        Some(text) => (
            AuditAction::Corrected,
            format!("version {}: {text}", new.version),
        ),
        None => (AuditAction::Published, format!("version {}", new.version)),
    };
    let before = document
        .live
        .map(|it| format!("version {it}"))
        .unwrap_or_default();
    let changed = Changed {
        before: &before,
        after: &note_of,
    };
    note_article(conn, act, action, id, changed).await?;
    related::rank(conn, id).await?;
    content::forget(conn).await
}

/// Notes that readers read a version, and that its text is the newsroom's.
async fn mark_live(conn: &mut SqliteConnection, id: i64, version: u32) -> Result<()> {
    for sql in [
        "UPDATE documents SET live = ?2, own = 1 WHERE id = ?1",
        "UPDATE versions SET published = 1 WHERE document = ?1 AND number = ?2",
    ] {
        sqlx::query(sql)
            .bind(id)
            .bind(version)
            .execute(&mut *conn)
            .await
            .map_err(while_doing(PUBLISHING))?;
    }
    Ok(())
}

/// What changes for readers besides the text.
#[derive(Clone, Copy)]
pub(crate) enum Visibility<'a> {
    /// They can no longer read it, for this reason.
    Withdrawn(Option<&'a str>),
    /// They can read it again.
    Restored,
}

pub(crate) async fn set_visibility(
    pool: &SqlitePool,
    id: store::ArticleId,
    visibility: Visibility<'_>,
    act: Act,
) -> Result<()> {
    let mut tx = WriteTransaction::begin(pool, PUBLISHING).await?;
    let done = visible(&mut tx, id, visibility, act).await;
    tx.end(done).await
}

async fn visible(
    conn: &mut SqliteConnection,
    id: store::ArticleId,
    visibility: Visibility<'_>,
    act: Act,
) -> Result<()> {
    let (outcome, otherwise) = match visibility {
        Visibility::Withdrawn(reason) => (
            corrections::withdraw(conn, id, reason, act).await?,
            "it is withdrawn already",
        ),
        Visibility::Restored => (
            corrections::restore(conn, id, act).await?,
            "it is not withdrawn",
        ),
    };
    let is_done = !matches!(outcome, Outcome::Unchanged(_))
        || matches!(visibility, Visibility::Restored) && unhide(conn, id.0, act).await?;
    if !is_done {
        return Err(StoreError::Moved {
            document: id,
            now: otherwise.to_owned(),
        });
    }
    content::forget(conn).await
}

/// Shows an article that an import hid. It is the newsroom's decision from now on, so that
/// the next import does not hide it again. False if no import hid it.
async fn unhide(conn: &mut SqliteConnection, id: i64, act: Act) -> Result<bool> {
    let document = read(conn, id).await?;
    let live = document
        .filter(|it| it.state == DocumentState::Withdrawn)
        .and_then(|it| it.live);
    let stored = stored_article::article(conn, id).await?;
    let (Some(live), Some((mut article, digest))) = (live, stored) else {
        return Ok(false);
    };
    article.published = true;
    put(conn, id, &article, &digest, None, None, now()).await?;
    mark_live(conn, id, live).await?;
    article_restored(conn, id, true, act).await?;
    Ok(true)
}
