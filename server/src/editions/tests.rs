//! Editions in memory while the paper changes.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::{EditionAsked, EditionName, Shell};
use store::{Change, NewArticle, Store};
use store_contract::fixtures::{Any, add, article, section};
use store_search::SearchIndex;
use store_sqlite::SqliteStore;

use super::cache::Made;
use super::signer::Signer;
use crate::{Paper, Site, build_shell};

/// 2021-02-18 12:00 in Việt Nam.
const NOON: i64 = 1_613_624_400;

async fn shell(store: &dyn Store) -> Shell {
    build_shell(store, Arc::default(), Arc::default(), &[])
        .await
        .unwrap()
}

async fn made(paper: &Paper) -> Option<Made> {
    let name = EditionName::parse("2021-02-18").unwrap();
    let asked = EditionAsked::plain(name);
    paper
        .editions()
        .get(paper, &paper.shell(), asked)
        .await
        .unwrap()
}

async fn written(paper: &Paper, store: &Any, change: Change) {
    store.apply(&[change]).await.unwrap();
    paper.replace_shell(shell(store.as_ref()).await);
}

#[tokio::test]
async fn an_edition_is_made_anew_when_what_it_holds_changed() {
    let folder = tempfile::tempdir().unwrap();
    let address = format!("sqlite:{}", folder.path().join("paper.db").display());
    let store: Any = Arc::new(SqliteStore::open(&address).await.unwrap());
    store.apply(&[section("a")]).await.unwrap();
    let search = SearchIndex::open(&folder.path().join("paper-search")).unwrap();
    let paper = Paper::new(
        Arc::clone(&store),
        Arc::new(search),
        shell(store.as_ref()).await,
        Site::of(BTreeMap::new(), BTreeMap::new()),
        folder.path().to_owned(),
        Signer::of([7; 32]),
    );
    assert!(made(&paper).await.is_none(), "nothing was published");
    written(&paper, &store, add(article(1, "a", NOON))).await;
    let first = made(&paper).await.unwrap();
    let again = made(&paper).await.unwrap();
    assert_eq!(first.file.as_ptr(), again.file.as_ptr(), "made once");
    // Another day's article changes the paper, not this edition.
    written(&paper, &store, add(article(2, "a", NOON - 86_400))).await;
    let other = made(&paper).await.unwrap();
    assert_eq!(first.file.as_ptr(), other.file.as_ptr());
    let changed = NewArticle {
        title: "Tên khác".into(),
        ..article(1, "a", NOON)
    };
    written(&paper, &store, add(changed)).await;
    let new = made(&paper).await.unwrap();
    assert_ne!(first.tag, new.tag);
    written(&paper, &store, add(article(3, "a", NOON + 60))).await;
    assert_ne!(new.tag, made(&paper).await.unwrap().tag);
}
