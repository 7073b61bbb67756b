//! The size of an edition.

use store::{Change, Html, NewArticle};
use store_contract::fixtures::{add, article};

use super::{paths, unpacked};
use crate::support::TestApp;

/// Limit for fifty articles without pictures, in bytes.
const OF_FIFTY: usize = 150_000;
/// Words of each article: a page and a half of a newspaper's column.
const WORDS: usize = 600;
const PARAGRAPH: usize = 75;

/// Words with the frequencies of the demo articles, in random order: without
/// repetition, they compress worse than any real text.
fn fifty() -> Vec<Change> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/demo/articles");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().flatten().collect();
    files.sort_by_key(std::fs::DirEntry::path);
    let text: String = files
        .iter()
        .map(|file| std::fs::read_to_string(file.path()).unwrap())
        .collect();
    let vocabulary: Vec<&str> = text
        .split_whitespace()
        .filter(|word| word.chars().all(char::is_alphabetic))
        .collect();
    assert!(vocabulary.len() > 2_000, "{}", vocabulary.len());
    // A linear congruential generator (Knuth's constants): the same in every
    // run.
    let mut state = 7_u64;
    let mut words = |count: usize| -> String {
        let drawn = (0..count).map(|_| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            vocabulary[usize::try_from(state >> 33).unwrap() % vocabulary.len()]
        });
        drawn.collect::<Vec<_>>().join(" ")
    };
    let begins = 1_614_531_600;
    (400..450)
        .map(|id| {
            let paragraphs: Vec<String> =
                (0..WORDS / PARAGRAPH).map(|_| words(PARAGRAPH)).collect();
            let body = format!("<p>{}</p>", paragraphs.join("</p><p>"));
            add(NewArticle {
                title: words(12),
                body: Html::clean(&body),
                summary: words(35),
                ..article(id, "lang-nghe", begins + id)
            })
        })
        .collect()
}

#[tokio::test]
async fn edition_of_fifty_articles_is_small() {
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
