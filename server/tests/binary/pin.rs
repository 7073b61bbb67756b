//! `tinlang pin`.

use std::path::Path;

use store::traits::*;
use store_contract::fixtures::{add, article, section};
use store_sqlite::SqliteStore;

use crate::support::{Finished, folder, run, serve, tinlang};

#[test]
fn articles_are_pinned_and_unpinned() {
    let folder = folder();
    write(folder.path());
    let pin = |arguments: &[&str]| -> Finished {
        run(tinlang(folder.path(), &[&["pin"], arguments].concat()))
    };
    assert!(pin(&["list"]).stdout.starts_with("nothing is pinned"));
    let paper = serve(folder.path(), &["--no-demo"]);

    let finished = pin(&["add", "1", "/bai-2-2.html", "--until", "2099-12-31T18:00"]);
    assert_eq!(finished.code, Some(0), "{}", finished.stderr);
    assert_eq!(finished.stdout, "1  2  Bài số 2 (until 2099-12-31T18:00)\n");
    paper.wait_for("/", "lead-story\"><li data-article=\"2\"");
    let finished = pin(&["add", "1", "3", "--until", "2000-01-01"]);
    assert!(finished.stdout.contains("expired"), "{}", finished.stdout);
    paper.wait_for("/", "lead-story\"><li data-article=\"5\"");

    assert_eq!(pin(&["remove", "1"]).stdout, "place 1 is free\n");
    assert_eq!(pin(&["remove", "1"]).stdout, "place 1 was free already\n");
}

#[test]
fn invalid_pin_is_an_error_of_one_line() {
    let folder = folder();
    write(folder.path());
    for (arguments, words) in [
        (["pin", "add", "1", "99"], "there is no article 99"),
        (["pin", "add", "0", "1"], "1..=9"),
        (
            ["pin", "add", "1", "/moi-nhat"],
            "its address, as /ten-bai-7.html",
        ),
    ] {
        let finished = run(tinlang(folder.path(), &arguments));
        assert_ne!(finished.code, Some(0));
        assert!(finished.stderr.contains(words), "{}", finished.stderr);
        assert_eq!(finished.stderr.lines().count(), 1, "{}", finished.stderr);
    }
}

#[tokio::main(flavor = "current_thread")]
async fn write(folder: &Path) {
    let address = format!("sqlite:{}", folder.join("data/tinlang.db").display());
    let store = SqliteStore::open(&address).await.unwrap();
    let mut changes = vec![section("a")];
    changes.extend((1..=5).map(|id| add(article(id, "a", id * 3600))));
    store.apply(&changes).await.unwrap();
    store.close().await;
}
