//! Server functions that only read allow no other method.

use axum::http::{Method, StatusCode, header};

use crate::support::TestApp;

#[tokio::test]
async fn reading_functions_allow_only_get() {
    let app = TestApp::start().await;
    for method in [Method::POST, Method::PUT, Method::DELETE] {
        let answer = app.send(method, "/api/weather", &[]).await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(answer.header(header::ALLOW), "GET,HEAD");
        assert_eq!(answer.header(header::CACHE_CONTROL), "no-store");
    }
}
