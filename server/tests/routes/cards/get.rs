//! `GET` of cards.

use axum::http::{HeaderName, Method, StatusCode, header};

use crate::support::syndication::{BASE, start};

#[tokio::test]
async fn card_named_by_a_page_exists() {
    let app = start().await;
    for path in ["/", "/lang-nghe", "/lo-gom-do-lua-100.html"] {
        let page = app.get(path).await.text();
        let card = page
            .split("<meta property=\"og:image\" content=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .unwrap();
        let card = card.strip_prefix(BASE).unwrap();
        assert!(card.starts_with("/card/"), "{path}: {card}");
        let picture = app.get(card).await;
        assert_eq!(picture.status, StatusCode::OK, "{card}");
        assert_eq!(picture.header(header::CONTENT_TYPE), "image/png");
        assert!(picture.header(header::CACHE_CONTROL).ends_with("immutable"));
        let sharing = HeaderName::from_static("cross-origin-resource-policy");
        assert_eq!(picture.header(sharing), "cross-origin");
        assert!(picture.body.starts_with(b"\x89PNG"));
        let held = [(header::IF_NONE_MATCH, picture.header(header::ETAG))];
        let again = app.send(Method::GET, card, &held).await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    }
}

#[tokio::test]
async fn outdated_card_redirects_to_the_current_one() {
    let app = start().await;
    let old = app.get("/card/100-00000000.png").await;
    assert_eq!(old.status, StatusCode::MOVED_PERMANENTLY);
    let new = old.header(header::LOCATION).to_owned();
    assert_eq!(app.get(&new).await.status, StatusCode::OK);
    for path in ["/card/999-00000000.png", "/card/x.png", "/card/", "/card"] {
        assert_eq!(app.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}
