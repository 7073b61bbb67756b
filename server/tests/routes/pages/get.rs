//! `GET` of pages.

use axum::http::{HeaderName, Method, StatusCode, header};

use store_contract::fixtures::{add, article, section};

use crate::support::{NOW, PAGE_CSS, TestApp};

const ARTICLE: &str = "/lo-gom-do-lua-100.html";

/// Every kind of page with a text that it contains.
const PAGES: [(&str, &str); 19] = [
    ("/", "Báo Thử"),
    (ARTICLE, "Lò gốm đỏ lửa"),
    ("/lo-gom-do-lua-100.html?lite", "Lò gốm đỏ lửa"),
    ("/lang-nghe", "Mục lang-nghe"),
    ("/chu-de/gom-su", "Chủ đề gom-su"),
    ("/tac-gia/nguyen-van-a", "Tác giả nguyen-van-a"),
    ("/tac-gia/lnv", "LNV"),
    ("/trang/gioi-thieu", "Về chúng tôi."),
    ("/moi-nhat", "Lò gốm đỏ lửa"),
    ("/doc-nhieu", "Lò gốm đỏ lửa"),
    ("/cai-chinh", "Chưa có bài nào phải cải chính."),
    ("/trang/toa-soan", "Thông tin tòa soạn đang được cập nhật"),
    (
        "/trang/toa-soan",
        "<a href=\"/dang-nhap\">Người của tòa soạn: đăng nhập</a>",
    ),
    ("/trang/quyen-rieng-tu", "không theo dõi ai"),
    ("/trang/cookie", "không đặt cookie cho bạn đọc"),
    ("/2021/02/17", "Lò gốm đỏ lửa"),
    ("/tim-kiem?q=lo+gom", "<mark>Lò gốm</mark> đỏ lửa"),
    ("/da-luu", "Bài đã lưu"),
    ("/da-luu?lite", "bản đầy đủ"),
];

#[tokio::test]
async fn every_page_is_a_complete_document() {
    let app = TestApp::start().await;
    for (path, words) in PAGES {
        let page = app.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert_eq!(
            page.header(header::CONTENT_TYPE),
            "text/html; charset=utf-8",
            "{path}"
        );
        assert_eq!(
            page.header(header::CACHE_CONTROL),
            "public, max-age=0, s-maxage=60",
            "{path}"
        );
        let on_the_way = HeaderName::from_static("cdn-cache-control");
        assert!(
            page.header(on_the_way).starts_with("public, max-age=60, "),
            "{path}"
        );
        assert_eq!(page.header(header::VARY), "accept-encoding", "{path}");
        let text = page.text();
        let loader = if path.contains("?lite") {
            ""
        } else {
            " data-boot=\"/pkg/boot-1a.js\""
        };
        assert!(
            text.starts_with(&format!("<!DOCTYPE html><html lang=\"vi\"{loader}>"))
                && text.ends_with("</html>"),
            "{path}"
        );
        assert!(text.contains(words), "{words:?} does not stand on {path}");
    }
}

#[tokio::test]
async fn response_is_the_same_for_every_reader() {
    let app = TestApp::start().await;
    let plain = app.get(ARTICLE).await;
    let headers = [
        (header::COOKIE, "a=b"),
        (header::USER_AGENT, "Mozilla/5.0 (Linux; Android 6)"),
        (header::ACCEPT_LANGUAGE, "en"),
        (header::ORIGIN, "https://elsewhere.example"),
    ];
    let other = app.send(Method::GET, ARTICLE, &headers).await;
    assert_eq!(plain.body, other.body);
    assert!(!other.headers.contains_key(header::SET_COOKIE));
}

#[tokio::test]
async fn style_and_scripts_are_from_the_build() {
    let app = TestApp::start().await;
    let text = app.get(ARTICLE).await.text();
    assert!(text.contains(&format!("<style>{PAGE_CSS}</style>")));
    let without_scripts =
        "<noscript><link rel=\"stylesheet\" href=\"/pkg/below-5e.css\"></noscript>";
    assert!(text.contains(without_scripts));
    assert!(text.contains(" data-boot=\"/pkg/boot-1a.js\""));
    assert!(text.contains("href=\"/pkg/chu-4d.woff2\""));
}

#[tokio::test]
async fn latest_articles_are_those_besides_the_article() {
    let app = TestApp::start().await;
    let latest = |page: &str| {
        let (_, rest) = page.split_once("id=\"moi-nhat\"").unwrap();
        rest.split_once("</ol>").unwrap().0.to_owned()
    };
    let front = latest(&app.get("/").await.text());
    let own = front.split("href=\"").nth(2).unwrap();
    let own = own.split('"').next().unwrap();
    let article = latest(&app.get(own).await.text());
    assert!(
        !article.contains(own) && article.contains("<li>"),
        "{own} in {article}"
    );
}

