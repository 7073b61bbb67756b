//! What others write beside a running server.

use std::path::Path;

use store::Store;
use store_contract::fixtures::{add, article, section};
use store_sqlite::SqliteStore;

use crate::support::{folder, run, serve, tinlang};

const EXPORT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>Báo Cũ</title><link>https://cu.example</link><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>https://cu.example</wp:base_site_url><wp:base_blog_url>https://cu.example</wp:base_blog_url>
<wp:category><wp:term_id>1</wp:term_id><wp:category_nicename>mua-vu</wp:category_nicename>
<wp:category_parent></wp:category_parent><wp:cat_name><![CDATA[Mùa vụ]]></wp:cat_name></wp:category>
<item>
<title>Vụ lúa sớm ở bãi bồi</title><link>https://cu.example/vu-lua-som/</link>
<dc:creator><![CDATA[an]]></dc:creator>
<content:encoded><![CDATA[<p>Lúa chín sớm nửa tháng.</p>]]></content:encoded>
<excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>4321</wp:post_id><wp:post_date>2021-02-18 08:30:00</wp:post_date>
<wp:post_date_gmt>2021-02-18 01:30:00</wp:post_date_gmt><wp:post_name>vu-lua-som</wp:post_name>
<wp:status>publish</wp:status><wp:post_parent>0</wp:post_parent><wp:post_type>post</wp:post_type>
<wp:post_password></wp:post_password>
<category domain="category" nicename="mua-vu"><![CDATA[Mùa vụ]]></category>
</item>
</channel>
</rss>
"#;

#[test]
fn what_another_process_writes_comes_to_stand_on_the_front_page() {
    let folder = folder();
    let paper = serve(folder.path(), &["--no-demo"]);
    assert!(!paper.get("/").contains("bai-7-7.html"));
    write(folder.path());
    paper.wait_for("/", "/bai-7-7.html");
    assert!(paper.get("/moi-nhat").contains("/bai-7-7.html"));
}

#[tokio::main(flavor = "current_thread")]
async fn write(folder: &Path) {
    let address = format!("sqlite:{}", folder.join("data/tinlang.db").display());
    let store = SqliteStore::open(&address).await.unwrap();
    store
        .apply(&[
            section("lang-nghe"),
            add(article(7, "lang-nghe", 1_613_611_800)),
        ])
        .await
        .unwrap();
    store.close().await;
}

#[test]
fn an_import_beside_a_running_server_shows_there() {
    let folder = folder();
    std::fs::write(folder.path().join("export.xml"), EXPORT).unwrap();
    let paper = serve(folder.path(), &["--no-demo"]);
    let ended = run(tinlang(folder.path(), &["import", "wxr", "export.xml"]));
    assert_eq!(ended.code, Some(0), "{}", ended.said);
    assert!(!ended.out.trim().is_empty(), "it says what it took");
    paper.wait_for("/", "Vụ lúa sớm ở bãi bồi");
    let old = paper.get("/vu-lua-som/");
    assert!(
        old.starts_with("HTTP/1.1 301 ") && old.contains("location: /vu-lua-som-4321.html\r\n"),
        "{old}"
    );
    assert!(
        paper
            .get("/vu-lua-som-4321.html")
            .contains("Lúa chín sớm nửa tháng.")
    );
}
