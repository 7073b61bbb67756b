//! How large an edition is.

use store::{Change, Html, NewArticle};
use store_contract::fixtures::{add, article};

use super::{paths, unpacked};
use crate::support::TestApp;

/// Bytes that fifty articles without pictures may have.
const OF_FIFTY: usize = 150_000;
/// Paragraphs of each, about 3,500 letters as the articles of a real paper.
const PARAGRAPHS: usize = 8;

/// Paragraphs as the demo's articles have them, shared out so that no two
/// articles are alike.
fn fifty() -> Vec<Change> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/demo/articles");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().flatten().collect();
    files.sort_by_key(std::fs::DirEntry::path);
    let text: String = files
        .iter()
        .map(|file| std::fs::read_to_string(file.path()).unwrap())
        .collect();
    let paragraphs: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with("<p>") && line.len() > 200)
        .collect();
    assert!(paragraphs.len() > 80, "{}", paragraphs.len());
    let begins = 1_614_531_600;
    (0..50_usize)
        .map(|nth| {
            let body: String = (0..PARAGRAPHS)
                .map(|part| paragraphs[(nth * 7 + part * 13) % paragraphs.len()])
                .collect();
            let id = 400 + i64::try_from(nth).unwrap();
            let summary: String = body[3..].chars().take(180).collect();
            add(NewArticle {
                title: format!("Chuyện thứ {nth} ở làng nghề bên sông"),
                body: Html::clean(&body),
                summary,
                ..article(id, "lang-nghe", begins + id)
            })
        })
        .collect()
}

#[tokio::test]
async fn fifty_articles_without_pictures_are_small() {
    let app = TestApp::builder().with(fifty()).start().await;
    let answer = app.get("/an-ban/2021-03-01.tinlang").await;
    let (_, document) = unpacked(&answer);
    assert_eq!(paths(&document["articles"]).len(), 50);
    let letters: usize = document["articles"]
        .as_array()
        .unwrap()
        .iter()
        .map(|article| article["main"].as_str().unwrap().len())
        .sum();
    let bytes = answer.body.len();
    println!("an edition of 50: {bytes} bytes; its articles unpacked: {letters}");
    assert!(bytes <= OF_FIFTY, "{bytes} bytes of {OF_FIFTY}");
}
