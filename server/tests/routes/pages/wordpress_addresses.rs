//! Addresses of WordPress without a stored redirect.

use axum::http::{StatusCode, header};
use store::{ArticleId, Change, Timestamp};
use store_contract::fixtures::{add, article, slug};

use crate::support::TestApp;

async fn app() -> TestApp {
    // Noon of 2020-12-31 and just after midnight of 2021-01-01 in Việt Nam.
    let named = |id: i64, at: i64| {
        let mut new = article(id, "lang-nghe", at);
        new.slug = slug("mua-gom");
        add(new)
    };
    TestApp::builder()
        .with(vec![
            named(301, 1_609_390_800),
            named(302, 1_609_434_060),
            Change::Withdraw {
                article: ArticleId(5),
                reason: None,
                at: Timestamp(1_613_624_400),
            },
        ])
        .start()
        .await
}

#[tokio::test]
async fn known_address_redirects() {
    let app = app().await;
    for (from, to) in [
        ("/?p=7", "/bai-7-7.html"),
        ("/?p=7&utm_source=zalo", "/bai-7-7.html"),
        ("/?p=5", "/-5.html"),
        ("/archives/7", "/bai-7-7.html"),
        ("/archives/7/", "/bai-7-7.html"),
        ("/2020/12/31/mua-gom/", "/mua-gom-301.html"),
        ("/2020/12/mua-gom", "/mua-gom-301.html"),
        ("/2021/01/01/mua-gom/", "/mua-gom-302.html"),
        ("/2021/1/mua-gom.html", "/mua-gom-302.html"),
        ("/2021/01/mua-gom/amp/", "/mua-gom-302.html"),
        ("/index.php/2020/12/31/mua-gom/", "/mua-gom-301.html"),
        ("/mua-gom/", "/mua-gom-302.html"),
        ("/mua-gom.html", "/mua-gom-302.html"),
        ("/lang-nghe/mua-gom/", "/mua-gom-302.html"),
        ("/category/lang-nghe/", "/lang-nghe"),
        ("/category/cha/lang-nghe/page/3/", "/lang-nghe"),
        ("/lang-nghe/page/2/", "/lang-nghe"),
        ("/?category_name=lang-nghe", "/lang-nghe"),
        ("/tag/gom-su/", "/chu-de/gom-su"),
        ("/tag/gom-su/page/2/", "/chu-de/gom-su"),
        ("/?tag=gom-su", "/chu-de/gom-su"),
        ("/author/nguyen-van-a/", "/tac-gia/nguyen-van-a"),
        ("/author/lnv", "/tac-gia/lnv"),
        ("/page/2/", "/moi-nhat"),
        ("/?paged=2", "/moi-nhat"),
        (
            "/?s=g%E1%BB%91m+s%E1%BB%A9",
            "/tim-kiem?q=g%E1%BB%91m%20s%E1%BB%A9",
        ),
        // Stored redirects come first.
        ("/?p=100", "/lo-gom-do-lua-100.html"),
    ] {
        let moved = app.get(from).await;
        assert_eq!(moved.status, StatusCode::MOVED_PERMANENTLY, "{from}");
        assert_eq!(moved.header(header::LOCATION), to, "{from}");
    }
}

#[tokio::test]
async fn unknown_address_is_not_found() {
    let app = app().await;
    for path in [
        "/archives/999",
        "/archives/x",
        "/2020/12/30/mua-gom/",
        "/2021/02/mua-gom/",
        "/2021/02/30/mua-gom/",
        "/category/khong/",
        "/tag/khong/",
        "/author/khong/",
        "/khong/page/2/",
        "/khong/mua-gom/",
        "/mua-gom/khong",
        "/wp-login.php",
        "/a/b/c/d/e/f",
    ] {
        assert_eq!(app.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(app.get("/?p=999").await.status, StatusCode::OK);
}
