//! The connections of an open database.

use sqlx::SqlitePool;
use sqlx::sqlite::SqliteConnection;
use tokio::sync::Mutex;

/// A paper stored in one SQLite file.
#[derive(Debug)]
pub struct SqliteStore {
    /// The connection that writes.
    pub(crate) writer: SqlitePool,
    pub(crate) readers: SqlitePool,
    /// Notices commits of other connections; `None` once the store is closed.
    pub(crate) watcher: Mutex<Option<SqliteConnection>>,
}
