//! A process with too few file descriptors: the index waits for some, and is not
//! taken for damaged. The limit is the process's, so this test has one of its own.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::fs::File;
use std::sync::Arc;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use store::{Search, SearchFilter};
use store_contract::fixtures::{Any, add, article, section, write};
use store_search::SearchIndex;
use store_sqlite::SqliteStore;
use viet::search::Query;

/// Takes every file descriptor while it lives.
struct AllDescriptors {
    before: Rlimit,
    _files: Vec<File>,
}

impl AllDescriptors {
    fn take() -> Self {
        let before = getrlimit(Resource::Nofile);
        let few = Rlimit {
            current: Some(128),
            maximum: before.maximum,
        };
        setrlimit(Resource::Nofile, few).unwrap();
        let mut files = Vec::new();
        while let Ok(file) = File::open("/dev/null") {
            files.push(file);
        }
        Self {
            before,
            _files: files,
        }
    }
}

impl Drop for AllDescriptors {
    fn drop(&mut self) {
        setrlimit(Resource::Nofile, self.before).unwrap();
    }
}

async fn found(index: &SearchIndex) -> usize {
    let query = Query::parse("bai");
    let places = index.find(&query, &SearchFilter::default(), None, 50).await;
    places.unwrap().len()
}

#[tokio::test]
async fn an_index_survives_a_lack_of_descriptors() {
    let folder = tempfile::tempdir().unwrap();
    let address = format!("sqlite:{}", folder.path().join("paper.db").display());
    let store: Any = Arc::new(SqliteStore::open(&address).await.unwrap());
    let place = folder.path().join("paper.db-search");
    let index = SearchIndex::open(&place).unwrap();
    write(&store, section("a")).await;
    for id in 1..=3 {
        write(&store, add(article(id, "a", id))).await;
    }
    index.catch_up(store.as_ref()).await.unwrap();
    let all = found(&index).await;
    assert_eq!(all, 3);

    write(&store, add(article(4, "a", 4))).await;
    let taken = AllDescriptors::take();
    let refused = index.catch_up(store.as_ref()).await;
    assert!(refused.is_err(), "it needs new files");
    assert_eq!(found(&index).await, 3, "what is open still answers");
    let opened = SearchIndex::open(&place);
    assert!(opened.is_err(), "no second one can be opened");
    drop(taken);

    // Nothing was deleted: an index opened now knows the same articles, and both go on.
    assert_eq!(found(&SearchIndex::open(&place).unwrap()).await, 3);
    assert_eq!(index.catch_up(store.as_ref()).await.unwrap(), 1);
    assert_eq!(found(&index).await, 4);
}
