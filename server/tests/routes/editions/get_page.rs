//! `GET /an-ban/{name}` and `/mo-an-ban`.

use axum::http::{StatusCode, header};

use super::{DAY, pictured};
use crate::support::TestApp;

#[tokio::test]
async fn page_lists_articles_and_sizes() {
    let app = pictured().await;
    // Nothing is packed for the page: the sizes are known after a download.
    let first = app.get(DAY).await.text();
    for (end, query) in [("tinlang", ""), ("tinlang", "?anh=480"), ("html", "")] {
        let link = format!("<a href=\"{DAY}.{end}{query}\" download>");
        assert!(first.contains(&link), "{link} in {first}");
        app.get(&format!("{DAY}.{end}{query}")).await;
    }
    let page = app.get(DAY).await;
    assert_eq!(page.status, StatusCode::OK);
    let text = page.text();
    assert!(text.contains("Ấn bản Thứ Năm, ngày 18 tháng 2 năm 2021"));
    for (end, query) in [("tinlang", ""), ("tinlang", "?anh=480"), ("html", "")] {
        let file = app.get(&format!("{DAY}.{end}{query}")).await;
        let link = format!(
            "<a href=\"{DAY}.{end}{query}\" download data-bytes=\"{}\">",
            file.body.len()
        );
        assert!(text.contains(&link), "{link} in {text}");
    }
    assert!(text.contains("href=\"/bai-20-20.html\""), "its articles");
    assert!(
        text.contains("href=\"/an-ban/2021-02-17\""),
        "the day before"
    );
    assert!(
        text.contains("href=\"/mo-an-ban\""),
        "where files are opened"
    );
    assert!(text.contains("data-edition=\"2021-02-18\""));
    let lite = app.get(&format!("{DAY}?lite")).await.text();
    assert!(lite.contains(&format!("href=\"{DAY}.tinlang\"")));
    assert!(!lite.contains("data-edition"), "no place for scripts");
}

#[tokio::test]
async fn pictures_are_offered_only_if_there_are_any() {
    let app = TestApp::start().await;
    assert!(!app.get(DAY).await.text().contains("?anh="));
}

#[tokio::test]
async fn other_pages_link_to_editions() {
    let app = TestApp::start().await;
    let day = app.get("/2021/02/18").await.text();
    assert!(day.contains(&format!("href=\"{DAY}\"")));
    let empty = app.get("/2021/02/20").await.text();
    assert!(!empty.contains("href=\"/an-ban/2021-02-20\""));
    assert!(day.contains("href=\"/an-ban/7-ngay\""), "the footer");
}

#[tokio::test]
async fn empty_future_and_invalid_days() {
    let app = TestApp::start().await;
    for (name, status, said) in [
        (
            "2021-02-20",
            StatusCode::OK,
            "Ngày này báo không đăng bài nào.",
        ),
        (
            "7-ngay",
            StatusCode::OK,
            "Bảy ngày qua báo không đăng bài nào.",
        ),
        ("2999-01-01", StatusCode::NOT_FOUND, "Ngày này chưa tới."),
        ("2021-02-30", StatusCode::NOT_FOUND, "năm-tháng-ngày"),
        ("x", StatusCode::NOT_FOUND, "năm-tháng-ngày"),
    ] {
        let page = app.get(&format!("/an-ban/{name}")).await;
        assert_eq!(page.status, status, "{name}");
        let text = page.text();
        assert!(text.contains(said), "{name}: {text}");
        assert!(!text.contains(".tinlang\""), "{name} offers nothing");
        assert!(text.contains("noindex"), "{name}");
    }
}

#[tokio::test]
async fn other_spellings_redirect() {
    let app = TestApp::start().await;
    for (path, to) in [
        ("/an-ban", "/an-ban/7-ngay"),
        ("/an-ban/", "/an-ban/7-ngay"),
        ("/an-ban/2021-02-18/", DAY),
    ] {
        let moved = app.get(path).await;
        assert_eq!(moved.status, StatusCode::MOVED_PERMANENTLY, "{path}");
        assert_eq!(moved.header(header::LOCATION), to);
    }
}

#[tokio::test]
async fn page_for_opening_files_names_the_key() {
    let app = TestApp::start().await;
    let page = app.get("/mo-an-ban").await;
    assert_eq!(page.status, StatusCode::OK);
    let text = page.text();
    assert!(text.contains("type=\"file\"") && text.contains("noindex"));
    // The public half of the test's key: RFC 8032 over 32 bytes of 7.
    assert!(text.contains("data-key=\"6kpsY+KcUgq+9VB7Ey7F+ZVHdq6+vnuSQh7qaRRG0iw=\""));
    assert!(
        app.get("/mo-an-ban?lite")
            .await
            .text()
            .contains("JavaScript")
    );
}
