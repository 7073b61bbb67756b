//! Versions of documents, and their texts.

use draft::{Splice, TextHash};
use sqlx::{AssertSqlSafe, FromRow, SqliteConnection, SqlitePool};
use store::newsroom::{AccountId, Act, AuditAction, DocumentVersion, VersionKind};
use store::{ArticleId, Result, StoreError, Timestamp};

use super::audit::{Changed, note_article};
use crate::error::while_doing;
use crate::transaction::WriteTransaction;

/// Versions that are stored as changes after one that is stored whole. More would make
/// reading one slower, fewer would take more room.
const CHANGES: i64 = 16;

/// The longest text of a version, in bytes.
const MOST: usize = 4 << 20;

/// A version that is added.
pub(crate) struct NewVersion<'a> {
    pub(crate) document: i64,
    /// The version that was changed, with its text.
    pub(crate) parent: Option<(u32, &'a str)>,
    pub(crate) merged: Option<u32>,
    pub(crate) kind: VersionKind,
    pub(crate) author: Option<AccountId>,
    pub(crate) text: &'a str,
    pub(crate) hash: TextHash,
    pub(crate) at: Timestamp,
    pub(crate) published: bool,
    /// It ends a line beside the head.
    pub(crate) unmerged: bool,
}

/// Adds a version; returns its number.
pub(crate) async fn add(conn: &mut SqliteConnection, new: &NewVersion<'_>) -> Result<u32> {
    const ADDING: &str = "adding a version";
    let failed = while_doing(ADDING);
    if new.text.len() > MOST {
        return Err(StoreError::TooLong {
            what: "text of the document",
            length: new.text.len(),
            most: MOST,
        });
    }
    let mut stored = (Some(new.text), Splice::default(), 0);
    if let Some((parent, text)) = new.parent {
        let changes: i64 =
            sqlx::query_scalar("SELECT changes FROM versions WHERE document = ? AND number = ?")
                .bind(new.document)
                .bind(parent)
                .fetch_one(&mut *conn)
                .await
                .map_err(&failed)?;
        let splice = Splice::between(text, new.text);
        if changes < CHANGES && splice.inserted.len() < new.text.len() / 2 {
            stored = (None, splice, changes + 1);
        }
    }
    let (text, splice, changes) = stored;
    let number: u32 = sqlx::query_scalar(
        "INSERT INTO versions (document, number, parent, merged, kind, author, published, unmerged, at, hash,
            text, splice_at, removed, inserted, changes)
         SELECT ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14
         FROM versions WHERE document = ?1 RETURNING number",
    )
    .bind(new.document)
    .bind(new.parent.map(|(parent, _)| parent))
    .bind(new.merged)
    .bind(new.kind.name())
    .bind(new.author.map(|it| it.0))
    .bind(new.published)
    .bind(new.unmerged)
    .bind(new.at.0)
    .bind(new.hash.to_string())
    .bind(text)
    .bind(count(splice.at))
    .bind(count(splice.removed))
    .bind(splice.inserted)
    .bind(changes)
    .fetch_one(&mut *conn)
    .await
    .map_err(&failed)?;
    // The line goes on, or was merged.
    for ended in [new.parent.map(|(parent, _)| parent), new.merged] {
        sqlx::query(
            "UPDATE versions SET unmerged = 0 WHERE document = ? AND number = ? AND unmerged",
        )
        .bind(new.document)
        .bind(ended)
        .execute(&mut *conn)
        .await
        .map_err(&failed)?;
    }
    Ok(number)
}

/// A number of bytes, which is at most [`MOST`].
fn count(bytes: usize) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}

/// A link of the chain from a whole text to a version.
#[derive(FromRow)]
struct Link {
    hash: String,
    text: Option<String>,
    splice_at: i64,
    removed: i64,
    inserted: String,
}

/// Returns the text of a version.
pub(crate) async fn text(
    conn: &mut SqliteConnection,
    document: i64,
    number: u32,
) -> Result<Option<String>> {
    let links: Vec<Link> = sqlx::query_as(
        "WITH RECURSIVE chain (number, depth) AS (
            SELECT ?2, 0
            UNION ALL
            SELECT v.parent, depth + 1 FROM chain c
            JOIN versions v ON v.document = ?1 AND v.number = c.number AND v.text IS NULL)
         SELECT v.hash, v.text, v.splice_at, v.removed, v.inserted
         FROM chain c JOIN versions v ON v.document = ?1 AND v.number = c.number ORDER BY depth DESC",
    )
    .bind(document)
    .bind(number)
    .fetch_all(conn)
    .await
    .map_err(while_doing("reading a version"))?;
    let Some(last) = links.last() else {
        return Ok(None);
    };
    let damaged = || StoreError::Damaged {
        what: "version",
        value: format!("{number} of document {document}"),
    };
    let hash: TextHash = last.hash.parse().map_err(|_| damaged())?;
    let mut text = String::new();
    for link in links {
        text = if let Some(whole) = link.text {
            whole
        } else {
            let bytes = |count| usize::try_from(count).map_err(|_| damaged());
            let splice = Splice {
                at: bytes(link.splice_at)?,
                removed: bytes(link.removed)?,
                inserted: link.inserted,
            };
            splice.apply(&text).map_err(|_| damaged())?
        };
    }
    if TextHash::of(&text) == hash {
        Ok(Some(text))
    } else {
        Err(damaged())
    }
}

