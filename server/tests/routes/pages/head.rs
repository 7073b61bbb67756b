//! `HEAD` of pages.

use axum::http::{Method, StatusCode, header};

use crate::support::TestApp;

#[tokio::test]
async fn head_has_the_headers_of_get() {
    let app = TestApp::start().await;
    for path in [
        "/",
        "/lo-gom-do-lua-100.html",
        "/khong-co",
        "/favicon.svg",
        "/api/weather",
    ] {
        for coding in ["identity", "br"] {
            let headers = [(header::ACCEPT_ENCODING, coding)];
            let get = app.send(Method::GET, path, &headers).await;
            let head = app.send(Method::HEAD, path, &headers).await;
            assert_eq!(head.status, get.status, "{path}");
            assert!(head.body.is_empty(), "{path}");
            let compared = |headers: &axum::http::HeaderMap| {
                let mut headers = headers.clone();
                // A server may leave the length out (RFC 9110, section 9.3.2).
                headers.remove(header::CONTENT_LENGTH);
                headers
            };
            assert_eq!(
                compared(&head.headers),
                compared(&get.headers),
                "{path} {coding}"
            );
        }
    }
}

#[tokio::test]
async fn head_can_be_conditional() {
    let app = TestApp::start().await;
    let get = app.get("/lang-nghe").await;
    let headers = [(header::IF_NONE_MATCH, get.header(header::ETAG))];
    let head = app.send(Method::HEAD, "/lang-nghe", &headers).await;
    assert_eq!(head.status, StatusCode::NOT_MODIFIED);
}
