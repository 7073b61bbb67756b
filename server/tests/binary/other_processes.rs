//! Changes by other processes while a server runs.

use std::path::Path;
use std::time::{Duration, Instant};

use store::ArticleId;
use store::traits::*;
use store_contract::fixtures::{add, article, section};
use store_sqlite::SqliteStore;

use crate::support::{folder, run, serve, tinlang};

/// Time within which the changes of another process are shown.
const SHOWN: Duration = Duration::from_secs(2);

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
fn article_of_another_process_is_shown_on_the_front_page() {
    let folder = folder();
    let paper = serve(folder.path(), &["--no-demo"]);
    assert!(!paper.get("/").contains("bai-7-7.html"));
    write(folder.path());
    paper.wait_within("/", "/bai-7-7.html", SHOWN);
    paper.wait_for("/moi-nhat", "/bai-7-7.html");
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
fn import_during_serving_is_shown() {
    let folder = folder();
    std::fs::write(folder.path().join("export.xml"), EXPORT).unwrap();
    let paper = serve(folder.path(), &["--no-demo"]);
    let finished = run(tinlang(folder.path(), &["import", "wxr", "export.xml"]));
    assert_eq!(finished.code, Some(0), "{}", finished.stderr);
    assert!(!finished.stdout.trim().is_empty(), "it says what it took");
    paper.wait_within("/", "Vụ lúa sớm ở bãi bồi", SHOWN);
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

#[test]
fn import_removes_the_demo() {
    let folder = folder();
    std::fs::write(folder.path().join("export.xml"), EXPORT).unwrap();
    let paper = serve(folder.path(), &[]);
    let demo = format!("-{}", store::DEMO_IDS_FROM / 1000);
    assert!(paper.get("/moi-nhat").contains(&demo), "the demo is stored");
    let finished = run(tinlang(folder.path(), &["import", "wxr", "export.xml"]));
    assert_eq!(finished.code, Some(0), "{}", finished.stderr);
    assert!(
        finished.stdout.contains("demo articles removed: "),
        "{}",
        finished.stdout
    );
    paper.wait_within("/", "Vụ lúa sớm ở bãi bồi", SHOWN);
    for path in ["/", "/moi-nhat", "/mua-vu"] {
        assert!(!paper.get(path).contains(&demo), "{path}");
    }
    drop(paper);
    let again = serve(folder.path(), &[]);
    assert!(!again.get("/moi-nhat").contains(&demo), "it stays away");
}

#[test]
fn import_of_only_pages_loads_no_demo() {
    let folder = folder();
    let pages = EXPORT.replace(
        "<wp:post_type>post</wp:post_type>",
        "<wp:post_type>page</wp:post_type>",
    );
    std::fs::write(folder.path().join("export.xml"), pages).unwrap();
    let finished = run(tinlang(folder.path(), &["import", "wxr", "export.xml"]));
    assert_eq!(finished.code, Some(0), "{}", finished.stderr);
    let paper = serve(folder.path(), &[]);
    let demo = format!("-{}", store::DEMO_IDS_FROM / 1000);
    assert!(!paper.get("/moi-nhat").contains(&demo));
}

#[test]
fn killed_import_is_resumed() {
    const POSTS: usize = 2_000;
    let folder = folder();
    let begin = EXPORT.find("<item>").unwrap();
    let end = EXPORT.find("</channel>").unwrap();
    let mut export = EXPORT[..begin].to_owned();
    for id in 1..=POSTS {
        let item = EXPORT[begin..end].replace("4321", &id.to_string());
        export += &item.replace("vu-lua-som", &format!("vu-lua-{id}"));
    }
    export += &EXPORT[end..];
    std::fs::write(folder.path().join("export.xml"), export).unwrap();

    let mut import = tinlang(folder.path(), &["import", "wxr", "export.xml"]);
    let mut child = import
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let written_some = is_stored(folder.path(), 101);
    // SIGKILL: the program cannot clean up.
    child.kill().unwrap();
    let killed = !child.wait().unwrap().success();
    assert!(written_some && killed, "it was killed in the middle");

    let finished = run(tinlang(folder.path(), &["import", "wxr", "export.xml"]));
    assert_eq!(finished.code, Some(0), "{}", finished.stderr);
    assert!(
        finished.stdout.contains("resumed after item "),
        "{}",
        finished.stdout
    );
    assert!(is_stored(folder.path(), i64::try_from(POSTS).unwrap()));
    let again = run(tinlang(folder.path(), &["import", "wxr", "export.xml"]));
    let articles = again
        .stdout
        .lines()
        .find(|line| line.starts_with("articles"));
    let numbers: Vec<&str> = articles.unwrap().split_whitespace().collect();
    assert_eq!(numbers, ["articles", "0", "0", &POSTS.to_string(), "0"]);
}

/// Waits until this article is in the database; false after a minute.
#[tokio::main(flavor = "current_thread")]
async fn is_stored(folder: &Path, id: i64) -> bool {
    let address = format!("sqlite:{}", folder.join("data/tinlang.db").display());
    let store = SqliteStore::open(&address).await.unwrap();
    let started = Instant::now();
    let mut found = false;
    while !found && started.elapsed() < Duration::from_mins(1) {
        found = store.has_article(ArticleId(id)).await.unwrap();
    }
    store.close().await;
    found
}
