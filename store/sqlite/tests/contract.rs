//! The contract tests on SQLite, and tests of its file.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::path::Path;

use store::traits::*;
use store::{EngineFault, StoreError};
use store_contract::fixtures::section;
use store_sqlite::SqliteStore;
use tempfile::TempDir;

fn address(folder: &Path) -> String {
    format!("sqlite:{}", folder.join("paper.db").display())
}

async fn open() -> (SqliteStore, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(&address(folder.path())).await.unwrap();
    (store, folder)
}

store_contract::suite!(open);

#[tokio::test]
async fn written_records_survive_a_restart() {
    let (store, folder) = open().await;
    store.set_key_value("k", Some("v")).await.unwrap();
    store.close().await;
    let store = SqliteStore::open(&address(folder.path())).await.unwrap();
    assert_eq!(store.key_value("k").await.unwrap().as_deref(), Some("v"));
}

#[tokio::test]
async fn a_write_by_another_handle_changes_the_revision() {
    let (store, folder) = open().await;
    let other = SqliteStore::open(&address(folder.path())).await.unwrap();
    let before = store.revision().await.unwrap();
    other.set_key_value("k", Some("v")).await.unwrap();
    assert_ne!(store.revision().await.unwrap(), before);
}

#[tokio::test]
async fn missing_folders_are_created() {
    let folder = tempfile::tempdir().unwrap();
    let address = address(&folder.path().join("a/b"));
    SqliteStore::open(&address).await.unwrap();
}

#[tokio::test]
async fn a_file_of_another_kind_is_rejected_and_unchanged() {
    let folder = tempfile::tempdir().unwrap();
    let text = "this is no database, and long enough to be read as one ".repeat(40);
    std::fs::write(folder.path().join("paper.db"), &text).unwrap();
    let error = SqliteStore::open(&address(folder.path()))
        .await
        .unwrap_err();
    assert!(matches!(&error, StoreError::Open { .. }), "{error}");
    assert!(
        error.to_string().contains("another kind of file"),
        "{error}"
    );
    assert_eq!(
        std::fs::read_to_string(folder.path().join("paper.db")).unwrap(),
        text
    );
}

#[tokio::test]
async fn a_database_of_a_newer_release_is_rejected() {
    let (store, folder) = open().await;
    store.close().await;
    let options =
        sqlx::sqlite::SqliteConnectOptions::new().filename(folder.path().join("paper.db"));
    let pool = sqlx::SqlitePool::connect_with(options).await.unwrap();
    sqlx::query(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
         VALUES (9999, 'later', 1, x'00', 0)",
    )
    .execute(&pool)
    .await
    .unwrap();
    pool.close().await;
    let error = SqliteStore::open(&address(folder.path()))
        .await
        .unwrap_err();
    assert!(error.to_string().contains("newer tinlang"), "{error}");
}

