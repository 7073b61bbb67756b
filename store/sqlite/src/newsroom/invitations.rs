//! Invitations.

use sqlx::{FromRow, SqlitePool};
use store::newsroom::{
    AccountId, Act, AuditAction, Invitation, NewAccount, NewInvitation, SecretHash,
};
use store::{Result, Timestamp};

use super::accounts;
use super::audit::{Changed, note};
use crate::error::while_doing;
use crate::rows;
use crate::transaction::WriteTransaction;

#[derive(FromRow)]
struct Row {
    id: i64,
    name: String,
    role: String,
    sections: String,
    account: Option<i64>,
    created_at: i64,
    ends_at: i64,
}

fn invitation(row: Row) -> Result<Invitation> {
    Ok(Invitation {
        id: row.id,
        name: row.name,
        role: accounts::role(row.role)?,
        sections: rows::json("list of sections", &row.sections)?,
        by: row.account.map(AccountId),
        created_at: Timestamp(row.created_at),
        ends_at: Timestamp(row.ends_at),
    })
}

fn subject(id: i64) -> String {
    format!("invitation {id}")
}

pub(crate) async fn add(pool: &SqlitePool, new: &NewInvitation, act: Act) -> Result<()> {
    const INVITING: &str = "inviting somebody";
    let mut tx = WriteTransaction::begin(pool, INVITING).await?;
    let added = async {
        let failed = while_doing(INVITING);
        sqlx::query("DELETE FROM invitations WHERE ends_at <= ?")
            .bind(act.at.0)
            .execute(&mut *tx)
            .await
            .map_err(&failed)?;
        let id: i64 = sqlx::query_scalar(
            "INSERT INTO invitations (key, name, role, sections, account, created_at, ends_at)
             VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
        )
        .bind(&new.key.0[..])
        .bind(&new.name)
        .bind(new.role.name())
        .bind(serde_json::json!(new.sections).to_string())
        .bind(act.by.map(|it| it.0))
        .bind(act.at.0)
        .bind(new.ends_at.0)
        .fetch_one(&mut *tx)
        .await
        .map_err(&failed)?;
        let after = format!("{} · {}", new.name, new.role);
        let changed = Changed {
            after: &after,
            ..Changed::default()
        };
        note(&mut tx, act, AuditAction::Invited, &subject(id), changed).await
    }
    .await;
    tx.end(added).await
}

const COLUMNS: &str = "id, name, role, sections, account, created_at, ends_at";

pub(crate) async fn one(
    pool: &SqlitePool,
    key: &SecretHash,
    now: Timestamp,
) -> Result<Option<Invitation>> {
    let sql = format!("SELECT {COLUMNS} FROM invitations WHERE key = ? AND ends_at > ?");
    let row: Option<Row> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(&key.0[..])
        .bind(now.0)
        .fetch_optional(pool)
        .await
        .map_err(while_doing("finding an invitation"))?;
    row.map(invitation).transpose()
}

pub(crate) async fn all(pool: &SqlitePool, now: Timestamp) -> Result<Vec<Invitation>> {
    let sql = format!("SELECT {COLUMNS} FROM invitations WHERE ends_at > ? ORDER BY id DESC");
    let rows: Vec<Row> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(now.0)
        .fetch_all(pool)
        .await
        .map_err(while_doing("reading the invitations"))?;
    rows.into_iter().map(invitation).collect()
}

pub(crate) async fn remove(pool: &SqlitePool, id: i64, act: Act) -> Result<bool> {
    const REMOVING: &str = "taking an invitation back";
    let mut tx = WriteTransaction::begin(pool, REMOVING).await?;
    let removed = async {
        let name: Option<String> =
            sqlx::query_scalar("DELETE FROM invitations WHERE id = ? RETURNING name")
                .bind(id)
                .fetch_optional(&mut *tx)
                .await
                .map_err(while_doing(REMOVING))?;
        let Some(name) = name else { return Ok(false) };
        let changed = Changed {
            before: &name,
            ..Changed::default()
        };
        note(
            &mut tx,
            act,
            AuditAction::InvitationRemoved,
            &subject(id),
            changed,
        )
        .await?;
        Ok(true)
    }
    .await;
    tx.end(removed).await
}

pub(crate) async fn accept(
    pool: &SqlitePool,
    key: &SecretHash,
    new: &NewAccount,
    at: Timestamp,
) -> Result<Option<AccountId>> {
    const ACCEPTING: &str = "accepting an invitation";
    let mut tx = WriteTransaction::begin(pool, ACCEPTING).await?;
    let accepted = async {
        let sql =
            format!("DELETE FROM invitations WHERE key = ? AND ends_at > ? RETURNING {COLUMNS}");
        let row: Option<Row> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(&key.0[..])
            .bind(at.0)
            .fetch_optional(&mut *tx)
            .await
            .map_err(while_doing(ACCEPTING))?;
        let Some(invitation) = row.map(invitation).transpose()? else {
            return Ok(None);
        };
        let new = NewAccount {
            role: invitation.role,
            sections: invitation.sections,
            ..new.clone()
        };
        let act = Act {
            by: invitation.by,
            at,
        };
        accounts::insert(&mut tx, &new, act).await.map(Some)
    }
    .await;
    tx.end(accepted).await
}
