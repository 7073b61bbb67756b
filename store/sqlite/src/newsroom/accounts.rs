//! Accounts.

use sqlx::{FromRow, SqliteConnection, SqlitePool};
use store::newsroom::{
    Account, AccountChange, AccountId, Act, AuditAction, Email, NewAccount, Right, Role, SecretHash,
};
use store::{Result, Slug, StoreError, Timestamp};

use super::audit::{Changed, note};
use crate::error::while_doing;
use crate::references::must_exist;
use crate::rows;
use crate::transaction::WriteTransaction;

/// The columns of an [`AccountRow`], from `accounts a`.
pub(super) const ACCOUNT: &str = "a.id, a.email, a.name, a.role, a.sections, a.author, a.disabled, \
     a.totp IS NOT NULL AS has_totp, a.created_at";

#[derive(FromRow)]
pub(super) struct AccountRow {
    id: i64,
    email: String,
    name: String,
    role: String,
    sections: String,
    author: Option<String>,
    disabled: bool,
    has_totp: bool,
    created_at: i64,
}

impl AccountRow {
    pub(super) fn account(self) -> Result<Account> {
        let email = Email::parse(&self.email).map_err(|_| StoreError::Damaged {
            what: "e-mail address",
            value: self.email,
        })?;
        Ok(Account {
            id: AccountId(self.id),
            email,
            name: self.name,
            role: role(self.role)?,
            sections: rows::json("list of sections", &self.sections)?,
            author: self.author.map(rows::slug).transpose()?,
            is_disabled: self.disabled,
            has_second_factor: self.has_totp,
            created_at: Timestamp(self.created_at),
        })
    }
}

pub(super) fn role(name: String) -> Result<Role> {
    Role::named(&name).ok_or(StoreError::Damaged {
        what: "role",
        value: name,
    })
}

pub(super) fn subject(id: AccountId) -> String {
    format!("account {id}")
}

pub(crate) async fn add(pool: &SqlitePool, new: &NewAccount, act: Act) -> Result<AccountId> {
    let mut tx = WriteTransaction::begin(pool, "adding an account").await?;
    let added = insert(&mut tx, new, act).await;
    tx.end(added).await
}

/// Adds an account in the transaction of its invitation.
pub(super) async fn insert(
    conn: &mut SqliteConnection,
    new: &NewAccount,
    act: Act,
) -> Result<AccountId> {
    let failed = while_doing("adding an account");
    let taken: Option<i64> = sqlx::query_scalar("SELECT id FROM accounts WHERE email = ?")
        .bind(new.email.as_str())
        .fetch_optional(&mut *conn)
        .await
        .map_err(&failed)?;
    if taken.is_some() {
        return Err(StoreError::Taken {
            what: "an account with the address",
            value: new.email.to_string(),
        });
    }
    author_exists(conn, new.author.as_ref()).await?;
    let id: i64 = sqlx::query_scalar(
        "INSERT INTO accounts (email, name, role, sections, author, password, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
    )
    .bind(new.email.as_str())
    .bind(&new.name)
    .bind(new.role.name())
    .bind(serde_json::json!(new.sections).to_string())
    .bind(new.author.as_ref().map(Slug::as_str))
    .bind(&new.password)
    .bind(act.at.0)
    .fetch_one(&mut *conn)
    .await
    .map_err(&failed)?;
    let id = AccountId(id);
    let after = format!("{} · {} · {}", new.email, new.name, new.role);
    let changed = Changed {
        after: &after,
        ..Changed::default()
    };
    note(conn, act, AuditAction::AccountAdded, &subject(id), changed).await?;
    Ok(id)
}

async fn author_exists(conn: &mut SqliteConnection, author: Option<&Slug>) -> Result<()> {
    match author {
        Some(author) => {
            let sql = "SELECT 1 FROM authors WHERE slug = ?";
            must_exist(conn, "author", sql, author.as_str()).await
        }
        None => Ok(()),
    }
}

pub(crate) async fn one(pool: &SqlitePool, id: AccountId) -> Result<Option<Account>> {
    let mut conn = pool.acquire().await.map_err(while_doing(READING))?;
    read(&mut conn, id).await
}

const READING: &str = "reading an account";

async fn read(conn: &mut SqliteConnection, id: AccountId) -> Result<Option<Account>> {
    let sql = format!("SELECT {ACCOUNT} FROM accounts a WHERE a.id = ?");
    let row: Option<AccountRow> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(id.0)
        .fetch_optional(conn)
        .await
        .map_err(while_doing(READING))?;
    row.map(AccountRow::account).transpose()
}

pub(crate) async fn all(pool: &SqlitePool) -> Result<Vec<Account>> {
    let sql = format!("SELECT {ACCOUNT} FROM accounts a ORDER BY a.name, a.id");
    let rows: Vec<AccountRow> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .fetch_all(pool)
        .await
        .map_err(while_doing("reading the accounts"))?;
    rows.into_iter().map(AccountRow::account).collect()
}

pub(crate) async fn change(
    pool: &SqlitePool,
    id: AccountId,
    change: &AccountChange,
    act: Act,
) -> Result<()> {
    let mut tx = WriteTransaction::begin(pool, CHANGING).await?;
    let changed = changed(&mut tx, id, change, act).await;
    tx.end(changed).await
}

