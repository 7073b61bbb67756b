//! Editions: their files, their plain pages, their own pages.

mod get_file;
mod get_page;
mod get_plain_page;
mod size;

use std::io::Read;

use app::SharedStore;
use serde_json::Value;
use store::{Change, Format, Html, MediaFiles, MediaId, NewArticle, NewMedia};
use store_contract::fixtures::{add, article};

use crate::support::{Answer, NOW, TestApp};

/// The day of articles 16 to 20, but not of article 100.
const DAY: &str = "/an-ban/2021-02-18";

/// Returns the first line's JSON and the document.
fn unpacked(answer: &Answer) -> (Value, Value) {
    let end = answer.body.iter().position(|byte| *byte == b'\n').unwrap();
    let head = serde_json::from_slice(&answer.body[..end]).unwrap();
    let mut text = String::new();
    flate2::read::GzDecoder::new(&answer.body[end + 1..])
        .read_to_string(&mut text)
        .unwrap();
    (head, serde_json::from_str(&text).unwrap())
}

/// Returns the paths of a list of pages.
fn paths(list: &Value) -> Vec<&str> {
    let list = list.as_array().unwrap().iter();
    list.map(|page| page["path"].as_str().unwrap()).collect()
}

/// A paper with an article that has a picture, on that day.
async fn pictured() -> TestApp {
    TestApp::builder()
        .prepared(async |store: &SharedStore| {
            let picture = Change::Media(NewMedia {
                origin: "paper.example/a.jpg".into(),
                wanted_id: Some(MediaId(7)),
                source_url: None,
                alt: "Lò gốm".into(),
                caption: String::new(),
                files: Some(MediaFiles {
                    stem: "lo-gom".into(),
                    width: 480,
                    height: 320,
                    widths: vec![480],
                    formats: vec![Format::Jpeg],
                }),
            });
            let body = "<p>Chữ.</p><figure data-media=\"7\"><figcaption>Lò</figcaption></figure>";
            let article = NewArticle {
                body: Html::clean(body),
                pictures: vec![MediaId(7)],
                cover: Some(MediaId(7)),
                ..article(200, "lang-nghe", NOW - 60)
            };
            store.apply(&[picture, add(article)]).await.unwrap();
        })
        .start()
        .await
}
