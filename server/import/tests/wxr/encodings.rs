//! Encodings and versions of exports.

use store::ArticleId;
use store::traits::*;

use crate::support::{Paper, export, post};

async fn title_of(bytes: impl AsRef<[u8]>) -> String {
    let paper = Paper::new().await;
    paper.import(bytes).await.unwrap();
    paper
        .store
        .article(ArticleId(7))
        .await
        .unwrap()
        .unwrap()
        .title
}

fn of(text: &str) -> String {
    export(&post(7, "a", "<p>a</p>").replace("Bài 7", text))
}

#[tokio::test]
async fn byte_order_marks_and_encodings() {
    let text = of("Gốm Phù Lãng");
    assert_eq!(title_of(&text).await, "Gốm Phù Lãng");
    assert_eq!(title_of(format!("\u{feff}{text}")).await, "Gốm Phù Lãng");
    assert_eq!(
        title_of(text.replace("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", "")).await,
        "Gốm Phù Lãng"
    );
    let utf_16: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(
            text.replace("UTF-8", "UTF-16")
                .encode_utf16()
                .flat_map(u16::to_le_bytes),
        )
        .collect();
    assert_eq!(title_of(utf_16).await, "Gốm Phù Lãng");
    // windows-1258 writes tone marks as separate characters; `Bài` needs none.
    let mut old = of("B@i")
        .replace("UTF-8", "windows-1258")
        .replace("Bài", "B@i")
        .into_bytes();
    old.iter_mut()
        .filter(|byte| **byte == b'@')
        .for_each(|byte| *byte = 0xE0);
    assert_eq!(title_of(old).await, "Bài");
}

#[tokio::test]
async fn every_version_is_imported() {
    for version in ["1.0", "1.1", "1.2"] {
        let text = of("Bài").replace("export/1.2/", &format!("export/{version}/"));
        let text = text.replace("version>1.2<", &format!("version>{version}<"));
        assert_eq!(title_of(text).await, "Bài", "{version}");
    }
    // Exports before version 1.0 had no version number, and wrote each term
    // twice.
    let first = of("Bài").replace("<wp:wxr_version>1.2</wp:wxr_version>\n", "").replace(
        "<wp:post_id>",
        "<category><![CDATA[Gốm]]></category><category domain=\"category\" nicename=\"gom\"><![CDATA[Gốm]]></category><wp:post_id>",
    );
    let paper = Paper::new().await;
    paper.import(first).await.unwrap();
    let article = paper.store.article(ArticleId(7)).await.unwrap().unwrap();
    assert_eq!(
        (article.section.slug.as_str(), article.section.name.as_str()),
        ("gom", "Gốm")
    );
}

#[tokio::test]
async fn unusual_characters_are_drawn() {
    let odd = post(7, "a", "<p>a\u{8}b\u{b}c\u{0}</p>]]]]><![CDATA[><p>d</p>")
        .replace("Bài 7", "Gốm & sứ &nbsp;&#8211; A&amp;B \u{1f}");
    let paper = Paper::new().await;
    paper.import(export(&odd)).await.unwrap();
    let article = paper.store.article(ArticleId(7)).await.unwrap().unwrap();
    assert_eq!(article.title, "Gốm & sứ – A&B");
    assert!(
        article.body.as_str().contains("<p>abc</p>"),
        "{:?}",
        article.body
    );
    assert!(
        article.body.as_str().contains("<p>d</p>"),
        "{:?}",
        article.body
    );
}

#[tokio::test]
async fn decomposed_tone_marks_are_composed() {
    assert_eq!(title_of(of("Go\u{302}\u{301}m")).await, "Gốm");
}

#[tokio::test]
async fn the_address_of_a_network_is_not_that_of_the_site() {
    let content = "<p><a href=\"https://mang.example/x\">a</a> <a href=\"https://bao.example/y\">b</a></p><p>c</p>";
    let text = export(&post(7, "a", content)).replace(
        "<wp:wxr_version>",
        "<wp:base_site_url>https://mang.example/</wp:base_site_url><wp:wxr_version>",
    );
    let paper = Paper::new().await;
    paper.import(text).await.unwrap();
    let body = paper
        .store
        .article(ArticleId(7))
        .await
        .unwrap()
        .unwrap()
        .body;
    assert!(
        body.as_str().contains("href=\"https://mang.example/x\""),
        "{body:?}"
    );
    assert!(body.as_str().contains("href=\"/y\""), "{body:?}");
}
