//! `GET /tim-kiem`.

use axum::http::StatusCode;

use crate::support::TestApp;

async fn page(app: &TestApp, query: &str) -> String {
    let page = app.get(&format!("/tim-kiem?{query}")).await;
    assert_eq!(page.status, StatusCode::OK, "{query}");
    page.text()
}

fn finds(text: &str) -> usize {
    text.matches("data-article=").count()
}

#[tokio::test]
async fn matches_are_marked() {
    let app = TestApp::start().await;
    for query in ["q=lo+gom", "q=l%C3%B2+g%E1%BB%91m", "q=%22lo+gom%22"] {
        let text = page(&app, query).await;
        assert!(text.contains("<mark>Lò gốm</mark>"), "{query}");
        assert_eq!(finds(&text), 1, "{query}");
        assert!(text.contains("1\u{a0}kết quả cho "), "{query}");
    }
    assert_eq!(finds(&page(&app, "q=%22gom+lo%22").await), 0);
}

#[tokio::test]
async fn section_and_day_filter_results() {
    let app = TestApp::start().await;
    for (fields, count) in [
        ("&muc=&tu=&den=", 1),
        ("&muc=lang-nghe", 1),
        ("&muc=khac", 0),
        ("&tu=2021-02-17&den=2021-02-17", 1),
        ("&tu=2021-02-18", 0),
        ("&den=2021-02-16", 0),
        ("&tu=x&den=2021-02-31&muc=%00", 1),
    ] {
        let text = page(&app, &format!("q=lo+gom{fields}")).await;
        assert_eq!(finds(&text), count, "{fields}");
        let way_out = text.contains("href=\"/tim-kiem?q=lo%20gom\"");
        assert_eq!(way_out, count == 0, "{fields}: the way without filters");
    }
    let text = page(&app, "q=a&tu=2021-02-17&muc=lang-nghe").await;
    assert!(
        text.contains("value=\"2021-02-17\"") && text.contains("<details open class=\"narrowing\"")
    );
}

#[tokio::test]
async fn further_results_are_linked() {
    let app = TestApp::start().await;
    let first = page(&app, "lite&q=tom+tat&muc=lang-nghe").await;
    assert_eq!(finds(&first), 20);
    let (_, link) = first.split_once("rel=\"next\" href=\"").unwrap();
    let link = link.split('"').next().unwrap().replace("&amp;", "&");
    assert!(
        link.starts_with("/tim-kiem?lite&q=tom%20tat&muc=lang-nghe&tiep="),
        "{link}"
    );
    let second = app.get(&link).await.text();
    assert_eq!(finds(&second), 1);
    assert!(!second.contains("rel=\"next\""));
}

#[tokio::test]
async fn empty_result_links_to_other_pages() {
    let app = TestApp::start().await;
    let text = page(&app, "q=lo+gomm").await;
    assert!(text.contains("Có phải bạn muốn tìm:"), "{text}");
    assert!(
        text.contains("href=\"/tim-kiem?q=l%C3%B2%20g%E1%BB%91m\""),
        "{text}"
    );
    let text = page(&app, "q=zzzzzzz").await;
    assert!(!text.contains("class=\"meant\"") && text.contains("href=\"/moi-nhat\""));
    let text = page(&app, "").await;
    assert!(!text.contains("class=\"no-finds\"") && text.contains("name=\"q\""));
}

#[tokio::test]
async fn other_name_of_a_province_is_shown() {
    let app = TestApp::start().await;
    let text = page(&app, "q=bac+giang").await;
    assert!(text.contains("Bắc Giang thuộc Bắc Ninh"), "{text}");
}

#[tokio::test]
async fn markup_in_a_query_is_escaped() {
    let app = TestApp::start().await;
    for typed in [
        "%22",
        "%22a%22+OR+%22b",
        "NEAR(",
        "*",
        "%00",
        "%F0%9F%98%80",
        "a%3Agom%0Ab",
        "%ff%fe",
        "%3Cscript%3Ealert(1)%3C/script%3E",
        "%22%22%22",
        &"a".repeat(10_000),
        &"%E1%BA%A1".repeat(5_000),
    ] {
        let text = page(
            &app,
            &format!("q={typed}&tiep=9-9-9&muc=../x&tu=0000-00-00"),
        )
        .await;
        assert!(!text.contains("<script>alert"), "{typed}");
    }
}
