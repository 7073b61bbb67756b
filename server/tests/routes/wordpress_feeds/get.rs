//! `GET` of the feed addresses of an imported WordPress site.

use axum::http::{StatusCode, header};

use crate::support::syndication::start;

#[tokio::test]
async fn wordpress_feeds_redirect_to_new_feeds() {
    let app = start().await;
    for (old, new) in [
        ("/feed/", "/rss.xml"),
        ("/feed", "/rss.xml"),
        ("/feed/atom/", "/atom.xml"),
        ("/?feed=rss2", "/rss.xml"),
        ("/?feed=atom", "/atom.xml"),
        ("/wp-rss2.php", "/rss.xml"),
        ("/category/lang-nghe/feed/", "/lang-nghe/rss.xml"),
        ("/category/lang-nghe/feed/atom/", "/lang-nghe/atom.xml"),
        ("/?cat=5&feed=rss2", "/lang-nghe/rss.xml"),
        ("/tag/gom-su/feed/", "/chu-de/gom-su/rss.xml"),
        ("/lang-nghe/feed/", "/lang-nghe/rss.xml"),
        (
            "/2021/02/l%C3%B2-g%E1%BB%91m/feed/",
            "/lo-gom-do-lua-100.html",
        ),
        ("/wp-sitemap.xml", "/sitemap.xml"),
    ] {
        let answer = app.get(old).await;
        assert_eq!(answer.status, StatusCode::MOVED_PERMANENTLY, "{old}");
        assert_eq!(answer.header(header::LOCATION), new, "{old}");
        assert_eq!(app.get(new).await.status, StatusCode::OK, "{new}");
    }
    for path in [
        "/khong-co/feed/",
        "/comments/feed/",
        "/?feed=khac&cat=99",
        "/a/b/feed/c",
    ] {
        let status = app.get(path).await.status;
        assert_ne!(status, StatusCode::MOVED_PERMANENTLY, "{path}");
    }
}
