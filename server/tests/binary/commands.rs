//! Corrections, withdrawn articles, authors and redirects by command line,
//! while the paper is served.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;

use store::Timestamp;
use store::traits::*;
use store_contract::fixtures::{add, article, author, desk, section, slug};
use store_sqlite::SqliteStore;

use crate::support::{Serving, folder, run, serve, tinlang};

#[tokio::main(flavor = "current_thread")]
async fn fill(folder: &Path) {
    let address = format!("sqlite:{}", folder.join("data/tinlang.db").display());
    let store = SqliteStore::open(&address).await.unwrap();
    let by = |id: i64| {
        let mut new = article(id, "lang-nghe", 1_613_611_800 + id);
        new.desk = Some(slug("lnv"));
        new.updated_at = Timestamp(1_613_611_800 + id);
        add(new)
    };
    store
        .apply(&[
            section("lang-nghe"),
            author("an"),
            desk("LNV"),
            by(7),
            by(8),
        ])
        .await
        .unwrap();
    store.close().await;
}

/// Runs a command that succeeds, and returns its output.
#[track_caller]
fn succeeds(folder: &Path, arguments: &[&str]) -> String {
    let finished = run(tinlang(folder, arguments));
    assert_eq!(finished.code, Some(0), "{arguments:?}: {}", finished.stderr);
    finished.stdout
}

/// Runs a command that fails, and returns the error.
#[track_caller]
fn fails(folder: &Path, arguments: &[&str]) -> String {
    let finished = run(tinlang(folder, arguments));
    assert_eq!(finished.code, Some(1), "{arguments:?}: {}", finished.stdout);
    assert_eq!(finished.stdout, "");
    finished.stderr
}

fn served() -> (tempfile::TempDir, Serving) {
    let folder = folder();
    fill(folder.path());
    let paper = serve(folder.path(), &["--no-demo"]);
    (folder, paper)
}

#[test]
fn correction_is_shown_at_once() {
    let (folder, paper) = served();
    std::fs::write(
        folder.path().join("dung.html"),
        "<p onclick=x>Chữ đúng.</p>",
    )
    .unwrap();
    let arguments = [
        "correct",
        "/bai-7-7.html",
        "--text",
        "Số liệu\nđã sửa.",
        "--title",
        "Tên đúng",
        "--body",
        "dung.html",
        "--summary",
        "Tóm tắt đúng.",
    ];
    succeeds(folder.path(), &arguments);
    for words in ["Số liệu đã sửa.", "Tên đúng", "<p>Chữ đúng.</p>"] {
        paper.wait_for("/bai-7-7.html", words);
    }
    paper.wait_for("/cai-chinh", "Số liệu đã sửa.");
    // Everything that repeats the summary has the right one.
    paper.wait_for("/", "Tóm tắt đúng.");
    for path in [
        "/",
        "/moi-nhat",
        "/lang-nghe",
        "/bai-8-8.html",
        "/bai-7-7.html",
        "/rss.xml",
        "/atom.xml",
        "/feed.json",
    ] {
        paper.wait_without(path, "Tóm tắt 7.");
    }
    for path in [
        "/moi-nhat",
        "/bai-8-8.html",
        "/bai-7-7.html",
        "/rss.xml",
        "/feed.json",
    ] {
        paper.wait_for(path, "Tóm tắt đúng.");
    }
}

#[test]
fn invalid_correction_changes_nothing() {
    let (folder, paper) = served();
    for (arguments, words) in [
        (
            &["correct", "99", "--text", "a"][..],
            "there is no published article 99",
        ),
        (&["correct", "bài", "--text", "a"], "/ten-bai-1000.html"),
        (&["correct", "7", "--text", " "], "--text"),
        (
            &["correct", "7", "--text", "a", "--body", "none.html"],
            "none.html",
        ),
        (
            &["correct", "8", "--text", "a", "--lead", "b"],
            "--keep-summary",
        ),
        (
            &["correct", "8", "--text", "a", "--summary", " "],
            "--summary",
        ),
    ] {
        let message = fails(folder.path(), arguments);
        assert!(message.contains(words), "{arguments:?}: {message}");
    }
    assert!(paper.get("/bai-8-8.html").contains("Tóm tắt 8."));
    assert!(!paper.get("/cai-chinh").contains("bai-8-8"));
}

#[test]
fn article_is_withdrawn_and_restored() {
    let (folder, paper) = served();
    paper.wait_for("/", "/bai-7-7.html");
    let withdraw = ["withdraw", "7", "--reason", "Theo yêu cầu."];
    assert!(succeeds(folder.path(), &withdraw).contains("is withdrawn"));
    paper.wait_for("/bai-7-7.html", "HTTP/1.1 410 ");
    assert!(paper.get("/bai-7-7.html").contains("Theo yêu cầu."));
    paper.wait_without("/lang-nghe", "/bai-7-7.html");
    assert!(succeeds(folder.path(), &withdraw).contains("already"));
    assert!(succeeds(folder.path(), &["restore", "7"]).contains("is back"));
    paper.wait_for("/bai-7-7.html", "HTTP/1.1 200 ");
    assert!(succeeds(folder.path(), &["restore", "7"]).contains("not withdrawn"));
    assert!(fails(folder.path(), &["withdraw", "99"]).contains("99"));
}

