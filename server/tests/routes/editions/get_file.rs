//! `GET /an-ban/{name}.tinlang`.

use axum::http::{Method, StatusCode, header};

use super::{DAY, paths, pictured, unpacked};
use crate::support::{CAUSE, Fault, TestApp};

fn file(query: &str) -> String {
    format!("{DAY}.tinlang{query}")
}

#[tokio::test]
async fn file_of_a_day_holds_its_articles_and_lists() {
    let app = TestApp::start().await;
    let answer = app.get_encoded(&file(""), "br, gzip").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(
        answer.header(header::CONTENT_TYPE),
        "application/x-tinlang-edition"
    );
    assert_eq!(
        answer.header(header::CONTENT_ENCODING),
        "",
        "it is compressed already"
    );
    assert_eq!(
        answer.header(header::CONTENT_DISPOSITION),
        "attachment; filename=\"an-ban-2021-02-18.tinlang\""
    );
    assert_eq!(answer.header(header::ACCEPT_RANGES), "bytes");
    let (head, document) = unpacked(&answer);
    assert_eq!(head["name"], "2021-02-18");
    let articles = paths(&document["articles"]);
    let wanted: Vec<String> = (16..=20)
        .rev()
        .map(|id| format!("/bai-{id}-{id}.html"))
        .collect();
    assert_eq!(articles, wanted, "newest first");
    assert_eq!(document["paths"], serde_json::json!(wanted));
    assert_eq!(paths(&document["lists"]), [DAY, "/", "/lang-nghe"]);
    let article = &document["articles"][0];
    assert_eq!(article["title"], "Bài số 20 | Báo Thử");
    assert_eq!(article["section"], "Mục lang-nghe");
    let main = article["main"].as_str().unwrap();
    assert!(
        main.starts_with("<main id=\"noi-dung\" class=\"article\">") && main.ends_with("</main>"),
        "{main}"
    );
    for website in ["leptos-island", "facebook", "tin-khac", "?lite", "<script"] {
        assert!(!main.contains(website), "{website} in {main}");
    }
    // A device that stored the article lets its reader save it.
    assert!(main.contains("class=\"tools needs-script\""), "{main}");
    let own = document["lists"][0]["main"].as_str().unwrap();
    for path in &wanted {
        assert!(own.contains(&format!("href=\"{path}\"")), "{path} in {own}");
    }
    assert_eq!(document["pictures"], serde_json::json!([]));
}

#[tokio::test]
async fn pictures_are_included_on_request() {
    let app = pictured().await;
    let (_, plain) = unpacked(&app.get(&file("")).await);
    let main = plain["articles"][0]["main"].as_str().unwrap();
    assert!(
        !main.contains("<img") && main.contains("<figcaption>Lò"),
        "{main}"
    );
    let (_, pictured) = unpacked(&app.get(&file("?anh=480")).await);
    let main = pictured["articles"][0]["main"].as_str().unwrap();
    assert!(
        main.contains(
            "<img src=\"/media/lo-gom-480.jpg\" width=\"480\" height=\"320\" alt=\"Lò gốm\""
        ),
        "{main}"
    );
    assert_eq!(
        pictured["pictures"],
        serde_json::json!([{
            "address": "/media/lo-gom-480.jpg",
            "type": "image/jpeg",
            "base64": "YSBwaWN0dXJl",
        }])
    );
}

#[tokio::test]
async fn partial_edition_names_all_articles_and_holds_the_new() {
    let app = TestApp::start().await;
    for (since, held) in [("2021-02-18", 5), ("2021-02-19", 0), ("2000-01-01", 5)] {
        let (head, document) = unpacked(&app.get(&file(&format!("?tu={since}"))).await);
        assert_eq!(head["name"], "2021-02-18");
        assert_eq!(document["since"], since);
        assert_eq!(paths(&document["articles"]).len(), held, "since {since}");
        assert_eq!(document["paths"].as_array().unwrap().len(), 5);
    }
    let whole = app.get(&file("?tu=2021-02-30")).await;
    assert!(unpacked(&whole).1["since"].is_null());
}

#[tokio::test]
async fn interrupted_download_is_resumed() {
    let app = TestApp::start().await;
    let whole = app.get(&file("")).await;
    let tag = whole.header(header::ETAG).to_owned();
    assert!(tag.starts_with('"'), "only a strong tag joins parts: {tag}");
    let length = whole.body.len();
    let at = length / 2;
    let range = format!("bytes={at}-");
    let headers = [
        (header::RANGE, range.as_str()),
        (header::IF_RANGE, tag.as_str()),
    ];
    let rest = app.send(Method::GET, &file(""), &headers).await;
    assert_eq!(rest.status, StatusCode::PARTIAL_CONTENT);
    assert_eq!(
        rest.header(header::CONTENT_RANGE),
        format!("bytes {at}-{}/{length}", length - 1)
    );
    assert_eq!(rest.header(header::ETAG), tag);
    assert_eq!(rest.body, whole.body.slice(at..));
    let other = [
        (header::RANGE, range.as_str()),
        (header::IF_RANGE, "\"other\""),
    ];
    let again = app.send(Method::GET, &file(""), &other).await;
    assert_eq!(again.status, StatusCode::OK);
    assert_eq!(again.body, whole.body);
    let beyond = format!("bytes={length}-");
    let beyond = [(header::RANGE, beyond.as_str())];
    let none = app.send(Method::GET, &file(""), &beyond).await;
    assert_eq!(none.status, StatusCode::RANGE_NOT_SATISFIABLE);
    assert_eq!(
        none.header(header::CONTENT_RANGE),
        format!("bytes */{length}")
    );
    let held = [(header::IF_NONE_MATCH, tag.as_str())];
    let same = app.send(Method::GET, &file(""), &held).await;
    assert_eq!(same.status, StatusCode::NOT_MODIFIED);
    assert!(same.body.is_empty());
}

#[tokio::test]
async fn edition_of_the_newest_articles_is_served() {
    let app = TestApp::start().await;
    let (head, document) = unpacked(&app.get("/an-ban/moi-nhat.tinlang").await);
    assert_eq!(head["name"], "moi-nhat");
    assert_eq!(paths(&document["articles"]).len(), 20);
    assert!(paths(&document["lists"]).contains(&"/"));
    let front = document["lists"][1]["main"].as_str().unwrap();
    assert!(front.contains("class=\"front\""), "{front}");
}

#[tokio::test]
async fn new_article_is_in_the_edition_of_seven_days() {
    let app = TestApp::start().await;
    let week = "/an-ban/7-ngay.tinlang";
    assert_eq!(app.get(week).await.status, StatusCode::NOT_FOUND);
    let path = app.publish_now(300, "Vừa ra lò").await;
    let (_, document) = unpacked(&app.get(week).await);
    assert_eq!(paths(&document["articles"]), [path]);
}

#[tokio::test]
async fn invalid_or_empty_edition_is_not_found() {
    let app = TestApp::start().await;
    for name in [
        "2021-02-30",
        "2021-2-18",
        "x",
        "",
        "2021-02-20",
        "2999-01-01",
    ] {
        let answer = app.get(&format!("/an-ban/{name}.tinlang")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{name}");
        assert_eq!(answer.header(header::CACHE_CONTROL), "no-store", "{name}");
    }
    let post = app.send(Method::POST, &file(""), &[]).await;
    assert_eq!(post.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn store_error_is_hidden() {
    let app = TestApp::builder().with_fault(Fault::Error).start().await;
    let answer = app.get(&file("")).await;
    assert!(answer.status.is_server_error());
    assert!(!answer.text().contains(CAUSE));
}
