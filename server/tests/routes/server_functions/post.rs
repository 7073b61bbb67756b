//! Server functions that only read allow no other method.

use axum::http::{Method, StatusCode, header};

use super::FUNCTIONS;
use crate::support::TestApp;

#[tokio::test]
async fn reading_functions_allow_only_get() {
    let app = TestApp::start().await;
    for path in FUNCTIONS {
        for method in [Method::POST, Method::PUT, Method::DELETE, Method::OPTIONS] {
            let answer = app.send(method, path, &[]).await;
            assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{path}");
            assert_eq!(answer.header(header::ALLOW), "GET,HEAD", "{path}");
            assert_eq!(answer.header(header::CACHE_CONTROL), "no-store", "{path}");
        }
        let get = app.get(path).await;
        let head = app.send(Method::HEAD, path, &[]).await;
        assert_eq!(head.status, get.status, "{path}");
        assert!(head.body.is_empty(), "{path}");
    }
}
