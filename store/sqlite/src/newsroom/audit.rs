//! The audit.

use sqlx::{FromRow, SqliteConnection, SqlitePool};
use store::newsroom::{AccountId, Act, AuditAction, AuditEntry, AuditFilter};
use store::{Result, StoreError, Timestamp};

use crate::error::while_doing;

/// What an action changed.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Changed<'a> {
    pub(crate) before: &'a str,
    pub(crate) after: &'a str,
}

/// Notes an action, in the transaction of the action.
pub(crate) async fn note(
    conn: &mut SqliteConnection,
    act: Act,
    action: AuditAction,
    subject: &str,
    changed: Changed<'_>,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO audit (at, account, action, subject, before, after) VALUES (?, ?, ?, ?, ?, ?)",
    )
    .bind(act.at.0)
    .bind(act.by.map(|it| it.0))
    .bind(action.name())
    .bind(subject)
    .bind(changed.before)
    .bind(changed.after)
    .execute(conn)
    .await
    .map_err(while_doing("noting who did what"))?;
    Ok(())
}

/// Notes what is done with an article or its document.
pub(crate) async fn note_article(
    conn: &mut SqliteConnection,
    act: Act,
    action: AuditAction,
    id: i64,
    changed: Changed<'_>,
) -> Result<()> {
    note(conn, act, action, &format!("article {id}"), changed).await
}

#[derive(FromRow)]
struct Row {
    id: i64,
    at: i64,
    account: Option<i64>,
    action: String,
    subject: String,
    before: String,
    after: String,
}

pub(crate) async fn audit(
    pool: &SqlitePool,
    filter: &AuditFilter,
    before: Option<i64>,
    limit: u32,
) -> Result<Vec<AuditEntry>> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT id, at, account, action, subject, before, after FROM audit
         WHERE id < ?1 AND (?2 IS NULL OR account = ?2) AND (?3 IS NULL OR action = ?3)
            AND (?4 IS NULL OR subject = ?4)
         ORDER BY id DESC LIMIT ?5",
    )
    .bind(before.unwrap_or(i64::MAX))
    .bind(filter.by.map(|it| it.0))
    .bind(filter.action.map(AuditAction::name))
    .bind(&filter.subject)
    .bind(limit)
    .fetch_all(pool)
    .await
    .map_err(while_doing("reading who did what"))?;
    rows.into_iter().map(entry).collect()
}

fn entry(row: Row) -> Result<AuditEntry> {
    let Some(action) = AuditAction::named(&row.action) else {
        return Err(StoreError::Damaged {
            what: "action",
            value: row.action,
        });
    };
    Ok(AuditEntry {
        id: row.id,
        at: Timestamp(row.at),
        by: row.account.map(AccountId),
        action,
        subject: row.subject,
        before: row.before,
        after: row.after,
    })
}
