//! Documents.

use draft::TextHash;
use sqlx::{AssertSqlSafe, FromRow, SqliteConnection, SqlitePool};
use store::newsroom::{
    AccountId, Act, AuditAction, Document, DocumentState, NewDocument, VersionKind,
};
use store::policy::manuscript::outline;
use store::{ArticleId, DEMO_IDS_FROM, Result, Slug, StoreError, Timestamp};

use super::audit::{Changed, note_article};
use super::versions::{self, NewVersion};
use crate::error::while_doing;
use crate::references::must_exist;
use crate::rows;
use crate::transaction::WriteTransaction;

const READING: &str = "reading a document";

#[derive(FromRow)]
struct Row {
    id: i64,
    state: String,
    creator: Option<i64>,
    assignee: Option<i64>,
    head: u32,
    live: Option<u32>,
    title: String,
    section: Option<String>,
    created_at: i64,
    changed_at: i64,
    unmerged: String,
}

fn document(row: Row) -> Result<Document> {
    Ok(Document {
        id: ArticleId(row.id),
        state: state(row.state)?,
        creator: row.creator.map(AccountId),
        assignee: row.assignee.map(AccountId),
        head: row.head,
        live: row.live,
        unmerged: rows::json("list of versions", &row.unmerged)?,
        title: row.title,
        section: row.section.map(rows::slug).transpose()?,
        created_at: Timestamp(row.created_at),
        changed_at: Timestamp(row.changed_at),
    })
}

fn state(name: String) -> Result<DocumentState> {
    DocumentState::named(&name).ok_or(StoreError::Damaged {
        what: "state of a document",
        value: name,
    })
}

pub(crate) async fn read(conn: &mut SqliteConnection, id: i64) -> Result<Option<Document>> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT id, state, creator, assignee, head, live, title, section, created_at, changed_at,
            (SELECT json_group_array(number ORDER BY number) FROM versions WHERE document = d.id AND unmerged)
                AS unmerged
         FROM documents d WHERE id = ?",
    )
    .bind(id)
    .fetch_optional(conn)
    .await
    .map_err(while_doing(READING))?;
    row.map(document).transpose()
}

pub(crate) async fn existing(conn: &mut SqliteConnection, id: i64) -> Result<Document> {
    read(conn, id).await?.ok_or_else(|| missing(id))
}

fn missing(id: i64) -> StoreError {
    StoreError::Missing {
        what: "document",
        value: id.to_string(),
    }
}

pub(crate) async fn one(pool: &SqlitePool, id: ArticleId) -> Result<Option<Document>> {
    let mut conn = pool.acquire().await.map_err(while_doing(READING))?;
    read(&mut conn, id.0).await
}

/// The numbers of the versions that matter.
#[derive(FromRow)]
pub(crate) struct Heads {
    pub(crate) head: u32,
    pub(crate) live: Option<u32>,
}

/// Returns the heads of a document that exists.
pub(crate) async fn heads(conn: &mut SqliteConnection, id: i64) -> Result<Heads> {
    maybe_heads(conn, id).await?.ok_or_else(|| missing(id))
}

pub(crate) async fn maybe_heads(conn: &mut SqliteConnection, id: i64) -> Result<Option<Heads>> {
    sqlx::query_as("SELECT head, live FROM documents WHERE id = ?")
        .bind(id)
        .fetch_optional(conn)
        .await
        .map_err(while_doing(READING))
}

/// True if the newsroom published a text of its own for this article.
pub(crate) async fn is_own(conn: &mut SqliteConnection, id: i64) -> Result<bool> {
    sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM documents WHERE id = ? AND own)")
        .bind(id)
        .fetch_one(conn)
        .await
        .map_err(while_doing(READING))
}

/// Makes a version with this text the head.
pub(crate) async fn set_head(
    conn: &mut SqliteConnection,
    id: i64,
    head: u32,
    text: &str,
    at: Timestamp,
) -> Result<()> {
    let outline = outline(text);
    sqlx::query(
        "UPDATE documents SET head = ?2, title = ?3, section = ?4, changed_at = max(changed_at, ?5) WHERE id = ?1",
    )
    .bind(id)
    .bind(head)
    .bind(outline.title)
    .bind(outline.section.as_ref().map(Slug::as_str))
    .bind(at.0)
    .execute(conn)
    .await
    .map_err(while_doing("changing the head of a document"))?;
    Ok(())
}

const ADDING: &str = "adding a document";

/// The SQL of a number that neither an article nor a document has.
pub(crate) fn free_number() -> AssertSqlSafe<String> {
    let largest =
        |table| format!("coalesce((SELECT max(id) FROM {table} WHERE id < {DEMO_IDS_FROM}), 0)");
    let (articles, documents) = (largest("articles"), largest("documents"));
    AssertSqlSafe(format!("SELECT max({articles}, {documents}) + 1"))
}

pub(crate) async fn add(pool: &SqlitePool, new: &NewDocument, act: Act) -> Result<Document> {
    let mut tx = WriteTransaction::begin(pool, ADDING).await?;
    let added = added(&mut tx, new, act).await;
    tx.end(added).await
}

