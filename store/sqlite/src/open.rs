//! Opening a database, and the errors if it cannot be opened.

use sqlx::SqlitePool;
use sqlx::migrate::MigrateError;
use store::{Result, StoreError};

use crate::connections::Connections;
use crate::engine::SqliteStore;
use crate::error::{advice_for, reason_of, while_doing};
use crate::file::{DatabaseFile, IfMissing};
use crate::retries::{BETWEEN, TRIES};
use crate::upgrade::upgrade;

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
        let opened = Connections::open(&file)
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
