//! `GET /api/article`: what open pages ask for.

use axum::http::{HeaderName, Method, StatusCode, header};
use serde_json::Value;
use store::{ArticleId, Change, Html, NewCorrection, SummaryCorrection, Timestamp};

use crate::support::{Answer, TestApp};

const STATE: &str = "/api/article?id=100";
/// 2021-02-18 12:00 in Việt Nam.
const NOW: i64 = 1_613_624_400;

fn correction() -> Change {
    Change::Correct(NewCorrection {
        article: ArticleId(100),
        text: "Sửa <b>.".to_owned(),
        at: Timestamp(NOW),
        title: Some("Tên đúng".to_owned()),
        lead: None,
        body: Some(Html::clean("<p>Lời đúng.</p>")),
        summary: SummaryCorrection::Keep,
    })
}

fn withdrawal() -> Change {
    Change::Withdraw {
        article: ArticleId(100),
        reason: Some("Bí mật".to_owned()),
        at: Timestamp(NOW),
    }
}

fn json(answer: &Answer) -> Value {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    serde_json::from_str(&answer.text()).unwrap()
}

#[tokio::test]
async fn state_has_a_tag_of_revision_and_build() {
    let app = TestApp::start().await;
    let answer = app.get(STATE).await;
    assert_eq!(answer.header(header::ETAG), "W/\"1-1a\"");
    assert_eq!(answer.header(header::CACHE_CONTROL), "public, no-cache");
    assert_eq!(
        answer.header(HeaderName::from_static("cdn-cache-control")),
        "public, max-age=15"
    );
    let state = json(&answer);
    assert_eq!(state["revision"], 1);
    assert_eq!(state["published"], true);
    assert_eq!(state["changes"].as_array().unwrap().len(), 0);
    assert!(state.get("html").is_none());
    let held = [(header::IF_NONE_MATCH, "W/\"1-1a\"")];
    let same = app.send(Method::GET, STATE, &held).await;
    assert_eq!(same.status, StatusCode::NOT_MODIFIED);
    assert!(same.body.is_empty());
    let other = [(header::IF_NONE_MATCH, "W/\"1-0\"")];
    let whole = app.send(Method::GET, STATE, &other).await;
    assert_eq!(whole.status, StatusCode::OK, "of another build");
}

#[tokio::test]
async fn correction_is_told_with_its_time() {
    let app = TestApp::builder().with(vec![correction()]).start().await;
    let held = [(header::IF_NONE_MATCH, "W/\"1-1a\"")];
    let answer = app.send(Method::GET, STATE, &held).await;
    assert_eq!(answer.header(header::ETAG), "W/\"2-1a\"");
    let state = json(&answer);
    assert_eq!(state["revision"], 2);
    let change = &state["changes"][0];
    assert_eq!(change["kind"], "corrected");
    assert_eq!(change["revision"], 2);
    assert_eq!(change["time"], "Thứ Năm, 18/02/2021, 12:00");
    assert!(answer.body.len() < 200, "small: {}", answer.text());
}

#[tokio::test]
async fn text_comes_when_it_is_asked_for() {
    let app = TestApp::builder().with(vec![correction()]).start().await;
    let page = app.get("/lo-gom-do-lua-100.html").await.text();
    for wanted in [1, 2] {
        let state = json(&app.get(&format!("{STATE}&text={wanted}")).await);
        assert_eq!(state["revision"], 2);
        let html = state["html"].as_str().unwrap();
        assert!(
            html.contains("Tên đúng") && html.contains("Lời đúng."),
            "{html}"
        );
        assert!(page.contains(html), "what the page shows");
    }
    let early = app.get(&format!("{STATE}&text=3")).await;
    assert_eq!(early.status, StatusCode::BAD_REQUEST);
    assert!(early.text().contains("no revision 3"), "{}", early.text());
}

#[tokio::test]
async fn withdrawn_article_is_told_without_text_or_reason() {
    let app = TestApp::builder().with(vec![withdrawal()]).start().await;
    for path in [STATE.to_owned(), format!("{STATE}&text=1")] {
        let answer = app.get(&path).await;
        let state = json(&answer);
        assert_eq!(state["published"], false, "{path}");
        assert_eq!(state["changes"][0]["kind"], "withdrawn");
        assert!(state.get("html").is_none());
        assert!(!answer.text().contains("Lò gốm"), "{}", answer.text());
    }
}

#[tokio::test]
async fn invalid_arguments_are_told_in_words() {
    let app = TestApp::start().await;
    for query in ["", "?id=", "?id=x", "?id=5000", "?id=-1", "?id=100&text=x"] {
        let answer = app.get(&format!("/api/article{query}")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{query}");
        assert!(!answer.text().is_empty(), "{query}");
        assert_eq!(answer.header(header::CACHE_CONTROL), "no-store", "{query}");
    }
}
