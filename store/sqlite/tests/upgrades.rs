//! Changes of data that an earlier release stored.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use store::{ArticleId, Outcome};
use store_contract::fixtures::{Any, add, article, is_in_search_feed, section};
use store_sqlite::SqliteStore;

async fn open(folder: &tempfile::TempDir) -> Any {
    let address = format!("sqlite:{}/paper.db", folder.path().display());
    std::sync::Arc::new(SqliteStore::open(&address).await.unwrap())
}

#[tokio::test]
async fn summaries_are_stored_as_they_are_shown() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder).await;
    let with = |id: i64, lead: &str, summary: &str| {
        let mut new = article(id, "a", 100 * id);
        new.lead = lead.into();
        new.summary = summary.into();
        new
    };
    let articles = [
        with(
            1,
            "Làng có một hệ thống cống mới.",
            "Làng có một hệ thống c",
        ),
        with(2, "Một bài khác.", "Nghề gốm hồi sinh ở làng cổ"),
        with(3, "", "Ba câu bị cắt ở cùng một độ dài, b"),
        with(4, "", "Bốn câu bị cắt ở cùng một chỗ ấy, "),
        with(5, "", "Năm câu bị cắt ở cùng một chỗ này."),
        with(6, "", "Sáu câu bị cắt ở cùng một độ dài t"),
        with(7, "", "Bảy câu bị cắt ở cùng một chỗ đó n"),
        with(8, "", "Tám câu bị cắt ở cùng một chỗ đó n"),
    ];
    let changes: Vec<_> = [section("a")]
        .into_iter()
        .chain(articles.iter().cloned().map(add))
        .collect();
    store.apply(&changes).await.unwrap();
    store
        .set_key_value("upgrade:summaries", None)
        .await
        .unwrap();
    store.close().await;
    for _ in 0..2 {
        let store = open(&folder).await;
        let mut shown = Vec::new();
        for id in 1..=8 {
            let article = store.article(ArticleId(id)).await.unwrap().unwrap();
            shown.push(article.summary);
        }
        assert_eq!(
            shown,
            [
                "Làng có một hệ thống…",
                "Nghề gốm hồi sinh ở làng cổ",
                "Ba câu bị cắt ở cùng một độ dài…",
                "Bốn câu bị cắt ở cùng một chỗ ấy…",
                "Năm câu bị cắt ở cùng một chỗ này.",
                "Sáu câu bị cắt ở cùng một độ dài…",
                "Bảy câu bị cắt ở cùng một chỗ đó…",
                "Tám câu bị cắt ở cùng một chỗ đó…",
            ]
        );
        assert!(is_in_search_feed(&store, 1, "he thong").await);
        store.close().await;
    }
    // An import that supplies the summaries as they are shown changes nothing.
    let store = open(&folder).await;
    let mut again = articles[0].clone();
    again.summary = "Làng có một hệ thống…".into();
    let outcome = store.apply(&[add(again)]).await.unwrap();
    assert!(matches!(outcome[0], Outcome::Unchanged(_)), "{outcome:?}");
}
