//! Corrections, withdrawn articles, statements, authors.

use app::Statements;
use axum::http::{Method, StatusCode, header};
use store::{ArticleId, Change, Html, NewCorrection, NewPage, NewRedirect, Timestamp};
use store_contract::fixtures::{add, article, slug};

use crate::support::TestApp;

/// 2021-02-18 12:00 in Việt Nam.
const NOW: i64 = 1_613_624_400;
const ARTICLE: &str = "/lo-gom-do-lua-100.html";

fn correction(article: i64, at: i64) -> Change {
    Change::Correct(NewCorrection {
        article: ArticleId(article),
        text: format!("Sửa bài {article} <b>."),
        at: Timestamp(at),
        title: None,
        lead: None,
        body: None,
        summary: store::SummaryCorrection::Follow,
    })
}

#[tokio::test]
async fn correction_is_shown_on_the_article_and_in_the_list() {
    let app = TestApp::builder()
        .with(vec![correction(100, NOW)])
        .start()
        .await;
    let text = app.get(ARTICLE).await.text();
    let (over, _) = text.split_once("class=\"text\"").unwrap();
    assert!(over.contains("Sửa bài 100 &lt;b&gt;."), "{over}");
    assert!(over.contains("Cập nhật"), "{over}");
    assert!(over.contains("Thứ Năm, 18/02/2021, 12:00"), "{over}");
    let list = app.get("/cai-chinh").await.text();
    assert!(list.contains("Sửa bài 100 &lt;b&gt;.") && list.contains(ARTICLE));
}

#[tokio::test]
async fn list_of_corrections_is_paged_by_cursor() {
    let all = (1..=20).chain([100]);
    let changes = all.map(|id| correction(id, NOW + id)).collect();
    let app = TestApp::builder().with(changes).start().await;
    let first = app.get("/cai-chinh").await.text();
    assert!(first.contains("Sửa bài 100 ") && first.contains("Sửa bài 2 "));
    assert!(!first.contains("Sửa bài 1 "));
    let next = format!("/cai-chinh?sau={}-2", NOW + 2);
    assert!(first.contains(&format!("href=\"{next}\"")), "{first}");
    let second = app.get(&next).await.text();
    assert!(second.contains("Sửa bài 1 ") && !second.contains("Sửa bài 2 "));
    assert!(second.contains(&format!("href=\"/cai-chinh?truoc={}-1\"", NOW + 1)));
    let lite = app.get(&format!("{next}&lite")).await.text();
    assert!(lite.contains("href=\"/bai-1-1.html?lite\""));
}

#[tokio::test]
async fn time_of_change_is_shown_if_relevant() {
    let changed = |id: i64, after: i64| {
        let mut new = article(id, "lang-nghe", NOW - 9000);
        new.updated_at = Timestamp(NOW - 9000 + after);
        add(new)
    };
    let app = TestApp::builder()
        .with(vec![changed(201, 899), changed(202, 900)])
        .start()
        .await;
    for (id, told) in [(201, false), (202, true)] {
        let text = app.get(&format!("/bai-{id}-{id}.html")).await.text();
        let (_, times) = text.split_once("class=\"times\"").unwrap();
        let (times, _) = times.split_once("</p>").unwrap();
        assert_eq!(times.contains("Cập nhật"), told, "{id}");
    }
}

