//! The web app manifest and the service worker.

use axum::http::{StatusCode, header};

use crate::support::TestApp;

const ARTICLE: &str = "/lo-gom-do-lua-100.html";

#[tokio::test]
async fn offline_site_has_a_manifest_and_a_worker() {
    let app = TestApp::builder().offline().start().await;
    let manifest = app.get("/manifest.webmanifest").await;
    assert_eq!(
        manifest.header(header::CONTENT_TYPE),
        "application/manifest+json"
    );
    let content: serde_json::Value = serde_json::from_str(&manifest.text()).unwrap();
    for (name, value) in [
        ("id", "/"),
        ("name", "Báo Thử"),
        ("short_name", "Báo Thử"),
        ("lang", "vi"),
        ("start_url", "/"),
        ("scope", "/"),
        ("display", "standalone"),
    ] {
        assert_eq!(content[name], value, "{name}");
    }
    assert_eq!(content["share_target"]["action"], "/tim-kiem");
    assert_eq!(content["share_target"]["method"], "GET");
    let shortcuts = content["shortcuts"].as_array().unwrap();
    let paths: Vec<_> = shortcuts
        .iter()
        .map(|it| it["url"].as_str().unwrap())
        .collect();
    assert_eq!(paths, ["/moi-nhat", "/da-luu", "/tim-kiem"]);
    let worker = app.get("/sw.js").await;
    assert_eq!(worker.text(), "const PAPER=\"\";the worker");
    assert_eq!(
        worker.header(header::CONTENT_TYPE),
        "text/javascript; charset=utf-8"
    );
    assert_eq!(worker.header(header::CACHE_CONTROL), "no-cache");
    let page = app.get(ARTICLE).await.text();
    assert!(page.contains(" data-boot=\"/pkg/boot-1a.js\" data-offline=\"\""));
    let lite = app.get(&format!("{ARTICLE}?lite")).await.text();
    assert!(!lite.contains("data-offline"));
    let offline = app.get("/ngoai-tuyen").await;
    assert!(offline.text().contains("<h1>Chưa mở được trang này</h1>"));
}

#[tokio::test]
async fn site_without_offline_reading_uninstalls_the_worker() {
    let app = TestApp::start().await;
    assert_eq!(app.get("/sw.js").await.text(), "the worker that leaves");
    let manifest = app.get("/manifest.webmanifest").await;
    assert_eq!(manifest.status, StatusCode::NOT_FOUND);
    assert!(!app.get(ARTICLE).await.text().contains("data-offline"));
}
