//! Write transactions. A connection whose transaction did not end cleanly is
//! closed, never returned to the pool: after a failed `COMMIT` or `ROLLBACK` it
//! could refuse every later transaction.

use std::ops::{Deref, DerefMut};

use sqlx::pool::PoolConnection;
use sqlx::{Sqlite, SqliteConnection, SqlitePool};
use store::{Result, StoreError};

use crate::error::while_doing;

/// An open transaction that may write. Dropping it rolls back and closes its
/// connection; [`Self::end`] is the usual end.
pub(crate) struct WriteTransaction {
    /// `None` once the transaction has ended cleanly.
    conn: Option<PoolConnection<Sqlite>>,
    doing: &'static str,
}

impl WriteTransaction {
    /// Begins; waits for other writers. `doing` names the operation in errors.
    pub(crate) async fn begin(pool: &SqlitePool, doing: &'static str) -> Result<Self> {
        let failed = while_doing(doing);
        let conn = pool.acquire().await.map_err(&failed)?;
        let mut this = Self {
            conn: Some(conn),
            doing,
        };
        this.run("BEGIN IMMEDIATE").await?;
        Ok(this)
    }

    /// Commits if `result` is a value and rolls back if it is an error. Returns
    /// the value only once it is committed.
    pub(crate) async fn end<T>(mut self, result: Result<T>) -> Result<T> {
        match result {
            Ok(value) => {
                self.run("COMMIT").await?;
                self.release();
                Ok(value)
            }
            // The engine failed: the connection is not trusted any more.
            Err(error @ StoreError::Engine { .. }) => Err(error),
            Err(error) => {
                if self.run("ROLLBACK").await.is_ok() {
                    self.release();
                }
                Err(error)
            }
        }
    }

    async fn run(&mut self, sql: &'static str) -> Result<()> {
        let failed = while_doing(self.doing);
        sqlx::query(sql)
            .execute(&mut **self)
            .await
            .map_err(failed)?;
        Ok(())
    }

    /// Returns the connection to its pool.
    fn release(&mut self) {
        self.conn = None;
    }
}

impl Deref for WriteTransaction {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        self.conn.as_deref().expect("the transaction is open")
    }
}

impl DerefMut for WriteTransaction {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        self.conn.as_deref_mut().expect("the transaction is open")
    }
}

impl Drop for WriteTransaction {
    fn drop(&mut self) {
        if let Some(conn) = self.conn.take() {
            // SQLite rolls back when its connection is closed.
            drop(conn.detach());
        }
    }
}
