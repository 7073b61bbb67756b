//! Redirects.

use axum::http::{StatusCode, header};

use crate::support::TestApp;

#[tokio::test]
async fn old_and_inexact_addresses_redirect() {
    let app = TestApp::start().await;
    for (from, to) in [
        // The number decides; the slug may be outdated.
        ("/lo-gom-cu-100.html", "/lo-gom-do-lua-100.html"),
        ("/lo-gom-cu-100.html?lite", "/lo-gom-do-lua-100.html?lite"),
        ("/-100.html", "/lo-gom-do-lua-100.html"),
        ("/lo-gom-do-lua-100.html/", "/lo-gom-do-lua-100.html"),
        ("/lang-nghe/", "/lang-nghe"),
        ("/lang-nghe/?lite", "/lang-nghe?lite"),
        ("/chu-de/gom-su//", "/chu-de/gom-su"),
        // From an older site.
        ("/?p=100", "/lo-gom-do-lua-100.html"),
        ("/?p=100&fbclid=abc", "/lo-gom-do-lua-100.html"),
        ("/?utm_source=zalo&p=100", "/lo-gom-do-lua-100.html"),
        ("/2021/02/l%C3%B2-g%E1%BB%91m/", "/lo-gom-do-lua-100.html"),
        ("/cu", "/trang/gioi%20thi%E1%BB%87u"),
    ] {
        let moved = app.get(from).await;
        assert_eq!(moved.status, StatusCode::MOVED_PERMANENTLY, "{from}");
        assert_eq!(moved.header(header::LOCATION), to, "{from}");
        assert_eq!(
            moved.header(header::CACHE_CONTROL),
            "public, max-age=3600",
            "{from}"
        );
        assert!(moved.body.is_empty());
    }
}

#[tokio::test]
async fn no_redirect_leaves_this_host() {
    let app = TestApp::start().await;
    for path in [
        "//evil.example/",
        "//evil.example/..",
        "/%2f%2fevil.example/",
        "/\\evil.example/",
    ] {
        let Ok(uri) = path.parse::<axum::http::Uri>() else {
            continue;
        };
        let answer = app.get(&uri.to_string()).await;
        let to = answer.header(header::LOCATION);
        assert!(
            !to.starts_with("//") && !to.starts_with("/\\"),
            "{path} leads to {to}"
        );
        for other in ["href=\"//", "href=\"/\\"] {
            assert!(
                !answer.text().contains(other),
                "{path} links to another host"
            );
        }
    }
}

#[tokio::test]
async fn unknown_query_is_ignored() {
    let app = TestApp::start().await;
    let page = app.get("/?utm_source=zalo&fbclid=1").await;
    assert_eq!(page.status, StatusCode::OK);
}
