//! Opening a database, and the errors if it cannot be opened.

use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::migrate::MigrateError;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, SqlitePool};
use store::{Result, StoreError};
use tokio::sync::Mutex;

use crate::engine::SqliteStore;
use crate::error::{SQLITE_BUSY, advice_for, primary_code, reason_of};
use crate::upgrade::upgrade;

/// Connections for readers: as many as a small server can run at once, and a
/// few that wait for the disk.
const READERS: u32 = 4;

/// Bytes of the file that are memory-mapped: the most that SQLite allows. In a
/// large paper the pages of an article are far apart, and each would need a
/// read call of its own.
const MAPPED: &str = "2147418112";

/// Attempts to open a new file that other processes open at the same time.
const TRIES: u32 = 8;

/// Wait before the second attempt; each further wait is longer.
const BETWEEN: Duration = Duration::from_millis(50);

/// How long a writer waits for another process's transaction.
const BUSY: Duration = Duration::from_secs(10);

impl SqliteStore {
    /// Opens or creates the database at `address` (`sqlite:/path/paper.db`,
    /// `sqlite:relative/paper.db`) and migrates its schema. Missing folders are
    /// created. Every failure is a [`StoreError::Open`].
    pub async fn open(address: &str) -> Result<Self> {
        let path = path_of(address)?;
        let failed = |reason: String, advice| StoreError::Open {
            address: address.to_owned(),
            reason,
            advice,
        };
        if let Some(folder) = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
        {
            std::fs::create_dir_all(folder).map_err(|error| {
                failed(error.to_string(), "give a path where this user may write")
            })?;
        }
        if path.is_dir() {
            return Err(failed(
                "it is a folder".into(),
                "name a file in it, as paper.db",
            ));
        }
        let options = options(&path);
        let writer = writer(&options)
            .await
            .map_err(|error| failed(reason_of(&error), advice_for(&error)))?;
        migrate(&writer)
            .await
            .map_err(|error| failed(error.to_string(), migration_advice(&error)))?;
        upgrade(&writer).await?;
        let reading = options.clone().read_only(true).pragma("mmap_size", MAPPED);
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            // Connections stay open: opening one costs more than a page.
            .idle_timeout(None)
            .max_lifetime(None)
            .test_before_acquire(false)
            .connect_with(reading.clone())
            .await
            .map_err(|error| failed(reason_of(&error), advice_for(&error)))?;
        let watcher = reading
            .connect()
            .await
            .map_err(|error| failed(reason_of(&error), advice_for(&error)))?;
        Ok(Self {
            writer,
            readers,
            watcher: Mutex::new(Some(watcher)),
        })
    }
}

fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Normal)
        .foreign_keys(true)
        .busy_timeout(BUSY)
}

/// Returns advice for a failed migration.
fn migration_advice(error: &MigrateError) -> &'static str {
    match error {
        MigrateError::VersionMissing(_) | MigrateError::VersionTooNew(..) => {
            "it was written by a newer tinlang: use that one"
        }
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => {
            advice_for(error)
        }
        _ => "use the tinlang that wrote it, or another file",
    }
}

/// Opens the writing connection. The first one turns on the new file's log; for
/// that, SQLite does not wait for other processes.
async fn writer(options: &SqliteConnectOptions) -> std::result::Result<SqlitePool, sqlx::Error> {
    let open = || {
        SqlitePoolOptions::new()
            .max_connections(1)
            .connect_with(options.clone())
    };
    for tried in 1..TRIES {
        match open().await {
            Err(error) if primary_code(&error) == Some(SQLITE_BUSY) => {
                tokio::time::sleep(BETWEEN * tried).await;
            }
            done => return done,
        }
    }
    open().await
}

/// Migrates the schema. Several programs may migrate a new file at once: a step
/// that another one has done is not an error.
async fn migrate(writer: &SqlitePool) -> std::result::Result<(), MigrateError> {
    let migrator = sqlx::migrate!();
    for tried in 1..TRIES {
        match migrator.run(writer).await {
            Err(MigrateError::Execute(_) | MigrateError::ExecuteMigration(..)) => {
                tokio::time::sleep(BETWEEN * tried).await;
            }
            done => return done,
        }
    }
    migrator.run(writer).await
}

fn path_of(address: &str) -> Result<PathBuf> {
    let path = address
        .strip_prefix("sqlite:")
        .map(|path| path.strip_prefix("//").unwrap_or(path));
    match path {
        Some(path) if !path.is_empty() && !path.starts_with(':') => Ok(Path::new(path).to_owned()),
        _ => Err(StoreError::Open {
            address: address.to_owned(),
            reason: "it is not the address of a database file".to_owned(),
            advice: "write it as sqlite:/path/paper.db",
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_file_addresses_are_accepted() {
        assert_eq!(path_of("sqlite:/a/b.db").unwrap(), Path::new("/a/b.db"));
        assert_eq!(path_of("sqlite:///a/b.db").unwrap(), Path::new("/a/b.db"));
        assert_eq!(path_of("sqlite:b.db").unwrap(), Path::new("b.db"));
        for bad in ["", "b.db", "sqlite:", "sqlite::memory:", "postgres://x"] {
            assert!(path_of(bad).is_err(), "{bad}");
        }
    }
}