const CHANGING: &str = "changing an account";

async fn changed(
    conn: &mut SqliteConnection,
    id: AccountId,
    change: &AccountChange,
    act: Act,
) -> Result<()> {
    let Some(before) = read(conn, id).await? else {
        return Err(StoreError::Missing {
            what: "account",
            value: id.to_string(),
        });
    };
    if let AccountChange::Author(author) = change {
        author_exists(conn, author.as_ref()).await?;
    }
    let (action, old, new) = told(&before, change);
    write(conn, id, change).await?;
    let managed = before.may(Right::ManageAccounts) && before.sections.is_empty();
    if managed && !is_managed(conn).await? {
        return Err(StoreError::LastAdmin);
    }
    let changed = Changed {
        before: &old,
        after: &new,
    };
    note(conn, act, action, &subject(id), changed).await
}

/// What the audit says of a change: the action, what was before and what is after.
fn told(before: &Account, change: &AccountChange) -> (AuditAction, String, String) {
    let limited = |role: Role, sections: &[Slug]| {
        let names = [role.name()]
            .into_iter()
            .chain(sections.iter().map(Slug::as_str));
        names.collect::<Vec<_>>().join(" ")
    };
    let author = |author: &Option<Slug>| author.as_ref().map(Slug::to_string).unwrap_or_default();
    let changed = |old, new| (AuditAction::AccountChanged, old, new);
    let done = |action| (action, String::new(), String::new());
    match change {
        AccountChange::Name(name) => changed(before.name.clone(), name.clone()),
        AccountChange::Role(role, sections) => changed(
            limited(before.role, &before.sections),
            limited(*role, sections),
        ),
        AccountChange::Author(new) => changed(author(&before.author), author(new)),
        AccountChange::Disabled(true) => done(AuditAction::AccountDisabled),
        AccountChange::Disabled(false) => done(AuditAction::AccountEnabled),
        AccountChange::Password(_) => done(AuditAction::PasswordChanged),
        AccountChange::SecondFactor(Some(_)) => done(AuditAction::SecondFactorAdded),
        AccountChange::SecondFactor(None) => done(AuditAction::SecondFactorRemoved),
    }
}

/// Writes the columns that change.
async fn write(conn: &mut SqliteConnection, id: AccountId, change: &AccountChange) -> Result<()> {
    let failed = while_doing(CHANGING);
    let ends_sessions = matches!(
        change,
        AccountChange::Disabled(true) | AccountChange::Password(_)
    );
    let query = match change {
        AccountChange::Name(name) => {
            sqlx::query("UPDATE accounts SET name = ? WHERE id = ?").bind(name)
        }
        AccountChange::Role(role, sections) => {
            sqlx::query("UPDATE accounts SET role = ?, sections = ? WHERE id = ?")
                .bind(role.name())
                .bind(serde_json::json!(sections).to_string())
        }
        AccountChange::Author(author) => sqlx::query("UPDATE accounts SET author = ? WHERE id = ?")
            .bind(author.as_ref().map(Slug::as_str)),
        AccountChange::Disabled(disabled) => {
            sqlx::query("UPDATE accounts SET disabled = ? WHERE id = ?").bind(disabled)
        }
        AccountChange::Password(hash) => {
            sqlx::query("UPDATE accounts SET password = ? WHERE id = ?").bind(hash)
        }
        AccountChange::SecondFactor(factor) => {
            let codes = factor.as_ref().map_or(&[][..], |(_, codes)| codes);
            replace_codes(conn, id, codes).await?;
            sqlx::query("UPDATE accounts SET totp = ?, totp_step = -1 WHERE id = ?")
                .bind(factor.as_ref().map(|(secret, _)| secret.as_slice()))
        }
    };
    query
        .bind(id.0)
        .execute(&mut *conn)
        .await
        .map_err(&failed)?;
    if ends_sessions {
        sqlx::query("DELETE FROM sessions WHERE account = ?")
            .bind(id.0)
            .execute(&mut *conn)
            .await
            .map_err(&failed)?;
    }
    Ok(())
}

async fn replace_codes(
    conn: &mut SqliteConnection,
    id: AccountId,
    codes: &[SecretHash],
) -> Result<()> {
    let failed = while_doing("replacing recovery codes");
    sqlx::query("DELETE FROM recovery_codes WHERE account = ?")
        .bind(id.0)
        .execute(&mut *conn)
        .await
        .map_err(&failed)?;
    for code in codes {
        sqlx::query("INSERT OR IGNORE INTO recovery_codes (account, hash) VALUES (?, ?)")
            .bind(id.0)
            .bind(&code.0[..])
            .execute(&mut *conn)
            .await
            .map_err(&failed)?;
    }
    Ok(())
}

/// True if somebody may manage all accounts.
async fn is_managed(conn: &mut SqliteConnection) -> Result<bool> {
    let manages = |role: &Role| role.has(Right::ManageAccounts);
    let roles: Vec<&str> = Role::ALL
        .into_iter()
        .filter(manages)
        .map(Role::name)
        .collect();
    sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM accounts WHERE NOT disabled AND sections = '[]' AND role IN (SELECT value FROM json_each(?)))",
    )
    .bind(serde_json::json!(roles).to_string())
    .fetch_one(conn)
    .await
    .map_err(while_doing(CHANGING))
}
