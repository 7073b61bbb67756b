//! Further old addresses of an item, and addresses shared with a section.

use store::ArticleId;
use store::traits::*;

use crate::support::{Paper, export, post};

async fn leads_to(paper: &Paper, from: &str) -> Option<String> {
    let redirect = paper.store.redirect(from).await.unwrap();
    redirect.map(|redirect| redirect.to)
}

fn meta(key: &str, value: &str) -> String {
    format!(
        "<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value>{value}</wp:meta_value></wp:postmeta></item>"
    )
}

fn attachment(id: i64, parent: i64, link: &str) -> String {
    format!(
        "<item><title>t</title><link>https://bao.example{link}</link><wp:post_id>{id}</wp:post_id>\
         <wp:status>inherit</wp:status><wp:post_parent>{parent}</wp:post_parent>\
         <wp:post_type>attachment</wp:post_type>\
         <wp:attachment_url>https://bao.example/wp-content/uploads/{id}.jpg</wp:attachment_url></item>"
    )
}

#[tokio::test]
async fn earlier_slugs_lead_to_the_item() {
    let paper = Paper::new().await;
    let renamed = post(7, "moi", "<p>a</p>")
        .replace("</item>", &meta("_wp_old_slug", "cu"))
        .replace("</item>", &meta("_wp_old_slug", "khac"));
    let file = export(&format!("{renamed}\n{}", post(8, "khac", "<p>b</p>")));
    paper.import(&file).await.unwrap();
    assert_eq!(
        leads_to(&paper, "/cu").await.as_deref(),
        Some("/moi-7.html")
    );
    assert_eq!(
        leads_to(&paper, "/khac").await.as_deref(),
        Some("/khac-8.html"),
        "another item has it now"
    );
    assert_eq!(paper.import(&file).await.unwrap().written(), 0);
}

#[tokio::test]
async fn an_attachment_page_leads_to_its_article() {
    let paper = Paper::new().await;
    let items = [
        post(
            7,
            "bai",
            "<p>a <a href=\"https://bao.example/bai/anh/\">b</a></p>",
        ),
        attachment(20, 7, "/bai/anh/"),
        attachment(21, 0, "/le/"),
        attachment(22, 99, "/mo-coi/"),
    ];
    let file = export(&items.join("\n"));
    paper.import(&file).await.unwrap();
    for from in ["/bai/anh", "/?attachment_id=20"] {
        assert_eq!(
            leads_to(&paper, from).await.as_deref(),
            Some("/bai-7.html"),
            "{from}"
        );
    }
    for from in ["/le", "/?attachment_id=21", "/mo-coi"] {
        assert_eq!(leads_to(&paper, from).await, None, "{from}");
    }
    let article = paper.store.article(ArticleId(7)).await.unwrap().unwrap();
    assert!(article.body.as_str().contains("href=\"/bai-7.html\""));
    assert_eq!(paper.import(&file).await.unwrap().written(), 0);
}

#[tokio::test]
async fn a_section_avoids_an_items_old_address() {
    let paper = Paper::new().await;
    let category = "<wp:category><wp:term_id>1</wp:term_id><wp:category_nicename>gom</wp:category_nicename>\
        <wp:category_parent></wp:category_parent><wp:cat_name>Gốm</wp:cat_name></wp:category>";
    let filed = post(7, "gom", "<p>a</p>").replace(
        "</item>",
        "<category domain=\"category\" nicename=\"gom\">Gốm</category></item>",
    );
    let file = export(&format!("{category}\n{filed}"));
    paper.import(&file).await.unwrap();
    assert_eq!(
        leads_to(&paper, "/gom").await.as_deref(),
        Some("/gom-7.html")
    );
    assert_eq!(
        leads_to(&paper, "/category/gom").await.as_deref(),
        Some("/muc-gom")
    );
    let article = paper.store.article(ArticleId(7)).await.unwrap().unwrap();
    assert_eq!(article.section.slug.as_str(), "muc-gom");
    assert_eq!(paper.import(&file).await.unwrap().written(), 0);
}

#[tokio::test]
async fn the_oldest_exports_name_the_parent_category() {
    let paper = Paper::new().await;
    let category = |id: u8, slug: &str, name: &str, parent: &str| {
        format!(
            "<wp:category><wp:term_id>{id}</wp:term_id><wp:category_nicename>{slug}</wp:category_nicename>\
             <wp:category_parent>{parent}</wp:category_parent><wp:cat_name>{name}</wp:cat_name></wp:category>"
        )
    };
    let file = export(&format!(
        "{}\n{}",
        category(2, "gom", "Gốm", "Làng nghề"),
        category(1, "lang-nghe", "Làng nghề", "")
    ));
    paper.import(&file).await.unwrap();
    let sections = paper.store.sections().await.unwrap();
    let gom = sections
        .iter()
        .find(|it| it.slug.as_str() == "gom")
        .unwrap();
    assert_eq!(gom.parent.as_ref().unwrap().as_str(), "lang-nghe");
}

#[tokio::test]
async fn reusable_block_is_inserted_into_posts() {
    let paper = Paper::new().await;
    let block = post(
        50,
        "khoi",
        "<!-- wp:paragraph --><p>Khối chung.</p><!-- /wp:paragraph -->",
    )
    .replace("<wp:post_type>post<", "<wp:post_type>wp_block<");
    let shown = post(7, "bai", "<!-- wp:block {\"ref\":50} /-->");
    paper
        .import(export(&format!("{shown}\n{block}")))
        .await
        .unwrap();
    let article = paper.store.article(ArticleId(7)).await.unwrap().unwrap();
    assert!(
        article.body.as_str().contains("Khối chung."),
        "{:?}",
        article.body
    );
}

#[tokio::test]
async fn losses_are_reported() {
    let paper = Paper::new().await;
    let text = "<p><a href=\"/wp-content/uploads/gia.pdf\">giá</a> [playlist ids=\"1\"]</p>";
    let report = paper.import(export(&post(7, "bai", text))).await.unwrap();
    let printed = report.to_string();
    for line in [
        "links to files that stay on the old site: https://bao.example/wp-content/uploads/gia.pdf",
        "shortcodes removed from its text: [playlist]",
    ] {
        assert!(printed.contains(line), "{line} in {printed}");
    }
    let article = paper.store.article(ArticleId(7)).await.unwrap().unwrap();
    let body = article.body.as_str();
    assert!(
        body.contains("href=\"https://bao.example/wp-content/uploads/gia.pdf\""),
        "{body}"
    );
}
