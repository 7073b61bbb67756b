//! A server that is killed at any moment keeps what it acknowledged.

use std::path::Path;

use store::ArticleId;
use store::traits::*;
use store_contract::fixtures::{add, article, section};
use store_sqlite::SqliteStore;

use crate::support::{folder, run, serve, tinlang};

/// Kills in a row.
const KILLS: i64 = 25;

#[tokio::main(flavor = "current_thread")]
async fn fill(folder: &Path) {
    let address = format!("sqlite:{}", folder.join("data/tinlang.db").display());
    let store = SqliteStore::open(&address).await.unwrap();
    let mut changes = vec![section("a")];
    changes.extend((1..=KILLS).map(|id| add(article(id, "a", id))));
    store.apply(&changes).await.unwrap();
    store.close().await;
}

#[tokio::main(flavor = "current_thread")]
async fn withdrawn(folder: &Path) -> Vec<i64> {
    let address = format!("sqlite:{}", folder.join("data/tinlang.db").display());
    let store = SqliteStore::open(&address).await.unwrap();
    let mut found = Vec::new();
    for id in 1..=KILLS {
        if store.withdrawn(ArticleId(id)).await.unwrap().is_some() {
            found.push(id);
        }
    }
    store.close().await;
    found
}

#[test]
fn what_was_acknowledged_survives_every_kill() {
    let folder = folder();
    fill(folder.path());
    for id in 1..=KILLS {
        let paper = serve(folder.path(), &["--no-demo"]);
        let command = ["withdraw", &id.to_string(), "--reason", "Sai."];
        let finished = run(tinlang(folder.path(), &command));
        assert_eq!(finished.code, Some(0), "{}", finished.stderr);
        // The server is killed (SIGKILL) at different moments of its work.
        let moment = std::time::Duration::from_millis(u64::try_from(id * 37 % 300).unwrap());
        std::thread::sleep(moment);
        drop(paper);
    }
    assert_eq!(withdrawn(folder.path()), (1..=KILLS).collect::<Vec<_>>());
    let paper = serve(folder.path(), &["--no-demo"]);
    assert!(paper.get("/readyz").contains("store: answers"));
    assert!(paper.get("/bai-1-1.html").starts_with("HTTP/1.1 410 "));
}