#[tokio::test]
async fn withdrawn_article_is_gone() {
    let app = TestApp::builder()
        .with(vec![
            Change::Withdraw {
                article: ArticleId(100),
                reason: Some("Theo yêu cầu <của> nhân vật.".into()),
                at: Timestamp(NOW),
            },
            Change::Withdraw {
                article: ArticleId(1),
                reason: None,
                at: Timestamp(NOW),
            },
            Change::Redirect(NewRedirect {
                from: "/bai-1-1.html".into(),
                to: "/bai-2-2.html".into(),
            }),
        ])
        .start()
        .await;
    for path in [ARTICLE, "/x-100.html", "/-100.html", "/x-100.html?lite"] {
        let page = app.get(path).await;
        assert_eq!(page.status, StatusCode::GONE, "{path}");
        assert_eq!(page.header(header::CACHE_CONTROL), "no-store");
        let text = page.text();
        assert!(text.contains("Bài này đã được gỡ"), "{path}");
        assert!(text.contains("Theo yêu cầu &lt;của&gt; nhân vật."));
        assert!(text.contains("noindex") && text.contains("action=\"/tim-kiem\""));
        assert!(text.contains("/bai-20-20.html"), "a way on");
        assert!(!text.contains("Lò gốm đỏ lửa"), "{path} names it");
    }
    let head = app.send(Method::HEAD, ARTICLE, &[]).await;
    assert_eq!(head.status, StatusCode::GONE);
    for path in ["/", "/lang-nghe", "/chu-de/gom-su", "/tim-kiem?q=lo+gom"] {
        let text = app.get(path).await.text();
        assert!(!text.contains(ARTICLE), "{path} links to it");
    }
    // The newsroom's redirect applies to readers of the withdrawn article.
    let moved = app.get("/bai-1-1.html").await;
    assert_eq!(moved.status, StatusCode::MOVED_PERMANENTLY);
    assert_eq!(app.get("/x-1.html").await.status, StatusCode::GONE);
}

#[tokio::test]
async fn every_footer_links_to_the_statements() {
    let app = TestApp::start().await;
    for path in ["/", ARTICLE, "/khong-co", "/lang-nghe?lite"] {
        let text = app.get(path).await.text();
        let lite = if path.ends_with("lite") { "?lite" } else { "" };
        for statement in [
            "/trang/toa-soan",
            "/trang/quyen-rieng-tu",
            "/trang/cookie",
            "/cai-chinh",
        ] {
            let link = format!("href=\"{statement}{lite}\"");
            assert!(text.contains(&link), "{path} has no {link}");
        }
    }
}

#[tokio::test]
async fn own_statements_replace_built_in_ones() {
    let stored = |address: &str| {
        Change::Page(NewPage {
            origin: format!("paper.example#{address}"),
            published: true,
            slug: slug(address),
            title: "Trang cũ".into(),
            body: Html::clean("<p>Chữ cũ.</p>"),
            pictures: vec![],
            updated_at: Timestamp(NOW),
        })
    };
    let app = TestApp::builder()
        .with_statements(Statements {
            privacy: Some(Html::clean("<p>Chữ của báo.</p>")),
            ..Statements::default()
        })
        .with(vec![stored("quyen-rieng-tu"), stored("cookie")])
        .start()
        .await;
    for (path, words) in [
        ("/trang/quyen-rieng-tu", "Chữ của báo."),
        ("/trang/cookie", "Chữ cũ."),
        ("/trang/toa-soan", "Báo Thử"),
    ] {
        let text = app.get(path).await.text();
        assert!(text.contains(words), "{words} does not stand on {path}");
        assert_eq!(
            text.matches("<a href=\"/trang/cookie\"").count(),
            1,
            "each is linked once"
        );
    }
}

#[tokio::test]
async fn author_page_shows_the_biography() {
    let app = TestApp::builder()
        .with(vec![Change::About {
            slug: slug("lnv"),
            about: "Ban Làng nghề & việc làng.".into(),
        }])
        .start()
        .await;
    let text = app.get("/tac-gia/lnv").await.text();
    assert!(text.contains("Ban Làng nghề &amp; việc làng."));
    assert!(text.contains(">1 bài<"));
    assert!(text.contains("class=\"breadcrumb\""));
    assert!(
        app.get("/tac-gia/nguyen-van-a")
            .await
            .text()
            .contains(">1 bài<")
    );
    assert_eq!(
        app.get("/tac-gia/khong").await.status,
        StatusCode::NOT_FOUND
    );
}