#[test]
fn author_is_edited() {
    let (folder, paper) = served();
    succeeds(
        folder.path(),
        &["author", "set", "lnv", "--about", "Ban Làng nghề."],
    );
    assert!(paper.get("/tac-gia/lnv").contains("Ban Làng nghề."));
    succeeds(
        folder.path(),
        &["author", "set", "an", "--name", "Nguyễn An"],
    );
    assert!(paper.get("/tac-gia/an").contains("Nguyễn An"));
    assert!(fails(folder.path(), &["author", "set", "an"]).contains("--about"));
    let unknown = ["author", "set", "khong", "--about", "?"];
    assert!(fails(folder.path(), &unknown).contains("khong"));
}

#[test]
fn redirects_are_added_listed_and_removed() {
    let (folder, paper) = served();
    let add = |from, to| succeeds(folder.path(), &["redirect", "add", from, to]);
    assert!(add("/cu/", "/bai-7-7.html").contains("1 added"));
    assert!(add("https://bao-cu.example/cu2", "/cu").contains("1 added"));
    assert!(add("/cu", "/bai-7-7.html").contains("1 unchanged"));
    let moved = paper.get("/cu2");
    assert!(moved.starts_with("HTTP/1.1 301 "), "{moved}");
    assert!(moved.contains("location: /bai-7-7.html\r\n"), "{moved}");
    let listed = succeeds(folder.path(), &["redirect", "list", "/cu"]);
    assert_eq!(listed, "/cu,/bai-7-7.html\n/cu2,/bai-7-7.html\n");
    succeeds(folder.path(), &["redirect", "remove", "/cu2/"]);
    assert!(paper.get("/cu2").starts_with("HTTP/1.1 404 "));
    for (arguments, words) in [
        (&["redirect", "remove", "/cu2"][..], "does not exist"),
        (&["redirect", "add", "/x", "/x/"], "itself"),
        (&["redirect", "add", "/bai-7-7.html", "/cu"], "itself"),
        (
            &["redirect", "add", "/x", "https://khac.example/"],
            "path of this paper",
        ),
        (&["redirect", "add", "x", "/a"], "start it with one /"),
    ] {
        let message = fails(folder.path(), arguments);
        assert!(message.contains(words), "{arguments:?}: {message}");
    }
}

#[test]
fn redirects_file_is_imported_completely_or_not_at_all() {
    let (folder, paper) = served();
    let file = folder.path().join("cu.csv");
    let import = ["redirect", "import", "cu.csv"];
    let bad = "\u{feff}old,new\r\n/a,/b\r\n/c\r\n/d,https://x.example/\r\n/a,/other\r\n/b,/a\r\n/e,/e\r\n/f,/g\r\n";
    std::fs::write(&file, bad).unwrap();
    let message = fails(folder.path(), &import);
    for words in [
        "line 3: 1 columns",
        "line 4: \"https://x.example/\"",
        "line 5: /a leads to /b in line 2 already",
        "line 2: /a would lead back",
        "line 6: /b would lead back",
        "line 7: /e would lead to itself",
        "6 lines are not valid, so nothing was imported",
    ] {
        assert!(message.contains(words), "{words}: {message}");
    }
    assert_eq!(succeeds(folder.path(), &["redirect", "list"]), "");
    let good = "\u{feff}old;new\r\n/a;/b\r\n/b;/bai-7-7.html\r\n\"/?p=9\";/bai-8-8.html\r\n";
    std::fs::write(&file, good).unwrap();
    assert!(succeeds(folder.path(), &import).contains("3 added"));
    assert!(succeeds(folder.path(), &import).contains("3 unchanged"));
    for (from, to) in [("/a", "/bai-7-7.html"), ("/?p=9", "/bai-8-8.html")] {
        let moved = paper.get(from);
        assert!(moved.contains(&format!("location: {to}\r\n")), "{moved}");
    }
    let list = succeeds(folder.path(), &["redirect", "list"]);
    std::fs::write(&file, list).unwrap();
    assert!(succeeds(folder.path(), &import).contains("3 unchanged"));
    assert!(fails(folder.path(), &["redirect", "import", "none.csv"]).contains("none.csv"));
}

/// Reads of the last seconds are written before the server ends.
#[test]
fn reads_of_the_last_moment_are_written() {
    let (folder, paper) = served();
    let mut stream = TcpStream::connect(&paper.host).unwrap();
    write!(
        stream,
        "POST /api/read HTTP/1.1\r\nhost: {}\r\nsec-fetch-site: same-origin\r\nuser-agent: Mozilla/5.0\r\n\
         content-type: text/plain;charset=UTF-8\r\ncontent-length: 1\r\nconnection: close\r\n\r\n8",
        paper.host
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 204 "), "{answer}");
    let (status, _, message) = paper.end("-TERM");
    assert!(status.success() && message.is_empty(), "{message}");
    let paper = serve(folder.path(), &["--no-demo"]);
    let ranked = paper.get("/doc-nhieu");
    assert!(ranked.contains("id=\"tat-ca\"") && ranked.contains("/bai-8-8.html"));
}
