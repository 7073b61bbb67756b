//! Redirects from old addresses.

use sqlx::SqliteConnection;
use store::{ChangeKey, NewRedirect, Outcome, Result};

use super::compare::{Before, compared};
use crate::error::while_doing;

/// Redirects followed before a circle is suspected. No chain is so long, since
/// each redirect is written with its final target.
const HOPS: usize = 16;

pub(crate) async fn write(conn: &mut SqliteConnection, new: &NewRedirect) -> Result<Outcome> {
    let failed = while_doing("writing a redirect");
    let Some(to) = end_of(conn, &new.from, &new.to).await? else {
        return Ok(Outcome::Unchanged(ChangeKey::Nameless));
    };
    let stored: Option<String> =
        sqlx::query_scalar("SELECT target FROM redirects WHERE source = ?")
            .bind(&new.from)
            .fetch_optional(&mut *conn)
            .await
            .map_err(&failed)?;
    let before = compared(stored.as_deref(), &to);
    if before != Before::Same {
        for sql in [
            "INSERT INTO redirects (source, target) VALUES (?1, ?2) ON CONFLICT (source) DO UPDATE SET target = ?2",
            "UPDATE redirects SET target = ?2 WHERE target IN (?1, ?1 || '/')",
        ] {
            sqlx::query(sql)
                .bind(&new.from)
                .bind(&to)
                .execute(&mut *conn)
                .await
                .map_err(&failed)?;
        }
    }
    Ok(before.outcome(ChangeKey::Nameless))
}

/// Returns the final target of a redirect from `from` to `to`; `None` if that
/// is `from`.
async fn end_of(conn: &mut SqliteConnection, from: &str, to: &str) -> Result<Option<String>> {
    let mut end = to.to_owned();
    for _ in 0..HOPS {
        let address = requested(&end);
        if address == from {
            return Ok(None);
        }
        let next: Option<String> =
            sqlx::query_scalar("SELECT target FROM redirects WHERE source = ?")
                .bind(address)
                .fetch_optional(&mut *conn)
                .await
                .map_err(while_doing("following a redirect"))?;
        match next {
            Some(next) => end = next,
            None => return Ok(Some(end)),
        }
    }
    Ok(None)
}

/// Returns a target in the form of the next request's address.
fn requested(target: &str) -> &str {
    let address = target.split('#').next().unwrap_or_default();
    match address.trim_end_matches('/') {
        "" => "/",
        address => address,
    }
}

pub(crate) async fn remove(conn: &mut SqliteConnection, from: &str) -> Result<Outcome> {
    let done = sqlx::query("DELETE FROM redirects WHERE source = ?")
        .bind(from)
        .execute(conn)
        .await
        .map_err(while_doing("taking a redirect away"))?;
    let before = if done.rows_affected() == 0 {
        Before::Same
    } else {
        Before::Different
    };
    Ok(before.outcome(ChangeKey::Nameless))
}
