//! `GET` of files of `public/`.

use axum::http::{Method, StatusCode, header};

use crate::support::TestApp;

#[tokio::test]
async fn public_files_are_served_at_the_root() {
    let app = TestApp::start().await;
    for (path, kind) in [
        ("/humans.txt", "text/plain; charset=utf-8"),
        ("/favicon.svg", "image/svg+xml"),
    ] {
        let file = app.get(path).await;
        assert_eq!(file.status, StatusCode::OK, "{path}");
        assert_eq!(file.header(header::CONTENT_TYPE), kind);
        assert_eq!(file.header(header::CACHE_CONTROL), "public, max-age=86400");
        let headers = [(header::IF_NONE_MATCH, file.header(header::ETAG))];
        assert_eq!(
            app.send(Method::GET, path, &headers).await.status,
            StatusCode::NOT_MODIFIED
        );
    }
    assert_eq!(app.get("/humans.txt/").await.status, StatusCode::NOT_FOUND);
}
