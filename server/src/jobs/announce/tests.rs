//! Against a hub that records its requests.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::Bytes;
use axum::http::{StatusCode, Uri};
use store::Store;
use store_contract::fixtures::{Any, add, article, section};
use store_search::SearchIndex;
use store_sqlite::SqliteStore;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use super::*;
use crate::{ClientFiles, build_snapshot};

/// A service that refuses the first request and accepts the others; returns its
/// address and the requests in order.
async fn service() -> (String, UnboundedReceiver<(String, String)>) {
    let (sender, receiver) = unbounded_channel();
    let refused = Arc::new(std::sync::atomic::AtomicBool::new(false));
    let router = Router::new().fallback(move |uri: Uri, body: Bytes| {
        let first = !refused.swap(true, std::sync::atomic::Ordering::SeqCst);
        let text = String::from_utf8_lossy(&body).into_owned();
        sender.send((uri.path().to_owned(), text)).ok();
        async move {
            if first {
                StatusCode::SERVICE_UNAVAILABLE
            } else {
                StatusCode::ACCEPTED
            }
        }
    });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    (format!("http://{address}"), receiver)
}

async fn snapshot(store: &dyn Store) -> SiteSnapshot {
    let imprint = app::SiteConfig {
        base_url: "https://bao.example".into(),
        ..app::SiteConfig::default()
    };
    let assets = Arc::new(app::Assets::default());
    build_snapshot(store, Arc::new(imprint), assets, &[])
        .await
        .unwrap()
}

#[tokio::test]
async fn announcement_is_repeated_until_it_is_accepted() {
    let folder = tempfile::tempdir().unwrap();
    let address = format!("sqlite:{}", folder.path().join("paper.db").display());
    let store: Any = Arc::new(SqliteStore::open(&address).await.unwrap());
    store
        .apply(&[section("a"), add(article(1, "a", 5))])
        .await
        .unwrap();
    let site = ClientFiles::of(BTreeMap::new(), BTreeMap::new());
    let search = SearchIndex::open(&folder.path().join("paper-search")).unwrap();
    let state = AppState::new(
        Arc::clone(&store),
        Arc::new(search),
        snapshot(store.as_ref()).await,
        site,
        folder.path().to_owned(),
        crate::Signer::of([7; 32]),
    );
    let (service, mut requests) = service().await;
    let hub = format!("{service}/hub");
    let announcer = Announcer {
        waits: waits(Duration::from_millis(1)),
        ..Announcer::new(&hub, "khoa-12345", &format!("{service}/indexnow")).unwrap()
    };
    let following = tokio::spawn(follow(state.clone(), announcer));
    // The job reads the old snapshot before the new one is set.
    tokio::task::yield_now().await;
    store.apply(&[add(article(2, "a", 6))]).await.unwrap();
    state.replace_snapshot(snapshot(store.as_ref()).await);

    for _ in 0..2 {
        let (path, body) = requests.recv().await.unwrap();
        assert_eq!(path, "/indexnow");
        let body: serde_json::Value = serde_json::from_str(&body).unwrap();
        assert_eq!(
            body,
            json!({
                "host": "bao.example",
                "key": "khoa-12345",
                "keyLocation": "https://bao.example/khoa-12345.txt",
                "urlList": ["https://bao.example/bai-2-2.html"],
            })
        );
    }
    let mut feeds = Vec::new();
    for _ in 0..9 {
        let (path, body) = requests.recv().await.unwrap();
        assert_eq!(path, "/hub");
        let url = body.strip_prefix("hub.mode=publish&hub.url=").unwrap();
        feeds.push(paths::decoded(url));
    }
    assert_eq!(feeds[0], "https://bao.example/rss.xml");
    assert!(
        feeds.contains(&"https://bao.example/a/feed.json".to_owned()),
        "{feeds:?}"
    );
    following.abort();
}

#[tokio::test]
async fn article_that_follows_at_the_end_is_not_new() {
    let folder = tempfile::tempdir().unwrap();
    let address = format!("sqlite:{}", folder.path().join("paper.db").display());
    let store: Any = Arc::new(SqliteStore::open(&address).await.unwrap());
    store_contract::fixtures::write_many(&store, "a", 50).await;
    let before = snapshot(store.as_ref()).await;
    let mut gone = article(45, "a", 45 * 3600);
    gone.published = false;
    store.apply(&[add(gone)]).await.unwrap();
    let after = snapshot(store.as_ref()).await;
    assert_eq!(after.latest.len(), 40);
    assert_eq!(news(&before, &after), []);
    let mut changed = article(44, "a", 44 * 3600);
    changed.title = "Tên khác".into();
    store.apply(&[add(changed)]).await.unwrap();
    let ids: Vec<i64> = news(&after, &snapshot(store.as_ref()).await)
        .iter()
        .map(|teaser| teaser.id.0)
        .collect();
    assert_eq!(ids, [44]);
}
