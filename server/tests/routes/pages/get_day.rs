//! `GET /{yyyy}/{mm}/{dd}`.

use axum::http::StatusCode;

use crate::support::TestApp;

/// The day of articles 16 to 20; the others are of the day before.
const DAY: &str = "/2021/02/18";

#[tokio::test]
async fn day_shows_its_articles_and_links_to_the_day_before() {
    let app = TestApp::start().await;
    let page = app.get(DAY).await;
    assert_eq!(page.status, StatusCode::OK);
    let text = page.text();
    let main = text.split("<main").nth(1).unwrap();
    assert!(main.contains("Thứ Năm, ngày 18 tháng 2 năm 2021"));
    assert!(main.contains("mùng 7 tháng Giêng"));
    assert!(main.contains("href=\"/2021/02/17\""), "the day before");
    assert!(!main.contains("href=\"/2021/02/19\""), "nothing came after");
    assert!(!text.contains("noindex"));
    let before = app.get("/2021/02/17").await.text();
    assert!(before.contains("href=\"/2021/02/18\""));
    let both = [&text, &before];
    for id in 1..=20 {
        let path = format!("data-article=\"{id}\"");
        let on = both.iter().filter(|page| page.contains(&path)).count();
        assert_eq!(on, 1, "article {id} is on one day");
    }
}

#[tokio::test]
async fn day_without_articles_links_to_others() {
    let app = TestApp::start().await;
    let page = app.get("/2020/02/29").await;
    assert_eq!(page.status, StatusCode::OK);
    let text = page.text();
    assert!(text.contains("Ngày này báo không đăng bài nào."));
    assert!(text.contains("href=\"/2021/02/17\""), "the day after");
    assert!(text.contains("noindex"), "there is no end to such days");
}

#[tokio::test]
async fn invalid_day_is_not_found() {
    let app = TestApp::start().await;
    for path in ["/2021/02/29", "/2021/00/01", "/2021/1/1", "/21/01/01"] {
        assert_eq!(app.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let moved = app.get("/2021/02/18/").await;
    assert_eq!(moved.status, StatusCode::MOVED_PERMANENTLY);
}

#[tokio::test]
async fn dates_link_to_their_day() {
    let app = TestApp::start().await;
    let text = app.get("/lo-gom-do-lua-100.html").await.text();
    let article = text.split("<main").nth(1).unwrap();
    assert!(article.contains("<a href=\"/2021/02/17\"><time"));
    let lite = app.get("/2021/02/18?lite").await.text();
    assert!(lite.contains("href=\"/2021/02/17?lite\""));
}
