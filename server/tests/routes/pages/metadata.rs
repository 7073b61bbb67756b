//! Structured data and feed links of pages.

use crate::support::syndication::{BASE, start};

fn data(page: &str) -> serde_json::Value {
    let block = page
        .split("<script type=\"application/ld+json\">")
        .nth(1)
        .and_then(|rest| rest.split("</script>").next())
        .expect("the page says something of itself");
    serde_json::from_str(block).unwrap()
}

#[tokio::test]
async fn article_has_structured_data() {
    let app = start().await;
    let page = app.get("/lo-gom-do-lua-100.html").await.text();
    let url = format!("{BASE}/lo-gom-do-lua-100.html");
    let data = data(&page);
    let story = &data["@graph"][0];
    assert_eq!(story["@type"], "NewsArticle");
    assert_eq!(story["headline"], "Lò gốm đỏ lửa");
    assert_eq!(story["mainEntityOfPage"], url);
    assert_eq!(story["author"][0]["name"], "Tác giả nguyen-van-a");
    assert_eq!(story["publisher"]["@type"], "NewsMediaOrganization");
    let way = &data["@graph"][1];
    assert_eq!(way["@type"], "BreadcrumbList");
    assert_eq!(
        way["itemListElement"][1]["item"],
        format!("{BASE}/lang-nghe")
    );
    for part in [
        format!("<link rel=\"alternate\" hreflang=\"vi\" href=\"{url}\">"),
        format!("<link rel=\"alternate\" hreflang=\"x-default\" href=\"{url}\">"),
        "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"/rss.xml\">".to_owned(),
        "type=\"application/json+oembed\" href=\"https://bao.example/oembed?url=https%3A%2F%2Fbao.example%2Flo-gom".to_owned(),
        "<meta name=\"twitter:card\" content=\"summary_large_image\">".to_owned(),
    ] {
        assert!(page.contains(&part), "{part}");
    }
}

#[tokio::test]
async fn front_page_describes_publisher_and_search() {
    let app = start().await;
    let data = data(&app.get("/").await.text());
    assert_eq!(data["@graph"][0]["@type"], "NewsMediaOrganization");
    assert_eq!(data["@graph"][0]["email"], "ban@bao.example");
    let search = &data["@graph"][1]["potentialAction"]["target"]["urlTemplate"];
    assert_eq!(*search, format!("{BASE}/tim-kiem?q={{q}}"));
}

#[tokio::test]
async fn list_links_to_its_feeds() {
    let app = start().await;
    for list in [
        "/lang-nghe",
        "/chu-de/gom-su",
        "/tac-gia/lnv",
        "/moi-nhat",
        "/doc-nhieu",
    ] {
        let page = app.get(list).await.text();
        for (file, kind) in [
            ("rss.xml", "application/rss+xml"),
            ("atom.xml", "application/atom+xml"),
            ("feed.json", "application/feed+json"),
        ] {
            let link = format!("<link rel=\"alternate\" type=\"{kind}\" href=\"{list}/{file}\">");
            assert!(page.contains(&link), "{link}");
        }
        assert!(
            page.contains(&format!("<a href=\"{list}/rss.xml\"")),
            "{list}"
        );
    }
}

#[tokio::test]
async fn lite_view_has_no_structured_data() {
    let page = start()
        .await
        .get("/lo-gom-do-lua-100.html?lite")
        .await
        .text();
    assert!(!page.contains("ld+json") && !page.contains("hreflang") && !page.contains("oembed"));
    assert!(
        page.contains(
            "<link rel=\"canonical\" href=\"https://bao.example/lo-gom-do-lua-100.html\">"
        )
    );
}
