//! `GET /manh/…`: the fragments of pages.

use axum::http::{HeaderName, Method, StatusCode, header};

use crate::support::{Answer, Fault, TestApp};

/// The beginning of the island with the latest and most read articles.
const TABS: &str = "<leptos-island data-component=\"Tabs";
const END: &str = "</leptos-island>";

/// Pages of every kind.
const PAGES: [&str; 13] = [
    "/",
    "/lo-gom-do-lua-100.html",
    "/lang-nghe",
    "/moi-nhat",
    "/doc-nhieu",
    "/cai-chinh",
    "/chu-de/gom-su",
    "/tac-gia/lnv",
    "/trang/gioi-thieu",
    "/2021/02/18",
    "/da-luu",
    "/ngoai-tuyen",
    "/tim-kiem?q=gom",
];

/// The `<main>` of a document.
fn main_of(html: &str) -> &str {
    let start = html.find("<main").expect("no <main>");
    let end = html.rfind("</main>").expect("no end of <main>");
    &html[start..end + "</main>".len()]
}

/// The `<main>` with an empty island of tabs.
fn without_tabs(main: &str) -> String {
    let Some(start) = main.find(TABS) else {
        return main.to_owned();
    };
    let end = start + main[start..].find(END).expect("no end of the tabs");
    format!("{}{TABS}\">{}", &main[..start], &main[end..])
}

fn between<'a>(html: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let (_, rest) = html.split_once(start)?;
    Some(rest.split_once(end)?.0)
}

fn page(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    answer.text()
}

#[tokio::test]
async fn a_fragment_is_its_page_without_what_the_browser_has() {
    let app = TestApp::start().await;
    for path in PAGES {
        let whole = page(&app.get(path).await);
        let answer = app.get(&format!("/manh{path}")).await;
        let fragment = page(&answer);
        assert_eq!(main_of(&fragment), without_tabs(main_of(&whole)), "{path}");
        for (start, end) in [
            ("<title>", "</title>"),
            ("<link rel=\"canonical\" href=\"", "\">"),
            ("data-paper=\"", "\""),
            ("<html lang=\"", "\""),
        ] {
            let (of_whole, of_fragment) =
                (between(&whole, start, end), between(&fragment, start, end));
            assert_eq!(of_fragment, of_whole, "{path}: {start}");
        }
        assert_eq!(between(&fragment, "data-build=\"", "\""), Some("1a"));
        assert!(fragment.ends_with("</main></html>"), "{path}");
        for other in ["<style", "<script", "<meta", "<footer", "<header", "<body"] {
            assert!(
                !fragment.contains(other),
                "{other} in the fragment of {path}"
            );
        }
    }
}

#[tokio::test]
async fn a_fragment_names_the_section_that_the_menu_marks() {
    let app = TestApp::start().await;
    for (path, section) in [
        ("/lo-gom-do-lua-100.html", Some("/lang-nghe")),
        ("/lang-nghe", Some("/lang-nghe")),
        ("/moi-nhat", None),
    ] {
        let fragment = page(&app.get(&format!("/manh{path}")).await);
        assert_eq!(between(&fragment, "data-menu=\"", "\""), section, "{path}");
    }
}

#[tokio::test]
async fn a_fragment_may_be_cached_and_is_not_indexed() {
    let app = TestApp::start().await;
    let address = "/manh/lo-gom-do-lua-100.html";
    let whole = app.get("/lo-gom-do-lua-100.html").await;
    let fragment = app.get(address).await;
    let cdn = HeaderName::from_static("cdn-cache-control");
    for name in [
        header::CACHE_CONTROL,
        header::VARY,
        header::CONTENT_TYPE,
        cdn,
    ] {
        assert_eq!(fragment.header(name.clone()), whole.header(name));
    }
    let robots = HeaderName::from_static("x-robots-tag");
    assert_eq!(fragment.header(robots), "noindex");
    assert_eq!(fragment.header(header::CONTENT_SECURITY_POLICY), "sandbox");
    let tag = fragment.header(header::ETAG).to_owned();
    assert!(!tag.is_empty() && tag != whole.header(header::ETAG));
    let held = [(header::IF_NONE_MATCH, tag.as_str())];
    let same = app.send(Method::GET, address, &held).await;
    assert_eq!(same.status, StatusCode::NOT_MODIFIED);
    assert!(same.body.is_empty());
}

#[tokio::test]
async fn what_has_no_fragment_leads_to_the_page() {
    let app = TestApp::start().await;
    for path in [
        // A page that does not exist, and one without a number.
        "/khong-co",
        "/khong-co-999.html?sau=1-2",
        // Addresses that lead elsewhere.
        "/ten-cu-100.html",
        "/lang-nghe/",
        "/?p=100",
    ] {
        let answer = app.get(&format!("/manh{path}")).await;
        assert_eq!(answer.status, StatusCode::TEMPORARY_REDIRECT, "{path}");
        assert_eq!(answer.header(header::LOCATION), path);
        assert_eq!(answer.header(header::CACHE_CONTROL), "no-store", "{path}");
    }
    // Those of other hosts are none.
    let answer = app.get("/manh//evil.example/").await;
    assert_eq!(answer.header(header::LOCATION), "/evil.example/");
    for path in ["/manh/?lite", "/manh/lang-nghe?lite"] {
        assert_eq!(app.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn without_the_store_a_fragment_leads_to_the_page() {
    let app = TestApp::builder().with_fault(Fault::Error).start().await;
    let answer = app.get("/manh/lo-gom-do-lua-100.html").await;
    assert_eq!(answer.status, StatusCode::TEMPORARY_REDIRECT);
    assert_eq!(answer.header(header::LOCATION), "/lo-gom-do-lua-100.html");
}
