//! Opening a database, and the errors if it cannot be opened.

use std::time::Duration;

use sqlx::migrate::MigrateError;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, SqlitePool};
use store::{Result, StoreError};
use tokio::sync::Mutex;

use crate::engine::{Connections, SqliteStore};
use crate::error::{SQLITE_BUSY, advice_for, primary_code, reason_of, while_doing};
use crate::file::{DatabaseFile, IfMissing};
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

/// The first release in which several writing processes cannot damage a
/// database whose log starts over (<https://www.sqlite.org/wal.html#walresetbug>).
const LEAST_SQLITE: (u32, u32, u32) = (3, 51, 3);

impl SqliteStore {
    /// Opens or creates the database at `address` (`sqlite:/path/paper.db`,
    /// `sqlite:relative/paper.db`) and migrates its schema. Missing folders are
    /// created. Every failure is a [`StoreError::Open`].
    pub async fn open(address: &str) -> Result<Self> {
        Self::open_file(address, IfMissing::Create).await
    }

    /// The same, but a missing file is an error.
    pub async fn open_existing(address: &str) -> Result<Self> {
        Self::open_file(address, IfMissing::Fail).await
    }

    async fn open_file(address: &str, if_missing: IfMissing) -> Result<Self> {
        let file = DatabaseFile::open(address, if_missing)?;
        let failed = |reason: String, advice| StoreError::Open {
            address: address.to_owned(),
            reason,
            advice,
        };
        let opened = connections(&file)
            .await
            .map_err(|error| failed(reason_of(&error), advice_for(&error)))?;
        check_version(&opened.writer, failed).await?;
        migrate(&opened.writer)
            .await
            .map_err(|error| failed(error.to_string(), migration_advice(&error)))?;
        upgrade(&opened.writer).await?;
        Ok(Self::new(file, opened))
    }
}

/// Opens all connections. The first one turns on the file's log, without which
/// the reading ones cannot open a new file.
pub(crate) async fn connections(
    file: &DatabaseFile,
) -> std::result::Result<Connections, sqlx::Error> {
    let options = SqliteConnectOptions::new()
        .filename(&file.path)
        .journal_mode(SqliteJournalMode::Wal)
        .foreign_keys(true)
        .busy_timeout(BUSY);
    let writing = options.clone().synchronous(SqliteSynchronous::Full);
    let counting = options.clone().synchronous(SqliteSynchronous::Normal);
    let reading = options.read_only(true).pragma("mmap_size", MAPPED);
    Ok(Connections {
        writer: writer(&writing).await?,
        counter: single(&counting).await?,
        readers: SqlitePoolOptions::new()
            .max_connections(READERS)
            // Connections stay open: opening one costs more than a page.
            .idle_timeout(None)
            .max_lifetime(None)
            .test_before_acquire(false)
            .connect_with(reading.clone())
            .await?,
        watcher: Mutex::new(Some(reading.connect().await?)),
    })
}

/// Refuses an SQLite library that is too old.
async fn check_version(
    pool: &SqlitePool,
    failed: impl Fn(String, &'static str) -> StoreError,
) -> Result<()> {
    let version: String = sqlx::query_scalar("SELECT sqlite_version()")
        .fetch_one(pool)
        .await
        .map_err(while_doing("reading SQLite's version"))?;
    if is_new_enough(&version) {
        return Ok(());
    }
    Err(failed(
        format!("the SQLite library is {version}, which can damage databases"),
        "build tinlang with the bundled SQLite",
    ))
}

fn is_new_enough(version: &str) -> bool {
    let mut numbers = version.split('.').map(|it| it.parse().unwrap_or(0));
    let mut next = || numbers.next().unwrap_or(0);
    (next(), next(), next()) >= LEAST_SQLITE
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

async fn single(options: &SqliteConnectOptions) -> std::result::Result<SqlitePool, sqlx::Error> {
    SqlitePoolOptions::new()
        .max_connections(1)
        .connect_with(options.clone())
        .await
}

/// Opens the writing connection. The first one turns on the new file's log; for
/// that, SQLite does not wait for other processes.
async fn writer(options: &SqliteConnectOptions) -> std::result::Result<SqlitePool, sqlx::Error> {
    for tried in 1..TRIES {
        match single(options).await {
            Err(error) if primary_code(&error) == Some(SQLITE_BUSY) => {
                tokio::time::sleep(BETWEEN * tried).await;
            }
            done => return done,
        }
    }
    single(options).await
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_by_number() {
        for (version, expected) in [
            ("3.46.0", false),
            ("3.51.2", false),
            ("3.51.3", true),
            ("3.52.0", true),
            ("4.0", true),
            ("", false),
        ] {
            assert_eq!(is_new_enough(version), expected, "{version}");
        }
    }
}
