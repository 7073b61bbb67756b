//! What a login needs: credentials, second factors, sessions.

use sqlx::{FromRow, Row, SqlitePool};
use store::newsroom::{
    Account, AccountId, Act, AuditAction, Credentials, Email, NewSession, SecretHash, Session,
};
use store::{Result, Timestamp};

use super::accounts::{ACCOUNT, AccountRow, subject};
use super::audit::{Changed, note};
use crate::error::while_doing;
use crate::transaction::WriteTransaction;

/// How old the time of a session's last use may be, in seconds: not every request writes.
const SEEN_WITHIN: i64 = 300;

pub(crate) async fn credentials(pool: &SqlitePool, email: &Email) -> Result<Option<Credentials>> {
    let failed = while_doing("reading credentials");
    let sql = format!("SELECT {ACCOUNT}, a.password, a.totp FROM accounts a WHERE a.email = ?");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(email.as_str())
        .fetch_optional(pool)
        .await
        .map_err(&failed)?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Credentials {
        account: AccountRow::from_row(&row).map_err(&failed)?.account()?,
        password: row.try_get("password").map_err(&failed)?,
        totp: row.try_get("totp").map_err(&failed)?,
    }))
}

pub(crate) async fn use_totp_step(pool: &SqlitePool, id: AccountId, step: u64) -> Result<bool> {
    let step = i64::try_from(step).unwrap_or(i64::MAX);
    let used = sqlx::query("UPDATE accounts SET totp_step = ?2 WHERE id = ?1 AND totp_step < ?2")
        .bind(id.0)
        .bind(step)
        .execute(pool)
        .await
        .map_err(while_doing("using a code of a second factor"))?;
    Ok(used.rows_affected() > 0)
}

pub(crate) async fn use_recovery_code(
    pool: &SqlitePool,
    id: AccountId,
    code: &SecretHash,
    act: Act,
) -> Result<bool> {
    const USING: &str = "using a recovery code";
    let mut tx = WriteTransaction::begin(pool, USING).await?;
    let used = async {
        let deleted = sqlx::query("DELETE FROM recovery_codes WHERE account = ? AND hash = ?")
            .bind(id.0)
            .bind(&code.0[..])
            .execute(&mut *tx)
            .await
            .map_err(while_doing(USING))?;
        let is_used = deleted.rows_affected() > 0;
        if is_used {
            let action = AuditAction::RecoveryCodeUsed;
            note(&mut tx, act, action, &subject(id), Changed::default()).await?;
        }
        Ok(is_used)
    }
    .await;
    tx.end(used).await
}

pub(crate) async fn add_session(pool: &SqlitePool, new: &NewSession) -> Result<()> {
    const ADDING: &str = "beginning a session";
    let mut tx = WriteTransaction::begin(pool, ADDING).await?;
    let added = async {
        let failed = while_doing(ADDING);
        sqlx::query("DELETE FROM sessions WHERE ends_at <= ?")
            .bind(new.at.0)
            .execute(&mut *tx)
            .await
            .map_err(&failed)?;
        sqlx::query(
            "INSERT INTO sessions (key, account, device, created_at, seen_at, ends_at)
             VALUES (?1, ?2, ?3, ?4, ?4, ?5)",
        )
        .bind(&new.key.0[..])
        .bind(new.account.0)
        .bind(&new.device)
        .bind(new.at.0)
        .bind(new.ends_at.0)
        .execute(&mut *tx)
        .await
        .map_err(&failed)?;
        let act = Act {
            by: Some(new.account),
            at: new.at,
        };
        let changed = Changed {
            after: &new.device,
            ..Changed::default()
        };
        note(
            &mut tx,
            act,
            AuditAction::LoggedIn,
            &subject(new.account),
            changed,
        )
        .await
    }
    .await;
    tx.end(added).await
}

#[derive(FromRow)]
struct SessionRow {
    session: i64,
    account: i64,
    device: String,
    began_at: i64,
    seen_at: i64,
    ends_at: i64,
}

/// The columns of a [`SessionRow`], from `sessions s`.
const SESSION: &str =
    "s.id AS session, s.account, s.device, s.created_at AS began_at, s.seen_at, s.ends_at";

impl From<SessionRow> for Session {
    fn from(row: SessionRow) -> Self {
        Self {
            id: row.session,
            account: AccountId(row.account),
            device: row.device,
            created_at: Timestamp(row.began_at),
            seen_at: Timestamp(row.seen_at),
            ends_at: Timestamp(row.ends_at),
        }
    }
}

/// Reads from `readers`; notes with `counter` that the session was used.
pub(crate) async fn session(
    readers: &SqlitePool,
    counter: &SqlitePool,
    key: &SecretHash,
    now: Timestamp,
) -> Result<Option<(Session, Account)>> {
    let failed = while_doing("finding a session");
    let sql = format!(
        "SELECT {SESSION}, {ACCOUNT} FROM sessions s JOIN accounts a ON a.id = s.account
         WHERE s.key = ? AND s.ends_at > ? AND NOT a.disabled"
    );
    let row = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(&key.0[..])
        .bind(now.0)
        .fetch_optional(readers)
        .await
        .map_err(&failed)?;
    let Some(row) = row else { return Ok(None) };
    let session = Session::from(SessionRow::from_row(&row).map_err(&failed)?);
    let account = AccountRow::from_row(&row).map_err(&failed)?.account()?;
    if session.seen_at.0 + SEEN_WITHIN <= now.0 {
        sqlx::query("UPDATE sessions SET seen_at = ? WHERE id = ?")
            .bind(now.0)
            .bind(session.id)
            .execute(counter)
            .await
            .map_err(&failed)?;
    }
    Ok(Some((session, account)))
}

pub(crate) async fn sessions(
    pool: &SqlitePool,
    of: AccountId,
    now: Timestamp,
) -> Result<Vec<Session>> {
    let sql = format!(
        "SELECT {SESSION} FROM sessions s WHERE s.account = ? AND s.ends_at > ? ORDER BY s.id DESC"
    );
    let rows: Vec<SessionRow> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(of.0)
        .bind(now.0)
        .fetch_all(pool)
        .await
        .map_err(while_doing("reading the sessions of an account"))?;
    Ok(rows.into_iter().map(Session::from).collect())
}

/// Which session ends.
pub(crate) enum Ending<'a> {
    /// That of a secret.
    Own(&'a SecretHash),
    /// That of an account with a number.
    Numbered(AccountId, i64),
}

pub(crate) async fn end_session(pool: &SqlitePool, which: Ending<'_>, act: Act) -> Result<bool> {
    const ENDING: &str = "ending a session";
    let mut tx = WriteTransaction::begin(pool, ENDING).await?;
    let ended = async {
        let (query, action) = match which {
            Ending::Own(key) => (
                sqlx::query_as("DELETE FROM sessions WHERE key = ? RETURNING account, device")
                    .bind(&key.0[..]),
                AuditAction::LoggedOut,
            ),
            Ending::Numbered(account, id) => (
                sqlx::query_as(
                    "DELETE FROM sessions WHERE account = ? AND id = ? RETURNING account, device",
                )
                .bind(account.0)
                .bind(id),
                AuditAction::SessionEnded,
            ),
        };
        let ended: Option<(i64, String)> = query
            .fetch_optional(&mut *tx)
            .await
            .map_err(while_doing(ENDING))?;
        let Some((account, device)) = ended else {
            return Ok(false);
        };
        let changed = Changed {
            before: &device,
            ..Changed::default()
        };
        note(&mut tx, act, action, &subject(AccountId(account)), changed).await?;
        Ok(true)
    }
    .await;
    tx.end(ended).await
}
