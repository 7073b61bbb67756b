//! What a writer brings, compared with what is stored.

use sqlx::SqliteConnection;
use store::{ChangeKey, Outcome, Result, StoreError};

use crate::error::while_doing;

/// How a thing was before its change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Before {
    Absent,
    Different,
    Same,
}

impl Before {
    pub(crate) fn outcome(self, key: ChangeKey) -> Outcome {
        match self {
            Self::Absent => Outcome::Added(key),
            Self::Different => Outcome::Updated(key),
            Self::Same => Outcome::Unchanged(key),
        }
    }
}

pub(crate) fn compared(stands: Option<&str>, wanted: &str) -> Before {
    match stands {
        None => Before::Absent,
        Some(text) if text == wanted => Before::Same,
        Some(_) => Before::Different,
    }
}

/// Fails with [`StoreError::Missing`] unless `sql` finds a row for `key`.
pub(crate) async fn must_exist(
    conn: &mut SqliteConnection,
    what: &'static str,
    sql: &str,
    key: &str,
) -> Result<()> {
    let found = sqlx::query(sql)
        .bind(key)
        .fetch_optional(conn)
        .await
        .map_err(while_doing("writing a batch"))?;
    match found {
        Some(_) => Ok(()),
        None => Err(StoreError::Missing {
            what,
            value: key.to_owned(),
        }),
    }
}

/// `wanted` if `taken` counts nothing there, else what `next` says.
pub(crate) async fn free_id(
    conn: &mut SqliteConnection,
    wanted: Option<i64>,
    taken: &str,
    next: &str,
) -> Result<i64> {
    let failed = while_doing("choosing a number");
    if let Some(wanted) = wanted {
        let count: i64 = sqlx::query_scalar(taken)
            .bind(wanted)
            .fetch_one(&mut *conn)
            .await
            .map_err(&failed)?;
        if count == 0 {
            return Ok(wanted);
        }
    }
    sqlx::query_scalar(next)
        .fetch_one(conn)
        .await
        .map_err(&failed)
}