#[tokio::test]
async fn a_folder_is_rejected() {
    let folder = tempfile::tempdir().unwrap();
    let error = SqliteStore::open(&format!("sqlite:{}", folder.path().display()))
        .await
        .unwrap_err();
    assert!(error.to_string().contains("it is a folder"), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_file_can_be_opened_by_many_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let address = address(folder.path());
    let opening: Vec<_> = (0..4)
        .map(|_| {
            let address = address.clone();
            tokio::spawn(async move { SqliteStore::open(&address).await })
        })
        .collect();
    for opened in opening {
        let store = opened.await.unwrap().unwrap();
        assert!(store.is_empty().await.unwrap());
    }
}

#[tokio::test]
async fn only_a_file_that_exists_is_opened_without_creating_it() {
    let folder = tempfile::tempdir().unwrap();
    let error = SqliteStore::open_existing(&address(&folder.path().join("typo")))
        .await
        .unwrap_err();
    assert!(
        error.to_string().contains("there is no such file"),
        "{error}"
    );
    assert!(!folder.path().join("typo").exists(), "nothing is created");
    let (store, folder) = open().await;
    store.close().await;
    SqliteStore::open_existing(&address(folder.path()))
        .await
        .unwrap();
}

#[cfg(unix)]
#[tokio::test]
async fn only_the_owner_reads_the_files() {
    use std::os::unix::fs::PermissionsExt;

    let (store, folder) = open().await;
    store.set_key_value("k", Some("v")).await.unwrap();
    let mode = |name: &str| {
        let found = std::fs::metadata(folder.path().join(name)).unwrap();
        found.permissions().mode() & 0o777
    };
    let names = ["paper.db", "paper.db-wal", "paper.db-shm"];
    for name in names {
        assert_eq!(mode(name), 0o600, "{name}");
        // As an earlier release left them.
        let open = std::fs::Permissions::from_mode(0o644);
        std::fs::set_permissions(folder.path().join(name), open).unwrap();
    }
    let again = SqliteStore::open(&address(folder.path())).await.unwrap();
    for name in names {
        assert_eq!(mode(name), 0o600, "{name}");
    }
    again.close().await;
    store.close().await;
}

#[cfg(unix)]
#[tokio::test]
async fn a_file_of_another_user_is_rejected() {
    let (store, folder) = open().await;
    store.close().await;
    let file = folder.path().join("paper.db");
    if std::os::unix::fs::chown(&file, Some(65_534), None).is_err() {
        // Only root can give files away.
        return;
    }
    let error = SqliteStore::open_existing(&address(folder.path()))
        .await
        .unwrap_err();
    assert!(
        error.to_string().contains("belongs to user 65534"),
        "{error}"
    );
    assert!(!folder.path().join("paper.db-wal").exists());
}

#[cfg(unix)]
#[tokio::test]
async fn a_moved_or_replaced_file_is_noticed() {
    let (store, folder) = open().await;
    store.check().await.unwrap();
    let file = folder.path().join("paper.db");
    let moved = folder.path().join("moved.db");
    std::fs::rename(&file, &moved).unwrap();
    let error = store.check().await.unwrap_err();
    assert!(
        error.to_string().contains("was moved or deleted"),
        "{error}"
    );
    std::fs::copy(&moved, &file).unwrap();
    let error = store.check().await.unwrap_err();
    assert!(error.to_string().contains("was replaced"), "{error}");
    std::fs::rename(&moved, &file).unwrap();
    store.check().await.unwrap();
}

#[tokio::test]
async fn a_log_that_was_truncated_is_read_again() {
    let (store, folder) = open().await;
    // The schema moves from the log to the file.
    store.close().await;
    let store = SqliteStore::open(&address(folder.path())).await.unwrap();
    store.set_key_value("k", Some("v")).await.unwrap();
    let wal = std::fs::File::options()
        .write(true)
        .open(folder.path().join("paper.db-wal"))
        .unwrap();
    wal.set_len(0).unwrap();
    let before = store.revision().await;
    // What was in the log alone is lost. The store works, at the latest at the
    // second attempt.
    if store.set_key_value("k", Some("w")).await.is_err() {
        store.set_key_value("k", Some("w")).await.unwrap();
    }
    assert_eq!(store.key_value("k").await.unwrap().as_deref(), Some("w"));
    assert_ne!(store.revision().await.ok(), before.ok());
}

#[tokio::test]
async fn a_writer_that_is_kept_waiting_reports_it_and_works_afterwards() {
    let (store, folder) = open().await;
    let options =
        sqlx::sqlite::SqliteConnectOptions::new().filename(folder.path().join("paper.db"));
    let other = sqlx::SqlitePool::connect_with(options).await.unwrap();
    let transaction = other.begin_with("BEGIN IMMEDIATE").await.unwrap();
    let failure = store.apply(&[section("a")]).await.unwrap_err();
    let is_busy = matches!(
        failure,
        StoreError::Engine {
            fault: EngineFault::Busy,
            ..
        }
    );
    assert!(is_busy, "{failure}");
    transaction.rollback().await.unwrap();
    store.apply(&[section("a")]).await.unwrap();
    other.close().await;
}
