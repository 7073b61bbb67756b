//! Documents follow what commands and imports do with their articles: each such change is
//! a version, too. If the newsroom works on another text, both stand side by side.

use draft::TextHash;
use sqlx::{SqliteConnection, SqlitePool};
use store::newsroom::{Act, AuditAction, Document, DocumentState, VersionKind};
use store::policy::manuscript::manuscript_of;
use store::{ArticleId, NewArticle, Result, StoreError, Timestamp};

use super::stored_article;
use crate::error::while_doing;
use crate::newsroom::audit::{Changed, note_article};
use crate::newsroom::documents::{
    First, Heads, existing, insert, maybe_heads, read, set_head, set_state,
};
use crate::newsroom::versions::{self, NewVersion};
use crate::transaction::WriteTransaction;

const MAKING: &str = "making the document of an article";

/// What an import did with an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Imported {
    /// Its text is the article's now.
    Written,
    /// The article's text is the newsroom's and stays.
    Kept,
}

/// Notes the text that an import brought. An article that nobody can read yet gets a
/// document, so that the newsroom finds it.
pub(crate) async fn article_imported(
    conn: &mut SqliteConnection,
    id: i64,
    brought: &NewArticle,
    imported: Imported,
    at: Timestamp,
) -> Result<()> {
    let Some(heads) = maybe_heads(conn, id).await? else {
        if !brought.published {
            of_draft(conn, id, at).await?;
        }
        return Ok(());
    };
    let text = manuscript_of(brought).print();
    let is_articles = imported == Imported::Written;
    follow(
        conn,
        id,
        &heads,
        VersionKind::Imported,
        &text,
        is_articles,
        at,
    )
    .await?;
    match (is_articles, brought.published, heads.live) {
        (true, true, _) => set_state(conn, id, DocumentState::Published).await,
        (true, false, Some(_)) => set_state(conn, id, DocumentState::Withdrawn).await,
        _ => Ok(()),
    }
}

/// Notes the text of an article that a command corrected.
pub(crate) async fn article_corrected(
    conn: &mut SqliteConnection,
    id: i64,
    corrected: &NewArticle,
    text: &str,
    act: Act,
) -> Result<()> {
    let changed = Changed {
        after: text,
        ..Changed::default()
    };
    note_article(conn, act, AuditAction::Corrected, id, changed).await?;
    let Some(heads) = maybe_heads(conn, id).await? else {
        return Ok(());
    };
    let text = manuscript_of(corrected).print();
    follow(
        conn,
        id,
        &heads,
        VersionKind::Corrected,
        &text,
        true,
        act.at,
    )
    .await
}

/// Notes that readers can no longer read an article.
pub(crate) async fn article_withdrawn(
    conn: &mut SqliteConnection,
    id: i64,
    reason: Option<&str>,
    act: Act,
) -> Result<()> {
    let changed = Changed {
        after: reason.unwrap_or_default(),
        ..Changed::default()
    };
    note_article(conn, act, AuditAction::Withdrawn, id, changed).await?;
    let Some(heads) = maybe_heads(conn, id).await? else {
        return Ok(());
    };
    if let Some(live) = heads.live {
        let text = versions::existing(conn, id, live).await?;
        let new = NewVersion {
            document: id,
            parent: Some((live, &text)),
            merged: None,
            kind: VersionKind::Withdrawn,
            author: act.by,
            text: &text,
            hash: TextHash::of(&text),
            at: act.at,
            published: true,
            // It has the text of the one before: there is nothing to merge.
            unmerged: false,
        };
        let version = versions::add(conn, &new).await?;
        set_live(conn, id, version).await?;
        if heads.head == live {
            set_head(conn, id, version, &text, act.at).await?;
        }
        set_state(conn, id, DocumentState::Withdrawn).await?;
    }
    Ok(())
}

/// Notes that the reason of a withdrawal changed.
pub(crate) async fn note_reason(
    conn: &mut SqliteConnection,
    id: i64,
    before: Option<&str>,
    reason: Option<&str>,
    act: Act,
) -> Result<()> {
    let changed = Changed {
        before: before.unwrap_or_default(),
        after: reason.unwrap_or_default(),
    };
    note_article(conn, act, AuditAction::Withdrawn, id, changed).await
}