async fn added(conn: &mut SqliteConnection, new: &NewDocument, act: Act) -> Result<Document> {
    let failed = while_doing(ADDING);
    let known: Option<i64> = sqlx::query_scalar("SELECT id FROM documents WHERE key = ?")
        .bind(new.key.as_str())
        .fetch_optional(&mut *conn)
        .await
        .map_err(&failed)?;
    if let Some(id) = known {
        return existing(conn, id).await;
    }
    let id: i64 = sqlx::query_scalar(free_number())
        .fetch_one(&mut *conn)
        .await
        .map_err(&failed)?;
    let first = First {
        key: new.key.as_str(),
        state: DocumentState::Draft,
        text: &new.text,
        kind: VersionKind::Began,
        is_live: false,
    };
    insert(conn, id, &first, act).await?;
    let title = outline(&new.text).title;
    let changed = Changed {
        after: &title,
        ..Changed::default()
    };
    note_article(conn, act, AuditAction::DocumentAdded, id, changed).await?;
    existing(conn, id).await
}

/// A new document.
pub(crate) struct First<'a> {
    pub(crate) key: &'a str,
    pub(crate) state: DocumentState,
    pub(crate) text: &'a str,
    pub(crate) kind: VersionKind,
    /// Readers can or could read it.
    pub(crate) is_live: bool,
}

/// Adds a document with its first version.
pub(crate) async fn insert(
    conn: &mut SqliteConnection,
    id: i64,
    first: &First<'_>,
    act: Act,
) -> Result<()> {
    let outline = outline(first.text);
    // What an import brought was written by nobody here.
    let author = act.by.filter(|_| first.kind == VersionKind::Began);
    sqlx::query(
        "INSERT INTO documents (id, key, state, creator, head, live, title, section, created_at, changed_at)
         VALUES (?1, ?2, ?3, ?4, 1, ?5, ?6, ?7, ?8, ?8)",
    )
    .bind(id)
    .bind(first.key)
    .bind(first.state.name())
    .bind(author.map(|it| it.0))
    .bind(first.is_live.then_some(1))
    .bind(outline.title)
    .bind(outline.section.as_ref().map(Slug::as_str))
    .bind(act.at.0)
    .execute(&mut *conn)
    .await
    .map_err(while_doing(ADDING))?;
    let version = NewVersion {
        document: id,
        parent: None,
        merged: None,
        kind: first.kind,
        author,
        text: first.text,
        hash: TextHash::of(first.text),
        at: act.at,
        published: first.is_live,
        unmerged: false,
    };
    versions::add(conn, &version).await?;
    Ok(())
}

pub(crate) async fn set_state(
    conn: &mut SqliteConnection,
    id: i64,
    state: DocumentState,
) -> Result<()> {
    sqlx::query("UPDATE documents SET state = ?2 WHERE id = ?1")
        .bind(id)
        .bind(state.name())
        .execute(conn)
        .await
        .map_err(while_doing(MOVING))?;
    Ok(())
}

const MOVING: &str = "moving a document";

/// Fails if a document is not as somebody saw it.
pub(crate) fn moved(document: &Document, is_as_seen: bool) -> Result<()> {
    if is_as_seen {
        return Ok(());
    }
    Err(StoreError::Moved {
        document: document.id,
        now: format!(
            "it is {} at version {}",
            document.state.name(),
            document.head
        ),
    })
}

pub(crate) async fn move_to(
    pool: &SqlitePool,
    id: ArticleId,
    from: DocumentState,
    to: DocumentState,
    act: Act,
) -> Result<Document> {
    let mut tx = WriteTransaction::begin(pool, MOVING).await?;
    let done = async {
        let document = existing(&mut tx, id.0).await?;
        let can_move = [DocumentState::Draft, DocumentState::Waiting];
        moved(
            &document,
            document.state == from && can_move.contains(&from) && can_move.contains(&to),
        )?;
        set_state(&mut tx, id.0, to).await?;
        let changed = Changed {
            before: from.name(),
            after: to.name(),
        };
        note_article(&mut tx, act, AuditAction::DocumentMoved, id.0, changed).await?;
        existing(&mut tx, id.0).await
    }
    .await;
    tx.end(done).await
}

pub(crate) async fn assign(
    pool: &SqlitePool,
    id: ArticleId,
    to: Option<AccountId>,
    act: Act,
) -> Result<()> {
    const ASSIGNING: &str = "assigning a document";
    let mut tx = WriteTransaction::begin(pool, ASSIGNING).await?;
    let done = async {
        let document = existing(&mut tx, id.0).await?;
        if let Some(account) = to {
            let sql = "SELECT 1 FROM accounts WHERE id = ? AND NOT disabled";
            must_exist(&mut tx, "account", sql, &account.to_string()).await?;
        }
        sqlx::query("UPDATE documents SET assignee = ?2 WHERE id = ?1")
            .bind(id.0)
            .bind(to.map(|it| it.0))
            .execute(&mut *tx)
            .await
            .map_err(while_doing(ASSIGNING))?;
        let name = |account: Option<AccountId>| {
            account
                .map(|it| format!("account {it}"))
                .unwrap_or_default()
        };
        let changed = Changed {
            before: &name(document.assignee),
            after: &name(to),
        };
        note_article(&mut tx, act, AuditAction::DocumentAssigned, id.0, changed).await
    }
    .await;
    tx.end(done).await
}
