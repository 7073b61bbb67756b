//! The contract tests on SQLite, and tests of its file.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::path::Path;

use store::StoreError;
use store::traits::*;
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