/// Returns the text of a version that exists.
pub(crate) async fn existing(
    conn: &mut SqliteConnection,
    document: i64,
    number: u32,
) -> Result<String> {
    let found = text(conn, document, number).await?;
    found.ok_or_else(|| missing(document, number))
}

/// Fails unless there is such a version.
pub(crate) async fn must_exist(
    conn: &mut SqliteConnection,
    document: i64,
    number: u32,
) -> Result<()> {
    let exists: bool = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM versions WHERE document = ? AND number = ?)",
    )
    .bind(document)
    .bind(number)
    .fetch_one(conn)
    .await
    .map_err(while_doing("finding a version"))?;
    if exists {
        Ok(())
    } else {
        Err(missing(document, number))
    }
}

fn missing(document: i64, number: u32) -> StoreError {
    StoreError::Missing {
        what: "version",
        value: format!("{number} of document {document}"),
    }
}

pub(crate) async fn one(pool: &SqlitePool, id: ArticleId, number: u32) -> Result<Option<String>> {
    let acquired = pool.acquire().await;
    let mut conn = acquired.map_err(while_doing("reading a version"))?;
    text(&mut conn, id.0, number).await
}

#[derive(FromRow)]
struct Row {
    number: u32,
    parent: Option<u32>,
    merged: Option<u32>,
    kind: String,
    author: Option<i64>,
    name: Option<String>,
    published: bool,
    at: i64,
    hash: String,
}

fn version(row: Row) -> Result<DocumentVersion> {
    let damaged = |what, value| StoreError::Damaged { what, value };
    Ok(DocumentVersion {
        number: row.number,
        parent: row.parent,
        merged: row.merged,
        kind: VersionKind::named(&row.kind).ok_or_else(|| damaged("kind of version", row.kind))?,
        author: row.author.map(AccountId),
        name: row.name,
        was_published: row.published,
        at: Timestamp(row.at),
        hash: row
            .hash
            .parse()
            .map_err(|_| damaged("hash of a version", row.hash.clone()))?,
    })
}

pub(crate) async fn list(
    pool: &SqlitePool,
    id: ArticleId,
    before: Option<u32>,
    limit: u32,
) -> Result<Vec<DocumentVersion>> {
    const COLUMNS: &str = "number, parent, merged, kind, author, name, published, at, hash";
    let sql = format!(
        "SELECT {COLUMNS} FROM versions WHERE document = ? AND number < ? ORDER BY number DESC LIMIT ?"
    );
    let rows: Vec<Row> = sqlx::query_as(AssertSqlSafe(sql))
        .bind(id.0)
        .bind(before.map_or(i64::MAX, i64::from))
        .bind(limit)
        .fetch_all(pool)
        .await
        .map_err(while_doing("reading the versions of a document"))?;
    rows.into_iter().map(version).collect()
}

pub(crate) async fn set_name(
    pool: &SqlitePool,
    id: ArticleId,
    number: u32,
    name: Option<&str>,
    act: Act,
) -> Result<()> {
    const NAMING: &str = "naming a version";
    let mut tx = WriteTransaction::begin(pool, NAMING).await?;
    let named = async {
        let before: Option<Option<String>> =
            sqlx::query_scalar("SELECT name FROM versions WHERE document = ? AND number = ?")
                .bind(id.0)
                .bind(number)
                .fetch_optional(&mut *tx)
                .await
                .map_err(while_doing(NAMING))?;
        let before = before.ok_or_else(|| missing(id.0, number))?;
        sqlx::query("UPDATE versions SET name = ?3 WHERE document = ?1 AND number = ?2")
            .bind(id.0)
            .bind(number)
            .bind(name)
            .execute(&mut *tx)
            .await
            .map_err(while_doing(NAMING))?;
        let [before, after] = [before.as_deref(), name].map(|name| {
            name.map(|name| format!("{number}: {name}"))
                .unwrap_or_default()
        });
        let changed = Changed {
            before: &before,
            after: &after,
        };
        note_article(&mut tx, act, AuditAction::VersionNamed, id.0, changed).await
    }
    .await;
    tx.end(named).await
}
