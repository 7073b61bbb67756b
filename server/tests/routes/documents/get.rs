//! `GET` of documents at fixed addresses.

use axum::http::{Method, StatusCode, header};

use crate::support::TestApp;
use crate::support::syndication::{BASE, start};

#[tokio::test]
async fn robots_txt_allows_pages_and_names_site_maps() {
    let app = start().await;
    let robots = app.get("/robots.txt").await;
    assert_eq!(
        robots.header(header::CONTENT_TYPE),
        "text/plain; charset=utf-8"
    );
    let text = robots.text();
    for line in [
        "User-agent: *",
        "Disallow: /tim-kiem",
        "Disallow: /api/",
        "Sitemap: https://bao.example/sitemap.xml",
        "Sitemap: https://bao.example/news-sitemap.xml",
    ] {
        assert!(text.lines().any(|it| it == line), "{line} in {text}");
    }
    let held = [(header::IF_NONE_MATCH, robots.header(header::ETAG))];
    let again = app.send(Method::HEAD, "/robots.txt", &held).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn llms_txt_links_to_sections_feeds_and_pages() {
    let text = start().await.get("/llms.txt").await.text();
    assert!(text.starts_with("# Báo Thử\n\n> Chuyện làng\n"), "{text}");
    for link in [
        "- [Mục lang-nghe](https://bao.example/lang-nghe)",
        "- [rss.xml](https://bao.example/rss.xml)",
        "- [Giới thiệu](https://bao.example/trang/gioi-thieu)",
    ] {
        assert!(text.lines().any(|line| line == link), "{link} in {text}");
    }
}

#[tokio::test]
async fn security_txt_names_the_contact_of_the_imprint() {
    let path = "/.well-known/security.txt";
    let file = start().await.get(path).await;
    assert_eq!(file.status, StatusCode::OK);
    let text = file.text();
    assert!(
        text.starts_with("Contact: mailto:ban@bao.example\nExpires: "),
        "{text}"
    );
    assert!(text.contains(&format!("Canonical: {BASE}{path}\n")));
    let bare = TestApp::start().await.get(path).await;
    assert_eq!(bare.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn indexnow_key_is_served() {
    let app = start().await;
    assert_eq!(app.get("/khoa-1234.txt").await.text(), "khoa-1234");
    assert_eq!(
        app.get("/khoa-1235.txt").await.status,
        StatusCode::NOT_FOUND
    );
    let bare = TestApp::start().await;
    assert_eq!(bare.get("/.txt").await.status, StatusCode::NOT_FOUND);
}