/// Notes that an import hid an article.
pub(crate) async fn article_hidden(conn: &mut SqliteConnection, id: i64) -> Result<()> {
    match maybe_heads(conn, id).await? {
        Some(Heads { live: Some(_), .. }) => set_state(conn, id, DocumentState::Withdrawn).await,
        _ => Ok(()),
    }
}

/// Notes that readers can read an article again, if they can.
pub(crate) async fn article_restored(
    conn: &mut SqliteConnection,
    id: i64,
    published: bool,
    act: Act,
) -> Result<()> {
    note_article(conn, act, AuditAction::Restored, id, Changed::default()).await?;
    match maybe_heads(conn, id).await? {
        Some(Heads { live: Some(_), .. }) if published => {
            set_state(conn, id, DocumentState::Published).await
        }
        _ => Ok(()),
    }
}

/// Adds a version after the one that readers read, or after the last that an import
/// brought if they read none, or if the text `is_articles` no more. It becomes the head
/// unless somebody has written meanwhile.
async fn follow(
    conn: &mut SqliteConnection,
    id: i64,
    heads: &Heads,
    kind: VersionKind,
    text: &str,
    is_articles: bool,
    at: Timestamp,
) -> Result<()> {
    let parent = match heads.live {
        Some(live) if is_articles => live,
        _ => last_imported(conn, id).await?,
    };
    let before = versions::existing(conn, id, parent).await?;
    let stored = stored_article::article(conn, id).await?;
    let is_read = is_articles && stored.is_some_and(|(article, _)| article.published);
    let version = if before == text {
        parent
    } else {
        let continues = is_articles && heads.head == parent;
        let new = NewVersion {
            document: id,
            parent: Some((parent, &before)),
            merged: None,
            kind,
            author: None,
            text,
            hash: TextHash::of(text),
            at,
            published: is_read,
            unmerged: !continues,
        };
        let version = versions::add(conn, &new).await?;
        if continues {
            set_head(conn, id, version, text, at).await?;
        }
        version
    };
    if is_read {
        set_live(conn, id, version).await?;
    }
    Ok(())
}

/// The last version that an import brought, or the first one.
async fn last_imported(conn: &mut SqliteConnection, id: i64) -> Result<u32> {
    sqlx::query_scalar(
        "SELECT coalesce(max(number) FILTER (WHERE kind = 'imported'), min(number)) FROM versions WHERE document = ?",
    )
    .bind(id)
    .fetch_one(conn)
    .await
    .map_err(while_doing("finding what an import brought"))
}

/// Makes a version the one that readers read.
async fn set_live(conn: &mut SqliteConnection, id: i64, version: u32) -> Result<()> {
    sqlx::query("UPDATE documents SET live = ? WHERE id = ?")
        .bind(version)
        .bind(id)
        .execute(conn)
        .await
        .map_err(while_doing("changing what readers read of a document"))?;
    Ok(())
}

pub(crate) async fn of_article(pool: &SqlitePool, id: ArticleId, act: Act) -> Result<Document> {
    let mut tx = WriteTransaction::begin(pool, MAKING).await?;
    let made = made(&mut tx, id.0, act).await;
    tx.end(made).await
}

async fn made(conn: &mut SqliteConnection, id: i64, act: Act) -> Result<Document> {
    if let Some(known) = read(conn, id).await? {
        return Ok(known);
    }
    let stored = stored_article::article(conn, id).await?;
    let Some((article, _)) = stored else {
        return Err(StoreError::Missing {
            what: "article",
            value: id.to_string(),
        });
    };
    let withdrawn: Option<bool> =
        sqlx::query_scalar("SELECT published FROM withdrawn WHERE article = ?")
            .bind(id)
            .fetch_optional(&mut *conn)
            .await
            .map_err(while_doing(MAKING))?;
    let state = match (withdrawn, article.published) {
        (Some(true), _) => DocumentState::Withdrawn,
        (_, true) => DocumentState::Published,
        (_, false) => DocumentState::Draft,
    };
    let text = manuscript_of(&article).print();
    let first = First {
        key: &format!("article-{id}"),
        state,
        text: &text,
        kind: VersionKind::Imported,
        is_live: state != DocumentState::Draft,
    };
    insert(conn, id, &first, act).await?;
    existing(conn, id).await
}

/// Makes the document of an imported article that nobody can read.
pub(crate) async fn of_draft(conn: &mut SqliteConnection, id: i64, at: Timestamp) -> Result<()> {
    made(conn, id, Act { by: None, at }).await?;
    Ok(())
}
