//! Articles that appear at their time, by the clock alone.

use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use store::Timestamp;
use store::traits::*;
use store_contract::fixtures::{add, article, section};
use store_sqlite::SqliteStore;

use crate::support::{folder, serve};

/// Seconds until the article is to appear.
const AHEAD: i64 = 6;
/// How late it may appear: five seconds, and ten more on a busy machine.
const LATE: Duration = Duration::from_secs(15);
/// 2126-01-01, in seconds since 1970.
const NEXT_CENTURY: i64 = 4_922_899_200;

fn now() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap()
}

#[tokio::main(flavor = "current_thread")]
async fn write(folder: &Path, at: i64) {
    let address = format!("sqlite:{}", folder.join("data/tinlang.db").display());
    let store = SqliteStore::open(&address).await.unwrap();
    let mut scheduled = article(8, "lang-nghe", at);
    scheduled.title = "Gốm đỏ ra lò".into();
    scheduled.updated_at = Timestamp(at);
    store
        .apply(&[
            section("lang-nghe"),
            add(article(7, "lang-nghe", 1_613_611_800)),
            add(scheduled),
            add(article(9, "lang-nghe", NEXT_CENTURY)),
        ])
        .await
        .unwrap();
    store.close().await;
}

#[test]
fn a_scheduled_article_appears_at_its_time_and_never_early() {
    let folder = folder();
    let at = i64::try_from(now().as_secs()).unwrap() + AHEAD;
    write(folder.path(), at);
    let paper = serve(folder.path(), &["--no-demo"]);
    let due = Duration::from_secs(u64::try_from(at).unwrap());
    let places = [
        ("/", "/bai-8-8.html"),
        ("/moi-nhat", "/bai-8-8.html"),
        ("/lang-nghe", "/bai-8-8.html"),
        ("/bai-8-8.html", "HTTP/1.1 200 "),
        ("/moi-nhat/rss.xml", "/bai-8-8.html"),
        ("/news-sitemap.xml", "/bai-8-8.html"),
        ("/tim-kiem?q=gom+do", "/bai-8-8.html"),
        ("/an-ban/7-ngay", "Gốm đỏ"),
    ];
    let mut missing: Vec<_> = places.to_vec();
    while !missing.is_empty() {
        missing.retain(|(path, words)| {
            let asked = now();
            let is_there = paper.get(path).contains(words);
            assert!(!is_there || now() >= due, "{path} is early");
            assert!(is_there || asked < due + LATE, "{path} is late");
            !is_there
        });
    }
    for path in ["/", "/moi-nhat", "/moi-nhat/rss.xml", "/news-sitemap.xml"] {
        assert!(!paper.get(path).contains("/bai-9-9.html"), "{path}");
    }
    assert!(paper.get("/bai-9-9.html").starts_with("HTTP/1.1 404 "));
}
