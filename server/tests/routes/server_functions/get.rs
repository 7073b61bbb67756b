//! `GET` of server functions.

use axum::http::{Method, StatusCode, header};

use super::FUNCTIONS;
use crate::support::TestApp;

const MORE: &str = "/api/teasers?shelf=Related&article=100&from=0";

#[tokio::test]
async fn weather_names_its_cities() {
    let app = TestApp::start().await;
    let answer = app.get("/api/weather").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header(header::CONTENT_TYPE), "application/json");
    assert_eq!(answer.header(header::CACHE_CONTROL), "public, max-age=30");
    let text = answer.text();
    assert!(
        text.contains("Hà Nội") && text.contains("chưa có dữ liệu"),
        "{text}"
    );
}

#[tokio::test]
async fn more_teasers_are_html() {
    let app = TestApp::start().await;
    let plain = app.get(MORE).await;
    assert_eq!(plain.status, StatusCode::OK);
    assert!(plain.text().contains("-20.html"), "{}", plain.text());
    let coded = app.get_encoded(MORE, "br").await;
    assert_eq!(coded.header(header::CONTENT_ENCODING), "br");
    assert_eq!(coded.header(header::VARY), "accept-encoding");
    assert_eq!(coded.text(), plain.text());
}

#[tokio::test]
async fn response_is_the_same_for_every_caller() {
    let app = TestApp::start().await;
    let asked = [
        (header::ACCEPT, "text/html"),
        (header::REFERER, "https://elsewhere.example/"),
        (header::ORIGIN, "https://elsewhere.example"),
        (header::COOKIE, "a=b"),
    ];
    for path in FUNCTIONS {
        let answer = app.send(Method::GET, path, &asked).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(answer.header(header::LOCATION), "", "{path}");
        assert_eq!(answer.body, app.get(path).await.body, "{path}");
        // Scripts of other websites may not read it.
        let allowed = answer.header(header::ACCESS_CONTROL_ALLOW_ORIGIN);
        assert_eq!(allowed, "", "{path}");
    }
}

#[tokio::test]
async fn invalid_arguments_are_client_errors() {
    let app = TestApp::start().await;
    for path in [
        "/api/teasers",
        "/api/teasers?shelf=Related&article=5000&from=0",
        "/api/teasers?shelf=Related&article=100&from=x",
        "/api/teasers?shelf=Nothing&article=100&from=0",
        "/api/teasers?shelf=Related&article=100&from=0&shown=x",
        "/api/teasers?shelf=Related&article=&from=0",
    ] {
        let answer = app.get(path).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path}");
        assert!(!answer.text().is_empty(), "{path}");
        assert_eq!(answer.header(header::CACHE_CONTROL), "no-store", "{path}");
    }
}
