//! Methods that pages do not allow.

use axum::http::{Method, StatusCode, header};

use crate::support::TestApp;

#[tokio::test]
async fn pages_allow_only_get_and_head() {
    let app = TestApp::start().await;
    for method in [
        Method::POST,
        Method::PUT,
        Method::DELETE,
        Method::PATCH,
        Method::OPTIONS,
    ] {
        for path in [
            "/",
            "/lo-gom-do-lua-100.html",
            "/khong-co",
            "/robots.txt",
            "/media/lo-gom-480.jpg",
            "/pkg/boot-1a.js",
        ] {
            let answer = app.send(method.clone(), path, &[]).await;
            assert_eq!(
                answer.status,
                StatusCode::METHOD_NOT_ALLOWED,
                "{method} {path}"
            );
            assert_eq!(answer.header(header::ALLOW), "GET,HEAD", "{method} {path}");
            assert_eq!(
                answer.header(header::CACHE_CONTROL),
                "no-store",
                "{method} {path}"
            );
        }
    }
}
