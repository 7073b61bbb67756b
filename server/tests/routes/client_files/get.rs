//! `GET` of the client's files.

use axum::http::{Method, StatusCode, header};

use crate::support::{BOOT, TestApp};

const FILE: &str = "/pkg/boot-1a.js";

#[tokio::test]
async fn file_is_sent_in_the_encoding_of_the_build() {
    let app = TestApp::start().await;
    for (taken, coding) in [
        ("gzip, deflate, br", "br"),
        ("gzip", "gzip"),
        ("br;q=0, *", "gzip"),
        ("identity", ""),
        ("", ""),
    ] {
        let file = app.get_encoded(FILE, taken).await;
        assert_eq!(file.status, StatusCode::OK, "{taken}");
        assert_eq!(file.header(header::CONTENT_ENCODING), coding, "{taken}");
        assert_eq!(file.text(), BOOT, "{taken}");
        assert_eq!(file.header(header::VARY), "accept-encoding", "{taken}");
        assert_eq!(
            file.header(header::CACHE_CONTROL),
            "public, max-age=31536000, immutable"
        );
        assert_eq!(
            file.header(header::CONTENT_TYPE),
            "text/javascript; charset=utf-8"
        );
        assert_eq!(
            file.header(header::CONTENT_LENGTH),
            file.body.len().to_string(),
            "{taken}"
        );
    }
}

#[tokio::test]
async fn file_without_encodings_is_sent_as_it_is() {
    let app = TestApp::start().await;
    for (path, kind) in [
        ("/pkg/app-3c.wasm", "application/wasm"),
        ("/pkg/chu-4d.woff2", "font/woff2"),
    ] {
        let file = app.get_encoded(path, "br, gzip").await;
        assert_eq!(file.status, StatusCode::OK, "{path}");
        assert_eq!(file.header(header::CONTENT_TYPE), kind);
        assert_eq!(file.header(header::CONTENT_ENCODING), "");
        assert_eq!(file.header(header::VARY), "");
    }
}

#[tokio::test]
async fn file_supports_head_and_conditional_requests() {
    let app = TestApp::start().await;
    let file = app.get_encoded(FILE, "br").await;
    let headers = [(header::IF_NONE_MATCH, file.header(header::ETAG))];
    assert_eq!(
        app.send(Method::GET, FILE, &headers).await.status,
        StatusCode::NOT_MODIFIED
    );
    let head = app
        .send(Method::HEAD, FILE, &[(header::ACCEPT_ENCODING, "br")])
        .await;
    assert!(head.body.is_empty());
    assert_eq!(
        head.header(header::CONTENT_LENGTH),
        file.header(header::CONTENT_LENGTH)
    );
}

#[tokio::test]
async fn other_files_are_not_served() {
    let app = TestApp::start().await;
    for path in [
        "/pkg/",
        "/pkg/khong-co.js",
        "/pkg/boot-1a.js.br",
        "/pkg/boot-1a.js.gz",
        "/pkg/../page.css",
        "/pkg/..%2fpage.css",
        "/pkg/%2e%2e/site.json",
        "/pkg/..%2f..%2f..%2fCargo.toml",
        "/pkg/%ff",
        "/site.json",
        "/page.css",
    ] {
        let answer = app.get(path).await;
        assert!(
            matches!(
                answer.status,
                StatusCode::NOT_FOUND | StatusCode::BAD_REQUEST
            ),
            "{path}: {}",
            answer.status
        );
        assert_eq!(answer.header(header::CACHE_CONTROL), "no-store", "{path}");
    }
}
