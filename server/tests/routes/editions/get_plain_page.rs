//! `GET /an-ban/{name}.html`.

use axum::http::{StatusCode, header};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{DAY, pictured};
use crate::support::TestApp;

#[tokio::test]
async fn plain_page_needs_no_other_file_and_carries_the_edition() {
    let imprint = app::SiteConfig {
        name: "Báo Thử".into(),
        base_url: "https://bao.example".into(),
        ..app::SiteConfig::default()
    };
    let app = TestApp::builder().with_imprint(imprint).start().await;
    let page = app.get(&format!("{DAY}.html")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(
        page.header(header::CONTENT_TYPE),
        "text/html; charset=utf-8"
    );
    assert_eq!(
        page.header(header::CONTENT_DISPOSITION),
        "attachment; filename=\"an-ban-2021-02-18.html\""
    );
    let text = page.text();
    assert!(text.starts_with("<!DOCTYPE html>") && text.ends_with("</html>\n"));
    assert!(!text.contains("<script") && !text.contains("href=\"/") && !text.contains("src=\"/"));
    assert_eq!(text.matches("<main").count(), 1);
    for id in 16..=20 {
        assert!(text.contains(&format!("<section id=\"bai-{id}\">")), "{id}");
        assert!(text.contains(&format!("href=\"#bai-{id}\"")), "{id}");
    }
    let carried = text
        .split("<template class=\"tinlang-edition\">")
        .nth(1)
        .and_then(|rest| rest.split("</template>").next())
        .unwrap();
    let file = app.get(&format!("{DAY}.tinlang")).await;
    assert_eq!(STANDARD.decode(carried).unwrap(), file.body);
}

#[tokio::test]
async fn pictures_are_embedded() {
    let app = pictured().await;
    let text = app.get(&format!("{DAY}.html?anh=480")).await.text();
    assert!(
        text.contains("<img src=\"data:image/jpeg;base64,YSBwaWN0dXJl\""),
        "{text}"
    );
    let plain = app.get(&format!("{DAY}.html")).await.text();
    assert!(!plain.contains("<img"));
}

#[tokio::test]
async fn invalid_edition_is_not_found() {
    let app = TestApp::start().await;
    for name in ["2021-02-30", "x", "2021-02-20"] {
        let page = app.get(&format!("/an-ban/{name}.html")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{name}");
    }
}
