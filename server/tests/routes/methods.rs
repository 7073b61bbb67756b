//! Methods, trailing slashes and percent-encoding of every kind of address.

use axum::http::{HeaderMap, Method, StatusCode, header};

use crate::support::syndication::start;

/// One address of each route that is only read.
const READ_ONLY: [&str; 27] = [
    "/",
    "/moi-nhat",
    "/lang-nghe",
    "/chu-de/gom-su",
    "/tac-gia/lnv",
    "/trang/gioi-thieu",
    "/2021/02/18",
    "/rss.xml",
    "/lang-nghe/atom.xml",
    "/chu-de/gom-su/feed.json",
    "/2021/02/18/rss.xml",
    "/feeds.opml",
    "/sitemap.xml",
    "/sitemap-0.xml",
    "/news-sitemap.xml",
    "/card/0-00000000.png",
    "/oembed",
    "/robots.txt",
    "/khoa-1234.txt",
    "/favicon.svg",
    "/manh/",
    "/manh/lo-gom-do-lua-100.html",
    "/manh/tim-kiem",
    "/an-ban",
    "/an-ban/2021-02-18",
    "/an-ban/2021-02-18.tinlang",
    "/mo-an-ban",
];

#[tokio::test]
async fn other_methods_are_not_allowed() {
    let app = start().await;
    for path in READ_ONLY {
        for method in [Method::POST, Method::DELETE, Method::OPTIONS] {
            let answer = app.send(method.clone(), path, &[]).await;
            assert_eq!(
                answer.status,
                StatusCode::METHOD_NOT_ALLOWED,
                "{method} {path}"
            );
            assert_eq!(answer.header(header::ALLOW), "GET,HEAD", "{method} {path}");
            assert_eq!(answer.text(), "only GET and HEAD\n", "{method} {path}");
            let cache_control = answer.header(header::CACHE_CONTROL);
            assert_eq!(cache_control, "no-store", "{method} {path}");
        }
    }
}

#[tokio::test]
async fn head_has_the_headers_of_get_and_no_body() {
    let app = start().await;
    let without_length = |headers: &HeaderMap| {
        let mut headers = headers.clone();
        headers.remove(header::CONTENT_LENGTH);
        headers
    };
    for path in READ_ONLY {
        let get = app.get(path).await;
        let head = app.send(Method::HEAD, path, &[]).await;
        assert_eq!(head.status, get.status, "{path}");
        assert!(head.body.is_empty(), "{path}");
        assert_eq!(
            without_length(&head.headers),
            without_length(&get.headers),
            "{path}"
        );
    }
}

#[tokio::test]
async fn head_of_an_edition_ignores_ranges() {
    let app = start().await;
    let range = [(header::RANGE, "bytes=0-3")];
    let path = "/an-ban/2021-02-18.tinlang";
    let head = app.send(Method::HEAD, path, &range).await;
    assert_eq!(head.status, StatusCode::OK);
    let get = app.send(Method::GET, path, &range).await;
    assert_eq!(get.status, StatusCode::PARTIAL_CONTENT);
}

#[tokio::test]
async fn invalid_percent_encoding_is_not_found() {
    let app = start().await;
    for path in [
        "/%ff",
        "/%ff/rss.xml",
        "/chu-de/%ff",
        "/chu-de/%ff/atom.xml",
        "/trang/%ff",
        "/2021/02/%ff",
        "/sitemap-%ff.xml",
        "/card/%ff",
        "/an-ban/%ff",
        "/an-ban/%ff.tinlang",
        "/lang%2Dnghe",
        "/lang%2Dnghe/rss.xml",
    ] {
        assert_eq!(app.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    // These two are decoded before they are looked up.
    for path in ["/media/%ff", "/pkg/%ff"] {
        assert_eq!(
            app.get(path).await.status,
            StatusCode::BAD_REQUEST,
            "{path}"
        );
    }
}

#[tokio::test]
async fn trailing_slash_redirects_in_one_step_or_is_not_found() {
    let app = start().await;
    for (path, to) in [
        ("/lang-nghe/", "/lang-nghe"),
        ("/moi-nhat/", "/moi-nhat"),
        ("/chu-de/gom-su//", "/chu-de/gom-su"),
        ("/2021/02/18/", "/2021/02/18"),
        ("/an-ban/2021-02-18/", "/an-ban/2021-02-18"),
        ("/an-ban/", "/an-ban/7-ngay"),
    ] {
        let moved = app.get(path).await;
        assert_eq!(moved.status, StatusCode::MOVED_PERMANENTLY, "{path}");
        assert_eq!(moved.header(header::LOCATION), to, "{path}");
        assert_eq!(app.get(to).await.status, StatusCode::OK, "{to}");
    }
    for path in [
        "/khong-co/",
        "/lang-nghe/rss.xml/",
        "/sitemap.xml/",
        "/robots.txt/",
        "/card/100-00000000.png/",
        "/mo-an-ban/",
    ] {
        assert_eq!(app.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn wordpress_feed_query_is_read_on_pages_and_not_on_feeds() {
    let app = start().await;
    let moved = app.get("/moi-nhat?feed=atom").await;
    assert_eq!(moved.header(header::LOCATION), "/moi-nhat/atom.xml");
    let feed = app.get("/moi-nhat/rss.xml?feed=atom").await;
    assert_eq!(feed.status, StatusCode::OK);
}
