//! References from one record to another.

use sqlx::SqliteConnection;
use store::{Result, StoreError};

use crate::error::while_doing;

/// Fails with [`StoreError::Missing`] unless `sql` finds a row for `key`.
pub(crate) async fn must_exist(
    conn: &mut SqliteConnection,
    what: &'static str,
    sql: &'static str,
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
