//! `GET /oembed`.

use axum::http::{StatusCode, header};

use crate::support::syndication::{BASE, elements, start};

const ARTICLE: &str = "https%3A%2F%2Fbao.example%2Flo-gom-do-lua-100.html";

#[tokio::test]
async fn article_is_a_link_with_a_picture() {
    let app = start().await;
    let answer = app.get(&format!("/oembed?url={ARTICLE}&format=json")).await;
    assert_eq!(
        answer.header(header::CONTENT_TYPE),
        "application/json; charset=utf-8"
    );
    let json: serde_json::Value = serde_json::from_str(&answer.text()).unwrap();
    assert_eq!(json["type"], "link");
    assert_eq!(json["version"], "1.0");
    assert_eq!(json["title"], "Lò gốm đỏ lửa");
    assert_eq!(json["author_name"], "Tác giả nguyen-van-a");
    assert_eq!(json["provider_name"], "Báo Thử");
    let picture = json["thumbnail_url"].as_str().unwrap();
    let picture = app.get(picture.strip_prefix(BASE).unwrap()).await;
    assert_eq!(picture.status, StatusCode::OK);
    assert_eq!(picture.header(header::CONTENT_TYPE), "image/png");

    let answer = app
        .get(&format!("/oembed?url={ARTICLE}&maxwidth=400"))
        .await;
    let json: serde_json::Value = serde_json::from_str(&answer.text()).unwrap();
    assert!(json.get("thumbnail_url").is_none(), "larger than asked for");

    let xml = app.get(&format!("/oembed?url={ARTICLE}&format=xml")).await;
    assert_eq!(elements(&xml.text(), "title"), ["Lò gốm đỏ lửa"]);
}

#[tokio::test]
async fn other_requests_are_refused() {
    let app = start().await;
    for (query, status) in [
        ("", StatusCode::BAD_REQUEST),
        ("?url=", StatusCode::BAD_REQUEST),
        (
            "?url=https://else.example/a-100.html",
            StatusCode::NOT_FOUND,
        ),
        ("?url=https://bao.example/lang-nghe", StatusCode::NOT_FOUND),
        ("?url=https://bao.example/x-999.html", StatusCode::NOT_FOUND),
        (
            "?url=https://bao.example/x-100.html&format=yaml",
            StatusCode::NOT_IMPLEMENTED,
        ),
    ] {
        let answer = app.get(&format!("/oembed{query}")).await;
        assert_eq!(answer.status, status, "{query}");
        assert_eq!(answer.header(header::CACHE_CONTROL), "no-store");
    }
}
