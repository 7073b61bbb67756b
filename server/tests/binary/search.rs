//! The search index of a running program.

use store::traits::*;
use store_contract::fixtures::{add, article, section};
use store_sqlite::SqliteStore;

use crate::support::{folder, run, serve, tinlang};

#[tokio::main(flavor = "current_thread")]
async fn write(folder: &std::path::Path, title: &str) {
    let address = format!("sqlite:{}", folder.join("data/tinlang.db").display());
    let store = SqliteStore::open(&address).await.unwrap();
    let mut new = article(7, "lang-nghe", 1_613_611_800);
    new.title = title.into();
    store
        .apply(&[section("lang-nghe"), add(new)])
        .await
        .unwrap();
    store.close().await;
}

#[test]
fn article_of_another_process_is_found() {
    let folder = folder();
    let paper = serve(folder.path(), &["--no-demo"]);
    write(folder.path(), "Gốm đỏ");
    paper.wait_for("/tim-kiem?q=gom+do", "/bai-7-7.html");
    write(folder.path(), "Lụa vàng");
    paper.wait_for("/tim-kiem?q=lua+vang", "/bai-7-7.html");
    assert!(!paper.get("/tim-kiem?q=gom+do").contains("/bai-7-7.html"));
}

#[test]
fn lost_index_is_rebuilt_at_the_start_and_by_reindex() {
    let folder = folder();
    write(folder.path(), "Gốm đỏ");
    let index = folder.path().join("data/tinlang-search");
    let finished = run(tinlang(folder.path(), &["reindex"]));
    assert_eq!(finished.code, Some(0), "{}", finished.stderr);
    assert!(
        finished.stdout.starts_with("1 articles are indexed in "),
        "{}",
        finished.stdout
    );
    std::fs::remove_dir_all(&index).unwrap();
    let paper = serve(folder.path(), &["--no-demo"]);
    paper.wait_for("/tim-kiem?q=gom+do", "/bai-7-7.html");
    assert!(index.join("meta.json").exists());
}
