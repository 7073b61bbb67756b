//! `GET` of the feeds of every list, and of the list of feeds.

use axum::http::{HeaderName, Method, StatusCode, header};

use crate::support::syndication::{BASE, elements, start};
use crate::support::{Fault, TestApp};

const LISTS: [&str; 8] = [
    "",
    "/moi-nhat",
    "/doc-nhieu",
    "/lang-nghe",
    "/chu-de/gom-su",
    "/tac-gia/nguyen-van-a",
    "/tac-gia/lnv",
    "/2021/02/17",
];

#[tokio::test]
async fn every_list_has_feeds() {
    let app = start().await;
    for list in LISTS {
        let own = format!("{BASE}/lo-gom-do-lua-100.html");
        let rss = app.get(&format!("{list}/rss.xml")).await;
        assert_eq!(rss.status, StatusCode::OK, "{list}");
        assert_eq!(
            rss.header(header::CONTENT_TYPE),
            "application/rss+xml; charset=utf-8"
        );
        let links = elements(&rss.text(), "link");
        assert!(links.contains(&own), "{list}: {links:?}");
        let ids = elements(&rss.text(), "guid");
        assert!(
            ids.iter()
                .all(|id| id.starts_with("tag:bao.example,2021-02-")),
            "{ids:?}"
        );
        let atom = app.get(&format!("{list}/atom.xml")).await;
        assert_eq!(
            atom.header(header::CONTENT_TYPE),
            "application/atom+xml; charset=utf-8"
        );
        let atom_ids = elements(&atom.text(), "id");
        assert_eq!(atom_ids[1..], ids[..], "{list}: one name in every format");
        let json = app.get(&format!("{list}/feed.json")).await;
        assert_eq!(
            json.header(header::CONTENT_TYPE),
            "application/feed+json; charset=utf-8"
        );
        let json: serde_json::Value = serde_json::from_str(&json.text()).unwrap();
        assert_eq!(json["feed_url"], format!("{BASE}{list}/feed.json"));
        assert_eq!(json["items"].as_array().unwrap().len(), ids.len());
    }
}

#[tokio::test]
async fn feed_holds_full_articles_newest_first() {
    let app = start().await;
    let json: serde_json::Value =
        serde_json::from_str(&app.get("/lang-nghe/feed.json").await.text()).unwrap();
    let items = json["items"].as_array().unwrap();
    assert_eq!(items.len(), 20);
    let dates: Vec<&str> = items
        .iter()
        .map(|item| item["date_published"].as_str().unwrap())
        .collect();
    assert!(dates.is_sorted_by(|a, b| a >= b), "{dates:?}");
    let item = items
        .iter()
        .find(|item| item["title"] == "Lò gốm đỏ lửa")
        .unwrap();
    assert_eq!(item["content_html"], "<p>Chữ.</p>");
    assert_eq!(item["summary"], "Tóm tắt 100.");
    assert_eq!(item["authors"][1]["url"], format!("{BASE}/tac-gia/lnv"));
    assert_eq!(item["tags"][1], "Chủ đề gom-su");
}

#[tokio::test]
async fn feed_is_cached_and_names_its_hub() {
    let app = start().await;
    let feed = app.get_encoded("/rss.xml", "br").await;
    assert_eq!(feed.header(header::CONTENT_ENCODING), "br");
    assert_eq!(feed.header(header::VARY), "accept-encoding");
    assert!(
        feed.header(header::CACHE_CONTROL)
            .starts_with("public, max-age=60, ")
    );
    assert_eq!(feed.header(header::ACCESS_CONTROL_ALLOW_ORIGIN), "*");
    assert_eq!(
        feed.header(HeaderName::from_static("cross-origin-resource-policy")),
        "cross-origin"
    );
    assert_eq!(
        feed.header(header::LINK),
        "<https://hub.example/>; rel=\"hub\", <https://bao.example/rss.xml>; rel=\"self\""
    );
    let held = [(header::IF_NONE_MATCH, feed.header(header::ETAG))];
    let again = app.send(Method::GET, "/rss.xml", &held).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    assert!(again.body.is_empty());
}

#[tokio::test]
async fn other_paths_have_no_feed() {
    let app = start().await;
    for path in [
        "/khong-co/rss.xml",
        "/chu-de/khong-co/atom.xml",
        "/tim-kiem/rss.xml",
        "/trang/gioi-thieu/rss.xml",
        "/lang-nghe/rss.xml/",
    ] {
        assert_eq!(app.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let bare = TestApp::start().await.get("/rss.xml").await;
    assert_eq!(bare.header(header::LINK), "", "no hub, no link");
}

#[tokio::test]
async fn opml_lists_every_feed() {
    let app = start().await;
    let opml = app.get("/feeds.opml").await;
    assert_eq!(
        opml.header(header::CONTENT_TYPE),
        "text/x-opml; charset=utf-8"
    );
    let text = opml.text();
    for list in LISTS
        .iter()
        .filter(|list| !matches!(**list, "/moi-nhat" | "/doc-nhieu" | "/2021/02/17"))
    {
        let feed = format!("xmlUrl=\"{BASE}{list}/rss.xml\"");
        assert!(text.contains(&feed), "{feed} in {text}");
    }
}

#[tokio::test]
async fn store_error_is_a_server_error() {
    for fault in [Fault::Error, Fault::Panic] {
        let app = TestApp::builder().with_fault(fault).start().await;
        for path in ["/rss.xml", "/feeds.opml", "/sitemap.xml", "/feed"] {
            let answer = app.get(path).await;
            if path == "/feed" {
                assert_eq!(answer.status, StatusCode::MOVED_PERMANENTLY, "asks nothing");
                continue;
            }
            let status = match (fault, path) {
                // A site map is printed in a task of its own.
                (Fault::Error, _) | (_, "/sitemap.xml") => StatusCode::SERVICE_UNAVAILABLE,
                (Fault::Panic, _) => StatusCode::INTERNAL_SERVER_ERROR,
            };
            assert_eq!(answer.status, status, "{fault:?} {path}");
            assert_eq!(answer.header(header::CACHE_CONTROL), "no-store");
            assert!(!answer.text().contains(crate::support::CAUSE));
        }
    }
}

#[tokio::test]
async fn corrections_have_a_feed() {
    let app = TestApp::builder()
        .with_imprint(crate::support::syndication::imprint())
        .prepared(async |store| {
            let correction = store::NewCorrection {
                article: store::ArticleId(100),
                text: "Lò cao 12 m, không phải 21 m & <b>không</b> hơn.".into(),
                at: store::Timestamp(1_613_700_000),
                title: None,
                lead: None,
                body: None,
                summary: store::SummaryCorrection::Follow,
            };
            store
                .apply(&[store::Change::Correct(correction)])
                .await
                .unwrap();
        })
        .start()
        .await;
    let rss = app.get("/cai-chinh/rss.xml").await;
    assert_eq!(rss.status, StatusCode::OK);
    let links = elements(&rss.text(), "link");
    assert!(
        links.contains(&format!("{BASE}/lo-gom-do-lua-100.html")),
        "{links:?}"
    );
    assert!(rss.text().contains("không phải 21 m"));
    let page = app.get("/cai-chinh").await.text();
    assert!(page.contains("/cai-chinh/rss.xml"), "the page leads to it");
}
