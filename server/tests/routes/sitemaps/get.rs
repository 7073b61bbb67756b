//! `GET` of site maps.

use axum::http::{StatusCode, header};
use store::SITEMAP_PART_SIZE;

use crate::support::syndication::{BASE, elements, start};

#[tokio::test]
async fn site_map_names_every_address() {
    let app = start().await;
    let map = app.get("/sitemap.xml").await;
    assert_eq!(
        map.header(header::CONTENT_TYPE),
        "application/xml; charset=utf-8"
    );
    assert!(
        map.header(header::CACHE_CONTROL)
            .starts_with("public, max-age=3600")
    );
    let text = map.text();
    let addresses = elements(&text, "loc");
    for path in [
        "/",
        "/moi-nhat",
        "/lang-nghe",
        "/chu-de/gom-su",
        "/tac-gia/nguyen-van-a",
        "/tac-gia/lnv",
        "/trang/gioi-thieu",
        "/bai-1-1.html",
        "/lo-gom-do-lua-100.html",
    ] {
        let address = format!("{BASE}{path}");
        assert!(addresses.contains(&address), "{address} in {addresses:?}");
        if path.contains(".html") {
            let line = text
                .split("<url>")
                .find(|line| line.contains(&address))
                .unwrap();
            assert!(line.contains("<lastmod>2021-02-1"), "{line}");
        }
    }
    let mut unique = addresses.clone();
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), addresses.len(), "each address once");
}

#[tokio::test]
async fn parts_without_articles_are_not_found() {
    let app = start().await;
    let part = app.get("/sitemap-0.xml").await;
    assert_eq!(elements(&part.text(), "loc").len(), 21);
    let again = app.get("/sitemap-0.xml").await;
    assert_eq!(again.body, part.body);
    for path in [
        "/sitemap-1.xml",
        "/sitemap-x.xml",
        &format!("/sitemap-{SITEMAP_PART_SIZE}.xml"),
    ] {
        assert_eq!(app.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let lists = app.get("/sitemap-lists.xml").await.text();
    assert!(elements(&lists, "loc").contains(&format!("{BASE}/lang-nghe")));
}

#[tokio::test]
async fn news_site_map_holds_two_days() {
    let app = start().await;
    let map = app.get("/news-sitemap.xml").await;
    assert_eq!(map.status, StatusCode::OK);
    assert_eq!(
        elements(&map.text(), "loc"),
        [""; 0],
        "the paper is of 2021"
    );
    let new = app.publish_now(7_000, "Tin \u{200b}mới & nóng ]]>").await;
    let map = app.get("/news-sitemap.xml").await.text();
    assert_eq!(elements(&map, "loc"), [format!("{BASE}{new}")]);
    assert_eq!(elements(&map, "news:language"), ["vi"]);
    assert_eq!(elements(&map, "news:publication_date").len(), 1);
}
