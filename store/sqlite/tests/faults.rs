//! Failures of the disk: a full one, and one that does not write. They are caused
//! by a library that is preloaded, so the tests run in a process of their own.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::process::Command;

use store::traits::*;
use store::{ArticleId, EngineFault, ListKey, StoreError, Timestamp};
use store_contract::disk_faults::{Call, DiskFaults};
use store_contract::fixtures::{Any, add, article, section};
use store_sqlite::SqliteStore;

const ENOSPC: i32 = 28;
const EIO: i32 = 5;

/// Runs an ignored test of this file in a process with the preloaded library.
fn run_with_faults(test: &str) {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args([test, "--exact", "--ignored", "--nocapture"]);
    DiskFaults::preload(folder.path(), &mut command).unwrap();
    let run = command.output().unwrap();
    let said =
        String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{said}");
    assert!(said.contains("1 passed"), "{said}");
}

async fn store() -> (Any, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let address = format!("sqlite:{}", folder.path().join("paper.db").display());
    let store: Any = std::sync::Arc::new(SqliteStore::open(&address).await.unwrap());
    store.apply(&[section("a")]).await.unwrap();
    (store, folder)
}

/// Writes an article, a read, a weather note: every way of writing.
async fn write_all(store: &Any, id: i64) -> store::Result<()> {
    store.apply(&[add(article(id, "a", id))]).await?;
    store.set_key_value("note", Some(&id.to_string())).await?;
    store
        .count_reads(&[(ArticleId(id), 1)], Timestamp(1_700_000_000))
        .await?;
    store.pin(1, ArticleId(id), None).await
}

#[test]
fn after_any_failure_the_next_attempt_succeeds() {
    run_with_faults("recovers");
}

#[tokio::test]
#[ignore = "run by after_any_failure_the_next_attempt_succeeds"]
async fn recovers() {
    let faults = DiskFaults::of_this_process().unwrap();
    let (store, _folder) = store().await;
    let mut id = 100;
    for (call, error) in [(Call::Write, ENOSPC), (Call::Write, EIO), (Call::Sync, EIO)] {
        let mut failed = 0;
        // The nth call fails, for every n until all calls succeed.
        for passes in 0.. {
            id += 1;
            faults.clear().unwrap();
            faults.fail(call, passes, error).unwrap();
            let result = write_all(&store, id).await;
            let was_called = faults.calls().unwrap() > passes;
            faults.clear().unwrap();
            if let Err(failure) = &result {
                failed += 1;
                let StoreError::Engine { fault, .. } = failure else {
                    panic!("{failure}");
                };
                let expected = match error {
                    ENOSPC => EngineFault::Full,
                    _ => EngineFault::Io,
                };
                assert_eq!(*fault, expected, "{failure}");
            }
            // One failure is possible in a connection that is opened again.
            let again = write_all(&store, id).await;
            assert!(again.is_ok(), "{call:?}, call {passes}: {again:?}");
            assert!(store.article(ArticleId(id)).await.unwrap().is_some());
            if !was_called {
                break;
            }
            assert!(passes < 200, "it comes to an end");
        }
        assert!(failed > 0, "{call:?} was tested");
    }
    let latest = store.listing(&ListKey::Latest, None, 1).await.unwrap();
    assert_eq!(latest.teasers[0].id.0, id);
}

#[test]
fn what_somebody_waits_for_is_on_the_disk() {
    run_with_faults("waits_for_the_disk");
}

#[tokio::test]
#[ignore = "run by what_somebody_waits_for_is_on_the_disk"]
async fn waits_for_the_disk() {
    let faults = DiskFaults::of_this_process().unwrap();
    let (store, _folder) = store().await;
    let before = faults.syncs().unwrap();
    store.apply(&[add(article(1, "a", 1))]).await.unwrap();
    assert!(faults.syncs().unwrap() > before, "an article");
    let before = faults.syncs().unwrap();
    store.set_key_value("note", Some("1")).await.unwrap();
    assert!(faults.syncs().unwrap() > before, "a note");
    // Counts may wait: a power failure takes a few seconds of them.
    let before = faults.syncs().unwrap();
    let reads = [(ArticleId(1), 1)];
    store
        .count_reads(&reads, Timestamp(1_700_000_000))
        .await
        .unwrap();
    assert_eq!(faults.syncs().unwrap(), before);
}

#[test]
fn a_log_that_cannot_be_truncated_is_no_failure() {
    run_with_faults("closes_with_a_log");
}

#[tokio::test]
#[ignore = "run by a_log_that_cannot_be_truncated_is_no_failure"]
async fn closes_with_a_log() {
    let faults = DiskFaults::of_this_process().unwrap();
    let (store, folder) = store().await;
    write_all(&store, 1).await.unwrap();
    faults.fail(Call::Truncate, 0, EIO).unwrap();
    store.close().await;
    faults.clear().unwrap();
    let address = format!("sqlite:{}", folder.path().join("paper.db").display());
    let again = SqliteStore::open(&address).await.unwrap();
    assert!(again.has_article(ArticleId(1)).await.unwrap());
}
