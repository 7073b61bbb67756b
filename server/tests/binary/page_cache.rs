//! Stored pages of a running server: changes show, withdrawals leave nothing, and
//! pages outlive the store.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::time::Instant;

use store::traits::*;
use store::{MediaId, Timestamp};
use store_contract::fixtures::{add, article, media, section, slug, topic};
use store_sqlite::SqliteStore;

use crate::support::{Serving, folder, run, serve, tinlang};

const ARTICLE: &str = "/bai-7-7.html";
/// 2021-02-18
const AT: i64 = 1_613_611_800;
const PICTURE: &str = "/media/lo-gom-480.webp";
const SHARED: &str = "/media/ben-song-480.webp";

fn database(folder: &Path) -> String {
    format!("sqlite:{}", folder.join("data/tinlang.db").display())
}

/// Two articles: the first one has a picture of its own, and both have another.
#[tokio::main(flavor = "current_thread")]
async fn fill(folder: &Path) {
    let store = SqliteStore::open(&database(folder)).await.unwrap();
    let with = |id: i64, pictures: &[MediaId]| {
        let mut new = article(id, "lang-nghe", AT + id);
        new.updated_at = Timestamp(AT + id);
        new.topics = vec![slug("gom")];
        new.pictures = pictures.to_vec();
        add(new)
    };
    store
        .apply(&[
            section("lang-nghe"),
            topic("gom"),
            media("m#1", Some(1), Some("lo-gom")),
            media("m#2", Some(2), Some("ben-song")),
            with(7, &[MediaId(1), MediaId(2)]),
            with(8, &[MediaId(2)]),
        ])
        .await
        .unwrap();
    store.close().await;
    let folder = folder.join("data/tinlang-pictures");
    fs::create_dir_all(&folder).unwrap();
    for path in [PICTURE, SHARED] {
        fs::write(folder.join(path.rsplit('/').next().unwrap()), "picture").unwrap();
    }
}

#[track_caller]
fn succeeds(folder: &Path, arguments: &[&str]) -> String {
    let finished = run(tinlang(folder, arguments));
    assert_eq!(finished.code, Some(0), "{}", finished.stderr);
    finished.stdout
}

fn status(paper: &Serving, path: &str) -> String {
    paper.get(path)[9..12].to_owned()
}

#[test]
fn a_withdrawn_article_is_nowhere() {
    let folder = folder();
    fill(folder.path());
    let paper = serve(folder.path(), &["--no-demo"]);
    let places = [
        "/",
        "/moi-nhat",
        "/lang-nghe",
        "/chu-de/gom",
        "/2021/02/18",
        "/bai-8-8.html",
        "/rss.xml",
        "/lang-nghe/feed.json",
        "/sitemap-0.xml",
        "/an-ban/2021-02-18",
        "/an-ban/2021-02-18.html",
    ];
    let shows = |answer: &str| answer.contains("Bài số 7") || answer.contains("/bai-7-7.html");
    for path in places {
        assert!(shows(&paper.get(path)), "{path}");
    }
    let edition = "/an-ban/2021-02-18.tinlang";
    let before = paper.get(edition);
    let tag = |answer: &str| {
        let line = answer.lines().find(|line| line.starts_with("etag: "));
        line.unwrap()["etag: ".len()..].to_owned()
    };
    assert_eq!(status(&paper, PICTURE), "200");
    succeeds(folder.path(), &["withdraw", "7"]);
    let withdrawn = Instant::now();
    paper.wait_for(ARTICLE, "HTTP/1.1 410 ");
    println!("withdrawn after {:?}", withdrawn.elapsed());
    // The front page follows within the same second, and nothing comes back.
    for path in places {
        paper.wait_without(path, "Bài số 7");
        paper.wait_without(path, "/bai-7-7.html");
    }
    println!("nowhere after {:?}", withdrawn.elapsed());
    for path in places {
        paper.wait_for(path, "HTTP/1.1 200 ");
        assert!(!shows(&paper.get(path)), "{path}");
    }
    assert_ne!(tag(&paper.get(edition)), tag(&before));
    paper.wait_for(PICTURE, "HTTP/1.1 410 ");
    assert_eq!(status(&paper, SHARED), "200", "another article has it");
    assert_eq!(status(&paper, ARTICLE), "410");
    succeeds(folder.path(), &["restore", "7"]);
    paper.wait_for(ARTICLE, "HTTP/1.1 200 ");
    paper.wait_for("/moi-nhat", "Bài số 7");
    paper.wait_for(PICTURE, "HTTP/1.1 200 ");
}

#[test]
fn a_correction_shows_and_a_purge_is_a_new_page() {
    let folder = folder();
    fill(folder.path());
    let paper = serve(folder.path(), &["--no-demo"]);
    assert!(paper.get(ARTICLE).contains("Bài số 7"));
    let correct = ["correct", "7", "--text", "Tên đúng.", "--title", "Gốm đúng"];
    succeeds(folder.path(), &correct);
    for path in [ARTICLE, "/", "/moi-nhat", "/chu-de/gom", "/rss.xml"] {
        paper.wait_for(path, "Gốm đúng");
    }
    succeeds(folder.path(), &["purge", ARTICLE]);
    succeeds(folder.path(), &["purge", "all"]);
    let refused = run(tinlang(folder.path(), &["purge", "bai-7"]));
    assert_eq!(refused.code, Some(1));
    assert!(refused.stderr.contains("give a path"), "{}", refused.stderr);
}

#[test]
fn stored_pages_outlive_the_database() {
    let folder = folder();
    fill(folder.path());
    let paper = serve(folder.path(), &["--no-demo"]);
    for path in [ARTICLE, "/lang-nghe", "/rss.xml"] {
        assert_eq!(status(&paper, path), "200", "{path}");
    }
    let page = paper.get(ARTICLE);
    // The files of the database are overwritten where they are. None gets shorter:
    // they are mapped into the server's memory.
    for ending in ["", "-wal"] {
        let path = folder.path().join(format!("data/tinlang.db{ending}"));
        if let Ok(mut file) = fs::File::options().write(true).open(&path) {
            let length = usize::try_from(file.metadata().unwrap().len()).unwrap();
            file.write_all(&vec![b'x'; length]).unwrap();
        }
    }
    paper.wait_for("/bai-9-9.html", "HTTP/1.1 503 ");
    let refusal = paper.get("/bai-9-9.html");
    assert!(refusal.contains("retry-after: 10\r\n"), "{refusal}");
    assert!(refusal.contains("<main"), "it is a page of the paper");
    for path in [ARTICLE, "/lang-nghe", "/rss.xml"] {
        assert_eq!(status(&paper, path), "200", "{path}");
    }
    let body = |answer: &str| answer.split("\r\n\r\n").nth(1).unwrap().to_owned();
    assert_eq!(body(&paper.get(ARTICLE)), body(&page));
}

#[test]
fn without_a_cache_every_page_is_rendered() {
    let folder = folder();
    fill(folder.path());
    let paper = serve(folder.path(), &["--no-demo", "--page-cache", "0"]);
    assert_eq!(status(&paper, ARTICLE), "200");
    succeeds(folder.path(), &["withdraw", "7"]);
    assert_eq!(status(&paper, ARTICLE), "410", "at once");
}
