//! Comparing a record that a writer supplies with the stored one.

use sqlx::{SqlSafeStr, SqliteConnection};
use store::{ChangeKey, Outcome, Result};

use crate::error::while_doing;

/// The state of a record before its change.
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

pub(crate) fn compared(stored: Option<&str>, wanted: &str) -> Before {
    match stored {
        None => Before::Absent,
        Some(text) if text == wanted => Before::Same,
        Some(_) => Before::Different,
    }
}

/// Returns `wanted` if the SQL `taken` finds nothing there, else the result of
/// the SQL `next`.
pub(crate) async fn free_id(
    conn: &mut SqliteConnection,
    wanted: Option<i64>,
    taken: &'static str,
    next: impl SqlSafeStr,
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
