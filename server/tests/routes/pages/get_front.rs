//! `GET /`: pins, duplicate stories, sections.

use axum::http::StatusCode;
use store::{ArticleId, Timestamp};
use store_contract::fixtures::{add, article, section};
use store_contract::front::two_stories;

use crate::support::{NOW, TestApp};

/// The positions of texts on a page.
fn order(page: &str, words: &[&str]) -> Vec<usize> {
    words
        .iter()
        .map(|words| {
            page.find(words)
                .unwrap_or_else(|| panic!("{words:?} is not there"))
        })
        .collect()
}

#[tokio::test]
async fn newest_story_leads_and_sections_are_linked() {
    let app = TestApp::start().await;
    let page = app.get("/").await.text();
    let places = order(
        &page,
        &["lead-story", "/bai-20-20.html", "class=\"blocks\""],
    );
    assert!(places.is_sorted(), "{places:?}");
    assert!(page.contains("<h2 class=\"box-title\"><a href=\"/lang-nghe\">Mục lang-nghe</a></h2>"));
    assert!(!page.contains("class=\"also\""));
}

#[tokio::test]
async fn a_high_number_is_not_a_demo_article() {
    let app = TestApp::builder()
        .prepared(async |store| {
            let new = article(store::DEMO_IDS_FROM + 7, "a", NOW + 1);
            store.apply(&[section("a"), add(new)]).await.unwrap();
        })
        .start()
        .await;
    let page = app.get("/").await.text();
    assert!(page.contains("-9000007.html"), "it is on the page");
    assert!(!page.contains("demo-note"), "{page}");
}

#[tokio::test]
async fn pin_leads_until_it_expires() {
    let app = TestApp::builder()
        .prepared(async |store| {
            store.pin(1, ArticleId(2), None).await.unwrap();
            store
                .pin(2, ArticleId(3), Some(Timestamp(NOW - 1)))
                .await
                .unwrap();
        })
        .start()
        .await;
    let page = app.get("/").await.text();
    let top = page.split("class=\"blocks\"").next().unwrap();
    let lead = top.split("seconds").next().unwrap();
    assert!(lead.contains("/bai-2-2.html"));
    assert!(!top.contains("/bai-3-3.html"), "its time is over");
}

#[tokio::test]
async fn duplicate_story_is_shown_once_with_a_link() {
    let app = TestApp::builder()
        .prepared(async |store| {
            let mut changes = vec![section("a")];
            for mut new in two_stories() {
                // Numbers of their own, later than everything else.
                new.origin = format!("twice#{}", new.origin);
                new.wanted_id = new.wanted_id.map(|id| ArticleId(id.0 + 500));
                new.published_at = Timestamp(new.published_at.0 + NOW);
                changes.push(add(new));
            }
            store.apply(&changes).await.unwrap();
        })
        .start()
        .await;
    for path in ["/", "/?lite", "/moi-nhat", "/a", "/2021/02/18"] {
        let page = app.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        let main = page.text();
        let main = main.split("<main").nth(1).unwrap();
        let main = main.split("class=\"side-column\"").next().unwrap();
        assert_eq!(
            main.matches("-504.html").count(),
            1 + pictures(main),
            "{path}"
        );
        let also = main.split("class=\"also\"");
        let linked = also.skip(1).filter(|rest| {
            rest.split("</p>")
                .next()
                .is_some_and(|link| link.contains("-502.html"))
        });
        assert_eq!(linked.count(), 1, "{path}");
        assert!(!main.contains("data-article=\"502\""), "{path}");
    }
}

/// Links around pictures, beside the headline's own.
fn pictures(main: &str) -> usize {
    main.matches("class=\"thumb\"").count()
}
