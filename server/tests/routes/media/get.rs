//! `GET` of pictures.

use axum::http::{HeaderName, Method, StatusCode, header};

use crate::support::TestApp;

const PICTURE: &str = "/media/lo-gom-480.jpg";

#[tokio::test]
async fn picture_is_immutable() {
    let app = TestApp::start().await;
    let picture = app.get_encoded(PICTURE, "br, gzip").await;
    assert_eq!(picture.status, StatusCode::OK);
    assert_eq!(&picture.body[..], b"a picture");
    assert_eq!(picture.header(header::CONTENT_TYPE), "image/jpeg");
    assert_eq!(
        picture.header(header::CACHE_CONTROL),
        "public, max-age=31536000, immutable"
    );
    assert_eq!(
        picture.header(header::CONTENT_ENCODING),
        "",
        "pictures are compressed already"
    );
    assert_eq!(
        picture.header(HeaderName::from_static("cross-origin-resource-policy")),
        "cross-origin"
    );
    let headers = [(header::IF_NONE_MATCH, picture.header(header::ETAG))];
    let again = app.send(Method::GET, PICTURE, &headers).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    assert!(app.send(Method::HEAD, PICTURE, &[]).await.body.is_empty());
}

#[tokio::test]
async fn other_files_are_not_served() {
    let app = TestApp::start().await;
    std::fs::write(app.folder().join("secret.jpg"), b"classified").unwrap();
    for path in [
        "/media/khong-co-480.jpg",
        "/media/notes.txt",
        "/media/",
        "/media/../secret.jpg",
        "/media/..%2fsecret.jpg",
        "/media/%2e%2e/secret.jpg",
        "/media/..%5csecret.jpg",
        "/media/lo-gom-480.jpg%00.jpg",
        "/media/lo-gom-480.jpg/",
        "/media/.jpg",
        "/media//etc/passwd",
        "/media/%2fetc%2fpasswd",
        "/media/%ff.jpg",
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
        assert!(!answer.text().contains("classified"), "{path}");
    }
}