#[tokio::test]
async fn box_without_articles_is_left_out() {
    // The only article of its section.
    let changes = vec![section("rieng"), add(article(200, "rieng", NOW))];
    let app = TestApp::builder().with(changes).start().await;
    let page = app.get("/x-200.html").await;
    let page = app.get(page.header(header::LOCATION)).await.text();
    assert!(
        page.contains("</article>") && !page.contains("id=\"tin-khac\""),
        "{page}"
    );
    let other = app.get(ARTICLE).await.text();
    assert!(other.contains("id=\"tin-khac\""));
}

#[tokio::test]
async fn lite_view_has_no_scripts_or_pictures() {
    let app = TestApp::start().await;
    let text = app.get("/lo-gom-do-lua-100.html?lite").await.text();
    assert!(!text.contains("<script") && !text.contains("<img") && !text.contains("/pkg/"));
}

#[tokio::test]
async fn pages_are_complete_without_a_build() {
    let app = TestApp::builder().unbuilt().start().await;
    let page = app.get(ARTICLE).await;
    assert_eq!(page.status, StatusCode::OK);
    let text = page.text();
    assert!(text.contains("Lò gốm đỏ lửa"));
    assert!(!text.contains("<script>") && !text.contains("data-boot"));
}

#[tokio::test]
async fn page_is_compressed_as_the_browser_accepts() {
    let app = TestApp::start().await;
    let plain = app.get(ARTICLE).await;
    assert_eq!(plain.header(header::CONTENT_ENCODING), "");
    for (taken, coding) in [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("identity", ""),
        ("zstd, deflate", ""),
    ] {
        let page = app.get_encoded(ARTICLE, taken).await;
        assert_eq!(page.header(header::CONTENT_ENCODING), coding, "{taken}");
        assert_eq!(page.text(), plain.text(), "{taken}");
        assert_eq!(
            page.header(header::ETAG),
            plain.header(header::ETAG),
            "{taken}"
        );
        assert_eq!(page.header(header::VARY), "accept-encoding", "{taken}");
        assert!(
            coding.is_empty() || page.body.len() < plain.body.len() / 2,
            "{taken}"
        );
    }
}

#[tokio::test]
async fn unchanged_page_is_not_modified() {
    let app = TestApp::start().await;
    let page = app.get(ARTICLE).await;
    let tag = page.header(header::ETAG);
    assert!(tag.starts_with("W/\""), "{tag}");
    for held in [tag, &tag[2..], &format!("\"x\", {tag}"), "*"] {
        let headers = [
            (header::IF_NONE_MATCH, held),
            (header::ACCEPT_ENCODING, "br"),
        ];
        let again = app.send(Method::GET, ARTICLE, &headers).await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{held}");
        assert!(again.body.is_empty());
        assert_eq!(again.header(header::ETAG), tag);
        assert_eq!(
            again.header(header::CACHE_CONTROL),
            page.header(header::CACHE_CONTROL)
        );
        assert_eq!(again.header(header::VARY), "accept-encoding");
        assert_eq!(again.header(header::CONTENT_ENCODING), "");
    }
    let other = app
        .send(Method::GET, ARTICLE, &[(header::IF_NONE_MATCH, "W/\"0\"")])
        .await;
    assert_eq!(other.status, StatusCode::OK);
}

#[tokio::test]
async fn missing_page_has_the_layout_of_the_site() {
    let app = TestApp::start().await;
    let nowhere = [
        "/khong-co",
        "/khong-co-999.html",
        "/chu-de/khong-co",
        "/tac-gia/khong-co",
        "/trang/khong-co",
        "/a/b/c",
        "/%",
        "/%ff%fe",
        "/api/khong-co",
        "/media",
        "/..%2f..%2fetc/passwd",
    ];
    for path in nowhere {
        let page = app.get(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(page.header(header::CACHE_CONTROL), "no-store", "{path}");
        assert_eq!(page.header(header::ETAG), "", "{path}");
        let text = page.text();
        assert!(
            text.contains("Báo Thử") && text.contains("noindex"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn missing_page_is_compressed() {
    let app = TestApp::start().await;
    let page = app.get_encoded("/khong-co", "br").await;
    assert_eq!(page.header(header::CONTENT_ENCODING), "br");
    assert!(page.text().contains("Báo Thử"));
}
