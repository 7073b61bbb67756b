//! The cache of editions while the site changes.

use std::path::Path;
use std::sync::Arc;

use app::{EditionName, EditionRequest, SharedSnapshot};
use store::{Change, NewArticle};
use store_contract::fixtures::{Any, add, article, section};
use store_sqlite::SqliteStore;

use super::cache::EditionCache;
use super::packed::{PackedEdition, Sources};
use super::signer::Signer;
use crate::build_snapshot;
use crate::http::blob::Blob;

/// 2021-02-18 12:00 in Việt Nam.
const NOON: i64 = 1_613_624_400;

struct ClientFiles {
    store: Any,
    snapshot: SharedSnapshot,
    signer: Signer,
    cache: EditionCache,
}

async fn snapshot(store: &Any) -> SharedSnapshot {
    let snapshot = build_snapshot(store.as_ref(), Arc::default(), Arc::default(), &[]);
    Arc::new(snapshot.await.unwrap())
}

impl ClientFiles {
    async fn open(folder: &Path) -> Self {
        let address = format!("sqlite:{}", folder.join("paper.db").display());
        let store: Any = Arc::new(SqliteStore::open(&address).await.unwrap());
        store.apply(&[section("a")]).await.unwrap();
        Self {
            snapshot: snapshot(&store).await,
            store,
            signer: Signer::of([7; 32]),
            cache: EditionCache::default(),
        }
    }

    async fn edition(&self) -> Option<PackedEdition> {
        let name = EditionName::parse("2021-02-18").unwrap();
        let sources = Sources {
            store: Arc::clone(&self.store),
            snapshot: Arc::clone(&self.snapshot),
            signer: self.signer.clone(),
            pictures: "none".into(),
        };
        let edition = self.cache.get(sources, EditionRequest::plain(name));
        edition.await.unwrap()
    }

    async fn write(&mut self, change: Change) {
        self.store.apply(&[change]).await.unwrap();
        self.snapshot = snapshot(&self.store).await;
    }
}

/// Where the file is in memory.
fn place(edition: &PackedEdition) -> *const u8 {
    match &edition.file {
        Blob::Memory(bytes) => bytes.as_ptr(),
        Blob::File { .. } => panic!("no folder was given"),
    }
}

#[tokio::test]
async fn edition_is_packed_again_when_its_content_changed() {
    let folder = tempfile::tempdir().unwrap();
    let mut site = ClientFiles::open(folder.path()).await;
    assert!(site.edition().await.is_none(), "nothing was published");
    site.write(add(article(1, "a", NOON))).await;
    let first = site.edition().await.unwrap();
    let again = site.edition().await.unwrap();
    assert_eq!(place(&first), place(&again), "packed once");
    // An article of another day changes the site, but not this edition.
    site.write(add(article(2, "a", NOON - 86_400))).await;
    let other = site.edition().await.unwrap();
    assert_eq!(place(&first), place(&other));
    let changed = NewArticle {
        title: "Tên khác".into(),
        ..article(1, "a", NOON)
    };
    site.write(add(changed)).await;
    let new = site.edition().await.unwrap();
    assert_ne!(first.tag, new.tag);
    site.write(add(article(3, "a", NOON + 60))).await;
    assert_ne!(new.tag, site.edition().await.unwrap().tag);
}
