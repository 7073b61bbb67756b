//! Concurrent readers and writers.
#![allow(missing_docs, reason = "the names say the rules")]
#![allow(
    clippy::missing_panics_doc,
    clippy::unwrap_used,
    reason = "tests fail by panicking"
)]

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use store::{ArticleId, ListKey};

use crate::fixtures::{Any, add, article, section, write, write_many};

pub async fn the_revision_changes_with_every_write(store: Any) {
    let mut last = store.revision().await.unwrap();
    assert_eq!(
        store.revision().await.unwrap(),
        last,
        "reading moves nothing"
    );
    for step in 0..4 {
        match step {
            0 => drop(write(&store, section("a")).await),
            1 => drop(write(&store, add(article(1, "a", 5))).await),
            2 => store.pin(1, ArticleId(1), None).await.unwrap(),
            _ => store.set_key_value("k", Some("v")).await.unwrap(),
        }
        let now = store.revision().await.unwrap();
        assert_ne!(now, last, "step {step}");
        last = now;
    }
}

pub async fn reads_work_during_writes(store: Any) {
    write_many(&store, "a", 30).await;
    let done = Arc::new(AtomicBool::new(false));
    let readers: Vec<_> = (0..4)
        .map(|_| {
            let (store, done) = (Arc::clone(&store), Arc::clone(&done));
            tokio::spawn(async move {
                let mut reads = 0;
                while !done.load(Ordering::Relaxed) || reads == 0 {
                    store
                        .article_with_boxes(ArticleId(7), None)
                        .await
                        .unwrap()
                        .unwrap();
                    // Readers see whole batches only: each batch writes two
                    // articles.
                    let listing = store.listing(&ListKey::Latest, None, 500).await.unwrap();
                    assert_eq!(listing.teasers.len() % 2, 0);
                    reads += 1;
                }
            })
        })
        .collect();
    let writers: Vec<_> = (0..2)
        .map(|writer| {
            let store = Arc::clone(&store);
            tokio::spawn(async move {
                for step in 0..20 {
                    let id = 1000 + writer * 100 + step * 2;
                    let batch = [add(article(id, "a", id)), add(article(id + 1, "a", id + 1))];
                    store.apply(&batch).await.unwrap();
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.unwrap();
    }
    done.store(true, Ordering::Relaxed);
    for reader in readers {
        reader.await.unwrap();
    }
    assert_eq!(
        store
            .listing(&ListKey::Latest, None, 500)
            .await
            .unwrap()
            .teasers
            .len(),
        110
    );
}
